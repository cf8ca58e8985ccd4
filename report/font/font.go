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
	_ "embed"
	"sync"

	"growthpole/report/drawing"
)

// The files as they are in the program: a face reads them where they lie.
var (
	//go:embed SourceSerif4_400Regular.ttf
	serifFile []byte
	//go:embed SourceSerif4_400Regular_Italic.ttf
	serifItalicFile []byte
	//go:embed SourceSerif4_700Bold.ttf
	serifBoldFile []byte
	//go:embed SourceSerif4_700Bold_Italic.ttf
	serifBoldItalicFile []byte
	//go:embed SourceSans3_400Regular.ttf
	sansFile []byte
	//go:embed SourceSans3_400Regular_Italic.ttf
	sansItalicFile []byte
	//go:embed SourceSans3_600SemiBold.ttf
	sansSemiBoldFile []byte
	//go:embed SourceSans3_700Bold.ttf
	sansBoldFile []byte
)

// The faces. The serif is for running text, the sans for headings, tables and figures.
var (
	Serif           = sync.OnceValue(func() *Face { return load(serifFile, "SourceSerif4-Regular", Sans) })
	SerifItalic     = sync.OnceValue(func() *Face { return load(serifItalicFile, "SourceSerif4-It", SansItalic) })
	SerifBold       = sync.OnceValue(func() *Face { return load(serifBoldFile, "SourceSerif4-Bold", SansBold) })
	SerifBoldItalic = sync.OnceValue(func() *Face { return load(serifBoldItalicFile, "SourceSerif4-BoldIt", SansBold) })
	Sans            = sync.OnceValue(func() *Face { return load(sansFile, "SourceSans3-Regular", nil) })
	SansItalic      = sync.OnceValue(func() *Face { return load(sansItalicFile, "SourceSans3-It", Sans) })
	SansSemiBold    = sync.OnceValue(func() *Face { return load(sansSemiBoldFile, "SourceSans3-Semibold", nil) })
	SansBold        = sync.OnceValue(func() *Face { return load(sansBoldFile, "SourceSans3-Bold", nil) })
)

// load parses a file of the program. A damaged one is a fault of the build and not
// of anybody's data: it panics.
func load(file []byte, name string, fallback func() *Face) *Face {
	f, err := parse(file, name)
	if err != nil {
		panic("font: " + name + ": " + err.Error())
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
