package reader

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// maxPages is how many pages are read.
const maxPages = 20_000

// Page is a page of the document.
type Page struct {
	Ref
	Dict
	Index int // 0 is the first
}

// Pages lists the pages in order.
func (f *File) Pages() ([]Page, error) {
	var pages []Page
	seen := map[Ref]bool{}
	var walk func(v any, inherited Dict) error
	walk = func(v any, inherited Dict) error {
		r, isRef := v.(Ref)
		if !isRef || seen[r] {
			return errors.New("the tree of pages leads nowhere or back to itself")
		}
		seen[r] = true
		d := f.Dict(r)
		if d == nil {
			return errors.New("a page is missing")
		}
		merged := Dict{}
		for _, k := range []Name{"Resources", "MediaBox"} {
			if x, has := d[k]; has {
				merged[k] = x
			} else if x, has := inherited[k]; has {
				merged[k] = x
			}
		}
		if _, isNode := d["Kids"]; !isNode {
			if len(pages) == maxPages {
				return errors.New("the file has too many pages")
			}
			page := Dict{}
			for k, x := range d {
				page[k] = x
			}
			for k, x := range merged {
				page[k] = x
			}
			pages = append(pages, Page{Ref: r, Dict: page, Index: len(pages)})
			return nil
		}
		for _, kid := range f.Array(d["Kids"]) {
			if err := walk(kid, merged); err != nil {
				return err
			}
		}
		return nil
	}
	err := walk(f.Catalog()["Pages"], nil)
	return pages, err
}

// Item is something that a page paints.
type Item struct {
	Text  string    // empty for a path
	Path  []float64 // coordinates of a path, as they stand
	Ops   string    // its operators, such as "mllhf"
	Fill  [3]float64
	Line  [3]float64
	Width float64 // of a line
	Font  string  // name of the font's resource
	Size  float64
	X, Y  float64 // where text begins; y upwards
	Mark  *Mark   // nil outside of marked content
	Codes []uint16

	Object string // name of the resource that is painted as a whole, such as a picture; Path is the matrix that places it on the page
	// Moved says that a matrix (cm) applies: coordinates and sizes of text and paths
	// are then not those on the page.
	Moved bool
}

// Content is what a page's operators say.
type Content struct {
	Items    []Item
	Marks    []*Mark // tagged ones, in order
	Problems []string
	Deepest  int      // nesting of saved states
	Ops      []string // names of operators, each once
	Numbers  float64  // the greatest by amount
	Raw      []byte
}

const maxItems = 2_000_000

// Content reads what a page paints.
func (f *File) PageContent(p Page) (*Content, error) {
	var raw []byte
	parts := f.Array(p.Dict["Contents"])
	if parts == nil {
		parts = Array{p.Dict["Contents"]}
	}
	for _, v := range parts {
		s, isStream := f.Get(v).(*Stream)
		if !isStream {
			return nil, errors.New("a page has no content")
		}
		b, err := f.Content(s)
		if err != nil {
			return nil, err
		}
		raw = append(append(raw, b...), '\n')
	}
	in := interpreter{c: &Content{Raw: raw}, fonts: f.pageFonts(p), properties: f.pageProperties(p), state: state{matrix: identity}}
	err := in.run(raw)
	return in.c, err
}

func (f *File) pageFonts(p Page) map[string]map[uint16]string {
	maps := map[string]map[uint16]string{}
	for name, v := range f.Dict(f.Dict(p.Dict["Resources"])["Font"]) {
		maps[string(name)] = f.ToUnicode(f.Dict(v))
	}
	return maps
}

type state struct {
	fill, line [3]float64
	width      float64
	font       string
	size       float64
	matrix     [6]float64 // from coordinates of the content to those of the page
}

var identity = [6]float64{1, 0, 0, 1, 0, 0}

// times is the matrix that applies m first and then n.
func times(m []float64, n [6]float64) [6]float64 {
	return [6]float64{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

type interpreter struct {
	c     *Content
	fonts map[string]map[uint16]string
	// properties are those of marked content, by their names among the page's resources.
	properties map[Name]Dict
	state
	saved  []state
	mark   *Mark
	inText bool
	tm     [6]float64
	path   []float64
	ops    []byte
	seen   map[string]bool
}

func (in *interpreter) complain(what string) {
	if len(in.c.Problems) < 100 && !slices.Contains(in.c.Problems, what) {
		in.c.Problems = append(in.c.Problems, what)
	}
}

func (in *interpreter) run(raw []byte) error {
	l := lexer{src: raw, notice: in.complain}
	in.seen = map[string]bool{}
	var args []any
	for {
		l.skipSpace()
		begun := l.pos < len(l.src)
		v, err := l.value()
		if errors.Is(err, errEnd) {
			if begun {
				in.complain("the content ends in the middle of a value")
			}
			break
		}
		if err != nil {
			return err
		}
		op, isOp := v.(keyword)
		if !isOp {
			if args = append(args, v); len(args) > 1000 {
				return errors.New("a page's content has an operator with more than 1000 operands")
			}
			if x, isNumber := Number(v); isNumber {
				in.c.Numbers = max(in.c.Numbers, x, -x)
			}
			continue
		}
		if !in.seen[string(op)] {
			in.seen[string(op)] = true
			in.c.Ops = append(in.c.Ops, string(op))
		}
		if len(in.c.Items) > maxItems {
			return errors.New("a page paints more than is read")
		}
		in.do(string(op), args)
		args = args[:0]
	}
	if in.mark != nil {
		in.complain("marked content does not end")
	}
	if len(in.saved) > 0 {
		in.complain("a saved state is not restored")
	}
	if in.inText {
		in.complain("a text object does not end")
	}
	return nil
}

func numbers(args []any, n int) []float64 {
	out := make([]float64, n)
	for i := range min(n, len(args)) {
		out[i], _ = Number(args[i])
	}
	return out
}

func (in *interpreter) do(op string, args []any) {
	switch op {
	case "BDC", "BMC", "EMC":
		in.marked(op, args)
	case "q":
		in.saved = append(in.saved, in.state)
		in.c.Deepest = max(in.c.Deepest, len(in.saved))
		if len(in.saved) > 10_000 {
			in.saved = in.saved[:1]
		}
	case "Q":
		if n := len(in.saved); n > 0 {
			in.state, in.saved = in.saved[n-1], in.saved[:n-1]
		} else {
			in.complain("a state is restored that was not saved")
		}
	case "rg":
		copy(in.fill[:], numbers(args, 3))
	case "RG":
		copy(in.line[:], numbers(args, 3))
	case "w":
		in.width = numbers(args, 1)[0]
	case "BT", "ET":
		if in.inText == (op == "BT") {
			in.complain("text objects are nested or end twice")
		}
		in.inText = op == "BT"
		in.tm = [6]float64{1, 0, 0, 1, 0, 0}
	case "Tf":
		if len(args) == 2 {
			n, _ := args[0].(Name)
			in.font = string(n)
			in.size, _ = Number(args[1])
		}
	case "Tm":
		copy(in.tm[:], numbers(args, 6))
	case "Td", "TD":
		d := numbers(args, 2)
		in.tm[4], in.tm[5] = in.tm[4]+d[0], in.tm[5]+d[1]
	case "Tj", "TJ", "'", "\"":
		in.show(args)
	case "m", "l", "c", "v", "y", "h", "re":
		in.path, in.ops = append(in.path, numbers(args, len(args))...), append(in.ops, op[0])
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
		in.paint(op)
	case "n":
		in.path, in.ops = nil, nil
	case "cm":
		in.matrix = times(numbers(args, 6), in.matrix)
	case "Do":
		in.object(args)
	case "sh", "BI", "EI":
		in.paint(op)
	}
}

func (in *interpreter) item() Item {
	return Item{Fill: in.fill, Line: in.line, Width: in.width, Mark: in.mark, Moved: in.matrix != identity}
}

func (in *interpreter) paint(op string) {
	i := in.item()
	i.Path, i.Ops = in.path, string(in.ops)+" "+op
	in.c.Items = append(in.c.Items, i)
	in.path, in.ops = nil, nil
}

// object notes a picture or another thing that stands outside of the content.
func (in *interpreter) object(args []any) {
	i := in.item()
	i.Path, i.Ops = slices.Clone(in.matrix[:]), " Do"
	if len(args) > 0 {
		name, _ := args[len(args)-1].(Name)
		i.Object = string(name)
	}
	in.c.Items = append(in.c.Items, i)
}

func (in *interpreter) show(args []any) {
	i := in.item()
	i.Font, i.Size, i.X, i.Y = in.font, in.size, in.tm[4], in.tm[5]
	var b strings.Builder
	add := func(s String) {
		for k := 0; k+1 < len(s); k += 2 {
			code := uint16(s[k])<<8 | uint16(s[k+1])
			i.Codes = append(i.Codes, code)
			text, known := in.fonts[in.font][code]
			if !known {
				in.complain("a glyph has no meaning: font " + in.font + ", code " + strconv.Itoa(int(code)))
				text = "\uFFFD"
			}
			b.WriteString(text)
		}
	}
	for _, a := range args {
		switch a := a.(type) {
		case String:
			add(a)
		case Array:
			for _, x := range a {
				if s, isString := x.(String); isString {
					add(s)
				}
			}
		}
	}
	i.Text = b.String()
	in.c.Items = append(in.c.Items, i)
}

// ToUnicode is the characters that the codes of a font of ours stand for.
func (f *File) ToUnicode(font Dict) map[uint16]string {
	s, isStream := f.Get(font["ToUnicode"]).(*Stream)
	if !isStream {
		return nil
	}
	b, err := f.Content(s)
	if err != nil {
		return nil
	}
	characters := map[uint16]string{}
	l := lexer{src: b}
	var strs []String
	for {
		v, err := l.value()
		if err != nil {
			return characters
		}
		switch v := v.(type) {
		case String:
			strs = append(strs, v)
		case keyword:
			if v == "endbfchar" {
				for i := 0; i+1 < len(strs); i += 2 {
					if len(strs[i]) == 2 {
						characters[uint16(strs[i][0])<<8|uint16(strs[i][1])] = Text("\xFE\xFF" + strs[i+1])
					}
				}
			}
			strs = strs[:0]
		}
	}
}
