package pdf

import (
	"fmt"
	"strconv"
	"sync"

	"growthpole/report/document"
	"growthpole/report/house"
)

// masthead is the top of the first page: whose document it is, and the logo.
type masthead struct {
	look     *look
	name     marks    // lines of the organisation
	picture  *element // nil without a logo
	logoLeft float64
}

// masthead sets the top of the first page; it is nil where the style has none.
func (f *flow) masthead() (*masthead, error) {
	s := f.look.style
	if !s.HasMasthead() {
		return nil, nil
	}
	m := &masthead{look: f.look}
	nameLeft := f.look.marginLeft
	if l := s.Logo; l != nil {
		m.logoLeft = pageWidth - f.look.marginRight - l.Width()
		if l.Left {
			m.logoLeft = f.look.marginLeft
			nameLeft += l.Width() + house.MastheadGap
		}
		if l.Left { // in the order of the eye
			m.picture = f.logo(l)
		}
	}
	if text, lang := s.Organisation.Spoken(f.doc.Lang); text != "" && s.Masthead.Named {
		style := f.look.mastheadStyle
		pieces, err := f.types.set([]document.Inline{&document.Text{Value: text, Lang: lang}}, style, f.parent.add("P"))
		if err != nil {
			return nil, fmt.Errorf("organisation: %w", err)
		}
		pieces, lines := f.memory.breaker.breakLines(pieces, s.NameWidth(), style.lines)
		top := (s.Masthead.Height - float64(len(lines))*style.leading) / 2
		for i, l := range lines {
			m.name = append(m.name, &textLine{pieces: pieces[l.from:l.to], left: nameLeft, room: s.NameWidth(),
				baseline: top + float64(i)*style.leading + baseline(style), end: l.end})
		}
	}
	if l := s.Logo; l != nil && !l.Left {
		m.picture = f.logo(l)
	}
	return m, nil
}

// logo is the element of the logo; one that says nothing is in no tree.
func (f *flow) logo(l *house.Logo) *element {
	if l.Alt == nil {
		return &element{}
	}
	e := f.parent.add("Figure")
	var lang string
	if e.alt, lang = l.Alt.Spoken(f.doc.Lang); lang != f.doc.Lang {
		e.lang = lang // English stands in
	}
	return e
}

func (m *masthead) paint(c *canvas, top float64) {
	s := m.look.style
	if s.Masthead.Band {
		c.artifact(backgroundArtifact)
		c.rectangle(0, top, pageWidth, s.Masthead.Height, s.Masthead.Ground)
	}
	if s.Logo != nil && s.Logo.Left {
		m.logo(c, top)
	}
	m.name.paint(c, top)
	if s.Logo != nil && !s.Logo.Left {
		m.logo(c, top)
	}
}

func (m *masthead) logo(c *canvas, top float64) {
	l := m.look.style.Logo
	top += (m.look.style.Masthead.Height - l.Height) / 2
	if l.Alt == nil {
		c.artifact(layoutArtifact)
	} else {
		c.tag(m.picture)
		m.picture.attributes = layoutBox(m.logoLeft, top, m.logoLeft+l.Width(), top+l.Height)
	}
	c.endText()
	c.raw("q\n")
	c.number(l.Width())
	c.raw("0 0 ")
	c.number(l.Height)
	c.number(m.logoLeft)
	c.number(pageHeight - top - l.Height)
	c.raw("cm\n/" + logoResource + " Do\nQ\n")
	c.pictured = true
}

// logoResource is the name of the logo in content streams.
const logoResource = "Logo"

// packedImage is an image as it stands in files, deflated once for a look.
type packedImage struct {
	once sync.Once
	dict string
	data []byte
}

func (p *packedImage) pack(image *house.Image) {
	p.once.Do(func() {
		space, filter := "/DeviceRGB", "/FlateDecode"
		if p.data = image.JPEG; p.data != nil {
			filter = "/DCTDecode"
			if image.Grey {
				space = "/DeviceGray"
			}
		} else {
			p.data = pack(image.Pixels)
		}
		p.dict = "/Type /XObject /Subtype /Image /Width " + strconv.Itoa(image.Width) + " /Height " + strconv.Itoa(image.Height) +
			" /ColorSpace " + space + " /BitsPerComponent 8 /Filter " + filter
	})
}

// writeLogo adds the logo to the file, and returns the entry of the pages' resources.
func writeLogo(f *file, c *canvas) string {
	if !c.pictured {
		return ""
	}
	packed := &c.look.logo
	packed.pack(c.look.style.Logo.Image)
	n := f.allocate()
	f.rawStream(n, packed.dict, packed.data)
	return "/XObject <</" + logoResource + " " + strconv.Itoa(n) + " 0 R>>"
}
