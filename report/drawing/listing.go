package drawing

import (
	"math"
	"strconv"
	"strings"
)

// Listing writes a drawing as text, one line a mark, lengths rounded to a tenth
// of a point. It is made for golden files: a change of a figure can be read.
func Listing(d *Drawing) string {
	var b strings.Builder
	b.WriteString("drawing " + tenth(d.Width) + " × " + tenth(d.Height) + "\n")
	for _, m := range d.Marks {
		switch m := m.(type) {
		case *Text:
			listText(&b, m)
		case *Path:
			listPath(&b, m)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

var weightNames = [...]string{Regular: "regular", SemiBold: "semibold", Bold: "bold", Italic: "italic"}

func listText(b *strings.Builder, t *Text) {
	b.WriteString("text " + tenth(t.At.X) + " " + tenth(t.At.Y) + " " + tenth(t.Size) + " " +
		weightNames[t.Weight] + " " + t.Color.Hex())
	if t.Angle != 0 {
		b.WriteString(" turn " + number(t.Angle*180/math.Pi, 1))
	}
	b.WriteString(" " + strconv.Quote(t.Value))
}

func listPath(b *strings.Builder, p *Path) {
	b.WriteString("path")
	if p.Fill != nil {
		b.WriteString(" fill " + p.Fill.Hex())
	}
	if p.Stroke != nil {
		b.WriteString(" stroke " + p.Stroke.Hex() + " " + number(p.LineWidth, 2))
	}
	if len(p.Dash) > 0 {
		b.WriteString(" dash")
		for _, v := range p.Dash {
			b.WriteString(" " + number(v, 1))
		}
	}
	if p.RoundCap {
		b.WriteString(" round")
	}
	b.WriteString(":")
	for _, s := range p.Segments {
		b.WriteString(" " + letters[s.Op])
		for _, q := range s.Points() {
			b.WriteString(" " + tenth(q.X) + " " + tenth(q.Y))
		}
	}
}

// letters are the operations as SVG writes them.
var letters = [...]string{Move: "M", Line: "L", Cubic: "C", Close: "Z"}

// Hex is the colour as the web writes it: #1f2328.
func (c Color) Hex() string {
	const digits = "0123456789abcdef"
	return string([]byte{'#', digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15]})
}

func tenth(v float64) string { return number(v, 1) }

// number writes v with at most so many decimals and no minus before a zero.
func number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}
