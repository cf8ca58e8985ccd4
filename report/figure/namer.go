package figure

import (
	"slices"

	"growthpole/report/drawing"
)

// namer finds places for the names of points such that nobody takes a name for
// that of another point.
type namer struct {
	placer
	at      []drawing.Point
	radius  []float64
	leaders [][2]drawing.Point
	rules   [][2]drawing.Point // lines of the plot, which leaders may cross and names may not

	obstacles []obstacle // to the name that looks for its place
}

const (
	beside = 2.5 // from a point to its name
	// nameGap is between names side by side: two spaces, so that they are not read as one.
	nameGap = 4.0
	// closer is how much closer a name has to be to its own point than to others.
	closer = 2.0
	// lonely is what a name at the end of a leader keeps clear of all points.
	lonely = 5.0
)

// name finds a place beside a point, or else at the end of a leader.
func (n *namer) name(i int, f face, text string) (placed, bool) {
	l, at := n.sheet.measured(f, text), n.at[i]
	n.gather(i)
	// What is in the way on a side of the point is mostly so farther out, too, and
	// therefore looked at first there.
	before := [len(plateSides)]*obstacle{}
	for k, side := range compass {
		box, base := l.room(at.X, at.Y, n.radius[i]+beside, side)
		if !box.Within(n.page) {
			continue
		}
		if before[k] = n.under(box); before[k] == nil && n.clear(box) && n.own(i, box) {
			return n.take(i, placed{box.Left, base, box, false}), true
		}
	}
	for _, far := range []float64{8, 12, 17, 23, 30, 38, 47, 57, 68, 80} {
		for k := range plateSides {
			box, base := l.room(at.X, at.Y, n.radius[i]+far, plateSides[k])
			if !box.Within(n.page) || before[k] != nil && before[k].lies(box) {
				continue
			}
			end := drawing.Point{}
			end.X, end.Y = nearest(box, at.X, at.Y)
			if before[k] != nil && before[k].stops(at, end) {
				continue
			}
			before[k] = n.inTheWay(box, at, end)
			if before[k] == nil && n.clear(box) && n.apart(box) && n.uncrossed(at, end) {
				return n.take(i, placed{box.Left, base, box, true}), true
			}
		}
	}
	return placed{}, false
}

// anywhere is for what has to be shown: it may cover points, but no name.
func (n *namer) anywhere(i int, f face, text string) (placed, bool) {
	own := n.dots[i]
	n.dots[i] = drawing.Box{} // a point does not stand in the way of its own name
	defer func() { n.dots[i] = own }()
	return n.put(n.at[i].X, n.at[i].Y, n.radius[i], f, text, true)
}

func (n *namer) take(i int, c placed) placed {
	n.taken = append(n.taken, c.box)
	if c.far {
		n.leaders = append(n.leaders, n.leader(i, c.box))
	}
	return c
}

func (n *namer) leader(i int, to drawing.Box) [2]drawing.Point {
	x, y := nearest(to, n.at[i].X, n.at[i].Y)
	return [2]drawing.Point{n.at[i], {X: x, Y: y}}
}

// clear reports whether a box covers no leader and no rule.
func (n *namer) clear(b drawing.Box) bool {
	b = b.Grow(0.5)
	meets := func(l [2]drawing.Point) bool { return crosses(l[0], l[1], b) }
	return !slices.ContainsFunc(n.leaders, meets) && !slices.ContainsFunc(n.rules, meets)
}

// own reports whether no other point is about as near to a box as that of its name.
func (n *namer) own(i int, b drawing.Box) bool {
	mine := distance(b, n.at[i]) - n.radius[i]
	for k, p := range n.at {
		if p != n.at[i] && distance(b, p)-n.radius[k] < mine+closer {
			return false
		}
	}
	return true
}

// apart reports whether a box keeps clear of all points.
func (n *namer) apart(b drawing.Box) bool {
	around := b.Grow(lonely)
	for _, p := range n.at {
		if around.Left < p.X && p.X < around.Right && around.Top < p.Y && p.Y < around.Bottom && distance(b, p) < lonely {
			return false
		}
	}
	return true
}

// uncrossed reports whether a leader crosses no other.
func (n *namer) uncrossed(from, to drawing.Point) bool {
	l := [2]drawing.Point{from, to}
	return !slices.ContainsFunc(n.leaders, func(o [2]drawing.Point) bool { return o[0] != from && cross(l, o) })
}

// obstacle is what a name must not cover and its leader must not pass through: a point,
// or a name that has its place.
type obstacle struct {
	box      drawing.Box
	gap      float64 // that a name beside it keeps
	passable bool    // it lies where the leader begins
}

// gather lists the obstacles to the name of a point, which its own dot is not.
func (n *namer) gather(i int) {
	n.obstacles = n.obstacles[:0]
	for _, b := range n.taken {
		n.obstacles = append(n.obstacles, obstacle{box: b, gap: n.gap})
	}
	for k, dot := range n.dots {
		if k != i {
			n.obstacles = append(n.obstacles, obstacle{box: dot, passable: n.at[k] == n.at[i]})
		}
	}
}

// lies reports whether a name in a box would cover the obstacle, or come so near to a
// name beside it that both read as one. Names are flat, so that most are told apart by
// their height on the page, which is looked at first.
func (o *obstacle) lies(under drawing.Box) bool {
	return o.box.Top < under.Bottom && under.Top < o.box.Bottom &&
		under.Left-o.gap < o.box.Right && o.box.Left < under.Right+o.gap
}

// stops reports whether a leader would pass through the obstacle.
func (o *obstacle) stops(from, to drawing.Point) bool { return !o.passable && crosses(from, to, o.box) }

// under is an obstacle that a name in a box would cover, nil if there is none.
func (n *namer) under(b drawing.Box) *obstacle {
	for k := range n.obstacles {
		if o := &n.obstacles[k]; o.lies(b) {
			return o
		}
	}
	return nil
}

// inTheWay is an obstacle that a name in a box would cover or its leader pass through, nil
// if there is none.
func (n *namer) inTheWay(b drawing.Box, from, to drawing.Point) *obstacle {
	if o := n.under(b); o != nil {
		return o
	}
	for k := range n.obstacles {
		if o := &n.obstacles[k]; o.stops(from, to) {
			return o
		}
	}
	return nil
}
