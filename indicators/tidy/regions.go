package tidy

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/data"
)

// column is a column of the table of regions.
type column struct {
	Name string
	of   func(data.Region) string
}

// regionColumns are the languages and cases in which regions are named.
type regionColumns struct {
	Names   []string            // languages in which every region has a name
	Forms   map[string][]string // language: cases
	Centres []string            // languages of centres
}

// kept are the regions that are written.
func (w *writer) kept() []data.Region {
	var out []data.Region
	for _, i := range w.view.regions {
		r := w.ds.Regions[i]
		if w.view.part && len(w.view.versions) == 0 {
			r.Since, r.SplitFrom = 0, "" // no change that concerns the extract goes with them
		}
		out = append(out, r)
	}
	return out
}

// regionColumns is false where a region lacks a name in a language that others
// have: a table needs all of them. The regions are then listed in dataset.yaml.
func (w *writer) regionColumns() (c regionColumns, ok bool) {
	named, centres := map[string]int{}, map[string]bool{}
	c.Forms = map[string][]string{}
	for _, r := range w.kept() {
		for tag, name := range r.Name {
			if strings.TrimSpace(name) != "" {
				named[tag]++
			}
		}
		for tag := range r.Centres {
			centres[tag] = true
		}
		for tag, forms := range r.Forms {
			c.Forms[tag] = slices.Sorted(maps.Keys(forms)) // the loader wants the same of every region
		}
	}
	for _, n := range named {
		if n < len(w.view.regions) {
			return regionColumns{}, false
		}
	}
	c.Names, c.Centres = slices.Sorted(maps.Keys(named)), slices.Sorted(maps.Keys(centres))
	return c, len(c.Names) > 0
}

// columns are those of the table, in their order.
func (c regionColumns) columns() []column {
	out := []column{{"region", func(r data.Region) string { return r.ID }}}
	for _, tag := range c.Names {
		out = append(out, column{"name_" + tag, func(r data.Region) string { return r.Name[tag] }})
	}
	for _, tag := range slices.Sorted(maps.Keys(c.Forms)) {
		for _, grammar := range c.Forms[tag] {
			out = append(out, column{"name_" + tag + "_" + grammar, func(r data.Region) string { return r.Forms[tag][grammar] }})
		}
	}
	out = append(out, column{"kind", func(r data.Region) string { return r.Kind }}, column{"centre", func(r data.Region) string { return r.Centre }})
	for _, tag := range c.Centres {
		out = append(out, column{"centre_" + tag, func(r data.Region) string { return r.Centres[tag] }})
	}
	return append(out, column{"since", since}, column{"split_from", func(r data.Region) string { return r.SplitFrom }})
}

func since(r data.Region) string {
	if r.Since == 0 {
		return ""
	}
	return strconv.Itoa(int(r.Since))
}

// regions writes the table of regions.
func (w *writer) regions() {
	c, ok := w.regionColumns()
	if !ok {
		return
	}
	columns := c.columns()
	header := make([]string, len(columns))
	for i, x := range columns {
		header[i] = x.Name
	}
	lines := [][]string{header}
	for _, r := range w.kept() {
		line := make([]string, len(columns))
		for i, x := range columns {
			line[i] = x.of(r)
		}
		lines = append(lines, line)
	}
	var b bytes.Buffer
	_ = csv.NewWriter(&b).WriteAll(lines) // a buffer does not fail
	w.files = append(w.files, File{"regions.csv", b.Bytes()})
}
