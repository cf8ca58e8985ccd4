package brief

import (
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

func TestNarrowIsAShareOfTheThreshold(t *testing.T) {
	for _, c := range []struct {
		value, threshold float64
		want             bool
	}{
		{11, 10, true}, {9, 10, true}, {11.1, 10, false}, {8.9, 10, false},
		{0.22, 0.2, true}, {0.003, 0.2, false}, {-0.1, 0, false}, {0, 0, false},
	} {
		test := gate.Condition{Indicator: "x", AtLeast: &c.threshold}.Test(data.Known(c.value, 2024))
		if got := closeTo(test, 0.1); got != c.want {
			t.Errorf("%v against %v is narrow: %v", c.value, c.threshold, got)
		}
	}
}

// words is a language with a few words and no plural.
type words map[string]string

func (words) Tag() string                          { return "en" }
func (words) Number(float64, int) string           { return "" }
func (words) Signed(float64, int) string           { return "" }
func (words) Translate(string) (string, bool)      { return "", false }
func (words) Cases() []string                      { return nil }
func (words) Apostrophes(s string) string          { return s }
func (words) Ending(n, _ string) (string, error)   { return n, nil }
func (words) Sorted(names []string) []string       { return names }
func (words) Plural(_ int, forms ...string) string { return forms[0] }
func (w words) Word(key string) (string, bool) {
	text, found := w[key]
	return text, found
}

func TestListQuotesWhatHoldsAConjunction(t *testing.T) {
	f := funcs{words{"list comma": ", ", "list and": " and ", "list semicolon": "; ", "list quoted": "“{item}”"}}
	for _, c := range []struct {
		items []Text
		want  Text
	}{
		{[]Text{"research and development"}, "research and development"},
		{[]Text{"skills", "roads"}, "skills and roads"},
		{[]Text{"start-ups, small and large", "roads", "skills"}, "“start-ups, small and large”, “roads” and “skills”"},
		{[]Text{"Kent", "West and North West", "South"}, "Kent, West and North West, and South"},
		{[]Text{"Kent", "Herefordshire, Worcestershire and Warwickshire"}, "Kent; and Herefordshire, Worcestershire and Warwickshire"},
	} {
		if got, err := f.list(c.items); err != nil || got != c.want {
			t.Errorf("list(%q) = %q, %v; want %q", c.items, got, err, c.want)
		}
	}
}

func TestQuotedNeverReadsAsMoreItems(t *testing.T) {
	f := funcs{words{"list semicolon": "; ", "name quoted": "“{item}”"}}
	for _, c := range []struct {
		items []Text
		want  Text
	}{
		{nil, ""},
		{[]Text{"territory, environment and geography"}, "“territory, environment and geography”"},
		{[]Text{"skills", "roads"}, "“skills”; “roads”"},
	} {
		if got, err := f.quoted(c.items); err != nil || got != c.want {
			t.Errorf("quoted(%q) = %q, %v; want %q", c.items, got, err, c.want)
		}
	}
}

func TestFactorsWithoutAScoreAreNamed(t *testing.T) {
	got := unscored([]Pillar{{Name: "roads"}, {Name: "skills", Score: Value{Known: true}}})
	if len(got) != 1 || got[0] != "roads" {
		t.Errorf("unscored = %q", got)
	}
}
