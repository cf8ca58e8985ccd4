package draft

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"text/template"

	"growthpole/indicators/load"
	"growthpole/indicators/strictyaml"
)

//go:embed dataset.yaml.tmpl
var manifestText string

var manifestTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("dataset.yaml").Funcs(template.FuncMap{
		"q":     strictyaml.Quote,
		"key":   key,
		"fill":  func(what string) string { return " # " + Mark + ": " + what },
		"words": func(key string) string { return strings.Join(load.Words()[key], ", ") },
		"texts": some,
		"add":   func(a, b int) int { return a + b },
	}).Parse(manifestText))
})

// manifest is dataset.yaml.
func (f *finding) manifest() []byte {
	var b bytes.Buffer
	if err := manifestTemplate().Execute(&b, f); err != nil {
		panic(err) // the template is ours, and a test renders all of it
	}
	return b.Bytes()
}

// longestKey is how long a key of YAML may be that is not marked as one: 1,024 characters
// by its specification (section 7.4.2), and a little less here.
const longestKey = 1000

// key is a text with the colon behind it, on a line that is indented so far.
func key(indent int, text string) string {
	quoted := strictyaml.Quote(text)
	if len(quoted) <= longestKey {
		return quoted + ":"
	}
	return "? " + quoted + "\n" + strings.Repeat(" ", indent) + ":"
}

// some lists texts for a comment, quoted, and counts the rest.
func some(list []string) string {
	const most = 12
	parts := make([]string, 0, most)
	for _, s := range list[:min(len(list), most)] {
		parts = append(parts, strictyaml.Quote(s))
	}
	if more := len(list) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(parts, ", "), more)
	}
	return strings.Join(parts, ", ")
}

// What the template asks for.

func (f *finding) Activity() bool   { return f.For == "activity" }
func (f *finding) Told() []string   { return f.told }
func (f *finding) Range() string    { return f.range_ }
func (f *finding) Header() int      { return f.header }
func (f *finding) HasFile() bool    { return f.File != "" }
func (f *finding) Region() *column  { return f.regionColumn }
func (f *finding) Sector() *column  { return f.sectorColumn }
func (f *finding) SeriesC() *column { return f.seriesColumn }
func (f *finding) Year() *column    { return f.yearColumn }
func (f *finding) Value() *column   { return f.valueColumn }
func (f *finding) UnitC() *column   { return f.unitColumn }
func (f *finding) SourceC() *column { return f.sourceColumn }
func (f *finding) Status() *column  { return f.statusColumn }

// Wide reports whether something runs across.
func (f *finding) Wide() bool { return f.Years || len(f.Across) > 0 }

// Name and Texts are those of a column.
func (c *column) Name() string    { return c.name }
func (c *column) Texts() []string { return c.texts }

// Left are the names of the columns that could be the one that is asked for.
func (f *finding) Left() string {
	var names []string
	for _, c := range f.left {
		names = append(names, c.name)
	}
	for _, c := range f.Where {
		if !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return some(names)
}

// Renamed are the sectors or series whose text in the file cannot be a code.
func Renamed(list []item) (out []item) {
	for _, it := range list {
		if it.Text != "" && it.Text != it.ID {
			out = append(out, it)
		}
	}
	return out
}

// RenamedSectors and RenamedSeries are those of a column.
func (f *finding) RenamedSectors() []item { return Renamed(append(slices.Clone(f.Sectors), f.Totals)) }
func (f *finding) RenamedSeries() []item  { return Renamed(f.Series) }

// SeriesID is that of the only series, where the table has no column for it.
func (f *finding) SeriesID() string {
	if f.seriesColumn == nil && len(f.Across) == 0 && len(f.Series) == 1 {
		return f.Series[0].ID
	}
	return ""
}

// MayBeIT reports whether a sector holds information technology by its code or name,
// so that its role must be said.
func (it item) MayBeIT() bool {
	if slices.Contains([]string{"J", "J62", "J63", "62", "63", "26", "C26", "62-63", "J62_J63", "IT", "ICT", "SIT"}, it.ID) {
		return true
	}
	name := strings.ToLower(it.Name + " " + it.Text)
	return slices.ContainsFunc([]string{"informat", "software", "computer", "telecom", "digital", "информ", "связь", "программ", "компьют", "ақпарат", "байланыс"},
		func(word string) bool { return strings.Contains(name, word) })
}
