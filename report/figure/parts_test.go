package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"growthpole/report/drawing"
)

func TestWrap(t *testing.T) {
	s := newSheet(0, pencil) // a letter of face label is 4 points wide
	for _, c := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"a short text is one line", "two words", 100, []string{"two words"}},
		{"a text breaks at a space", "two words", 20, []string{"two", "words"}},
		{"a text breaks after a hyphen", "Северо-Казахстанская", 60, []string{"Северо-", "Казахстанская"}},
		{"a hyphen that needs no break stays", "Северо-Казахстанская", 90, []string{"Северо-Казахстанская"}},
		{"a word that is too long is cut, not lost", "abcdefgh", 12, []string{"abc", "def", "gh"}},
		{"a line narrower than a letter still takes one", "ab", 1, []string{"a", "b"}},
		{"an empty text has no line", "  ", 10, nil},
	} {
		if got := s.wrap(label, c.width, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name     string
		at, want []float64
	}{
		{"those apart stay", []float64{20, 80}, []float64{20, 80}},
		{"equal ones part in their order", []float64{50, 50}, []float64{50, 60}},
		{"the order of places is kept", []float64{52, 50}, []float64{60, 50}},
		{"those at the end move up", []float64{99, 98, 97}, []float64{95, 85, 75}},
		{"those before the start move down", []float64{0}, []float64{5}},
	} {
		spans := make([]span, len(c.at))
		for i, v := range c.at {
			spans[i] = span{v, 10}
		}
		spread(spans, 0, 100)
		for i, got := range spans {
			if got.At != c.want[i] {
				t.Errorf("%s: got %v, want %v", c.name, spans, c.want)
				break
			}
		}
	}
}

func TestNiceTicks(t *testing.T) {
	for _, c := range []struct {
		name   string
		lo, hi float64
		want   []float64
	}{
		{"tens", 0, 34, []float64{0, 10, 20, 30, 40}},
		{"fractions", 0.09, 0.29, []float64{0.05, 0.1, 0.15, 0.2, 0.25, 0.3}},
		{"both sides of zero", -3, 5, []float64{-4, -2, 0, 2, 4, 6}},
		{"zero alone starts an axis", 0, 0, []float64{0, 0.25, 0.5, 0.75, 1}},
		{"a number alone has room on both sides", 50, 50, []float64{45, 47.5, 50, 52.5, 55}},
	} {
		got := niceTicks(c.lo, c.hi, 5)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAlbers(t *testing.T) {
	// Snyder's worked example (p. 291): parallels 29.5 and 45.5, origin 23 N 96 W.
	a := newAlbers(-96, 23, 29.5, 45.5)
	x, y := a.project(LonLat{-75, 35})
	if math.Abs(x-0.2952720) > 1e-6 || math.Abs(y-0.2416774) > 1e-6 {
		t.Errorf("got %.7f, %.7f, want 0.2952720, 0.2416774", x, y)
	}
}

func TestEqualAreasStayEqual(t *testing.T) {
	// A degree of longitude between two parallels holds as much ground wherever it
	// lies, and so much: the difference of their sines.
	for _, c := range []struct {
		name     string
		from, to float64
	}{{"in the south", 41, 42}, {"in the north", 54, 55}} {
		a := newAlbers(67, 48, 43, 53)
		var ring []drawing.Point
		for _, p := range []LonLat{{80, c.from}, {80.02, c.from}, {80.02, c.to}, {80, c.to}} {
			x, y := a.project(p)
			ring = append(ring, drawing.Point{X: x, Y: y})
		}
		got := math.Abs(turn(ring)) / 2
		want := radians(0.02) * (math.Sin(radians(c.to)) - math.Sin(radians(c.from)))
		if math.Abs(got/want-1) > 1e-4 {
			t.Errorf("%s: got %g, want %g", c.name, got, want)
		}
	}
}

func TestHatchStaysInsideAndOutOfHoles(t *testing.T) {
	outer := []drawing.Point{{X: 0, Y: 0}, {X: 40, Y: 0}, {X: 40, Y: 40}, {X: 0, Y: 40}}
	hole := []drawing.Point{{X: 10, Y: 10}, {X: 10, Y: 30}, {X: 30, Y: 30}, {X: 30, Y: 10}}
	segments := shape{outer, hole}.hatch(3)
	if len(segments) < 20 {
		t.Fatalf("got %d segments", len(segments))
	}
	for i := 0; i < len(segments); i += 2 {
		a, b := segments[i].P[0], segments[i+1].P[0]
		x, y := (a.X+b.X)/2, (a.Y+b.Y)/2
		if (x > 10 && x < 30 && y > 10 && y < 30) || x < 0 || x > 40 || y < 0 || y > 40 {
			t.Errorf("the line %v to %v has its middle in the hole or outside", a, b)
		}
	}
}

func TestNeighboursKeepTheirCommonBorder(t *testing.T) {
	border := []drawing.Point{{X: 10.11, Y: 0}, {X: 10.34, Y: 3.33}, {X: 9.87, Y: 7.77}, {X: 10.02, Y: 12.5}}
	west := append([]drawing.Point{{X: 0, Y: 12.5}, {X: 0, Y: 0}}, border...)
	back := slices.Clone(border)
	slices.Reverse(back)
	east := append([]drawing.Point{{X: 20, Y: 0}, {X: 20, Y: 12.5}}, back...)
	inEast := simplify(east)
	for _, p := range simplify(west) {
		if p.X > 5 && !slices.Contains(inEast, p) {
			t.Errorf("%v is on the border of one neighbour only: %v", p, inEast)
		}
	}
}

func TestErrorsNameTheRow(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	polygon := []Polygon{square(0, 0, 1)}
	for _, c := range []struct {
		name   string
		figure Figure
		want   string
	}{
		{"a share that is no number", Structure{Rows: []SectorShare{{Name: "Mining", Region: Known(nan, "")}}}, `"Mining"`},
		{"an endless share of the nation", Structure{Rows: []SectorShare{{Name: "Mining", Nation: Known(inf, "")}}}, `"Mining"`},
		{"a negative share", Structure{Rows: []SectorShare{{Name: "Mining", Region: Known(-1, "")}}}, "below zero"},
		{"a structure without rows", Structure{}, "nothing to draw"},
		{"an endless quotient", Quotients{Rows: []Quotient{{Name: "IT", Value: Known(inf, "")}}}, `"IT"`},
		{"a negative threshold", Quotients{Rows: []Quotient{{Name: "IT"}}, Threshold: []Threshold{{-1, "least"}}}, `"least"`},
		{"no quotients", Quotients{}, "nothing to draw"},
		{"a year without a number", Trend{Series: []Series{{Label: "Abai", Points: []YearPoint{{2020, nan}}}}}, `"Abai"`},
		{"years out of order", Trend{Series: []Series{{Label: "Abai", Points: []YearPoint{{2020, 1}, {2020, 2}}}}}, "2020 comes after 2020"},
		{"a negative number on an axis from zero", Trend{FromZero: true, Series: []Series{{Label: "Abai", Points: []YearPoint{{2020, -1}}}}}, "below zero"},
		{"years that are no years", Trend{Series: []Series{{Points: []YearPoint{{20, 1}, {2020, 1}}}}}, "more years"},
		{"more columns than can be told apart", Columns{Bars: make([]Column, 8000)}, "8000 bars are more than a chart can hold; at most 500"},
		{"a box of dots off their scale", Dots{Groups: []DotGroup{{Rows: []DotRow{{Name: "IT", Low: 20, High: 200}}}}}, `dots: row "IT": 20 to 200 is no interval`},
		{"a trend without numbers", Trend{Series: []Series{{Label: "Abai"}}}, "nothing to draw"},
		{"a dot that is no number", Strip{Rows: []StripRow{{Name: "KSI", Points: []StripPoint{{"", "Abai", nan, Peer}}}}}, `"KSI: Abai"`},
		{"a strip without dots", Strip{Rows: []StripRow{{Name: "KSI"}}}, "nothing to draw"},
		{"a point that is no number", Scatter{Points: []ScatterPoint{{"Abai", 1, nan, Peer}}}, `"Abai"`},
		{"a scatter without points", Scatter{}, "nothing to draw"},
		{"a step held above one that is not", Ladder{Steps: []Step{{Name: "one"}, {Name: "two", State: StepHeld}}}, `"two" is held, but "one"`},
		{"a state that does not exist", Ladder{Steps: []Step{{Name: "one", State: 9}}}, "no such state"},
		{"a ladder without steps", Ladder{}, "nothing to draw"},
		{"a factor above the scale", Factors{Groups: []FactorGroup{{"", []Factor{{Name: "Support", Value: value(101)}}}}}, `"Support"`},
		{"a factor that is no number", Factors{Groups: []FactorGroup{{"", []Factor{{Name: "Support", Nation: Known(nan, "")}}}}}, `"Support"`},
		{"no factors", Factors{}, "nothing to draw"},
		{"a density off the curve", Network{Curve: []Place{{0, 0}, {1, 1}}, Region: Known(2, "Abai")}, `"Abai"`},
		{"a curve that turns back", Network{Curve: []Place{{1, 0}, {0, 1}}}, "turns back"},
		{"an optimum off the curve", Network{Curve: []Place{{0, 0}, {1, 1}}, Lo: 0.5, Hi: 3}, "optimum"},
		{"a density that is no number", Network{Curve: []Place{{0, 0}, {1, 1}}, Region: Known(nan, "Abai")}, `"Abai"`},
		{"a priority above the scale", Priorities{Horizons: []Horizon{{"", []Mechanism{{Name: "M1", Priority: value(200)}}}}}, `"M1"`},
		{"an advice that does not exist", Priorities{Horizons: []Horizon{{"", []Mechanism{{Name: "M1", Advice: 9}}}}}, "no such advice"},
		{"no priorities", Priorities{}, "nothing to draw"},
		{"an area of a class that does not exist", Map{Areas: []Area{{Label: "Abai", Polygons: polygon}}}, `"Abai"`},
		{"an area without an outline", Map{Classes: make([]Class, 1), Areas: []Area{{Label: "Abai"}}}, "no outline"},
		{"a latitude beyond the pole", Map{Classes: make([]Class, 1), Areas: []Area{{Label: "Abai", Polygons: []Polygon{square(40, 100, 1)}}}}, "longitude comes first"},
		{"a corner that is no number", Map{Classes: make([]Class, 1), Areas: []Area{{Label: "Abai", Polygons: []Polygon{square(nan, 1, 1)}}}}, `"Abai"`},
		{"more classes than shades", Map{Classes: make([]Class, 6), Areas: []Area{{Polygons: polygon}}}, "told apart"},
		{"a map without areas", Map{}, "nothing to draw"},
	} {
		d, err := c.figure.Draw(pencil)
		if err == nil || d != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %s", c.name, err, c.want)
		}
	}
}

// words is all texts of a drawing without spaces, in the order of painting.
func words(d *drawing.Drawing) string {
	var b strings.Builder
	for _, m := range d.Marks {
		if t, ok := m.(*drawing.Text); ok {
			b.WriteString(strings.ReplaceAll(t.Value, " ", ""))
		}
	}
	return b.String()
}

func TestNoLabelIsLost(t *testing.T) {
	name := strings.ReplaceAll(long, " ", "")
	for _, c := range []struct {
		name   string
		figure Figure
		times  int
	}{
		{"both names and both numbers of a row", Structure{Rows: []SectorShare{{long, Known(1, long), Known(1, long), true}}}, 3},
		{"a quotient's name and number", Quotients{Rows: []Quotient{{long, Known(0.01, long), false}}}, 2},
		{"names of three lines that end in one place", equalLines(), 6},
		{"names at both ends of a strip, of the region and the nation", nasty()["a strip with long names at its ends"], 3},
		{"the region and the nation among twenty points in one place", Scatter{Points: samePlace(3)}, 2},
		{"every text of ten steps", tenSteps(), 11},
		{"the words for a missing factor", Factors{Groups: []FactorGroup{{long, []Factor{{Name: long, Value: Unknown(long)}}}}}, 3},
		{"a mechanism's texts", Priorities{Horizons: []Horizon{{long, []Mechanism{{long, Unknown(long), AdviceNow, long}}}}}, 4},
		{"the region on a network", nasty()["a network at its left end"], 6},
		{"the area and its class", nasty()["a map of one area"], 2},
	} {
		d, err := c.figure.Draw(pencil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Count(words(d), name); got < c.times {
			t.Errorf("%s: got it %d times, want %d:\n%s", c.name, got, c.times, drawing.Listing(d))
		}
	}
}

func TestTrendLeavesGaps(t *testing.T) {
	trend := Trend{Breaks: []Break{{Year: 2022}}}
	points := []YearPoint{{2018, 1}, {2019, 1}, {2021, 1}, {2022, 1}, {2023, 1}}
	for _, c := range []struct {
		name   string
		series Series
		want   []int // lengths of runs
	}{
		{"a missing year and a break part a line", Series{Points: points}, []int{2, 1, 2}},
		{"a whole line is parted by the missing year only", Series{Points: points, Whole: true}, []int{2, 3}},
		{"no points, no run", Series{}, nil},
	} {
		var got []int
		for _, run := range trend.runs(c.series) {
			got = append(got, len(run))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestDepthTellsWhetherALabelFits(t *testing.T) {
	box := shape{{{X: 0, Y: 0}, {X: 40, Y: 0}, {X: 40, Y: 20}, {X: 0, Y: 20}}}
	bent := shape{{{X: 0, Y: 0}, {X: 20, Y: 0}, {X: 0, Y: 20}}} // a triangle
	for _, c := range []struct {
		name       string
		shape      shape
		x, y, w, h float64
		want       float64
	}{
		{"a label as large as the area touches its edge", box, 20, 10, 40, 20, 0.5},
		{"one half as large has a whole side of room", box, 20, 10, 20, 10, 1},
		{"beside the middle the near edge counts", box, 5, 10, 20, 10, 0.25},
		{"outside it is negative", box, 50, 10, 10, 10, -1},
		{"a slanted edge meets the corner of a label", bent, 5, 5, 10, 10, 0.5},
	} {
		if got := c.shape.depth(c.x, c.y, c.w, c.h); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAnUnknownFactorSpansItsBounds(t *testing.T) {
	box := func(f Factor) (width, left float64) {
		d := sound(t, "factors", Factors{Region: "Abai", Nation: "Kazakhstan", Groups: []FactorGroup{{"", []Factor{f}}}})
		for _, m := range d.Marks {
			if p, ok := m.(*drawing.Path); ok && len(p.Dash) > 0 {
				from, to := p.Segments[0].Points()[0], p.Segments[2].Points()[0]
				return to.X - from.X, from.X
			}
		}
		t.Error("no dashed box")
		return 0, 0
	}
	whole, left := box(Factor{Name: "A", Value: Unknown("no data")})
	part, from := box(Factor{Name: "A", Value: Unknown("no data"), Low: 20, High: 70})
	if math.Abs(part-whole/2) > 0.1 || math.Abs(from-left-whole/5) > 0.1 {
		t.Errorf("20 to 70 spans %.1f from %.1f, of %.1f from %.1f", part, from, whole, left)
	}
	for _, f := range []Factor{{Name: "A", Low: 60, High: 40}, {Name: "A", Low: -1, High: 40}, {Name: "A", High: 101}} {
		if _, err := (Factors{Groups: []FactorGroup{{"", []Factor{f}}}}).Draw(pencil); err == nil {
			t.Errorf("%v to %v were drawn", f.Low, f.High)
		}
	}
}

func TestTheKeyNamesTheNationOnlyWhereItHasATick(t *testing.T) {
	for _, c := range []struct {
		nation Value
		want   bool
	}{{value(50), true}, {Value{}, false}} {
		d := sound(t, "factors", Factors{Region: "Abai", Nation: "Kazakhstan", Groups: []FactorGroup{{"", []Factor{{Name: "A", Value: value(1), Nation: c.nation}}}}})
		if got := strings.Contains(words(d), "Kazakhstan"); got != c.want {
			t.Errorf("nation %v: named %v", c.nation, got)
		}
	}
}
