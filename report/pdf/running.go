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
	title, note []font.Glyph
	label       func(page int) []font.Glyph
}

// newRunning sets the texts that stand on every page.
func newRunning(doc *document.Document, pages int) (*running, error) {
	r := &running{}
	var err error
	if r.note, err = runningStrong.family.regular().Shape(nil, doc.RunningNote); err != nil {
		return nil, err
	}
	room := wideWidth - glyphWidth(r.note, runningStrong.size) - runningGap
	if room < 0 {
		return nil, fmt.Errorf("%q is longer than a line; make it shorter", doc.RunningNote)
	}
	if r.title, err = fitted(doc.RunningTitle, runningStyle, room); err != nil {
		return nil, err
	}
	if _, err := runningStyle.family.regular().Shape(nil, folio(doc.PageLabel, 1, pages)); err != nil {
		return nil, err
	}
	r.label = func(page int) []font.Glyph {
		glyphs, _ := runningStyle.family.regular().Shape(nil, folio(doc.PageLabel, page, pages))
		return glyphs
	}
	return r, nil
}

// runningGap is kept between title and note.
const runningGap = 18.0

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

// paint puts head and foot of a page, the first of which has no title: it stands
// large below.
func (r *running) paint(c *canvas, page int) {
	right := pageWidth - marginRight
	c.artifact(headArtifact)
	if page > 0 {
		if len(r.title) > 0 {
			plainLine(c, runningStyle, r.title, marginLeft, headBaseline)
		}
		c.horizontal(marginLeft, headBaseline+7, wideWidth, hairWidth, hairline)
	}
	if len(r.note) > 0 {
		plainLine(c, runningStrong, r.note, right-glyphWidth(r.note, runningStrong.size), headBaseline)
	}
	c.artifact(footArtifact)
	if label := r.label(page + 1); len(label) > 0 {
		plainLine(c, runningStyle, label, right-glyphWidth(label, runningStyle.size), footBaseline)
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
