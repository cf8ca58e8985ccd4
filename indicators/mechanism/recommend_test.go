package mechanism

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

var rule = Rule{Gap: 0.6, Stage: 0.25, Profile: 0.15, HeldFit: 0.5, UnknownFit: 0.5, ClosedAt: 0.02, FactorTarget: 60}

func ref(id string) Ref { return Ref{Kind: Criterion, ID: id} }

func measure(id, stage string, moves ...string) Measure {
	m := Measure{ID: id, Stage: stage}
	for _, r := range moves {
		m.Moves = append(m.Moves, ref(r))
	}
	return m
}

// situation holds stage 1 of four, with the given gaps; what is not listed is unknown.
func situation(gaps map[string]float64) Situation {
	return Situation{Held: 1, Next: 2, Stages: []string{"1", "2", "3", "4"}, Gap: func(r Ref) Gap {
		size, known := gaps[r.ID]
		if size < 0 { // open, with next to no distance
			return Gap{Ref: r, Known: true, Open: true, Size: 0.001}
		}
		return Gap{Ref: r, Known: known, Open: size > 0.02, Size: size}
	}}
}

func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		name    string
		measure Measure
		gaps    map[string]float64
		want    Status
		waits   int
	}{
		{"a gap to the next stage is worked on now", measure("m", "2", "a"), map[string]float64{"a": 0.4}, Now, 0},
		{"a gap in a stage already held is repaired now", measure("m", "1", "a"), map[string]float64{"a": 0.4}, Now, 0},
		{"a criterion that is narrowly missed is open", measure("m", "2", "near"), map[string]float64{"near": -1}, Now, 0},
		{"a closed gap is sustained", measure("m", "2", "a"), map[string]float64{"a": 0.01}, Sustain, 0},
		{"one open gap among closed ones is enough", measure("m", "2", "a", "b"), map[string]float64{"a": 0, "b": 0.3}, Now, 0},
		{"a closed and an unknown gap decide nothing", measure("m", "2", "a", "b"), map[string]float64{"a": 0}, Undetermined, 0},
		{"without figures nothing is recommended", measure("m", "2", "a"), nil, Undetermined, 0},
		{"beyond the next stage even the widest gap waits", measure("m", "3", "a"), map[string]float64{"a": 1}, Deferred, 2},
		{"beyond the next stage even a closed gap waits", measure("m", "4", "a"), map[string]float64{"a": 0}, Deferred, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := rule.advise(c.measure, situation(c.gaps))
			if err != nil {
				t.Fatal(err)
			}
			if a.Status != c.want || a.WaitsFor != c.waits {
				t.Errorf("%v, waits for %d; want %v, %d", a.Status, a.WaitsFor, c.want, c.waits)
			}
		})
	}
}

func TestPriorityByHand(t *testing.T) {
	c := Catalogue{Rule: rule, List: []Mechanism{
		{ID: "content", Profile: Fit{Product: 0.2, Content: 1}, Measures: []Measure{measure("c1", "2", "a"), measure("c2", "1", "b")}},
		{ID: "closed", Measures: []Measure{measure("d1", "1", "zero")}},
		{ID: "later", Measures: []Measure{measure("l1", "3", "a")}},
		{ID: "missing", Measures: []Measure{measure("u1", "1", "nowhere")}},
	}}
	s := situation(map[string]float64{"a": 0.8, "b": 0.4, "zero": 0})
	s.ProductShare, s.ProfileKnown = 0.25, true
	got, err := c.Recommend(s)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, r := range got {
		order = append(order, r.Mechanism+"="+r.Status.String())
	}
	if want := "content=recommended now missing=not determined closed=sustain later=deferred"; strings.Join(order, " ") != want {
		t.Errorf("order %v, want %v", order, want)
	}
	// the largest gap 0.8, stage 1, profile 0.25·0.2+0.75·1
	want := 100 * (0.6*0.8 + 0.25*1 + 0.15*0.8)
	if math.Abs(got[0].Priority-want) > 1e-9 {
		t.Errorf("priority %v, want %v", got[0].Priority, want)
	}
	if got[3].WaitsFor != 2 {
		t.Errorf("the deferred mechanism waits for %d, want 2", got[3].WaitsFor)
	}
}

// More need is never less priority: neither when a figure arrives and shows a gap, nor
// when a gap grows, nor when a measure with a gap of its own is added.
func TestAGapThatIsAddedOrGrowsNeverLowersThePriority(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	names := []string{"a", "b", "c", "d", "e"}
	stages := []string{"1", "2", "3"}
	priority := func(m Mechanism, gaps map[string]float64) float64 {
		got, err := Catalogue{Rule: rule, List: []Mechanism{m}}.Recommend(situation(gaps))
		if err != nil {
			t.Fatal(err)
		}
		return got[0].Priority
	}
	for range 5000 {
		var m Mechanism
		for i := range 1 + rng.IntN(4) {
			moves := names[rng.IntN(3) : 3+rng.IntN(3)]
			m.Measures = append(m.Measures, measure(string(rune('a'+i)), stages[rng.IntN(3)], moves...))
		}
		gaps := map[string]float64{}
		for _, n := range names {
			if rng.IntN(3) > 0 {
				gaps[n] = rng.Float64()
			}
		}
		before := priority(m, gaps)
		more := measure("more", "2", "extra")
		wider := Mechanism{Measures: append(m.Measures[:len(m.Measures):len(m.Measures)], more)}
		gaps["extra"] = rng.Float64()
		if after := priority(wider, gaps); after < before {
			t.Fatalf("one more measure with a gap of %v: priority %v, before %v", gaps["extra"], after, before)
		}
		n := names[rng.IntN(len(names))]
		was, known := gaps[n]
		gaps[n] = was + (1-was)*rng.Float64()
		if after := priority(m, gaps); after < before {
			t.Fatalf("gap %s from %v (known: %v) to %v: priority %v, before %v", n, was, known, gaps[n], after, before)
		}
	}
}

func TestNothingBeyondTheNextStageIsRecommended(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	stages := []string{"1", "2", "3", "4"}
	for range 5000 {
		var m Mechanism
		for i := range 1 + rng.IntN(5) {
			m.Measures = append(m.Measures, measure(string(rune('a'+i)), stages[rng.IntN(4)], "x"))
		}
		s := situation(map[string]float64{"x": rng.Float64()})
		s.Held = rng.IntN(5)
		if s.Next = s.Held + 1; s.Next > 4 {
			s.Next = 0
		}
		got, err := Catalogue{Rule: rule, List: []Mechanism{m}}.Recommend(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range got[0].Measures {
			if s.Next != 0 && a.Stage > s.Next != (a.Status == Deferred) {
				t.Fatalf("held %d: measure of stage %d is %v", s.Held, a.Stage, a.Status)
			}
		}
		if p := got[0].Priority; p < 0 || p > 100 || (p > 0) != (got[0].Status == Now) {
			t.Fatalf("priority %v with status %v", p, got[0].Status)
		}
	}
}

func TestMeasureOfAnUnknownStageIsAnError(t *testing.T) {
	_, err := Catalogue{Rule: rule, List: []Mechanism{{ID: "M1", Measures: []Measure{measure("M1.1", "fifth", "a")}}}}.Recommend(situation(nil))
	if err == nil || !strings.Contains(err.Error(), `M1.1 serves stage "fifth"`) {
		t.Errorf("got %v", err)
	}
}
