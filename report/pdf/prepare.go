package pdf

import (
	"strings"

	"growthpole/report/font"
	"growthpole/report/house"
	"growthpole/report/hyphen"
)

// Prepare reads what nearly every document of a style and a language needs, its faces
// and the patterns by which words are divided, while the caller goes on: a process
// that makes one document waits for them otherwise. A nil style is the built-in one.
// Text is about what the document will say, such as its template, or empty: it tells
// the alphabets that faces will show.
func Prepare(style *house.Style, language, text string) {
	l := lookOf(style)
	go func() {
		defer func() { _ = recover() }() // whoever needs what cannot be read meets it again
		for _, t := range [...]*typeStyle{&l.cellStyle, &l.headStyle, &l.bodyStyle} {
			t.family.regular()
		}
		l.headingStyles[1].text.family.regular()
		l.bodyStyle.family.bold()
		l.bodyStyle.family.italic()
		readyMemory()
		hyphen.Prepare(language)
		own := alphabetsOf(language)
		both := own
		if strings.ContainsAny(text, cyrillicSet) {
			both = latinSet + cyrillicSet
		}
		// Titles, emphasis, tables and charts are in the document's language; running
		// text and small headings have summaries in another one, too.
		for _, face := range [...]func() *font.Face{l.headingStyles[1].text.family.regular, l.bodyStyle.family.bold, l.bodyStyle.family.italic, l.cellStyle.family.regular} {
			cutAhead(face(), own)
		}
		cutAhead(l.bodyStyle.family.regular(), both)
		cutAhead(l.headStyle.family.regular(), both)
	}()
}
