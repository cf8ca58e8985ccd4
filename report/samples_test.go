package report

import (
	"bytes"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/report/document"
	"growthpole/report/reader"
	"growthpole/samples"
	"growthpole/templates"
)

func makeAll(t testing.TB, ds *data.Dataset) (*Maker, []*indicators.Evaluation) {
	t.Helper()
	m, problems := model.Default()
	if problems.Blocking() {
		t.Fatal(problems)
	}
	return makeWith(t, ds, m)
}

func makeWith(t testing.TB, ds *data.Dataset, m *model.Model) (*Maker, []*indicators.Evaluation) {
	t.Helper()
	draws := 100
	return makeEvaluated(t, ds, m, indicators.Options{Draws: &draws, Years: true})
}

// makeEvaluated evaluates all regions as opt says.
func makeEvaluated(t testing.TB, ds *data.Dataset, m *model.Model, opt indicators.Options) (*Maker, []*indicators.Evaluation) {
	t.Helper()
	e, err := indicators.Prepare(t.Context(), ds, m, opt)
	if err != nil {
		t.Fatal(err)
	}
	all := evaluations(t, e, ds)
	maker, err := New(Options{Language: "en", Dataset: ds, Model: m, Nation: e.Nation(), Templates: templates.FS,
		Others: func(i int) *indicators.Evaluation { return all[i] }})
	if err != nil {
		t.Fatal(err)
	}
	return maker, all
}

// evaluations are those of all regions.
func evaluations(t testing.TB, e *indicators.Evaluator, ds *data.Dataset) (all []*indicators.Evaluation) {
	t.Helper()
	for i := range ds.Regions {
		ev, err := e.Region(i)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ev)
	}
	return all
}

// makeOne evaluates one region without draws, without earlier years and without the others.
func makeOne(t testing.TB, ds *data.Dataset, m *model.Model, region int) (*Maker, *indicators.Evaluation) {
	t.Helper()
	e, err := indicators.New(ds, m)
	if err != nil {
		t.Fatal(err)
	}
	maker, err := New(Options{Language: "en", Dataset: ds, Model: m, Nation: e.Nation(), Templates: templates.FS})
	if err != nil {
		t.Fatal(err)
	}
	ev, err := e.Region(region)
	if err != nil {
		t.Fatal(err)
	}
	return maker, ev
}

// with makes a maker again with other options.
func (m *Maker) with(t testing.TB, change func(*Options)) *Maker {
	t.Helper()
	opt := m.opt
	change(&opt)
	other, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return other
}

// in is a maker of documents in another language.
func (m *Maker) in(t testing.TB, lang string) *Maker {
	t.Helper()
	return m.with(t, func(opt *Options) { opt.Language = lang })
}

func sample(t testing.TB) (*Maker, []*indicators.Evaluation) { return sampleOf(t, "kazakhstan") }

func sampleOf(t testing.TB, name string) (*Maker, []*indicators.Evaluation) {
	t.Helper()
	ds, problems := load.Folder(samples.FS, name)
	if problems.Blocking() {
		t.Fatal(problems)
	}
	return makeWith(t, ds, modelOf(t, name))
}

// regionOf is the evaluation of a region by its ID.
func regionOf(t testing.TB, all []*indicators.Evaluation, id string) *indicators.Evaluation {
	t.Helper()
	i := slices.IndexFunc(all, func(ev *indicators.Evaluation) bool { return ev.Region.ID == id })
	if i < 0 {
		t.Fatal("no region", id)
	}
	return all[i]
}

// sourceAt is the place of a source in the dataset by its ID.
func sourceAt(t testing.TB, m *Maker, id string) int {
	t.Helper()
	i := slices.IndexFunc(m.set.Data.Sources, func(s data.Source) bool { return s.ID == id })
	if i < 0 {
		t.Fatal("no source", id)
	}
	return i
}

// briefOf is the brief of a region.
func briefOf(t testing.TB, m *Maker, ev *indicators.Evaluation) *document.Document {
	t.Helper()
	doc, err := m.Brief(ev)
	if err != nil {
		t.Fatal(ev.Region.ID, err)
	}
	return doc
}

// coverOf is the text of a document above its first rule, with plain blanks.
func coverOf(t testing.TB, doc *document.Document) string {
	t.Helper()
	cover, _, _ := strings.Cut(inMarkdown(t, doc), "\n---\n")
	return strings.ReplaceAll(cover, "\u00a0", " ")
}

// allSamples names the samples that there are: a new one is tested from its first day.
func allSamples(t testing.TB) []string {
	t.Helper()
	entries, err := samples.FS.ReadDir(".")
	if err != nil || len(entries) < 3 {
		t.Fatal(len(entries), err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// modelOf is the model of a sample: its own, or the built-in one.
func modelOf(t testing.TB, name string) *model.Model {
	t.Helper()
	m, problems := model.Default()
	if file := name + "/model.yaml"; there(file) {
		m, _, problems = model.Open(samples.FS, file)
	}
	if problems.Blocking() {
		t.Fatal(problems)
	}
	return m
}

func there(file string) bool {
	_, err := fs.Stat(samples.FS, file)
	return err == nil
}

// long leaves a test of all regions, which finds nothing that depends on what runs beside
// it, out of short runs.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of short runs")
	}
}

// sampled leaves out most regions of a test that is to be short.
func sampled[T any](list []T) []T {
	if !testing.Short() {
		return list
	}
	var few []T
	for i := 0; i < len(list); i += 7 {
		few = append(few, list[i])
	}
	return few
}

// languages lists the languages that there are templates for.
func languages(t *testing.T) []string {
	t.Helper()
	entries, err := templates.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		if _, err := templates.FS.Open(e.Name() + "/" + briefTemplate); err == nil {
			list = append(list, e.Name())
		}
	}
	return list
}

// translated is a sample in one language: what makes its documents, and the evaluations
// of all its regions.
type translated struct {
	name, lang string
	maker      *Maker
	all        []*indicators.Evaluation
}

// String names it, as a test in a test is called.
func (s translated) String() string { return s.name + " " + s.lang }

// inAllLanguages goes through samples, and through all languages of each, even those
// that its dataset has no names in.
func inAllLanguages(t *testing.T, names ...string) iter.Seq[translated] {
	return func(yield func(translated) bool) {
		for _, name := range names {
			maker, all := sampleOf(t, name)
			for _, lang := range languages(t) {
				if !yield(translated{name, lang, maker.in(t, lang), all}) {
					return
				}
			}
		}
	}
}

// overview is what documents calls that of a sample.
const overview = "overview"

// documents makes the briefs of regions and the overview of all, each with what it is
// called. One that cannot be made fails the test and is passed over.
func (s translated) documents(t *testing.T, of []*indicators.Evaluation) iter.Seq2[string, *document.Document] {
	return func(yield func(string, *document.Document) bool) {
		for _, ev := range of {
			if doc, err := s.maker.Brief(ev); err != nil {
				t.Error(ev.Region.ID, err)
			} else if !yield(ev.Region.ID, doc) {
				return
			}
		}
		if doc, err := s.maker.Overview(s.all); err != nil {
			t.Error(overview, err)
		} else {
			yield(overview, doc)
		}
	}
}

// written is a document as a PDF.
func written(t *testing.T, doc *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Formats[0].Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inMarkdown is a document as Markdown.
func inMarkdown(t testing.TB, doc *document.Document) string {
	t.Helper()
	var b strings.Builder
	if err := Formats[1].Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// contents reads back what each page of a PDF paints.
func contents(t *testing.T, file []byte) iter.Seq2[reader.Page, *reader.Content] {
	t.Helper()
	f, err := reader.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(reader.Page, *reader.Content) bool) {
		for _, p := range pages {
			c, err := f.PageContent(p)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(p, c) {
				return
			}
		}
	}
}
