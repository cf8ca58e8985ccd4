package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
	"growthpole/report/brief"
	"growthpole/report/compose"
	"growthpole/report/document"
	"growthpole/report/figure"
	"growthpole/report/house"
	"growthpole/report/locale"
)

// Options are what all documents of one template share.
type Options struct {
	Folder   fs.FS  // holds the template and those that it calls
	Template string // its path in Folder
	Words    fs.FS  // holds a folder a language with its words.yaml
	Language string // name of one of those folders: "en"
	// Date is that of the documents; the zero time leaves it to the block ```document.
	Date  time.Time
	Style *house.Style // nil is the built-in one
}

// Maker makes documents of one template. Its methods may be called from several
// goroutines.
type Maker struct {
	opt       Options
	lang      *locale.Locale
	templates *compose.Templates
	pen       *figure.Pen
}

// Open reads a template and those that it calls. The error is a problem.List
// where a file is to blame.
func Open(opt Options) (*Maker, error) {
	if opt.Style == nil {
		opt.Style = house.Default()
	}
	lang, err := locale.Open(opt.Words, opt.Language)
	if err != nil {
		return nil, err
	}
	templates, err := compose.OpenOne(opt.Folder, opt.Template, functions(lang))
	if err != nil {
		return nil, err
	}
	return &Maker{opt: opt, lang: lang, templates: templates, pen: figure.NewPen(opt.Style)}, nil
}

// Literals are warnings of numbers in the text of the template, where they stay
// when the data change.
func (k *Maker) Literals() problem.List { return k.templates.Literals(nil) }

// Document fills the template with a file of data, whose name is for messages.
// The error is a problem.List where the data or the template are to blame.
func (k *Maker) Document(file string, content []byte) (*document.Document, error) {
	data, err := Read(file, content, k.lang)
	if err != nil {
		return nil, err
	}
	m := &made{lang: k.lang, pen: k.pen, data: data, missing: map[string]bool{}}
	doc, err := k.templates.Compose(path.Base(k.opt.Template), data, compose.Exhibits{Fenced: m.kinds()}, m.options(k.opt.Date))
	if err != nil {
		return nil, err
	}
	if err := m.finish(doc, path.Clean(k.opt.Template)); err != nil {
		return nil, err
	}
	doc.Style = k.opt.Style
	if err := m.attachFigures(doc); err != nil {
		return nil, err
	}
	if err := m.complete(k.opt.Language); err != nil {
		return nil, err
	}
	return doc, nil
}

// attachFigures puts the data of the figures into the document, as a table for those
// who do not see them.
func (m *made) attachFigures(doc *document.Document) error {
	content, err := doc.FiguresTable()
	if err != nil || content == nil {
		return err
	}
	doc.Attachments = append(doc.Attachments, document.Attachment{
		Title: m.say("attached figures"), Relation: document.Data,
		File: &document.File{Name: document.FiguresName, Path: document.FiguresName, MIME: "text/csv", Date: doc.Date, Content: content},
	})
	return nil
}

// made is one document in the making.
type made struct {
	lang    *locale.Locale
	pen     *figure.Pen
	data    any
	meta    documentSpec
	missing map[string]bool // entries that the word list lacks
}

// documentSpec is what stands under ```document: what the document says of itself.
type documentSpec struct {
	Title    string   `yaml:"title"` // lines of Markdown, as all texts here
	Subject  string   `yaml:"subject"`
	Author   string   `yaml:"author"`
	Keywords []string `yaml:"keywords"`
	Date     string   `yaml:"date"`    // YYYY-MM-DD
	Running  string   `yaml:"running"` // head of the pages on the left
	Note     string   `yaml:"note"`    // and on the right
}

// plain is a line of Markdown without styles.
func plain(markdown string) string { return compose.PlainLine(strings.TrimSpace(markdown)) }

// kinds are the words that may stand behind ```.
func (m *made) kinds() map[string]func([]byte) (compose.Fenced, error) {
	return map[string]func([]byte) (compose.Fenced, error){
		"document":  m.document,
		"table":     block(m.table, func(s tableSpec) head { return s.head }),
		"columns":   block(m.columns, func(s columnsSpec) head { return s.head }),
		"bars":      block(m.ranking, func(s barsSpec) head { return s.head }),
		"quotients": block(m.quotients, func(s quotientsSpec) head { return s.head }),
		"lines":     block(m.lines, func(s linesSpec) head { return s.head }),
		"scatter":   block(m.scatter, func(s scatterSpec) head { return s.head }),
	}
}

// block decodes the lines of a fence and makes what they describe.
func block[S any](make func(S) (document.Block, error), of func(S) head) func([]byte) (compose.Fenced, error) {
	return func(text []byte) (compose.Fenced, error) {
		var spec S
		if _, problems := strictyaml.Decode("", text, &spec); problems.Blocking() {
			return compose.Fenced{}, problems
		}
		b, err := make(spec)
		if err != nil {
			return compose.Fenced{}, err
		}
		h := of(spec)
		return compose.Fenced{Block: b, ID: h.ID, Caption: strings.TrimSpace(h.Caption), Source: strings.TrimSpace(h.Source)}, nil
	}
}

// document keeps what a document says of itself; it leaves nothing on the page.
func (m *made) document(text []byte) (compose.Fenced, error) {
	var spec documentSpec
	if _, problems := strictyaml.Decode("", text, &spec); problems.Blocking() {
		return compose.Fenced{}, problems
	}
	if spec.Date != "" {
		if _, err := time.Parse(time.DateOnly, spec.Date); err != nil {
			return compose.Fenced{}, fmt.Errorf("date: %s is no day; write YYYY-MM-DD", problem.Quote(spec.Date))
		}
	}
	m.meta = spec
	return compose.Fenced{}, nil
}

func (m *made) options(date time.Time) compose.Options {
	numbered := func(key string) func(int) string {
		return func(n int) string { return m.say(key, "n", fmt.Sprint(n)) }
	}
	return compose.Options{
		Lang: m.lang.Tag(), Date: date, PageLabel: m.say("page label"), Continued: m.say("table continued"),
		FigureLabel: numbered("figure label"), TableLabel: numbered("table label"),
		FigureRef: numbered("figure reference"), TableRef: numbered("table reference"),
		Typography: m.lang.Typography,
	}
}

// finish gives a document what its template says of it.
func (m *made) finish(doc *document.Document, template string) error {
	doc.Title = plain(m.meta.Title)
	if doc.Title == "" {
		doc.Title = firstHeading(doc)
	}
	if doc.Title == "" {
		return problem.List{{File: template, What: "the document has no title", Hint: "begin it with a line # Title, or give title: under ```document"}}
	}
	doc.Subject, doc.Author, doc.RunningNote = plain(m.meta.Subject), plain(m.meta.Author), plain(m.meta.Note)
	doc.RunningTitle = doc.Title
	if m.meta.Running != "" {
		doc.RunningTitle = plain(m.meta.Running)
	}
	for _, k := range m.meta.Keywords {
		doc.Keywords = append(doc.Keywords, plain(k))
	}
	if doc.Date.IsZero() && m.meta.Date != "" {
		date, err := time.Parse(time.DateOnly, m.meta.Date)
		if err != nil {
			return err // document has looked at it
		}
		doc.Date = date
	}
	if doc.Date.IsZero() {
		return problem.List{{File: template, What: "the document has no date", Hint: "give date: YYYY-MM-DD under ```document, or --date"}}
	}
	return nil
}

func firstHeading(doc *document.Document) string {
	for _, b := range slices.Concat(doc.Cover, doc.Body) {
		if h, ok := b.(*document.Heading); ok {
			return document.PlainText(h.Text)
		}
	}
	return ""
}

// say is an entry of the word list, filled.
func (m *made) say(key string, pairs ...string) string {
	text, found := m.lang.Word(key)
	if !found {
		m.missing[key] = true
	}
	return brief.Fill(text, pairs...)
}

// complete is an error when the word list had holes.
func (m *made) complete(language string) error {
	var problems problem.List
	for key := range m.missing {
		problems.Add(language+"/words.yaml", 0, 0, "there is no entry "+problem.Quote(key), "copy it from the word list that comes with the program")
	}
	if len(problems) == 0 {
		return nil
	}
	problems.Sort()
	return problems
}

// errNoPath is for a key that has to name data.
var errNoPath = errors.New("no path to the data; write one such as $.series.years")
