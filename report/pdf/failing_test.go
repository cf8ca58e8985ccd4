package pdf

import (
	"errors"
	"strings"
	"testing"

	"growthpole/report/document"
)

// TestAFailedFileIsDoneWithItsMemory: pages are deflated while the file is finished, in
// memory that is the next document's once finishing has failed.
func TestAFailedFileIsDoneWithItsMemory(t *testing.T) {
	w := workspaces.take()
	defer w.release()
	c := newCanvas(&look{}, nil, w)
	for range 8 {
		c.newPage()
		c.raw(strings.Repeat("0 0 m 9 9 l S\n", 1<<15))
	}
	c.endPage()
	broken := errors.New("no more pages")
	c.pdf.SetError(broken)
	if _, err := finish(&document.Document{}, c, &element{}, nil); !errors.Is(err, broken) {
		t.Fatalf("finish: %v", err)
	}
	for i, page := range c.packed {
		if page.to == 0 {
			t.Errorf("page %d is still being deflated", i+1)
		}
	}
}

// panics is a mark that cannot be painted.
type panics struct{}

func (panics) paint(*canvas, float64) { panic("no paint") }

// TestAPanicIsDoneWithItsMemory: the program goes on with other documents, in the same
// memory. The race detector sees where pages are still written to it.
func TestAPanicIsDoneWithItsMemory(t *testing.T) {
	w, doc := workspaces.make(), demo()
	l, err := layOut(doc, w, densities[0])
	if err != nil {
		t.Fatal(err)
	}
	last := l.pages[len(l.pages)-1]
	last.placed = append(last.placed, placed{panics{}, 0})
	func() {
		defer w.clear()
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		_, _ = l.file(doc, w, false)
	}()
	if n := w.packed.Len(); n != 0 {
		t.Errorf("%d bytes of the document are left", n)
	}
}
