package pdf

import (
	"hash/maphash"
	"math"
	"slices"
	"strings"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
)

// passages remembers paragraphs that documents of a run share, such as those of the
// method, as the lines that they were set in. A paragraph is kept when it comes in a
// second document of the last few, and forgotten when it has not come in as many.
// Whatever its lines depend on is compared, so that a document looks the same whatever
// was made before it.
type passages struct {
	names         []string // words that were left whole, of the last document
	document      int      // counts them, and layouts that are tried once more
	begun         int      // the document with which recent was begun
	recent, older map[uint64]sighting
}

// sighting is when a paragraph came last; the passage is nil before its second time.
type sighting struct {
	document int
	passage  *passage
}

// Bounds of what is remembered.
const (
	passageDocuments = 4    // after so many documents what is older is forgotten
	mostPassages     = 1024 // sightings in the recent half; further ones are set anew
)

// passage is a paragraph that was set. Its pieces are of no element: whoever puts its
// lines says whose they are.
type passage struct {
	runs   []passageRun
	setIn  setting
	pieces []piece
	lines  []line
	parts  []int // by piece: the how manieth link or footnote of the paragraph it is of, from 1 on; nil where there is none
}

// passageRun is text in one face, in a link or not; or the mark of a footnote.
type passageRun struct {
	text  string
	face  *font.Face
	whole bool // its words are not divided
	part  int  // the how manieth link or footnote it is of
	mark  int  // the number of the footnote
}

// setting is what lines depend on besides their text.
type setting struct {
	lang          string // of the document
	size          float64
	color, accent drawing.Color
	lines         lineMode
	width         float64
}

// mostLanguages is of how many languages passages are remembered.
const mostLanguages = 8

// passagesOf makes those of a language the passages of a workspace.
func (w *workspace) passagesOf(language string) {
	m := w.languages[language]
	if m == nil {
		if w.languages == nil || len(w.languages) >= mostLanguages {
			w.languages = make(map[string]*passages)
		}
		m = new(passages)
		w.languages[language] = m
	}
	w.passages = m
}

// begin prepares for a document, whose names are words to be left whole.
func (m *passages) begin(names []string) {
	if !slices.Equal(m.names, names) {
		*m = passages{names: slices.Clone(names)}
	}
	if m.document++; m.recent == nil || m.document-m.begun > passageDocuments {
		m.older, m.recent, m.begun = m.recent, make(map[uint64]sighting, len(m.recent)), m.document
	}
}

// question is a paragraph that is looked for.
type question struct {
	runs  []passageRun // nil where it has elements that a passage cannot have
	setIn setting
	key   uint64 // what to keep it under once it is set; 0 where it is not to be kept
}

// ask makes the question of a paragraph, in memory that its caller gives back.
func (t *typesetter) ask(inlines []document.Inline, style typeStyle, width float64) question {
	start, ok := len(t.memory.asked), false
	if t.memory.asked, ok = t.runs(t.memory.asked, inlines, style); !ok {
		return question{}
	}
	return question{
		runs:  t.memory.asked[start:],
		setIn: setting{lang: t.lang, size: style.size, color: style.color, accent: t.look.accent, lines: style.lines, width: width},
	}
}

// runs appends what a paragraph is made of; not ok where it has elements that a passage
// cannot have: text in another language, forced breaks.
func (t *typesetter) runs(runs []passageRun, inlines []document.Inline, style typeStyle) (_ []passageRun, ok bool) {
	part := 0
	for _, in := range inlines {
		switch in := in.(type) {
		case *document.Text:
			if !t.ownLanguage(in) {
				return runs, false
			}
			runs = append(runs, t.runOf(in, style, "", 0))
		case *document.Footnote:
			part++
			runs = append(runs, passageRun{part: part, mark: in.Number, face: style.family.regular()})
		case *document.Link:
			part++
			for _, inner := range in.Text {
				text, isText := inner.(*document.Text)
				if !isText || !t.ownLanguage(text) {
					return runs, false
				}
				runs = append(runs, t.runOf(text, style, in.Target, part))
			}
		default:
			return runs, false
		}
	}
	return runs, true
}

func (t *typesetter) ownLanguage(text *document.Text) bool {
	return text.Lang == "" || text.Lang == t.lang
}

func (t *typesetter) runOf(text *document.Text, style typeStyle, target string, part int) passageRun {
	return passageRun{text: text.Value, face: t.look.face(style.family, text.Style), whole: isWhole(text, target), part: part}
}

var passageSeed = maphash.MakeSeed()

// hash is a number that few other questions have; it is not 0.
func (q *question) hash() uint64 {
	const odd = 0x9E3779B97F4A7C15 // spreads what differs in few bits
	h := math.Float64bits(q.setIn.width) ^ math.Float64bits(q.setIn.size)*odd
	for i := range q.runs {
		h = h*odd + maphash.String(passageSeed, q.runs[i].text) + uint64(q.runs[i].mark)
	}
	return max(h, 1)
}

// find returns a paragraph as it was set before, or nil.
func (m *passages) find(q *question) *passage {
	if q.runs == nil || m == nil {
		return nil
	}
	key := q.hash()
	last, seen := m.recent[key]
	if !seen {
		last, seen = m.older[key]
	}
	known := last.passage
	if known != nil && (known.setIn != q.setIn || !slices.Equal(known.runs, q.runs)) {
		known = nil
	}
	if known == nil && seen && last.document != m.document {
		q.key = key
	}
	m.note(key, known)
	return known
}

// note notes that a paragraph came.
func (m *passages) note(key uint64, known *passage) {
	if _, there := m.recent[key]; there || len(m.recent) < mostPassages {
		m.recent[key] = sighting{m.document, known}
	}
}

// keep remembers a paragraph of an element, in memory of its own, if that is what the
// question was answered with.
func (m *passages) keep(q *question, of *element, pieces []piece, lines []line) {
	if q.key == 0 {
		return
	}
	p := &passage{runs: slices.Clone(q.runs), setIn: q.setIn, pieces: slices.Clone(pieces), lines: slices.Clone(lines)}
	for i := range p.runs {
		p.runs[i].text = strings.Clone(p.runs[i].text) // it may be part of a whole template
	}
	if !p.part(of) {
		return
	}
	count := 0
	for i := range pieces {
		count += len(pieces[i].glyphs)
	}
	glyphs := make([]font.Glyph, 0, count)
	styles := map[*runStyle]*runStyle{}
	for i := range p.pieces {
		own := &p.pieces[i]
		start := len(glyphs)
		glyphs = append(glyphs, own.glyphs...)
		own.glyphs = glyphs[start:len(glyphs):len(glyphs)]
		own.element, own.link, own.note = nil, nil, nil
		if styles[own.style] == nil {
			s := *own.style
			s.space, s.hyphenGlyphs = nil, nil // in the memory of the document
			styles[own.style] = &s
		}
		own.style = styles[own.style]
	}
	endLines(p.lines, p.pieces)
	for i := range p.lines {
		p.lines[i].shown = new(shown)
	}
	m.note(q.key, p)
}

// part notes which pieces are of a link or footnote; not ok where one has no piece.
func (p *passage) part(of *element) (ok bool) {
	count := 0
	for _, run := range p.runs {
		count = max(count, run.part)
	}
	if count == 0 {
		return true
	}
	p.parts = make([]int, len(p.pieces))
	var found []*element
	for i := range p.pieces {
		if e := p.pieces[i].element; e != of {
			k := slices.Index(found, e)
			if k < 0 {
				k, found = len(found), append(found, e)
			}
			p.parts[i] = k + 1
		}
	}
	return len(found) == count
}

// endLines makes lines end at pieces that are a copy of those that they were made of.
func endLines(lines []line, pieces []piece) {
	for i := range lines {
		if l := &lines[i]; l.end != nil {
			l.end = &pieces[l.to]
		}
	}
}

// again is a passage as a paragraph of an element, with links and footnotes of its own.
// Like those of the breaker, its lines are good until the next paragraph.
func (t *typesetter) again(p *passage, inlines []document.Inline, parent *element) ([]piece, []line, error) {
	if p.parts == nil {
		return p.pieces, p.lines, nil
	}
	var parts []piece // what pieces of each have in common
	for _, in := range inlines {
		switch in := in.(type) {
		case *document.Link:
			l := t.newLink(in, parent)
			parts = append(parts, piece{element: l.element, link: l})
		case *document.Footnote:
			reference, n, err := t.newNote(in, parent)
			if err != nil {
				return nil, nil, err
			}
			parts = append(parts, piece{element: reference, note: n})
		}
	}
	pieces := append(t.memory.pieces.take(len(p.pieces)), p.pieces...)
	for i, part := range p.parts {
		if part > 0 {
			common := &parts[part-1]
			pieces[i].element, pieces[i].link, pieces[i].note = common.element, common.link, common.note
		}
	}
	lines := append(t.memory.breaker.made[:0], p.lines...)
	t.memory.breaker.made = lines
	endLines(lines, pieces)
	return pieces, lines, nil
}
