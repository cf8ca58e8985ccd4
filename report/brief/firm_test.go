package brief

import (
	"slices"
	"strconv"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/ledger"
	"growthpole/indicators/model"
	"growthpole/indicators/pole"
	"growthpole/indicators/robust"
)

// digits is a language that writes numbers as Go does and says keys as they are.
var emptyEvaluation indicators.Evaluation

type digits struct{ words }

func (digits) Number(x float64, decimals int) string {
	return strconv.FormatFloat(x, 'f', decimals, 64)
}
func (digits) Word(key string) (string, bool) { return key, true }

func digitWriter(t *testing.T) *writer {
	t.Helper()
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	return &writer{set: &Set{Model: m, nameTag: "en"}, lang: digits{}, missing: map[string]bool{}}
}

func TestAShareOfDrawsIsNeverRoundedToAlwaysOrNever(t *testing.T) {
	w := digitWriter(t)
	for _, c := range []struct {
		part float64
		want string
	}{{0, "0"}, {0.001, "0.1"}, {0.0004, "0.04"}, {0.01, "1"}, {0.5, "50"}, {0.99, "99"}, {0.999, "99.9"}, {1, "100"}} {
		if got := w.partOf(c.part).Plain(); got != c.want {
			t.Errorf("%v of the draws is %s%%, want %s%%", c.part, got, c.want)
		}
	}
}

func TestStabilitySetsTheVerdictApart(t *testing.T) {
	w := digitWriter(t)
	share := func(n float64) Share { return Share{Count: w.plain(n, points), Part: w.partOf(n / 1000)} }
	for _, c := range []struct {
		name           string
		draws          []float64
		verdict        int
		others         []float64
		steady, mostly bool
	}{
		{"the same in every draw", []float64{0, 1000, 0}, 1, nil, true, true},
		{"mostly the same; the most frequent other comes first", []float64{8, 912, 80}, 1, []float64{80, 8}, false, true},
		{"given in no draw at all", []float64{600, 0, 400}, 1, []float64{600, 400}, false, false},
		{"given in half of the draws is not mostly", []float64{500, 500}, 0, []float64{500}, false, false},
	} {
		var all []Share
		for _, n := range c.draws {
			all = append(all, share(n))
		}
		got := stability(all, c.verdict)
		var others []float64
		for _, s := range got.Others {
			others = append(others, s.Count.Number)
		}
		if got.Same.Count.Number != c.draws[c.verdict] || !slices.Equal(others, c.others) || got.Steady != c.steady || got.Mostly != c.mostly {
			t.Errorf("%s: %v others, steady %v, mostly %v", c.name, others, got.Steady, got.Mostly)
		}
	}
}

func TestAnIntervalKnowsItsSideOfTheMiddle(t *testing.T) {
	w := digitWriter(t)
	for _, c := range []struct {
		low, high          float64
		upper, lower, same bool
	}{
		{1, 10, true, false, false}, {1, 11, false, false, false}, {11, 20, false, true, false}, {10, 20, false, false, false}, {3, 3, true, false, true},
	} {
		got := w.interval(&robust.Interval{Low: c.low, Median: c.low, High: c.high}, points, 20)
		if got.Upper != c.upper || got.Lower != c.lower || got.Same != c.same || !got.Known {
			t.Errorf("%v to %v of 20: upper %v, lower %v, same %v", c.low, c.high, got.Upper, got.Lower, got.Same)
		}
	}
	if w.interval(nil, points, 20).Known {
		t.Error("an interval of nothing is known")
	}
}

func TestRanksThatTheMethodDoesNotMoveAreNamed(t *testing.T) {
	w := digitWriter(t)
	row := func(name string, low, high float64, of int) RankRow {
		return RankRow{Name: Text(name), Place: Place{true, 1, of}, Interval: w.interval(&robust.Interval{Low: low, Median: low, High: high}, points, of)}
	}
	eight := &model.Model{Wording: model.Wording{Quarters: &model.Number{Value: 8}}}
	known, names, widest := settled(eight, []RankRow{row("a", 1, 2, 20), row("b", 5, 6, 20), row("c", 8, 20, 20), row("d", 16, 20, 20), {Name: "unknown"}})
	if !known || !slices.Equal(names, []Text{"a", "d"}) || widest == nil || widest.Name != "c" {
		t.Errorf("known %v, settled %q, widest %+v", known, names, widest)
	}
	if known, names, widest = settled(eight, []RankRow{row("a", 1, 3, 3)}); !known || names != nil || widest != nil {
		t.Errorf("three regions have no quarters, but %q, %+v", names, widest)
	}
	if _, names, widest = settled(&model.Model{}, []RankRow{row("a", 1, 2, 20), row("c", 8, 20, 20)}); names != nil || widest != nil {
		t.Errorf("a model that speaks of no quarters: %v, %v", names, widest)
	}
	if known, _, _ = settled(eight, nil); known {
		t.Error("ranks of nothing are known")
	}
}

func TestAChangeIsBetterWorseOrNeither(t *testing.T) {
	w := digitWriter(t)
	groups := w.set.Model.Level.Levels
	for _, c := range []struct {
		what, before, after string
		up, down            bool
	}{
		{ledger.Stage, "0", "2", true, false},
		{ledger.Stage, "2", "1", false, true},
		{ledger.Pole, pole.NotNow.String(), pole.Candidate.String(), true, false},
		{ledger.Level, groups[0].ID, ledger.Unknown, false, false},
		{ledger.Level, ledger.NoGroup, groups[0].ID, true, false},
		{"criterion/x", gate.Met.String(), gate.NotMet.String(), false, true},
		{"criterion/x", gate.Unknown.String(), gate.Met.String(), false, false},
		{"criterion/x", ledger.NotAsked, gate.Met.String(), false, false},
	} {
		got := w.change(ledger.Change{What: c.what, Before: c.before, After: c.after})
		if got.Up != c.up || got.Down != c.down {
			t.Errorf("%s from %s to %s: up %v, down %v", c.what, c.before, c.after, got.Up, got.Down)
		}
	}
}

func TestWhatMissingFiguresCouldLeadToIsNotSaidTwice(t *testing.T) {
	held := ledger.Change{From: 2023, To: 2024, What: ledger.Stage, Before: "0", After: "1"}
	same, other := held, held
	same.What, other.What = ledger.StagePossible, ledger.StagePossible
	other.After = "2"
	all := []ledger.Change{held, same, other}
	for i, want := range []bool{false, true, false} {
		if got := repeats(all, all[i]); got != want {
			t.Errorf("entry %d repeats: %v", i, got)
		}
	}
}

func TestWhatStandsOutIsFarFromTheLevel(t *testing.T) {
	w := digitWriter(t)
	indicator := func(id string, rank int) Indicator {
		return Indicator{ID: Text(id), Place: Place{true, rank, 20}, Score: w.plain(1, points)}
	}
	ids := func(list []Indicator) []Text {
		var out []Text
		for _, i := range list {
			out = append(out, i.ID)
		}
		return out
	}
	all := []Indicator{indicator("first", 1), indicator("fifth", 5), indicator("sixth", 6), indicator("fifteenth", 15), indicator("sixteenth", 16), indicator("last", 20),
		indicator(w.set.Model.IT.Quotient, 20)}
	weak := indicator("weak figure", 1)
	weak.Aside = true
	few := indicator("of few", 1)
	few.Place.Of = 3
	all = append(all, weak, few)
	for _, c := range []struct {
		rank                      int
		surprises, disappointment []Text
	}{
		{11, []Text{"first", "fifth"}, nil},
		{10, nil, []Text{"last", "sixteenth"}},
	} {
		b := &Brief{Indicators: all, Level: Level{Place: Place{true, c.rank, 20}}}
		b.Gaps = []Indicator{all[5], all[2]}
		got := w.reading(&emptyEvaluation, b)
		if !slices.Equal(ids(got.Surprises), c.surprises) || !slices.Equal(ids(got.Disappointments), c.disappointment) {
			t.Errorf("at rank %d: %q and %q", c.rank, ids(got.Surprises), ids(got.Disappointments))
		}
		if got.Best.ID != "first" || got.Worst.ID != "last" {
			t.Errorf("best %s, worst %s", got.Best.ID, got.Worst.ID)
		}
		if !slices.Equal(ids(got.Gaps), []Text{"sixth"}) {
			t.Errorf("what stands out already is a gap again: %q", ids(got.Gaps))
		}
	}
	if got := w.reading(&emptyEvaluation, &Brief{Indicators: all[:1]}); got.Best != nil || got.Surprises != nil {
		t.Errorf("one rank has a best and a worst: %+v", got)
	}
}

func TestAMiddlingRankIsNoHighlight(t *testing.T) {
	w := digitWriter(t)
	at := func(rank int, lead float64) Indicator {
		return Indicator{Place: Place{true, rank, 9}, Score: w.plain(1, points), Lead: w.plain(lead, points)}
	}
	if best, worst := highlights([]Indicator{at(5, -3), at(7, 2)}); best != nil || worst != nil {
		t.Errorf("ranks 5 and 7 of 9 are called highlights: %+v, %+v", best, worst)
	}
	if best, worst := highlights([]Indicator{at(1, -3), at(2, 4), at(9, 3)}); best == nil || best.Place.Rank != 2 || worst != nil {
		t.Errorf("behind the nation is a best, or ahead of it a worst: %+v, %+v", best, worst)
	}
}

func TestAFigureThatChangedIsPrintedAsChanged(t *testing.T) {
	w := digitWriter(t)
	for _, c := range []struct {
		before, after float64
		want, then    string // of an indicator with one decimal
	}{{7, 9, "7.0", "9.0"}, {7.96, 8.02, "7.96", "8.02"}, {8.01, 8.012, "8.010", "8.012"}, {8, 8, "8.0", "8.0"}} {
		got := w.move(ledger.FigureChange{Indicator: "high_growth_share", Before: data.Known(c.before, 2023), After: data.Known(c.after, 2024)})
		if got.Before.Plain() != c.want || got.After.Plain() != c.then {
			t.Errorf("%v to %v: %s to %s, want %s to %s", c.before, c.after, got.Before.Plain(), got.After.Plain(), c.want, c.then)
		}
	}
}
