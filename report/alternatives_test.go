package report

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/exhibit"
)

// fact is something that an alternative text has to say: behind a name, words and
// numbers, before the name of anything else.
type fact struct {
	under   string // an axis or panel that it has to stand behind
	name    string
	words   []string
	numbers []float64
	whole   bool // other names may come between
}

// told reports whether a text says a fact. Names are looked for without regard to
// small and large letters, numbers as the language writes them, rounded.
func told(text, lang string, f fact, others []string) bool {
	text = strings.ToLower(text)
	if f.under != "" {
		at := strings.Index(text, strings.ToLower(f.under)+":")
		if at < 0 {
			return false
		}
		text = text[at+len(f.under):]
	}
	name := strings.ToLower(f.name)
	if name == "" {
		return slices.ContainsFunc(strings.Split(text, ";"), func(clause string) bool { return says(clause, lang, f) })
	}
	for rest := text; ; {
		at := strings.Index(rest, name)
		if at < 0 {
			return false
		}
		rest = rest[at+len(name):]
		if f.whole {
			others = nil
		}
		if says(before(rest, name, others), lang, f) {
			return true
		}
	}
}

// before is a text up to the end of a clause or the next name.
func before(text, own string, others []string) string {
	text = clause(text)
	for _, o := range others {
		o = strings.ToLower(o)
		if at := strings.Index(text, o); at >= 0 && !strings.Contains(own, o) {
			text = text[:at]
		}
	}
	return text
}

// clause is a text up to the first semicolon that stands in no quotation or brackets.
func clause(text string) string {
	depth := 0
	for i, r := range text {
		switch r {
		case '“', '«', '(':
			depth++
		case '”', '»', ')':
			depth--
		case ';':
			if depth <= 0 {
				return text[:i]
			}
		}
	}
	return text
}

func says(clause, lang string, f fact) bool {
	for _, w := range f.words {
		if !strings.Contains(clause, strings.ToLower(w)) {
			return false
		}
	}
	written := numbersIn(clause, lang)
	for _, x := range f.numbers {
		if !slices.ContainsFunc(written, func(n numeral) bool { return n.is(x) }) {
			return false
		}
	}
	return true
}

// numeral is a number as it is written: with so many decimals.
type numeral struct {
	value    float64
	decimals int
}

// is reports whether a number is this one, rounded as it is written.
func (n numeral) is(x float64) bool {
	return math.Abs(n.value-x) <= 0.5*math.Pow10(-n.decimals)*(1+1e-6)+1e-12*math.Abs(x)
}

var (
	numberEnglish = regexp.MustCompile(`[−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[−+]?\d+(?:\.\d+)?`)
	numberOther   = regexp.MustCompile("[−+]?\\d{1,3}(?:[\u00a0\u202f]\\d{3})+(?:,\\d+)?|[−+]?\\d+(?:,\\d+)?")
)

func numbersIn(text, lang string) []numeral {
	form := numberOther
	if lang == "en" {
		form = numberEnglish
	}
	var list []numeral
	for _, s := range form.FindAllString(text, -1) {
		s = strings.ReplaceAll(s, "−", "-")
		if lang == "en" {
			s = strings.ReplaceAll(s, ",", "")
		} else {
			s = strings.ReplaceAll(strings.NewReplacer("\u00a0", "", "\u202f", "").Replace(s), ",", ".")
		}
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			continue
		}
		_, decimals, _ := strings.Cut(s, ".")
		list = append(list, numeral{x, len(decimals)})
	}
	return list
}

// bound is the number of marks up to which an alternative text has to list each.
const bound = 12

// checkTexts holds the texts of a chart to what they have to say.
func checkTexts(t *testing.T, where, lang string, chart *exhibit.Chart, full func(string) string) {
	t.Helper()
	w := mainValues(t, chart.Figure, full)
	if len(w.all) == 0 {
		t.Errorf("%s: nothing to say of it", where)
	}
	for _, f := range w.all {
		if !told(chart.Alt, lang, f, w.names) {
			t.Errorf("%s: %+v is not said: %s", where, f, chart.Alt)
			return
		}
	}
	if w.message != "" && strings.Count(strings.ToLower(chart.Alt), strings.ToLower(w.message)) < 2 {
		t.Errorf("%s: that %q stands out is not said: %s", where, w.message, chart.Alt)
	}
	marks := len(w.names)
	if chart.Short == "" {
		if marks > bound && len(w.main) < len(w.all) {
			t.Errorf("%s: %d marks are listed one by one", where, marks)
		}
		return
	}
	for _, f := range w.main {
		if !told(chart.Short, lang, f, w.names) {
			t.Errorf("%s: %+v is not said in short: %s", where, f, chart.Short)
			return
		}
	}
	if !strings.Contains(chart.Short, document.FiguresName) {
		t.Errorf("%s: where the rest stands is not said: %s", where, chart.Short)
	}
	if n := len([]rune(chart.Short)); n > 1200 {
		t.Errorf("%s: the short text has %d letters", where, n)
	}
}

// fullNames gives the full name of a region by the short one of a figure.
func fullNames(points []brief.Point) func(string) string {
	full := map[string]string{}
	for _, p := range points {
		full[brief.Capital(p.Short).Plain()] = p.Name.Plain()
	}
	return func(short string) string { return cmp.Or(full[short], short) }
}

// TestAlternativeTextsSayTheMainValues: every figure that a template may call, of
// every region and the overview, in every language that a sample has names in.
func TestAlternativeTextsSayTheMainValues(t *testing.T) {
	race.FindsNothing(t)
	for s := range inAllLanguages(t, allSamples(t)...) {
		if !slices.Contains(s.maker.opt.Dataset.Languages, s.lang) {
			continue
		}
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			figures := 0
			for _, ev := range sampled(s.all) {
				b := s.maker.set.Brief(ev)
				points, _ := b.Spread("ksi")
				figures += checkAll(t, ev.Region.ID, s, exhibit.BriefFigures, b, points)
			}
			o := s.maker.set.Overview(s.all)
			points, _ := o.Spread("ksi")
			figures += checkAll(t, overview, s, exhibit.OverviewFigures, o, points)
			if figures < 20 {
				t.Errorf("%d figures were looked at", figures)
			}
		})
	}
}

// checkAll holds the texts of all figures of a brief or an overview to what they have to
// say, regions being those of points. It gives how many figures there are.
func checkAll[D any](t *testing.T, what string, s translated, list []exhibit.Figure[D], of D, points []brief.Point) (figures int) {
	t.Helper()
	full := fullNames(points)
	for _, f := range list {
		if chart := f.Make(of, s.maker.exhibits); chart != nil {
			figures++
			checkTexts(t, what+", "+f.Name, s.lang, chart, full)
		}
	}
	return figures
}
