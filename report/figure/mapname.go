package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"growthpole/report/drawing"
)

// mapLabels names the areas: first those whose name fits inside; then, on plates beside
// them, cities, the area that the map is about, and those that have a place near by. The
// others go by numbers, which the entries of a key explain.
func (s *sheet) mapLabels(areas []Area, ground *Ground, fills []fill) []keyEntry {
	order := make([]int, len(areas))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, byArea(areas, ground.shapes))
	place := placer{sheet: s, page: drawing.Box{Left: 1, Top: 1, Right: ground.width - 1, Bottom: ground.height - 1}}
	for _, m := range ground.markers {
		if m.r > 0 {
			place.dots = append(place.dots, around(m.x, m.y, m.r))
		}
	}
	var beside []int
	for _, i := range order {
		if areas[i].Label != "" && !s.labelInside(areas[i], ground, i, fills[areas[i].Class], &place) {
			beside = append(beside, i)
		}
	}
	return s.numberAreas(areas, s.labelBeside(areas, beside, ground, &place), ground, fills, &place)
}

// Space around a name: inside its area, and to the edge of its plate.
const (
	labelPad = 1.0
	platePad = 1.0
)

// labelBeside sets names on plates outside, each with a leader to its area or to
// the marker of it, and returns the areas that had better go by a number. Plates come
// after leaders, which may not run over them.
func (s *sheet) labelBeside(areas []Area, beside []int, ground *Ground, place *placer) (numbered []int) {
	place.pad = platePad
	poles := s.poles(beside, ground, place)
	plates := make([]placed, len(beside))
	for k, i := range beside {
		own, most := place.dots[k], math.Inf(1)
		if !areas[i].Strong && poles[k].r == 0 && s.hasRoomForNumber(i, ground) {
			most = mostForPlate
		}
		place.dots[k] = drawing.Box{} // an area does not stand in its own way
		plates[k] = place.plate(poles[k], i, ground, areaFace(areas[i]), areas[i].Label, most)
		place.dots[k] = own
		switch p := plates[k]; {
		case p != (placed{}):
			s.leader(poles[k].x, poles[k].y, poles[k].r, p.box, s.colour.Ink)
		case !math.IsInf(most, 1):
			numbered = append(numbered, i)
		}
	}
	for k, i := range beside {
		p := plates[k]
		if p == (placed{}) {
			continue // a number stands for the name, or there is no room anywhere
		}
		if poles[k].r == 0 {
			s.dot(poles[k].x, poles[k].y, 1.2, outlined(s.colour.Ink, paper, hair))
		}
		b := p.box.Grow(platePad)
		s.rect(b.Left, b.Top, b.Right-b.Left, b.Bottom-b.Top, filled(paper)) // a frame would stand out more than the name
		s.text(p.x, p.y, start, areaFace(areas[i]), s.colour.Ink, areas[i].Label)
	}
	return numbered
}

// poles are where leaders of areas end: at their markers, or at their deepest places. They
// become the first of the dots that plates keep off, before the markers of other areas.
func (s *sheet) poles(beside []int, ground *Ground, place *placer) []marked {
	poles, dots := make([]marked, len(beside)), make([]drawing.Box, 0, len(beside)+len(place.dots))
	for k, i := range beside {
		if poles[k] = ground.markers[i]; poles[k].r == 0 {
			poles[k].x, poles[k].y, _ = ground.deepest(i, poleGrain, poleGrain, math.Inf(-1), math.Inf(1))
		}
		dots = append(dots, around(poles[k].x, poles[k].y, max(4, poles[k].r+1)))
	}
	markers := slices.DeleteFunc(place.dots, func(b drawing.Box) bool {
		return slices.ContainsFunc(poles, func(m marked) bool { return m.r > 0 && b == around(m.x, m.y, m.r) })
	})
	place.dots = append(dots, markers...)
	return poles
}

// numberBox is the room that a number of an area takes: that of two digits.
func (s *sheet) numberBox() (w, h float64) {
	return s.textWidth(small, "00") + labelPad, small.size*capital + 2*labelPad
}

// hasRoomForNumber reports whether a number fits into an area.
func (s *sheet) hasRoomForNumber(i int, ground *Ground) bool {
	w, h := s.numberBox()
	_, _, depth := ground.deepest(i, w, h, roomy, 2*roomy)
	return depth >= roomy
}

// numberAreas sets numbers into areas, in the order in which the areas are given, and
// returns the entries that explain them.
func (s *sheet) numberAreas(areas []Area, numbered []int, ground *Ground, fills []fill, place *placer) []keyEntry {
	slices.SortFunc(numbered, cmp.Compare[int])
	w, h := s.numberBox()
	var entries []keyEntry
	for n, i := range numbered {
		x, y, _ := ground.deepest(i, w, h, roomy, 2*roomy)
		c := s.colour.Ink
		if f := fills[areas[i].Class]; f.hatched {
			s.rect(x-w/2, y-h/2, w, h, filled(paper))
		} else {
			c = s.readable(f.colour)
		}
		s.middle(x, y, centre, small, c, strconv.Itoa(n+1))
		entries = append(entries, keyEntry{areas[i].Label, numberMark(n + 1)})
	}
	return entries
}
