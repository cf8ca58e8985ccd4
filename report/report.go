// Package report makes documents of evaluations: the words of templates and the
// figures and tables that they call. It is the front door of the report's side.
package report

import (
	"fmt"
	"io/fs"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/problem"
	"growthpole/report/brief"
	"growthpole/report/compose"
	"growthpole/report/document"
	"growthpole/report/evidence"
	"growthpole/report/exhibit"
	"growthpole/report/figure"
	"growthpole/report/house"
	"growthpole/report/locale"
)

// Options are what all documents of one run and language share.
type Options struct {
	Language  string // name of the folder of templates: "en"
	Dataset   *data.Dataset
	Model     *model.Model
	Nation    *indicators.Nation
	Templates fs.FS // holds a folder a language
	// Others finds the evaluation of a region by its place in the dataset, when a
	// brief compares another one with it. Nil, or nil for a region, leaves the comparison out.
	Others func(region int) *indicators.Evaluation
	Style  *house.Style // nil is the built-in one
}

// Maker makes documents. Its methods may be called from several goroutines.
type Maker struct {
	opt       Options
	lang      *locale.Locale
	set       *brief.Set
	templates *compose.Templates
	exhibits  exhibit.Options
}

// The templates that documents are made from.
const (
	briefTemplate    = "brief.md"
	overviewTemplate = "overview.md"
)

// New prepares what is the same for every document: templates are parsed, words
// read, names looked up. The error is a problem.List where a file is to blame.
func New(opt Options) (*Maker, error) {
	if opt.Style == nil {
		opt.Style = house.Default()
	}
	lang, err := locale.Open(opt.Templates, opt.Language)
	if err != nil {
		return nil, err
	}
	templates, err := compose.Open(opt.Templates, opt.Language, brief.Funcs(lang))
	if err != nil {
		return nil, err
	}
	set := brief.NewSet(opt.Dataset, opt.Model, opt.Nation, lang)
	set.Others = opt.Others
	return &Maker{
		opt: opt, lang: lang, templates: templates,
		set:      set,
		exhibits: exhibit.Options{Pen: figure.NewPen(opt.Style), Outlines: outlines(opt.Dataset), Grounds: &exhibit.Grounds{}},
	}, nil
}

// mostPages is what a brief may have: whoever has to decide reads it to the end.
const mostPages = 12

// Brief makes the brief of one region.
func (m *Maker) Brief(ev *indicators.Evaluation) (*document.Document, error) {
	return m.brief(m.set.Brief(ev))
}

func (m *Maker) brief(b *brief.Brief) (*document.Document, error) {
	ex := exhibits(b, m.exhibits, exhibit.BriefFigures, exhibit.BriefTables, exhibit.BriefFacts)
	doc, err := m.templates.Compose(briefTemplate, b, ex, m.options(&b.Page, brief.Capital(b.Region.Name).Plain()))
	if err != nil {
		return nil, err
	}
	doc.Style, doc.Names, doc.MostPages = m.opt.Style, m.set.PlaceNames(), mostPages
	return doc, m.complete(&b.Page)
}

// Overview makes the overview of all regions, given their evaluations in the
// dataset's order.
func (m *Maker) Overview(all []*indicators.Evaluation) (*document.Document, error) {
	return m.overview(m.set.Overview(all))
}

func (m *Maker) overview(o *brief.Overview) (*document.Document, error) {
	ex := exhibits(o, m.exhibits, exhibit.OverviewFigures, exhibit.OverviewTables, exhibit.OverviewFacts)
	doc, err := m.templates.Compose(overviewTemplate, o, ex, m.options(&o.Page, brief.Capital(o.Country).Plain()))
	if err != nil {
		return nil, err
	}
	doc.Style, doc.Names = m.opt.Style, m.set.PlaceNames()
	return doc, m.complete(&o.Page)
}

// Decimal is the mark of decimals in the documents' language.
func (m *Maker) Decimal() string { return strings.Trim(m.lang.Number(1.5, 1), "15") }

// Attach puts files into a document, each with a title in the document's language.
func (m *Maker) Attach(doc *document.Document, files []document.Attachment) error {
	for _, a := range files {
		kind, of := evidence.Kind(a.Path)
		text, found := m.lang.Word("attached " + kind)
		if !found {
			var problems problem.List
			problems.Add(m.opt.Language+"/words.yaml", 0, 0, "there is no entry "+problem.Quote("attached "+kind), "copy it from the word list that comes with the program")
			return problems
		}
		a.Title = strings.ReplaceAll(text, "{file}", of)
		doc.Attachments = append(doc.Attachments, a)
	}
	return nil
}

// exhibits lets templates call figures, tables and tiles of a brief or overview.
func exhibits[D any](of D, opt exhibit.Options, figures []exhibit.Figure[D], tables []exhibit.Table[D], facts []exhibit.Facts[D]) compose.Exhibits {
	ex := compose.Exhibits{
		Figures: make(map[string]func(string) (*document.Figure, error), len(figures)),
		Tables:  make(map[string]func() (*document.Table, error), len(tables)),
		Facts:   make(map[string]func() (*document.Facts, error), len(facts)),
	}
	for _, f := range figures {
		ex.Figures[f.Name] = func(alt string) (*document.Figure, error) { return f.Draw(of, opt, alt) }
	}
	for _, t := range tables {
		ex.Tables[t.Name] = func() (*document.Table, error) { return t.Fill(of), nil }
	}
	for _, f := range facts {
		ex.Facts[f.Name] = func() (*document.Facts, error) { return f.Gather(of), nil }
	}
	return ex
}

// options are what a document says of itself.
func (m *Maker) options(p *brief.Page, subject string) compose.Options {
	year := fmt.Sprint(p.Year)
	say := func(key string, n int) string { return m.lang.Typography("", p.Say(key, "n", fmt.Sprint(n))) }
	opt := compose.Options{
		Lang:         m.lang.Tag(),
		Title:        p.Say("document title", "name", subject, "country", p.Country.Plain(), "year", year),
		Subject:      p.Say("document subject"),
		Author:       p.Say("document author"),
		Keywords:     strings.Split(p.Say("document keywords"), "; "),
		Date:         m.opt.Dataset.Date,
		RunningTitle: p.Say("running title", "name", subject, "year", year),
		PageLabel:    p.Say("page label"),
		Continued:    p.Say("table continued"),
		FigureLabel:  func(n int) string { return say("figure label", n) },
		TableLabel:   func(n int) string { return say("table label", n) },
		FigureRef:    func(n int) string { return say("figure reference", n) },
		TableRef:     func(n int) string { return say("table reference", n) },
		Typography:   m.lang.Typography,
	}
	if p.Illustrative {
		opt.RunningNote = p.Say("illustrative note")
	}
	return opt
}

// complete is an error when the word list had holes: a document with a key in
// place of a word must not go out.
func (m *Maker) complete(p *brief.Page) error {
	missing := p.MissingWords()
	if len(missing) == 0 {
		return nil
	}
	var problems problem.List
	for _, key := range missing {
		problems.Add(m.opt.Language+"/words.yaml", 0, 0, "there is no entry "+problem.Quote(key), "copy it from the word list that comes with the program")
	}
	return problems
}
