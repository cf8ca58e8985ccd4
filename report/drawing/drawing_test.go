package drawing

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
)

// half takes every letter for half as wide as the size.
func half(_ Weight, size float64, s string) float64 {
	return 0.5 * size * float64(len([]rune(s)))
}

func TestOverlaps(t *testing.T) {
	word := func(x, y, angle float64, s string) *Text {
		return &Text{At: Point{x, y}, Size: 10, Angle: angle, Value: s}
	}
	for _, c := range []struct {
		name string
		a, b *Text
		want int
	}{
		{"two texts on the same place cover each other", word(0, 10, 0, "abcd"), word(5, 12, 0, "abcd"), 1},
		{"a text after another does not", word(0, 10, 0, "abcd"), word(20, 10, 0, "abcd"), 0},
		{"a text under another does not", word(0, 10, 0, "abcd"), word(0, 20, 0, "abcd"), 0},
		{"a turned text takes room downwards", word(0, 10, math.Pi/2, "abcdefgh"), word(0, 40, 0, "a"), 1},
	} {
		d := &Drawing{Width: 100, Height: 100, Marks: []Mark{c.a, c.b}}
		if got := Overlaps(d, half); len(got) != c.want {
			t.Errorf("%s: got %q, want %d", c.name, got, c.want)
		}
	}
}

func TestOutside(t *testing.T) {
	ink := Color{}
	for _, c := range []struct {
		name string
		mark Mark
		want int
	}{
		{"a text inside is whole", &Text{At: Point{10, 10}, Size: 10, Value: "ab"}, 0},
		{"a text that ends beyond the right edge is cut", &Text{At: Point{95, 10}, Size: 10, Value: "ab"}, 1},
		{"a text whose letters reach above the top is cut", &Text{At: Point{10, 5}, Size: 10, Value: "ab"}, 1},
		{"a line on the edge is cut by half its width", &Path{Segments: Polyline(Point{0, 0}, Point{50, 0}), Stroke: &ink, LineWidth: 1}, 1},
		{"a fill up to the edge is whole", &Path{Segments: Rect(0, 0, 100, 100), Fill: &ink}, 0},
	} {
		d := &Drawing{Width: 100, Height: 100, Marks: []Mark{c.mark}}
		if got := Outside(d, half); len(got) != c.want {
			t.Errorf("%s: got %q, want %d", c.name, got, c.want)
		}
	}
}

func sample() *Drawing {
	return &Drawing{Width: 100, Height: 50.25, Marks: []Mark{
		&Path{Segments: Rect(1, 2, 30, 4), Fill: &Color{31, 95, 168}},
		&Path{Segments: Polyline(Point{0.04, -0.04}, Point{9, 9}), Stroke: &Color{}, LineWidth: 0.75, Dash: []float64{2, 1.5}, RoundCap: true},
		&Path{Segments: Circle(Point{10, 10}, 2)[:2], Stroke: &Color{255, 255, 255}, LineWidth: 1},
		&Text{At: Point{3, 20}, Size: 8.5, Weight: Bold, Color: Color{1, 2, 3}, Angle: -math.Pi / 2, Value: `R&D <"ИКТ"> ` + "\x01"},
	}}
}

func TestListing(t *testing.T) {
	want := `drawing 100 × 50.2
path fill #1f5fa8: M 1 2 L 31 2 L 31 6 L 1 6 Z
path stroke #000000 0.75 dash 2 1.5 round: M 0 0 L 9 9
path stroke #ffffff 1: M 12 10 C 12 11.1 11.1 12 10 12
text 3 20 8.5 bold #010203 turn -90 "R&D <\"ИКТ\"> \x01"
`
	if got := Listing(sample()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	svg := SVG(sample(), `'Source Sans 3', sans-serif`, "A <title> & more\x02")
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
	for _, want := range []string{
		`viewBox="0 0 100 50.25"`, `fill="#1f5fa8"`, `stroke-dasharray="2 1.5"`, `font-weight="700"`,
		`transform="rotate(-90 3 20)"`, "R&amp;D &lt;&#34;ИКТ&#34;&gt; \uFFFD</text>",
		"<title>A &lt;title&gt; &amp; more\uFFFD</title>", `role="img"`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in\n%s", want, svg)
		}
	}
}

func TestSVGWithoutATitleSaysNothing(t *testing.T) {
	if svg := SVG(sample(), "sans-serif", ""); strings.Contains(svg, "title") || strings.Contains(svg, "role") {
		t.Errorf("a title nobody gave in\n%s", svg)
	}
}

func BenchmarkSVG(b *testing.B) {
	d := sample()
	for b.Loop() {
		SVG(d, "sans-serif", "")
	}
}
