package brief

import (
	"slices"

	"growthpole/indicators"
)

// Unmoved says since when the stage rests on figures of the same years. Within that
// time it could not have changed: that it is the same tells nothing of the region.
type Unmoved struct {
	Known  bool // it does in the last two years at least
	From   int  // the first year of that time
	To     int  // the year of the evaluation, its last
	Of     Text // the years of the figures
	Single bool // Of is a single year
}

func (w *writer) unmoved(years []indicators.YearVerdict) Unmoved {
	if len(years) < 2 {
		return Unmoved{}
	}
	now := behindStage(years[len(years)-1])
	var of []int
	for _, f := range now {
		if f.year != 0 {
			of = append(of, f.year)
		}
	}
	if len(of) == 0 {
		return Unmoved{}
	}
	at := len(years) - 1
	for at > 0 && slices.Equal(behindStage(years[at-1]), now) {
		at--
	}
	if at == len(years)-1 {
		return Unmoved{}
	}
	return Unmoved{Known: true, From: int(years[at].Year), To: int(years[len(years)-1].Year), Of: w.span(of), Single: slices.Min(of) == slices.Max(of)}
}

// dated is a figure of a year; 0 for none.
type dated struct {
	indicator string
	year      int
}

// behindStage are the figures of the gates up to the next one.
func behindStage(y indicators.YearVerdict) []dated {
	var out []dated
	for _, g := range y.Gates[:min(y.Held+1, len(y.Gates))] {
		for _, c := range g.Criteria {
			for _, f := range c.Figures {
				one := dated{indicator: f.Indicator}
				if _, known := f.Value.Get(); known {
					one.year = int(f.Value.Year)
				}
				out = append(out, one)
			}
		}
	}
	return out
}
