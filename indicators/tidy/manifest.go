package tidy

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"
	"unicode"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

//go:embed dataset.yaml.tmpl
var manifestText string

// roles are the words of dataset.yaml.
var roles = map[data.Role]string{data.NotIT: "none", data.Content: "content", data.Product: "product", data.Mixed: "mixed"}

var manifestTemplate = template.Must(template.New("dataset.yaml").Funcs(template.FuncMap{
	"q":      quoted,
	"names":  names,
	"list":   list,
	"number": func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) },
	"day":    func(t time.Time) string { return t.Format(time.DateOnly) },
	"role":   func(r data.Role) string { return roles[r] },
	"unit":   unit,
	"clean":  problem.Clean,
}).Parse(manifestText))

// manifest is dataset.yaml.
func (w *writer) manifest() ([]byte, error) {
	var b bytes.Buffer
	err := manifestTemplate.Execute(&b, map[string]any{
		"Set": w.ds, "View": w.view, "Tables": w.tables, "Regions": w.listed(), "NameColumns": w.nameColumns(),
		"Differences": w.differences(), "Part": w.view.part || w.ds.Partial, "Versions": w.view.versions,
		"Former": w.view.former, "Changes": w.view.changes, "HasMap": w.ds.Map != nil, "Inputs": w.ds.Tables,
		"Extract": w.view.part,
	})
	return b.Bytes(), err
}

// quoted is a text in quotation marks, which both YAML and JSON read.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r <= 0xFFFF && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// names is a name in several languages.
func names(n data.Names) string {
	var parts []string
	for _, tag := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, quoted(tag)+": "+quoted(n[tag]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func list(words []string) string {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = quoted(word)
	}
	return "[" + strings.Join(parts, ", ") + "]"
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

// nameColumns are the languages in which every region has a name. A table of
// regions needs all of them; without any, or with names in further languages, the
// regions are listed in dataset.yaml.
func (w *writer) nameColumns() []string {
	tags := map[string]int{}
	for _, r := range w.kept() {
		for tag, name := range r.Name {
			if strings.TrimSpace(name) != "" {
				tags[tag]++
			}
		}
	}
	for _, n := range tags {
		if n < len(w.view.regions) {
			return nil
		}
	}
	return slices.Sorted(maps.Keys(tags))
}

// listed are the regions for dataset.yaml; none where they have a table.
func (w *writer) listed() []data.Region {
	if w.nameColumns() != nil {
		return nil
	}
	return w.kept()
}

// regions writes the table of regions.
func (w *writer) regions() {
	tags := w.nameColumns()
	if tags == nil {
		return
	}
	header := []string{"region"}
	for _, tag := range tags {
		header = append(header, "name_"+tag)
	}
	lines := [][]string{append(header, "kind", "centre", "since", "split_from")}
	for _, r := range w.kept() {
		line := []string{r.ID}
		for _, tag := range tags {
			line = append(line, r.Name[tag])
		}
		since := ""
		if r.Since != 0 {
			since = strconv.Itoa(int(r.Since))
		}
		lines = append(lines, append(line, r.Kind, r.Centre, since, r.SplitFrom))
	}
	var b bytes.Buffer
	_ = csv.NewWriter(&b).WriteAll(lines) // a buffer does not fail
	w.files = append(w.files, File{"regions.csv", b.Bytes()})
}

// difference is an accepted difference between the nation and its regions.
type difference struct {
	data.Note
	Sector bool
}

// differences are those that the loader found as declared. A part of the nation has none.
func (w *writer) differences() []difference {
	var out []difference
	for _, n := range w.ds.Notes {
		if n.Code == "accepted_difference" && !w.view.part {
			_, series := w.ds.SeriesByID(n.Subject)
			out = append(out, difference{n, !series})
		}
	}
	return out
}
