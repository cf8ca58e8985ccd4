package indicators

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/race"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestWholeEvaluation reads a small country that a person can check by hand, and
// compares everything that is said of its regions.
func TestWholeEvaluation(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases in testdata", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			want := -1
			for i, f := range ar.Files {
				if f.Name == "want.json" {
					want = i
					continue
				}
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			got := evaluated(t, fsys)
			if *update {
				if want < 0 {
					ar.Files = append(ar.Files, txtar.File{Name: "want.json"})
					want = len(ar.Files) - 1
				}
				ar.Files[want].Data = got
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want < 0 || !bytes.Equal(ar.Files[want].Data, got) {
				t.Errorf("evaluation differs from want.json; read the difference after go test -update\n%s", got)
			}
		})
	}
}

func evaluated(t *testing.T, fsys fstest.MapFS) []byte {
	t.Helper()
	ds := dataset(t, fsys, ".")
	e := evaluator(t, ds, modelIn(t, fsys, "model.yaml"))
	var all []*Evaluation
	for i := range ds.Regions {
		ev := evaluation(t, e, i)
		all = append(all, ev)
	}
	out, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}

// TestKazakhstanByHand holds indicators of the sample against figures worked out
// from the published rows with a pocket calculator.
func TestKazakhstanByHand(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	for _, c := range []struct {
		region, indicator string
		want              float64
		year              data.Year
	}{
		// 46,759,433.9 thousand / 19,154,536.7 million
		{"KZ-75", "rd_expenditure_share", 46759433.9 / 19154536.7 / 10, 2022},
		// 9,191 persons / 2,101,485 residents
		{"KZ-75", "rd_personnel_density", 9191.0 / 2101485 * 10000, 2022},
		// 33 of 7,826 enterprises
		{"KZ-75", "external_rd", 33.0 / 7826 * 1000, 2022},
		// 139 of 4,264 enterprises
		{"KZ-71", "ict_innovators", 139.0 / 4264 * 1000, 2022},
		{"KZ-35", "innovation_activity", 15.1, 2022},
	} {
		for _, ind := range region(t, e, c.region).Indicators {
			if ind.ID != c.indicator {
				continue
			}
			x, known := ind.Value.Get()
			if !known || math.Abs(x-c.want) > 1e-9 || ind.Value.Year != c.year {
				t.Errorf("%s %s = %v (%v, %d), want %v (%d)", c.region, c.indicator, x, known, ind.Value.Year, c.want, c.year)
			}
		}
	}
}

func TestConfidentialStaysMissing(t *testing.T) {
	race.FindsNothing(t)
	e := open(t, "samples/kazakhstan")
	for _, ind := range region(t, e, "KZ-59").Indicators { // North Kazakhstan withholds its doctors
		if ind.ID == "rd_doctorate_share" {
			if ind.Value.IsKnown() || ind.Value.Gap() != data.Confidential || ind.Place.Rank != 0 {
				t.Errorf("got %+v, want confidential and without a rank", ind)
			}
			return
		}
	}
	t.Fatal("indicator not found")
}

// TestVerdictsOfTheSamples states what the samples are there to show.
func TestVerdictsOfTheSamples(t *testing.T) {
	race.FindsNothing(t)
	kz, ex, uk := open(t, "samples/kazakhstan"), open(t, "samples/illustrative"), open(t, "samples/uk")
	for _, c := range []struct {
		e              *Evaluator
		region         string
		held, possible int
		pole           string
	}{
		{kz, "KZ-75", 1, 1, "emerging to emerging"},
		{kz, "KZ-71", 1, 2, "not now to not now"},
		{kz, "KZ-61", 0, 0, "not now to not now"},
		{ex, "EX-01", 4, 4, "candidate to candidate"},
		{ex, "EX-02", 3, 3, "candidate to candidate"},
		{ex, "EX-03", 2, 2, "emerging to emerging"},
		{ex, "EX-04", 1, 1, "not now to not now"},
		{ex, "EX-05", 0, 0, "not now to not now"},
		{ex, "EX-07", 1, 2, "emerging to candidate"},
		{uk, "UKI3", 1, 4, "emerging to candidate"}, // the capital's centre: all that is measured is met
		{uk, "UKJ1", 1, 2, "emerging to candidate"}, // Oxford and the Thames Valley
		{uk, "UKH1", 1, 2, "not now to not now"},    // Cambridge: research without weight in section J
		{uk, "UKG1", 1, 1, "not now to not now"},    // R&D of car makers, hardly any public research
		{uk, "UKI6", 0, 0, "emerging to emerging"},  // IT people live here and work elsewhere
		{uk, "UKC1", 0, 0, "not now to not now"},    // an industrial region
		{uk, "UKK3", 0, 0, "not now to not now"},    // Cornwall
		{uk, "UKM6", 0, 0, "not now to not now"},    // too few answers in J and K for a structure
		{uk, "UKN0", 0, 1, "not now to not now"},    // no figure of the skills that stage 1 asks for
	} {
		ev := region(t, c.e, c.region)
		pole := ev.Pole.AtLeast.String() + " to " + ev.Pole.AtMost.String()
		if ev.Stage.Held != c.held || ev.Stage.Possible != c.possible || pole != c.pole {
			t.Errorf("%s: stage %d to %d, pole %s; want %d to %d, %s", c.region, ev.Stage.Held, ev.Stage.Possible, pole, c.held, c.possible, c.pole)
		}
	}
	if n := len(region(t, ex, "EX-05").Stage.Premature); n == 0 {
		t.Error("Oilfield Coast shows no premature strength")
	}
	if risk := region(t, ex, "EX-03").Factors.Network.Risk.String(); risk != "declustering" {
		t.Errorf("Lakeland's network risk is %q, want declustering", risk)
	}
}

// TestAGapThatTheModelCallsClosedIsNotRecommended: a gap of an element up to closed_at
// is closed, though the element is not met; Aktobe is 0.4 per cent short in territory. A
// criterion shuts its gate however near it is, and its gap stays open.
func TestAGapThatTheModelCallsClosedIsNotRecommended(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	near := 0
	for i := range e.ds.Regions {
		ev, err := e.Region(i)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range ev.Plan {
			for _, a := range r.Measures {
				for _, g := range a.Gaps {
					if g.Ref.Kind == mechanism.Criterion || !g.Known {
						continue
					}
					if g.Size > 0 && g.Size <= e.m.Mechanisms.Rule.ClosedAt {
						near++
					}
					if g.Open != (g.Size > e.m.Mechanisms.Rule.ClosedAt) {
						t.Errorf("%s, %s: the gap of %v in %s is open %v", ev.Region.ID, a.Measure, g.Size, g.Ref, g.Open)
					}
				}
			}
		}
	}
	if near == 0 {
		t.Error("the sample shows no gap that is small enough to be closed; the test proves too little")
	}
	for _, r := range region(t, e, "KZ-15").Plan {
		for _, a := range r.Measures {
			if a.Measure == "M5.3" && a.Status != mechanism.Sustain {
				t.Errorf("M5.3 in Aktobe is %v for a gap of %v", a.Status, a.Gap)
			}
		}
	}
}

func TestAPlanCountsTheRegionsThatNeedAMechanism(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	now := map[string]int{}
	var plans [][]mechanism.Recommendation
	for i := range e.ds.Regions {
		ev, err := e.Region(i)
		if err != nil {
			t.Fatal(err)
		}
		plans = append(plans, ev.Plan)
		for _, r := range ev.Plan {
			if r.Status == mechanism.Now {
				now[r.Mechanism]++
			}
		}
	}
	for i, plan := range plans {
		for _, r := range plan {
			if r.Regions != now[r.Mechanism] {
				t.Errorf("%s: %s is needed by %d regions, want %d", e.ds.Regions[i].ID, r.Mechanism, r.Regions, now[r.Mechanism])
			}
		}
	}
	if now["L1"] != 1 || now["M3"] <= 10 {
		t.Errorf("L1 is needed by %d regions and M3 by %d; the sample is there to show one that is particular and one that is not", now["L1"], now["M3"])
	}
}

// TestLawsOfAVerdict holds for every region of all samples.
func TestLawsOfAVerdict(t *testing.T) {
	race.FindsNothing(t)
	for _, folder := range []string{"samples/kazakhstan", "samples/illustrative", "samples/uk"} {
		e := open(t, folder)
		for i := range e.ds.Regions {
			ev := evaluation(t, e, i)
			for _, a := range ev.Stage.Answers {
				for _, f := range a.Findings {
					checkFinding(t, ev, f)
				}
			}
			if len(ev.Plan) != 10 {
				t.Errorf("%s: %d mechanisms, want ten", ev.Region.ID, len(ev.Plan))
			}
			for _, r := range ev.Plan {
				checkRecommendation(t, ev, r)
			}
		}
	}
}

// checkFinding: met only with a known value that meets it, and every known value says where it was read.
func checkFinding(t *testing.T, ev *Evaluation, f gate.Finding) {
	for _, test := range f.Tests {
		x, known := test.Value.Get()
		if f.Status == gate.Met && (!known || test.AtLeast != nil && x < *test.AtLeast || test.AtMost != nil && x > *test.AtMost) {
			t.Errorf("%s: %s is met by %v (known %v)", ev.Region.ID, f.Criterion, x, known)
		}
		if known && (len(test.Value.Origins) == 0 || test.Value.Origins[0].Line == 0 || test.Value.Origins[0].File == "") {
			t.Errorf("%s: %s rests on a figure without a row", ev.Region.ID, f.Criterion)
		}
		if !known && test.Status != gate.Unknown {
			t.Errorf("%s: %s answers %v without a figure", ev.Region.ID, f.Criterion, test.Status)
		}
	}
}

func checkRecommendation(t *testing.T, ev *Evaluation, r mechanism.Recommendation) {
	for _, a := range r.Measures {
		if ev.Stage.Next != 0 && a.Stage > ev.Stage.Next && a.Status != mechanism.Deferred {
			t.Errorf("%s: %s serves stage %d beyond the next one and is %v", ev.Region.ID, a.Measure, a.Stage, a.Status)
		}
		open := false
		for _, g := range a.Gaps {
			open = open || g.Known && g.Size > 0
		}
		if a.Status == mechanism.Now && !open {
			t.Errorf("%s: %s is recommended without a gap", ev.Region.ID, a.Measure)
		}
	}
}
