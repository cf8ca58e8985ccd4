package indicators

import (
	"slices"
	"testing"

	"growthpole/indicators/route"
)

func TestPathTakesTheCheapestCriteria(t *testing.T) {
	e := open(t, "samples/illustrative")
	e.m.Stages.Stages[1].Need = 3 // of four, all of which Foothills misses
	p := region(t, e, "EX-04").Path
	if len(p.Routes) != 4 || p.Stage != 2 {
		t.Fatalf("%d routes to stage %d, want the four ways to take three of four", len(p.Routes), p.Stage)
	}
	for i, r := range p.Routes {
		if len(r.Criteria) != 3 {
			t.Errorf("route %d meets %v, want three criteria", i, r.Criteria)
		}
		if i > 0 && r.Reach == p.Routes[i-1].Reach && r.Cost < p.Routes[i-1].Cost {
			t.Errorf("route %d is cheaper than the one before it", i)
		}
	}
}

func TestNoPathBeyondTheLastStage(t *testing.T) {
	if p := region(t, open(t, "samples/illustrative"), "EX-01").Path; p.Stage != 0 || len(p.Routes) > 0 {
		t.Errorf("path %+v of a region that holds the last stage", p)
	}
}

// TestRoutesAreOfTheEvidence: in both samples, a step starts at the figure of the
// evidence, ends where the condition is met, and is judged by the model's bound.
func TestRoutesAreOfTheEvidence(t *testing.T) {
	reaches := map[route.Reach]int{}
	for _, folder := range []string{"samples/kazakhstan", "samples/illustrative"} {
		e := open(t, folder)
		for i := range e.ds.Regions {
			ev := evaluation(t, e, i)
			for _, r := range ev.Path.Routes {
				reaches[r.Reach]++
				for _, s := range r.Steps {
					x, known := e.valuesOf(i)(s.Indicator).Get()
					if known != (s.Change != nil) || known && *s.Change != s.Target-x {
						t.Errorf("%s: step %+v from %v", ev.Region.ID, s, x)
					}
					if s.AtMost && s.Target > s.Threshold || !s.AtMost && s.Target < s.Threshold {
						t.Errorf("%s: step %+v stops short", ev.Region.ID, s)
					}
					if s.Most != e.m.Terms(s.Indicator).Most {
						t.Errorf("%s: step %+v has another bound than the model", ev.Region.ID, s)
					}
				}
			}
		}
	}
	for _, r := range []route.Reach{route.Within, route.Beyond, route.NotDetermined} {
		if reaches[r] == 0 {
			t.Errorf("no route of the samples is %v", r)
		}
	}
}

// TestDefaultBoundsRestOnTheSample holds what the default model says of the
// five-year changes in the regions of Kazakhstan.
func TestDefaultBoundsRestOnTheSample(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	most := func(id string) float64 { // that nineteen in twenty changes do not exceed
		k, _ := e.m.Place(id)
		var changes []float64
		for i := range e.ds.Regions {
			h := e.history(k, i)
			for y := h.first; y+5 <= e.ds.Year; y++ {
				was, known := h.at(y).Get()
				is, still := h.at(y + 5).Get()
				if known && still {
					changes = append(changes, is-was)
				}
			}
		}
		slices.Sort(changes)
		return changes[(len(changes)*19+19)/20-1]
	}
	low, high := 1.0, 0.0
	for _, id := range []string{"it_share_of_grp", "it_value_added_quotient", "it_share_of_nation", "grp_per_head", "investment_share", "services_employment"} {
		share := most(id) / e.m.Terms(id).Scale
		low, high = min(low, share), max(high, share)
	}
	if low < 0.10 || high > 0.19 {
		t.Errorf("nineteen in twenty changes are at most %.3f to %.3f of the scale; the model says 0.10 to 0.19", low, high)
	}
	for id, said := range map[string]float64{"it_value_added_quotient": 0.36, "it_share_of_nation": 5.7, "it_growth_over_nation": 10.5} {
		if x := most(id); x > said || x < 0.95*said {
			t.Errorf("nineteen in twenty changes of %s are at most %.3f; the model says %v", id, x, said)
		}
	}
}
