package house

import (
	"fmt"
	"strings"

	"growthpole/report/drawing"
	"growthpole/report/font"
)

// The least contrasts, after WCAG 2.2 (1.4.3 and 1.4.11), and how far shades that
// are told apart have to be from each other, which grey print asks for.
const (
	LeastText  = 4.5
	LeastMark  = 3.0
	LeastShade = 1.4
)

// The sizes of running text that can be read on paper, in points.
const (
	SmallestText = 9.0
	LargestText  = 12.0
)

// Fault is what is wrong with a style: at a key of its file, and what to do.
type Fault struct{ Key, What, Hint string }

// Check finds what would make documents that cannot be read: text without contrast,
// marks that cannot be told apart, margins that leave no room, faces without letters.
func (s *Style) Check() []Fault {
	c := &checker{style: s}
	c.pages()
	c.figures()
	c.ramp()
	c.page()
	c.faces()
	c.masthead()
	return c.faults
}

type checker struct {
	style  *Style
	faults []Fault
}

func (c *checker) add(key, what, hint string) {
	c.faults = append(c.faults, Fault{key, what, hint})
}

// named is a colour by its key.
type named struct {
	key   string
	color drawing.Color
}

// contrast holds a colour to a ratio against others. The first that fails is told:
// what mends it on paper mends it on light tints too.
func (c *checker) contrast(of named, least float64, what string, grounds ...named) {
	for _, g := range grounds {
		got := drawing.Contrast(of.color, g.color)
		if got >= least {
			continue
		}
		hint := "make " + lighterOrDarker(of.color, g.color)
		if g != white {
			hint += ", or change " + g.key
		}
		c.add(of.key, fmt.Sprintf("%s in %s has the contrast %.2f:1 on %s %s; at least %g:1 is needed", what, of.color.Hex(), got, g.key, g.color.Hex(), least), hint)
		return
	}
}

// lighterOrDarker says which way leads to more contrast.
func lighterOrDarker(c, ground drawing.Color) string {
	if c.Luminance() > ground.Luminance() {
		return "it lighter"
	}
	return "it darker"
}

var white = named{"paper", paper}

func (c *checker) pages() {
	p := c.style.Colours
	grounds := []named{white, {"colours.tint", p.Tint}, {"colours.pale_tint", p.PaleTint}, {"colours.warm_tint", p.WarmTint}}
	for _, text := range []named{{"colours.ink", p.Ink}, {"colours.accent", p.Accent}, {"colours.quiet", p.Quiet}} {
		c.contrast(text, LeastText, "text", grounds...)
	}
	c.contrast(named{"colours.warm", p.Warm}, LeastMark, "the rule of a caution", white, named{"colours.warm_tint", p.WarmTint})
}

func (c *checker) figures() {
	p := c.style.Figures
	tinted := []named{white, {"figures.track", p.Track}, {"figures.tint", p.Tint}}
	for _, text := range []named{{"figures.ink", p.Ink}, {"figures.muted", p.Muted}, {"figures.strong", p.Strong}, {"figures.accent", p.Accent}} {
		c.contrast(text, LeastText, "text", tinted...)
	}
	c.contrast(named{"figures.peer", p.Peer}, LeastText, "a mark with its name", white)
	for _, mark := range []named{{"figures.region", p.Region}, {"figures.nation", p.Nation}} {
		c.contrast(mark, LeastMark, "a mark", white, named{"figures.track", p.Track})
	}
	c.contrast(named{"figures.frame", p.Frame}, LeastMark, "an outline", white)
	if got := drawing.Contrast(p.Region, p.Accent); got < LeastShade {
		c.add("figures.accent", fmt.Sprintf("%s and figures.region %s differ by %.2f:1 in grey print; at least %g:1 is needed", p.Accent.Hex(), p.Region.Hex(), got, LeastShade),
			"make one of them lighter or darker")
	}
}

func (c *checker) ramp() {
	p := c.style.Figures
	for i, shade := range p.Ramp {
		key := fmt.Sprintf("figures.ramp[%d]", i)
		if got := max(drawing.Contrast(p.Ink, shade), drawing.Contrast(paper, shade)); got < LeastText {
			c.add(key, fmt.Sprintf("text on the shade %s has the contrast %.2f:1, in figures.ink as well as in white; at least %g:1 is needed", shade.Hex(), got, LeastText),
				"make it lighter or darker")
		}
		if i == 0 {
			continue
		}
		before := p.Ramp[i-1]
		switch got := drawing.Contrast(before, shade); {
		case shade.Luminance() >= before.Luminance():
			c.add(key, fmt.Sprintf("the shade %s is not darker than the one before it, %s", shade.Hex(), before.Hex()), "list the shades from light to dark")
		case got < LeastShade:
			c.add(key, fmt.Sprintf("the shades %s and %s differ by %.2f:1 in grey print; at least %g:1 is needed", before.Hex(), shade.Hex(), got, LeastShade),
				"make this one darker, or the one before it lighter")
		}
	}
}

// bounds of lengths, in points.
type bounds struct {
	key       string
	value     float64
	low, high float64
}

// The narrowest column of text: some 55 characters, and what tables need.
const (
	leastColumn = 280.0
	leastWidth  = 420.0
	leastLogo   = 4.0 // so that it can be seen, and its width is not rounded away
)

func (c *checker) page() {
	s := c.style
	for _, b := range []bounds{
		{"page.margins.left", s.Page.Left, 28, 120}, {"page.margins.right", s.Page.Right, 28, 120},
		{"page.margins.top", s.Page.Top, 48, 140}, {"page.margins.bottom", s.Page.Bottom, 44, 140},
		{"text.size", s.Text, SmallestText, LargestText}, {"cover.height", s.Masthead.Height, 36, 200},
	} {
		c.within(b)
	}
	width := s.Page.Width()
	if width < leastWidth {
		c.add("page.margins", fmt.Sprintf("the margins leave %s of the sheet's width; at least %s are needed", points(width), points(leastWidth)), "make left or right smaller")
		return
	}
	if s.Page.Column < leastColumn || s.Page.Column > width {
		c.add("page.column", fmt.Sprintf("%s; want %s to %s, which is the width between the margins", points(s.Page.Column), points(leastColumn), points(width)), "change it, or the margins")
	}
}

func (c *checker) within(b bounds) {
	if b.value < b.low || b.value > b.high {
		c.add(b.key, fmt.Sprintf("%s; want %s to %s", points(b.value), points(b.low), points(b.high)), "choose a length in between")
	}
}

// points says a length in both units that people use.
func points(x float64) string { return fmt.Sprintf("%.4g pt (%.3g mm)", x, x*25.4/72) }

// faces holds those of a user to what texts in the built-in languages need.
func (c *checker) faces() {
	f := c.style.Faces
	for _, one := range []struct {
		key   string
		face  func() *font.Face
		built func() *font.Face
	}{
		{"fonts.serif.regular", f.Serif, font.Serif}, {"fonts.serif.italic", f.SerifItalic, font.SerifItalic},
		{"fonts.serif.bold", f.SerifBold, font.SerifBold}, {"fonts.serif.bold_italic", f.SerifBoldItalic, font.SerifBoldItalic},
		{"fonts.sans.regular", f.Sans, font.Sans}, {"fonts.sans.italic", f.SansItalic, font.SansItalic},
		{"fonts.sans.semibold", f.SansSemiBold, font.SansSemiBold}, {"fonts.sans.bold", f.SansBold, font.SansBold},
	} {
		if face := one.face(); face.Family() != "" { // the program's own are tested
			c.face(one.key, face)
		}
	}
}

func (c *checker) face(key string, face *font.Face) {
	if lacking := face.Lacking(font.Letters + font.Signs); lacking != "" {
		c.add(key, fmt.Sprintf("%s lacks %s", face.Name(), spelled(lacking)),
			"texts in English, Russian and Kazakh need them; give a font that has them all")
	}
	if a, b, shared := face.Shared(); shared {
		c.add(key, fmt.Sprintf("%s draws %c (U+%04X) and %c (U+%04X) with one glyph, so that search and copying take one for the other", face.Name(), a, a, b, b), "give another font")
	}
}

// spelled lists characters with their code points, the first of many.
func spelled(s string) string {
	const shown = 8
	var list []string
	runes := []rune(s)
	for _, r := range runes[:min(len(runes), shown)] {
		list = append(list, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	text := strings.Join(list, ", ")
	if len(runes) > shown {
		text += fmt.Sprintf(" and %d more characters", len(runes)-shown)
	}
	return text
}

// Room around and between the parts of a masthead.
const (
	MastheadPad = 8.0
	MastheadGap = 18.0
	NameSize    = 11.0
	NameLeading = 13.5
)

// NameWidth is the width that the organisation has beside the logo.
func (s *Style) NameWidth() float64 {
	if s.Logo == nil {
		return s.Page.Width()
	}
	return s.Page.Width() - s.Logo.Width() - MastheadGap
}

// NameLines is how many lines of the organisation a masthead has room for.
func (s *Style) NameLines() int { return int((s.Masthead.Height - 2*MastheadPad) / NameLeading) }

func (c *checker) masthead() {
	s, m := c.style, c.style.Masthead
	if !s.HasMasthead() {
		return
	}
	under := white
	if m.Band {
		under = named{"cover.band", m.Ground}
	}
	if m.Named && s.Organisation != nil {
		c.contrast(named{"cover.text", m.Text}, LeastText, "text", under)
	}
	if l := s.Logo; l != nil {
		c.within(bounds{"logo.height", l.Height, 12, m.Height - 2*MastheadPad})
		if l.Width() < leastLogo {
			c.add("logo.height", fmt.Sprintf("the logo would be %s wide; at least %s are needed", points(l.Width()), points(leastLogo)), "make it higher, or give a picture that is less narrow")
			return
		}
		if most := 0.6 * s.Page.Width(); l.Width() > most {
			c.add("logo.height", fmt.Sprintf("the logo would be %s wide; there is room for %s", points(l.Width()), points(most)), "make it lower")
			return
		}
	}
	c.organisation()
}

// organisation sets the name as the masthead will, to see whether it fits.
func (c *checker) organisation() {
	s := c.style
	face := s.Faces.SansSemiBold()
	for _, lang := range sortedKeys(s.Organisation) {
		key, name := "organisation."+lang, s.Organisation[lang]
		if missing := face.Missing(name); missing != "" {
			c.add(key, "the font has no "+spelled(missing), "use other characters, or another font")
		}
		lines, line := 1, 0.0
		for _, word := range strings.Fields(name) {
			w := face.Width(word, NameSize)
			if line > 0 && line+face.Width(" ", NameSize)+w > s.NameWidth() {
				lines, line = lines+1, 0
			}
			line += w + face.Width(" ", NameSize)
			if w > s.NameWidth() {
				lines = 1 << 10
			}
		}
		if s.Masthead.Named && lines > s.NameLines() {
			c.add(key, "the name does not fit into the masthead", "shorten it, make cover.height larger or logo.height smaller")
		}
		if most := s.Page.Width() * 0.75; s.Signed && face.Width(name, 7.8) > most {
			c.add(key, "the name is too long for the foot of a page", "shorten it, or leave out running.organisation")
		}
	}
}
