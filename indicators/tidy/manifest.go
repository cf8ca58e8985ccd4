package tidy

import (
	"bytes"
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

//go:embed dataset.yaml.tmpl
var manifestText string

// roles are the words of dataset.yaml.
var roles = map[data.Role]string{data.NotIT: "none", data.Content: "content", data.Product: "product", data.Mixed: "mixed"}

var manifestTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("dataset.yaml").Funcs(template.FuncMap{
		"q":      strictyaml.Quote,
		"names":  names,
		"forms":  forms,
		"list":   list,
		"number": func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) },
		"day":    func(t time.Time) string { return t.Format(time.DateOnly) },
		"role":   func(r data.Role) string { return roles[r] },
		"unit":   unit,
		"clean":  problem.Clean,
	}).Parse(manifestText))
})

// manifest is dataset.yaml.
func (w *writer) manifest() ([]byte, error) {
	var b bytes.Buffer
	columns, inTable := w.regionColumns()
	err := manifestTemplate().Execute(&b, map[string]any{
		"Set": w.ds, "Tables": w.tables, "Regions": w.kept(), "InTable": inTable, "Columns": columns,
		"Differences": w.differences(), "Part": w.view.part || w.ds.Partial, "Versions": w.view.versions, "Of": w.view.of,
		"Concordances": w.view.concordances, "Former": w.view.former, "Changes": w.view.changes, "HasMap": w.ds.Map != nil, "Inputs": w.ds.Tables,
		"Extract": w.view.part,
	})
	return b.Bytes(), err
}

// names is a name in several languages, or cases.
func names(n map[string]string) string {
	var parts []string
	for _, tag := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, strictyaml.Quote(tag)+": "+strictyaml.Quote(n[tag]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// forms are names in cases by language.
func forms(f data.Forms) string {
	var parts []string
	for _, tag := range slices.Sorted(maps.Keys(f)) {
		parts = append(parts, strictyaml.Quote(tag)+": "+names(f[tag]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func list(words []string) string {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = strictyaml.Quote(word)
	}
	return "[" + strings.Join(parts, ", ") + "]"
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
