// Package conform checks that a PDF file keeps the rules of PDF/A-3a (ISO 19005-3)
// and PDF/UA-1 (ISO 14289-1) that generated files break most often. It guards
// them where no outside validator is at hand; it does not replace one.
package conform

import (
	"fmt"

	"growthpole/report/reader"
)

// Rule is one rule.
type Rule struct {
	ID     string // stable, such as "table-row-width"
	Clause string // where the standard says it
	Says   string
	check  func(c *checker, find find)
}

// find reports where a rule is broken, and how.
type find func(where, format string, args ...any)

// Finding is a place where a rule is broken.
type Finding struct {
	Rule  string
	Where string // object, page or element
	What  string
}

func (f Finding) String() string { return f.Rule + ": " + f.Where + ": " + f.What }

// maxFindings a rule are told; a broken rule is mostly broken everywhere.
const maxFindings = 20

// Rules lists the rules in the order in which they are checked.
func Rules() []Rule {
	var all []Rule
	for _, group := range [][]Rule{syntaxRules, metadataRules, catalogRules, pageRules, fontRules, structureRules, tableRules, fileRules, formRules} {
		all = append(all, group...)
	}
	return all
}

// Check checks a file. The error is about a file that cannot be read at all.
func Check(data []byte) ([]Finding, error) {
	f, err := reader.Open(data)
	if err != nil {
		return nil, err
	}
	return Of(f)
}

// Of checks a file that was opened.
func Of(f *reader.File) ([]Finding, error) {
	c := &checker{File: f, parents: f.Parents()}
	for _, n := range f.Numbers() {
		c.objects = append(c.objects, object{n, f.Object(n)})
	}
	var err error
	if c.pages, err = f.Pages(); err != nil {
		return nil, err
	}
	for _, p := range c.pages {
		content, err := f.PageContent(p)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", p.Index+1, err)
		}
		c.contents = append(c.contents, content)
	}
	c.tree, c.treeError = f.Tree()
	c.fonts = c.usedFonts()
	var all []Finding
	for _, r := range Rules() {
		n := 0
		r.check(c, func(where, format string, args ...any) {
			if n++; n <= maxFindings {
				all = append(all, Finding{r.ID, where, fmt.Sprintf(format, args...)})
			}
		})
	}
	return all, nil
}

// checker is a file with what several rules ask of it.
type checker struct {
	*reader.File
	objects   []object
	pages     []reader.Page
	contents  []*reader.Content
	tree      *reader.Element // nil or in part with treeError
	treeError error
	parents   map[int]any
	fonts     []*usedFont
}

type object struct {
	n int
	v any
}

func (o object) String() string { return fmt.Sprintf("object %d", o.n) }

func page(p reader.Page) string { return fmt.Sprintf("page %d", p.Index+1) }

// elements visits all elements of the structure tree.
func (c *checker) elements(visit func(*reader.Element)) {
	if c.tree != nil {
		for _, e := range c.tree.Elements() {
			e.Walk(visit)
		}
	}
}

func element(e *reader.Element) string { return fmt.Sprintf("%s (object %d)", e.Role, e.Num) }

// walk visits every value inside a value.
func walk(v any, visit func(any)) {
	visit(v)
	switch v := v.(type) {
	case reader.Array:
		for _, x := range v {
			walk(x, visit)
		}
	case reader.Dict:
		for _, x := range v {
			walk(x, visit)
		}
	case *reader.Stream:
		walk(v.Dict, visit)
	}
}
