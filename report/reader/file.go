package reader

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
)

// The bounds of a file.
const (
	MaxSize     = 256 << 20 // bytes of a file
	maxObjects  = 1_000_000
	maxInflated = 512 << 20 // bytes of all streams together
	maxChain    = 64        // revisions
)

// File is a PDF file that was opened.
type File struct {
	Data    []byte
	Trailer Dict
	// Revisions are the ends of the file as it was written at first and after
	// every update that was appended, in this order; the last is the whole.
	Revisions []int
	Notices   []Notice // what a lenient reader forgives, of the objects read so far

	places  map[int]place
	cache   map[int]any
	busy    map[int]bool
	packs   map[int]*pack
	size    int // that the trailer declares
	budget  int
	content map[*Stream][]byte
}

// Notice is an offence against the syntax.
type Notice struct {
	Object int // 0 for the file
	What   string
}

// place is where an object stands.
type place struct {
	free   bool
	offset int
	stream int // object stream; 0 for an object that stands alone
	index  int
}

// pack is an object stream taken apart.
type pack struct {
	content []byte
	numbers []int
	offsets []int
}

// Open reads the cross-reference tables of a file. Objects are read when they are
// asked for.
func Open(data []byte) (*File, error) {
	if len(data) > MaxSize {
		return nil, fmt.Errorf("the file has %d bytes; at most %d are read", len(data), MaxSize)
	}
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("this is not a PDF file: it does not begin with %PDF-")
	}
	f := &File{Data: data, places: map[int]place{}, cache: map[int]any{}, busy: map[int]bool{}, packs: map[int]*pack{},
		content: map[*Stream][]byte{}, budget: min(maxInflated, 16<<20+100*len(data))}
	tail := data[max(0, len(data)-1024):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if at < 0 {
		return nil, errors.New("the file is cut off: it does not end with startxref")
	}
	l := lexer{src: tail, pos: at + len("startxref")}
	start, err := l.value()
	offset, isInt := start.(int)
	if err != nil || !isInt {
		return nil, errors.New("the file does not say where its table of objects is")
	}
	if err := f.chain(offset); err != nil {
		return nil, err
	}
	f.findRevisions()
	if _, encrypted := f.Trailer["Encrypt"]; encrypted {
		return nil, errors.New("the file is encrypted; PDF/A files never are")
	}
	return f, nil
}

// Size is one more than the highest object number that the trailer declares.
func (f *File) Size() int { return f.size }

// Numbers lists the objects in use, in order.
func (f *File) Numbers() []int {
	var list []int
	for n, p := range f.places {
		if !p.free {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list
}

// Object is an object by its number; nil where there is none.
func (f *File) Object(n int) any {
	if v, read := f.cache[n]; read {
		return v
	}
	p, known := f.places[n]
	if !known || p.free || f.busy[n] {
		return nil
	}
	f.busy[n] = true
	defer delete(f.busy, n)
	var v any
	var err error
	if p.stream > 0 {
		v, err = f.packed(n, p)
	} else {
		v, err = f.objectAt(p.offset, n)
	}
	if err != nil {
		f.note(n, err.Error())
		v = nil
	}
	f.cache[n] = v
	return v
}

func (f *File) note(n int, what string) {
	if len(f.Notices) < 1000 {
		f.Notices = append(f.Notices, Notice{n, what})
	}
}

// objectAt reads an object that stands alone. Its number is checked where it is known.
func (f *File) objectAt(offset, n int) (any, error) {
	if offset <= 0 || offset >= len(f.Data) {
		return nil, fmt.Errorf("it is said to stand at byte %d", offset)
	}
	l := lexer{src: f.Data, pos: offset, refs: true, notice: func(s string) { f.note(n, s) }}
	num, err1 := l.value()
	_, err2 := l.value()
	word, err3 := l.value()
	if errors.Join(err1, err2, err3) != nil || word != keyword("obj") || n > 0 && num != n {
		return nil, fmt.Errorf("it does not stand at byte %d", offset)
	}
	v, err := l.operand()
	if err != nil {
		return nil, err
	}
	d, isDict := v.(Dict)
	back := l.pos
	if next, err := l.value(); isDict && err == nil && next == keyword("stream") {
		return f.streamAt(&l, d, n)
	}
	l.pos = back
	return v, nil
}

func (f *File) streamAt(l *lexer, d Dict, n int) (any, error) {
	if bytes.HasPrefix(l.src[l.pos:], []byte("\r\n")) {
		l.pos += 2
	} else if l.pos < len(l.src) && l.src[l.pos] == '\n' {
		l.pos++
	} else {
		f.note(n, "the word stream is not followed by a line end")
	}
	length, isInt := f.Get(d["Length"]).(int)
	if !isInt || length < 0 || length > len(l.src)-l.pos {
		return nil, errors.New("a stream's length is wrong")
	}
	s := &Stream{Dict: d, Raw: l.src[l.pos : l.pos+length]}
	rest := l.src[l.pos+length:]
	switch {
	case bytes.HasPrefix(rest, []byte("\nendstream")), bytes.HasPrefix(rest, []byte("\r\nendstream")), bytes.HasPrefix(rest, []byte("\rendstream")):
	case bytes.HasPrefix(rest, []byte("endstream")):
		f.note(n, "the word endstream does not follow a line end")
	default:
		f.note(n, "a stream's length is wrong")
	}
	return s, nil
}

// packed reads an object from an object stream.
func (f *File) packed(n int, p place) (any, error) {
	k, err := f.unpack(p.stream)
	if err != nil {
		return nil, err
	}
	i := p.index
	if i < 0 || i >= len(k.numbers) || k.numbers[i] != n {
		if i = slices.Index(k.numbers, n); i < 0 {
			return nil, fmt.Errorf("it is not in object stream %d", p.stream)
		}
	}
	if k.offsets[i] < 0 || k.offsets[i] > len(k.content) {
		return nil, fmt.Errorf("object stream %d does not hold it where it says", p.stream)
	}
	l := lexer{src: k.content, pos: k.offsets[i], refs: true, notice: func(s string) { f.note(n, s) }}
	return l.operand()
}

func (f *File) unpack(n int) (*pack, error) {
	if k, read := f.packs[n]; read {
		if k == nil {
			return nil, fmt.Errorf("object stream %d cannot be read", n)
		}
		return k, nil
	}
	f.packs[n] = nil
	if f.places[n].stream > 0 {
		return nil, fmt.Errorf("object stream %d is inside another one", n)
	}
	s, isStream := f.Object(n).(*Stream)
	if !isStream {
		return nil, fmt.Errorf("object stream %d is not there", n)
	}
	content, err := f.Content(s)
	if err != nil {
		return nil, err
	}
	count, _ := s.Dict["N"].(int)
	first, _ := s.Dict["First"].(int)
	k := &pack{content: content}
	l := lexer{src: content[:min(max(first, 0), len(content))]}
	for range min(count, maxObjects) {
		num, isNum := l.whole()
		offset, isOffset := l.whole()
		if !isNum || !isOffset {
			break
		}
		k.numbers, k.offsets = append(k.numbers, num), append(k.offsets, first+offset)
	}
	f.packs[n] = k
	return k, nil
}

// Content is a stream's data, inflated. Filters other than Flate are not read: no
// file of ours has any.
func (f *File) Content(s *Stream) ([]byte, error) {
	if b, done := f.content[s]; done {
		return b, nil
	}
	filter := f.Get(s.Dict["Filter"])
	if list, isArray := filter.(Array); isArray && len(list) == 1 {
		filter = f.Get(list[0])
	}
	switch filter {
	case nil:
		return s.Raw, nil
	case Name("FlateDecode"):
	default:
		return nil, fmt.Errorf("a stream has the filter %v; only FlateDecode is read", filter)
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil, fmt.Errorf("a stream cannot be inflated: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(z, int64(f.budget)+1))
	if err != nil {
		return nil, fmt.Errorf("a stream cannot be inflated: %w", err)
	}
	if len(b) > f.budget {
		return nil, errors.New("the streams hold more data than is read")
	}
	if p, isDict := f.Get(s.Dict["DecodeParms"]).(Dict); isDict {
		if predictor, _ := f.Get(p["Predictor"]).(int); predictor > 1 {
			if b, err = unpredict(b, p); err != nil {
				return nil, err
			}
		}
	}
	f.budget -= len(b)
	f.content[s] = b
	return b, nil
}

// unpredict undoes PNG predictors, which other programs use in their tables.
func unpredict(b []byte, p Dict) ([]byte, error) {
	columns, _ := p["Columns"].(int)
	if columns < 1 || columns > 1<<16 {
		return nil, errors.New("a stream's predictor has no columns")
	}
	out, above := make([]byte, 0, len(b)), make([]byte, columns)
	for ; len(b) > columns; b = b[columns+1:] {
		row := slices.Clone(b[1 : columns+1])
		switch b[0] {
		case 0:
		case 1:
			for i := 1; i < columns; i++ {
				row[i] += row[i-1]
			}
		case 2:
			for i := range row {
				row[i] += above[i]
			}
		default:
			return nil, fmt.Errorf("a stream has the predictor %d, which is not read", b[0])
		}
		out, above = append(out, row...), row
	}
	return out, nil
}

// Get follows references.
func (f *File) Get(v any) any {
	for range 32 {
		r, isRef := v.(Ref)
		if !isRef {
			return v
		}
		v = f.Object(r.Num)
	}
	return nil
}

// Dict is a value as a dictionary, also that of a stream; nil if it is none.
func (f *File) Dict(v any) Dict {
	switch d := f.Get(v).(type) {
	case Dict:
		return d
	case *Stream:
		return d.Dict
	}
	return nil
}

// Array is a value as an array; nil if it is none.
func (f *File) Array(v any) Array {
	a, _ := f.Get(v).(Array)
	return a
}

// Text is a value as a text string.
func (f *File) Text(v any) string { return Text(f.Get(v)) }

// Catalog is the root of the document.
func (f *File) Catalog() Dict { return f.Dict(f.Trailer["Root"]) }
