package compose

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"growthpole/indicators/problem"
	"growthpole/report/document"
)

// image is ![alt](kind:name "caption") in a template.
type image struct {
	kind, name string
	alt        string
	caption    []document.Inline
	at         int
}

// exhibitKinds are what a picture in a template can stand for.
var exhibitKinds = []struct {
	name string
	show func(*converter, image) document.Block
}{
	{"figure", (*converter).figure},
	{"table", (*converter).table},
	{"facts", (*converter).facts},
	{"contents", (*converter).contents},
}

// exhibitsOnly are the pictures of a paragraph that holds nothing else, or nil.
func exhibitsOnly(paragraph ast.Node, source []byte) []*ast.Image {
	var images []*ast.Image
	for n := paragraph.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Image:
			images = append(images, n)
		case *ast.Text:
			if len(bytes.TrimSpace(n.Segment.Value(source))) > 0 {
				return nil
			}
		default:
			return nil
		}
	}
	return images
}

func (c *converter) showAll(images []*ast.Image) []document.Block {
	var out []document.Block
	for _, n := range images {
		if b := c.show(n); b != nil {
			out = append(out, b)
		}
	}
	return out
}

func (c *converter) show(n *ast.Image) document.Block {
	target := string(unescape(n.Destination))
	kind, name, _ := strings.Cut(target, ":")
	known := make([]string, len(exhibitKinds))
	for i, k := range exhibitKinds {
		if k.name == kind {
			alt := document.PlainText(c.line(n))
			return k.show(c, image{kind, name, alt, c.captionText(n.Title, c.at(n)), c.at(n)})
		}
		known[i] = k.name
	}
	hint := problem.DidYouMean(kind, known)
	if !strings.Contains(target, ":") || strings.Contains(target, "//") {
		hint = "pictures are made from the data: figure:NAME, table:NAME, facts:NAME or contents:3"
	}
	c.fail(c.at(n), "a picture "+problem.Quote(target), hint)
	return nil
}

// captionText parses a caption as a line of Markdown. Goldmark gives titles as
// they were written, so escapes are resolved here, once.
func (c *converter) captionText(markdown []byte, at int) []document.Inline {
	markdown = bytes.Trim(markdown, " \t\r\n")
	if len(markdown) == 0 {
		return nil
	}
	source, fixed := c.source, c.fixed
	defer func() { c.source, c.fixed = source, fixed }()
	c.source, c.fixed = bytes.ReplaceAll(markdown, []byte("\n"), []byte(" ")), at
	if isPlain(c.source) {
		return c.plain(c.source)
	}
	root := captionParser.Parse(text.NewReader(c.source))
	if root.FirstChild() == nil {
		return nil
	}
	return c.line(root.FirstChild())
}

// pick finds an exhibit by name and makes it; an unknown name is a problem that
// lists what there is.
func pick[F any](c *converter, im image, all map[string]F) (exhibit F, found bool) {
	exhibit, found = all[im.name]
	if !found {
		c.fail(im.at, "no "+im.kind+" "+problem.Quote(im.name), problem.DidYouMean(im.name, slices.Sorted(maps.Keys(all))))
	}
	return exhibit, found
}

// take reserves the ID of an exhibit, which can stand in a document once.
func (c *converter) take(id string, at int) bool {
	if c.ids[id] {
		c.fail(at, "a second "+problem.Quote(id), "show it once and refer to it with [](#"+id+")")
		return false
	}
	c.ids[id] = true
	return true
}

func (c *converter) failed(im image, err error) document.Block {
	c.fail(im.at, im.kind+" "+problem.Quote(im.name)+": "+err.Error(), "")
	return nil
}

func (c *converter) figure(im image) document.Block {
	draw, found := pick(c, im, c.ex.Figures)
	if !found {
		return nil
	}
	drawn, err := draw(im.alt)
	if err != nil {
		return c.failed(im, err)
	}
	if drawn == nil {
		return nil
	}
	figure := *drawn // the maker may keep its own
	figure.Source = c.polished(figure.Source)
	figure.ID = "fig:" + im.name
	if !c.take(figure.ID, im.at) {
		return nil
	}
	if figure.Alt == "" {
		figure.Alt = im.alt
	}
	if im.caption != nil {
		figure.Caption = im.caption
	}
	c.numberFigure(&figure)
	return &figure
}

// numberFigure gives a figure that has its ID a number.
func (c *converter) numberFigure(figure *document.Figure) {
	c.figures++
	figure.Label = label(c.opt.FigureLabel, c.figures)
	c.labels[figure.ID] = reference(c.opt.FigureRef, c.figures, figure.Label)
}

func (c *converter) table(im image) document.Block {
	fill, found := pick(c, im, c.ex.Tables)
	if !found {
		return nil
	}
	filled, err := fill()
	if err != nil {
		return c.failed(im, err)
	}
	if filled == nil {
		return nil
	}
	table := *filled
	table.Source = c.polished(table.Source)
	table.ID = "tab:" + im.name
	if table.Summary == "" {
		table.Summary = im.alt
	}
	if im.caption != nil {
		table.Caption = im.caption
	}
	c.numberTable(&table, im.at)
	return &table
}

// numberTable gives a table its number and, where it has none, a name.
func (c *converter) numberTable(table *document.Table, at int) {
	c.tables++
	table.Label = label(c.opt.TableLabel, c.tables)
	if table.ID == "" {
		table.ID = c.freshID("table " + strconv.Itoa(c.tables))
	} else if !c.take(table.ID, at) {
		return
	}
	c.labels[table.ID] = reference(c.opt.TableRef, c.tables, table.Label)
}

// reference is what a sentence calls an exhibit by.
func reference(word func(int) string, n int, label string) string {
	if word == nil {
		return label
	}
	return word(n)
}

func label(word func(int) string, n int) string {
	if word == nil {
		return strconv.Itoa(n)
	}
	return word(n)
}

func (c *converter) facts(im image) document.Block {
	gather, found := pick(c, im, c.ex.Facts)
	if !found {
		return nil
	}
	facts, err := gather()
	if err != nil {
		return c.failed(im, err)
	}
	if facts == nil {
		return nil // a nil pointer in an interface would not be nil
	}
	return facts
}

func (c *converter) contents(im image) document.Block {
	depth, err := strconv.Atoi(im.name)
	if err != nil || depth < 1 || depth > 6 {
		c.fail(im.at, "contents of depth "+problem.Quote(im.name), "write contents:3, a level of headings from 1 to 6")
		return nil
	}
	return &document.Contents{Title: im.alt, Depth: depth}
}
