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
