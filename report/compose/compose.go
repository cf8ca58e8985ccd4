// Package compose makes a document of templates and data: a template is filled,
// the Markdown that comes out is parsed, and pictures named in it are replaced
// by the figures and tables that were made from the data. It is the only package
// that knows goldmark.
package compose

import (
	"time"

	"growthpole/report/document"
)

// Options are what a document says of itself, and the words that numbering needs.
type Options struct {
	Lang     string // BCP 47 tag, such as "en-GB"
	Title    string
	Subject  string
	Author   string
	Keywords []string
	Date     time.Time

	RunningTitle string
	RunningNote  string
	PageLabel    string // see document.Document
	Continued    string // see document.Document

	FigureLabel func(n int) string // "Figure 3", in the document's language
	TableLabel  func(n int) string // "Table 2"

	// FigureRef and TableRef are the same within a sentence, where a language writes
	// them otherwise: "рис. 3" for "Рисунок 3". Without them the labels are used.
	FigureRef func(n int) string
	TableRef  func(n int) string

	// Typography has the last word on running text, such as a space that must not
	// break between a number and its unit; lang is the tag of a passage in another
	// language, and else empty. Keys and codes are not passed to it,
	// nor is what exhibits hold. May be nil.
	Typography func(lang, text string) string
}

// Exhibits are the figures, tables and tiles that a template may call by name:
// ![What it shows](figure:NAME "Caption"). Each is made when it is called, so
// what a template leaves out costs nothing. An exhibit that is nil without an
// error has nothing to show in this document and is left out.
type Exhibits struct {
	Figures map[string]func(alt string) (*document.Figure, error)
	Tables  map[string]func() (*document.Table, error)
	Facts   map[string]func() (*document.Facts, error)
	// Fenced are the words that may stand behind ``` and make a block of the lines
	// below instead of setting them as they are typed.
	Fenced map[string]func(text []byte) (Fenced, error)
}

// Fenced is what the lines between ``` stand for: a figure, a table or tiles. The
// error of its maker may be a problem.List with lines counted within the block.
type Fenced struct {
	Block document.Block // nil leaves nothing, such as of lines that only set something
	ID    string         // what links call it by, after fig: or tab:; made from its number when empty
	// Caption and Source are lines of Markdown.
	Caption, Source string
}

// Parse turns Markdown into a document. The error is a problem.List; lines are
// those of the text. A Filled text names the lines of its templates instead.
func Parse(markdown []byte, ex Exhibits, opt Options) (*document.Document, error) {
	return (&Filled{Markdown: markdown}).Parse(ex, opt)
}

// Parse turns the filled text into a document. The first thematic break (---)
// ends the cover; each further one starts a new page. All problems are
// collected into one problem.List.
func (f *Filled) Parse(ex Exhibits, opt Options) (*document.Document, error) {
	c := newConverter(f, ex, opt)
	if !c.withinLimits() {
		return nil, c.problems
	}
	cover, body := c.document(parseMarkdown(f.Markdown))
	c.resolveLinks()
	if len(c.problems) > 0 {
		c.problems.Sort()
		return nil, c.problems
	}
	return &document.Document{
		Lang: opt.Lang, Title: opt.Title, Subject: opt.Subject, Author: opt.Author,
		Keywords: opt.Keywords, Date: opt.Date,
		RunningTitle: opt.RunningTitle, RunningNote: opt.RunningNote, PageLabel: opt.PageLabel, Continued: opt.Continued,
		Cover: cover, Body: body,
	}, nil
}
