package exhibit

import (
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// slopes shows how specialization and concentration moved over the years, beside
// the nation and the peers.
func slopes(b *brief.Brief, _ Options) *Chart {
	var chart figure.Slopes
	var says []string
	var values []brief.Value
	for _, name := range []string{"ksi", "hhi"} {
		own := b.IndexYears(name)
		if len(own) < 2 {
			continue
		}
		first, last := own[0], own[len(own)-1]
		panel := figure.SlopePanel{Name: b.Say("short " + name)}
		line := figure.Slope{Label: heading(b.Region.Short), Role: figure.Region, First: first.Region.Plain(), Last: last.Region.Plain()}
		nation := figure.Slope{Label: brief.Capital(b.Country).Plain(), Role: figure.Nation}
		for _, y := range own {
			line.Points = append(line.Points, figure.YearPoint{Year: y.Year, Number: y.Region.Number})
			// The nation's own index against itself is 0 by definition.
			if y.Nation.Known && name != "ksi" {
				nation.Points = append(nation.Points, figure.YearPoint{Year: y.Year, Number: y.Nation.Number})
				nation.Last = y.Nation.Plain()
			}
		}
		panel.Lines = append(panel.Lines, line)
		lines := []string{sayYears(&b.Page, heading(b.Region.Name), own, regionIn)}
		if len(nation.Points) > 0 {
			panel.Lines = append(panel.Lines, nation)
			lines = append(lines, sayYears(&b.Page, nation.Label, own, nationIn))
		}
		for _, p := range b.PeerIndexYears(name) {
			peer := figure.Slope{Label: heading(p.Short)}
			for _, y := range p.Years {
				peer.Points = append(peer.Points, figure.YearPoint{Year: y.Year, Number: y.Region.Number})
				peer.Last = y.Region.Plain()
			}
			panel.Lines = append(panel.Lines, peer)
			lines = append(lines, sayYears(&b.Page, peer.Label, p.Years, regionIn))
		}
		chart.Panels = append(chart.Panels, panel)
		says = append(says, b.Say("alt axis", "name", panel.Name, "rows", strings.Join(lines, b.Say("list comma"))))
	}
	if len(chart.Panels) == 0 {
		return nil
	}
	values = append(values, b.Structure.KSI.Value, b.Structure.HHI.Value)
	return &Chart{Figure: chart, Alt: b.Say("alt slopes", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))), Source: b.SourceLine(values...)}
}

// shiftShare shows how the growth of IT is made up.
func shiftShare(b *brief.Brief, _ Options) *Chart {
	g := b.IT.Growth
	if !g.Known || !g.National.Known || !g.Structural.Known || !g.Regional.Known {
		return nil
	}
	chart := figure.Waterfall{Unit: b.Say("waterfall unit", "from", strconv.Itoa(g.From), "to", strconv.Itoa(g.To), "activity", b.Activity.Measure.Plain())}
	var says []string
	for _, part := range []struct {
		key   string
		value brief.Value
	}{{"shift national", g.National}, {"shift structural", g.Structural}, {"shift regional", g.Regional}} {
		p := figure.Part{Name: b.Say(part.key), Number: part.value.Number, Label: part.value.Full().Plain()}
		chart.Parts = append(chart.Parts, p)
		says = append(says, b.Say("alt one", "name", p.Name, "value", p.Label))
	}
	chart.Total = figure.Part{Name: b.Say("shift total"), Number: g.Rate.Number, Label: g.Rate.Full().Plain()}
	return &Chart{Figure: chart, Alt: b.Say("alt shift share", "region", b.Region.Name.Plain(), "total", chart.Total.Label, "rows", strings.Join(says, b.Say("list semicolon"))),
		Source: b.SourceLine(g.Before, g.After)}
}

// sparklines lists all indicators with a figure, each with the line of its years.
func sparklines(b *brief.Brief, _ Options) *Chart {
	chart := figure.Sparks{Heads: figure.SparkHeads{
		Name: b.Say("head indicator"), Region: heading(b.Region.Name), Nation: b.Say("head nation"), Place: b.Say("head rank"),
	}}
	var g figure.SparkGroup
	var marks []said
	var ends rankEnds
	var values []brief.Value
	for _, i := range b.Indicators {
		if !i.Value.Known {
			continue
		}
		row, words := spark(b, i)
		g.Rows = append(g.Rows, row)
		ends.take(len(marks), i.Place)
		marks = append(marks, said{name: row.Name, words: words})
		values = append(values, i.Value)
	}
	if len(g.Rows) == 0 {
		return nil
	}
	chart.Groups = []figure.SparkGroup{g}
	say := func(rows string) string {
		return b.Say("alt sparklines", "region", b.Region.Name.Plain(), "rows", rows)
	}
	main := ""
	if len(marks) > mostSaid {
		main = strings.Join([]string{b.Say("alt indicators", "n", strconv.Itoa(len(marks))), marks[ends.best].words, marks[ends.worst].words, sayRest(&b.Page)}, b.Say("list semicolon"))
	}
	return longOrShort(chart, b.SourceLine(values...), say, sayAll(&b.Page, nil, marks), main)
}

// spark is the row of an indicator, and what is said of it.
func spark(b *brief.Brief, i brief.Indicator) (figure.Spark, string) {
	row := figure.Spark{
		Name: named(&b.Page, i.Name, i.Unit), Value: drawable(i.Value), NationValue: drawable(i.Nation), Place: rank(&b.Page, i.Place),
	}
	if !i.Nation.Known {
		row.NationValue.Label = b.Say("none")
	}
	history := b.History(string(i.ID))
	for _, y := range history {
		if y.Region.Known {
			row.Region = append(row.Region, figure.YearPoint{Year: y.Year, Number: y.Region.Number})
		}
		if y.Nation.Known {
			row.Nation = append(row.Nation, figure.YearPoint{Year: y.Year, Number: y.Nation.Number})
		}
	}
	nationSaid := row.NationValue.Label
	if i.Nation.YearUnlike(i.Value) != 0 {
		nationSaid = i.Nation.Dated().Plain()
	}
	line := b.Say("alt spark", "value", i.Value.Dated().Plain(), "nation", nationSaid, "rank", row.Place)
	if len(row.Region) > 1 {
		line = b.Say("alt spark years", "text", line, "years", sayYears(&b.Page, heading(b.Region.Short), history, regionIn))
	}
	return row, b.Say("alt axis", "name", row.Name, "rows", line)
}

// rankEnds are the marks of the best and the worst rank, each as a share of how many are
// ranked: the first of them where ranks are alike.
type rankEnds struct {
	best, worst int // 0 where no mark has a rank
	first, last float64
}

// take looks at the rank of a mark.
func (e *rankEnds) take(mark int, p brief.Place) {
	if !p.Known {
		return
	}
	of := float64(p.Rank) / float64(max(p.Of, 1))
	if e.first == 0 || of < e.first {
		e.best, e.first = mark, of
	}
	if of > e.last {
		e.worst, e.last = mark, of
	}
}
