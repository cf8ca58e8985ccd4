package drawing

import "math"

// Contrast is the ratio of two colours' luminance as WCAG 2.2 defines it: 1 for
// equal ones up to 21 for black on white.
func Contrast(a, b Color) float64 {
	hi, lo := a.Luminance(), b.Luminance()
	if hi < lo {
		hi, lo = lo, hi
	}
	return (hi + 0.05) / (lo + 0.05)
}

// Luminance is the relative luminance of sRGB, after WCAG 2.2: 0 black, 1 white.
func (c Color) Luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
