package command

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"time"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/report/document"
	"growthpole/report/publish"
)

type doc = document.Document

// study is a dataset, a model, and all that can be asked of them. The makers are
// functions so that a test can put one that fails in their place.
type study struct {
	data      *data.Dataset
	model     publish.Input
	templates []publish.Input // the user's own
	unused    problem.List    // warnings of templates that no brief can come to
	names     names
	languages []string // that there are templates for
	found     string   // what is wrong with the dataset and the model, in a few words
	only      []string // codes of the regions to print; none is all

	evaluations []*indicators.Evaluation // in the order of regions; nil where the evaluation failed

	region func(region int) (*indicators.Evaluation, error)
	nation func() *indicators.Nation
	maker  func(lang string) (maker, error)
}

// maker makes the documents of one language.
type maker interface {
	Brief(*indicators.Evaluation) (*doc, error)
	Overview([]*indicators.Evaluation) (*doc, error)
}

// codes lists the regions' codes in the order of the dataset.
func (s *study) codes() []string {
	list := make([]string, len(s.data.Regions))
	for i, r := range s.data.Regions {
		list[i] = r.ID
	}
	return list
}

// shows reports whether a region is among those to print.
func (s *study) shows(region int) bool {
	return len(s.only) == 0 || slices.Contains(s.only, s.data.Regions[region].ID)
}

// evaluate evaluates all regions, for every one is compared with the others.
func (s *study) evaluate(ctx context.Context, jobs int) []error {
	s.evaluations = make([]*indicators.Evaluation, len(s.data.Regions))
	return each(ctx, jobs, len(s.data.Regions), func(i int) (err error) {
		s.evaluations[i], err = s.region(i)
		return err
	})
}

// results writes the numbers of all regions and the nation.
func (s *study) results(w io.Writer) error {
	out := struct {
		Dataset data.Names               `json:"dataset"`
		Year    data.Year                `json:"year"`
		Date    string                   `json:"date"`
		Model   publish.Input            `json:"model"`
		Nation  *indicators.Nation       `json:"nation"`
		Regions []*indicators.Evaluation `json:"regions"`
	}{s.data.Title, s.data.Year, s.data.Date.Format(time.DateOnly), s.model, s.nation(), nil}
	for i, e := range s.evaluations {
		if e != nil && s.shows(i) {
			out.Regions = append(out.Regions, e)
		}
	}
	return writeJSON(w, out)
}

// numbers writes the numbers of one region.
func (s *study) numbers(w io.Writer, region int) error { return writeJSON(w, s.evaluations[region]) }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ") // a wider indent makes results half as large again
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
