package brief

import "testing"

// restsOn is a region whose first gate is answered by an indicator of a publication.
func restsOn(year int, sources ...string) RegionRow {
	test := Test{IndicatorID: "staff", Value: Value{Known: true, Year: year}}
	b := &Brief{Stage: Stage{Rungs: []Rung{{Number: 1, Gate: Gate{Findings: []Finding{{Status: Status{NotMet: true}, Tests: []Test{test}}}}}}}}
	b.Level.ByYear = []YearWeight{{Year: year}}
	for _, s := range sources {
		b.Newer = append(b.Newer, Newer{Title: Text(s), Year: year, of: edition{title: s}})
		if s == "survey" {
			b.Newer[len(b.Newer)-1].Stage = 1
		}
	}
	return RegionRow{Brief: b}
}

// TestWhatMostStagesRestOnIsAskedForFirst: a publication stands before another by the
// stages that rest on it, whatever the order in which regions name them.
func TestWhatMostStagesRestOnIsAskedForFirst(t *testing.T) {
	w := digitWriter(t)
	o := Overview{Rows: []RegionRow{restsOn(2022, "people", "survey"), restsOn(2023, "people", "survey"), restsOn(2025, "people")}}
	o.Newer, o.Rests = w.newerUse(o.Rows), w.rests(o.Rows, 2025)
	if len(o.Newer) != 2 || o.Newer[0].Title != "survey" || o.Newer[0].Regions != 2 || o.Newer[0].Stages != 2 || o.Newer[1].Regions != 3 || o.Newer[1].Stages != 0 {
		t.Errorf("newer editions: %+v", o.Newer)
	}
	if first := o.NewerForemost(); len(first) != 1 || first[0].Title != "survey" {
		t.Errorf("first: %+v", first)
	}
	if o.Rests.Level != 2023 || o.Rests.Levels != 1 {
		t.Errorf("the level rests on %+v; of equally many regions the newer year is named, and none of the evaluation's", o.Rests)
	}
	for decides, want := range map[int]bool{0: true, 1: true, 2: false, 3: false} {
		o.Asked = []RequestUse{{Decides: decides}}
		if o.NewerFirst() != want {
			t.Errorf("newer editions first where a missing table decides %d stages: %v", decides, !want)
		}
	}
	for _, none := range []Overview{{}, {Newer: []NewerUse{{Regions: 3}}}} {
		if none.NewerFirst() {
			t.Errorf("%+v comes first, and no stage rests on it", none.Newer)
		}
	}
}

// TestAVerdictRestsOnTheFiguresThatAnswerIt: the years behind stage and growth pole are
// those of answered criteria, as the publications are that answer the stage.
func TestAVerdictRestsOnTheFiguresThatAnswerIt(t *testing.T) {
	w := digitWriter(t)
	answered := func(year int, s Status) Gate {
		return Gate{Findings: []Finding{{Status: s, Tests: []Test{{IndicatorID: "staff", Value: Value{Known: true, Year: year}}}}}}
	}
	met, unknown := Status{Met: true}, Status{Unknown: true}
	b := &Brief{Stage: Stage{Rungs: []Rung{{Gate: answered(2022, met)}, {Gate: answered(2019, unknown)}, {Gate: answered(2018, met), Beyond: true}}},
		Pole: Pole{Elements: []Element{{Gate: answered(2025, met)}, {Gate: answered(2024, Status{NotMet: true})}, {Gate: answered(2017, unknown)}}}}
	got := w.rests([]RegionRow{{Brief: b}}, 2025)
	if want := Text(w.say("scale", "low", "2024", "high", "2025")); got.Stage != "2022" || got.Pole != want {
		t.Errorf("the stage rests on %q and the pole on %q; want 2022 and %s", got.Stage, got.Pole, want)
	}
}
