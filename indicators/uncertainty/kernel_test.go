package uncertainty

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/index"
	"growthpole/indicators/indicator"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/pole"
	"growthpole/indicators/route"
	"growthpole/indicators/score"
	"growthpole/indicators/stage"
)

// country is an invented country that tests change before they compile it.
type country struct {
	regions int
	figures map[string][]float64 // by region, the nation last; NaN where not known
	posts   map[string]score.Goalposts
	subject Subject
	treat   bool // outliers
}

func newCountry(seed uint64, regions int) *country {
	rng := rand.New(rand.NewPCG(seed, 1))
	c := &country{regions: regions, figures: make(map[string][]float64), posts: make(map[string]score.Goalposts)}
	for _, id := range []string{"a", "b", "c", "d", "count", "balance"} {
		c.posts[id] = score.Goalposts{High: 20}
		c.subject.Indicators = append(c.subject.Indicators, Indicator{Definition: &indicator.Definition{ID: id, Whole: id == "count"}})
		for range regions + 1 {
			c.figures[id] = append(c.figures[id], rng.Float64()*20)
		}
		if id == "count" {
			for i := range c.figures[id] {
				c.figures[id][i] = math.Round(c.figures[id][i])
			}
		}
	}
	c.posts["balance"] = score.Goalposts{Low: -10, High: 30}
	c.subject.Stages = stage.Ladder{Stages: []stage.Stage{
		{ID: "one", Gate: gate.Gate{Criteria: []gate.Criterion{asks("a", 4), asks("b", 4)}}},
		{ID: "two", Gate: gate.Gate{Need: 1, Criteria: []gate.Criterion{asks("c", 10), asks("count", 5)}}},
		{ID: "three", Gate: gate.Gate{Criteria: []gate.Criterion{asks("d", 12)}}},
	}}
	c.subject.Pole = pole.Concept{
		Elements: []pole.Element{{ID: "x", Gate: gate.Gate{Criteria: []gate.Criterion{asks("balance", 0)}}}, {ID: "y", Gate: gate.Gate{Criteria: []gate.Criterion{asks("a", 8)}}}},
		Rule:     pole.Rule{Candidate: 2, Emerging: 1, Must: []string{"x"}},
	}
	c.subject.Ranges = Ranges{
		Draws: Count{Value: 500}, Sensitivity: Count{Value: 200},
		Weights: Spread{Relative: 0.25}, Thresholds: Spread{Relative: 0.1}, DataError: Spread{Relative: 0.05},
		Normalisations: Methods{Methods: []string{score.ByGoalposts}},
		Aggregations:   Methods{Methods: []string{score.Arithmetic, score.Geometric}},
		Imputations:    Methods{Methods: []string{score.NoImputation, score.ByLastKnown}},
		Benchmarks:     Methods{Methods: Benchmarks},
	}
	c.subject.Structure = activity(rng, regions)
	c.subject.Review = c.review(6, 4)
	return c
}

// review asks whether a is at most so much, where the next gate takes greater changes than most.
func (c *country) review(line, most float64) *Review {
	return &Review{Review: mechanism.Review{FarBelow: gate.Condition{Indicator: "a", AtMost: &line}}, Stage: 1, ClosedAt: 0.02, Open: make([]bool, c.regions),
		Moves: []mechanism.Ref{{Kind: mechanism.Element, ID: "y"}, {Kind: mechanism.Criterion, ID: "b"}},
		Terms: func(id string) route.Terms { return route.Terms{Most: most, Whole: id == "count"} }}
}

// values are the figures of a region, for packages that look them up by name.
func (c *country) values(region int) gate.Values {
	return func(id string) data.Value { return data.Known(c.figures[id][region], 2025) }
}

func asks(id string, least float64) gate.Criterion {
	return gate.Criterion{ID: id, All: []gate.Condition{{Indicator: id, AtLeast: &least}}}
}

func activity(rng *rand.Rand, regions int) *index.Structure {
	ds := &data.Dataset{Year: 2025, Regions: make([]data.Region, regions), Tables: []data.Table{{File: "activity.csv"}}}
	ds.Activity.Panel = data.NewPanel(regions, 4, 2025, 2025)
	for k := range 4 {
		ds.Sectors = append(ds.Sectors, data.Sector{ID: string(rune('A' + k))})
		for i := range regions {
			ds.Activity.Panel.Set(i, k, 2025, data.Cell{Number: 1 + 9*rng.Float64(), Source: -1, Status: data.Observed})
		}
	}
	return index.Of(ds, 2025)
}

func (c *country) compile() *Kernel {
	tree := score.Tree{
		MinCoverage:   score.Minimum{Value: 0.5},
		Normalisation: score.Normalisation{Method: score.ByGoalposts}, Aggregation: score.Aggregation{Method: score.Arithmetic},
		Imputation: score.Imputation{Method: score.NoImputation},
		Levels:     []score.Level{{ID: "low"}, {ID: "high", From: 100}},
		Pillars: []score.Pillar{
			{ID: "p", Weight: score.Weight{Value: 2}, Indicators: []score.Part{{Indicator: "a", Weight: score.Weight{Value: 1}}, {Indicator: "b", Weight: score.Weight{Value: 3}}}},
			{ID: "q", Weight: score.Weight{Value: 1}, Indicators: []score.Part{{Indicator: "c", Weight: score.Weight{Value: 1}}, {Indicator: "d", Weight: score.Weight{Value: 1}}}},
		},
	}
	if c.treat {
		tree.Outliers = score.Outliers{Method: score.Treat, Skew: 0.1, Kurtosis: -5, Most: 3}
	}
	sample := score.Sample{
		Regions: regionsOf(c.regions), Year: 2025,
		Value: func(id string, row int) data.Value { return data.Known(c.figures[id][row], 2025) },
		Posts: func(id string) (score.Goalposts, bool) { g, ok := c.posts[id]; return g, ok },
		// The year before misses nothing.
		History: func(id string, row int) []data.Value {
			return []data.Value{data.Known(9, 2024), data.Known(c.figures[id][row], 2025)}
		},
	}
	s := c.subject
	s.Level = score.Prepare(tree, sample)
	return Compile(s)
}

// regionsOf are of two kinds, and some of none.
func regionsOf(n int) []data.Region {
	out := make([]data.Region, n)
	for i := range out {
		out[i].Kind = []string{"region", "city", ""}[i%3]
	}
	return out
}

func (c *country) run(t testing.TB) *Results {
	t.Helper()
	r, err := c.compile().Run(context.Background(), c.subject.Ranges.Draws.Value, 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestADrawAllocatesNothing counts allocations of whole draws with all replacements.
func TestADrawAllocatesNothing(t *testing.T) {
	c := newCountry(1, 30)
	c.figures["a"][3], c.figures["d"][4] = math.NaN(), math.NaN()
	c.subject.Indicators[0].Under = c.under("a")
	c.subject.Ranges.CountError = &CountError{Deviations: 1, Most: 3}
	c.subject.Indicators[1].Counts = make([]indicator.Count, 30)
	for r := range c.subject.Indicators[1].Counts {
		c.subject.Indicators[1].Counts[r] = indicator.Count{Cases: float64(r), Of: 40, Times: 20}
		c.figures["b"][r] = c.subject.Indicators[1].Counts[r].Share(float64(r))
	}
	c.subject.Ranges.Normalisations.Methods = score.Normalisations
	c.subject.Ranges.Aggregations.Methods = score.Aggregations
	c.subject.Ranges.Imputations.Methods = score.Imputations
	c.treat = true
	k := c.compile()
	w := k.newWorker(1<<30, k.newTally(k.newRecord(200)))
	rng := rand.New(rand.NewPCG(1, 1))
	draw := 0
	if n := testing.AllocsPerRun(150, func() { w.draw(draw, rng); draw++ }); n != 0 {
		t.Errorf("%v allocations in a draw", n)
	}
}

// under makes three versions of an indicator, as benchmarks would.
func (c *country) under(id string) [][]data.Value {
	var out [][]data.Value
	for b := range Benchmarks {
		var row []data.Value
		for _, x := range c.figures[id][:c.regions] {
			row = append(row, data.Known(x*(1+0.4*float64(b)), 2025))
		}
		out = append(out, row)
	}
	return out
}

// TestTheOrderHoldsInEveryDraw looks at every single draw: the stage held is the
// number of gates of an unbroken row, and never more than the stage possible.
func TestTheOrderHoldsInEveryDraw(t *testing.T) {
	c := newCountry(2, 40)
	for i := range 40 {
		c.figures[[]string{"a", "b", "c", "d"}[i%4]][i] = math.NaN()
	}
	k := c.compile()
	w := k.newWorker(0, k.newTally(k.newRecord(400)))
	rng := rand.New(rand.NewPCG(1, 1))
	skipped := 0
	for draw := range 400 {
		w.draw(draw, rng)
		for r := range k.regions {
			held, possible := int(w.atA.held[r]), int(w.atA.possible[r])
			if held > possible {
				t.Fatalf("draw %d, region %d: stage %d held, %d possible", draw, r, held, possible)
			}
			for g := range k.stages {
				status := k.status(k.gates[g], w.first.columns, w.first.limits, r)
				if g < held && status != gate.Met || g == held && status == gate.Met {
					t.Fatalf("draw %d, region %d: stage %d held, but gate %d is %v", draw, r, held, g+1, status)
				}
				if g > held && status == gate.Met {
					skipped++
				}
			}
		}
	}
	if skipped == 0 {
		t.Error("no gate behind an unmet one was met, so that nothing was tested")
	}
}

// TestEvidenceNeverLowersAStage: with the same draws, a missing figure that turns
// out to meet its threshold can only raise how often each stage is held.
func TestEvidenceNeverLowersAStage(t *testing.T) {
	raised := 0
	for seed := range uint64(30) {
		c := newCountry(seed, 6)
		id, r := []string{"a", "b", "c", "d", "count"}[seed%5], int(seed)%6
		full := c.figures[id][r]
		c.figures[id][r] = math.NaN()
		before := c.run(t).Region(r)
		c.figures[id][r] = full + 5
		after := c.run(t).Region(r)
		for k := range before.Held {
			if was, is := sumFrom(k, before.Held), sumFrom(k, after.Held); is < was-1e-12 {
				t.Errorf("seed %d: stage %d in %v of the draws without %s, in %v with it", seed, k, was, id, is)
			} else if is > was {
				raised++
			}
			if was, is := sumFrom(k, before.Possible), sumFrom(k, after.Possible); is > was+1e-12 {
				t.Errorf("seed %d: stage %d possible in %v of the draws without %s, in %v with it", seed, k, was, id, is)
			}
		}
	}
	if raised == 0 {
		t.Error("no figure raised anything")
	}
}
