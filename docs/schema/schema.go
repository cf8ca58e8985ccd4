// Package schema holds the JSON Schemas (draft 2020-12) of the files that people
// write and of what the program says: dataset.yaml, model.yaml, style.yaml, results.json, and
// what “growthpole check --json” prints. They are made from the Go types, and a test holds
// them to these types.
package schema

import "embed"

//go:embed *.schema.json
var files embed.FS

// Names are the schemas that Text knows.
var Names = []string{"results", "dataset", "model", "style", "check"}

// Text is a schema as a file. It is empty for a name that is not among Names.
func Text(name string) []byte {
	text, err := files.ReadFile(name + ".schema.json")
	if err != nil {
		return nil
	}
	return text
}
