package exhibit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// mostSaid is how many marks an alternative text lists one by one where the document
// carries the data of its figures: who hears it cannot go back and forth in it.
const mostSaid = 12

// said is what a mark of a figure says: whose it is, in words with its numbers, and
// the numbers themselves, one an axis.
type said struct {
	name   string
	words  string
	values []brief.Value
	own    bool // the region of the brief
	nation bool
}

// sayAll joins the words of all marks.
func sayAll(p *brief.Page, lead []string, all []said) string {
	for _, s := range all {
		lead = append(lead, s.words)
	}
	return strings.Join(lead, p.Say("list semicolon"))
}

// sayMain says of many marks how many there are, the region's and the nation's, and
// from where to where the others reach on each axis; the rest stands in the file that
// is named. It is empty where sayAll is short enough.
func sayMain(p *brief.Page, lead []string, axes []string, all []said) string {
	if len(all) <= mostSaid {
		return ""
	}
	regions := slices.DeleteFunc(slices.Clone(all), func(s said) bool { return s.nation })
	parts := append(slices.Clone(lead), p.Say("alt shown", "n", strconv.Itoa(len(regions))))
	for _, s := range all {
		if s.own || s.nation {
			parts = append(parts, s.words)
		}
	}
	for i, axis := range axes {
		if text := sayEnds(p, axis, regions, i); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(append(parts, sayRest(p)), p.Say("list semicolon"))
}

// sayEnds names the least and the greatest of the marks on an axis.
func sayEnds(p *brief.Page, axis string, marks []said, i int) string {
	marks = slices.DeleteFunc(slices.Clone(marks), func(s said) bool { return !s.values[i].Known })
	if len(marks) == 0 {
		return ""
	}
	by := func(a, b said) int { return cmp.Compare(a.values[i].Number, b.values[i].Number) }
	low, high := slices.MinFunc(marks, by), slices.MaxFunc(marks, by)
	return p.Say("alt ends", "name", axis, "low", low.values[i].Plain(), "lowest", low.name, "high", high.values[i].Plain(), "highest", high.name)
}

func sayRest(p *brief.Page) string { return p.Say("alt rest", "file", document.FiguresName) }

// sayYears says of a line from where to where it goes, and its least and greatest values.
func sayYears(p *brief.Page, name string, years []brief.YearValue, of func(brief.YearValue) brief.Value) string {
	years = slices.DeleteFunc(slices.Clone(years), func(y brief.YearValue) bool { return !of(y).Known })
	if len(years) == 0 {
		return ""
	}
	by := func(a, b brief.YearValue) int { return cmp.Compare(of(a).Number, of(b).Number) }
	at := func(y brief.YearValue) (string, string) { return of(y).Plain(), strconv.Itoa(y.Year) }
	first, from := at(years[0])
	last, to := at(years[len(years)-1])
	low, lowYear := at(slices.MinFunc(years, by))
	high, highYear := at(slices.MaxFunc(years, by))
	text := p.Say("alt slope", "name", name, "first", first, "from", from, "last", last, "to", to)
	return p.Say("alt years", "text", text, "low", low, "from", lowYear, "high", high, "to", highYear)
}

// region and nation are the values of a year.
func regionIn(y brief.YearValue) brief.Value { return y.Region }
func nationIn(y brief.YearValue) brief.Value { return y.Nation }

// nonEmpty leaves out what there was nothing to say of.
func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// longOrShort is a chart with the words of all marks and, where there are many, of the
// main ones.
func longOrShort(chart figure.Figure, source string, say func(rows string) string, all, main string) *Chart {
	out := &Chart{Figure: chart, Alt: say(all), Source: source}
	if main != "" {
		out.Short = say(main)
	}
	return out
}
