package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators"
	"growthpole/indicators/load"
	"growthpole/report/document"
	"growthpole/samples"
)

// changedSample is the illustrative sample with one of its tables changed.
func changedSample(t *testing.T, file string, change func(string) string) (*Maker, []*indicators.Evaluation) {
	t.Helper()
	files, err := samples.Files("illustrative")
	if err != nil {
		t.Fatal(err)
	}
	before := string(files[file].Data)
	after := change(before)
	if after == before {
		t.Fatal("nothing was changed in " + file)
	}
	files[file] = &fstest.MapFile{Data: []byte(after)}
	files["dataset.yaml"].Data = []byte(strings.Replace(string(files["dataset.yaml"].Data), "      withheld: confidential\n", "      withheld: confidential\n      early: provisional\n", 1))
	ds, found := load.Folder(files, ".")
	if found.Blocking() {
		t.Fatal(found)
	}
	return makeAll(t, ds)
}

// cellsOf are the rows of a document's table, cells joined, and what stands under it.
func cellsOf(t *testing.T, doc *document.Document, id string) (rows []string, source string) {
	t.Helper()
	for _, b := range slices.Concat(doc.Cover, doc.Body) {
		table, isTable := b.(*document.Table)
		if !isTable || table.ID != id {
			continue
		}
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, document.PlainText(c.Text))
			}
			rows = append(rows, strings.Join(cells, " | "))
		}
		return rows, strings.ReplaceAll(document.PlainText(table.Source), "\u00a0", " ") // where lines may end is no matter here
	}
	return nil, ""
}

// TestFiguresWithAMarkOfTheirPublisherShowIt: a letter stands beside each such figure of
// a table of evidence, and its meaning under the table. Where no figure has a mark
// there is neither.
func TestFiguresWithAMarkOfTheirPublisherShowIt(t *testing.T) {
	row := regexp.MustCompile(`(?m)^(EX-02,[a-z_]+,\d{4},[0-9.]+,[^,\n]*),$`)
	marked, some := changedSample(t, "indicators.csv", func(s string) string { return row.ReplaceAllString(s, "$1,early") })
	plain, none := sampleOf(t, "illustrative")
	for _, c := range []struct{ lang, cell, note string }{
		{"en", "p)", "p – provisional"}, {"ru", "п)", "п – предварительные данные"}, {"kk", "а)", "а – алдын ала деректер"},
	} {
		for _, one := range []struct {
			of   *Maker
			ev   *indicators.Evaluation
			want bool
		}{{marked, some[1], true}, {plain, none[1], false}} {
			doc, err := one.of.in(t, c.lang).Brief(one.ev)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range []string{"tab:gates", "tab:level", "tab:factors"} {
				rows, source := cellsOf(t, doc, id)
				text := strings.Join(rows, "\n")
				got := strings.Contains(text, ", "+c.cell) || strings.Contains(text, "("+c.cell) // beside the year, or alone where the head has it
				if noted := strings.Contains(source, c.note); len(rows) == 0 || got != one.want || noted != one.want {
					t.Errorf("%s, %s: marked %v, noted %v, want %v: %s\n%s", c.lang, id, got, noted, one.want, source, text)
				}
			}
		}
	}
}

// TestConfidentialFiguresAreNotAskedForLikeMissingOnes: the request says that they exist,
// and who can give access.
func TestConfidentialFiguresAreNotAskedForLikeMissingOnes(t *testing.T) {
	row := regexp.MustCompile(`(?m)^(EX-02,it_startups,\d{4}),[0-9.]+,([^,\n]*),$`)
	maker, all := changedSample(t, "indicators.csv", func(s string) string { return row.ReplaceAllString(s, "$1,,$2,withheld") })
	for _, c := range []struct{ lang, says, overview string }{
		{"en", "these figures exist and are confidential", "figures of some regions are confidential: 1"},
		{"ru", "данные имеются, но конфиденциальны", "данные конфиденциальны: 1"},
		{"kk", "деректер бар, бірақ құпия", "деректері құпия өңірлер: 1"},
	} {
		m := maker.in(t, c.lang)
		publisher := ""
		for i, want := range []bool{false, true} {
			b := m.set.Brief(all[i])
			publisher = b.Sources[0].Publisher.Plain()
			doc, err := m.Brief(all[i])
			if err != nil {
				t.Fatal(err)
			}
			rows, _ := cellsOf(t, doc, "tab:requests")
			text := strings.Join(rows, "\n")
			if got := strings.Contains(text, c.says); got != want || want && !strings.Contains(text, publisher) {
				t.Errorf("%s, %s: confidential is said: %v, want %v, with %q: %s", c.lang, all[i].Region.ID, got, want, publisher, text)
			}
		}
		doc, err := m.Overview(all)
		if err != nil {
			t.Fatal(err)
		}
		if rows, _ := cellsOf(t, doc, "tab:requests"); !strings.Contains(strings.Join(rows, "\n"), c.overview) {
			t.Errorf("%s, overview: %q is not said: %q", c.lang, c.overview, rows)
		}
	}
}
