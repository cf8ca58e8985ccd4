package figure

import (
	"math"
	"slices"
	"testing"

	"growthpole/report/drawing"
)

// cityMap is a land of four areas with two cities too small to be seen.
func cityMap(strong int) Map {
	m := Map{Classes: []Class{{"low", false}, {"middle", false}, {"high", false}}, Areas: []Area{
		{Label: "West Region", Polygons: []Polygon{square(50, 45, 8)}},
		{Label: "East Region", Polygons: []Polygon{square(58, 45, 8)}},
		{Label: "Capital", Polygons: []Polygon{square(54, 49, 0.15)}, Class: 2},
		{Label: "Port", Polygons: []Polygon{square(61, 48, 0.15)}, Class: 1},
	}}
	if strong >= 0 {
		m.Areas[strong].Strong = true
	}
	return m
}

func TestSmallAreasGetMarkersThatShowTheirClass(t *testing.T) {
	m := cityMap(2)
	d := sound(t, "a map of two cities", m)
	ground, err := NewGround(m.Areas, pencil.column, m.Parallels)
	if err != nil {
		t.Fatal(err)
	}
	fills := m.fills(&pencil.colours.Ramp)
	for i, a := range m.Areas {
		at := ground.markers[i]
		if small := i >= 2; small != (at.r > 0) {
			t.Errorf("%s: marker of radius %v", a.Label, at.r)
		}
		if at.r == 0 {
			continue
		}
		if mm := 2 * at.r * 25.4 / 72; mm < 4 {
			t.Errorf("%s: a marker of %v mm", a.Label, mm)
		}
		found := false
		for _, mark := range d.Marks {
			p, ok := mark.(*drawing.Path)
			if !ok || p.Fill == nil || *p.Fill != fills[a.Class].colour || p.Stroke == nil {
				continue
			}
			var all []drawing.Point
			for _, s := range p.Segments {
				all = append(all, s.Points()...)
			}
			b := drawing.Around(all...)
			found = found || math.Abs(b.Right-b.Left-2*at.r) < 0.1 && math.Abs((b.Left+b.Right)/2-at.x) < 0.1
		}
		if !found {
			t.Errorf("%s: no marker of its class is drawn", a.Label)
		}
	}
}

func TestANameInsideKeepsClearOfMarkers(t *testing.T) {
	m := cityMap(-1)
	d := sound(t, "a map of two cities", m)
	ground, _ := NewGround(m.Areas, pencil.column, m.Parallels)
	for _, mark := range d.Marks {
		text, ok := mark.(*drawing.Text)
		if !ok {
			continue
		}
		box := (&sheet{measure: half}).textBox(text.At.X, text.At.Y, face{text.Weight, text.Size}, text.Value)
		for _, at := range ground.markers {
			if at.r > 0 && box.Overlaps(around(at.x, at.y, at.r*0.9)) {
				t.Errorf("%q stands on the marker at %v, %v", text.Value, at.x, at.y)
			}
		}
	}
}

func TestAPlateKeepsOffOtherAreasWhereThereIsRoom(t *testing.T) {
	// The name is far too long for its area and its eastern neighbour is empty; there
	// is room to the north of both.
	m := Map{Classes: []Class{{"low", false}}, Areas: []Area{
		{Label: "A name that is much too long for it", Polygons: []Polygon{square(60, 50, 1)}},
		{Label: "", Polygons: []Polygon{square(61, 46, 6)}},
		{Label: "", Polygons: []Polygon{square(50, 54.5, 0.4)}},
	}}
	d := sound(t, "a plate", m)
	ground, _ := NewGround(m.Areas, pencil.column, m.Parallels)
	for _, mark := range d.Marks {
		if text, ok := mark.(*drawing.Text); ok && text.Value == m.Areas[0].Label {
			box := (&sheet{measure: half}).textBox(text.At.X, text.At.Y, small, text.Value)
			if share := ground.covered(box, 0); share > 0.1 {
				t.Errorf("%v of the plate lie on another area", share)
			}
			return
		}
	}
	t.Error("the name is not there")
}

// TestAKeyBesideAMapSavesHeight: the key stands right of the areas and ends with them.
func TestAKeyBesideAMapSavesHeight(t *testing.T) {
	below := cityMap(2)
	below.Width = 260
	beside := below
	beside.Beside = 120
	under, right := sound(t, "key below", below), sound(t, "key beside", beside)
	if right.Height >= under.Height || right.Width <= under.Width {
		t.Errorf("%.0f × %.0f with the key beside, %.0f × %.0f with it below", right.Width, right.Height, under.Width, under.Height)
	}
	words := 0
	for _, mark := range right.Marks {
		text, ok := mark.(*drawing.Text)
		if !ok || !slices.ContainsFunc(below.Classes, func(c Class) bool { return c.Label == text.Value }) {
			continue
		}
		if words++; text.At.X < beside.Width {
			t.Errorf("%q begins at %.1f, inside the map", text.Value, text.At.X)
		}
	}
	if words != len(below.Classes) {
		t.Errorf("%d words of the key, want %d", words, len(below.Classes))
	}
}

// patchwork is a land of squares without gaps, from large to small, each with a name of
// the same length.
func patchwork() Map {
	m := Map{Width: 300, Classes: []Class{{"low", false}}}
	x := 50.0
	for i, size := range []float64{9, 7, 5.4, 4.6, 3.8, 3, 2.6, 2.2} {
		for k := range 2 {
			m.Areas = append(m.Areas, Area{Label: string(rune('A'+i)) + string(rune('a'+k)) + "landia", Polygons: []Polygon{square(x, 44+float64(k)*size, size)}})
		}
		x += size
	}
	return m
}

// TestNoNameRunsOverABorder: a name stands inside its area, on a plate, or in the key
// behind a number that stands inside its area; none is lost.
func TestNoNameRunsOverABorder(t *testing.T) {
	m := patchwork()
	d := sound(t, "a patchwork", m)
	ground, err := NewGround(m.Areas, m.Width, m.Parallels)
	if err != nil {
		t.Fatal(err)
	}
	inside, plated, numbered := 0, 0, 0
	for n, mark := range d.Marks {
		text, ok := mark.(*drawing.Text)
		i := -1
		if ok {
			i = slices.IndexFunc(m.Areas, func(a Area) bool { return a.Label == text.Value })
		}
		if i < 0 {
			continue
		}
		before, isPath := d.Marks[n-1].(*drawing.Path)
		box := (&sheet{measure: half}).textBox(text.At.X, text.At.Y, small, text.Value)
		switch {
		case text.At.Y > ground.height:
			numbered++
		case isPath && before.Fill != nil && *before.Fill == paper && drawing.Around(before.Segments[0].Points()...).Left < box.Left:
			plated++
		default:
			inside++
			for _, x := range []float64{box.Left, box.Right} {
				for _, y := range []float64{text.At.Y, text.At.Y - small.size*capital} {
					if !ground.shapes[i].holds(x, y) {
						t.Errorf("%s runs over its border at %.1f, %.1f", text.Value, x, y)
					}
				}
			}
		}
	}
	if inside == 0 || plated == 0 || numbered == 0 || inside+plated+numbered != len(m.Areas) {
		t.Errorf("of %d names %d stand inside, %d on plates, %d in the key", len(m.Areas), inside, plated, numbered)
	}
}

// textBox is the room of a text at a place.
func (s *sheet) textBox(x, y float64, f face, value string) drawing.Box {
	t := drawing.Text{At: drawing.Point{X: x, Y: y}, Size: f.size, Weight: f.weight, Value: value}
	return t.Bounds(s.measure)
}

// TestSwatchesOfAKeyAreEquallyLargeOnPaper: that of a dark class had the light outline
// that parts dark areas, and looked smaller than the others.
func TestSwatchesOfAKeyAreEquallyLargeOnPaper(t *testing.T) {
	for _, shade := range pencil.colours.Ramp {
		s := newSheet(0, pencil)
		fill{shade, false}.mark(s, 10, 10)
		p, is := s.marks[len(s.marks)-1].(*drawing.Path)
		if !is {
			t.Fatalf("the swatch of %v is no path", shade)
		}
		seen := p.Fill
		if p.Stroke != nil {
			seen = p.Stroke
		}
		if b := p.Bounds(); drawing.Contrast(*seen, paper) < leastMark || math.Abs(b.Right-b.Left-7) > 0.01 {
			t.Errorf("the swatch of %v is %.2f wide, its edge has a contrast of %.2f on paper", shade, b.Right-b.Left, drawing.Contrast(*seen, paper))
		}
	}
}
