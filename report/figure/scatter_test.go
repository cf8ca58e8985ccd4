package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"growthpole/report/drawing"
)

// crowd is many points in a corner, as regions by the location quotient of IT are.
func crowd(n int) Scatter {
	rng := rand.New(rand.NewPCG(3, 4))
	c := Scatter{X: Axis{Tick: plain}, Y: Axis{Tick: plain, FromZero: true}}
	for i := range n {
		c.Points = append(c.Points, ScatterPoint{Label: fmt.Sprintf("Region of %c%c", 'A'+i%26, 'a'+i/26), X: 10 + 12*rng.Float64(), Y: rng.Float64() / 5})
	}
	c.Points = append(c.Points, ScatterPoint{"Capital", 45, 3, Peer}, ScatterPoint{"Ours", 14, 0.1, Region})
	return c
}

func TestEveryPointOfACrowdCanBeIdentified(t *testing.T) {
	for _, n := range []int{3, 12, 20, 60} {
		c := crowd(n)
		d := sound(t, fmt.Sprintf("a crowd of %d", n), c)
		for _, p := range c.Points {
			if got := strings.Count(words(d), strings.ReplaceAll(p.Label, " ", "")); got != 1 {
				t.Errorf("%d points: %s is named %d times", n, p.Label, got)
			}
		}
	}
}

func TestAScatterNamesThoseChosenAndTheEnds(t *testing.T) {
	c := Scatter{Names: []string{"Chosen"}, X: Axis{Tick: plain}, Y: Axis{Tick: plain}, Points: []ScatterPoint{
		{"Own", 5, 5, Region}, {"Country", 4, 4, Nation}, {"Chosen", 6, 5, Peer}, {"Left", 1, 5.5, Peer}, {"Right", 9, 4.5, Peer},
		{"Top", 5.5, 9, Peer}, {"Bottom", 4.5, 1, Peer}, {"Middle", 3, 6, Peer},
	}}
	got := words(sound(t, "scatter", c))
	for _, name := range []string{"Own", "Country", "Chosen", "Left", "Right", "Top", "Bottom"} {
		if !strings.Contains(got, name) {
			t.Errorf("%s has no name: %s", name, got)
		}
	}
	if strings.Contains(got, "Middle") {
		t.Errorf("every point has a name: %s", got)
	}
	c.Names = nil
	if !strings.Contains(words(sound(t, "scatter", c)), "Middle") {
		t.Error("without a choice a point has no name")
	}
}

// TestTheNationIsNoEndOfAnAxis: with the nation's own index of 0, the region with the
// lowest one had no name.
func TestTheNationIsNoEndOfAnAxis(t *testing.T) {
	c := Scatter{Names: []string{}, X: Axis{Tick: plain}, Y: Axis{Tick: plain}, Points: []ScatterPoint{
		{"Country", 0, 5, Nation}, {"Lowest", 1, 5, Peer}, {"Middle", 2, 4.5, Peer}, {"Highest", 4, 4, Peer}, {"Top", 3, 6, Peer},
	}}
	got := words(sound(t, "scatter", c))
	if !strings.Contains(got, "Lowest") || strings.Contains(got, "Middle") {
		t.Errorf("the region with the lowest figure is not named, or another one is: %s", got)
	}
}

func TestDenseRanksAreLower(t *testing.T) {
	c := Ranks{Of: 3, Tick: plain, Rows: []RankRow{{Name: "A", Low: 1, Middle: 1, High: 2, Label: "1–2"}, {Name: "B", Low: 1, Middle: 2, High: 3, Label: "1–3"}, {Name: "C", Low: 2, Middle: 3, High: 3, Label: "2–3"}}}
	loose := sound(t, "ranks", c)
	c.Dense = true
	if dense := sound(t, "dense ranks", c); dense.Height >= loose.Height || words(dense) != words(loose) {
		t.Errorf("%.1f high where it is dense, %.1f else", dense.Height, loose.Height)
	}
}

func TestANameIsNearestToItsOwnPoint(t *testing.T) {
	c := crowd(20)
	s := newSheet(0, pencil)
	var xs, ys []float64
	for _, p := range c.Points {
		xs, ys = append(xs, p.X), append(ys, p.Y)
	}
	p := newPlot(s, drawing.Box{Right: s.width, Bottom: scatterHeight}, c.X, c.Y, xs, ys)
	p.scatter(c.spots())
	at := map[string]drawing.Point{}
	for _, q := range c.Points {
		at[q.Label] = drawing.Point{X: p.x.at(q.X), Y: p.y.at(q.Y)}
	}
	near := 0
	for _, m := range s.marks {
		text, ok := m.(*drawing.Text)
		if !ok {
			continue
		}
		own, known := at[text.Value]
		box := s.textBox(text.At.X, text.At.Y, face{text.Weight, text.Size}, text.Value)
		if !known || distance(box, own) > beside+5 {
			continue // a number, or a name at the end of a leader
		}
		near++
		for label, other := range at {
			if label != text.Value && distance(box, other) < distance(box, own) {
				t.Errorf("%s stands nearer to %s (%.1f) than to its own point (%.1f)", text.Value, label, distance(box, other), distance(box, own))
			}
		}
	}
	if near < 2 {
		t.Errorf("only %d names stand beside their points", near)
	}
}

func TestLinesThatCross(t *testing.T) {
	line := func(x1, y1, x2, y2 float64) [2]drawing.Point { return [2]drawing.Point{{X: x1, Y: y1}, {X: x2, Y: y2}} }
	for _, c := range []struct {
		name string
		a, b [2]drawing.Point
		want bool
	}{
		{"a cross", line(0, 0, 10, 10), line(0, 10, 10, 0), true},
		{"side by side", line(0, 0, 10, 0), line(0, 1, 10, 1), false},
		{"one ends before the other", line(0, 0, 4, 4), line(0, 10, 10, 0), false},
	} {
		if got := cross(c.a, c.b); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
	if d := distance(drawing.Box{Left: 1, Right: 2, Top: 1, Bottom: 2}, drawing.Point{X: 5, Y: 6}); math.Abs(d-5) > 1e-9 {
		t.Errorf("got a distance of %v, want 5", d)
	}
}

func TestALineCrossesABoxHoweverThin(t *testing.T) {
	at := func(x, y float64) drawing.Point { return drawing.Point{X: x, Y: y} }
	thin := drawing.Box{Left: 50.1, Top: 0, Right: 50.2, Bottom: 100}
	for _, c := range []struct {
		name string
		a, b drawing.Point
		want bool
	}{
		{"level, right through", at(0, 50), at(100, 50), true},
		{"slanting, and back", at(100, 10), at(0, 90), true},
		{"over the corner", at(0, 80), at(60, 110), false},
		{"ends before it", at(0, 50), at(50, 50), false},
		{"ends within it", at(0, 50), at(50.15, 50), true},
		{"along its edge", at(50.1, 0), at(50.1, 100), false},
		{"upright, within", at(50.15, -10), at(50.15, 110), true},
		{"a point within", at(50.15, 50), at(50.15, 50), true},
		{"beside it", at(60, 0), at(60, 100), false},
	} {
		if got := crosses(c.a, c.b, thin); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
