package pdf

import (
	"strings"
	"testing"

	"growthpole/report/document"
)

// TestTablesAreSetCloserToSaveAPage: rows move closer together where a page is one too
// many, or nearly empty, and where that saves it; else they stand as usual.
func TestTablesAreSetCloserToSaveAPage(t *testing.T) {
	saved, kept := 0, 0
	for words := 100; words < 1500; words += 20 {
		doc := small(para(strings.Repeat("before ", 700)), tableOf(60), para(strings.Repeat("after ", words)))
		usual := pagesWith(t, doc, cellPadY)
		for _, most := range []int{0, usual - 1} {
			doc.MostPages = most
			l, w, err := arrange(doc)
			if err != nil {
				t.Fatal(err)
			}
			closer := pagesWith(t, doc, closePadY)
			switch {
			case most > 0 && l.number != min(usual, closer):
				t.Errorf("%d words: %d pages, want the fewer of %d and %d", words, l.number, usual, closer)
			case most == 0 && l.number < usual && closer == usual, l.number > usual:
				t.Errorf("%d words: %d pages, usually %d", words, l.number, usual)
			}
			if l.number < usual {
				saved++
			} else {
				kept++
			}
			w.release()
		}
	}
	if saved == 0 || kept == 0 {
		t.Errorf("a page was saved %d times, and not %d times", saved, kept)
	}
}

// pagesWith is the number of pages where cells have so much space above and below.
func pagesWith(t *testing.T, doc *document.Document, pad float64) int {
	t.Helper()
	w := workspaces.take()
	defer w.release()
	l, err := layOut(doc, w, pad)
	if err != nil {
		t.Fatal(err)
	}
	return l.number
}
