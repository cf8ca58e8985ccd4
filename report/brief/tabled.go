package brief

import (
	"slices"

	"growthpole/indicators/score"
)

// markUntabled finds the figures that sentences may name and no table of the brief shows
// with the row that they were read from: a sentence that names one has a note.
func (w *writer) markUntabled(b *Brief) {
	tabled := w.tabled(b)
	for i := range b.Indicators {
		b.Indicators[i].Untabled = !tabled[b.Indicators[i].ID]
	}
	for _, p := range b.Stage.Premature {
		for i := range p.Tests {
			p.Tests[i].Untabled = !tabled[p.Tests[i].IndicatorID]
		}
	}
}

// tabled are the indicators of the tables of evidence: those of the level, of local
// factors, of the gates up to the next one and of the elements of a growth pole.
func (w *writer) tabled(b *Brief) map[Text]bool {
	shown := map[Text]bool{}
	parts := func(list []score.Part) {
		for _, p := range list {
			shown[Text(p.Indicator)] = true
		}
	}
	for _, p := range w.set.Model.Level.Pillars {
		parts(p.Indicators)
	}
	for _, f := range slices.Concat(w.set.Model.Factors.Hard, w.set.Model.Factors.Soft) {
		parts(f.Indicators)
	}
	for _, g := range slices.Concat(upToNext(b.Stage.Rungs), elementGates(b.Pole.Elements)) {
		for _, f := range g.Findings {
			for _, t := range f.Tests {
				shown[t.IndicatorID] = true
			}
		}
	}
	return shown
}

// mostTold is how many surprises and how many disappointments are named.
const mostTold = 2

// Told are the indicators that are named with their ranks, in this order.
func (r Reading) Told() []Indicator {
	out := slices.Concat(r.Surprises[:min(mostTold, len(r.Surprises))], r.Disappointments[:min(mostTold, len(r.Disappointments))])
	if r.Best != nil && len(r.Surprises) == 0 {
		out = append(out, *r.Best)
	}
	if r.Worst != nil && len(r.Disappointments) == 0 {
		out = append(out, *r.Worst)
	}
	return out
}

// Noted are those of Told that no table has, each once: a note says where they were read.
func (r Reading) Noted() []Indicator {
	var out []Indicator
	for _, i := range r.Told() {
		if i.Untabled && !slices.ContainsFunc(out, func(have Indicator) bool { return have.ID == i.ID }) {
			out = append(out, i)
		}
	}
	return out
}
