package reader

import (
	"bytes"
	"errors"
	"fmt"
)

// chain reads the table at an offset and those before it; what a later one says holds.
func (f *File) chain(offset int) error {
	seen := map[int]bool{}
	for range maxChain {
		if offset < 0 || offset >= len(f.Data) || seen[offset] {
			return fmt.Errorf("the table of objects is not at byte %d", offset)
		}
		seen[offset] = true
		trailer, err := f.section(offset)
		if err != nil {
			return fmt.Errorf("the table of objects at byte %d: %w", offset, err)
		}
		if f.Trailer == nil {
			f.Trailer = trailer
			f.size, _ = trailer["Size"].(int)
		}
		if hybrid, has := trailer["XRefStm"].(int); has && hybrid >= 0 && hybrid < len(f.Data) && !seen[hybrid] {
			seen[hybrid] = true
			if _, err := f.section(hybrid); err != nil {
				return err
			}
		}
		prev, has := trailer["Prev"].(int)
		if !has {
			return nil
		}
		offset = prev
	}
	return fmt.Errorf("the file was updated more than %d times", maxChain)
}

func (f *File) section(offset int) (Dict, error) {
	l := lexer{src: f.Data, pos: offset, refs: true}
	first, err := l.value()
	if err != nil {
		return nil, err
	}
	if first == keyword("xref") {
		return f.table(&l)
	}
	if _, isInt := first.(int); !isInt {
		return nil, errors.New("there is no table")
	}
	v, err := f.objectAt(offset, 0)
	if err != nil {
		return nil, err
	}
	s, isStream := v.(*Stream)
	if !isStream || s.Dict["Type"] != Name("XRef") {
		return nil, errors.New("there is no table")
	}
	return s.Dict, f.xrefStream(s)
}

func (f *File) set(n int, p place) error {
	if n < 0 || n >= maxObjects {
		return fmt.Errorf("object %d is beyond what is read", n)
	}
	if _, known := f.places[n]; !known {
		f.places[n] = p
	}
	return nil
}

// table reads a cross-reference table of the old form.
func (f *File) table(l *lexer) (Dict, error) {
	for {
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		if v == keyword("trailer") {
			d, err := l.value()
			trailer, isDict := d.(Dict)
			if err != nil || !isDict {
				return nil, errors.New("there is no trailer")
			}
			return trailer, nil
		}
		first, isInt := v.(int)
		n, err := l.value()
		count, isCount := n.(int)
		if err != nil || !isInt || !isCount || count < 0 || count > maxObjects {
			return nil, errors.New("a part of it does not say which objects it is about")
		}
		for i := range count {
			where, err1 := l.value()
			_, err2 := l.value()
			kind, err3 := l.value()
			offset, isInt := where.(int)
			if errors.Join(err1, err2, err3) != nil || !isInt {
				return nil, fmt.Errorf("row %d cannot be read", i+1)
			}
			if err := f.set(first+i, place{free: kind != keyword("n"), offset: offset}); err != nil {
				return nil, err
			}
		}
	}
}

func (f *File) xrefStream(s *Stream) error {
	table, err := f.Content(s)
	if err != nil {
		return err
	}
	widths, _ := s.Dict["W"].(Array)
	var w [3]int
	for i := range w {
		if i < len(widths) {
			w[i], _ = widths[i].(int)
		}
		if w[i] < 0 || w[i] > 8 {
			return errors.New("its rows have impossible widths")
		}
	}
	row := w[0] + w[1] + w[2]
	size, _ := s.Dict["Size"].(int)
	index, has := s.Dict["Index"].(Array)
	if !has {
		index = Array{0, size}
	}
	if row == 0 {
		return errors.New("its rows have no width")
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(int)
		count, _ := index[i+1].(int)
		for k := 0; k < count && len(table) >= row; k++ {
			kind, a, b := field(table, w[0]), field(table[w[0]:], w[1]), field(table[w[0]+w[1]:], w[2])
			if w[0] == 0 {
				kind = 1
			}
			p := place{free: kind != 1 && kind != 2, offset: a}
			if kind == 2 {
				p = place{stream: a, index: b}
			}
			if err := f.set(first+k, p); err != nil {
				return err
			}
			table = table[row:]
		}
	}
	return nil
}

func field(b []byte, width int) int {
	v := 0
	for _, ch := range b[:width] {
		v = v<<8 | int(ch)
	}
	return max(v, 0)
}

// findRevisions finds where the file ended each time it was written.
func (f *File) findRevisions() {
	mark := []byte("%%EOF")
	for at := 0; len(f.Revisions) <= maxChain; {
		i := bytes.Index(f.Data[at:], mark)
		if i < 0 {
			break
		}
		at += i + len(mark)
		// The mark counts at the beginning of a line alone, after startxref: attached files hold anything.
		line := bytes.LastIndex(f.Data[:at-len(mark)], []byte("startxref"))
		if line < 0 || len(bytes.Trim(f.Data[line+len("startxref"):at-len(mark)], " \r\n0123456789")) > 0 {
			continue
		}
		end := at
		for end < len(f.Data) && (f.Data[end] == '\n' || f.Data[end] == '\r') {
			end++
		}
		f.Revisions = append(f.Revisions, end)
	}
	if n := len(f.Revisions); n == 0 || f.Revisions[n-1] != len(f.Data) {
		f.Revisions = append(f.Revisions, len(f.Data))
	}
}
