package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/report/drawing"
)

func TestQuotientsStandOnALogarithmicAxis(t *testing.T) {
	for _, c := range []struct {
		name      string
		quotients []float64
		want      []float64
	}{
		{"a nation alone reaches from a half to twice as much", []float64{1}, []float64{0.5, 1, 2}},
		{"small ones are spread", []float64{0.06, 2.9}, []float64{0.05, 0.1, 0.2, 0.5, 1, 2, 5}},
		{"zero has a place of its own", []float64{0, 0.3}, []float64{0, 0.2, 0.5, 1, 2}},
		{"over many powers of ten only these have ticks", []float64{0.00002, 1}, []float64{0.00001, 0.0001, 0.001, 0.01, 0.1, 1, 10}},
	} {
		a := newQuotientAxis(c.quotients)
		var got []float64
		for _, at := range a.ticks {
			got = append(got, a.quotient(at))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
		if !slices.IsSorted(a.ticks) || a.at(1) != 0 || math.Abs(a.at(2)+a.at(0.5)) > 1e-9 {
			t.Errorf("%s: half and twice are not equally far from 1", c.name)
		}
	}
	for _, extreme := range []float64{5e-324, 1e15} {
		if a := newQuotientAxis([]float64{extreme}); len(a.ticks) > 12 || !within(a.at(extreme), a.ticks[0], a.ticks[len(a.ticks)-1]) {
			t.Errorf("%g: ticks at %v", extreme, a.ticks)
		}
	}
}

// TestAScatterOfQuotients: half and twice are equally far from 1 there, too.
func TestAScatterOfQuotients(t *testing.T) {
	c := Scatter{Quotients: true, Y: Axis{Tick: func(q float64) string { return "q" + strconv.FormatFloat(q, 'g', 3, 64) }}, Points: []ScatterPoint{
		{"Half", 1, 0.5, Peer}, {"One", 2, 1, Peer}, {"Twice", 3, 2, Peer}, {"Least", 4, 0.06, Peer},
	}}
	d := sound(t, "scatter", c)
	for _, tick := range []string{"q0.05", "q0.1", "q1", "q2"} {
		if !strings.Contains(words(d), tick) {
			t.Errorf("no tick %s: %s", tick, words(d))
		}
	}
	places := map[string]float64{}
	for _, m := range d.Marks {
		if text, is := m.(*drawing.Text); is {
			places[text.Value] = text.At.Y
		}
	}
	if half, one, twice := places["q0.5"], places["q1"], places["q2"]; math.Abs((half-one)-(one-twice)) > 0.1 || half <= one {
		t.Errorf("0.5, 1 and 2 stand at %.2f, %.2f and %.2f", half, one, twice)
	}
	c.Points[0].Y = -1
	if _, err := c.Draw(pencil); err == nil {
		t.Error("a quotient below 0 has a place")
	}
}

func TestAQuadrantNamesTheRegionThoseChosenAndTheExtremes(t *testing.T) {
	c := Quadrant{Names: []string{"Peer"}, Points: []Bubble{
		{"Own", 0.5, 1, 2, Region}, {"Peer", 0.6, 1.5, 2, Peer}, {"Least", 0.1, 1.2, 2, Peer}, {"Most", 3, 1.3, 2, Peer},
		{"Fast", 0.7, 9, 2, Peer}, {"Slow", 0.8, -9, 2, Peer}, {"Large", 0.9, 1.1, 50, Peer}, {"Second", 0.9, -3, 20, Peer}, {"Middle", 0.55, 1.4, 2, Peer},
	}}
	got := words(sound(t, "quadrant", c))
	for _, name := range []string{"Own", "Peer", "Least", "Most", "Fast", "Slow", "Large", "Second"} {
		if !strings.Contains(got, name) {
			t.Errorf("%s has no name: %s", name, got)
		}
	}
	if strings.Contains(got, "Middle") {
		t.Errorf("every mark has a name: %s", got)
	}
	if !strings.Contains(words(sound(t, "quadrant", Quadrant{Points: c.Points})), "Middle") {
		t.Error("without a choice a mark has no name")
	}
}

func TestTheKeyExplainsADashedBox(t *testing.T) {
	for _, c := range []struct {
		row  DotRow
		want bool
	}{{DotRow{Name: "A", Value: Unknown("–"), High: 70}, true}, {DotRow{Name: "A", Value: value(3)}, false}} {
		d := sound(t, "dots", Dots{Range: "range", Groups: []DotGroup{{Rows: []DotRow{c.row}}}})
		if got := strings.Contains(words(d), "range"); got != c.want {
			t.Errorf("%v: explained %v", c.row, got)
		}
	}
}

func TestItemsStayWhole(t *testing.T) {
	s := newSheet(0, pencil)
	w := s.textWidth(small, "not determined 3")
	got := s.wrapItems(small, w, "met 1 · not met 0 · not determined 3")
	if want := []string{"met 1 ·", "not met 0 ·", "not determined 3"}; !slices.Equal(got, want) && len(got) != 2 {
		t.Errorf("got %q, want %q", got, want)
	}
	if got[len(got)-1] != "not determined 3" {
		t.Errorf("an item is divided: %q", got)
	}
	if got := s.wrapItems(small, w, ""); len(got) != 0 {
		t.Errorf("of nothing: %q", got)
	}
}
