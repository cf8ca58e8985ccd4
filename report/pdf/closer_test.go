package pdf

import (
	"strings"
	"testing"

	"growthpole/report/document"
)

// TestTablesAreSetCloserToSaveAPage: rows move closer together where a page is one too
// many, or nearly empty, and where that saves it; text is smaller where there is still one
// too many; else they stand as usual.
func TestTablesAreSetCloserToSaveAPage(t *testing.T) {
	saved, smallest, kept := 0, 0, 0
	for words := 100; words < 1500; words += 20 {
		doc := small(para(strings.Repeat("before ", 700)), tableOf(60), para(strings.Repeat("after ", words)))
		usual := pagesWith(t, doc, densities[0])
		for _, most := range []int{0, usual - 1} {
			doc.MostPages = most
			l, w, err := arrange(doc)
			if err != nil {
				t.Fatal(err)
			}
			closer, smaller := pagesWith(t, doc, densities[1]), pagesWith(t, doc, densities[2])
			fewest := min(usual, closer)
			if fewest > most {
				fewest = min(fewest, smaller)
			}
			switch {
			case most > 0 && l.number != fewest:
				t.Errorf("%d words: %d pages, want the fewest of %d, %d and %d", words, l.number, usual, closer, smaller)
			case most == 0 && l.number < usual && closer == usual, l.number > usual:
				t.Errorf("%d words: %d pages, usually %d", words, l.number, usual)
			}
			if l.number < min(usual, closer) {
				smallest++
			}
			if l.number < usual {
				saved++
			} else {
				kept++
			}
			w.release()
		}
	}
	if saved == 0 || smallest == 0 || kept == 0 {
		t.Errorf("a page was saved %d times, %d of them by smaller text, and not %d times", saved, smallest, kept)
	}
}

// pagesWith is the number of pages that things take in a density.
func pagesWith(t *testing.T, doc *document.Document, d density) int {
	t.Helper()
	w := workspaces.take()
	defer w.release()
	l, err := layOut(doc, w, d)
	if err != nil {
		t.Fatal(err)
	}
	return l.number
}
