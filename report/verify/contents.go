package verify

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"growthpole/report/reader"
)

// block is a part of the document as it is read: a paragraph, heading, cell,
// figure, caption, note.
type block struct {
	role  string
	page  int // counted from 1; 0 without content
	where string
	text  strings.Builder
	alt   string   // alternative text, summary and language: what is said besides the text
	looks []string // colours and sizes of its letters, in the order in which they come
	box   [4]float64
	marks []shape // of a figure
	field bool    // it stands for the field of a signature, which is checked by those who know how
}

// shape is something drawn, at its place in the figure.
type shape struct {
	ops   string
	at    []float64
	color [7]float64
}

// contents is a document read for comparison.
type contents struct {
	pages  []pageContents
	blocks []*block
	links  []string
	marks  []string // bookmarks, with the page that each leads to
	said   map[string]string
}

// pageContents is what stands on a page besides the blocks.
type pageContents struct {
	decoration []string // texts
	shapes     []shape
	outside    []string // painted in no mark
	annots     []string // kinds of annotations other than links and signature fields
	said       []string // by marks of content: what it is to be read as, what may be hidden
	ops        []string // names of operators
}

// marked is what stands on a page by the number of its mark.
type marked map[int][]*reader.Item

// inline roles are part of the text that they stand in.
var inline = map[string]bool{"Span": true, "Link": true, "Reference": true, "Code": true, "Quote": true}

// apart stands before the mark of a footnote, which would else go on the number before
// it: a sentence that ends in 2025 is not one of 2025.3.
const apart = "\u2063"

// read reads a file. Every piece of marked content belongs to one block.
func read(f *reader.File) (*contents, error) {
	pages, err := f.Pages()
	if err != nil {
		return nil, err
	}
	c := &contents{said: map[string]string{}}
	items := map[reader.Ref]marked{}
	number := map[reader.Ref]int{}
	for _, p := range pages {
		number[p.Ref] = p.Index + 1
	}
	for _, p := range pages {
		content, err := f.PageContent(p)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", p.Index+1, err)
		}
		on, inMarks := parted(f, content)
		for _, v := range f.Array(p.Dict["Annots"]) {
			if d := f.Dict(v); d["Subtype"] == reader.Name("Link") {
				c.links = append(c.links, linkOf(f, d, number))
			} else if !isField(d) {
				kind, _ := d["Subtype"].(reader.Name)
				on.annots = append(on.annots, string(kind))
			}
		}
		items[p.Ref] = inMarks
		c.pages = append(c.pages, on)
	}
	tree, err := f.Tree()
	if err != nil {
		return nil, err
	}
	w := walker{f: f, c: c, items: items, number: number}
	for _, e := range tree.Elements() {
		w.element(e, nil)
	}
	for page, left := range items {
		on := &c.pages[number[page]-1]
		for _, id := range slices.Sorted(maps.Keys(left)) {
			for _, item := range left[id] {
				on.outside = append(on.outside, painted(item))
			}
		}
	}
	c.say(f, number)
	return c, nil
}

// parted tells what stands in marks of the structure from what else a page paints.
func parted(f *reader.File, content *reader.Content) (on pageContents, in marked) {
	on, in = pageContents{ops: slices.Clone(content.Ops)}, marked{}
	for i := range content.Items {
		item := &content.Items[i]
		if said := saidByMarks(f, item); said != "" && !slices.Contains(on.said, said) {
			on.said = append(on.said, said)
		}
		if item.Moved && item.Object == "" && !slices.Contains(on.ops, movedText) {
			on.ops = append(on.ops, movedText)
		}
		switch id := item.MCID(); {
		case id >= 0:
			in[id] = append(in[id], item)
		case !item.Artifact():
			on.outside = append(on.outside, painted(item))
		case item.Ops != "":
			on.shapes = append(on.shapes, shapeOf(item, 0, 0))
		default:
			on.decoration = append(on.decoration, strings.TrimSpace(item.Text))
		}
	}
	return on, in
}

// painted names something on a page by its text and operators.
func painted(item *reader.Item) string { return strings.TrimSpace(item.Text + " " + item.Ops) }

// movedText stands among a page's operators where a matrix moves text or lines: this
// program places pictures by matrices, and nothing else.
const movedText = "cm of text or lines"

func shapeOf(item *reader.Item, left, foot float64) shape {
	s := shape{ops: item.Ops, at: make([]float64, len(item.Path))}
	for i, x := range item.Path {
		if i%2 == 0 {
			s.at[i] = x - left
		} else {
			s.at[i] = x - foot
		}
	}
	switch item.Ops[strings.LastIndexByte(item.Ops, ' ')+1:] {
	case "f", "f*", "F":
		copy(s.color[:3], item.Fill[:])
	case "S", "s":
		copy(s.color[3:6], item.Line[:])
		s.color[6] = item.Width
	default:
		copy(s.color[:3], item.Fill[:])
		copy(s.color[3:6], item.Line[:])
		s.color[6] = item.Width
	}
	return s
}

func (s shape) equal(t shape) bool {
	const tolerance = 0.021 // coordinates have two decimals
	if s.ops != t.ops || len(s.at) != len(t.at) {
		return false
	}
	for i := range s.at {
		if !(math.Abs(s.at[i]-t.at[i]) <= tolerance) { // not a number is like none
			return false
		}
	}
	for i := range s.color {
		if !(math.Abs(s.color[i]-t.color[i]) <= tolerance) {
			return false
		}
	}
	return true
}

func linkOf(f *reader.File, d reader.Dict, number map[reader.Ref]int) string {
	a := f.Dict(d["A"])
	to := f.Text(a["URI"])
	if kind, _ := f.Get(a["S"]).(reader.Name); kind != "URI" {
		to = string(kind) + pageOf(f, a["D"], number) + pageOf(f, d["Dest"], number)
	}
	return f.Text(d["Contents"]) + " → " + to
}

// pageOf names the page that a destination leads to, as ", page 3".
func pageOf(f *reader.File, destination any, number map[reader.Ref]int) string {
	list := f.Array(destination)
	if len(list) == 0 {
		return ""
	}
	p, _ := list[0].(reader.Ref)
	return fmt.Sprintf("%s%d", toPage, number[p])
}

const toPage = ", page "

// softHyphen is the mark of a hyphen where a word was divided.
func softHyphen(m *reader.Mark) bool {
	s, _ := m.Props["ActualText"].(reader.String)
	return s == "\xFE\xFF\x00\xAD"
}

// saidByMarks is what the marks around something painted make of it: a text that
// takes its place when it is read aloud or copied, a layer that can be hidden.
func saidByMarks(f *reader.File, item *reader.Item) string {
	for _, m := range item.Mark.All() {
		for _, key := range []reader.Name{"ActualText", "Alt", "E"} {
			if s := f.Text(m.Props[key]); s != "" && !(softHyphen(m) && item.Text == "-") {
				return fmt.Sprintf("“%s” is to be read as “%s”", shorten(item.Text, 40), shorten(s, 40))
			}
		}
		if m.Tag == "OC" {
			return "“" + shorten(item.Text+item.Ops, 40) + "” stands in a layer that can be hidden"
		}
	}
	return ""
}

// say notes what a document says of itself.
func (c *contents) say(f *reader.File, number map[reader.Ref]int) {
	info := f.Dict(f.Trailer["Info"])
	for _, key := range []reader.Name{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} {
		c.said[string(key)] = f.Text(info[key])
	}
	c.said["Lang"] = f.Text(f.Catalog()["Lang"])
	seen := map[reader.Ref]bool{}
	var walk func(v any)
	walk = func(v any) {
		for r, isRef := v.(reader.Ref); isRef && !seen[r]; r, isRef = v.(reader.Ref) {
			seen[r] = true
			d := f.Dict(r)
			c.marks = append(c.marks, f.Text(d["Title"])+pageOf(f, d["Dest"], number))
			if len(seen) < 100_000 {
				walk(d["First"])
			}
			v = d["Next"]
		}
	}
	walk(f.Dict(f.Catalog()["Outlines"])["First"])
}

func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

// plain is a block's text with single spaces.
func (b *block) plain() string {
	return strings.Join(strings.Fields(strings.ReplaceAll(b.text.String(), apart, "")), " ")
}
