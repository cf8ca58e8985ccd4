// Package font holds the faces that every page and figure is set in: Source
// Serif 4 and Source Sans 3, embedded unchanged under the SIL Open Font License
// (OFL.txt). A face is parsed once a process, at its first use, and never
// changes afterwards, so documents may share it from any number of goroutines.
//
// The package measures and shapes text (glyphs, advances, pair kerning) and cuts
// subsets. A character that no face can show is an error, never a blank: a brief
// that lost a minus sign would state another number.
package font

import (
	"embed"
	"sync"

	"growthpole/report/drawing"
)

//go:embed *.ttf
var files embed.FS

// The faces. The serif is for running text, the sans for headings, tables and figures.
var (
	Serif           = sync.OnceValue(func() *Face { return load("SourceSerif4_400Regular", "SourceSerif4-Regular", Sans) })
	SerifItalic     = sync.OnceValue(func() *Face { return load("SourceSerif4_400Regular_Italic", "SourceSerif4-It", SansItalic) })
	SerifBold       = sync.OnceValue(func() *Face { return load("SourceSerif4_700Bold", "SourceSerif4-Bold", SansBold) })
	SerifBoldItalic = sync.OnceValue(func() *Face { return load("SourceSerif4_700Bold_Italic", "SourceSerif4-BoldIt", SansBold) })
	Sans            = sync.OnceValue(func() *Face { return load("SourceSans3_400Regular", "SourceSans3-Regular", nil) })
	SansItalic      = sync.OnceValue(func() *Face { return load("SourceSans3_400Regular_Italic", "SourceSans3-It", Sans) })
	SansSemiBold    = sync.OnceValue(func() *Face { return load("SourceSans3_600SemiBold", "SourceSans3-Semibold", nil) })
	SansBold        = sync.OnceValue(func() *Face { return load("SourceSans3_700Bold", "SourceSans3-Bold", nil) })
)

// load parses an embedded face. The files are part of the program, so a damaged
// one is a fault of the build and not of anybody's data: it panics.
func load(file, name string, fallback func() *Face) *Face {
	data, err := files.ReadFile(file + ".ttf")
	if err != nil {
		panic(err)
	}
	f, err := parse(data, name)
	if err != nil {
		panic("font: " + file + ": " + err.Error())
	}
	if fallback != nil {
		f.fallback = fallback()
	}
	return f
}

// Faces are those that a document is set in, by their use. A face is got by calling
// its function, so that only those that are used are parsed.
type Faces struct {
	Serif, SerifItalic, SerifBold, SerifBoldItalic func() *Face
	Sans, SansItalic, SansSemiBold, SansBold       func() *Face
}

// BuiltIn are the faces of the program. They never change.
var BuiltIn = &Faces{
	Serif: Serif, SerifItalic: SerifItalic, SerifBold: SerifBold, SerifBoldItalic: SerifBoldItalic,
	Sans: Sans, SansItalic: SansItalic, SansSemiBold: SansSemiBold, SansBold: SansBold,
}

// Of is the face in which a figure's text of weight w is set.
func (f *Faces) Of(w drawing.Weight) *Face {
	switch w {
	case drawing.SemiBold:
		return f.SansSemiBold()
	case drawing.Bold:
		return f.SansBold()
	case drawing.Italic:
		return f.SansItalic()
	default:
		return f.Sans()
	}
}

// Measure is the width in points of a figure's text, as it will be on the page.
func (f *Faces) Measure(w drawing.Weight, size float64, s string) float64 {
	return f.Of(w).Width(s, size)
}
