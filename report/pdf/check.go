package pdf

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"growthpole/report/document"
)

// outline is what the layout must know of a document before it begins: its
// headings in order, and every place that a link may lead to.
type outline struct {
	headings []*anchor
	ids      map[string]bool
	links    []string
}

// check reads the document once and refuses what could not become a conforming
// file. All complaints are collected: the author mends them in one go.
func check(doc *document.Document) (*outline, error) {
	o := &outline{ids: map[string]bool{}}
	var problems []error
	complain := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }

	if strings.TrimSpace(doc.Title) == "" {
		complain("the document has no title")
	}
	if !languageTag().MatchString(doc.Lang) {
		complain("the document's language is %q, want a tag such as en-GB", doc.Lang)
	}
	if err := checkFolio(doc.PageLabel); err != nil {
		problems = append(problems, err)
	}
	for _, blocks := range [][]document.Block{doc.Cover, doc.Body} {
		o.blocks(blocks, complain)
	}
	o.checkLevels(complain)
	checkAttachments(doc, complain)
	for _, target := range o.links {
		if id, inside := strings.CutPrefix(target, "#"); inside {
			if !o.ids[id] {
				complain("link to %q: no heading, figure or table has this ID", target)
			}
		} else if err := checkURI(target); err != nil {
			complain("link to %q: %w", target, err)
		}
	}
	return o, errors.Join(problems...)
}

// checkAttachments holds attached files to what PDF/A-3 asks for: a name of its
// own, a type, a date and a relation each.
func checkAttachments(doc *document.Document, complain func(string, ...any)) {
	names := map[string]bool{}
	for _, a := range doc.Attachments {
		switch {
		case a.Name == "" || names[a.Name]:
			complain("attached file %q: the name is empty or used twice", a.Name)
		case !mediaType().MatchString(a.MIME):
			complain("attached file %q: its type is %q, want one such as text/csv", a.Name, a.MIME)
		case a.Date.IsZero():
			complain("attached file %q has no date", a.Name)
		case a.Relation == "":
			complain("attached file %q: nothing says what it is to the document", a.Name)
		}
		names[a.Name] = true
	}
}

var mediaType = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9.+-]+/[a-z0-9.+-]+$`) })

// languageTag is the part of BCP 47 that documents use.
var languageTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`) })

func checkURI(target string) error {
	u, err := url.Parse(target)
	if err != nil {
		return err
	}
	switch u.Scheme {
	case "http", "https", "mailto", "tel", "urn", "doi":
		return nil
	}
	return errors.New("want #ID or an address beginning with https:, http: or mailto")
}

func (o *outline) blocks(blocks []document.Block, complain func(string, ...any)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Heading:
			title := document.PlainText(b.Text)
			if strings.TrimFunc(title, unseen) == "" {
				complain("heading of level %d without text", b.Level)
			}
			o.headings = append(o.headings, &anchor{id: b.ID, level: b.Level, title: title})
			o.id(b.ID, complain)
			o.inlines(b.Text, complain)
		case *document.Paragraph:
			o.inlines(b.Text, complain)
		case *document.List:
			for _, item := range b.Items {
				o.blocks(item, complain)
			}
		case *document.Callout:
			o.blocks(b.Blocks, complain)
		case *document.Figure:
			o.id(b.ID, complain)
			o.inlines(b.Caption, complain)
			o.inlines(b.Source, complain)
			if strings.TrimSpace(b.Alt) == "" {
				complain("figure %q has no alternative text", b.Label+" "+document.PlainText(b.Caption))
			}
		case *document.Table:
			o.table(b, complain)
		}
	}
}

func (o *outline) table(t *document.Table, complain func(string, ...any)) {
	o.id(t.ID, complain)
	o.inlines(t.Caption, complain)
	o.inlines(t.Source, complain)
	for _, c := range t.Columns {
		o.inlines(c.Head, complain)
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			o.inlines(c.Text, complain)
		}
	}
}

func (o *outline) inlines(inlines []document.Inline, complain func(string, ...any)) {
	for _, in := range inlines {
		switch in := in.(type) {
		case *document.Text:
			if in.Lang != "" && !languageTag().MatchString(in.Lang) {
				complain("%q: language is %q, want a tag such as ru-RU", shorten(in.Value), in.Lang)
			}
		case *document.Link:
			o.links = append(o.links, in.Target)
			if strings.TrimSpace(document.PlainText(in.Text)) == "" {
				complain("link to %q has no text", in.Target)
			}
			o.inlines(in.Text, complain)
		case *document.Footnote:
			o.inlines(in.Text, complain)
		}
	}
}

func (o *outline) id(id string, complain func(string, ...any)) {
	if id == "" {
		return
	}
	if o.ids[id] {
		complain("ID %q is used twice", id)
	}
	o.ids[id] = true
}

// checkLevels holds headings to the order that PDF/UA asks for: the first is of
// level 1, and going down no level is left out.
func (o *outline) checkLevels(complain func(string, ...any)) {
	level := 0
	for _, h := range o.headings {
		if h.level < 1 || h.level > 6 || h.level > level+1 {
			complain("heading %q is of level %d after level %d; levels may not be skipped", h.title, h.level, level)
		}
		level = h.level
	}
}

// unseen reports whether a character has nothing to show.
func unseen(r rune) bool {
	switch r {
	case softHyphen, zeroWidthSpace, wordJoiner, byteOrderMark:
		return true
	}
	return unicode.IsSpace(r)
}
