package pdf

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/report/document"
)

// writeIn makes a document in a workspace.
func writeIn(t *testing.T, w *workspace, doc *document.Document, d density) []byte {
	t.Helper()
	l, err := layOut(doc, w, d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := l.file(doc, w, false)
	if err != nil {
		t.Fatal(err)
	}
	w.clear()
	return f.out.Bytes()
}

// passagesOf is a document of some of the paragraphs that documents may share.
func passagesOf(which []int) *document.Document {
	same := "The brief rests on one annual table of salaried employment by region and sector, supplemented by a register of active enterprises and by a wage survey of the regions."
	number := 0
	note := func(text string) *document.Footnote {
		number++
		return &document.Footnote{Number: number, Text: inlines(text)}
	}
	shared := []func() document.Block{
		func() document.Block { return para(same) },
		func() document.Block {
			return para("Three indices are used: ", &document.Text{Value: "the location quotient", Style: document.Italic}, ", read with ", &document.Text{Value: "it_share", Style: document.Code},
				", and the others.", note("With twenty sectors of equal size the index would be a twentieth."), " No single index decides whether a cluster exists.")
		},
		func() document.Block {
			return para("What follows from them is told in ", &document.Link{Target: "#top", Text: inlines("the first section")}, " and in ",
				&document.Link{Target: "https://example.org/a/long/address/of/a/page", Text: inlines("Kireeva and Tsoi")}, ", whose method is described there in all its particulars.")
		},
		func() document.Block { return para(strings.Repeat("Characterization of it all, ", 40)) },
		func() document.Block {
			return para(&document.Text{Value: "Региондағы ақпараттық технологиялар кластерінің қалыптасуы", Lang: "kk"}, " is the title of the report.")
		},
		func() document.Block {
			return para("A link of no words ", &document.Link{Target: "https://example.org", Text: inlines("\u2060")}, "is nothing to click on; a note", note("It stands at the foot."), " is.")
		},
		func() document.Block { return para(" A text that begins with a space, as one of an entity may. ") },
		func() document.Block {
			cells := [][]document.Inline{inlines(" North"), inlines("1"), inlines("  South "), inlines(" 2")}
			return &document.Table{Label: "Table 1.", Columns: []document.Column{{Head: inlines(" Region"), RowHeader: true}, {Head: inlines("Figure"), Align: document.Right}},
				Rows: []document.Row{{Cells: []document.Cell{{Text: cells[0]}, {Text: cells[1]}}}, {Cells: []document.Cell{{Text: cells[2]}, {Text: cells[3]}}}}}
		},
		func() document.Block {
			return &document.Callout{Kind: document.Note, Blocks: []document.Block{para(same)}}
		},
		func() document.Block {
			return &document.List{Items: [][]document.Block{{para("Is the sector larger than the structure of the country would suggest?")}, {para("Has it grown faster than employment as a whole for at least three years?")}}}
		},
	}
	var body []document.Block
	for _, i := range which {
		body = append(body, shared[i]())
	}
	return small(body...)
}

// TestADocumentDoesNotDependOnThoseBefore: paragraphs that documents share are set once,
// and come out as if each had been set alone.
func TestADocumentDoesNotDependOnThoseBefore(t *testing.T) {
	random, warm := rand.New(rand.NewPCG(1, 2)), workspaces.make()
	for i := range 100 {
		which := random.Perm(10)[:1+random.IntN(10)]
		doc := passagesOf(which)
		if i/8%2 == 1 {
			doc.Names = []string{"Characterization"}
		}
		if i/4%3 == 1 {
			doc.Lang = "de"
		}
		d := densities[i%len(densities)]
		if !bytes.Equal(writeIn(t, warm, doc, d), writeIn(t, workspaces.make(), doc, d)) {
			t.Fatalf("document %d, of paragraphs %v, is another one than if it had been made first", i, which)
		}
	}
}

// TestARunIsPaintedAgainFromItsPlace: where it ends is counted from where it began, to the last bit.
func TestARunIsPaintedAgainFromItsPlace(t *testing.T) {
	var s shown
	s.keep(0, 72, 100, []byte("[<0001>]TJ\n"), nil)
	if s.run(0, 72) == nil || s.run(0, 72.5) != nil || s.run(1, 72) != nil || (*shown)(nil).run(0, 72) != nil {
		t.Error("a run is found where it was not painted, or not where it was")
	}
}

// TestSharedParagraphsAreKept: from the second document of a language on, and until they
// have not come in some, also where a run makes documents of other languages in between.
func TestSharedParagraphsAreKept(t *testing.T) {
	w := workspaces.make()
	count := func() int {
		kept := map[*passage]bool{}
		m := w.languages["en-GB"]
		for _, m := range []map[uint64]sighting{m.recent, m.older} {
			for _, last := range m {
				if p := last.passage; p != nil {
					kept[p] = true
				}
			}
		}
		return len(kept)
	}
	shared := passagesOf([]int{0, 1, 2}).Body[1:]
	for i := range 12 {
		writeIn(t, w, small(append(slices.Clip(shared), para("What is said of region "+strconv.Itoa(i)+" alone."))...), densities[0])
		german := small(para("Was von der Region gesagt wird."))
		german.Lang, german.Names = "de", []string{"Ost"}
		writeIn(t, w, german, densities[0])
		// The title, three paragraphs and a footnote.
		if want := min(i, 1) * 5; count() < want || want == 0 && count() > 0 {
			t.Errorf("after %d documents %d paragraphs are kept, want %d", i+1, count(), want)
		}
	}
	for i := range 2*passageDocuments + 2 {
		writeIn(t, w, small(para("Other text "+strconv.Itoa(i)+".")), densities[0])
	}
	if n := count(); n != 1 {
		t.Errorf("%d paragraphs are kept, of which no document has had all but the title for long", n)
	}
	for i := range 3 * mostLanguages {
		doc := small()
		doc.Lang = string(rune('a'+i)) + "a"
		writeIn(t, w, doc, densities[0])
	}
	if n := len(w.languages); n > mostLanguages {
		t.Errorf("passages of %d languages are kept, want %d at most", n, mostLanguages)
	}
}
