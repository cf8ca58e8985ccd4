package pdf

import (
	"growthpole/report/font"
	"growthpole/report/house"
	"growthpole/report/hyphen"
)

// Prepare reads what nearly every document of a style and a language needs, its faces
// and the patterns by which words are divided, while the caller goes on: a process
// that makes one document waits for them otherwise. A nil style is the built-in one.
func Prepare(style *house.Style, language string) {
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
		for _, face := range [...]func() *font.Face{l.headingStyles[1].text.family.regular, l.bodyStyle.family.bold, l.bodyStyle.family.italic} {
			cutAhead(face(), language)
		}
	}()
}
