package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// compareBlocks holds the blocks of two documents against each other. A block
// that was changed stands between two that were not.
func compareBlocks(l *list, got, want *contents, locate func(string) string) {
	a, b := got.blocks, want.blocks
	same := func(x, y *block) bool {
		return x.role == y.role && x.plain() == y.plain()
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		if i < len(a) && j < len(b) && same(a[i], b[j]) {
			compareSame(l, a[i], b[j])
			i, j = i+1, j+1
			continue
		}
		di, dj := resume(a[i:], b[j:], same)
		changed := min(di, dj)
		for k := range changed {
			compareChanged(l, a[i+k], b[j+k], locate)
		}
		for _, x := range a[i+changed : i+di] {
			if kind, says := x.alone(); says != "" {
				l.add(Difference{Kind: kind, Page: x.page, Where: x.where, There: says})
			}
		}
		for _, x := range b[j+changed : j+dj] {
			if kind, says := x.alone(); says != "" {
				l.add(Difference{Kind: kind, Page: x.page, Where: x.where, Expected: says, Result: locateIn(x.plain(), locate)})
			}
		}
		i, j = i+di, j+dj
	}
}

// alone is what a block shows or says that only one of the documents has; nothing of
// one that only holds others, such as a row, and of the field of a signature.
func (b *block) alone() (kind Kind, says string) {
	switch text := b.plain(); {
	case text != "":
		return Words, quote(text)
	case len(b.marks) > 0:
		return Drawing, fmt.Sprintf("a drawing without words, of marks: %d", len(b.marks))
	case b.alt != "" && !b.field:
		return Meaning, quote(b.alt)
	}
	return "", ""
}

// horizon is how far ahead blocks are looked for that go together again.
const horizon = 2000

// resume finds how many blocks of each side to leave behind until three in a row
// are the same, or all that is left.
func resume(a, b []*block, same func(x, y *block) bool) (int, int) {
	agree := func(i, j int) bool {
		for k := range 3 {
			if i+k >= len(a) || j+k >= len(b) {
				return i+k >= len(a) && j+k >= len(b) && k > 0
			}
			if !same(a[i+k], b[j+k]) {
				return false
			}
		}
		return true
	}
	// Texts are looked up, for a document may have a hundred thousand blocks.
	places := map[string][]int{}
	for j := range min(len(b), horizon) {
		places[b[j].plain()] = append(places[b[j].plain()], j)
	}
	bestI, bestJ := len(a), len(b)
	for i := range min(len(a), horizon) {
		if i > bestI+bestJ {
			break
		}
		for _, j := range places[a[i].plain()] {
			if i+j < bestI+bestJ && agree(i, j) {
				bestI, bestJ = i, j
				break
			}
		}
	}
	return bestI, bestJ
}

// compareSame compares blocks of the same text.
func compareSame(l *list, got, want *block) {
	if got.alt != want.alt {
		l.add(Difference{Kind: Meaning, Page: got.page, Where: want.where, There: quote(firstDifference(got.alt, want.alt)), Expected: quote(firstDifference(want.alt, got.alt))})
	}
	compareMarks(l, got, want)
	compareLooks(l, got, want)
}

// compareLooks compares colour and size of the letters: white ones on paper are
// read, and not seen.
func compareLooks(l *list, got, want *block) {
	if slices.Equal(got.looks, want.looks) {
		return
	}
	i := 0
	for i < len(got.looks) && i < len(want.looks) && got.looks[i] == want.looks[i] {
		i++
	}
	look := func(list []string) string {
		if i < len(list) {
			return "letters in the colour " + list[i]
		}
		return "no more letters of another look"
	}
	l.add(Difference{Kind: Words, Page: got.page, Where: want.where, There: look(got.looks), Expected: look(want.looks)})
}

func compareMarks(l *list, got, want *block) {
	n := 0
	for i := range max(len(got.marks), len(want.marks)) {
		if i >= len(got.marks) || i >= len(want.marks) || !got.marks[i].equal(want.marks[i]) {
			n++
		}
	}
	if n > 0 {
		l.add(Difference{Kind: Drawing, Page: got.page, Where: want.where,
			There: fmt.Sprintf("%d of %d marks are drawn otherwise", n, len(want.marks)), Expected: "the drawing of the same figures"})
	}
}

// compareChanged compares blocks that stand at the same place.
func compareChanged(l *list, got, want *block, locate func(string) string) {
	there, expected := changedWords(got.plain(), want.plain())
	if there == "" && expected == "" && got.role == want.role {
		compareSame(l, got, want)
		return
	}
	if there == "" && expected == "" {
		l.add(Difference{Kind: Meaning, Page: got.page, Where: want.where, There: got.role, Expected: want.role})
		return
	}
	kind := Words
	if want.role == "Figure" {
		kind = Drawing
	}
	l.add(Difference{Kind: kind, Page: got.page, Where: want.where, There: quote(there), Expected: quote(expected), Result: locateIn(expected, locate)})
}

// changedWords is what is left of two texts without the words that they begin and
// end with in common.
func changedWords(a, b string) (string, string) {
	x, y := strings.Fields(a), strings.Fields(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return strings.Join(x, " "), strings.Join(y, " ")
}

// firstDifference is a text from a little before where it leaves another one.
func firstDifference(a, b string) string {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	return string(x[max(0, i-20):])
}

func quote(s string) string {
	if s == "" {
		return ""
	}
	clean := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == ' ' {
			return r
		}
		return '·'
	}, s)
	return "“" + shorten(clean, 80) + "”"
}

// locateIn says where the numbers of a text come from.
func locateIn(text string, locate func(string) string) string {
	if locate == nil {
		return ""
	}
	var found []string
	for _, n := range Numbers(text) {
		if at := locate(n); at != "" && !slices.Contains(found, at) {
			found = append(found, at)
		}
		if len(found) == 3 {
			break
		}
	}
	return strings.Join(found, "; ")
}

// compareDecoration compares what is painted beside the text. Of another version
// of the program the places may differ, but not the words.
func compareDecoration(l *list, got, want *contents, exact bool) {
	known, usual := map[string]bool{}, map[string]bool{}
	for _, p := range want.pages {
		for _, op := range p.ops {
			usual[op] = true
		}
		for _, s := range p.decoration {
			known[s] = true
		}
	}
	for i, p := range got.pages {
		for _, s := range p.outside {
			l.add(Difference{Kind: Decoration, Page: i + 1, There: "painted outside of the document's structure: " + quote(s)})
		}
		for _, kind := range p.annots {
			l.add(Difference{Kind: Decoration, Page: i + 1, There: "an annotation of the kind " + kind})
		}
		for _, s := range p.said {
			l.add(Difference{Kind: Meaning, Page: i + 1, There: s})
		}
		for _, op := range p.ops {
			if !usual[op] {
				l.add(Difference{Kind: Decoration, Page: i + 1, There: "an operator that this program does not write: " + quote(op)})
			}
		}
		for _, s := range p.decoration {
			if !known[s] {
				l.add(Difference{Kind: Decoration, Page: i + 1, There: quote(s)})
			}
		}
		if !exact || len(got.pages) != len(want.pages) {
			continue
		}
		w := want.pages[i]
		if !slices.Equal(p.decoration, w.decoration) {
			there, expected := changedWords(strings.Join(p.decoration, " "), strings.Join(w.decoration, " "))
			l.add(Difference{Kind: Decoration, Page: i + 1, There: quote(there), Expected: quote(expected)})
		}
		if !slices.EqualFunc(p.shapes, w.shapes, shape.equal) {
			l.add(Difference{Kind: Decoration, Page: i + 1, There: "other rules or grounds", Expected: fmt.Sprintf("%d rules and grounds", len(w.shapes))})
		}
	}
}

// compareMeaning compares what is said besides pages. Of another version of the
// program links and bookmarks may lead to other pages.
func compareMeaning(l *list, got, want *contents, exact bool) {
	for _, key := range []string{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Lang"} {
		if got.said[key] != want.said[key] {
			l.add(Difference{Kind: Meaning, Where: key, There: quote(got.said[key]), Expected: quote(want.said[key])})
		}
	}
	for _, c := range []struct {
		what      string
		got, want []string
	}{{"links", got.links, want.links}, {"bookmarks", got.marks, want.marks}} {
		if !exact {
			c.got, c.want = withoutPages(c.got), withoutPages(c.want)
		}
		if slices.Equal(c.got, c.want) {
			continue
		}
		i := 0
		for i < len(c.got) && i < len(c.want) && c.got[i] == c.want[i] {
			i++
		}
		d := Difference{Kind: Meaning, Where: c.what}
		if i < len(c.got) {
			d.There = quote(c.got[i])
		}
		if i < len(c.want) {
			d.Expected = quote(c.want[i])
		}
		l.add(d)
	}
}

func withoutPages(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s
		if at := strings.LastIndex(s, toPage); at >= 0 {
			out[i] = s[:at]
		}
	}
	return out
}

// numbers counts the numbers that a document prints.
func (c *contents) numbers() Count {
	var n Count
	for _, b := range c.blocks {
		k := len(Numbers(b.text.String()))
		switch b.role {
		case "TD", "TH":
			n.Tables += k
		case "Figure":
			n.Figures += k
		default:
			n.Text += k
		}
	}
	return n
}
