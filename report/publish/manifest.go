package publish

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
)

// ManifestName is the file that tells what a folder holds.
const ManifestName = "manifest.json"

// Manifest says what a run made, and from what. It holds nothing of the clock,
// the machine or the user, so that equal inputs give an equal manifest.
type Manifest struct {
	Program   string    `json:"program"` // name and version
	Dataset   string    `json:"dataset"` // title
	Date      string    `json:"date"`    // the date written into the briefs, YYYY-MM-DD
	Inputs    []Input   `json:"inputs"`
	Model     Input     `json:"model"`
	Previous  *Previous `json:"previous,omitempty"` // the earlier edition that was compared with
	Templates []Input   `json:"templates"`          // of the user; none when those of the program are used
	Style     []Input   `json:"style,omitempty"`    // of the user, with its fonts and logo
	Outputs   []Output  `json:"outputs"`
	Failed    []Failure `json:"failed"`
}

// Input is a file that was read. The file of the built-in model is empty.
type Input struct {
	File   string `json:"file,omitempty"`
	SHA256 string `json:"sha256"`
}

// Previous is what was read of an earlier edition. It has no inputs where only
// its model is another one.
type Previous struct {
	Dataset string  `json:"dataset,omitempty"` // title
	Inputs  []Input `json:"inputs,omitempty"`
	Model   Input   `json:"model"`
}

// Output is a file that was made.
type Output struct {
	Written
	Region   string `json:"region,omitempty"` // code; empty for a file about all regions
	Language string `json:"language,omitempty"`
	Format   string `json:"format"`
}

// Failure is a region without a brief.
type Failure struct {
	Region   string `json:"region"`
	Language string `json:"language,omitempty"`
	Error    string `json:"error"`
}

// WriteManifest writes the manifest, which must come last: whoever finds a file
// in it finds that file in the folder. Lists are written in their own order,
// not in that in which the work was done.
func (f *Folder) WriteManifest(m Manifest) (Written, error) {
	m.Inputs = sorted(m.Inputs, func(a, b Input) int { return cmp.Compare(a.File, b.File) })
	m.Templates = sorted(m.Templates, func(a, b Input) int { return cmp.Compare(a.File, b.File) })
	if m.Style != nil {
		m.Style = sorted(m.Style, func(a, b Input) int { return cmp.Compare(a.File, b.File) })
	}
	m.Outputs = sorted(m.Outputs, func(a, b Output) int { return cmp.Compare(a.File, b.File) })
	m.Failed = sorted(m.Failed, func(a, b Failure) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Language, b.Language), cmp.Compare(a.Error, b.Error))
	})
	return f.Write(ManifestName, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(m)
	})
}

// sorted copies, and makes an empty list of none: "outputs": [] says more than null.
func sorted[T any](list []T, order func(a, b T) int) []T {
	list = append([]T{}, list...)
	slices.SortStableFunc(list, order)
	return list
}
