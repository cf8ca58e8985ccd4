package pdf

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"growthpole/report/document"
	"growthpole/report/reader"
)

func BenchmarkWrite(b *testing.B) {
	doc := demo()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}

// long is a document of as many pages as a brief has.
func long() *document.Document {
	doc := demo()
	for range 2 {
		for _, b := range append(demoOpening(), demoTables()...) {
			switch b := b.(type) {
			case *document.Paragraph:
				b.Text = slices.DeleteFunc(b.Text, func(in document.Inline) bool {
					_, isNote := in.(*document.Footnote)
					return isNote
				})
			case *document.Heading:
				b.ID = ""
			case *document.Figure:
				b.ID = ""
			case *document.Table:
				b.ID = ""
			}
			doc.Body = append(doc.Body, b)
		}
	}
	return doc
}

// What is compared shows the same: the plain file differs in nothing that is painted.
func TestAPlainFilePaintsTheSame(t *testing.T) {
	doc := long()
	painted := func(plain bool) (text string, pages int) {
		made, err := compose(doc, plain)
		if err != nil {
			t.Fatal(err)
		}
		f, err := reader.Open(bytes.Clone(made.out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		files.put(made)
		all, err := f.Pages()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all {
			c, err := f.PageContent(p)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range c.Items {
				text += i.Text + i.Ops
			}
		}
		return text, len(all)
	}
	a, n := painted(false)
	b, m := painted(true)
	if a != b || n != m || n < 12 {
		t.Errorf("%d and %d pages, equal: %t", n, m, a == b)
	}
}

func TestTheIdentifierIsMadeOfTheContent(t *testing.T) {
	id := func(doc *document.Document) string {
		o := open(t, write(t, doc))
		return string(o.array(o.trailer["ID"])[0].(pdfBytes))
	}
	changed := demo()
	changed.Title += "."
	if a := id(demo()); a != id(demo()) || a == id(changed) || len(a) != 16 {
		t.Errorf("identifiers of %d bytes: same document %t, another document %t", len(a), a == id(demo()), a == id(changed))
	}
}
