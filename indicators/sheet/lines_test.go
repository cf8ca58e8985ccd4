package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"testing"
)

// alike compares our reader with encoding/csv: fields, places and errors.
func alike(t *testing.T, content []byte, comma rune) {
	t.Helper()
	want := csv.NewReader(bytes.NewReader(content))
	want.Comma, want.ReuseRecord = comma, true
	got := newLines(content, comma)
	for n := 1; ; n++ {
		a, errA := want.Read()
		b, errB := got.Read()
		if errors.Is(errA, io.EOF) != errors.Is(errB, io.EOF) || (errA == nil) != (errB == nil) || errA != nil && errA.Error() != errB.Error() {
			t.Fatalf("row %d of %q: %v, want %v", n, content, errB, errA)
		}
		if errors.Is(errA, io.EOF) {
			return
		}
		var p *csv.ParseError
		if errors.As(errA, &p) && !errors.Is(errA, csv.ErrFieldCount) {
			return
		}
		if !slices.Equal(a, b) {
			t.Fatalf("row %d of %q: %q, want %q", n, content, b, a)
		}
		for i := range a {
			lineA, columnA := want.FieldPos(i)
			if line, column := got.place(i); line != lineA || column != columnA {
				t.Fatalf("row %d, field %d of %q: at %d:%d, want %d:%d", n, i, content, line, column, lineA, columnA)
			}
		}
	}
}

var csvSeeds = []string{"", "\n", "a,b\n1,2\n", "a,b\r\n1,2", "a,b\n\n\r\n1,2\n", "a,b\n1\n2,3\n", "a,b\n1,\"2\n3\"\n\n4,5\n", "a;b\n\"1\";2\n", "a,b\n1,2\"\n",
	"a,b\n\"1,2\n", "a\rb,c\n1\r,2\r\r\n", ",\n,\n", "a,b\n1,\xff\n", "\"a\",b\n1,2\n3\n", "a,b\n \n", "\r", "a\r"}

func TestLinesAreThoseOfEncodingCSV(t *testing.T) {
	for _, s := range csvSeeds {
		for _, comma := range []rune{',', ';', '\t'} {
			alike(t, []byte(s), comma)
		}
	}
}

func FuzzLines(f *testing.F) {
	for i, s := range csvSeeds {
		f.Add([]byte(s), uint8(i))
	}
	f.Fuzz(func(t *testing.T, content []byte, which uint8) {
		alike(t, content, []rune{',', ';', '\t'}[int(which)%3])
	})
}
