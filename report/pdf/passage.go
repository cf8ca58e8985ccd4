package pdf

import (
	"hash/maphash"
	"slices"
	"strings"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
)

// passages remembers paragraphs that documents of a run share, such as those of the
// method, as the lines that they were set in. A paragraph is kept when it comes for the second time within a
// few documents, and forgotten when it has not come for as many: what only one
// document says is never kept. Whatever its lines depend on is compared, so that a document
// looks the same whatever was made before it.
type passages struct {
	names         []string // words that were left whole, of the last document
	recent, older map[uint64]*passage
	documents     int // since older was begun
}

// Bounds of what is remembered.
const (
	passageDocuments = 4    // after so many documents what is older is forgotten
	mostPassages     = 1024 // in the recent half
)

// passage is a paragraph that was set. Its pieces are of no element: lines say whose they are.
type passage struct {
	runs   []passageRun
	setIn  setting
	pieces []piece
	lines  []line
}

// passageRun is text in one face.
type passageRun struct {
	text  string
	face  *font.Face
	whole bool // its words are not divided
}

// setting is what lines depend on besides their text.
type setting struct {
	lang  string // of the document
	size  float64
	color drawing.Color
	lines lineMode
	width float64
}

// begin prepares for a document, whose names are words to be left whole.
func (m *passages) begin(names []string) {
	if !slices.Equal(m.names, names) {
		*m = passages{names: names}
	}
	if m.documents++; m.recent == nil || m.documents > passageDocuments || len(m.recent) > mostPassages {
		m.older, m.recent, m.documents = m.recent, make(map[uint64]*passage, len(m.recent)), 0
	}
}

var passageSeed = maphash.MakeSeed()

// find returns a paragraph as it was set before, or nil. The key is what to keep it under
// where it is set now; it is 0 where it is not to be kept.
func (m *passages) find(t *typesetter, inlines []document.Inline, style typeStyle, width float64) (known *passage, key uint64) {
	if m.recent == nil {
		return nil, 0
	}
	var h maphash.Hash
	h.SetSeed(passageSeed)
	for _, in := range inlines {
		text, ok := in.(*document.Text)
		if !ok || text.Lang != "" && text.Lang != t.lang {
			return nil, 0 // it has elements of its own
		}
		h.WriteString(text.Value)
		h.WriteByte(byte(text.Style))
	}
	maphash.WriteComparable(&h, settingOf(t, style, width))
	key = max(h.Sum64(), 1)
	known, seen := m.recent[key]
	if known == nil {
		if before, too := m.older[key]; too {
			known, seen = before, true
		}
	}
	if known != nil && !known.is(t, inlines, style, width) {
		known = nil
	}
	m.recent[key] = known
	if !seen || known != nil {
		key = 0
	}
	return known, key
}

// is reports whether a paragraph would be set as p was.
func (p *passage) is(t *typesetter, inlines []document.Inline, style typeStyle, width float64) bool {
	if len(p.runs) != len(inlines) || p.setIn != settingOf(t, style, width) {
		return false
	}
	for i, in := range inlines {
		if p.runs[i] != passageRunOf(t, in.(*document.Text), style) {
			return false
		}
	}
	return true
}

func settingOf(t *typesetter, style typeStyle, width float64) setting {
	return setting{lang: t.lang, size: style.size, color: style.color, lines: style.lines, width: width}
}

func passageRunOf(t *typesetter, text *document.Text, style typeStyle) passageRun {
	return passageRun{text: text.Value, face: t.look.face(style.family, text.Style), whole: text.Style&document.Code != 0}
}

// keep remembers a paragraph, in memory of its own.
func (m *passages) keep(key uint64, t *typesetter, inlines []document.Inline, style typeStyle, width float64, pieces []piece, lines []line) {
	p := &passage{setIn: settingOf(t, style, width), pieces: slices.Clone(pieces), lines: slices.Clone(lines)}
	for _, in := range inlines {
		run := passageRunOf(t, in.(*document.Text), style)
		run.text = strings.Clone(run.text) // it may be part of a whole template
		p.runs = append(p.runs, run)
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
		own.glyphs, own.element = glyphs[start:len(glyphs):len(glyphs)], nil
		if styles[own.style] == nil {
			s := *own.style
			s.space, s.hyphenGlyphs = nil, nil // in the memory of the document
			styles[own.style] = &s
		}
		own.style = styles[own.style]
	}
	for i := range p.lines {
		if l := &p.lines[i]; l.end != nil {
			l.end = &p.pieces[l.to]
		}
	}
	m.recent[key] = p
}
