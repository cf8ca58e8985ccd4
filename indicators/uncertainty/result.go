package uncertainty

import (
	"context"
	"fmt"
	"math/rand/v2"

	"growthpole/indicators/robust"
	"growthpole/indicators/score"
)

// Result is what becomes of the verdicts on one region when the choices of the
// model and the figures vary within the ranges that the model declares.
type Result struct {
	Draws       int    `json:"draws"`
	Sensitivity int    `json:"sensitivity_draws"` // those that Drivers rest on
	Seed        uint64 `json:"seed"`
	// Held and Possible are the shares of draws in which the region holds exactly
	// stage k, with k from 0 as the place in the list; Possible counts unknown
	// criteria as met. Each list adds up to 1.
	Held     []float64 `json:"held"`
	Possible []float64 `json:"possible"`
	// Pole and PoleAtMost are the shares of the standings as a growth pole, in the
	// order of pole.Standing; unknown elements count as not met, or as met.
	Pole       []float64 `json:"pole"`
	PoleAtMost []float64 `json:"pole_at_most"`
	// Reach is between which verdicts the draws could have come out at all.
	Reach Reach `json:"reach"`
	// LevelRank is the rank by the level among the regions, over the draws in which
	// the score is known; LevelKnown is the share of those draws. Level is the score
	// itself, over those of them that normalise as the model does and use Copeland's
	// rule where it does: scores on different scales cannot be compared.
	Level      *robust.Interval `json:"level,omitempty"`
	LevelRank  *robust.Interval `json:"level_rank,omitempty"`
	LevelKnown float64          `json:"level_known"`
	// Standings are the shares of the groups of the level, by their IDs, the highest
	// first. They add up to less than 1 where the group is not always known.
	Standings []robust.Share `json:"standings,omitempty"`
	// Review is how often the choice of IT is in question; nil where the model does not
	// ask, and where a gate asks for an indicator in both directions.
	Review *Reviews `json:"review,omitempty"`
	// KSIRank is the rank by the Krugman index, the largest first.
	KSIRank  *robust.Interval `json:"ksi_rank,omitempty"`
	KSIKnown float64          `json:"ksi_known"`
	// Drivers say, by answer, which choice moves it most, the strongest first. An
	// answer that is known in no draw is left out, and all are without Sensitivity.
	Drivers []Drivers `json:"drivers,omitempty"`
}

// Reviews are the shares of draws by whether the choice of IT is in question, which add
// up to 1, and those by what that rests on, each for itself: a verdict that is not firm
// has to say which of the two the draws doubt.
type Reviews struct {
	Due     float64 `json:"due"`
	NotDue  float64 `json:"not_due"`
	Unknown float64 `json:"not_determined"`
	// FarBelow are the draws in which specialization is so low that the choice is in
	// question, Beyond those in which the gate that comes next in the draw, whichever
	// that is, is out of reach.
	FarBelow float64 `json:"far_below"`
	Beyond   float64 `json:"out_of_reach"`
}

// Drivers are the choices behind one answer. Fixed says that it was the same in
// every draw, so that nothing moves it. Without Choices and not Fixed it changed
// too seldom for the draws to tell why.
type Drivers struct {
	Answer  string          `json:"answer"` // "stage", "pole", "level_rank" or "ksi_rank"
	Fixed   bool            `json:"fixed,omitempty"`
	Choices []robust.Driver `json:"choices,omitempty"`
}

// Results are those of all regions. They may be read from several goroutines.
type Results struct {
	seed  uint64
	base  int
	tally *tally
	tree  score.Tree
	reach []Reach // by region
}

// Run makes the draws. In the first ones, as many as the ranges say, each choice
// is replaced by itself too. The same seed gives the same results on any number
// of jobs. Run ends early when the context does, and refuses more draws than the
// memory for their results may hold.
func (k *Kernel) Run(ctx context.Context, draws, jobs int, seed uint64) (*Results, error) {
	if most := mostRecords / max(k.regions, 1); draws > most {
		return nil, fmt.Errorf("the results of %d draws for %d regions would not fit into memory; make at most %d draws, by draws in the model or for this run", draws, k.regions, most)
	}
	base := min(k.ranges.Sensitivity.Value, draws)
	r := k.newRecord(draws)
	var tallies []*tally
	err := robust.Draws(ctx, draws, jobs, seed, func() func(int, *rand.Rand) {
		t := k.newTally(r)
		tallies = append(tallies, t)
		return k.newWorker(base, t).draw
	})
	if err != nil {
		return nil, err
	}
	all := k.newTally(r)
	for _, t := range tallies {
		all.join(t)
	}
	out := &Results{seed: seed, base: base, tally: all, tree: k.level.tree, reach: make([]Reach, k.regions)}
	for i := range out.reach {
		out.reach[i] = k.reach(i)
	}
	return out, nil
}

// Region is the result of one region, by its place in the dataset.
func (r *Results) Region(i int) *Result {
	t, n := r.tally, r.tally.record.draws
	out := &Result{Draws: n, Sensitivity: r.base, Seed: r.seed,
		Held: shares(t.held, i, t.stages, n), Possible: shares(t.possible, i, t.stages, n),
		Reach: r.reach[i],
		Pole:  shares(t.pole, i, poleStandings, n), PoleAtMost: shares(t.poleMost, i, poleStandings, n),
	}
	out.Level = scoresOf(t.record.scores[i*n : (i+1)*n])
	out.LevelRank, out.LevelKnown = ranksOf(t.record.levelRanks[i*n : (i+1)*n])
	out.KSIRank, out.KSIKnown = ranksOf(t.record.ksiRanks[i*n : (i+1)*n])
	if out.LevelKnown > 0 {
		out.Standings = r.standings(i)
	}
	if t.review != nil {
		out.Review = reviewsOf(t.review[i*reviewAnswers:(i+1)*reviewAnswers], n)
	}
	out.Drivers = r.drivers(i, out)
	return out
}

func shares(counts []int32, region, answers, draws int) []float64 {
	list := make([]int, answers)
	for i := range list {
		list[i] = int(counts[region*answers+i])
	}
	return robust.Shares(list, draws)
}

func scoresOf(all []float64) *robust.Interval {
	var known []float64
	for _, x := range all {
		if x == x {
			known = append(known, x)
		}
	}
	out, _ := interval(known, len(all))
	return out
}

func ranksOf(all []int32) (*robust.Interval, float64) {
	var known []float64
	for _, rank := range all {
		if rank > 0 {
			known = append(known, float64(rank))
		}
	}
	return interval(known, len(all))
}

func interval(known []float64, draws int) (*robust.Interval, float64) {
	between, ok := robust.Between(known)
	if !ok {
		return nil, 0
	}
	return &between, float64(len(known)) / float64(draws)
}

func (r *Results) standings(region int) []robust.Share {
	t := r.tally
	all := shares(t.standings, region, t.levels, t.record.draws)
	byID := make(map[string]float64, len(all))
	for i, l := range r.tree.Levels {
		byID[l.ID] = all[i]
	}
	var out []robust.Share
	for _, l := range score.Ordered(r.tree.Levels) {
		out = append(out, robust.Share{Answer: l.ID, Share: byID[l.ID]})
	}
	return out
}

func (r *Results) drivers(region int, known *Result) []Drivers {
	if r.base == 0 {
		return nil
	}
	var out []Drivers
	for i, name := range answerNames {
		if i == levelRank && known.LevelRank == nil || i == ksiRank && known.KSIRank == nil {
			continue
		}
		s := &r.tally.sobol[i*r.tally.regions+region]
		d := Drivers{Answer: name, Fixed: s.Fixed()}
		if !d.Fixed {
			d.Choices = s.Drivers(inputNames)
		}
		out = append(out, d)
	}
	return out
}
