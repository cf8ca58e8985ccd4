package drawing

import (
	"encoding/xml"
	"math"
	"strings"
)

// SVG writes a drawing as one svg element. The families are a CSS list, as
// "'Source Sans 3', sans-serif"; the file names faces and embeds none. The title
// is what the drawing says to those who cannot see it; an empty one is left out,
// for a caller who gives it beside the drawing.
func SVG(d *Drawing, families, title string) string {
	var b strings.Builder
	w, h := number(d.Width, 2), number(d.Height, 2)
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="` + w + `pt" height="` + h + `pt" viewBox="0 0 ` + w + ` ` + h + `" font-family="`)
	escape(&b, families)
	b.WriteByte('"')
	if title != "" {
		b.WriteString(` role="img"`)
	}
	b.WriteString(">\n")
	if title != "" {
		b.WriteString("<title>")
		escape(&b, title)
		b.WriteString("</title>\n")
	}
	for _, m := range d.Marks {
		switch m := m.(type) {
		case *Text:
			svgText(&b, m)
		case *Path:
			svgPath(&b, m)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

var svgFaces = [...]string{
	Regular:  "",
	SemiBold: ` font-weight="600"`,
	Bold:     ` font-weight="700"`,
	Italic:   ` font-style="italic"`,
}

func svgText(b *strings.Builder, t *Text) {
	x, y := number(t.At.X, 2), number(t.At.Y, 2)
	b.WriteString(`<text x="` + x + `" y="` + y + `" font-size="` + number(t.Size, 2) + `" fill="` + t.Color.Hex() + `"` + svgFaces[t.Weight])
	if t.Angle != 0 {
		b.WriteString(` transform="rotate(` + number(t.Angle*180/math.Pi, 3) + " " + x + " " + y + `)"`)
	}
	b.WriteByte('>')
	escape(b, t.Value)
	b.WriteString("</text>\n")
}

func svgPath(b *strings.Builder, p *Path) {
	b.WriteString(`<path d="`)
	for _, s := range p.Segments {
		b.WriteString(letters[s.Op])
		for i, q := range s.Points() {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(q.X, 2) + " " + number(q.Y, 2))
		}
	}
	b.WriteString(`" fill="` + paint(p.Fill) + `"`)
	if p.Stroke != nil {
		b.WriteString(` stroke="` + p.Stroke.Hex() + `" stroke-width="` + number(p.LineWidth, 2) + `"`)
	}
	if p.Stroke != nil && len(p.Dash) > 0 {
		b.WriteString(` stroke-dasharray="`)
		for i, v := range p.Dash {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(v, 2))
		}
		b.WriteByte('"')
	}
	if p.RoundCap {
		b.WriteString(` stroke-linecap="round" stroke-linejoin="round"`)
	}
	b.WriteString("/>\n")
}

func paint(c *Color) string {
	if c == nil {
		return "none"
	}
	return c.Hex()
}

// escape makes s safe as text and as an attribute; a control character, which
// XML may not hold in any spelling, becomes U+FFFD.
func escape(b *strings.Builder, s string) {
	// A strings.Builder returns no error.
	_ = xml.EscapeText(b, []byte(s))
}
