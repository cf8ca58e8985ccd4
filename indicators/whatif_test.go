package indicators

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/route"
)

// TestEveryRouteOpensItsGate makes the changes of every route of both samples,
// missing figures as the route asks for them: the next stage is held, and not one
// more than the ladder itself says.
func TestEveryRouteOpensItsGate(t *testing.T) {
	made := 0
	for _, folder := range []string{"samples/kazakhstan", "samples/illustrative"} {
		e := open(t, folder)
		for i := range e.ds.Regions {
			for _, r := range region(t, e, e.ds.Regions[i].ID).Path.Routes {
				var assume []Assumption
				for _, s := range r.Steps {
					assume = append(assume, Assumption{s.Indicator, s.Target})
				}
				before, after, err := e.WhatIf(i, assume)
				if err != nil {
					t.Fatal(err)
				}
				made++
				if after.Stage.Held < before.Stage.Next {
					t.Errorf("%s holds stage %d after its route to %d", before.Region.ID, after.Stage.Held, before.Stage.Next)
				}
				climbed := e.m.Stages.Climb(func(id string) data.Value {
					for _, a := range assume {
						if a.Indicator == id {
							return data.Known(a.Value, e.ds.Year)
						}
					}
					return e.valuesOf(i)(id)
				})
				if climbed.Held != after.Stage.Held || climbed.Possible != after.Stage.Possible {
					t.Errorf("%s holds stage %d; the ladder says %d", before.Region.ID, after.Stage.Held, climbed.Held)
				}
				if r.Reach == route.Within && before.Path.Reach != route.Within {
					t.Errorf("%s: a reachable route on a path that is %v", before.Region.ID, before.Path.Reach)
				}
			}
		}
	}
	if made < 20 {
		t.Errorf("only %d routes were made", made)
	}
}

func TestWhatIfChangesOneRegionOnly(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	i, _ := e.ds.RegionIndex("KZ-75")
	plain := region(t, e, "KZ-75")
	before, after, err := e.WhatIf(i, []Assumption{{"external_rd", 19.5}, {"rd_expenditure_share", 0.9}})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, plain) {
		t.Error("the evaluation before is not that of the region")
	}
	if !reflect.DeepEqual(region(t, e, "KZ-75"), plain) {
		t.Error("the evaluator itself has changed")
	}
	was, _ := plain.Level.Score.Total.Value.Get()
	is, _ := after.Level.Score.Total.Value.Get()
	// By hand: R&D spending is 0.4 of a pillar of 0.3, on a scale of 1; commissioned
	// R&D 0.75 of one of 0.15, on a scale of 20. All of Almaty's figures are there.
	rd, _ := e.valuesOf(i)("rd_expenditure_share").Get()
	links, _ := e.valuesOf(i)("external_rd").Get()
	want := was + 100*(0.3*0.4*(0.9-rd)+0.15*0.75*(19.5-links)/20)
	if math.Abs(is-want) > 1e-9 {
		t.Errorf("the level goes from %v to %v, want %v", was, is, want)
	}
	if after.Level.Place.Rank != 1 || plain.Level.Place.Rank != 2 {
		t.Errorf("rank %d to %d, want 2 to 1", plain.Level.Place.Rank, after.Level.Place.Rank)
	}
	if after.Level.Nation.Value.Origins != nil || !reflect.DeepEqual(after.Level.Nation, plain.Level.Nation) {
		t.Error("the nation has changed")
	}
	for _, ind := range after.Indicators {
		if ind.ID != "external_rd" {
			continue
		}
		above := 0
		for k := range e.ds.Regions {
			if x, _ := e.valuesOf(k)("external_rd").Get(); x > 19.5 {
				above++
			}
		}
		if ind.Place.Rank != above+1 || ind.Value.Year != e.ds.Year {
			t.Errorf("%+v", ind)
		}
		text, err := json.Marshal(ind.Value)
		if want := `{"value":19.5,"year":2025,"from":[{"assumed":true}]}`; err != nil || string(text) != want {
			t.Errorf("value %s, want %s", text, want)
		}
	}
	if f := after.Stage.Answers[1].Findings[1]; f.Status != gate.Met {
		t.Errorf("stable links are %v with 19.5", f.Status)
	}
}

// TestWhatIfBeginsWithEveryRegionAsItIs: also with one of which figures are doubted.
func TestWhatIfBeginsWithEveryRegionAsItIs(t *testing.T) {
	doubted := 0
	for _, folder := range []string{"samples/kazakhstan", "samples/illustrative", "samples/uk"} {
		e := open(t, folder)
		for i, r := range e.ds.Regions {
			plain := region(t, e, r.ID)
			before, after, err := e.WhatIf(i, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(before, plain) || !reflect.DeepEqual(after, plain) {
				t.Errorf("%s: without a change it is another region", r.ID)
			}
			doubted += len(plain.Level.WithoutDoubted)
		}
	}
	if doubted == 0 {
		t.Error("no region has a doubted figure")
	}
}

func TestWhatIfRefusesWhatItCannotAssume(t *testing.T) {
	e := open(t, "samples/illustrative")
	for _, c := range []struct {
		name   string
		assume []Assumption
		want   string
	}{
		{"an indicator that is none", []Assumption{{"luck", 1}}, `the model has no indicator "luck"`},
		{"two values for one", []Assumption{{"programmes", 1}, {"programmes", 2}}, `indicator "programmes" is given two values`},
		{"no number", []Assumption{{"programmes", math.NaN()}}, `indicator "programmes": NaN is not a finite number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := e.WhatIf(0, c.assume); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
