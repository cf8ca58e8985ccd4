// Package sheet reads tables as files hold them: a header and rows of text, each
// field with its place. It knows nothing of regions, years or figures; what a
// column means is said elsewhere.
package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// The limits bound time and memory whatever a file holds.
const (
	MaxFile     = 768 << 20 // bytes of one file; room for 50,000 regions, 20 sectors and ten years
	MaxColumns  = 500
	MaxField    = 4_000 // bytes of one field
	MaxProblems = 100   // of one file; the rest of it is not read
)

// Table is an open table. It is read once, from the first row to the last.
type Table struct {
	File   string   // as shown in messages
	SHA256 string   // of the file's bytes
	Header []string // the names of the columns, all different, none empty
	Rows   int      // read so far
	// Problems are those of the rows read so far; who reads takes them over.
	Problems problem.List

	place func(field int) (line, column int)
	next  func() ([]string, error)
}

// Place tells line and column of a field of the current row, or of the header before the first one.
func (t *Table) Place(field int) (line, column int) { return t.place(field) }

// Next returns the fields of the next row, valid until the call after it. A row
// that cannot be used is nil, and in Problems. It ends with io.EOF, or with
// ErrBroken once the rest of the file cannot be trusted.
func (t *Table) Next() ([]string, error) { return t.next() }

// ErrBroken ends a table whose problem is in Problems.
var ErrBroken = errors.New("broken table")

// Options say how a file is to be read. The zero Options suit a plain CSV file.
type Options struct {
	Separator string // of CSV: "," when empty, ";" or "tab"
}

// MaxSize is how many bytes are read of a file of that name.
func MaxSize(name string) int {
	if isYAML(name) {
		return strictyaml.MaxSize
	}
	return MaxFile
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// separators are the words that dataset.yaml uses.
var separators = map[string]rune{"": ',', ",": ',', ";": ';', "tab": '\t', "\t": '\t'}

// CheckFormat says what is wrong with a file's name or its options before the
// file is read; what is empty when nothing is.
func CheckFormat(name string, o Options) (what, hint string) {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".yaml", ".yml":
	default:
		return "a table must be a CSV or YAML file, not " + problem.Quote(name), "save it as “CSV UTF-8” and name that file"
	}
	if _, known := separators[o.Separator]; !known {
		return "unknown separator " + problem.Quote(o.Separator), `write ",", ";" or tab`
	}
	return "", ""
}

// Open reads a table's header. Shown is how the file is called in messages; its
// ending decides the format. The table is nil when a problem is found.
func Open(shown string, content []byte, o Options) (*Table, problem.List) {
	t := &Table{File: shown, SHA256: Hash(content)}
	open := t.openCSV
	if isYAML(shown) {
		open = t.openYAML
	}
	if what, hint := CheckFormat(shown, o); what != "" {
		t.Problems.Add(shown, 0, 0, what, hint)
		return nil, t.Problems
	}
	if !open(content, separators[o.Separator]) || !t.headerOK() {
		return nil, t.Problems
	}
	return t, nil
}

// Hash is the SHA-256 of a file, in hexadecimal digits.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// headerOK checks the names of columns.
func (t *Table) headerOK() bool {
	if len(t.Header) > MaxColumns {
		t.Problems.Add(t.File, 1, 0, fmt.Sprintf("the table has %d columns; at most %d are read", len(t.Header), MaxColumns), "remove columns that are not used")
		return false
	}
	if len(t.Header) == 1 && strings.ContainsAny(t.Header[0], ";\t") {
		t.Problems.Add(t.File, 1, 0, "the columns seem to be separated by semicolons or tabs", `add separator: ";" or separator: tab to the table in dataset.yaml`)
		return false
	}
	seen := map[string]bool{}
	for i, name := range t.Header {
		line, column := t.place(i)
		switch {
		case strings.TrimSpace(name) == "":
			t.Problems.Add(t.File, line, column, fmt.Sprintf("column %d has no name", i+1), "name it in the first line, or remove it")
			return false
		case seen[name]:
			t.Problems.Add(t.File, line, column, "two columns are named "+problem.Quote(name), "rename one of the two")
			return false
		}
		seen[name] = true
	}
	return true
}
