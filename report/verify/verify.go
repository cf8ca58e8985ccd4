// Package verify compares a document with what its evidence makes of it: the file
// that was received with one that was made again. It tells what differs, page by
// page and word by word, and where in the results a number comes from.
package verify

import (
	"bytes"
	"fmt"

	"growthpole/report/reader"
)

// Difference is something in which a file is not what its evidence makes of it.
type Difference struct {
	Kind     Kind   `json:"kind"`
	Page     int    `json:"page,omitempty"`  // counted from 1; 0 where it concerns no page
	Where    string `json:"where,omitempty"` // such as "Table 2, row 3, column 1"
	There    string `json:"there,omitempty"`
	Expected string `json:"expected,omitempty"`
	Result   string `json:"result,omitempty"` // where in the evidence an expected number stands
}

// Kind says what differs.
type Kind string

// The kinds of Difference.
const (
	Attachment Kind = "attachment" // a file inside: missing, added, or not as provenance.json lists it
	Results    Kind = "results"    // results.json is not what the evaluation gives
	Pages      Kind = "pages"      // a page is missing or was added
	Words      Kind = "text"       // text of the document
	Drawing    Kind = "figure"     // what a figure shows
	Decoration Kind = "decoration" // running heads, page numbers, rules, grounds
	Meaning    Kind = "meaning"    // what is said besides the text: alternative texts, headers, links, bookmarks, title
	Bytes      Kind = "bytes"      // a part of the file that no reader shows as text
	Against    Kind = "dataset"    // the data inside are not those of the dataset compared with
	Signature  Kind = "signature"  // a signature does not hold
)

func (d Difference) String() string {
	s := string(d.Kind)
	if d.Page > 0 {
		s = fmt.Sprintf("page %d", d.Page)
	}
	if d.Where != "" {
		s += ", " + d.Where
	}
	switch {
	case d.There == "" && d.Expected != "":
		s += ": missing: " + d.Expected
	case d.There != "" && d.Expected == "":
		s += ": there: " + d.There
	case d.There != "":
		s += ": there: " + d.There + "; expected: " + d.Expected
	}
	if d.Result != "" {
		s += " (" + d.Result + ")"
	}
	return s
}

// maxDifferences of a kind are told; a removed page moves all that follow.
const maxDifferences = 25

// list collects differences.
type list struct {
	all  []Difference
	of   map[Kind]int
	more int
}

func (l *list) add(d Difference) {
	if l.of == nil {
		l.of = map[Kind]int{}
	}
	if l.of[d.Kind]++; l.of[d.Kind] > maxDifferences {
		l.more++
		return
	}
	l.all = append(l.all, d)
}

// Count is how many numbers were compared.
type Count struct {
	Text    int `json:"text"`
	Tables  int `json:"tables"`
	Figures int `json:"figures"`
}

// Outcome is what a comparison gives.
type Outcome struct {
	Differences []Difference
	More        int   // differences beyond those that are listed
	Numbers     Count // in the document that was made again
	Pages       int
	Identical   bool // the file as it was written at first is the expected one, byte for byte
}

// Compare holds a received file against the one expected. Locate finds where in
// the evidence a number stands. Exact says that both come from one version of the
// program, so that nothing at all may differ; otherwise another version may lay
// pages out otherwise.
func Compare(given, expected []byte, locate func(number string) string, exact bool) (*Outcome, error) {
	g, err := reader.Open(given)
	if err != nil {
		return nil, err
	}
	e, err := reader.Open(expected)
	if err != nil {
		return nil, err
	}
	want, err := read(e)
	if err != nil {
		return nil, fmt.Errorf("the document made again: %w", err)
	}
	out := &Outcome{Numbers: want.numbers(), Pages: len(want.pages), Identical: len(given) >= len(expected) && bytes.Equal(given[:len(expected)], expected)}
	if out.Identical && len(given) == len(expected) {
		return out, nil
	}
	var l list
	got, err := read(g)
	if err != nil {
		l.add(Difference{Kind: Bytes, There: err.Error()})
	} else {
		if !exact {
			got.forgetLooks()
			want.forgetLooks()
		}
		comparePages(&l, got, want)
		compareBlocks(&l, got, want, locate)
		compareDecoration(&l, got, want, exact)
		compareMeaning(&l, got, want, exact)
	}
	compareFiles(&l, g, e)
	if exact && len(l.all) == 0 {
		compareObjects(&l, g, e, out.Identical, len(given)-len(expected))
	}
	out.Differences, out.More = l.all, l.more
	return out, nil
}

// forgetLooks leaves out what another version of the program may do otherwise.
func (c *contents) forgetLooks() {
	for _, b := range c.blocks {
		b.looks = nil
	}
}

func comparePages(l *list, got, want *contents) {
	if a, b := len(got.pages), len(want.pages); a != b {
		l.add(Difference{Kind: Pages, There: fmt.Sprintf("%d pages", a), Expected: fmt.Sprintf("%d pages", b)})
	}
}

// compareFiles holds the attached files against each other; the numbers in results
// and what provenance says have been compared by those who made them again.
func compareFiles(l *list, g, e *reader.File) {
	want := map[string]reader.Attached{}
	for _, f := range e.Files() {
		want[f.Name] = f
	}
	for _, f := range g.Files() {
		w, known := want[f.Name]
		delete(want, f.Name)
		switch {
		case !known:
			l.add(Difference{Kind: Attachment, There: "a file " + f.Name})
		case f.Err != nil:
			l.add(Difference{Kind: Attachment, Where: f.Name, There: "a file that cannot be read: " + f.Err.Error()})
		case !bytes.Equal(f.Content, w.Content):
			l.add(Difference{Kind: Attachment, Where: f.Name, There: "other content", Expected: "the file that the document was made with"})
		case f.Relation != w.Relation || f.Type != w.Type:
			l.add(Difference{Kind: Attachment, Where: f.Name, There: f.Relation + " of type " + f.Type, Expected: w.Relation + " of type " + w.Type})
		}
	}
	for _, f := range e.Files() {
		if _, missing := want[f.Name]; missing {
			l.add(Difference{Kind: Attachment, Expected: "a file " + f.Name})
		}
	}
}

// Printed lists the numbers of a document by where they stand, for those who ask
// where each comes from.
func Printed(data []byte) (map[string][]string, error) {
	f, err := reader.Open(data)
	if err != nil {
		return nil, err
	}
	c, err := read(f)
	if err != nil {
		return nil, err
	}
	all := map[string][]string{}
	for _, b := range c.blocks {
		all[b.where] = append(all[b.where], Numbers(b.text.String())...)
	}
	return all, nil
}
