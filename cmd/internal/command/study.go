package command

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"sync"
	"time"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/document"
	"growthpole/report/evidence"
	"growthpole/report/publish"
)

type doc = document.Document

// study is a dataset, a model, and all that can be asked of them. The makers are
// functions so that a test can put one that fails in their place.
type study struct {
	data      *data.Dataset
	model     publish.Input
	previous  *publish.Previous // nil without an earlier edition
	templates []publish.Input   // the user's own
	style     styled            // what documents look like
	words     fs.FS             // templates of the user over those of the program
	evidence  *evidence.Run     // what documents carry; nil where none are made
	unused    problem.List      // warnings of templates that no brief can come to
	names     names
	languages []string // that there are templates for
	found     string   // what is wrong with the dataset and the model, in a few words
	only      []string // codes of the regions to print; none is all

	numbered    sync.Map                 // of places of regions: their numbers as JSON
	evaluations []*indicators.Evaluation // in the order of regions; nil where the evaluation failed

	method   *model.Model // what the evaluation goes by
	whatIf   func(region int, assume []indicators.Assumption) (before, after *indicators.Evaluation, err error)
	bounds   func(id string) (low, high float64) // of an indicator; infinite where there is none
	excesses func() problem.List                 // figures that are more than their whole
	uneven   func() problem.List                 // warnings of figures that make regions hard to compare
	region   func(region int) (*indicators.Evaluation, error)
	nation   func() *indicators.Nation
	maker    func(lang string) (maker, error)
}

// maker makes the documents of one language.
type maker interface {
	Brief(*indicators.Evaluation) (*doc, error)
	Attach(*doc, []document.Attachment) error
	Decimal() string // the mark of decimals
	Overview([]*indicators.Evaluation) (*doc, error)
	BriefSVG(*indicators.Evaluation) ([]report.SVG, error)
	OverviewSVG([]*indicators.Evaluation) ([]report.SVG, error)
	Warnings() problem.List // what is not translated
	Literals(original fs.FS) problem.List
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

// evaluation is that of a region, once all are evaluated; nil before, and where it failed.
func (s *study) evaluation(region int) *indicators.Evaluation {
	if region >= len(s.evaluations) {
		return nil
	}
	return s.evaluations[region]
}

// results writes the numbers of all regions and the nation.
func (s *study) results(w io.Writer) error { return s.resultsOf(w, s.shown()) }

// shown is the regions to print, by their places, where there are results.
func (s *study) shown() []int {
	var list []int
	for i, e := range s.evaluations {
		if e != nil && s.shows(i) {
			list = append(list, i)
		}
	}
	return list
}

// resultsOf writes the numbers of some regions and the nation, a region at a time:
// in one piece, those of a large country would fill the memory.
func (s *study) resultsOf(w io.Writer, regions []int) error {
	top, err := encoded("", head{s.data.Title, s.data.Year, s.data.Date.Format(time.DateOnly), s.model,
		s.data.Sources, s.data.Tables, s.data.Notes, s.data.Changes, s.data.Concordances, s.nation()})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	out.Write(bytes.TrimSuffix(top, []byte("\n}"))) // errors of a bufio.Writer wait for Flush
	out.WriteString(",\n \"regions\": [")
	separator := "\n  "
	for _, i := range regions {
		region, err := s.encodedRegion(i)
		if err != nil {
			return err
		}
		out.WriteString(separator)
		out.Write(region)
		separator = ",\n  "
	}
	out.WriteString("\n ]\n}\n")
	return out.Flush()
}

// encodedRegion is the numbers of one region. Where the overview carries those of
// all regions they are kept, for they are wanted three times.
func (s *study) encodedRegion(i int) ([]byte, error) {
	if s.evidence == nil || len(s.evaluations) > mostResults {
		return encoded("  ", s.evaluations[i])
	}
	if kept, found := s.numbered.Load(i); found {
		return kept.([]byte), nil
	}
	b, err := encoded("  ", s.evaluations[i])
	if err == nil {
		s.numbered.Store(i, b)
	}
	return b, err
}

// encoded is a value as indented JSON, without a line end. A wider indent would
// make results half as large again.
func encoded(prefix string, v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent(prefix, " ")
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// numbers writes the numbers of one region.
func (s *study) numbers(w io.Writer, region int) error { return writeJSON(w, s.evaluations[region]) }

func writeJSON(w io.Writer, v any) error {
	b, err := encoded("", v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
