package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"growthpole/indicators/load"
	"growthpole/indicators/number"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

var separatorWords = map[rune]string{',': ",", ';': ";", '\t': "tab"}

// texts finds out how figures are written: decimal mark, signs that stand for none,
// marks behind them, statuses. What a format means by itself is not asked for.
func (f *finding) texts(t *sheet.Table, all []*column) {
	if f.Format == "csv" || f.Format == "tsv" {
		f.Separator = separatorWords[t.Separator]
		f.tell("columns are parted by %s", problem.Quote(f.Separator))
	}
	var e number.Evidence
	usual := load.Conventions(f.Format)
	for _, c := range f.figureColumns(all) {
		for _, text := range c.texts {
			e.Add(text)
		}
		f.Blank = f.Blank || c.filled < len(c.rows)
	}
	if _, known := usual.Missing[""]; known {
		f.Blank = false
	}
	if f.Format != "xlsx" && f.Format != "json-stat" && f.Format != "yaml" {
		mark, wrong := e.Decimal()
		if f.Decimal = mark; wrong.Bad() {
			f.Decimal = "?"
		}
	}
	style := number.Style{Decimal: f.Decimal, Grouped: true, Missing: usual.Missing, Flags: usual.Flags}
	if style.Decimal == "" || style.Decimal == "?" {
		style.Decimal = "."
	}
	for _, c := range f.figureColumns(all) {
		f.signs(c, style)
	}
	slices.Sort(f.Missing)
	slices.Sort(f.Flags)
	if f.statusColumn != nil {
		f.statuses(usual)
	}
}

// figureColumns are the columns with figures.
func (f *finding) figureColumns(all []*column) (list []*column) {
	for _, c := range all {
		if c == f.valueColumn || f.Years && isYear(c.name) || slices.Contains(f.Across, c.name) {
			list = append(list, c)
		}
	}
	return list
}

// behind parts a figure from a mark behind it.
var behind = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.*[0-9%])\s*([^0-9\s%.,].*)$`) })

// signs collects the texts of a column that are no figures.
func (f *finding) signs(c *column, style number.Style) {
	for _, text := range c.texts {
		if _, wrong := style.Read(text); !wrong.Bad() {
			continue
		}
		m := behind().FindStringSubmatch(text)
		switch {
		case m != nil && figureLike(text):
			if mark := m[2]; !slices.Contains(f.Flags, mark) {
				f.Flags = append(f.Flags, mark)
			}
		case !figureLike(text) && !slices.Contains(f.Missing, text) && len(f.Missing) < mostListed:
			f.Missing = append(f.Missing, text)
		}
	}
}

// statuses are the texts of the column of statuses that the format does not explain.
func (f *finding) statuses(usual load.Convention) {
	known := func(text string) bool {
		if usual.Statuses[text] != "" {
			return true
		}
		for _, letter := range text {
			if usual.Statuses[string(letter)] == "" {
				return false
			}
		}
		return text != ""
	}
	for _, text := range f.statusColumn.texts {
		if !known(text) {
			f.Statuses = append(f.Statuses, text)
		}
	}
	if len(f.Statuses) > 0 { // what is declared goes before what the format means
		f.Statuses = slices.Clone(f.statusColumn.texts)
		if f.statusColumn.filled < len(f.statusColumn.rows) {
			f.Statuses = append([]string{""}, f.Statuses...)
		}
	}
}

// mostListed is how many texts are listed to be explained.
const mostListed = 200

// codes reads off regions, sectors, series, units and sources.
func (f *finding) codes(all []*column) {
	if f.regionColumn != nil {
		f.findRegions()
	}
	f.Sectors = items(f.sectorColumn, f.sectorName, "S")
	f.findTotals()
	f.Series = items(f.seriesColumn, f.seriesName, "series-")
	for i, name := range f.Across {
		it := item{ID: codeOf(name, fmt.Sprintf("column-%d", i+1)), Text: name, Name: name}
		if f.For == "activity" {
			f.Sectors = append(f.Sectors, it)
		} else {
			f.Series = append(f.Series, it)
		}
	}
	if f.For == "series" && len(f.Series) == 0 {
		f.Series = []item{{ID: codeOf(stem(f.File), "figures")}}
	}
	f.units()
	if f.sourceColumn != nil && !f.sourceColumn.many && len(f.sourceColumn.texts) <= mostListed {
		f.Sources = f.sourceColumn.texts
	}
}

// sums are texts that stand for all sectors, as plain writes them.
var sums = []string{"total", "totals", "tot", "t", "all", "alltotal", "allsectors", "sum", "всего", "итого", "барлығы"}

// findTotals takes rows that are sums out of the sectors: counted as one, they would
// double the economy. Of several such texts none is taken, and all stay sectors to look at.
func (f *finding) findTotals() {
	var list []item
	for _, s := range f.Sectors {
		if slices.Contains(sums, plain(s.Text)) {
			list = append(list, s)
		}
	}
	if len(list) == 1 && len(f.Sectors) > 2 {
		f.Totals = list[0]
		f.Sectors = slices.DeleteFunc(f.Sectors, func(s item) bool { return s == list[0] })
		f.tell("sector %s stands for the sum of all others, as its name says", problem.Quote(list[0].Text))
	}
}

func stem(file string) string {
	name, _, _ := strings.Cut(file, ".")
	return name
}

// units are the texts of the column of units: one, or one for each series.
func (f *finding) units() {
	if f.unitColumn == nil {
		return
	}
	if len(f.unitColumn.texts) == 1 {
		f.Unit = f.unitColumn.texts[0]
		for i := range f.Series {
			f.Series[i].Unit = f.Unit
		}
		f.tell("the unit is %s", problem.Quote(f.Unit))
		return
	}
	if of := f.unitOf(); of != nil {
		by := f.unitColumn.labels(of)
		for i := range f.Series {
			f.Series[i].Unit = by[f.Series[i].Text]
		}
	}
}

// usable is what the loader takes for a code.
var usable = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$`) })

func isCode(s string) bool {
	return usable().MatchString(s) && !strings.Contains(s, "..") && !strings.HasSuffix(s, ".")
}

// shortLike reports whether a text reads as a code and not as a name: with a digit,
// or in capital letters only.
func shortLike(s string) bool { return strings.ContainsAny(s, "0123456789") || strings.ToUpper(s) == s }

// codeOf is a text where it can be a code, or else what stands for it.
func codeOf(text, otherwise string) string {
	if isCode(text) {
		return text
	}
	return otherwise
}

// items are the texts of a column with their IDs and names.
func items(c, name *column, prefix string) (list []item) {
	if c == nil || c.many {
		return nil
	}
	labels := map[string]string{}
	if name != nil {
		labels = name.labels(c)
	}
	for i, text := range c.texts {
		it := item{ID: codeOf(text, fmt.Sprintf("%s%d", prefix, i+1)), Text: text, Name: labels[text]}
		if it.Name == "" && it.ID != text {
			it.Name = text
		}
		list = append(list, it)
	}
	return list
}

// findRegions lists the regions. The nation is the code that all others begin with;
// codes that some others begin with are wider territories.
func (f *finding) findRegions() {
	c := f.regionColumn
	if c.many {
		return
	}
	labels := map[string]string{}
	if f.regionName != nil {
		labels = f.regionName.labels(c)
	}
	texts := slices.Sorted(slices.Values(c.texts))
	codes := !slices.ContainsFunc(texts, func(s string) bool { return !isCode(s) || !shortLike(s) })
	for i, text := range texts {
		if !codes { // names: the codes are for a person to give
			f.Regions = append(f.Regions, region{Name: text})
			continue
		}
		beneath := 0
		for _, other := range texts[i+1:] {
			if strings.HasPrefix(other, text) {
				beneath++
			}
		}
		switch {
		case beneath > 0 && beneath == len(texts)-1:
			f.Nation = text
			f.tell("%s is the nation: all other codes begin with it", problem.Quote(text))
		case beneath > 1:
			f.Above = append(f.Above, text)
		default:
			f.Regions = append(f.Regions, region{text, labels[text]})
		}
	}
	if codes {
		f.tell("%d codes of regions: %s", len(f.Regions), few(ids(f.Regions)))
	} else {
		f.tell("%d names of regions, and no codes", len(f.Regions))
	}
}

func ids(regions []region) []string {
	out := make([]string, len(regions))
	for i, r := range regions {
		out[i] = r.ID
	}
	return out
}
