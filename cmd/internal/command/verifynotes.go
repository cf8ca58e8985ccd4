package command

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"growthpole/report/conform"
	"growthpole/report/evidence"
	"growthpole/report/reader"
	"growthpole/templates"
)

const (
	standards    = "PDF/A-3a and PDF/UA-1"
	mostBreaches = 3 // of a standard that are told one by one
	mostNamed    = 5 // templates that are named
)

// conformance notes where the file does not keep the standards, a sentence each.
func (one *verification) conformance(f *reader.File) {
	note := func(format string, args ...any) { one.notes = append(one.notes, fmt.Sprintf(format, args...)) }
	found, err := conform.Of(f)
	if err != nil {
		note("whether it conforms to %s cannot be told: %v", standards, err)
		return
	}
	if len(found) == 0 {
		return
	}
	note("it does not conform to %s:", standards)
	for _, b := range found[:min(len(found), mostBreaches)] {
		note("%s: %s (rule %s)", b.Where, b.What, b.Rule)
	}
	if more := len(found) - mostBreaches; more > 0 {
		note("and %s more", count(more, "place", "places"))
	}
}

// ownTemplates are the templates that the document was made with and that are not
// the program's, by their names. An exported one that nobody edited is the program's.
func ownTemplates(set *evidence.Set) []string {
	var list []string
	for _, l := range slices.Concat(set.Provenance.Files, set.Provenance.Left) {
		kind, name := evidence.Kind(l.Path)
		if kind != "template" {
			continue
		}
		builtIn, err := fs.ReadFile(templates.FS, name)
		if err != nil || hashed("", builtIn).SHA256 != l.SHA256 {
			list = append(list, name)
		}
	}
	return list
}

// templatesSaid names the templates of its own that a document was made with.
// It is empty where there are none.
func templatesSaid(set *evidence.Set) string {
	list := ownTemplates(set)
	if len(list) == 0 {
		return ""
	}
	named := strings.Join(list[:min(len(list), mostNamed)], ", ")
	if more := len(list) - mostNamed; more > 0 {
		named += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("templates: %d of its own (%s)", len(list), named)
}
