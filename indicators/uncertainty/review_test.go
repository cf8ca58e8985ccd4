package uncertainty

import (
	"math"
	"testing"

	"growthpole/indicators/gate"
	"growthpole/indicators/route"
)

// TestReviewByHand: gate one asks for 4 of a and of b, with a bound of 1 on every change;
// a review is due up to 3 of a.
func TestReviewByHand(t *testing.T) {
	unknown := math.NaN()
	for _, k := range []struct {
		name string
		a, b float64
		open bool // something that is not drawn has an open gap
		want gate.Status
	}{
		{"far below, and the gate out of reach", 2, 9, false, gate.Met},
		{"far below, and the gate within reach", 3, 9, false, gate.NotMet},
		{"above the line, however far the gate", 3.5, 1, false, gate.NotMet},
		{"a missing figure leaves the reach open", 3, unknown, false, gate.Unknown},
		{"out of reach whatever the missing figure shows", 2.5, unknown, false, gate.Met},
		{"without the specialization nothing is known", unknown, 1, false, gate.Unknown},
	} {
		c := newCountry(1, 1)
		for id := range c.figures {
			c.figures[id][0] = 20
		}
		c.figures["a"][0], c.figures["b"][0] = k.a, k.b
		c.subject.Review = c.review(3, 1)
		if got := c.compile().Nominal().Review[0]; got != k.want {
			t.Errorf("%s: %v, want %v", k.name, got, k.want)
		}
	}
}

// TestAReviewNeedsItsMeasureInThePlan: nothing that the measure moves has an open gap, or
// an earlier gate comes first.
func TestAReviewNeedsItsMeasureInThePlan(t *testing.T) {
	status := func(change func(*country)) gate.Status {
		c := newCountry(1, 1)
		for id := range c.figures {
			c.figures[id][0] = 20
		}
		c.figures["b"][0] = 1 // gate one fails, and criterion b with it
		c.subject.Review = c.review(30, 1)
		change(c)
		return c.compile().Nominal().Review[0]
	}
	for _, k := range []struct {
		name   string
		change func(*country)
		want   gate.Status
	}{
		{"its criterion fails", func(*country) {}, gate.Met},
		{"it moves only what is met", func(c *country) { c.subject.Review.Moves = c.subject.Review.Moves[:1] }, gate.NotMet},
		{"a factor that it moves has a gap", func(c *country) {
			c.subject.Review.Moves, c.subject.Review.Open[0] = c.subject.Review.Moves[:1], true
		}, gate.Met},
		{"the gap of its element counts as closed", func(c *country) {
			c.subject.Review.Moves, c.subject.Review.ClosedAt = c.subject.Review.Moves[:1], 0.3
			c.figures["a"][0] = 6 // 2 of the 8 from the goalpost at 0
		}, gate.NotMet},
		{"it is open above that", func(c *country) {
			c.subject.Review.Moves, c.subject.Review.ClosedAt = c.subject.Review.Moves[:1], 0.2
			c.figures["a"][0] = 6
		}, gate.Met},
		{"no gate is left that could be out of reach", func(c *country) {
			c.figures["b"][0], c.subject.Review.Open[0] = 20, true
		}, gate.NotMet},
		{"it serves a stage after the next one", func(c *country) { c.subject.Review.Stage = 2 }, gate.NotMet},
	} {
		if got := status(k.change); got != k.want {
			t.Errorf("%s: %v, want %v", k.name, got, k.want)
		}
	}
}

// TestNoReviewIsDrawnWhereAGateAsksBothWays: whether such a gate can be opened is a search.
func TestNoReviewIsDrawnWhereAGateAsksBothWays(t *testing.T) {
	c := newCountry(1, 5)
	most := 15.0
	first := &c.subject.Stages.Stages[0].Gate
	first.Criteria = append(first.Criteria, gate.Criterion{ID: "not too much", All: []gate.Condition{{Indicator: "a", AtMost: &most}}})
	if k := c.compile(); k.Nominal().Review != nil || c.run(t).Region(0).Review != nil {
		t.Error("a review is drawn")
	}
}

// TestSharesOfTheReview: they add up to 1, vary with figures and thresholds, and are those
// of the evaluation where nothing varies.
func TestSharesOfTheReview(t *testing.T) {
	varied := 0
	for seed := range uint64(6) {
		c := newCountry(seed, 12)
		c.figures["b"][3] = math.NaN()
		c.subject.Review = c.review(8, 2)
		results := c.run(t)
		for r := range c.regions {
			v := results.Region(r).Review
			if math.Abs(v.Due+v.NotDue+v.Unknown-1) > 1e-12 {
				t.Fatalf("shares %+v", *v)
			}
			if v.Due > 0 && v.Due < 1 {
				varied++
			}
		}
		c.subject.Ranges.DataError, c.subject.Ranges.Thresholds = Spread{}, Spread{}
		nominal, still := c.compile().Nominal(), c.run(t)
		for r := range c.regions {
			v := still.Region(r).Review
			if got := []float64{v.Unknown, v.NotDue, v.Due}[nominal.Review[r]]; got != 1 {
				t.Errorf("seed %d, region %d: %v of the draws without any change are %v", seed, r, got, nominal.Review[r])
			}
		}
	}
	if varied == 0 {
		t.Error("no review varies")
	}
}

// TestSharesOfWhatAReviewRestsOn: a review is due in no more draws than have specialization
// far below and the gate out of reach, each counted for itself.
func TestSharesOfWhatAReviewRestsOn(t *testing.T) {
	apart := 0
	for seed := range uint64(6) {
		c := newCountry(seed, 12)
		c.subject.Review = c.review(8, 2)
		results := c.run(t)
		for r := range c.regions {
			v := results.Region(r).Review
			if v.Due > min(v.FarBelow, v.Beyond) || v.FarBelow > 1 || v.Beyond > 1 {
				t.Errorf("seed %d, region %d: shares %+v", seed, r, *v)
			}
			if v.Due > 0 && v.FarBelow != v.Beyond {
				apart++
			}
		}
	}
	if apart == 0 {
		t.Error("what a review rests on never differs")
	}
	beyond, within := route.Beyond, route.Within
	counts := make([]int32, reviewAnswers)
	counts[reviewed(gate.Met, gate.Met, &beyond)] = 5
	counts[reviewed(gate.NotMet, gate.Met, &within)] = 3
	counts[reviewed(gate.NotMet, gate.NotMet, &beyond)]++
	counts[reviewed(gate.Unknown, gate.Unknown, nil)]++
	if got, want := *reviewsOf(counts, 10), (Reviews{Due: 0.5, NotDue: 0.4, Unknown: 0.1, FarBelow: 0.8, Beyond: 0.6}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestOpeningIsWhatTheSearchFinds holds the reach of the draws against package route.
func TestOpeningIsWhatTheSearchFinds(t *testing.T) {
	seen := map[route.Reach]int{}
	for seed := range uint64(60) {
		c := newCountry(seed, 8)
		for r := range c.regions {
			if (int(seed)+r)%3 == 0 {
				c.figures[[]string{"a", "b", "c", "count", "d"}[(int(seed)+r)%5]][r] = math.NaN()
			}
		}
		c.subject.Review = c.review(8, float64(seed%7))
		k := c.compile()
		held := k.Nominal().Held
		for r := range c.regions {
			if int(held[r]) == k.stages {
				continue
			}
			var answers []gate.Answer
			for _, s := range c.subject.Stages.Stages[:held[r]+1] {
				answers = append(answers, s.Answer(c.values(r)))
			}
			want := route.Find(answers, c.subject.Review.Terms, 1).Reach
			got := k.opening(k.gates[held[r]], &k.nominal, r)
			if got != want {
				t.Fatalf("seed %d, region %d: %v, the search finds %v", seed, r, got, want)
			}
			seen[got]++
		}
	}
	if len(seen) != 3 {
		t.Errorf("the answers were %v; the test wants all three", seen)
	}
}
