package pdf

import (
	"errors"
	"fmt"
	"strings"

	"growthpole/report/document"
	"growthpole/report/font"
)

// running is what stands at the head and foot of every page.
type running struct {
	look        *look
	title, note []font.Glyph
	owner       []font.Glyph // the organisation, at the foot
	label       func(page int) []font.Glyph
	room        float64      // for title and section
	sections    []*anchor    // headings of level 2, in order
	named       *anchor      // whose title is set in section
	section     []font.Glyph // what the head of a page says after the title
}

// newRunning sets the texts that stand on every page, in the look of the document.
func newRunning(l *look, doc *document.Document, pages int, headings []*anchor) (*running, error) {
	r := &running{look: l}
	for _, h := range headings {
		if h.level == 2 {
			r.sections = append(r.sections, h)
		}
	}
	var err error
	if r.note, err = r.look.runningStrong.family.regular().Shape(nil, doc.RunningNote); err != nil {
		return nil, err
	}
	if s := r.look.style; s.Signed {
		if r.owner, err = r.look.runningStyle.family.regular().Shape(nil, s.Organisation.In(doc.Lang)); err != nil {
			return nil, err
		}
	}
	room := r.look.wideWidth
	if len(r.note) > 0 {
		room -= glyphWidth(r.note, r.look.runningStrong.size) + runningGap
	}
	if room < 0 {
		return nil, fmt.Errorf("%q is longer than a line; make it shorter", doc.RunningNote)
	}
	if r.title, err = fitted(doc.RunningTitle, r.look.runningStyle, room); err != nil {
		return nil, err
	}
	r.room = room - glyphWidth(r.title, r.look.runningStyle.size) - runningGap
	if _, err := r.look.runningStyle.family.regular().Shape(nil, folio(doc.PageLabel, 1, pages)); err != nil {
		return nil, err
	}
	r.label = func(page int) []font.Glyph {
		glyphs, _ := r.look.runningStyle.family.regular().Shape(nil, folio(doc.PageLabel, page, pages))
		return glyphs
	}
	return r, nil
}

// runningGap is kept between title, section and note.
const runningGap = 18.0

// leastSection is how much room a section's title needs so that it says something.
const leastSection = 60.0

// sectionOf is the title of the section that goes on from the page before. A page
// that begins with a heading of its own does not say it twice.
func (r *running) sectionOf(page int) []font.Glyph {
	var in *anchor
	for _, h := range r.sections {
		if h.page > page || h.page == page && h.y > r.look.bodyTop+2*r.look.grid {
			break
		}
		in = h
	}
	if in == nil || in.page == page || r.room < leastSection {
		return nil
	}
	if in != r.named {
		// The heading itself was set in a face that has the same characters.
		r.section, _ = fitted(in.title, r.look.runningStrong, r.room)
		r.named = in
	}
	return r.section
}

// fitted is a text cut to a width, with an ellipsis where something is missing.
func fitted(text string, style typeStyle, width float64) ([]font.Glyph, error) {
	face := style.family.regular()
	runes := []rune(text)
	for end := len(runes); end > 0; end-- {
		if end < len(runes) {
			text = strings.TrimRight(string(runes[:end]), " ,;:–—") + "…"
		}
		if face.Width(text, style.size) <= width {
			return face.Shape(nil, text)
		}
	}
	return nil, nil
}

// paint puts head and foot of a page. The title stands left, the section right of
// it or, where a note takes that place, behind it. The first page has neither: its
// title stands large below.
func (r *running) paint(c *canvas, page int) {
	right := pageWidth - c.look.marginRight
	c.artifact(headArtifact)
	if page > 0 {
		if len(r.title) > 0 {
			plainLine(c, c.look.runningStyle, r.title, c.look.marginLeft, c.look.headBaseline)
		}
		if section := r.sectionOf(page); len(section) > 0 {
			x := right - glyphWidth(section, c.look.runningStrong.size)
			if len(r.note) > 0 {
				x = c.look.marginLeft + glyphWidth(r.title, c.look.runningStyle.size) + runningGap
			}
			plainLine(c, c.look.runningStrong, section, x, c.look.headBaseline)
		}
		c.horizontal(c.look.marginLeft, c.look.headBaseline+7, c.look.wideWidth, hairWidth, c.look.hairline)
	}
	crowned := page == 0 && r.look.style.HasMasthead() // the place of the note is taken
	if len(r.note) > 0 && !crowned {
		plainLine(c, c.look.runningStrong, r.note, right-glyphWidth(r.note, c.look.runningStrong.size), c.look.headBaseline)
	}
	c.artifact(footArtifact)
	switch left := c.look.marginLeft; {
	case crowned && len(r.note) > 0:
		plainLine(c, c.look.runningStrong, r.note, left, c.look.footBaseline)
	case page > 0 && len(r.owner) > 0:
		plainLine(c, c.look.runningStyle, r.owner, left, c.look.footBaseline)
	}
	if label := r.label(page + 1); len(label) > 0 {
		plainLine(c, c.look.runningStyle, label, right-glyphWidth(label, c.look.runningStyle.size), c.look.footBaseline)
	}
	c.closeMark()
}

// folio is the page label in the document's format.
func folio(format string, page, pages int) string {
	if format == "" {
		format = "%[1]d"
	}
	return fmt.Sprintf(format, page, pages)
}

// checkFolio refuses a format that fmt cannot fill, for its complaint would be
// printed on every page.
func checkFolio(format string) error {
	if strings.Contains(folio(format, 1, 2), "%!") {
		return errors.New("page label " + format + ": use %[1]d for the page and %[2]d for the number of pages")
	}
	return nil
}
