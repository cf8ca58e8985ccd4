package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"growthpole/indicators/problem"
	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/locale"
	"growthpole/report/pdf"
	"growthpole/templates"
)

func english(t testing.TB) *locale.Locale {
	t.Helper()
	lang, err := locale.Open(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	return lang
}

// fillIn makes a document of a template and data that stand in a test.
func fillIn(t *testing.T, template, data string) (*document.Document, error) {
	t.Helper()
	k, err := Open(Options{Folder: fstest.MapFS{
		"letter.md": {Data: []byte(template)}, "part.md": {Data: []byte("A part of {{.name}}.\n")}, "other.md": {Data: []byte("{{no such function}}")},
	}, Template: "letter.md", Words: templates.FS, Language: "en", Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return nil, err
	}
	return k.Document("data.json", []byte(data))
}

const letterData = `{"name": "A *star* \\ (one)", "year": 2025, "x": 1234.5, "down": -2.25, "list": ["b", "a"], "none": null,
	"years": [2023, 2024, 2025], "values": [1.5, null, 2], "names": ["North", "South", "East"], "others": [3, 1, 2],
	"head": ["Region", "Value"], "rows": [["North", 1.5], ["South", null]], "row": 1}`

func TestADocumentOfATemplateAndData(t *testing.T) {
	doc, err := fillIn(t, "```document\n"+`title: {{quote "About: " .name}}
author: An *office*
keywords: [one, two]
running: {{quote .name}}
`+"```\n"+`
# {{.name}}

{{template "part.md" .}}

In {{.year}}: {{.x}}, {{number .x 0}}, {{signed .x 1}}, {{.down}}, {{percent .down 1}}; {{list .list}}; {{list (sorted .list)}}.{{if gt .x.Number 1000.0}} Much.{{end}}

`+"```lines\nid: line\ncaption: Over *years*\nyears: $.years\nunit: points\ndecimals: 1\nseries:\n  - {name: Here, values: $.values}\n```\n"+`
`+"```table\nid: t\ncaption: Rows\nhead: $.head\nalign: ld\nrows: $.rows\nhighlight: $.row\n```\n"+`
`+"```columns\ncaption: Columns\nnames: $.years\nvalues: $.values\n```\n"+`
`+"```bars\ncaption: Bars\nnames: $.names\nvalues: $.others\nstrong: $.names.2\n```\n"+`
`+"```quotients\ncaption: Quotients\nnames: $.names\nvalues: $.others\nequal: as the nation\n```\n"+`
`+"```scatter\ncaption: Scatter\nnames: $.names\nx: $.others\ny: $.years\nline: {at: $.x, slope: $.down}\nalt: Said by hand.\n```\n"+`
See [](#fig:line) and [](#tab:t).
`, letterData)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != `About: A *star* \ (one)` || doc.Author != "An office" || doc.RunningTitle != `A *star* \ (one)` || len(doc.Keywords) != 2 {
		t.Errorf("the document says of itself: %q, %q, %q, %q", doc.Title, doc.Author, doc.RunningTitle, doc.Keywords)
	}
	var texts, alts []string
	var rows []document.Row
	for _, b := range doc.Body {
		switch b := b.(type) {
		case *document.Paragraph:
			texts = append(texts, document.PlainText(b.Text))
		case *document.Figure:
			alts = append(alts, b.Label+" | "+document.PlainText(b.Caption)+" | "+b.Alt)
		case *document.Table:
			rows = b.Rows
		}
	}
	for i, want := range []string{`A part of A *star* \ (one).`,
		"In 2025: 1234.5, 1,234, +1,234.5, −2.25, −2.2%; b and a; a and b. Much.", "See Figure 1 and Table 1."} {
		if got := strings.ReplaceAll(texts[i], "\u00a0", " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for i, want := range []string{
		"Figure 1 | Over years | Over years: Here 1.5 in 2023, 2.0 in 2025 (least 1.5 in 2023, greatest 2.0 in 2025).",
		"Figure 2 | Columns | Columns: 2023 1.5; 2024 –; 2025 2.",
		"Figure 3 | Bars | Bars: North 3; South 1; East 2.",
		"Figure 4 | Quotients | Quotients: North 3; South 1; East 2.",
		"Figure 5 | Scatter | Said by hand.",
	} {
		if alts[i] != want {
			t.Errorf("got %q, want %q", alts[i], want)
		}
	}
	if len(rows) != 2 || rows[1].Kind != document.Highlight || rows[0].Kind != document.Plain || document.PlainText(rows[1].Cells[1].Text) != "–" {
		t.Errorf("rows: %+v", rows)
	}
	if err := pdf.Write(&bytes.Buffer{}, doc); err != nil {
		t.Error(err)
	}
}

// Every mistake names its place and what to write instead.
func TestMistakesNameTheirPlace(t *testing.T) {
	fence := func(lines string) string { return "# T\n\n```" + lines + "\n```\n" }
	for _, c := range []struct{ name, template, data, want string }{
		{"a key that the data lack", "# T\n\n{{.nam}}\n", letterData, `letter.md:3:3: no entry "nam" in ".nam"; did you mean "name"`},
		{"an unknown kind of block", fence("line\nid: a"), letterData, `letter.md:3: no kind of block "` + "```line\"" + `; did you mean "lines"?`},
		{"an unknown key of a block", fence("lines\ncaption: C\nyear: $.years"), letterData, `letter.md:5: lines: unknown key "year"; did you mean "years"?`},
		{"a path that leads nowhere", fence("bars\nnames: $.name\nvalues: $.values"), letterData, `letter.md:3: bars: names: $.name holds the text`},
		{"a path that is misspelt", fence("bars\nnames: $.nams\nvalues: $.values"), letterData, `no entry "nams" in "$"; did you mean "name`},
		{"a path without a dollar", fence("bars\nnames: names\nvalues: $.values"), letterData, `"names" is no path; write $.key, or $.list.0`},
		{"a path beyond a list", fence("bars\nnames: $.rows.7\nvalues: $.values"), letterData, `no place "7" in the list "$.rows", which has 2, counted from 0`},
		{"no path", fence("bars\nvalues: $.values"), letterData, "names: no path to the data; write one such as $.series.years"},
		{"a text among numbers", fence("bars\nnames: $.names\nvalues: $.names"), letterData, `values: $.names.0 holds the text "North"; a number is wanted, or null where there is none`},
		{"names and values that do not match", fence("bars\nnames: $.list\nvalues: $.values"), letterData, "2 names and 3 values"},
		{"a year that is none", fence("lines\nyears: $.values\nseries: [{name: A, values: $.values}]"), letterData, "years: $.values: item 2"},
		{"a role that does not exist", fence("lines\nyears: $.years\nseries: [{name: A, values: $.values, role: us}]"), letterData, `no role "us"; there are region, nation, peer`},
		{"a point without a number", fence("scatter\nnames: $.names\nx: $.values\ny: $.others"), letterData, `"South" lacks a number`},
		{"too few letters for columns", fence("table\nhead: $.head\nalign: l\nrows: $.rows"), letterData, `align: "l" has 1 letters for 2 columns`},
		{"a letter that is no alignment", fence("table\nhead: $.head\nalign: lx\nrows: $.rows"), letterData, `align: 'x' is none of l, r, c, d`},
		{"a row that is too short", fence("table\nhead: $.names\nalign: lll\nrows: $.rows"), letterData, "rows: row 0 has 2 cells for 3 columns"},
		{"a row that is not there", fence("table\nhead: $.head\nalign: lr\nrows: $.rows\nhighlight: $.year"), letterData, "2025 is no row; there are 2, counted from 0"},
		{"a total that is not there", fence("table\nhead: $.head\nalign: lr\nrows: $.rows\nhighlight: $.row\ntotal: $.year"), letterData, "total: $.year: 2025 is no row"},
		{"a height that bars do not heed", fence("bars\nnames: $.names\nvalues: $.others\nheight: 100"), letterData, `letter.md:6: bars: unknown key "height"`},
		{"a unit that bars do not show", fence("bars\nnames: $.names\nvalues: $.others\nunit: persons"), letterData, `letter.md:6: bars: unknown key "unit"`},
		{"decimals of a table", fence("table\nhead: $.head\nalign: lr\nrows: $.rows\ndecimals: 2"), letterData, `letter.md:7: table: unknown key "decimals"`},
		{"a height below zero", fence("columns\nnames: $.names\nvalues: $.others\nheight: -10"), letterData, "columns: height: -10; give 60 to 600 points, or leave it out"},
		{"a height beyond the page", fence("scatter\nnames: $.names\nx: $.others\ny: $.years\nheight: 2000"), letterData, "scatter: height: 2000; give 60 to 600 points"},
		{"a date that is none", fence("document\ndate: yesterday"), letterData, `date: "yesterday" is no day; write YYYY-MM-DD`},
		{"a second block of one ID", fence("bars\nid: a\nnames: $.names\nvalues: $.others") + fence("bars\nid: a\nnames: $.names\nvalues: $.others"), letterData, `a second "fig:a"`},
		{"a document without a title", "Words.\n", letterData, "letter.md: the document has no title; begin it with a line # Title"},
		{"a number that is asked of a text", "# T\n\n{{number .name 1}}\n", letterData, "a number is wanted, not the text"},
		{"a key that stands twice", "# T\n", `{"a": 1, "a": 2}`, `data.json:1:13: the key "a" stands twice in one object; remove one`},
		{"data that end early", "# T\n", "{\"a\": 1,\n", "data.json:1:9: the file ends before the data do"},
		{"data that are no JSON", "# T\n", "a: 1", "data.json:1:1: no JSON"},
		{"two values in a file", "# T\n", "{} {}", "something follows the data; keep one JSON value in a file"},
		{"a number beyond all bounds", "# T\n", `{"a": 1e999}`, `the number "1e999" is too large`},
		{"data nested without end", "# T\n", strings.Repeat("[", 100) + strings.Repeat("]", 100), "more than 40 lists and objects within each other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := fillIn(t, c.template, c.data)
			if err == nil || doc != nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// TestABarChartHoldsWhatCanBeRead: as many rows as can be read are drawn and fit a
// page; one more is refused where its block stands, not when the page is made.
func TestABarChartHoldsWhatCanBeRead(t *testing.T) {
	rows := func(n int) string {
		names, values := make([]string, n), make([]string, n)
		for i := range names {
			names[i], values[i] = fmt.Sprintf("%q", fmt.Sprint("Region ", i)), fmt.Sprint(i)
		}
		return `{"names": [` + strings.Join(names, ", ") + `], "values": [` + strings.Join(values, ", ") + `]}`
	}
	for _, kind := range []string{"bars", "quotients"} {
		template := "# T\n\n```" + kind + "\ncaption: C\nnames: $.names\nvalues: $.values\n```\n"
		doc, err := fillIn(t, template, rows(mostRows))
		if err != nil {
			t.Fatal(err)
		}
		if err := pdf.Write(io.Discard, doc); err != nil {
			t.Errorf("%s with %d rows: %v", kind, mostRows, err)
		}
		for _, n := range []int{mostRows + 1, 5000} {
			want := fmt.Sprintf("letter.md:3: %s: names: $.names has %d names; at most %d rows", kind, n, mostRows)
			if _, err := fillIn(t, template, rows(n)); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	}
}

// TestARowThatIsHighlightAndTotalIsTheTotal: one document is made of one file of data,
// however often.
func TestARowThatIsHighlightAndTotalIsTheTotal(t *testing.T) {
	for range 20 {
		doc, err := fillIn(t, "# T\n\n```table\nhead: $.head\nalign: lr\nrows: $.rows\nhighlight: $.row\ntotal: $.row\n```\n", letterData)
		if err != nil {
			t.Fatal(err)
		}
		same, err := fillIn(t, "# T\n\n```table\nhead: $.head\nalign: lr\nrows: $.rows\nhighlight: $.row\ntotal: $.again\n```\n", strings.Replace(letterData, `"row": 1`, `"row": 1, "again": 1`, 1))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range []*document.Document{doc, same} {
			if row := d.Body[1].(*document.Table).Rows[1]; row.Kind != document.Total {
				t.Fatalf("the row is of kind %v, want the total", row.Kind)
			}
		}
	}
}

func TestADocumentNeedsADate(t *testing.T) {
	k, err := Open(Options{Folder: fstest.MapFS{"a.md": {Data: []byte("# T\n")}}, Template: "a.md", Words: templates.FS, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Document("d.json", []byte("{}")); err == nil || !strings.Contains(err.Error(), "the document has no date; give date: YYYY-MM-DD under ```document, or --date") {
		t.Errorf("got %v", err)
	}
}

// Whatever the bytes are, reading ends with values or with a place, and what was
// read prints without a mark of Markdown.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{letterData, `[]`, `{"a":{"b":[1,2,{"c":null}]}}`, "\xef\xbb\xbf{}", `{"a":1e400}`, `"\ud800"`, `{"a" 1}`, `[1,]`, `[,1]`, `{"a":1,}`, `[01, +1]`, `[1.]`, `[1e]`, `-`, `[truE]`, `["a`, `"\`, "[\"\n\"]", "[1 2]", `[-0.0E+1]`, `{} x`, `{"a\"":[true,[],"\u0041\\"],"":{}} `, "[\"\xff\", -0.5e-3]"} {
		f.Add([]byte(seed))
	}
	lang := english(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		v, err := Read("data.json", content, lang)
		if err != nil {
			var list problem.List
			if !errors.As(err, &list) || len(list) == 0 || list[0].What == "" {
				t.Errorf("an error without a place: %v", err)
			}
			ours := strings.Contains(err.Error(), "stands twice") || strings.Contains(err.Error(), "is too large") || strings.Contains(err.Error(), "within each other")
			if !ours && json.Valid(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))) {
				t.Errorf("encoding/json reads it: %v", err)
			}
			return
		}
		var want any
		if err := json.Unmarshal(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), &want); err != nil || !reflect.DeepEqual(bare(v), want) {
			t.Errorf("read %v, where encoding/json has %v, %v", bare(v), want, err)
		}
		if text, ok := v.(brief.Text); ok && strings.Contains(text.String(), "\n") {
			t.Errorf("a text of two lines: %q", text)
		}
	})
}

// bare is a value as encoding/json has it.
func bare(v any) any {
	switch v := v.(type) {
	case brief.Text:
		return string(v)
	case Number:
		return v.Number
	case []any:
		out := []any{}
		for _, item := range v {
			out = append(out, bare(item))
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for key, item := range v {
			out[key] = bare(item)
		}
		return out
	}
	return v
}

// bench opens the fixed document that other programs were measured on.
func bench(b testing.TB) (*Maker, map[string][]byte) {
	b.Helper()
	folder := filepath.Join("..", "..", "samples", "bench")
	k, err := Open(Options{Folder: os.DirFS(folder), Template: "brief.md", Words: templates.FS, Language: "en"})
	if err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "regions", "*.json"))
	if err != nil || len(files) != 20 {
		b.Fatalf("%d files of data: %v", len(files), err)
	}
	all := map[string][]byte{}
	for _, file := range files {
		if all[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			b.Fatal(err)
		}
	}
	return k, all
}

// The fixed document holds all that the other programs were given.
func TestTheFixedDocumentIsWhole(t *testing.T) {
	k, all := bench(t)
	for name, content := range all {
		doc, err := k.Document(name, content)
		if err != nil {
			t.Fatal(err)
		}
		var figures, tables, cells, notes, words int
		for _, block := range doc.Body {
			switch block := block.(type) {
			case *document.Figure:
				figures++
			case *document.Table:
				tables++
				cells += len(block.Rows)
			case *document.Paragraph:
				words += len(strings.Fields(document.PlainText(block.Text)))
				for _, in := range block.Text {
					if _, ok := in.(*document.Footnote); ok {
						notes++
					}
				}
			}
		}
		if figures != 4 || tables != 3 || cells != 12+20+10 || notes != 4 || words < 1300 {
			t.Errorf("%s: %d figures, %d tables of %d rows, %d footnotes, %d words in paragraphs", name, figures, tables, cells, notes, words)
		}
		again, err := k.Document(name, content)
		if err != nil {
			t.Fatal(err)
		}
		var one, two bytes.Buffer
		if err := errors.Join(pdf.Write(&one, doc), pdf.Write(&two, again)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: other bytes the second time", name)
		}
	}
}

// indented is the first indented block of a page after some words.
func indented(t *testing.T, page, after string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, after)
	if !found {
		t.Fatalf("the page lacks %q", after)
	}
	var b strings.Builder
	for line := range strings.Lines(strings.TrimLeft(rest, "\n")) {
		text, in := strings.CutPrefix(line, "    ")
		if !in && strings.TrimSpace(line) != "" {
			break
		}
		b.WriteString(text)
	}
	return b.String()
}

func TestTheExampleOfTheDocumentationWorks(t *testing.T) {
	page, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := fillIn(t, indented(t, string(page), "`letter.md`:"), indented(t, string(page), "`north.json`:"))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Letter to North Region" || len(doc.Body) != 4 {
		t.Errorf("%q with %d blocks", doc.Title, len(doc.Body))
	}
}

// The documentation lists every kind of block and every key.
func TestTheDocumentationIsWhole(t *testing.T) {
	page, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	for kind := range (&made{}).kinds() {
		if !strings.Contains(string(page), "| `"+kind+"` |") {
			t.Errorf("docs/templates.md has no row for %s", kind)
		}
	}
	for _, spec := range []any{documentSpec{}, tableSpec{}, columnsSpec{}, quotientsSpec{}, linesSpec{}, scatterSpec{}} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(spec)) {
			key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			if key != "" && !strings.Contains(string(page), "`"+key+"`") {
				t.Errorf("docs/templates.md does not explain %s of %T", key, spec)
			}
		}
	}
}
