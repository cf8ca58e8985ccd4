package load

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// readRegions takes the regions from dataset.yaml or from the table that it names.
func (l *loader) readRegions() {
	part := &l.m.Regions
	switch {
	case (len(part.List) > 0) == (part.File != ""):
		l.wrong("regions", "regions: neither a list nor a file is given, or both are", "write list: with one entry a region, or file: and columns:")
		return
	case part.File != "":
		l.regionsOfFile()
	default:
		l.regionsOfList()
	}
	if len(l.set.Regions) > maxRegions {
		l.wrong("regions", fmt.Sprintf("regions: %d are listed; at most %d are read", len(l.set.Regions), maxRegions), "leave out what is not needed")
	}
	l.checkForms()
	slices.SortFunc(l.set.Regions, func(a, b data.Region) int { return cmp.Compare(a.ID, b.ID) })
}

func (l *loader) regionsOfList() {
	seen := map[string]string{strings.ToLower(l.m.Country.Code): l.m.Country.Code}
	for i, r := range l.m.Regions.List {
		key := fmt.Sprintf("regions.list[%d]", i)
		l.id(key+".id", r.ID, seen)
		l.names(key+".name", r.Name, true)
		if r.Kind != "" {
			l.oneOf(key+".kind", r.Kind, regionKinds)
		}
		if r.Since != 0 {
			l.yearOf(key+".since", r.Since)
		}
		l.set.Regions = append(l.set.Regions, data.Region{ID: r.ID, Name: r.Name, Forms: r.Forms, Kind: cmp.Or(r.Kind, "region"),
			Centre: r.Centre, Centres: r.Centres, Since: data.Year(r.Since), SplitFrom: r.SplitFrom})
	}
}

func (l *loader) regionsOfFile() {
	part := &l.m.Regions
	s, _ := l.open(part.File, sheet.Options{Separator: part.Separator}, l.at.Problem("regions.File", "", ""))
	if s == nil {
		return
	}
	l.need("regions.columns.id", "code", part.Columns.ID != "")
	if len(part.Columns.Name) == 0 {
		l.wrong("regions.columns", "regions.columns.name: no column is named", "name a column for each language: name: {en: name_en}")
	}
	read := l.regionColumns(s)
	if l.problems.Blocking() {
		return
	}
	l.regionRows(s, read)
	l.set.Tables = append(l.set.Tables, data.Table{File: part.File, SHA256: s.SHA256, Rows: s.Rows})
}

// regionColumns maps the columns to what reads them.
func (l *loader) regionColumns(s *sheet.Table) map[string]int {
	c := &l.m.Regions.Columns
	named := map[string]string{"id": c.ID, "kind": c.Kind, "centre": c.Centre, "since": c.Since, "split_from": c.SplitFrom}
	for _, tag := range sortedKeys(c.Name) {
		named["name."+tag] = c.Name[tag]
		if !slices.Contains(l.m.Languages, tag) {
			l.wrong("regions.columns.name."+tag, "the language "+problem.Quote(tag)+" is not declared", "add it to languages, or remove the line")
		}
	}
	for _, tag := range sortedKeys(c.Centres) {
		named["centre_in."+tag] = c.Centres[tag]
	}
	for _, tag := range sortedKeys(c.Forms) {
		for _, grammar := range sortedKeys(c.Forms[tag]) {
			named[formKey(tag, grammar)] = c.Forms[tag][grammar]
		}
	}
	at := map[string]int{}
	var mapped []string
	for _, key := range sortedKeys(named) {
		at[key] = l.columnAt(s, named[key], "regions.columns."+key)
		mapped = append(mapped, named[key])
	}
	l.unused(s, mapped, l.m.Regions.Ignore, "regions")
	return at
}

func (l *loader) regionRows(s *sheet.Table, at map[string]int) {
	seen := map[string]int{strings.ToLower(l.m.Country.Code): 0}
	before := len(l.problems)
	for len(l.problems)-before < sheet.MaxProblems && s.Rows <= maxRegions {
		fields, err := s.Next()
		l.take(s)
		if errors.Is(err, io.EOF) && s.Rows == 0 {
			l.problems.Add(s.File, 0, 0, "the table has no rows", "list the regions below the header")
		}
		if err != nil {
			return
		}
		if fields != nil {
			l.regionRow(s, at, fields, seen)
		}
	}
}

func (l *loader) regionRow(s *sheet.Table, at map[string]int, fields []string, seen map[string]int) {
	// A field lives in a buffer that the next row may take over.
	get := func(key string) string { return strings.Clone(text(fields, at[key], "")) }
	bad := func(key, what, hint string) {
		line, column := s.Place(max(at[key], 0))
		l.problems.Add(s.File, line, column, what, hint)
	}
	r := data.Region{ID: get("id"), Kind: cmp.Or(get("kind"), "region"), Centre: get("centre"), SplitFrom: get("split_from"), Name: data.Names{}}
	line, _ := s.Place(at["id"])
	folded := strings.ToLower(r.ID)
	if what, hint := badCode(r.ID); what != "" {
		bad("id", what, hint)
	} else if first, twice := seen[folded]; twice {
		bad("id", fmt.Sprintf("the code %s stands twice, capital letters aside; the first one is in line %d", problem.Quote(r.ID), first),
			"give each region a code of its own, and not the nation's")
	}
	seen[folded] = line
	for _, key := range sortedKeys(at) {
		name, part := get(key), strings.Split(key, ".")
		if part[0] == "centre_in" && strings.TrimSpace(name) != "" {
			r.Centres = withName(r.Centres, part[1], name)
		}
		if part[0] != "name" && part[0] != "forms" {
			continue
		}
		switch {
		case strings.TrimSpace(name) == "" && part[0] == "forms":
			bad(key, fmt.Sprintf("region %s has no %s in %s", problem.Quote(r.ID), part[2], part[1]), "write the inflected name; every region needs it")
		case strings.TrimSpace(name) == "":
			bad(key, fmt.Sprintf("region %s has no name in %s", problem.Quote(r.ID), part[1]), "write it")
		case problem.Clean(name) != name:
			bad(key, "a name with control or formatting characters", "type it anew")
		}
		if part[0] == "name" {
			r.Name[part[1]] = name
		} else {
			r.Forms = withForm(r.Forms, part[1], part[2], name)
		}
	}
	if r.Kind != "region" && r.Kind != "city" {
		bad("kind", "unknown kind of region "+problem.Quote(r.Kind), "write region or city")
	}
	if since := get("since"); since != "" {
		year, ok := parseYear(since)
		if !ok {
			bad("since", "not a year: "+problem.Quote(since), fmt.Sprintf("write four digits between %d and %d, or leave it empty", firstYear, lastYear))
		}
		r.Since = data.Year(year)
	}
	l.set.Regions = append(l.set.Regions, r)
}
