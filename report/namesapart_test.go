package report

import (
	"math"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/drawing"
	"growthpole/report/exhibit"
	"growthpole/report/figure"
	"growthpole/report/house"
)

// TestNamesOfPointsStandApart: "Almaty Region" and "Kostanay" stood side by side as if
// they were one name. Wherever regions are points, in all languages, names on one line are
// at least a wide space apart.
func TestNamesOfPointsStandApart(t *testing.T) {
	race.FindsNothing(t)
	for s := range inAllLanguages(t, allSamples(t)...) {
		names := 0
		for _, ev := range sampled(s.all) {
			b := s.maker.set.Brief(ev)
			for _, f := range exhibit.BriefFigures {
				names += namesApart(t, s.String()+", "+ev.Region.ID+", "+f.Name, f.Make(b, s.maker.exhibits), s.maker.exhibits.Pen)
			}
		}
		o := s.maker.set.Overview(s.all)
		for _, f := range exhibit.OverviewFigures {
			names += namesApart(t, s.String()+", overview, "+f.Name, f.Make(o, s.maker.exhibits), s.maker.exhibits.Pen)
		}
		if names == 0 {
			t.Errorf("%s: no names were looked at", s)
		}
	}
}

// namesApart looks at a chart of points in all its heights, and gives how many names it has.
func namesApart(t *testing.T, where string, chart *exhibit.Chart, pen *figure.Pen) (names int) {
	t.Helper()
	if chart == nil {
		return 0
	}
	for _, f := range append([]figure.Figure{chart.Figure}, chart.Lower...) {
		switch f.(type) {
		case figure.Quadrant, figure.Scatter:
		default:
			return 0
		}
		drawn, err := f.Draw(pen)
		if err != nil {
			t.Fatal(where, err)
		}
		for _, pair := range tooNear(drawn, house.Default().Faces.Measure) {
			t.Errorf("%s: %s", where, pair)
		}
		names += len(drawn.Marks)
	}
	return names
}

// tooNear lists the names on one line that stand closer than three points.
func tooNear(d *drawing.Drawing, measure drawing.Measure) (found []string) {
	const apart = 3.0
	var before []*drawing.Text
	for _, m := range d.Marks {
		text, is := m.(*drawing.Text)
		if !is || strings.TrimSpace(text.Value) == "" {
			continue
		}
		box := text.Bounds(measure)
		for _, o := range before {
			other := o.Bounds(measure)
			level := math.Min(box.Bottom, other.Bottom)-math.Max(box.Top, other.Top) > text.Size/3
			if gap := math.Max(box.Left-other.Right, other.Left-box.Right); level && gap < apart {
				found = append(found, text.Value+" and "+o.Value)
			}
		}
		before = append(before, text)
	}
	return found
}

// TestTooNear: the rule finds what it is there for.
func TestTooNear(t *testing.T) {
	text := func(x, y float64, s string) drawing.Mark {
		return &drawing.Text{At: drawing.Point{X: x, Y: y}, Size: 8, Value: s}
	}
	ten := func(drawing.Weight, float64, string) float64 { return 10 }
	d := &drawing.Drawing{Marks: []drawing.Mark{text(0, 10, "A"), text(12, 10, "B"), text(30, 10, "C"), text(12, 30, "D")}}
	if got := strings.Join(tooNear(d, ten), "; "); got != "B and A" {
		t.Errorf("got %q", got)
	}
}
