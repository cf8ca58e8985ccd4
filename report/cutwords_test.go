package report

import (
	"strings"
	"testing"
	"unicode"

	"growthpole/report/drawing"
	"growthpole/report/exhibit"
)

// TestNoWordOfAFigureIsCut: in no language does a line of a figure end within a word
// without a hyphen, as where a column is narrower than a word of its head.
func TestNoWordOfAFigureIsCut(t *testing.T) {
	for s := range inAllLanguages(t, "kazakhstan") {
		texts := 0
		for _, ev := range sampled(s.all) {
			b := s.maker.set.Brief(ev)
			for _, f := range exhibit.BriefFigures {
				texts += wholeWords(t, s.lang+", "+ev.Region.ID+", "+f.Name, f, b, s.maker.exhibits)
			}
		}
		o := s.maker.set.Overview(s.all)
		for _, f := range exhibit.OverviewFigures {
			texts += wholeWords(t, s.lang+", "+f.Name, f, o, s.maker.exhibits)
		}
		if texts < 500 {
			t.Errorf("%s: %d texts were looked at", s.lang, texts)
		}
	}
}

// wholeWords looks for two lines that follow each other and make a word of the
// figure's own when they are joined. It gives how many texts there are.
func wholeWords[D any](t *testing.T, where string, f exhibit.Figure[D], of D, opt exhibit.Options) int {
	t.Helper()
	chart := f.Make(of, opt)
	if chart == nil {
		return 0
	}
	drawn, err := chart.Figure.Draw(opt.Pen)
	if err != nil {
		t.Fatal(where, err)
	}
	known := map[string]bool{}
	for _, d := range chart.Figure.Data() {
		for _, s := range []string{d.Group, d.Row, d.Series, d.Label} {
			for _, word := range strings.Fields(s) {
				known[word] = true
			}
		}
	}
	var before *drawing.Text
	n := 0
	for _, m := range drawn.Marks {
		text, is := m.(*drawing.Text)
		if !is || len(strings.Fields(text.Value)) == 0 {
			continue
		}
		n++
		if before != nil && before.Size == text.Size && before.Weight == text.Weight {
			head := strings.Fields(before.Value)
			word := head[len(head)-1] + strings.Fields(text.Value)[0]
			if known[word] && unicode.IsLetter([]rune(word)[0]) && !strings.Contains(word, "-") {
				t.Errorf("%s: %q is cut: %q, %q", where, word, before.Value, text.Value)
			}
		}
		before = text
	}
	return n
}
