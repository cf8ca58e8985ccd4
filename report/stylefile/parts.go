package stylefile

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"growthpole/indicators/problem"
	"growthpole/report/font"
	"growthpole/report/house"
)

// fonts names the files of two families.
type fonts struct {
	Serif  *serif `yaml:"serif"`  // running text and notes
	Sans   *sans  `yaml:"sans"`   // headings, tables and figures
	Attach bool   `yaml:"attach"` // whether the licence lets anybody pass the files on: they then travel inside documents
}

type serif struct {
	Regular    string `yaml:"regular"`     // a TrueType file (.ttf)
	Italic     string `yaml:"italic"`      // a TrueType file (.ttf)
	Bold       string `yaml:"bold"`        // a TrueType file (.ttf)
	BoldItalic string `yaml:"bold_italic"` // a TrueType file (.ttf); the bold when left out
}

type sans struct {
	Regular  string `yaml:"regular"`  // a TrueType file (.ttf)
	Italic   string `yaml:"italic"`   // a TrueType file (.ttf)
	SemiBold string `yaml:"semibold"` // a TrueType file (.ttf); the bold when left out
	Bold     string `yaml:"bold"`     // a TrueType file (.ttf)
}

// faces reads the fonts. What a sans lacks is lent by the built-in one, what a serif
// lacks by the sans of the same emphasis.
func (f *fonts) faces(r *reader, s *house.Style) {
	faces := *s.Faces
	if n := f.Sans; n != nil {
		read := r.family("fonts.sans", f.Attach)
		faces.Sans = read("regular", n.Regular, "", font.Sans)
		faces.SansItalic = read("italic", n.Italic, "", font.SansItalic)
		faces.SansBold = read("bold", n.Bold, "", font.SansBold)
		faces.SansSemiBold = read("semibold", n.SemiBold, n.Bold, font.SansSemiBold)
	}
	if n := f.Serif; n != nil && !r.found.Blocking() {
		read := r.family("fonts.serif", f.Attach)
		faces.Serif = read("regular", n.Regular, "", faces.Sans)
		faces.SerifItalic = read("italic", n.Italic, "", faces.SansItalic)
		faces.SerifBold = read("bold", n.Bold, "", faces.SansBold)
		faces.SerifBoldItalic = read("bold_italic", n.BoldItalic, n.Bold, faces.SansBold)
	}
	s.Faces = &faces
}

// family returns what reads the faces of a family, each file once.
func (r *reader) family(key string, attach bool) func(style, name, instead string, lender func() *font.Face) func() *font.Face {
	read := map[string]*font.Face{}
	return func(style, name, instead string, lender func() *font.Face) func() *font.Face {
		if name == "" {
			name = instead
		}
		if name == "" {
			r.complain(key, "no file for "+style, "add "+style+": FILE.ttf; a family needs regular, italic and bold")
			return lender
		}
		face := read[name]
		if face == nil {
			content, found := r.beside(key+"."+style, name, font.MostBytes)
			if !found {
				return lender
			}
			r.keep(name, !attach)
			var err error
			if face, err = font.Read(content, lender()); err != nil {
				r.complain(key+"."+style, fmt.Sprintf("%s: %v", problem.Quote(name), err), "")
				return lender
			}
			read[name] = face
		}
		return func() *font.Face { return face }
	}
}

// logo is a picture with what it says.
type logo struct {
	File       string  `yaml:"file"`       // PNG or JPEG, in the folder of the style or below
	Alt        texts   `yaml:"alt"`        // what it shows, for those who cannot see it
	Decorative bool    `yaml:"decorative"` // true in place of alt: it says nothing
	Height     *length `yaml:"height"`     // 36 pt when left out, or less where the cover has no room for them
	Place      place   `yaml:"place"`      // beside the organisation's name
}

// usualLogo is the height of a logo that says none, if the masthead is so high.
const usualLogo = 36.0

func (l *logo) picture(r *reader, s *house.Style) {
	if l == nil {
		return
	}
	switch {
	case l.File == "":
		r.complain("logo", "it has no file", "add file: logo.png")
		return
	case l.Alt == nil && !l.Decorative:
		r.complain("logo", "nothing says what it shows to those who cannot see it", "add alt: {en: …}, or decorative: true if it says nothing")
	case l.Alt != nil && l.Decorative:
		r.complain("logo", "it has a text, and is said to be decoration", "leave out alt or decorative")
	}
	content, found := r.beside("logo.file", l.File, house.MostLogoBytes)
	if !found {
		return
	}
	image, err := house.ReadImage(content, s.Masthead.Under())
	if err != nil {
		r.complain("logo.file", problem.Quote(l.File)+": "+err.Error(), "")
		return
	}
	if image.Remarked {
		// It cannot be cut out here: documents carry the file itself, under its SHA-256.
		r.complain("logo.file", problem.Quote(l.File)+" holds more than the picture (Exif, XMP, IPTC, C2PA, a text, a time, another picture or data behind it: author, place, camera, program), and all of it goes into the documents",
			"save the logo without them")
		r.found[len(r.found)-1].Warning = true
	}
	s.Logo = &house.Logo{Image: image, Alt: house.Words(l.Alt), Left: l.Place == left,
		Height: min(usualLogo, s.Masthead.Height-2*house.MastheadPad)}
	if l.Height != nil {
		s.Logo.Height = float64(*l.Height)
	}
}

func sorted(words map[string]string) []string { return slices.Sorted(maps.Keys(words)) }

// printable reports whether a text is one line of characters that can be seen.
func printable(text string) bool {
	return strings.TrimSpace(text) != "" && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) })
}
