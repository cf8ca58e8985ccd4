package conform

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/pdf"
	"growthpole/report/reader/damage"
)

// good is a document with one of everything that rules are about.
func good() *document.Document {
	words := document.Words
	black := drawing.Color{}
	date := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	table := &document.Table{ID: "t", Label: "Table 1", Caption: words("Sectors"), Columns: []document.Column{{Head: words("Sector"), RowHeader: true}, {Head: words("Share")}}}
	for _, name := range []string{"A", "B", "C"} {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: words(name)}, {Text: words("1.5")}}})
	}
	return &document.Document{
		Lang: "en-GB", Title: "A title", Author: "An author", Subject: "A subject", Keywords: []string{"one", "two"}, Date: date,
		RunningTitle: "Running", PageLabel: "%[1]d of %[2]d",
		Cover: []document.Block{&document.Heading{Level: 1, ID: "top", Text: words("A title")}, &document.Contents{Title: "Contents", Depth: 2}},
		Body: []document.Block{
			&document.Heading{Level: 2, ID: "a", Text: words("First")},
			&document.Paragraph{Text: []document.Inline{&document.Text{Value: "Some words, "}, &document.Text{Value: "по-русски", Lang: "ru-RU"},
				&document.Footnote{Number: 1, Text: words("A note.")}, &document.Footnote{Number: 2, Text: words("Another.")}, &document.Link{Target: "https://example.org/", Text: words("a link")}}},
			&document.List{Items: [][]document.Block{{&document.Paragraph{Text: words("one")}}, {&document.Paragraph{Text: words("two")}}}},
			&document.Heading{Level: 3, ID: "b", Text: words("Second")},
			table,
			&document.Figure{ID: "f", Label: "Figure 1", Caption: words("A figure"), Alt: "A line.", Drawing: &drawing.Drawing{Width: 200, Height: 50, Marks: []drawing.Mark{
				&drawing.Path{Fill: &black, Segments: []drawing.Segment{{Op: drawing.Move}, {Op: drawing.Line, P: [3]drawing.Point{{X: 50, Y: 20}}}, {Op: drawing.Line, P: [3]drawing.Point{{X: 50, Y: 0}}}, {Op: drawing.Close}}},
				&drawing.Text{At: drawing.Point{X: 10, Y: 40}, Size: 9, Value: "17.5"}}}},
		},
		Attachments: []document.Attachment{
			{File: &document.File{Name: "a.csv", MIME: "text/csv", Date: date, Content: []byte("x,y\n")}, Relation: document.Data, Title: "Figures"},
			{File: &document.File{Name: "b.yaml", MIME: "application/yaml", Date: date, Content: []byte("x: y\n")}, Relation: document.Source},
		},
	}
}

func goodFile(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, good()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAGoodFileHasNoFindings(t *testing.T) {
	data := goodFile(t)
	for name, data := range map[string][]byte{"as written": data, "taken apart and put together": open(t, data).Bytes()} {
		found, err := Check(data)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v, %v", name, found, err)
		}
	}
}

func open(t testing.TB, data []byte) *damage.Objects {
	t.Helper()
	o, err := damage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestRulesHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if r.ID == "" || seen[r.ID] || !strings.HasPrefix(r.Clause, "ISO ") || !strings.HasSuffix(r.Says, ".") {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
	if len(seen) < 60 {
		t.Errorf("%d rules", len(seen))
	}
}

func TestEveryRuleFindsWhatBreaksIt(t *testing.T) {
	data := goodFile(t)
	broken := map[string]int{}
	check := func(rule string, data []byte) {
		broken[rule]++
		found, err := Check(data)
		if err != nil {
			t.Errorf("%s, damage %d: %v", rule, broken[rule], err)
		}
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == rule }) {
			t.Errorf("%s, damage %d is not found: %v", rule, broken[rule], found)
		}
	}
	for _, d := range damages {
		o := open(t, data)
		d.change(o)
		check(d.rule, o.Bytes())
	}
	whole := open(t, data).Bytes()
	for _, d := range byteDamages {
		check(d.rule, d.change(slices.Clone(whole)))
	}
	for _, r := range Rules() {
		if broken[r.ID] == 0 {
			t.Errorf("no damage breaks %s", r.ID)
		}
	}
}
