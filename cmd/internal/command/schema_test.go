package command

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	schemas "growthpole/docs/schema"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/report/stylefile"
)

var update = flag.Bool("update", false, "make the schemas of docs/schema anew")

// made is what a schema is made from.
var made = []struct {
	name, tag, title, about string
	of                      func() reflect.Type
}{
	{"results", "json", "results.json of growthpole", "All numbers, verdicts and their evidence: what “growthpole build” and “growthpole evaluate --json” write.",
		reflect.TypeFor[results]},
	{"dataset", "yaml", "dataset.yaml of growthpole", "What the tables of a folder mean. docs/dataset.md explains every key.",
		func() reflect.Type { return reflect.TypeOf(load.Description()).Elem() }},
	{"model", "yaml", "model.yaml of growthpole", "Every choice of the method, each with what it rests on. “growthpole model” prints the built-in one.",
		reflect.TypeFor[model.Model]},
	{"style", "yaml", "style.yaml of growthpole", "The house style: what documents look like. “growthpole style” prints the built-in one; docs/style.md teaches it. What is left out is as it is there.",
		func() reflect.Type { return reflect.TypeOf(stylefile.Description()).Elem() }},
	{"check", "json", "Report of growthpole check", "Problems of a dataset and its model, and how far the data go: what “growthpole check --json” prints.",
		reflect.TypeFor[checked]},
}

// TestSchemasFollowTheTypes makes the schemas from the Go types and compares them
// with the files: a key that is in one only is a difference, whichever it is.
func TestSchemasFollowTheTypes(t *testing.T) {
	long(t)
	d := openDescriptions(t)
	r := newRequirement(t)
	for _, m := range made {
		g := &generator{tag: m.tag, words: closedLists(), required: r.required, describe: d.of, about: d.about}
		want, err := text(g.root(m.of(), m.title, m.about))
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(moduleRoot, "docs", "schema", m.name+".schema.json")
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !bytes.Equal(schemas.Text(m.name), want) {
			t.Errorf("docs/schema/%s.schema.json does not follow the types: %s\nmake it anew with: go test ./cmd/internal/command -run SchemasFollow -update",
				m.name, firstDifference(schemas.Text(m.name), want))
		}
	}
	if unused := d.unused(); len(unused) > 0 {
		t.Errorf("docs/schema/descriptions.yaml describes what is not there: %v", unused)
	}
}

func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "the file has " + strings.TrimSpace(a[i]) + ", the types ask for " + strings.TrimSpace(b[i])
		}
	}
	return "one of them is longer"
}
