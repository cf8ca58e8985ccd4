package load

import (
	"fmt"
	"maps"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func (l *loader) checkSources() {
	l.sources = map[string]int{}
	l.atMost("sources", len(l.m.Sources), maxSources)
	seen := map[string]string{}
	for i, s := range l.m.Sources {
		key := fmt.Sprintf("sources[%d]", i)
		l.id(key+".id", s.ID, seen)
		l.names(key+".title", s.Title, true)
		l.names(key+".serial", s.Serial, false)
		l.names(key+".publisher", s.Publisher, false)
		l.names(key+".note", s.Note, false)
		if s.Retrieved != "" && !retrieved().MatchString(s.Retrieved) {
			l.wrong(key+".retrieved", "retrieved: not a date: "+problem.Quote(s.Retrieved), "write 2026-01-31 or 2026-01")
		}
		l.sources[s.ID] = i
		l.set.Sources = append(l.set.Sources, data.Source(s))
	}
}

func (l *loader) checkSectors() {
	l.sectors = map[string]int{}
	l.atMost("sectors", len(l.m.Sectors), maxSectors)
	seen := map[string]string{}
	waves := false
	for i, s := range l.m.Sectors {
		key := fmt.Sprintf("sectors[%d]", i)
		l.id(key+".id", s.ID, seen)
		l.names(key+".name", s.Name, true)
		l.names(key+".short", s.Short, false)
		l.names(key+".note", s.Note, false)
		role, known := roles[s.Role]
		if !known {
			l.oneOf(key+".role", s.Role, roleNames)
		}
		if s.Wave != 0 && (s.Wave < 3 || s.Wave > 6) {
			l.wrong(key+".wave", fmt.Sprintf("wave: there is no technological wave %d here", s.Wave), "write 3 to 6, or remove the line")
		}
		waves = waves || s.Wave != 0
		l.sectors[s.ID] = i
		l.set.Sectors = append(l.set.Sectors, data.Sector{ID: s.ID, Name: s.Name, Short: s.Short, Role: role, Wave: s.Wave, Note: s.Note})
	}
	l.checkWaves(waves)
}

func (l *loader) checkWaves(waves bool) {
	b := l.m.WaveBasis
	switch {
	case b == nil && waves:
		l.wrong("sectors", "sectors have technological waves, but it is not said on what basis", "add wave_basis: {basis: assumption, source: the reason}")
	case b == nil:
	default:
		l.oneOf("wave_basis.basis", string(b.Basis), bases)
		if b.Source == "" {
			l.wrong("wave_basis.source", "wave_basis: no source or reason is given", "add source:")
		}
		l.set.Waves = *b
	}
}

func (l *loader) checkActivity() {
	a := l.m.Activity
	if a == nil {
		if len(l.m.Sectors) > 0 {
			l.wrong("sectors", "sectors are listed, but no activity", "add activity: with name, unit and kind")
		}
		return
	}
	if len(l.m.Sectors) == 0 {
		l.wrong("activity", "an activity is declared, but no sectors", "list the sectors")
	}
	l.names("activity.name", a.Name, true)
	l.oneOf("activity.kind", a.Kind, kinds)
	l.quantity("activity", a.Unit, &a.published)
	if len(a.Breaks) > 0 {
		l.wrong("activity.breaks", "an activity with a break", "leave the years before it out of the tables: structures of the two sides cannot be compared")
	}
	if a.Totals != nil {
		l.notNegative("activity.totals.tolerance", a.Totals.Tolerance)
		if _, twice := l.sectors[a.Totals.Sector]; twice || a.Totals.Sector == "" {
			l.wrong("activity.totals.sector", "totals: the code of total rows is empty or that of a sector", "name the code that stands for the sum of all sectors, such as TOTAL")
		}
	}
	l.set.Activity = data.Activity{Name: a.Name, Unit: a.Unit, Kind: a.Kind,
		Rate: !a.adds(), Tolerance: a.Tolerance, Negative: a.Negative == allowed, PartOf: a.PartOf, Totals: (*data.Totals)(a.Totals)}
}

// allowed is the word by which negative figures are declared.
const allowed = "allowed"

// quantity checks the unit and the sums of a quantity, and completes what follows.
func (l *loader) quantity(key string, unit data.Names, p *published) {
	l.names(key+".unit", unit, true)
	if p.UnitInTables == "" {
		p.UnitInTables = unit["en"]
	}
	if p.Negative != "" {
		l.oneOf(key+".negative", p.Negative, signs)
	}
	if p.PartOf < 0 {
		l.wrong(key+".part_of", key+": a whole is above 0", "write what the whole is written as: 100 for per cent, 1000 for per mille, 1 for a fraction")
	}
	if p.PartOf > 0 && p.Negative == allowed {
		l.wrong(key+".negative", key+": no part of a whole is below 0", "remove negative, or part_of")
	}
	l.notNegative(key+".national_tolerance", p.Tolerance)
	for i, year := range p.Breaks {
		l.yearOf(fmt.Sprintf("%s.breaks[%d]", key, i), year)
	}
	if !p.adds() && p.Tolerance != 0 {
		l.wrong(key+".national_tolerance", "a tolerance for sums that are not made", "remove national_tolerance, or additive: false")
	}
}

func (l *loader) checkSeries() {
	l.series = map[string]int{}
	l.atMost("series", len(l.m.Series), maxSeries)
	seen := map[string]string{}
	for i := range l.m.Series {
		s := &l.m.Series[i]
		key := fmt.Sprintf("series[%d]", i)
		l.id(key+".id", s.ID, seen)
		l.names(key+".name", s.Name, true)
		l.quantity(key, s.Unit, &s.published)
		l.series[s.ID] = i
		l.set.Series = append(l.set.Series, data.Series{ID: s.ID, Name: s.Name, Unit: s.Unit,
			Rate: !s.adds(), Tolerance: s.Tolerance, Negative: s.Negative == allowed, PartOf: s.PartOf, Count: s.Count, Counts: (*data.Counts)(s.Counts)})
		if s.Count && (!s.adds() || s.Negative == allowed) {
			l.wrong(key+".count", "a series that counts things adds up over regions and has no figure below 0", "remove count, or additive and negative")
		}
	}
	for i, s := range l.m.Series { // which may name series that stand further below
		l.checkCounts(fmt.Sprintf("series[%d].counts", i), s)
	}
}

func (l *loader) checkGeography() {
	g := l.m.Geography
	if g == nil {
		return
	}
	if len(g.Versions) == 0 || len(g.Versions) > 100 {
		l.wrong("geography.versions", "geography: between 1 and 100 versions are needed", "list the names that tables use, oldest first")
	}
	for i, v := range g.Versions {
		if v == "" || slices.Contains(g.Versions[:i], v) {
			l.wrong(fmt.Sprintf("geography.versions[%d]", i), "an empty or repeated version "+problem.Quote(v), "list each version once, oldest first")
		}
	}
	for i, code := range g.Former {
		l.code(fmt.Sprintf("geography.former_regions[%d]", i), code)
	}
	for i, c := range g.Changes {
		key := fmt.Sprintf("geography.changes[%d]", i)
		l.yearOf(key+".year", c.Year)
		l.names(key+".note", c.Note, false)
		if i > 0 && c.Year < g.Changes[i-1].Year {
			l.wrong(key+".year", "changes are not in the order of years", "put the oldest first")
		}
		if i > 0 && slices.Index(g.Versions, c.To) < slices.Index(g.Versions, g.Changes[i-1].To) {
			l.wrong(key+".to", "changes do not follow the order of versions", "put both lists in the order of time")
		}
		if len(c.Regions) == 0 {
			l.wrong(key+".regions", "a change without regions", "name the regions whose territory is a new one")
		}
	}
}

func (l *loader) checkTables() {
	if len(l.m.Tables) == 0 {
		l.wrong("tables", "no tables are listed", "list the files under tables:, with what they hold")
	}
	l.atMost("tables", len(l.m.Tables), maxTables)
	for i := range l.m.Tables {
		l.checkTable(&l.m.Tables[i], fmt.Sprintf("tables[%d]", i))
	}
}

func (l *loader) checkTable(t *table, key string) {
	l.oneOf(key+".for", t.For, purposes)
	l.need(key+".columns.region", "region", t.Columns.Region != "")
	l.checkWide(t, key)
	w := t.Wide
	l.need(key+".columns.value", "value", t.Columns.Value != "" || w != nil)
	if t.For == "activity" {
		l.need(key+".columns.sector", "sector", t.Columns.Sector != "" || w != nil && len(w.Sectors) > 0)
		if l.m.Activity == nil {
			l.wrong(key+".for", "a table of the activity, which is not declared", "add activity: with name, unit and kind")
		}
	}
	l.either(key, "series", t.Columns.Series != "" || w != nil && len(w.Series) > 0, t.Series != "", t.For == "series")
	l.either(key, "year", t.Columns.Year != "" || w != nil && w.Years, t.Year != nil, true)
	l.either(key, "geography", t.Columns.Geography != "", t.Geography != "", l.m.Geography != nil)
	if t.Year != nil {
		l.yearOf(key+".year", *t.Year)
	}
	if _, known := l.sources[t.Source]; t.Source != "" && !known {
		l.wrong(key+".source", "unknown source "+problem.Quote(t.Source), problem.DidYouMean(t.Source, sortedKeys(l.sources)))
	}
	for _, text := range sortedKeys(t.Sources) {
		if _, known := l.sources[t.Sources[text]]; !known {
			l.wrong(fmt.Sprintf("%s.sources_by_text[%q]", key, text), "unknown source "+problem.Quote(t.Sources[text]), problem.DidYouMean(t.Sources[text], sortedKeys(l.sources)))
		}
	}
	l.checkTexts(t, key)
	for _, w := range []struct {
		name, word string
		known      []string
	}{{"empty", t.Empty, empties}, {"others", t.Others, others}, {"decimal", t.Decimal, decimals}} {
		if w.word != "" {
			l.oneOf(key+"."+w.name, w.word, w.known)
		}
	}
}

// statusWords are what a status may mean, flagWords what a mark behind a figure may.
func statusWords() []string { return slices.Concat([]string{"observed"}, noFigure, data.FlagNames()) }
func flagWords() []string   { return append(data.FlagNames(), "confidential") }

// checkTexts checks what a table declares on signs, marks and other codes.
func (l *loader) checkTexts(t *table, key string) {
	words := func(name string, list map[string]string, known []string) {
		for _, text := range sortedKeys(list) {
			if ours := []string{data.Apportioned.String(), data.AddedUp.String()}; name == "flags" && slices.Contains(ours, list[text]) {
				continue // of a table that this program has written
			}
			l.oneOf(fmt.Sprintf("%s.%s[%q]", key, name, text), list[text], known)
		}
	}
	words("statuses", t.Statuses, statusWords())
	words("missing", t.Missing, noFigure)
	words("flags", t.Flags, flagWords())
	codes := func(name string, list map[string]string, known map[string]int) {
		for _, text := range sortedKeys(list) {
			if _, found := known[list[text]]; !found && !l.isTotal(list[text]) {
				l.wrong(fmt.Sprintf("%s.%s[%q]", key, name, text), "unknown code "+problem.Quote(list[text]), problem.DidYouMean(list[text], sortedKeys(known)))
			}
		}
	}
	codes("sectors_by_text", t.Sectors, l.sectors)
	codes("series_by_text", t.SeriesBy, l.series)
	if t.Wide != nil {
		codes("wide.sectors", t.Wide.Sectors, l.sectors)
		codes("wide.series", t.Wide.Series, l.series)
	}
}

// isTotal reports whether a code is that of sums over sectors.
func (l *loader) isTotal(code string) bool {
	return l.m.Activity != nil && l.m.Activity.Totals != nil && code == l.m.Activity.Totals.Sector
}

// checkWide wants exactly one thing to run across, and no column of its own for it.
func (l *loader) checkWide(t *table, key string) {
	w := t.Wide
	if w == nil {
		return
	}
	given := 0
	for _, is := range []bool{w.Years, len(w.Sectors) > 0, len(w.Series) > 0} {
		if is {
			given++
		}
	}
	switch {
	case given != 1:
		l.wrong(key+".wide", "wide: says that several things run across, or none", "write one of years: true, sectors: {column: sector} and series: {column: series}")
	case t.Columns.Value != "" || w.Years && t.Columns.Year != "" || len(w.Sectors) > 0 && t.Columns.Sector != "" || len(w.Series) > 0 && t.Columns.Series != "":
		l.wrong(key+".columns", "columns: names what wide: says runs across", "remove value, and what runs across, from columns")
	case len(w.Sectors) > 0 && t.For != "activity" || len(w.Series) > 0 && t.For != "series":
		l.wrong(key+".wide", "wide: does not fit for: "+t.For, "sectors run across in a table of the activity, series in one of series")
	}
}

func (l *loader) need(key, column string, given bool) {
	if !given {
		l.wrong(key, key+": no column is named", "name the column of the file that holds the "+column)
	}
}

// either wants a thing from a column or once for the whole table, not both.
func (l *loader) either(key, name string, column, constant, wanted bool) {
	switch {
	case !wanted && (column || constant):
		l.wrong(key+"."+name, fmt.Sprintf("%s: %s has no meaning for this table", key, name), "remove it, or declare what it refers to")
	case wanted && !column && !constant:
		l.wrong(key, fmt.Sprintf("%s: no %s is named", key, name), fmt.Sprintf("name its column under columns, or give it once for all rows as %s:", name))
	case column && constant && name != "geography":
		l.wrong(key+"."+name, fmt.Sprintf("%s: %s is given both as a column and for all rows", key, name), "remove one of the two")
	}
}

func (l *loader) checkAccepted() {
	for i, d := range l.m.Accepted {
		key := fmt.Sprintf("accepted_differences[%d]", i)
		l.yearOf(key+".year", d.Year)
		l.names(key+".reason", d.Reason, true)
		_, series := l.series[d.Series]
		_, sector := l.sectors[d.Sector]
		switch {
		case (d.Series == "") == (d.Sector == ""):
			l.wrong(key, key+": name either a series or a sector", "write series: or sector:")
		case d.Series != "" && !series:
			l.wrong(key+".series", "unknown series "+problem.Quote(d.Series), problem.DidYouMean(d.Series, sortedKeys(l.series)))
		case d.Sector != "" && !sector:
			l.wrong(key+".sector", "unknown sector "+problem.Quote(d.Sector), problem.DidYouMean(d.Sector, sortedKeys(l.sectors)))
		}
	}
}
