package mechanism

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var printed = &Ties{Priority: 1, Gap: 1}

// needs is a mechanism with a measure of stage 2 for each of some gaps.
func needs(id string, moves ...string) Mechanism {
	m := Mechanism{ID: id}
	for i, ref := range moves {
		m.Measures = append(m.Measures, measure(fmt.Sprint(id, ".", i), "2", ref))
	}
	return m
}

// TestEqualPrioritiesAreOrderedByTheNextGap: each case says the order with the place of
// each mechanism and the gap that put it behind the one before.
func TestEqualPrioritiesAreOrderedByTheNextGap(t *testing.T) {
	gaps := map[string]float64{"p": 0.91, "q": 0.91, "near": 0.914, "b": 0.5, "c": 0.4, "d": 0.404, "e": 0.395, "small": 0.1}
	for _, c := range []struct {
		name string
		list []Mechanism
		ties *Ties
		want string
	}{
		{"the second gap decides", []Mechanism{needs("X", "p", "c"), needs("Y", "q", "b")}, printed, "Y 1.0 X 2.2"},
		{"the third does where two are equal", []Mechanism{needs("X", "p", "b"), needs("Y", "q", "b", "small")}, printed, "Y 1.0 X 2.3"},
		{"one gap more, however small, goes before none", []Mechanism{needs("X", "p"), needs("Y", "q", "small")}, printed, "Y 1.0 X 2.2"},
		{"a gap that two measures move counts once", []Mechanism{needs("X", "p", "p", "b"), needs("Y", "q", "b")}, printed, "X 1.0 Y 1.0"},
		{"what is equal in all gaps shares its place, in the order of the catalogue", []Mechanism{needs("X", "p", "b"), needs("Y", "q", "b"), needs("Z", "b")}, printed, "X 1.0 Y 1.0 Z 3.0"},
		{"gaps that are printed alike are alike", []Mechanism{needs("X", "p", "c"), needs("Y", "near", "d"), needs("Z", "q", "e")}, printed, "X 1.0 Y 1.0 Z 1.0"},
		{"a finer step tells them apart", []Mechanism{needs("X", "p", "c"), needs("Y", "q", "d")}, &Ties{Priority: 1, Gap: 0.1}, "Y 1.0 X 2.2"},
		{"a priority that is greater by a step goes before any gap", []Mechanism{needs("X", "b", "c", "small"), needs("Y", "p")}, printed, "Y 1.0 X 2.0"},
		{"without the rule, priorities that are printed alike are equal", []Mechanism{needs("X", "p"), needs("Y", "near", "b")}, nil, "X 1.0 Y 1.0"},
		{"without the rule, a priority that is greater by a point goes first", []Mechanism{needs("X", "c"), needs("Y", "p")}, nil, "Y 1.0 X 2.0"},
		{"without the rule nothing tells equal priorities apart", []Mechanism{needs("X", "p"), needs("Y", "q", "b")}, nil, "X 1.0 Y 1.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, err := Catalogue{Rule: rule, Ties: c.ties, List: c.list}.Recommend(situation(gaps))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range plan {
				got = append(got, fmt.Sprintf("%s %d.%d", r.Mechanism, r.Place, r.Behind))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestOnlyWhatIsRecommendedHasAPlace(t *testing.T) {
	plan, err := Catalogue{Rule: rule, Ties: printed, List: []Mechanism{needs("closed", "zero"), needs("missing", "nowhere"), needs("open", "a")}}.Recommend(
		situation(map[string]float64{"a": 0.3, "zero": 0}))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range plan {
		if (r.Place > 0) != (r.Status == Now) || (len(r.Open) > 0) != (r.Status == Now) {
			t.Errorf("%s, %v: place %d, open gaps %v", r.Mechanism, r.Status, r.Place, r.Open)
		}
	}
}

// TestAClosedGapIsNotWhatAPriorityRestsOn: the model may let a gap of a factor pass that
// is larger than one of a criterion that is not met.
func TestAClosedGapIsNotWhatAPriorityRestsOn(t *testing.T) {
	plan, err := Catalogue{Rule: rule, List: []Mechanism{{ID: "m", Measures: []Measure{measure("m1", "2", "near", "closed")}}}}.Recommend(
		situation(map[string]float64{"near": -1, "closed": 0.015}))
	if err != nil {
		t.Fatal(err)
	}
	if r := plan[0]; r.Status != Now || r.Gap != 0.001 || len(r.Open) != 1 {
		t.Errorf("%v with a gap of %v, open %v; want the open one of 0.001 alone", r.Status, r.Gap, r.Open)
	}
}

// random is a plan of several mechanisms over some gaps, which often tie.
func random(rng *rand.Rand) (Catalogue, map[string]float64) {
	names := []string{"a", "b", "c", "d", "e", "f"}
	c := Catalogue{Rule: rule, Ties: printed}
	for i := range 2 + rng.IntN(4) {
		var moves []string
		for range 1 + rng.IntN(3) {
			moves = append(moves, names[rng.IntN(len(names))])
		}
		c.List = append(c.List, needs(fmt.Sprint("m", i), moves...))
	}
	gaps := map[string]float64{}
	for _, n := range names {
		if rng.IntN(5) > 0 {
			gaps[n] = float64(1+rng.IntN(4))/4 - 0.001*float64(rng.IntN(4))
		}
	}
	return c, gaps
}

func placesOf(t *testing.T, c Catalogue, gaps map[string]float64) map[string]int {
	t.Helper()
	plan, err := c.Recommend(situation(gaps))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, r := range plan {
		if out[r.Mechanism] = r.Place; r.Status != Now {
			out[r.Mechanism] = len(plan) + 1 // behind all that have one
		}
	}
	return out
}

// TestAFurtherGapNeverSetsAMechanismBack: whatever is added to one mechanism, no other
// one gets before it, or level with it, that was not so before.
func TestAFurtherGapNeverSetsAMechanismBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	moved := 0
	for range 5000 {
		c, gaps := random(rng)
		before := placesOf(t, c, gaps)
		at := rng.IntN(len(c.List))
		one := &c.List[at]
		one.Measures = append(slices.Clone(one.Measures), measure("more", "2", "extra"))
		gaps["extra"] = rng.Float64()
		after := placesOf(t, c, gaps)
		for _, other := range c.List {
			was, is := before[one.ID]-before[other.ID], after[one.ID]-after[other.ID]
			if was <= 0 && is > 0 || was < 0 && is == 0 {
				t.Fatalf("a gap of %v more: %s at %d against %s at %d, before %d against %d", gaps["extra"], one.ID, after[one.ID], other.ID, after[other.ID], before[one.ID], before[other.ID])
			}
			if was > 0 && is <= 0 {
				moved++
			}
		}
	}
	if moved == 0 {
		t.Error("no mechanism got ahead of another, so that nothing was tested")
	}
}

// TestTheOrderIsTotalUpToTies: any two mechanisms come out in the same order whatever
// the order of the catalogue, or share their place.
func TestTheOrderIsTotalUpToTies(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	tied, told := 0, 0
	for range 3000 {
		c, gaps := random(rng)
		places := placesOf(t, c, gaps)
		turned := c
		turned.List = slices.Clone(c.List)
		rng.Shuffle(len(turned.List), func(i, j int) { turned.List[i], turned.List[j] = turned.List[j], turned.List[i] })
		if got := placesOf(t, turned, gaps); fmt.Sprint(got) != fmt.Sprint(places) {
			t.Fatalf("places %v, and %v from another order of the catalogue", places, got)
		}
		for i, a := range c.List {
			for _, b := range c.List[:i] {
				if pa := places[a.ID]; pa <= len(c.List) && pa == places[b.ID] {
					tied++
				} else {
					told++
				}
			}
		}
	}
	if tied == 0 || told == 0 {
		t.Errorf("%d ties and %d pairs told apart; the test wants some of both", tied, told)
	}
}
