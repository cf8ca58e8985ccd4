package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"growthpole/indicators/problem"
)

// finding is what was told from a file. A nil column was not told.
type finding struct {
	Options
	File, Format, Sheet string
	range_              string
	header              int

	regionColumn, sectorColumn, seriesColumn, yearColumn, valueColumn, unitColumn, sourceColumn, statusColumn *column
	regionName, sectorName, seriesName                                                                        *column
	Years                                                                                                     bool     // run across
	Across                                                                                                    []string // columns that hold a sector or series each
	Ignore                                                                                                    []ignored
	Where                                                                                                     []*column
	left                                                                                                      []*column // without a meaning yet

	Separator, Decimal string // Decimal is "?" where the figures do not tell
	Missing, Flags     []string
	Statuses           []string
	Blank              bool // there are empty values

	Regions   []region
	Nation    string
	Above     []string // codes that other codes begin with
	Sectors   []item
	Totals    item // of rows that are sums over sectors; zero when there are none
	Series    []item
	Sources   []string
	Unit      string // of the activity, where there is one only
	YearsRead []string

	told []string
}

type region struct{ ID, Name string }

// item is a sector or a series: its ID here, and the text that stands for it in the file.
type item struct{ ID, Text, Name, Unit string }

type ignored struct{ Name, Why string }

// roles are what columns are called, in lower case and without what parts words.
var roles = map[string][]string{
	"region": {"region", "regions", "regioncode", "regionid", "geo", "geography", "refarea", "area", "areacode", "territory", "nuts", "nuts2", "nuts3", "nutscode", "nutsid",
		"iso31662", "province", "state", "county", "регион", "регионы", "область", "территория", "кодрегиона", "аймақ", "өңір", "облыс"},
	"sector": {"sector", "section", "nace", "nacer2", "isic", "sic", "industry", "branch", "activity", "economicactivity", "eco", "sectorcode",
		"отрасль", "сектор", "секция", "видэкономическойдеятельности", "виддеятельности", "оквэд", "сала"},
	"series": {"series", "indicator", "indicators", "variable", "indicatorcode", "seriescode", "naitem", "indic", "показатель", "индикатор", "көрсеткіш"},
	"year":   {"year", "time", "timeperiod", "period", "год", "годы", "период", "жыл"},
	"value":  {"value", "values", "obsvalue", "figure", "amount", "значение", "показания", "мән", "мәні"},
	"unit":   {"unit", "units", "unitmeasure", "unitofmeasure", "measureunit", "единица", "единицаизмерения", "едизм", "өлшембірлігі"},
	"source": {"source", "sources", "источник", "дереккөз"},
	"status": {"status", "obsstatus", "obsflag", "flag", "flags", "статус"},
}

// plain is a name without case and without what parts words.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// named finds the columns that are called by a role.
func named(columns []*column, role string) (list []*column) {
	for _, c := range columns {
		if slices.Contains(roles[role], plain(c.name)) {
			list = append(list, c)
		}
	}
	return list
}

func (f *finding) tell(format string, args ...any) {
	f.told = append(f.told, problem.Clean(fmt.Sprintf(format, args...)))
}

// columns finds out what the columns hold: by what stands in them, or by their names.
func (f *finding) columns(all []*column) {
	f.left = slices.Clone(all)
	f.findYears()
	f.byName("region", &f.regionColumn)
	f.findValue()
	f.byName("sector", &f.sectorColumn)
	f.byName("series", &f.seriesColumn)
	f.byName("unit", &f.unitColumn)
	f.byName("source", &f.sourceColumn)
	f.byName("status", &f.statusColumn)
	f.onlyRegion()
	f.names()
	f.purpose()
	f.rest()
}

// take gives a column its meaning.
func (f *finding) take(c *column) {
	f.left = slices.DeleteFunc(f.left, func(x *column) bool { return x == c })
}

// byName takes the only column that is called by a role. Of several, those are
// labels that follow from the first; otherwise it is left open which is meant.
func (f *finding) byName(role string, to **column) {
	list := named(f.left, role)
	if len(list) == 0 {
		return
	}
	for _, c := range list[1:] {
		if !c.follows(list[0]) {
			return
		}
	}
	*to = list[0]
	f.take(list[0])
	f.tell("column %s holds the %s, as its name says", problem.Quote(list[0].name), role)
}

// findYears looks for columns named by years, or for a column of years.
func (f *finding) findYears() {
	var across, inside []*column
	for _, c := range f.left {
		switch {
		case isYear(c.name):
			across = append(across, c)
		case c.years():
			inside = append(inside, c)
		}
	}
	if by := named(inside, "year"); len(inside) > 1 && len(by) == 1 {
		inside = by
	}
	switch {
	case len(across) > 0 && len(inside) == 0:
		f.Years = true
		for _, c := range across {
			f.YearsRead = append(f.YearsRead, c.name)
			f.take(c)
		}
		f.tell("years run across: %s", few(f.YearsRead))
	case len(inside) == 1:
		f.yearColumn = inside[0]
		f.YearsRead = slices.Sorted(slices.Values(inside[0].texts))
		f.take(inside[0])
		f.tell("column %s holds the years: %s", problem.Quote(inside[0].name), few(f.YearsRead))
	}
}

// findValue looks for the column of figures; of several, each may be one sector or series.
func (f *finding) findValue() {
	if f.Years {
		return
	}
	var list []*column
	for _, c := range f.left {
		if c.numeric() && !c.years() {
			list = append(list, c)
		}
	}
	if by := named(f.left, "value"); len(by) == 1 {
		list = by // whatever it holds: figures may be behind signs
	}
	switch {
	case len(list) == 1:
		f.valueColumn = list[0]
		f.take(list[0])
		f.tell("column %s holds the figures", problem.Quote(list[0].name))
	case len(list) > 1 && len(named(f.left, "series")) == 0 && len(named(f.left, "sector")) == 0:
		for _, c := range list {
			f.Across = append(f.Across, c.name)
			f.take(c)
		}
		f.tell("%d columns hold figures: %s", len(list), few(f.Across))
	}
}

// onlyRegion takes the only column of texts that is left, when none is called a region.
func (f *finding) onlyRegion() {
	if f.regionColumn != nil || len(named(f.left, "region")) > 0 {
		return
	}
	var list []*column
	for _, c := range f.left {
		if !c.many && len(c.texts) > 1 && !c.numeric() {
			list = append(list, c)
		}
	}
	if len(list) == 1 {
		f.regionColumn = list[0]
		f.take(list[0])
		f.tell("column %s holds the regions: it is the only one left with different texts", problem.Quote(list[0].name))
	}
}

// names finds columns that only say in words what another one says in codes.
func (f *finding) names() {
	for _, pair := range []struct {
		code *column
		name **column
	}{{f.regionColumn, &f.regionName}, {f.sectorColumn, &f.sectorName}, {f.seriesColumn, &f.seriesName}} {
		if pair.code == nil {
			continue
		}
		for _, c := range slices.Clone(f.left) {
			if *pair.name == nil && len(c.texts) > 1 && !c.numeric() && c.follows(pair.code) && pair.code.follows(c) {
				*pair.name = c
				f.take(c)
				f.Ignore = append(f.Ignore, ignored{c.name, "names for the codes of " + problem.Quote(pair.code.name)})
			}
		}
	}
}

// purpose settles whether the figures are of the activity, by sectors, or of series.
func (f *finding) purpose() {
	if f.For == "" {
		f.For = "series"
		if f.sectorColumn != nil {
			f.For = "activity"
		}
	}
	if f.For == "activity" && f.seriesColumn != nil {
		f.left = append(f.left, f.seriesColumn)
		f.seriesColumn = nil
	}
	if f.For == "series" && f.sectorColumn != nil {
		f.left = append(f.left, f.sectorColumn)
		f.sectorColumn = nil
	}
}

// rest settles the columns without a meaning: they are not used where rows differ
// without them; otherwise one of their texts has to be chosen.
func (f *finding) rest() {
	keys := []*column{}
	for _, c := range []*column{f.regionColumn, f.sectorColumn, f.seriesColumn, f.yearColumn} {
		if c != nil {
			keys = append(keys, c)
		}
	}
	if f.unitColumn != nil && len(f.unitColumn.texts) > 1 && f.unitOf() == nil {
		f.left = append(f.left, f.unitColumn)
		f.unitColumn = nil
	}
	apart := unique(keys)
	for _, c := range f.left {
		switch {
		case len(c.texts) == 0:
			f.Ignore = append(f.Ignore, ignored{c.name, "empty"})
		case len(c.texts) == 1:
			f.Ignore = append(f.Ignore, ignored{c.name, "one text throughout: " + problem.Quote(c.texts[0])})
		case apart || c.many:
			f.Ignore = append(f.Ignore, ignored{c.name, "rows differ without it"})
		default:
			f.Where = append(f.Where, c)
		}
	}
}

// unitOf is the column of sectors or series that settles the unit of a row, if one does.
func (f *finding) unitOf() *column {
	if f.seriesColumn != nil && f.unitColumn.follows(f.seriesColumn) {
		return f.seriesColumn
	}
	return nil
}

// few lists some texts, and counts the rest.
func few(list []string) string {
	const most = 8
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s … %s (%d)", strings.Join(list[:3], ", "), list[len(list)-1], len(list))
}
