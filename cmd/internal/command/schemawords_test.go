package command

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
	"growthpole/indicators/strictyaml"
	"growthpole/indicators/uncertainty"
	"growthpole/report/stylefile"
)

// closedLists are the words that keys take, from the lists that the code checks them with.
func closedLists() map[string]any {
	methods := func(words []string) schema {
		return schema{"properties": schema{"methods": schema{"items": schema{"enum": words}}}}
	}
	horizons := []string{string(mechanism.Medium), string(mechanism.Long)}
	all := map[string]any{
		"score.Imputation.method":           score.Imputations,
		"score.Outliers.method":             score.OutlierMethods,
		"score.Normalisation.method":        score.Normalisations,
		"score.Weighting.method":            score.PillarWeightings,
		"score.Weighting.within":            score.IndicatorWeightings,
		"score.Aggregation.method":          score.Aggregations,
		"score.Aggregation.within":          score.Aggregations,
		"uncertainty.Ranges.normalisations": methods(score.Normalisations),
		"uncertainty.Ranges.aggregations":   methods(score.Aggregations),
		"uncertainty.Ranges.imputations":    methods(score.Imputations),
		"uncertainty.Ranges.benchmarks":     methods(uncertainty.Benchmarks),
		"indicator.From.index":              indexNames(),
		"model.Zones.index":                 indexNames(),
		"indicator.Growth.activity":         []string{"it", "total"},
		"mechanism.Mechanism.horizon":       horizons,
		"mechanism.Recommendation.horizon":  horizons,
		"mechanism.Measure.carriers":        model.Carriers,
		"data.Region.kind":                  load.Words()["load.region.kind"],
		"stylefile.logo.place":              stylefile.Places(),
		"command.checkedProblem.severity":   severities,
		"command.coverCell.missing":         wordsOf(reflect.TypeFor[data.Gap]()),
		"command.coverYear.missing":         wordsOf(reflect.TypeFor[data.Gap]()),
	}
	for key, words := range load.Words() {
		all[key] = words
	}
	return all
}

const moduleRoot = "../../.."

// descriptions are what docs/schema/descriptions.yaml says of types and their
// keys; where it says nothing, the comments of the Go source do.
type descriptions struct {
	given    map[string]map[string]string // by "package.Type" and key; "" is the type itself
	used     map[string]bool
	comments map[string]map[string]string // by "package.Type" and field
	parsed   map[string]bool              // packages
	t        testing.TB
}

func openDescriptions(t testing.TB) *descriptions {
	t.Helper()
	name := filepath.Join(moduleRoot, "docs", "schema", "descriptions.yaml")
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d := &descriptions{used: map[string]bool{}, comments: map[string]map[string]string{}, parsed: map[string]bool{}, t: t}
	if _, problems := strictyaml.Decode(name, content, &d.given); len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// of describes a property. It is an error to have nothing to say.
func (d *descriptions) of(owner reflect.Type, f field) string {
	name := owner.String()
	if text := d.given[name][f.key]; text != "" {
		d.used[name+"."+f.key] = true
		return text
	}
	d.parse(owner)
	text := d.comments[name][f.Name]
	if text == "" {
		d.t.Errorf("%s.%s has no description: give the field a comment, or the key %s a line under %s in docs/schema/descriptions.yaml", name, f.Name, f.key, name)
	}
	return text
}

// about describes a type.
func (d *descriptions) about(t reflect.Type) string {
	if text := d.given[t.String()]["about"]; text != "" {
		d.used[t.String()+".about"] = true
		return text
	}
	d.parse(t)
	return d.comments[t.String()][""]
}

// unused are lines of descriptions.yaml for what is not there any more.
func (d *descriptions) unused() (keys []string) {
	for name, list := range d.given {
		for key := range list {
			if !d.used[name+"."+key] {
				keys = append(keys, name+"."+key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// parse reads the comments of a type's package.
func (d *descriptions) parse(t reflect.Type) {
	pkg := t.PkgPath()
	if d.parsed[pkg] {
		return
	}
	d.parsed[pkg] = true
	dir := filepath.Join(moduleRoot, strings.TrimPrefix(pkg, module+"/"))
	names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			d.t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if g, ok := decl.(*ast.GenDecl); ok {
				d.types(file.Name.Name, g)
			}
		}
	}
}

// types takes the comments of the structs of a declaration.
func (d *descriptions) types(pkg string, g *ast.GenDecl) {
	for _, spec := range g.Specs {
		s, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		of := map[string]string{"": oneLine(cmpGroup(s.Doc, g.Doc))}
		if body, ok := s.Type.(*ast.StructType); ok {
			for _, f := range body.Fields.List {
				for _, name := range f.Names {
					of[name.Name] = oneLine(cmpGroup(f.Doc, f.Comment))
				}
			}
		}
		d.comments[pkg+"."+s.Name.Name] = of
	}
}

func cmpGroup(first, second *ast.CommentGroup) *ast.CommentGroup {
	if first != nil {
		return first
	}
	return second
}

func oneLine(g *ast.CommentGroup) string { return strings.Join(strings.Fields(g.Text()), " ") }
