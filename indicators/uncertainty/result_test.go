package uncertainty

import (
	"context"
	"errors"
	"math"
	"reflect"
	"testing"

	"growthpole/indicators/indicator"
	"growthpole/indicators/score"
)

// sumFrom adds up shares from a place on.
func sumFrom(k int, shares []float64) float64 {
	sum := 0.0
	for _, p := range shares[k:] {
		sum += p
	}
	return sum
}

// certain is a region that meets every gate by a margin that no draw reaches.
func certain(c *country, r int) {
	for id := range c.figures {
		c.figures[id][r] = 19
	}
}

func TestAWideMarginIsCertain(t *testing.T) {
	c := newCountry(3, 8)
	certain(c, 2)
	r := c.run(t).Region(2)
	if r.Held[3] != 1 || r.Possible[3] != 1 || r.Pole[2] != 1 {
		t.Errorf("held %v, possible %v, pole %v", r.Held, r.Possible, r.Pole)
	}
	for _, d := range r.Drivers {
		if (d.Answer == "stage" || d.Answer == "pole") && (!d.Fixed || d.Choices != nil) {
			t.Errorf("%+v", d)
		}
	}
}

func TestWhatIsNotKnownIsNeverMet(t *testing.T) {
	c := newCountry(3, 8)
	certain(c, 2)
	c.figures["a"][2] = math.NaN()
	r := c.run(t).Region(2)
	if r.Held[0] != 1 || r.Possible[3] != 1 || r.Pole[1] != 1 || r.PoleAtMost[2] != 1 {
		t.Errorf("held %v, possible %v, pole %v to %v", r.Held, r.Possible, r.Pole, r.PoleAtMost)
	}
}

// TestAFigureOnTheThreshold is met in half of the draws: threshold and figure
// move alike to either side, and neither 5 % nor 10 % of 4 is reached by others.
func TestAFigureOnTheThreshold(t *testing.T) {
	c := newCountry(3, 8)
	certain(c, 2)
	c.figures["a"][2] = 4
	c.subject.Ranges.Draws.Value = 4000
	r := c.run(t).Region(2)
	if math.Abs(r.Held[0]-0.5) > 0.04 {
		t.Errorf("stage 1 is missed in %v of the draws", r.Held[0])
	}
	for _, d := range r.Drivers {
		if d.Answer == "stage" && (d.Fixed || d.Choices[0].Choice != "thresholds" || d.Choices[1].Choice != "data_error") {
			t.Errorf("thresholds move twice as far as figures: %+v", d)
		}
	}
}

// TestCountsStayWhole: a count of 5 against a threshold of 5 is never 4.9.
func TestCountsStayWhole(t *testing.T) {
	c := newCountry(3, 8)
	certain(c, 2)
	c.figures["c"][2], c.figures["count"][2] = 0, 5
	if r := c.run(t).Region(2); r.Held[3] != 1 {
		t.Errorf("held %v", r.Held)
	}
	c.subject.Indicators[4].Whole = false
	c.subject.Indicators[4].Definition = &indicator.Definition{ID: "count"}
	if r := c.run(t).Region(2); r.Held[3] > 0.7 {
		t.Errorf("held %v with figures that may lie between whole numbers", r.Held)
	}
}

// TestAThresholdOfZeroMoves by a tenth of the distance between the goalposts, 4 here.
func TestAThresholdOfZeroMoves(t *testing.T) {
	c := newCountry(3, 8)
	certain(c, 2)
	for x, want := range map[float64]float64{0: 0.5, 2: 0.75, 4.3: 1, -2: 0.25, -4.3: 0} {
		c.figures["balance"][2] = x
		if r := c.run(t).Region(2); math.Abs(r.Pole[2]-want) > 0.08 {
			t.Errorf("a balance of %v is enough in %v of the draws, want about %v", x, r.Pole[2], want)
		}
	}
}

// TestAnErrorOfItsOwn goes before the model's.
func TestAnErrorOfItsOwn(t *testing.T) {
	zero, ten := 0.0, 10.0
	for _, k := range []struct {
		name     string
		error    *indicator.Error
		low, top float64
	}{
		{"exact", &indicator.Error{Relative: &zero}, 1, 1},
		{"ten either way", &indicator.Error{Absolute: &ten}, 0.5, 0.85},
		{"the model's 5 %", nil, 1, 1},
	} {
		c := newCountry(3, 8)
		certain(c, 2)
		c.subject.Ranges.Thresholds.Relative = 0
		c.figures["a"][2] = 12
		c.subject.Indicators[0].Definition = &indicator.Definition{ID: "a", Error: k.error}
		if r := c.run(t).Region(2); r.Pole[2] < k.low || r.Pole[2] > k.top {
			t.Errorf("%s: a figure of 12 is at least 8 in %v of the draws", k.name, r.Pole[2])
		}
	}
}

func TestResultsAreTheSameOnAnyNumberOfJobs(t *testing.T) {
	c := newCountry(4, 12)
	k := c.compile()
	var first []*Result
	for _, jobs := range []int{1, 2, 8, 1} {
		r, err := k.Run(context.Background(), 300, jobs, 9)
		if err != nil {
			t.Fatal(err)
		}
		var all []*Result
		for i := range c.regions {
			all = append(all, r.Region(i))
		}
		if first == nil {
			first = all
		} else if !reflect.DeepEqual(all, first) {
			t.Errorf("%d jobs give another result than 1", jobs)
		}
	}
}

func TestRunEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := newCountry(1, 3).compile().Run(ctx, 10, 1, 1); r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", r, err)
	}
}

// TestFewerDrawsThanTheModelHas: the drivers then rest on all of them.
func TestFewerDrawsThanTheModelHas(t *testing.T) {
	r, err := newCountry(1, 3).compile().Run(context.Background(), 50, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Region(0); got.Draws != 50 || got.Sensitivity != 50 || len(got.Drivers) != answers {
		t.Errorf("%+v", got)
	}
	c := newCountry(1, 3)
	c.subject.Ranges.Sensitivity.Value = 0
	if got := c.run(t).Region(0); got.Drivers != nil || got.Sensitivity != 0 {
		t.Errorf("drivers without draws for them: %+v", got.Drivers)
	}
}

// TestWhatCannotMoveAnAnswerIsNoDriver: gates know no weights, the level no thresholds.
func TestWhatCannotMoveAnAnswerIsNoDriver(t *testing.T) {
	c := newCountry(5, 10)
	results := c.run(t)
	seen := map[string]bool{}
	for i := range c.regions {
		for _, d := range results.Region(i).Drivers {
			for _, choice := range d.Choices {
				if choice.Total != 0 {
					seen[d.Answer+" "+choice.Choice] = true
				}
			}
		}
	}
	for _, never := range []string{"stage weights", "stage benchmark", "pole aggregation", "level_rank thresholds", "level_rank benchmark", "ksi_rank thresholds", "ksi_rank weights"} {
		if seen[never] {
			t.Errorf("%s moves", never)
		}
	}
	for _, sometimes := range []string{"stage thresholds", "stage data_error", "pole thresholds", "level_rank weights", "level_rank data_error", "level_rank aggregation", "ksi_rank benchmark", "ksi_rank data_error"} {
		if !seen[sometimes] {
			t.Errorf("%s never moves", sometimes)
		}
	}
}

// TestScoresOnAnotherScaleStayOut: where nothing but the aggregation is drawn, the
// interval holds the model's own score alone, and no number of Copeland's duels.
func TestScoresOnAnotherScaleStayOut(t *testing.T) {
	c := newCountry(5, 8)
	r := &c.subject.Ranges
	r.Weights, r.DataError, r.Imputations, r.Aggregations = Spread{}, Spread{}, Methods{}, Methods{Methods: []string{score.Arithmetic, score.Copeland}}
	k := c.compile()
	want, _ := k.Nominal().Level[3].Get()
	out, err := k.Run(context.Background(), 100, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Region(3); got.Level == nil || got.Level.Low != want || got.Level.High != want {
		t.Errorf("score %+v, want %v in every draw", got.Level, want)
	} else if got.LevelRank.Low == got.LevelRank.High {
		t.Errorf("the rank %+v is the same by both rules, so that the test shows nothing", got.LevelRank)
	}
}

func TestMoreDrawsThanMemoryHolds(t *testing.T) {
	k := newCountry(5, 8).compile()
	_, err := k.Run(context.Background(), mostRecords/8+1, 1, 1)
	if err == nil || err.Error() != "the results of 25000001 draws for 8 regions would not fit into memory; make at most 25000000 draws, by draws in the model or for this run" {
		t.Errorf("got %v", err)
	}
}
