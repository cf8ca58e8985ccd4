// Package damage changes PDF files for tests: what must be found out is made here.
package damage

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"growthpole/report/reader"
)

// Objects are a file's objects taken apart, with streams inflated.
type Objects struct {
	All     map[int]any // by number
	Trailer reader.Dict
}

// Open takes a file apart. Object streams and tables are left out: Bytes writes
// every object alone.
func Open(data []byte) (*Objects, error) {
	f, err := reader.Open(data)
	if err != nil {
		return nil, err
	}
	o := &Objects{All: map[int]any{}, Trailer: reader.Dict{}}
	for _, k := range []reader.Name{"Root", "Info", "ID"} {
		if v, has := f.Trailer[k]; has {
			o.Trailer[k] = v
		}
	}
	for _, n := range f.Numbers() {
		v := f.Object(n)
		if s, isStream := v.(*reader.Stream); isStream {
			if t := s.Dict["Type"]; t == reader.Name("ObjStm") || t == reader.Name("XRef") {
				continue
			}
			content, err := f.Content(s)
			if err != nil {
				return nil, fmt.Errorf("object %d: %w", n, err)
			}
			d := maps.Clone(s.Dict)
			delete(d, "Filter")
			v = &reader.Stream{Dict: d, Raw: content}
		}
		if v != nil {
			o.All[n] = copied(v)
		}
	}
	return o, nil
}

func copied(v any) any {
	switch v := v.(type) {
	case reader.Dict:
		d := reader.Dict{}
		for k, x := range v {
			d[k] = copied(x)
		}
		return d
	case reader.Array:
		a := make(reader.Array, len(v))
		for i, x := range v {
			a[i] = copied(x)
		}
		return a
	case *reader.Stream:
		return &reader.Stream{Dict: copied(v.Dict).(reader.Dict), Raw: slices.Clone(v.Raw)}
	}
	return v
}

// Get follows references.
func (o *Objects) Get(v any) any {
	for {
		r, isRef := v.(reader.Ref)
		if !isRef {
			return v
		}
		v = o.All[r.Num]
	}
}

// Dict is a value as a dictionary, also that of a stream.
func (o *Objects) Dict(v any) reader.Dict {
	switch d := o.Get(v).(type) {
	case reader.Dict:
		return d
	case *reader.Stream:
		return d.Dict
	}
	return nil
}

// Stream is a value as a stream.
func (o *Objects) Stream(v any) *reader.Stream {
	s, _ := o.Get(v).(*reader.Stream)
	return s
}

// Array is a value as an array.
func (o *Objects) Array(v any) reader.Array {
	a, _ := o.Get(v).(reader.Array)
	return a
}

// Catalog is the root of the document.
func (o *Objects) Catalog() reader.Dict { return o.Dict(o.Trailer["Root"]) }

// Page is a page by its place, counted from 0.
func (o *Objects) Page(i int) reader.Dict {
	return o.Dict(o.Array(o.Dict(o.Catalog()["Pages"])["Kids"])[i])
}

// Content is the content stream of a page.
func (o *Objects) Content(page int) *reader.Stream { return o.Stream(o.Page(page)["Contents"]) }

// Elements lists the elements of the structure tree with a role, in the order of
// their numbers.
func (o *Objects) Elements(role string) []reader.Dict {
	var list []reader.Dict
	for _, n := range slices.Sorted(maps.Keys(o.All)) {
		if d, isDict := o.All[n].(reader.Dict); isDict && d["Type"] == reader.Name("StructElem") && d["S"] == reader.Name(role) {
			list = append(list, d)
		}
	}
	return list
}

// File is the stream of an attached file.
func (o *Objects) File(name string) *reader.Stream {
	for _, v := range o.Array(o.Catalog()["AF"]) {
		if d := o.Dict(v); reader.Text(o.Get(d["UF"])) == name {
			return o.Stream(o.Dict(d["EF"])["F"])
		}
	}
	return nil
}

// Add puts a new object in, and returns its reference.
func (o *Objects) Add(v any) reader.Ref {
	n := slices.Max(slices.Collect(maps.Keys(o.All))) + 1
	o.All[n] = v
	return reader.Ref{Num: n}
}

// Bytes writes the objects as a file.
func (o *Objects) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	numbers := slices.Sorted(maps.Keys(o.All))
	size := numbers[len(numbers)-1] + 1
	offsets := make([]int, size)
	for _, n := range numbers {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", n)
		b.Write(reader.Append(nil, o.All[n]))
		b.WriteString("\nendobj\n")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", size)
	for _, at := range offsets[1:] {
		if at == 0 {
			b.WriteString("0000000000 65535 f \n")
		} else {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		}
	}
	trailer := maps.Clone(o.Trailer)
	trailer["Size"] = size
	fmt.Fprintf(&b, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", reader.Append(nil, trailer), start)
	return b.Bytes()
}
