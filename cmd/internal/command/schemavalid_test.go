package command

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	schemas "growthpole/docs/schema"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/report/stylefile"
)

// compiled is a schema of ours, read by an independent validator.
func compiled(t testing.TB, name string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemas.Text(name)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON is a value as the validator wants it.
func asJSON(t testing.TB, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func yamlAsJSON(t testing.TB, text []byte) any {
	t.Helper()
	b, err := json.Marshal(yamlValue(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return asJSON(t, b)
}

func sampleFile(t testing.TB, names ...string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{moduleRoot, "samples"}, names...)...))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestSchemasAcceptWhatTheProgramAccepts validates every dataset.yaml, model.yaml and
// style.yaml that comes with the program, the written tidy form, and the examples of the tests.
func TestSchemasAcceptWhatTheProgramAccepts(t *testing.T) {
	dataset, method := compiled(t, "dataset"), compiled(t, "model")
	entries, err := os.ReadDir(filepath.Join(moduleRoot, "samples"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := os.Stat(filepath.Join(moduleRoot, "samples", e.Name(), load.File)); err != nil {
			continue // no dataset
		}
		if err := dataset.Validate(yamlAsJSON(t, sampleFile(t, e.Name(), load.File))); err != nil {
			t.Errorf("%s: %v", e.Name(), err)
		}
		if _, err := os.Stat(filepath.Join(moduleRoot, "samples", e.Name(), modelName)); err == nil {
			if err := method.Validate(yamlAsJSON(t, sampleFile(t, e.Name(), modelName))); err != nil {
				t.Errorf("%s: %v", e.Name(), err)
			}
		}
	}
	for i, files := range exampleFolders(t) {
		if err := dataset.Validate(yamlAsJSON(t, files[load.File].Data)); err != nil {
			t.Errorf("example %d: %v", i, err)
		}
	}
	for i, text := range exampleModels(t) {
		if err := method.Validate(yamlAsJSON(t, text)); err != nil {
			t.Errorf("model %d: %v", i, err)
		}
	}
	style := compiled(t, "style")
	for i, text := range exampleStyles(t) {
		if err := style.Validate(yamlAsJSON(t, text)); err != nil {
			t.Errorf("style %d: %v", i, err)
		}
	}
}

// TestResultsFollowTheirSchema validates what the program writes for both samples,
// with draws, earlier years, and an earlier edition to compare with.
func TestResultsFollowTheirSchema(t *testing.T) {
	long(t)
	s := compiled(t, "results")
	earlier := t.TempDir()
	for _, name := range []string{"dataset.yaml", "regions.csv", "employment.csv", "indicators.csv"} {
		text := strings.Replace(string(sampleFile(t, "illustrative", name)), "year: 2025", "year: 2024", 1)
		if err := os.WriteFile(filepath.Join(earlier, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder := func(name string) string { return filepath.Join(moduleRoot, "samples", name) }
	for _, args := range [][]string{
		{folder("illustrative")},
		{folder("kazakhstan")},
		{folder("illustrative"), "--previous", earlier},
		{folder("kazakhstan"), "--year", "2022", "--draws", "0"},
	} {
		out := runs(t, append([]string{"evaluate", "--json", "--draws", "30"}, args...)...)
		if err := s.Validate(asJSON(t, out)); err != nil {
			t.Errorf("%v: %.2000v", args, err)
		}
	}
}

// TestReportsOfChecksFollowTheirSchema validates what is said of every sample, of a
// dataset with errors in it, and of a folder that is none.
func TestReportsOfChecksFollowTheirSchema(t *testing.T) {
	long(t)
	s := compiled(t, "check")
	broken := t.TempDir()
	if err := os.CopyFS(broken, os.DirFS(filepath.Join(moduleRoot, "samples", "illustrative"))); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(sampleFile(t, "illustrative", "indicators.csv")), "EX-01,active_firms", "EX-99,active_firms", 3)
	if err := os.WriteFile(filepath.Join(broken, "indicators.csv"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{filepath.Join(moduleRoot, "samples", "illustrative"), filepath.Join(moduleRoot, "samples", "kazakhstan"),
		filepath.Join(moduleRoot, "samples", "uk"), broken, t.TempDir()} {
		var out bytes.Buffer
		code := Run(t.Context(), []string{"check", "--json", folder}, nil, &out, io.Discard)
		if out.Len() == 0 || code != exitDone && code != exitFailed {
			t.Errorf("%s: exit code %d, %d bytes", folder, code, out.Len())
			continue
		}
		if err := s.Validate(asJSON(t, out.Bytes())); err != nil {
			t.Errorf("%s: %.2000v", folder, err)
		}
	}
}

// TestSchemasRefuse breaks accepted documents in one place each.
func TestSchemasRefuse(t *testing.T) {
	race.FindsNothing(t)
	results := string(runs(t, "evaluate", "--json", "--draws", "10", "--region", "EX-01", filepath.Join(moduleRoot, "samples", "illustrative")))
	documents := map[string]string{"dataset": string(sampleFile(t, "kazakhstan", load.File)), "model": string(model.DefaultText()), "results": results,
		"style": string(sampleFile(t, "style", stylefile.Name)),
		"check": string(runs(t, "check", "--json", filepath.Join(moduleRoot, "samples", "illustrative")))}
	for _, c := range []struct{ schema, what, from, to, says string }{
		{"dataset", "an unknown key", "illustrative: false", "illustrative: false\nilustrative: true", "additional properties 'ilustrative' not allowed"},
		{"dataset", "an unknown key of a table", "  - file: output.csv\n", "  - file: output.csv\n    sheets: A\n", "additional properties 'sheets' not allowed"},
		{"dataset", "a key that is missing", "date: 2026-11-23", "", "missing property 'date'"},
		{"dataset", "an ID that is missing", "  - id: grp_nominal\n    name:", "  - name:", "missing property 'id'"},
		{"dataset", "a column of regions that is missing", "    id: region_code ", "    # ", "missing property 'id'"},
		{"dataset", "a text for a list", "languages: [en, ru, kk]", "languages: en", "got string, want array"},
		{"dataset", "a text for a year", "year: 2025", `year: "2025"`, "got string, want integer"},
		{"dataset", "a number for a name", "{en: Kazakhstan, ru", "{en: 5, ru", "got number, want string"},
		{"dataset", "a word for true or false", "illustrative: false", "illustrative: maybe", "got string, want boolean"},
		{"dataset", "a date in words", "date: 2026-11-23", "date: 23 November 2026", "does not match pattern"},
		{"dataset", "an unknown role", "role: mixed", "role: some", "value must be one of 'none', 'content', 'product', 'mixed'"},
		{"dataset", "an unknown kind of activity", "  kind: output", "  kind: sales", "value must be one of 'employment'"},
		{"dataset", "an unknown meaning of a status", "confidential: confidential", "confidential: secret", "value must be one of 'observed'"},
		{"dataset", "a table for nothing known", "    for: activity", "    for: nothing", "value must be one of 'activity', 'series'"},
		{"dataset", "regions twice", "regions:\n", "regions:\n  list: [{id: A, name: {en: A}}]\n", "oneOf"},
		{"dataset", "a language in capital letters", "{en: Kazakhstan, ru", "{EN: Kazakhstan, ru", "does not match pattern"},
		{"model", "an unknown key", "max_age:", "max_ages:", "additional properties 'max_ages' not allowed"},
		{"model", "a choice without its basis", "max_age:\n  years: 4\n  basis: assumption\n", "max_age:\n  years: 4\n", "missing property 'basis'"},
		{"model", "an unknown basis", "basis: literature", "basis: hearsay", "value must be one of 'paper', 'literature', 'assumption'"},
		{"model", "an unknown method", "normalisation: {method: goalposts", "normalisation: {method: goal_posts", "value must be one of 'goalposts'"},
		{"model", "a text for a weight", "weight: {value: 0.", "weight: {value: about 0.", "got string, want number"},
		{"model", "an unknown horizon", "horizon: medium", "horizon: middle", "value must be one of 'medium', 'long'"},
		{"model", "an unknown carrier", "carriers: [state", "carriers: [ministry", "value must be one of 'state'"},
		{"model", "a measure that moves something unheard of", "moves: [criterion/", "moves: [criteria/", "does not match pattern"},
		{"model", "two thresholds in one condition", "at_least: 500,", "at_least: 500, at_most: 900,", "oneOf"},
		{"model", "an indicator that is made in two ways", "from: {growth: {of: [it_startups], years: 3}}", "from: {series: it_startups, growth: {of: [it_startups], years: 3}}", "oneOf"},
		{"model", "an unknown index", "  index: it_lq", "  index: it_lqq", "anyOf"},
		{"style", "an unknown key", "colours:\n", "colour:\n", "additional properties 'colour' not allowed"},
		{"style", "a colour by name", "accent: 00594F", "accent: green", "does not match pattern"},
		{"style", "a length without a unit", "height: 13 mm", "height: 13", "got number, want string"},
		{"style", "a length that is none", "column: 145 mm", "column: wide", "does not match pattern"},
		{"style", "a map of four classes", ", 0A3D34]", "]", "minItems: got 4, want 5"},
		{"style", "a logo in the middle", "place: right", "place: middle", "value must be one of 'left', 'right'"},
		{"style", "a logo without a file", "  file: logo.png\n", "", "missing property 'file'"},
		{"style", "a logo that says something and nothing", "  place: right", "  decorative: true", "oneOf"},
		{"style", "an organisation without English", "  en: Institute", "  de: Institute", "missing property 'en'"},
		{"style", "a language in words", "  ru: Институт", "  russian: Институт", "does not match pattern"},
		{"style", "a family without bold", "cover:\n", "fonts: {sans: {regular: a.ttf, italic: b.ttf}}\ncover:\n", "missing property 'bold'"},
		{"results", "an unknown key", `"dataset": {`, `"data": 1, "dataset": {`, "additional properties 'data' not allowed"},
		{"results", "a key that is missing", `"held": `, `"holds": `, "missing property 'held'"},
		{"results", "a number and a reason why there is none", `"value": {
     "value": `, `"value": {
     "missing": "not given", "value": `, "oneOf"},
		{"results", "an unknown status", `"status": "met"`, `"status": "yes"`, "value must be one of 'unknown', 'not met', 'met'"},
		{"check", "an unknown key", `"coverage": {`, `"cover": 1, "coverage": {`, "additional properties 'cover' not allowed"},
		{"check", "a key that is missing", `"errors": `, `"mistakes": `, "missing property 'errors'"},
		{"check", "an unknown reason", `"missing": "confidential"`, `"missing": "secret"`, "value must be one of 'not given'"},
		{"results", "a text for a number", `"year": 2025`, `"year": "2025"`, "got string, want integer"},
	} {
		text := documents[c.schema]
		if !strings.Contains(text, c.from) {
			t.Errorf("%s: the document has no %q", c.what, c.from)
			continue
		}
		text = strings.Replace(text, c.from, c.to, 1)
		var err error
		if c.schema == "results" || c.schema == "check" {
			err = compiled(t, c.schema).Validate(asJSON(t, []byte(text)))
		} else {
			err = compiled(t, c.schema).Validate(yamlAsJSON(t, []byte(text)))
		}
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s with %s: got %.600v, want %q", c.schema, c.what, err, c.says)
		}
	}
}
