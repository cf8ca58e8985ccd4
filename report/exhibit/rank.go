package exhibit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// mostRanked is how many regions a figure of ranks has room for on a page; of more,
// the first and the last are shown, and the region of the brief.
const mostRanked = 40

// ranks shows between which ranks by level all regions lie, the region marked.
func ranks(b *brief.Brief, _ Options) *Chart {
	if !b.Robustness.LevelRank.Known {
		return nil
	}
	return ranksOf(&b.Page, b.LevelRanks(), b.Robustness.Draws, "alt ranks", b.Region.Name.Plain())
}

// overviewRanks is ranks without a region of its own.
func overviewRanks(o *brief.Overview, _ Options) *Chart {
	list := o.LevelRanks()
	if len(list) == 0 {
		return nil
	}
	chart := ranksOf(&o.Page, list, o.Draws, "alt overview ranks", "")
	if chart == nil {
		return nil
	}
	var values []brief.Value
	for _, r := range o.Rows {
		values = append(values, levelValues(r.Brief)...)
	}
	chart.Source = o.SourceLine(values...)
	dense := chart.Figure.(figure.Ranks)
	dense.Dense = true
	chart.Lower = []figure.Figure{dense}
	return chart
}

func ranksOf(p *brief.Page, list []brief.RankRow, draws brief.Value, alt, region string) *Chart {
	list = slices.DeleteFunc(list, func(r brief.RankRow) bool { return !r.Interval.Known })
	slices.SortStableFunc(list, func(a, b brief.RankRow) int {
		return cmp.Or(cmp.Compare(a.Place.Rank, b.Place.Rank), cmp.Compare(a.Interval.Middle.Number, b.Interval.Middle.Number))
	})
	if n := len(list); n > mostRanked {
		list = slices.DeleteFunc(list, func(r brief.RankRow) bool {
			return !r.Own && r.Place.Rank > mostRanked/2 && r.Place.Rank <= n-mostRanked/2
		})
	}
	if len(list) == 0 {
		return nil
	}
	chart := figure.Ranks{
		Axis: p.Say("axis ranks"), Model: p.Say("key model rank"), Draws: p.Say("key draws", "draws", draws.Plain()),
		Tick: func(x float64) string { return p.Number(x, 0) },
	}
	var marks []said
	for _, r := range list {
		chart.Of = max(chart.Of, r.Place.Of, int(r.Interval.High.Number+0.5))
		label := p.Say("scale", "low", r.Interval.Low.Plain(), "high", r.Interval.High.Plain())
		if r.Interval.Same {
			label = r.Interval.Low.Plain()
		}
		row := figure.RankRow{Name: heading(r.Short), Low: r.Interval.Low.Number, Middle: r.Interval.Middle.Number, High: r.Interval.High.Number, Label: label}
		if r.Place.Known {
			row.Own = figure.Known(float64(r.Place.Rank), strconv.Itoa(r.Place.Rank))
		}
		if r.Own {
			row.Role = figure.Region
		}
		chart.Rows = append(chart.Rows, row)
		words := p.Say("alt rank", "name", r.Name.Plain(), "rank", or(p, row.Own.Label), "range", label, "middle", r.Interval.Middle.Plain())
		marks = append(marks, said{name: r.Name.Plain(), words: words, own: r.Own})
	}
	say := func(rows string) string { return p.Say(alt, "region", region, "draws", draws.Plain(), "rows", rows) }
	var ends []string
	if len(marks) > mostSaid { // the list is in the order of the ranks
		ends = []string{p.Say("alt shown", "n", strconv.Itoa(len(marks)))}
		for i, s := range marks {
			if s.own || i == 0 || i == len(marks)-1 {
				ends = append(ends, s.words)
			}
		}
		ends = append(ends, sayRest(p))
	}
	return longOrShort(chart, p.Say("source own"), say, sayAll(p, nil, marks), strings.Join(ends, p.Say("list semicolon")))
}
