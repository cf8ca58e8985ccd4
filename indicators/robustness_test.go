package indicators

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/indicator"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/indicators/score"
	"growthpole/indicators/uncertainty"
)

var sampleFolders = []string{"samples/kazakhstan", "samples/illustrative"}

// TestNominalDrawIsTheEvaluation holds the kernel of the draws, without any
// change, against the evaluation it stands for.
func TestNominalDrawIsTheEvaluation(t *testing.T) {
	for _, folder := range sampleFolders {
		t.Run(folder, func(t *testing.T) { sameAsEvaluation(t, open(t, folder)) })
	}
}

func sameAsEvaluation(t *testing.T, e *Evaluator) {
	t.Helper()
	got := e.kernel().Nominal()
	for i, r := range e.ds.Regions {
		ev := evaluation(t, e, i)
		ksi := 0
		for _, x := range ev.Indices {
			if x.Name == "ksi" {
				ksi = x.Place.Rank
			}
		}
		want := []any{ev.Stage.Held, ev.Stage.Possible, int(ev.Pole.AtLeast), int(ev.Pole.AtMost), ev.Level.Place.Rank, ev.Level.Standing.Level, ksi}
		have := []any{int(got.Held[i]), int(got.Possible[i]), int(got.Pole[i]), int(got.PoleAtMost[i]), int(got.LevelRank[i]), got.Standing[i], int(got.KSIRank[i])}
		if !slices.Equal(have, want) {
			t.Errorf("%s: stage, pole, level and KSI of the kernel are %v, of the evaluation %v", r.ID, have, want)
		}
		if got.Review != nil && got.Review[i] != ev.Review.Status {
			t.Errorf("%s: the review of the kernel is %v, of the evaluation %v (next gate %v, plan %v)", r.ID, got.Review[i], ev.Review.Status, ev.Path.Reach, ev.Review.Test.Status)
		}
		x, known := ev.Level.Score.Total.Value.Get()
		if y, have := got.Level[i].Get(); have != known || x != y {
			t.Errorf("%s: level of the kernel is %v (%v), of the evaluation %v (%v)", r.ID, y, have, x, known)
		}
	}
}

// gappy is an invented country with figures withheld, absent, zero and old.
func gappy(seed uint64, regions int, m *model.Model) *data.Dataset {
	ds := country(regions, m)
	rng := rand.New(rand.NewPCG(seed, 0))
	spoil := func(p *data.Panel, columns int, share float64) {
		for y := p.First(); y <= p.Last(); y++ {
			for i := range regions {
				for k := range columns {
					c := p.At(i, k, y)
					c.Number *= math.Exp(2 * rng.NormFloat64())
					switch x := rng.Float64(); {
					case x < share/3:
						c.Status = data.Withheld
					case x < share*2/3:
						c = data.Cell{}
					case x < share:
						c.Number, c.Status = 0, data.Nil
					}
					p.Set(i, k, y, c)
				}
			}
		}
	}
	spoil(ds.Activity.Panel, 20, 0.004)
	for i := range ds.Series {
		spoil(ds.Series[i].Panel, 1, 0.7*rng.Float64())
	}
	for i := range ds.Regions {
		ds.Regions[i].Kind = []string{"region", "city", ""}[rng.IntN(3)]
	}
	return ds
}

// TestNominalDrawOfRandomCountries does the same for countries full of gaps, under
// the default model and under every other method of every step.
func TestNominalDrawOfRandomCountries(t *testing.T) {
	race.FindsNothing(t)
	rng := rand.New(rand.NewPCG(3, 3))
	one := func(list []string) string { return list[rng.IntN(len(list))] }
	reviews := map[gate.Status]int{}
	for seed := range uint64(120) {
		m := builtIn(t)
		l := &m.Level
		if seed >= 20 {
			l.Normalisation.Method = score.Normalisations[int(seed)%len(score.Normalisations)]
			l.Imputation.Method, l.Outliers.Method = one(score.Imputations), one(score.OutlierMethods)
			l.Aggregation.Method, l.Aggregation.Within = one(score.Aggregations), one(score.Aggregations)
			l.Weighting.Method, l.Weighting.Within = one(score.IndicatorWeightings), one(score.IndicatorWeightings)
			l.Screening.MinRegions, l.MinCoverage.Value = []float64{0, 0.5}[rng.IntN(2)], []float64{0, 0.3, 0.6}[rng.IntN(3)]
		}
		review := m.Mechanisms.Review
		one := m.Mechanisms.List[rng.IntN(len(m.Mechanisms.List))]
		line := []float64{0.5, 1, 3}[rng.IntN(3)]
		review.Measure, review.FarBelow.AtMost = one.Measures[rng.IntN(len(one.Measures))].ID, &line
		e := evaluator(t, gappy(seed, 3+int(seed)%30, m), m)
		sameAsEvaluation(t, e)
		for _, status := range e.kernel().Nominal().Review {
			reviews[status]++
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, l.Normalisation.Method+" "+l.Imputation.Method+" "+l.Outliers.Method+" "+l.Aggregation.Method+" "+l.Aggregation.Within)
		}
	}
	if len(reviews) != 3 {
		t.Errorf("reviews were %v; the test wants all three answers", reviews)
	}
}

func tried(t testing.TB, folder string, o Options) *Evaluator {
	t.Helper()
	e := open(t, folder)
	tried, err := Prepare(context.Background(), e.ds, e.m, o)
	if err != nil {
		t.Fatal(err)
	}
	return tried
}

func robustnessJSON(t *testing.T, e *Evaluator) []byte {
	t.Helper()
	var all []*uncertainty.Result
	for i := range e.ds.Regions {
		ev := evaluation(t, e, i)
		all = append(all, ev.Robustness)
	}
	out, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDrawsAreTheSameOnAnyNumberOfCores(t *testing.T) {
	draws, other := 300, uint64(7)
	one := robustnessJSON(t, tried(t, "samples/illustrative", Options{Draws: &draws, Jobs: 1}))
	eight := robustnessJSON(t, tried(t, "samples/illustrative", Options{Draws: &draws, Jobs: 8}))
	if !bytes.Equal(one, eight) {
		t.Error("8 jobs give other bytes than 1")
	}
	if seven := robustnessJSON(t, tried(t, "samples/illustrative", Options{Draws: &draws, Seed: &other})); bytes.Equal(one, seven) {
		t.Error("another seed gives the same bytes")
	}
}

func TestNoDrawsGiveNoRobustness(t *testing.T) {
	none := 0
	for i := range 2 {
		e := tried(t, "samples/illustrative", Options{Draws: &none})
		if ev, err := e.Region(i); err != nil || ev.Robustness != nil {
			t.Errorf("%v, %v", ev.Robustness, err)
		}
	}
}

func TestDrawsEndWithTheContext(t *testing.T) {
	e := open(t, "samples/illustrative")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Prepare(ctx, e.ds, e.m, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestRobustnessMeansWhatItSays holds of every region of both samples.
func TestRobustnessMeansWhatItSays(t *testing.T) {
	wide := 0
	for _, folder := range sampleFolders {
		e := tried(t, folder, Options{Jobs: 2})
		for i := range e.ds.Regions {
			ev := evaluation(t, e, i)
			r := ev.Robustness
			for name, list := range map[string][]float64{"held": r.Held, "possible": r.Possible, "pole": r.Pole, "pole at most": r.PoleAtMost} {
				sum := 0.0
				for _, p := range list {
					sum += p
				}
				if math.Abs(sum-1) > 1e-9 {
					t.Errorf("%s: shares of %s add up to %v", ev.Region.ID, name, sum)
				}
			}
			if len(r.Held) != len(e.m.Stages.Stages)+1 {
				t.Errorf("%d shares of stages", len(r.Held))
			}
			for k := range r.Held {
				if atLeast(r.Held, k) > atLeast(r.Possible, k)+1e-9 {
					t.Errorf("%s: stage %d is held more often than it is possible", ev.Region.ID, k)
				}
			}
			if p := ev.Stage.Held; margin(ev) > 0.2 {
				wide++
				if r.Held[p] < 1 {
					t.Errorf("%s: all margins are wide, and stage %d is held in %v of the draws", ev.Region.ID, p, r.Held[p])
				}
			}
			rank := ev.Level.Place.Rank
			if rank > 0 && (r.LevelRank == nil || r.LevelRank.Low < 1 || r.LevelRank.High > float64(len(e.ds.Regions))) {
				t.Errorf("%s: rank %d, interval %v", ev.Region.ID, rank, r.LevelRank)
			}
		}
	}
	if wide == 0 {
		t.Error("no region has wide margins, so that nothing is said of them")
	}
}

func atLeast(shares []float64, k int) float64 {
	sum := 0.0
	for _, p := range shares[k:] {
		sum += p
	}
	return sum
}

// margin is the narrowest one of the gates that decide, up to the next, as a share
// of the threshold. Figures that the model lets err by an amount, and thresholds
// of 0, have none.
func margin(ev *Evaluation) float64 {
	narrowest := math.Inf(1)
	for _, a := range ev.Stage.Answers[:max(ev.Stage.Next, ev.Stage.Held)] {
		for _, f := range a.Findings {
			for _, test := range f.Tests {
				if test.Margin == nil {
					continue
				}
				if limit := math.Abs(test.Threshold()); limit > 0 && !strings.Contains(test.Indicator, "growth") {
					narrowest = min(narrowest, math.Abs(*test.Margin)/limit)
				} else {
					narrowest = 0
				}
			}
		}
	}
	return narrowest
}

// TestKrugmanAsAnIndicatorFollowsTheBenchmark: one that a model makes of KSI takes
// its figures under the benchmark of the draw, and half of them where it is half.
func TestKrugmanAsAnIndicatorFollowsTheBenchmark(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	at := func(name string, i int) float64 {
		x, known := e.years.Index(name, i, e.ds.Year).Get()
		if !known {
			t.Fatalf("%s of region %d is not known", name, i)
		}
		return x
	}
	for _, name := range []string{"ksi", "ksi_half", "ksi_rest", "ksi_mean_others"} {
		under := e.under(&indicator.Definition{From: indicator.From{Index: name}})
		for b, other := range []string{"ksi", "ksi_rest", "ksi_mean_others"} {
			for i := range e.ds.Regions {
				want := at(other, i)
				if name == "ksi_half" {
					want /= 2
				}
				if got, _ := under[b][i].Get(); got != want {
					t.Fatalf("%s against %s: got %v, want %v", name, uncertainty.Benchmarks[b], got, want)
				}
			}
		}
	}
	if e.under(&indicator.Definition{From: indicator.From{Index: "it_lq"}}) != nil || e.under(&indicator.Definition{From: indicator.From{Series: "x"}}) != nil {
		t.Error("another indicator follows the benchmark too")
	}
}

// BenchmarkRobustness measures draws with all replacements that drivers need. A
// region-draw is one region at one draw, of which the design asks nine times.
func BenchmarkRobustness(b *testing.B) {
	m := builtIn(b)
	for _, size := range []struct{ regions, draws int }{{20, 1000}, {1000, 20}, {50000, 2}} {
		b.Run(fmt.Sprintf("regions=%d/draws=%d", size.regions, size.draws), func(b *testing.B) {
			if testing.Short() && size.regions > 1000 {
				b.Skip("minutes for one turn")
			}
			e := evaluator(b, country(size.regions, m), m)
			k := e.kernel()
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				if _, err := k.Run(context.Background(), size.draws, 1, 1); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size.regions*size.draws), "ns/region-draw")
		})
	}
}
