package brief

import "strings"

// Beside is the number, with the year where it is another than that of a value beside it:
// readers take two figures without years for figures of one year.
func (v Value) Beside(other Value) Text {
	if v.YearUnlike(other) == 0 {
		return Text(v.text)
	}
	return v.Dated()
}

// MarkedBeside is Beside with a letter for each thing that is said of the figures behind the
// value.
func (v Value) MarkedBeside(other Value) Text {
	if v.YearUnlike(other) == 0 {
		return v.MarkedNumber()
	}
	return v.Marked()
}

// YearUnlike is the year of the value where that of another value differs; 0 where both
// are of one year, or where one of them is not known or has no year.
func (v Value) YearUnlike(other Value) int {
	if !v.Known || !other.Known || v.Year == 0 || other.Year == 0 || v.Year == other.Year {
		return 0
	}
	return v.Year
}

// RankYears says of which of some indicators the regions' figures are of several years,
// and of which: their ranks compare different years. Empty where there is none.
func (p *Page) RankYears(list []Indicator) string {
	if p.w.set.Nation == nil {
		return ""
	}
	var says []string
	for _, i := range list {
		for _, n := range p.w.set.Nation.Indicators {
			if n.ID != string(i.ID) || !i.Place.Known {
				continue
			}
			var years []int
			for _, y := range n.Ranked {
				years = append(years, int(y))
			}
			if len(years) > 0 {
				says = append(says, p.Say("rank years of", "name", Mid(i.Name).Plain(), "years", p.w.span(years).Plain()))
			}
		}
	}
	if len(says) == 0 {
		return ""
	}
	return p.Say("rank years", "list", strings.Join(says, p.Say("list semicolon")))
}
