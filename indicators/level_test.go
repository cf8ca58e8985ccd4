package indicators

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/indicators/score"
)

// under evaluates a sample under the default model with some lines of it changed.
func under(t *testing.T, folder string, changes ...string) *Evaluator {
	t.Helper()
	ds := dataset(t, os.DirFS(".."), folder)
	text := string(model.DefaultText())
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("the default model does not hold %q", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	m, found := model.Decode("model.yaml", []byte(text))
	if found.Blocking() {
		t.Fatal(found)
	}
	e := evaluator(t, ds, m)
	return e
}

// TestTheLevelsMethodsReachNothingElse: whatever the level imputes, treats or
// normalises, all else that is said of a region stays the same to the byte.
func TestTheLevelsMethodsReachNothingElse(t *testing.T) {
	race.FindsNothing(t)
	besides := func(e *Evaluator, i int) (level score.Result, rest []byte) {
		ev := evaluation(t, e, i)
		level, ev.Level = ev.Level.Score, Level{}
		for k := range ev.Peers {
			ev.Peers[k].Level = data.Value{} // a level, too
		}
		rest, err := json.Marshal(ev)
		if err != nil {
			t.Fatal(err)
		}
		return level, rest
	}
	// What the verdict uses has to be among what the draws use.
	imputing := func(m string) []string {
		return []string{"imputation: {method: none", "imputation: {method: " + m}
	}
	normalising := func(m string) []string {
		return []string{"normalisation: {method: goalposts", "normalisation: {method: " + m}
	}
	var changes [][]string
	for _, m := range score.Imputations[1:] {
		changes = append(changes, imputing(m))
	}
	for _, m := range score.Normalisations[1:] {
		changes = append(changes, append(normalising(m), imputing(score.ByMean)...))
	}
	changes = append(changes, append(normalising(score.ByMinMax), "outliers: {method: flag", "outliers: {method: treat"))
	imputed := 0
	for _, folder := range []string{"samples/kazakhstan", "samples/illustrative"} {
		plain := open(t, folder)
		moved := 0
		for _, change := range changes {
			e := under(t, folder, change...)
			for i := range e.ds.Regions {
				was, before := besides(plain, i)
				now, after := besides(e, i)
				if !bytes.Equal(before, after) {
					t.Errorf("%s, %v: more than the level of %s changes", folder, change, e.ds.Regions[i].ID)
				}
				if fmt.Sprint(was.Total.Value.Get()) != fmt.Sprint(now.Total.Value.Get()) {
					moved++
				}
				imputed += countImputed(t, e.ds.Regions[i].ID, now)
			}
		}
		if moved == 0 {
			t.Errorf("%s: no level moved, so that the test shows nothing", folder)
		}
	}
	if imputed == 0 {
		t.Error("no figure was imputed, so that the test shows nothing")
	}
}

// countImputed checks that imputed figures are marked as such, and as nothing else.
func countImputed(t *testing.T, region string, r score.Result) (n int) {
	for _, p := range r.Pillars {
		for _, part := range p.Parts {
			if part.Imputed == nil {
				continue
			}
			n++
			own := score.Imputation{Method: part.Imputed.Method}.OwnFigures()
			if part.Value.IsKnown() || own != (len(part.Imputed.Value.Origins) > 0) || own != (part.Imputed.Regions == 0) {
				t.Errorf("%s: %s is both observed and imputed, or does not say of what: %+v", region, part.Indicator, part)
			}
		}
	}
	return n
}

func TestDiagnosisOfKazakhstan(t *testing.T) {
	n := open(t, "samples/kazakhstan").Nation().Diagnosis
	if len(n.Indicators) != 11 || len(n.Pillars) != 4 {
		t.Fatalf("%d indicators, %d pillars", len(n.Indicators), len(n.Pillars))
	}
	outlying := map[string]string{}
	for _, i := range n.Indicators {
		if i.Treated != "" || i.Imputed != 0 || i.Without == nil {
			t.Errorf("%+v", i)
		}
		if i.Outlying {
			outlying[i.Indicator] = strings.Join(i.StandOut, " ")
		}
	}
	// Almaty city's research staff and the two cities' IT are what the method looks
	// for: they stand out, and stay as they are.
	if outlying["rd_personnel_density"] != "KZ-75" || outlying["it_share_of_grp"] != "KZ-71 KZ-75" {
		t.Errorf("outlying: %v", outlying)
	}
}

// BenchmarkDiagnosis measures what the overview needs of the level, for countries
// of growing size: the time per region has to stay flat.
func BenchmarkDiagnosis(b *testing.B) {
	m := builtIn(b)
	for _, n := range []int{20, 1000} {
		b.Run(fmt.Sprintf("regions=%d", n), func(b *testing.B) {
			e := evaluator(b, country(n, m), m)
			for b.Loop() {
				e.scorer.Diagnose(e.survey)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n)/1000, "µs/region")
		})
	}
}
