package report

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/exhibit"
	"growthpole/report/figure"
	"growthpole/report/reader"
)

// checkTable holds the table of a document's figures to its figures: each is there,
// with a row a value, and says in short what the table has, where it says less than
// all. It gives the number of figures.
func checkTable(t *testing.T, doc *document.Document) int {
	t.Helper()
	content, err := doc.FiguresTable()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for _, r := range rows[1:] {
		of[r[0]]++
		if _, err := strconv.ParseFloat(r[4], 64); err != nil && r[5] == "" {
			t.Errorf("%s: a row says nothing: %q", doc.RunningTitle, r)
		}
	}
	n := 0
	for _, b := range doc.Body {
		fig, isFigure := b.(*document.Figure)
		if !isFigure {
			continue
		}
		n++
		if of[fig.Label] == 0 || of[fig.Label] != len(fig.Data) {
			t.Errorf("%s, %s: %d rows for %d values", doc.RunningTitle, fig.Label, of[fig.Label], len(fig.Data))
		}
	}
	return n
}

// TestWhatAFigurePrintsIsInItsTable: every number in a drawing but those of its axes
// is one of the figure's data, as printed or rounded.
func TestWhatAFigurePrintsIsInItsTable(t *testing.T) {
	race.FindsNothing(t)
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		numbers := 0
		for _, ev := range sampled(all) {
			b := maker.set.Brief(ev)
			for _, f := range exhibit.BriefFigures {
				if chart := f.Make(b, maker.exhibits); chart != nil {
					numbers += inTable(t, ev.Region.ID+", "+f.Name, chart.Figure, maker.exhibits.Pen)
				}
			}
		}
		o := maker.set.Overview(all)
		for _, f := range exhibit.OverviewFigures {
			if chart := f.Make(o, maker.exhibits); chart != nil {
				numbers += inTable(t, "overview, "+f.Name, chart.Figure, maker.exhibits.Pen)
			}
		}
		if numbers < 500 {
			t.Errorf("%s: %d numbers were looked for", name, numbers)
		}
	}
}

// inTable looks for the numbers of a drawing among the data, and gives how many it found.
func inTable(t *testing.T, where string, chart figure.Figure, pen *figure.Pen) int {
	t.Helper()
	drawn, err := withoutTicks(chart).Draw(pen)
	if err != nil {
		t.Fatal(where, err)
	}
	var known strings.Builder
	var values []float64
	for _, d := range chart.Data() {
		known.WriteString(d.Group + " " + d.Row + " " + d.Series + " " + d.Label + "\n")
		if d.Known {
			values = append(values, d.Number)
		}
	}
	n := 0
	for _, m := range drawn.Marks {
		text, isText := m.(*drawing.Text)
		if !isText {
			continue
		}
		for i, number := range numbersIn(text.Value, "en") {
			n++
			found := strings.Contains(known.String(), digits.FindAllString(text.Value, -1)[i])
			for _, x := range values {
				found = found || number.is(x)
			}
			if !found && !axisWords(text.Value, chart) {
				t.Errorf("%s: %v of %q is in no row of its table", where, number, text.Value)
			}
		}
	}
	return n
}

var digits = regexp.MustCompile(`\d+`)

// keyNumber stands beside a point whose name has no room and is listed below.
var keyNumber = regexp.MustCompile(`^\d{1,2}$`)

// axisWords are texts of a chart that are no data: names of axes and keys, years below
// lines, places of a scale.
func axisWords(text string, chart figure.Figure) bool {
	switch c := chart.(type) {
	case figure.Ladder:
		return strings.Contains(c.OddsName, strings.TrimSpace(text))
	case figure.Ranks:
		return strings.Contains(c.Draws, text) || strings.Contains(c.Axis, text)
	case figure.Quadrant:
		return keyNumber.MatchString(text) || strings.Contains(c.X.Name+c.Y.Name, text)
	case figure.Scatter:
		return keyNumber.MatchString(text) || strings.Contains(c.X.Name+c.Y.Name, text)
	case *figure.Map:
		for _, class := range c.Classes {
			if strings.Contains(class.Label, text) {
				return true
			}
		}
	case figure.Sparks, figure.Slopes:
		return regexp.MustCompile(`^(19|20)\d\d$`).MatchString(text)
	}
	return false
}

// withoutTicks is a chart whose axes name nothing.
func withoutTicks(chart figure.Figure) figure.Figure {
	v := reflect.ValueOf(chart)
	if v.Kind() == reflect.Pointer {
		return chart // a map has no axes
	}
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	silent := reflect.ValueOf(func(float64) string { return "" })
	for i := range c.NumField() {
		switch field := c.Field(i); {
		case field.Type() == silent.Type():
			field.Set(silent)
		case field.Type() == reflect.TypeFor[figure.Axis]():
			field.FieldByName("Tick").Set(silent)
		}
	}
	return c.Interface().(figure.Figure)
}

// TestAFileSaysInShortWhatItsTableHas: with the table inside, the alternative texts of a
// PDF are the short ones; without it they say everything.
func TestAFileSaysInShortWhatItsTableHas(t *testing.T) {
	maker, all := sampleOf(t, "kazakhstan")
	doc, err := maker.Overview(all)
	if err != nil {
		t.Fatal(err)
	}
	content, err := doc.FiguresTable()
	if err != nil {
		t.Fatal(err)
	}
	texts := func() (list []string) {
		f, err := reader.Open(written(t, doc))
		if err != nil {
			t.Fatal(err)
		}
		tree, err := f.Tree()
		if err != nil {
			t.Fatal(err)
		}
		tree.Walk(func(e *reader.Element) {
			if e.Role == "Figure" {
				list = append(list, f.Text(e.Dict["Alt"]))
			}
		})
		return list
	}
	long := texts()
	doc.Attachments = append(doc.Attachments, document.Attachment{Relation: document.Data, File: &document.File{Name: document.FiguresName, Path: document.FiguresName,
		MIME: "text/csv", Date: doc.Date, Content: content}})
	short := texts()
	if len(long) != len(short) || len(long) < 4 {
		t.Fatalf("%d and %d figures", len(long), len(short))
	}
	for i := range long {
		if strings.Contains(long[i], document.FiguresName) || !strings.Contains(short[i], document.FiguresName) {
			t.Errorf("without the table: %s\nwith it: %s", long[i], short[i])
		}
	}
}
