package house

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"growthpole/report/drawing"
)

func TestTheBuiltInStyleHasNoFault(t *testing.T) {
	for _, f := range Default().Check() {
		t.Errorf("%s: %s", f.Key, f.What)
	}
}

func hex(v uint32) drawing.Color {
	return drawing.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
}

// square is a logo of one colour.
func square(w, h int) *Image { return &Image{Width: w, Height: h, Pixels: make([]byte, 3*w*h)} }

// Each style breaks one rule; the fault names key, what was found, and what is needed.
func TestStylesThatCannotBeReadAreRefused(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Style)
		key    string
		want   string
	}{
		{"pale text", func(s *Style) { s.Colours.Ink = hex(0x999999) }, "colours.ink", "#999999 has the contrast 2.85:1 on paper #ffffff; at least 4.5:1"},
		{"pale titles", func(s *Style) { s.Colours.Accent = hex(0xE08000) }, "colours.accent", "at least 4.5:1"},
		{"second text on a dark tint", func(s *Style) { s.Colours.Tint = hex(0xB0B8C4) }, "colours.quiet", "on colours.tint #b0b8c4"},
		{"a pale rule of cautions", func(s *Style) { s.Colours.Warm = hex(0xF0C040) }, "colours.warm", "at least 3:1"},
		{"pale labels", func(s *Style) { s.Figures.Muted = hex(0xA0A0A0) }, "figures.muted", "at least 4.5:1"},
		{"pale bars", func(s *Style) { s.Figures.Region = hex(0xA8C8E8) }, "figures.region", "at least 3:1"},
		{"bars lost on their track", func(s *Style) { s.Figures.Track = hex(0xC0C8D0) }, "figures.region", "on figures.track"},
		{"pale outlines", func(s *Style) { s.Figures.Frame = hex(0xC0C0C0) }, "figures.frame", "an outline"},
		{"a sector like its region in grey", func(s *Style) { s.Figures.Accent = hex(0x8F5A5A); s.Figures.Region = hex(0x5A708F) }, "figures.accent", "in grey print; at least 1.4:1"},
		{"shades out of order", func(s *Style) { s.Figures.Ramp[1], s.Figures.Ramp[2] = s.Figures.Ramp[2], s.Figures.Ramp[1] }, "figures.ramp[2]", "is not darker"},
		{"shades too close", func(s *Style) { s.Figures.Ramp[1] = hex(0xE4EAF0) }, "figures.ramp[1]", "at least 1.4:1"},
		{"a margin that is too small", func(s *Style) { s.Page.Left = 10 }, "page.margins.left", "10 pt (3.53 mm); want 28 pt"},
		{"margins that leave no room", func(s *Style) { s.Page.Left, s.Page.Right = 110, 110 }, "page.margins", "leave 375.3 pt"},
		{"a column wider than the page", func(s *Style) { s.Page.Column = 500 }, "page.column", "500 pt"},
		{"a column that is too narrow", func(s *Style) { s.Page.Column = 200 }, "page.column", "want 280 pt"},
		{"no top", func(s *Style) { s.Page.Top = 20 }, "page.margins.top", "want 48 pt"},
		{"tiny text", func(s *Style) { s.Text = 6 }, "text.size", "6 pt"},
		{"large text", func(s *Style) { s.Text = 14 }, "text.size", "want 9 pt (3.17 mm) to 12 pt"},
		{"a name lost on its band", func(s *Style) {
			s.Organisation, s.Masthead.Band, s.Masthead.Ground = Words{"en": "Office"}, true, hex(0x123A6B)
		}, "cover.text", "on cover.band #123a6b"},
		{"a name that is too long", func(s *Style) { s.Organisation = Words{"en": strings.Repeat("Ministry of Everything ", 14)} }, "organisation.en", "does not fit"},
		{"a name with a strange letter", func(s *Style) { s.Organisation = Words{"en": "漢 Office"} }, "organisation.en", "漢 (U+6F22)"},
		{"a name that is too long for the foot", func(s *Style) {
			s.Signed, s.Organisation = true, Words{"en": strings.Repeat("Ministry of Everything ", 6)}
		}, "organisation.en", "foot of a page"},
		{"a logo that is too high", func(s *Style) { s.Logo = &Logo{Image: square(10, 10), Height: 50} }, "logo.height", "50 pt"},
		{"a logo that is too wide", func(s *Style) { s.Logo = &Logo{Image: square(100, 10), Height: 40} }, "logo.height", "would be 400 pt"},
		{"a logo that is a hair wide", func(s *Style) { s.Logo = &Logo{Image: square(1, 2000), Height: 30} }, "logo.height", "would be 0.015 pt (0.00529 mm) wide; at least 4 pt"},
		{"a masthead that is too high", func(s *Style) { s.Masthead.Height = 400 }, "cover.height", "want 36 pt"},
	} {
		s := *Default()
		tt.change(&s)
		found := false
		for _, f := range s.Check() {
			found = found || f.Key == tt.key && strings.Contains(f.What, tt.want) && f.Hint != ""
		}
		if !found {
			t.Errorf("%s: got %v, want %s: …%s…", tt.name, s.Check(), tt.key, tt.want)
		}
	}
}

func TestWordsFallBackOnEnglish(t *testing.T) {
	w := Words{"en": "Office", "ru": "Управление"}
	for tag, want := range map[string]string{"ru-RU": "Управление", "en-GB": "Office", "kk-KZ": "Office", "RU": "Управление"} {
		if got := w.In(tag); got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
}

func TestWhatShowsThroughALogoIsTheGround(t *testing.T) {
	half := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	half.SetNRGBA(0, 0, color.NRGBA{R: 200, A: 128})
	half.SetNRGBA(1, 0, color.NRGBA{R: 255, G: 255, B: 255, A: 255})
	got, err := ReadImage(encoded(t, half), drawing.Color{B: 100})
	if err != nil {
		t.Fatal(err)
	}
	if p := got.Pixels; len(p) != 6 || p[0] != 100 || p[1] != 0 || p[2] != 49 || p[3] != 255 || p[5] != 255 {
		t.Errorf("got %v", p)
	}
}
