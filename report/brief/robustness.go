package brief

import (
	"math"

	"growthpole/indicators"
	"growthpole/indicators/model"
	"growthpole/indicators/pole"
	"growthpole/indicators/robust"
	"growthpole/indicators/uncertainty"
)

// Robustness is how often the verdicts stay the same when the choices of the
// model and the figures vary. Without draws it is not Known.
type Robustness struct {
	Known    bool
	Draws    Value     // how many
	Stages   []Share   // of every stage of the ladder, from "before the first" on
	Stage    Stability // of the stage held
	Possible Stability // of the stage that missing figures could lead to
	Pole     Stability // of the standing as a growth pole
	// Opened counts the draws in which a gate that fails does not, so that missing
	// figures decide whether the next stage is held; 0 where the gate does not fail.
	Opened    Value
	Level     Interval // the score, over the draws that normalise as the model does
	LevelRank Interval
	KSIRank   Interval
	Groups    []Share // of the groups of the level, those that occur, the highest first
	// Band is how often the group of the brief was given, and Likelier the group that
	// was given more often than it; nil where there is none.
	Band, Likelier *Share
	// Loose: no other group is more frequent, and yet this one was given in a smaller
	// share of the draws than the model calls firm.
	Loose bool
	// Review is in how many draws the choice of IT is in question; nil where that is not drawn.
	Review *Share
	// ReviewLoose: the brief leads with that review, and a smaller share of the draws
	// gives it than the model calls firm.
	ReviewLoose bool
	// ReviewStage, ReviewReach and ReviewFar are what of such a review the draws doubt: in
	// how many of them the stage is the same, in how many the gate that comes next in the
	// draw is out of reach, and in how many the specialization is so low; nil for what they
	// do carry.
	ReviewStage, ReviewReach, ReviewFar *Share
	// ReviewElse is in how many draws a review is due where the brief leads with none, and
	// a smaller share of the draws gives none than the model calls firm; nil elsewhere.
	ReviewElse *Share
	// Drivers of the answers, the strongest first. An estimate near 0 says nothing and is left out.
	StageDrivers, PoleDrivers, LevelDrivers, KSIDrivers []Driver
}

// Share is how often an answer was given.
type Share struct {
	Number int   // of a stage; 0 is before the first, or no stage
	Name   Text  // of the answer, within a sentence
	Count  Value // draws
	Part   Value // of the draws, in per cent
}

// Stability sets how often the verdict of the brief was given beside what was given instead.
type Stability struct {
	Same   Share   // the verdict of the brief
	Others []Share // other answers that occurred, the most frequent first
	Steady bool    // there is no other
	// Fixed: no draw could have given another, so that it is no finding that all agree.
	// Capped and Floored: none could have given a higher one, or a lower one.
	Fixed, Capped, Floored bool
	Mostly                 bool // the verdict was given in more than half of the draws
}

// Interval is between which numbers nine of ten draws lie, with the middle of them.
type Interval struct {
	Known             bool
	Low, Middle, High Value
	Same              bool // low and high are the same as printed
	// Sides says on which side of the middle of all regions both ends of an interval
	// of ranks lie.
	Upper, Lower bool
}

// Driver is a choice and the part of an answer's changes that it has a hand in.
type Driver struct {
	Name Text  // within a sentence
	Part Value // total Sobol index, in per cent
}

func (w *writer) robustness(ev *indicators.Evaluation) Robustness {
	r := ev.Robustness
	if r == nil || r.Draws == 0 {
		return Robustness{Draws: w.plain(0, points), Opened: w.plain(0, points)}
	}
	out := Robustness{Known: true, Draws: w.plain(float64(r.Draws), points)}
	for k, part := range r.Held {
		out.Stages = append(out.Stages, w.drawn(r, k, w.stageName(k), part))
	}
	possible := make([]Share, len(r.Possible))
	for k, part := range r.Possible {
		possible[k] = w.drawn(r, k, w.stageName(k), part)
	}
	standings := make([]Share, len(r.Pole))
	for k, part := range r.Pole {
		standings[k] = w.drawn(r, 0, w.standing(pole.Standing(k)).Name, part)
	}
	out.Stage = stability(out.Stages, ev.Stage.Held)
	out.Possible = stability(possible, ev.Stage.Possible)
	out.Pole = stability(standings, int(ev.Pole.AtLeast))
	out.Stage.within(r.Reach.HeldLeast, r.Reach.HeldMost, ev.Stage.Held)
	out.Pole.within(r.Reach.PoleLeast, r.Reach.PoleMost, int(ev.Pole.AtLeast))
	out.Opened = w.plain(opened(ev), points)
	if r.Review != nil {
		due := w.drawn(r, 0, "", r.Review.Due)
		out.Review = &due
	}
	out.Level = w.interval(r.Level, precise, 0)
	out.LevelRank = w.interval(r.LevelRank, points, ev.Level.Place.Of)
	out.KSIRank = w.interval(r.KSIRank, points, len(w.set.Data.Regions))
	for _, g := range r.Standings {
		for _, declared := range w.set.Model.Level.Levels {
			if declared.ID == g.Answer && g.Share > 0 {
				out.Groups = append(out.Groups, w.drawn(r, 0, w.name(declared.Name), g.Share))
			}
		}
	}
	for _, d := range r.Drivers {
		list := w.drivers(d.Choices)
		switch d.Answer {
		case "stage":
			out.StageDrivers = list
		case "pole":
			out.PoleDrivers = list
		case "level_rank":
			out.LevelDrivers = list
		case "ksi_rank":
			out.KSIDrivers = list
		}
	}
	return out
}

// within notes how far the draws could have gone from a verdict.
func (s *Stability) within(least, most, verdict int) {
	s.Floored, s.Capped = least >= verdict, most <= verdict
	s.Fixed = s.Floored && s.Capped
}

// opened counts the draws that leave a gate open which the verdict calls not met. Where
// they meet it, nothing that is missing decides.
func opened(ev *indicators.Evaluation) float64 {
	n := 0.0
	if ev.Stage.Next > 0 && ev.Stage.Possible == ev.Stage.Held {
		for k := ev.Stage.Next; k < len(ev.Robustness.Possible); k++ {
			n += ev.Robustness.Possible[k] - ev.Robustness.Held[k]
		}
	}
	return math.Round(n * float64(ev.Robustness.Draws))
}

// stageName is a stage within a sentence.
func (w *writer) stageName(k int) Text {
	if k < 1 || k > len(w.set.Model.Stages.Stages) {
		return Text(w.say("before the first stage"))
	}
	return mid(w.name(w.set.Model.Stages.Stages[k-1].Name))
}

func (w *writer) drawn(r *uncertainty.Result, number int, name Text, part float64) Share {
	count := math.Round(part * float64(r.Draws))
	return Share{Number: number, Name: name, Count: w.plain(count, points), Part: w.partOf(part)}
}

// partOf is a share of draws in per cent. What occurs at all is not 0%, and what
// does not always occur is not 100%.
func (w *writer) partOf(part float64) Value {
	s := percent
	if part > 0 && part < 0.01 || part < 1 && part > 0.99 {
		s.decimals = 1
	}
	return w.plain(part, s)
}

// stability takes the verdict of the brief out of the answers.
func stability(all []Share, verdict int) Stability {
	var out Stability
	for k, s := range all {
		switch {
		case k == verdict:
			out.Same = s
		case s.Count.Number > 0:
			at := len(out.Others)
			for at > 0 && out.Others[at-1].Count.Number < s.Count.Number {
				at--
			}
			out.Others = append(out.Others[:at], append([]Share{s}, out.Others[at:]...)...)
		}
	}
	out.Steady = len(out.Others) == 0
	out.Mostly = out.Same.Part.Number > 50
	return out
}

// banded finds how often a group was given, and the one that was given more often.
func banded(groups []Share, group Text) (band, likelier *Share) {
	for i, g := range groups {
		if g.Name == group {
			band = &groups[i]
		}
		if likelier == nil || g.Count.Number > likelier.Count.Number {
			likelier = &groups[i]
		}
	}
	if band == nil || likelier.Count.Number <= band.Count.Number {
		return band, nil
	}
	return band, likelier
}

// loose tells a group, or another verdict, that the draws give most often and still not firmly.
func loose(band, likelier *Share, draws Value, firm *model.Number) bool {
	return firm != nil && band != nil && likelier == nil && band.Count.Number < firm.Value*draws.Number
}

// doubtReview notes whether the draws carry that the brief leads with a review, or with
// none and, where they do not carry a review, what of it they doubt.
func (r *Robustness) doubtReview(review Review, drawn *uncertainty.Result, w *writer) {
	if r.Review == nil {
		return
	}
	doubted := func(s Share) *Share {
		if !loose(&s, nil, r.Draws, w.set.Model.Wording.Firm) {
			return nil
		}
		return &s
	}
	if !review.Due {
		if none := w.drawn(drawn, 0, "", 1-drawn.Review.Due); doubted(none) != nil {
			r.ReviewElse = r.Review
		}
		return
	}
	if r.ReviewLoose = doubted(*r.Review) != nil; r.ReviewLoose {
		r.ReviewStage = doubted(r.Stage.Same)
		r.ReviewReach, r.ReviewFar = doubted(w.drawn(drawn, 0, "", drawn.Review.Beyond)), doubted(w.drawn(drawn, 0, "", drawn.Review.FarBelow))
	}
}

// Unsettled reports whether the group of the level depends on the method.
func (r Robustness) Unsettled() bool { return r.Likelier != nil || r.Loose }

// interval is one of a number; of says among how many it is a rank, 0 for none.
func (w *writer) interval(i *robust.Interval, s shape, of int) Interval {
	if i == nil {
		return Interval{}
	}
	out := Interval{Known: true, Low: w.plain(i.Low, s), Middle: w.plain(i.Median, s), High: w.plain(i.High, s)}
	out.Same = out.Low.Plain() == out.High.Plain()
	if of > 0 {
		out.Upper, out.Lower = 2*math.Round(i.High) <= float64(of), 2*math.Round(i.Low) > float64(of)
	}
	return out
}

func (w *writer) drivers(choices []robust.Driver) []Driver {
	var out []Driver
	least := 0.0
	if d := w.set.Model.Wording.Driver; d != nil {
		least = d.Value
	}
	for _, c := range choices {
		if c.Total >= least && c.Total > 0 {
			out = append(out, Driver{Name: Text(w.say("driver " + c.Choice)), Part: w.plain(min(c.Total, 1), percent)})
		}
	}
	return out
}

// RankRow is between which ranks by level a region lies when choices vary.
type RankRow struct {
	Name     Text
	Short    Text // for labels in figures
	Own      bool // the region of the brief
	Place    Place
	Interval Interval
}

// LevelRanks are those of all regions whose evaluations are at hand.
func (b *Brief) LevelRanks() []RankRow {
	var out []RankRow
	for i, r := range b.w.set.Data.Regions {
		ev, own := b.w.set.other(i), r.ID == b.Evaluation.Region.ID
		if own {
			ev = b.Evaluation
		}
		if ev != nil && ev.Robustness != nil {
			out = append(out, b.w.rankRow(ev, own))
		}
	}
	return out
}

// LevelRanks are those of all regions.
func (o *Overview) LevelRanks() []RankRow {
	var out []RankRow
	for _, ev := range o.Evaluations {
		if ev.Robustness != nil {
			out = append(out, o.w.rankRow(ev, false))
		}
	}
	return out
}

func (w *writer) rankRow(ev *indicators.Evaluation, own bool) RankRow {
	return RankRow{Name: w.name(ev.Region.Name), Short: w.short(ev.Region), Own: own, Place: place(ev.Level.Place), Interval: w.interval(ev.Robustness.LevelRank, points, ev.Level.Place.Of)}
}
