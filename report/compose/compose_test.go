package compose_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"growthpole/report/compose"
	"growthpole/report/document"
	"growthpole/report/drawing"
)

var update = flag.Bool("update", false, "rewrite golden files")

func options() compose.Options {
	return compose.Options{
		Lang: "en-GB", Title: "Brief",
		FigureLabel: func(n int) string { return fmt.Sprintf("Figure\u00a0%d", n) },
		TableLabel:  func(n int) string { return fmt.Sprintf("Table\u00a0%d", n) },
	}
}

func exhibits() compose.Exhibits {
	return compose.Exhibits{
		Figures: map[string]func(string) (*document.Figure, error){
			"level": func(alt string) (*document.Figure, error) {
				return &document.Figure{Alt: alt + " (from the data)", Caption: document.Words("own caption"), Drawing: &drawing.Drawing{Width: 10, Height: 10}}, nil
			},
			"stage":  func(string) (*document.Figure, error) { return &document.Figure{Drawing: &drawing.Drawing{}}, nil },
			"absent": func(string) (*document.Figure, error) { return nil, nil },
			"broken": func(string) (*document.Figure, error) { return nil, errors.New("no values for 2023") },
		},
		Tables: map[string]func() (*document.Table, error){
			"peers": func() (*document.Table, error) {
				return &document.Table{
					Columns: []document.Column{{Head: document.Words("Region"), RowHeader: true}, {Head: document.Words("LQ"), Align: document.Decimal}},
					Rows:    []document.Row{{Cells: []document.Cell{{Text: document.Words("*x*")}, {Text: document.Words("1.2")}}}},
				}, nil
			},
		},
		Facts: map[string]func() (*document.Facts, error){
			"verdict": func() (*document.Facts, error) {
				return &document.Facts{Items: []document.Fact{{Label: "Stage", Value: "2", Note: "of 4"}}}, nil
			},
		},
	}
}

func TestParseGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := compose.Parse(content, exhibits(), options())
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, ".md")+".golden", dump(doc))
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the diff. got:\n%s", file, got)
	}
}

func TestProblemsNameTheLine(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"HTML in a line", "# A\n\na <b>x</b>\n", `filled text:3: HTML within a line: "<b>"; use Markdown`},
		{"an HTML block", "# A\n\n<div>\nx\n</div>\n", `filled text:3: HTML: "<div>"; use Markdown`},
		{"an unknown figure is told its neighbour", "![x](figure:levle)\n", `filled text:1: no figure "levle"; did you mean "level"?`},
		{"an unknown table is told what there is", "x\n\n![x](table:zzz)\n", `filled text:3: no table "zzz"; known are peers`},
		{"an exhibit that fails says why", "![x](figure:broken)\n", `filled text:1: figure "broken": no values for 2023`},
		{"a picture file", "![x](logo.png)\n", `filled text:1: a picture "logo.png"; pictures are made from the data`},
		{"an exhibit within a line", "see ![x](figure:level)\n", "filled text:1: a figure or table within a line of text"},
		{"an exhibit twice", "![x](figure:level)\n\n![x](figure:level)\n", `filled text:3: a second "fig:level"`},
		{"a link that leads nowhere", "# Method\n\n[x](#metod)\n", `filled text:3: the link #metod leads nowhere; did you mean "method"?`},
		{"a reference to a figure that is left out", "![x](figure:absent)\n\n[](#fig:absent)\n", "filled text:3: the link #fig:absent leads nowhere"},
		{"a script as an address", "[x](javascript:alert(1))\n", `filled text:1: a link to "javascript:alert(1)"; links lead to`},
		{"a link to a file", "[x](other.md)\n", `filled text:1: a link to "other.md"`},
		{"a footnote without its text", "a[^x] b\n", `filled text:1: a footnote without its text: "[^x] b"`},
		{"an indented line", "a\n\n    b\n", `filled text:3: a line indented by four spaces or more: "b"`},
		{"an unknown kind of box", "> [!FINDIGN]\n> x\n", `filled text:1: no kind of box "[!FINDIGN]"; did you mean "FINDING"?`},
		{"a row that is too long", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "filled text:3: a row of 3 cells in a table of 2 columns"},
		{"a row that is too short", "| a | b |\n|---|---|\n| 1 |\n", "filled text:3: a row of 1 cells in a table of 2 columns"},
		{"a heading in a list", "- # x\n", "filled text:1: a heading inside a list"},
		{"a heading without text", "#\n", "filled text:1: a heading without text"},
		{"a name given twice", "# a {#x}\n\n## b {#x}\n", "filled text:3: a second heading with the name {#x}"},
		{"a caption's link is looked up too", "a\n\n![x](figure:level \"see [y](#none)\")\n", "filled text:3: the link #none leads nowhere"},
		{"contents too deep", "![C](contents:9)\n", `filled text:1: contents of depth "9"`},
		{"nesting without end", strings.Repeat("> ", 40) + "x", "filled text:1: lists or quotations are nested too deep"},
	} {
		_, err := compose.Parse([]byte(c.markdown), exhibits(), options())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestHostileTextIsRefusedOrParsedInTime(t *testing.T) {
	list := ""
	for i := range 2000 {
		list += strings.Repeat("  ", i) + "- x\n"
	}
	for _, c := range []struct{ name, markdown string }{
		{"a list of 2,000 levels", list},
		{"a list of many levels on one line", strings.Repeat("- ", 20000) + "x"},
		{"quotations on one line", strings.Repeat(">", 100000)},
		{"open brackets", strings.Repeat("[\n", 9000)},
		{"open brackets on one line", strings.Repeat("[", 9000)},
		{"links", strings.Repeat("[a](#x)\n", 9000)},
		{"images", strings.Repeat("![a](\n", 9000)},
		{"references", strings.Repeat("[a]: #x\n", 6000) + strings.Repeat("[a]\n", 3900)},
		{"references to nothing", strings.Repeat("[a][b]\n", 4900)},
		{"emphasis", strings.Repeat("*a **b\n", 19000)},
		{"emphasis closed", strings.Repeat("a**b\n", 20000) + strings.Repeat("c*\n", 19000)},
		{"emphasis of three", strings.Repeat("***a* b**\n", 12000)},
		{"back ticks", strings.Repeat("`a``b```c\n", 15000)},
		{"back ticks of growing length", ticks(4000)},
		{"angles", strings.Repeat("<a\n", 9900)},
		{"open comments", strings.Repeat("a <!-- \n", 9900)},
		{"open attributes", strings.Repeat("a <a b='c' \n", 9900)},
		{"entities", strings.Repeat("&amp\n", 50000)},
		{"addresses", strings.Repeat("<http://a.b/ \n", 9900)},
		{"table", "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 15000)},
		{"delimiter rows", strings.Repeat("|-|\n", 15000)},
		{"a table of many columns", strings.Repeat("|a", 5000) + "\n" + strings.Repeat("|-", 5000) + "\n" + strings.Repeat("|\n", 100)},
		{"footnotes", strings.Repeat("[^a]", 10000) + "\n\n[^a]: x"},
		{"many footnotes", manyNotes(3000)},
		{"lines", strings.Repeat("a\n", 100000)},
		{"headings", strings.Repeat("# a\n", 30000)},
		{"attributes", "# " + strings.Repeat("{#a ", 16000)},
	} {
		start := time.Now()
		_, _ = compose.Parse([]byte(c.markdown), exhibits(), options())
		// Without the limits some of these take minutes; a second is plenty with
		// them, and the rest is for the race detector on a busy machine.
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s took %v", c.name, took)
		} else {
			t.Logf("%s: %v", c.name, took)
		}
	}
}

func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a" + strings.Repeat("`", i%200+1) + "\n")
	}
	return b.String()
}

func manyNotes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[^%d]\n\n[^%d]: x\n\n", i, i)
	}
	return b.String()
}
