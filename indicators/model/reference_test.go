package model

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/samples"
)

// named finds how a source names a work: by its authors and its year.
var named = regexp.MustCompile(`et al\.,? \(?[12]\d\d\d|\([12]\d\d\d\)`)

// TestWorksThatSourcesNameAreReferences: a reader of any model that comes with the
// program finds each work that it cites by author and year; and no work stands in the
// list that no source names.
func TestWorksThatSourcesNameAreReferences(t *testing.T) {
	byDefault, found := Default()
	if len(found) > 0 {
		t.Fatal(found)
	}
	ofUK, _, found := Open(samples.FS, "uk/model.yaml")
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, m := range []*Model{byDefault, ofUK} {
		cited := m.Cited()
		if len(cited) == 0 || len(cited) != len(m.References) {
			t.Errorf("%s: %d references, %d of them named by a source", m.ID, len(m.References), len(cited))
		}
		seen := 0
		for _, source := range sourcesOf(m) {
			if !named.MatchString(source) {
				continue
			}
			seen++
			if !slices.ContainsFunc(cited, func(r Reference) bool { return strings.Contains(source, r.As) }) {
				t.Errorf("%s: no reference for %q", m.ID, source)
			}
		}
		if seen < 3 {
			t.Errorf("%s: %d sources name a work by its year", m.ID, seen)
		}
		m.References = append(m.References, Reference{As: "Nobody (1900)", Text: "Nobody (1900). Nothing."})
		if got := len(m.Cited()); got != len(cited) {
			t.Errorf("%s: a work that no source names is among the %d of the list", m.ID, got)
		}
	}
}

// TestAReferenceThatNoSourceNamesIsAWarning: a slip in a name would leave the work out
// of the overview in silence.
// TestLiteratureIsAWorkOfTheList: "the lower mark of cluster-mapping practice" was said to
// be borrowed from a work, and named none that a reader could look up.
func TestLiteratureIsAWorkOfTheList(t *testing.T) {
	byDefault, _ := Default()
	ofUK, _, _ := Open(samples.FS, "uk/model.yaml")
	for _, m := range []*Model{byDefault, ofUK} {
		seen := 0
		eachGround(reflect.ValueOf(m).Elem(), func(g data.Ground) {
			if g.Basis != data.Literature {
				return
			}
			seen++
			if !slices.ContainsFunc(m.References, func(r Reference) bool { return strings.Contains(g.Source, r.As) }) {
				t.Errorf("%s: of no work in the list: %q", m.ID, g.Source)
			}
		})
		if seen == 0 {
			t.Errorf("%s: nothing rests on literature: nothing was tested", m.ID)
		}
	}
}

// TestReasonsReadLikeTheRest: a reader does not know the keys of a model file, and finds
// "95%" and "100–125%" written alike everywhere.
func TestReasonsReadLikeTheRest(t *testing.T) {
	odd := regexp.MustCompile(`[a-z]_[a-z]|\d[ \x{a0}]%|\d-\d`)
	byDefault, _ := Default()
	ofUK, _, _ := Open(samples.FS, "uk/model.yaml")
	for _, m := range []*Model{byDefault, ofUK} {
		eachGround(reflect.ValueOf(m).Elem(), func(g data.Ground) {
			if found := odd.FindString(g.Source); found != "" {
				t.Errorf("%s: %q in %q", m.ID, found, g.Source)
			}
		})
	}
}

// eachGround calls do for every ground within a value.
func eachGround(v reflect.Value, do func(data.Ground)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachGround(v.Elem(), do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachGround(v.Index(i), do)
		}
	case reflect.Struct:
		if g, is := v.Interface().(data.Ground); is {
			do(g)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachGround(v.Field(i), do)
			}
		}
	}
}

func TestAReferenceThatNoSourceNamesIsAWarning(t *testing.T) {
	text := strings.Replace(string(DefaultText()), "as: Becker et al. 2022", "as: Becker et al. 1922", 1)
	m, found := Decode("model.yaml", []byte(text))
	if m == nil || len(found) != 1 || !found[0].Warning || !strings.Contains(found[0].String(), `no source names "Becker et al. 1922"`) {
		t.Errorf("got %v", found)
	}
}

// sourcesOf lists what the choices of the level and of the draws rest on.
func sourcesOf(m *Model) []string {
	grounds := []data.Ground{
		m.Level.Screening.Ground, m.Level.Outliers.Ground, m.Level.Normalisation.Ground, m.Level.Weighting.Ground, m.Level.Aggregation.Ground,
		m.Robustness.Draws.Ground, m.Robustness.Sensitivity.Ground, m.Robustness.Weights.Ground, m.Robustness.Normalisations.Ground,
		m.Robustness.Aggregations.Ground, m.Robustness.Benchmarks.Ground,
	}
	for _, mechanism := range m.Mechanisms.List {
		grounds = append(grounds, mechanism.Ground)
	}
	var out []string
	for _, g := range grounds {
		out = append(out, g.Source)
	}
	return out
}
