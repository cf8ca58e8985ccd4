package brief

import (
	"math"
	"slices"

	"growthpole/indicators"
)

// country finds where the nation's IT sits.
func (w *writer) country(b *Brief) Country {
	var out Country
	if w.set.Nation == nil {
		return out
	}
	c := w.set.Nation.IT
	out.HHI, out.Equivalent = w.value(c.HHI, shape{decimals: 3}), w.value(c.Equivalent, shape{decimals: 1})
	points, _ := b.Spread("it_share_of_nation")
	for _, p := range points {
		if p.Value.Known && (!out.LargestPart.Known || p.Value.Number > out.LargestPart.Number) {
			out.Largest, out.LargestPart = p.Name, p.Value
		}
	}
	return out
}

func (w *writer) it(ev *indicators.Evaluation, b *Brief) IT {
	out := IT{LQ: w.indexByName(ev, "it_lq"), ValueAdded: b.Indicator(w.set.Model.IT.Quotient), Momentum: b.Indicator(w.set.Model.IT.Growth), Pace: b.Indicator(w.set.Model.IT.Pace)}
	out.Keeps = out.Momentum != nil && out.Momentum.Value.Known && math.Abs(out.Momentum.Value.Number) < w.set.Model.Wording.Pace.Value
	share := w.indexByName(ev, "it_share")
	out.Share, out.Nation = share.Value, share.Nation
	out.OfNation = w.indexByName(ev, "it_share_of_nation").Value
	out.Known = out.LQ.Value.Known
	for _, s := range b.Structure.Sectors {
		if s.IT {
			out.Sectors = append(out.Sectors, s.Short)
			if s.Note != "" {
				out.Wide = s.Note
			}
		}
	}
	out.Lead = Quotient{Value: out.LQ.Value, Place: out.LQ.Place}
	if v := out.ValueAdded; v != nil && v.Value.Known && slices.Contains(w.set.Model.GateIndicators(), w.set.Model.IT.Quotient) {
		out.Lead = Quotient{v.Value, v.Place, true}
	}
	out.Growth, out.Country = w.growth(ev.ITGrowth), w.country(b)
	if years := sinceBreak(b.History(w.set.Model.IT.Share)); len(years) > 1 {
		out.Trend, out.First, out.Last, out.Turn = true, years[0], years[len(years)-1], turn(years)
	}
	if out.ValueAdded != nil && out.ValueAdded.Value.Known && out.Known {
		out.Disagree = (out.LQ.Value.Number > 1) != (out.ValueAdded.Value.Number > 1)
	}
	out.Placed = placed(b.Among(w.set.Model.IT.Quotient), b.Among(w.set.Model.IT.Growth))
	return out
}

// placed reports whether the region and another one have both figures.
func placed(xs, ys []Point) bool {
	own := slices.IndexFunc(xs, func(p Point) bool { return p.Own })
	return own >= 0 && xs[own].Value.Known && ys[own].Value.Known && bothKnown(xs, ys) > 1
}

// bothKnown counts the regions that have both figures.
func bothKnown(xs, ys []Point) int {
	n := 0
	for i, x := range xs {
		if x.Value.Known && ys[i].Value.Known {
			n++
		}
	}
	return n
}

// short finds the criterion of a growth pole that IT fails although its growth keeps
// pace: the criterion asks for no less than the nation's, however little is lacking.
func short(b *Brief) *Finding {
	if !b.IT.Keeps {
		return nil
	}
	for _, e := range b.Pole.Elements {
		for i, f := range e.Findings {
			for _, t := range f.Failing {
				if string(t.IndicatorID) == b.Roles().Growth {
					return &e.Findings[i]
				}
			}
		}
	}
	return nil
}

// EarlierQuotient is the location quotient of IT by the measure of the structure that an
// element of the growth pole is held against, where the year of the brief has none: a
// figure of an earlier year. Nil where there is none either.
func (b *Brief) EarlierQuotient() *Test {
	if b.IT.Known {
		return nil
	}
	for _, t := range testsOf(b.Pole.findings(), func(t Test) bool { return t.Value.Known }) {
		if d, _ := b.w.definition(t.IndicatorID.Plain()); d != nil && d.From.Index == "it_lq" {
			return &t
		}
	}
	return nil
}

// TrendTold reports whether the IT share of GRP tells more than growth relative to the
// nation does: of a period that deserves to be called longer, being twice as long, in
// which, as printed, it has fallen or is what it was, or has risen while the nation's IT
// grew faster.
func (x IT) TrendTold() bool {
	m := x.Momentum
	if !x.Trend || m == nil || !m.Value.Known || x.Last.Year-x.First.Year < 2*m.Over {
		return false
	}
	return !x.First.Region.Below(x.Last.Region) || x.First.Region.Alike(x.Last.Region) || m.Value.Number < 0
}

// sinceBreak are the years with a figure of the region from the last break in its series on.
func sinceBreak(history []YearValue) []YearValue {
	var out []YearValue
	for _, y := range history {
		if y.Region.Breaks() {
			out = out[:0]
		}
		if y.Region.Known {
			out = append(out, y)
		}
	}
	return out
}

// Turn is a year between two others in which a figure was, as printed, lower or higher
// than in both.
type Turn struct {
	YearValue
	Lowest bool // else it is the highest
}

// turn is the year that is furthest from what the first and the last of some years lead
// to expect; nil where all years are between these two.
func turn(years []YearValue) *Turn {
	low, high := years[0].Region, years[len(years)-1].Region
	if high.Below(low) {
		low, high = high, low
	}
	var out *Turn
	furthest := 0.0
	for _, y := range years {
		v := y.Region
		if below := low.Number - v.Number; below > furthest && !v.Alike(low) {
			out, furthest = &Turn{y, true}, below
		}
		if above := v.Number - high.Number; above > furthest && !v.Alike(high) {
			out, furthest = &Turn{y, false}, above
		}
	}
	return out
}

func (w *writer) growth(g *indicators.ITGrowth) Growth {
	if g == nil {
		return Growth{}
	}
	amount := shape{unit: string(w.name(w.set.Data.Activity.Unit))}
	rate := shape{unit: "%", decimals: 1, times: 100, signed: true}
	out := Growth{
		Known: g.Rate.IsKnown(), From: int(g.From), To: int(g.To), Years: int(g.To - g.From),
		Before: w.value(g.Before, amount), After: w.value(g.After, amount),
		Rate: w.value(g.Rate, rate), Annual: w.value(g.AnnualRate, rate),
		National: w.value(g.National, rate), Structural: w.value(g.Structural, rate), Regional: w.value(g.Regional, rate),
		Relative: w.value(g.Relative, rate), Nation: w.value(g.Nation.Rate, rate),
	}
	for _, id := range g.LeftOut {
		out.LeftOut = append(out.LeftOut, w.sectorShort(id))
	}
	out.Rounded = !addUp(out.Rate, out.National, out.Structural, out.Regional)
	return out
}
