package brief

import (
	"cmp"
	"maps"
	"slices"
)

// NewerUse is a publication to ask a newer edition of, with how many regions' verdicts
// rest on figures of earlier years in it.
type NewerUse struct {
	Title, Publisher Text // as in Newer
	Years            Text // of its newest figures that are used: "2022", or "2022–2023" where regions differ
	Regions          int  // whose level, stage or standing as a growth pole rests on it
	Stages           int  // of these, whose gates up to the next one are answered by it
}

// newerUse gathers what the briefs ask newer editions of.
func (w *writer) newerUse(rows []RegionRow) []NewerUse {
	var out []NewerUse
	var order []edition // of the publications, as in out
	years := map[edition][]int{}
	for _, r := range rows {
		for _, n := range r.Brief.Newer {
			i := slices.Index(order, n.of)
			if i < 0 {
				i = len(order)
				order = append(order, n.of)
				out = append(out, NewerUse{Title: n.Title, Publisher: n.Publisher})
			}
			out[i].Regions++
			if n.Stage > 0 {
				out[i].Stages++
			}
			years[n.of] = append(years[n.of], n.Year)
		}
	}
	for i, of := range order {
		out[i].Years = w.span(years[of])
	}
	slices.SortStableFunc(out, func(a, b NewerUse) int {
		return cmp.Or(cmp.Compare(b.Stages, a.Stages), cmp.Compare(b.Regions, a.Regions))
	})
	return out
}

// Rests are the years of the figures that the verdicts on all regions rest on.
type Rests struct {
	Stage  Text // those behind the stages: "2022", or "2020–2025"; empty without figures
	Pole   Text // likewise, behind the standings as a growth pole
	Level  int  // the earlier year that most of the weight of the level rests on in most regions; 0 without
	Levels int  // regions of which that is so
}

func (w *writer) rests(rows []RegionRow, year int) Rests {
	var stage, pole []int
	levels := map[int]int{}
	for _, r := range rows {
		stage = append(stage, evidence(upToNext(r.Brief.Stage.Rungs))...)
		pole = append(pole, evidence(elementGates(r.Brief.Pole.Elements))...)
		if by := r.Brief.Level.ByYear; len(by) > 0 && by[0].Year < year {
			levels[by[0].Year]++
		}
	}
	out := Rests{Stage: w.span(stage), Pole: w.span(pole)}
	for _, y := range slices.Sorted(maps.Keys(levels)) {
		if levels[y] >= out.Levels {
			out.Level, out.Levels = y, levels[y]
		}
	}
	return out
}

// NewerFirst reports whether newer editions are to be asked for before what is missing:
// more stages rest on one of them than hang on any table that is not there.
func (o *Overview) NewerFirst() bool {
	if len(o.Newer) == 0 || o.Newer[0].Stages == 0 {
		return false
	}
	return len(o.Asked) == 0 || o.Newer[0].Stages > o.Asked[0].Decides
}

// Resting is how many regions have a verdict that rests on figures of earlier years.
func (o *Overview) Resting() int {
	return len(only(o.Rows, func(r RegionRow) bool { return len(r.Brief.Newer) > 0 }))
}

// NewerForemost are the newer editions to ask for first: those that as many stages rest on as on any other.
func (o *Overview) NewerForemost() []NewerUse {
	return only(o.Newer, func(n NewerUse) bool { return n.Stages == o.Newer[0].Stages })
}
