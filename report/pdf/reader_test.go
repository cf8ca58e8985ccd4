package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// The tests read our own files back with this small reader. It knows the form
// that file.go writes, and fails the test on anything else.

type (
	pdfDict  map[string]any
	pdfRef   int
	pdfName  string
	pdfBytes string // a string object
)

// opened is a file read back.
type opened struct {
	t       testing.TB
	objects map[int]any
	streams map[int][]byte // inflated
	trailer pdfDict
}

func open(t testing.TB, data []byte) *opened {
	t.Helper()
	o := &opened{t: t, objects: map[int]any{}, streams: map[int][]byte{}}
	at, err := strconv.Atoi(string(bytes.Fields(data[bytes.LastIndex(data, []byte("startxref")):])[1]))
	if err != nil {
		t.Fatal(err)
	}
	dict, table := o.stream(data[at:])
	o.trailer = dict
	var packs []int
	offset := int(dict["W"].([]any)[1].(float64)) // bytes of one
	for n := 1; (offset+3)*n < len(table); n++ {
		row := table[(offset+3)*n:]
		where := 0
		for _, b := range row[1 : 1+offset] {
			where = where<<8 | int(b)
		}
		if row[0] != 1 {
			continue
		}
		if !bytes.HasPrefix(data[where:], []byte(strconv.Itoa(n)+" 0 obj\n")) {
			t.Fatalf("object %d is not at %d", n, where)
		}
		d, body := o.stream(data[where:])
		o.objects[n], o.streams[n] = d, body
		if d["Type"] == pdfName("ObjStm") {
			packs = append(packs, n)
		}
	}
	for _, n := range packs {
		o.unpack(n)
	}
	return o
}

func (o *opened) stream(src []byte) (pdfDict, []byte) {
	o.t.Helper()
	src = src[bytes.Index(src, []byte("obj\n"))+4:]
	p := parser{o.t, src}
	dict := p.value().(pdfDict)
	body := bytes.TrimPrefix(p.src, []byte("\nstream\n"))[:int(dict["Length"].(float64))]
	if dict["Filter"] == pdfName("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			o.t.Fatal(err)
		}
		if body, err = io.ReadAll(z); err != nil {
			o.t.Fatal(err)
		}
	}
	return dict, body
}

func (o *opened) unpack(n int) {
	dict := o.objects[n].(pdfDict)
	body := o.streams[n]
	first := int(dict["First"].(float64))
	index := strings.Fields(string(body[:first]))
	for i := 0; i+1 < len(index); i += 2 {
		number, _ := strconv.Atoi(index[i])
		offset, _ := strconv.Atoi(index[i+1])
		p := parser{o.t, body[first+offset:]}
		o.objects[number] = p.value()
	}
}

// get follows references.
func (o *opened) get(v any) any {
	for {
		r, isRef := v.(pdfRef)
		if !isRef {
			return v
		}
		var known bool
		if v, known = o.objects[int(r)]; !known {
			o.t.Fatalf("object %d is missing", r)
		}
	}
}

func (o *opened) dict(v any) pdfDict {
	d, _ := o.get(v).(pdfDict)
	return d
}

func (o *opened) array(v any) []any {
	a, _ := o.get(v).([]any)
	return a
}

func (o *opened) catalog() pdfDict { return o.dict(o.trailer["Root"]) }

// pages are references, in order.
func (o *opened) pages() []any { return o.array(o.dict(o.catalog()["Pages"])["Kids"]) }

func (o *opened) content(page any) string {
	return string(o.streams[int(o.dict(page)["Contents"].(pdfRef))])
}

func text(v any) string {
	s, _ := v.(pdfBytes)
	if !strings.HasPrefix(string(s), "\xFE\xFF") {
		return string(s)
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// parser reads values of the PDF language.
type parser struct {
	t   testing.TB
	src []byte
}

func (p *parser) value() any {
	p.src = bytes.TrimLeft(p.src, " \n")
	switch {
	case bytes.HasPrefix(p.src, []byte("<<")):
		return p.dictionary()
	case p.src[0] == '[':
		p.src = p.src[1:]
		var a []any
		for {
			p.src = bytes.TrimLeft(p.src, " \n")
			if p.src[0] == ']' {
				p.src = p.src[1:]
				return a
			}
			a = append(a, p.value())
		}
	case p.src[0] == '<':
		end := bytes.IndexByte(p.src, '>')
		s, err := hex.DecodeString(string(p.src[1:end]))
		if err != nil {
			p.t.Fatal(err)
		}
		p.src = p.src[end+1:]
		return pdfBytes(s)
	case p.src[0] == '(':
		return p.literal()
	case p.src[0] == '/':
		p.src = p.src[1:]
		return pdfName(p.word())
	default:
		return p.number()
	}
}

func (p *parser) dictionary() pdfDict {
	p.src = p.src[2:]
	d := pdfDict{}
	for {
		p.src = bytes.TrimLeft(p.src, " \n")
		if bytes.HasPrefix(p.src, []byte(">>")) {
			p.src = p.src[2:]
			return d
		}
		key, isName := p.value().(pdfName)
		if !isName {
			p.t.Fatalf("no key before %.40q", p.src)
		}
		if _, twice := d[string(key)]; twice {
			p.t.Fatalf("key %s twice", key)
		}
		d[string(key)] = p.value()
	}
}

func (p *parser) literal() pdfBytes {
	var b []byte
	i, depth := 1, 1
	for ; depth > 0; i++ {
		switch ch := p.src[i]; ch {
		case '\\':
			i++
			ch = p.src[i]
			if ch == 'r' {
				ch = '\r'
			}
			b = append(b, ch)
		case ')':
			depth--
		default:
			b = append(b, ch)
		}
	}
	p.src = p.src[i:]
	return pdfBytes(b)
}

func (p *parser) word() string {
	end := bytes.IndexAny(p.src, " \n/<>[]()")
	if end < 0 {
		end = len(p.src)
	}
	w := string(p.src[:end])
	p.src = p.src[end:]
	return w
}

func (p *parser) number() any {
	w := p.word()
	switch w {
	case "true":
		return true
	case "null":
		return nil
	}
	v, err := strconv.ParseFloat(w, 64)
	if err != nil || strings.ContainsAny(w, "eExXnN") { // such numbers are Go's, not PDF's
		p.t.Fatalf("%q is no value before %.40q", w, p.src)
	}
	if m := bytes.TrimLeft(p.src, " "); bytes.HasPrefix(m, []byte("0 R")) {
		p.src = m[3:]
		return pdfRef(int(v))
	}
	return v
}
