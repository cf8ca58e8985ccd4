package report

import (
	"cmp"
	"slices"
	"testing"

	"growthpole/report/figure"
)

// wanted is what the texts of a figure have to say: all, and the main of it where
// there are more marks than bound. Full names of regions by their short ones.
type wanted struct {
	all, main []fact
	names     []string
	message   string // what has to be said apart, besides among the marks
}

func (w *wanted) mark(f fact, main bool) {
	w.all = append(w.all, f)
	if main {
		w.main = append(w.main, f)
	}
	w.names = append(w.names, f.name)
}

func numbersOf(values ...figure.Value) (numbers []float64) {
	for _, v := range values {
		if v.Known {
			numbers = append(numbers, v.Number)
		}
	}
	return numbers
}

// valued is a fact of a name with its values, or with the words of an unknown one.
func valued(name string, values ...figure.Value) fact {
	f := fact{name: name, numbers: numbersOf(values...)}
	if len(f.numbers) == 0 {
		f.words = []string{values[0].Label}
	}
	return f
}

// line is a fact an end of a line and of its range, each with its year.
func line(under, name string, points []figure.YearPoint) []fact {
	if len(points) == 0 {
		return nil
	}
	by := func(a, b figure.YearPoint) int { return cmp.Compare(a.Number, b.Number) }
	f := fact{under: under, name: name}
	for _, p := range []figure.YearPoint{points[0], points[len(points)-1], slices.MinFunc(points, by), slices.MaxFunc(points, by)} {
		f.numbers = append(f.numbers, p.Number, float64(p.Year))
	}
	return []fact{f}
}

// ends are the facts of the least and the greatest of some marks on an axis.
func ends(axis string, names []string, numbers []float64) []fact {
	low, high := slices.Min(numbers), slices.Max(numbers)
	return []fact{
		{name: axis, numbers: []float64{low, high}, words: []string{names[slices.Index(numbers, low)], names[slices.Index(numbers, high)]}, whole: true},
	}
}

func count(n int) fact { return fact{numbers: []float64{float64(n)}} }

// mainValues is what the texts of a chart have to say, from the chart's numbers.
func mainValues(t *testing.T, chart figure.Figure, full func(string) string) (w wanted) {
	t.Helper()
	switch c := chart.(type) {
	case figure.Structure:
		largest := c.Rows[0] // the message: what the region lives on
		for _, r := range c.Rows {
			w.mark(valued(r.Name, r.Region, r.Nation), true)
			if r.Region.Number > largest.Region.Number {
				largest = r
			}
		}
		w.message = largest.Name
	case figure.Quotients:
		for _, r := range c.Rows {
			w.mark(valued(r.Name, r.Value), true)
		}
	case figure.Waterfall:
		for _, p := range c.Parts {
			w.mark(fact{name: p.Name, numbers: []float64{p.Number}}, true)
		}
		w.all = append(w.all, fact{numbers: []float64{c.Total.Number}})
	case figure.Dots:
		for _, g := range c.Groups {
			for _, r := range g.Rows {
				f := valued(r.Name, append([]figure.Value{r.Value, r.Nation}, r.Peers...)...)
				if !r.Value.Known {
					f.words, f.numbers = nil, append(f.numbers, r.Low, r.High)
				}
				w.mark(f, true)
			}
		}
	case figure.Factors:
		for _, g := range c.Groups {
			for _, r := range g.Rows {
				f := valued(r.Name, r.Value, r.Nation)
				if !r.Value.Known && r.High > r.Low {
					f.words, f.numbers = nil, append(f.numbers, r.Low, r.High)
				}
				w.mark(f, true)
			}
		}
	case figure.Priorities:
		for _, h := range c.Horizons {
			for _, r := range h.Rows {
				w.mark(fact{name: r.Name, words: []string{r.Status}, numbers: numbersOf(r.Priority)}, true)
			}
		}
	case figure.Matrix:
		for _, h := range c.Horizons {
			for _, r := range h.Rows {
				w.mark(fact{name: r.Name, words: []string{r.Status}, numbers: numbersOf(append(r.Parts, r.Priority)...)}, true)
			}
		}
	case figure.Ladder:
		for _, s := range c.Steps {
			w.mark(fact{name: s.Name, words: []string{s.Status, s.Counts}}, true)
		}
		for i, o := range c.Odds {
			f := fact{words: []string{o.Label}}
			if i > 0 {
				f.numbers = []float64{float64(i)}
			}
			w.all = append(w.all, f)
		}
	case figure.Network:
		f := fact{numbers: []float64{c.Lo, c.Hi}}
		for _, p := range c.Curve {
			f.numbers = append(f.numbers, p.Y)
			if p.X < 1 {
				f.numbers = append(f.numbers, p.X)
			}
		}
		w.all = append(w.all, f, fact{numbers: numbersOf(c.Region)})
	default:
		w = mainPoints(t, chart, full)
	}
	return w
}

// mainPoints is mainValues for charts of regions, lines and areas.
func mainPoints(t *testing.T, chart figure.Figure, full func(string) string) (w wanted) {
	t.Helper()
	switch c := chart.(type) {
	case figure.Trend:
		for _, s := range c.Series {
			w.all = append(w.all, line("", s.Name, s.Points)...)
		}
	case figure.Slopes:
		for _, p := range c.Panels {
			for _, l := range p.Lines {
				name := l.Label
				if l.Role == figure.Region {
					name = full(name)
				}
				w.all = append(w.all, line(p.Name, name, l.Points)...)
			}
		}
	case figure.Sparks:
		for _, r := range c.Groups[0].Rows {
			w.mark(fact{name: r.Name, words: []string{r.Place}, numbers: numbersOf(r.Value, r.NationValue)}, false)
			if len(r.Region) > 1 {
				f := line("", "", r.Region)[0]
				f.under = r.Name
				w.all = append(w.all, f)
			}
		}
		w.main = append(w.main, count(len(c.Groups[0].Rows)))
	case figure.Ranks:
		for i, r := range c.Rows {
			f := fact{name: full(r.Name), numbers: append(numbersOf(r.Own), r.Low, r.Middle, r.High)}
			w.mark(f, i == 0 || i == len(c.Rows)-1 || r.Role == figure.Region)
		}
		w.main = append(w.main, count(len(c.Rows)))
	case figure.Strip:
		for _, r := range c.Rows {
			var names []string
			var numbers []float64
			for _, p := range r.Points {
				w.mark(fact{under: r.Name, name: p.Name, numbers: []float64{p.Number}}, false)
				if p.Role != figure.Peer {
					w.main = append(w.main, fact{under: r.Name, name: p.Name, numbers: []float64{p.Number}})
				}
				if p.Role != figure.Nation {
					names, numbers = append(names, p.Name), append(numbers, p.Number)
				}
			}
			w.main = append(append(w.main, ends(r.Name, names, numbers)...), count(len(names)))
		}
	case figure.Scatter:
		var points []figure.Bubble
		for _, p := range c.Points {
			points = append(points, figure.Bubble{Label: p.Label, Quotient: p.X, Y: p.Y, Role: p.Role})
		}
		w = mainPlaces(points, c.X.Name, c.Y.Name, full)
	case figure.Quadrant:
		w = mainPlaces(c.Points, c.X.Name, c.Y.Name, full)
		for _, p := range c.Points {
			if p.Role == figure.Region {
				f := fact{name: full(p.Label), words: []string{c.Field(p)}}
				w.all, w.main = append(w.all, f), append(w.main, f)
			}
		}
	case *figure.Map:
		counts := make([]int, len(c.Classes))
		for _, a := range c.Areas {
			counts[a.Class]++
			f := valued(full(a.Label), a.Value)
			f.words = append(f.words, c.Classes[a.Class].Label)
			w.mark(f, a.Strong)
		}
		for i, n := range counts {
			f := fact{name: c.Classes[i].Label, numbers: []float64{float64(n)}}
			w.all, w.main = append(w.all, f), append(w.main, f)
		}
	default:
		t.Fatalf("nobody has said what the alternative text of a %T has to say", chart)
	}
	return w
}

func mainPlaces(points []figure.Bubble, x, y string, full func(string) string) (w wanted) {
	var names []string
	var xs, ys []float64
	for _, p := range points {
		w.mark(fact{name: full(p.Label), numbers: []float64{p.Quotient, p.Y}}, p.Role != figure.Peer)
		if p.Role != figure.Nation {
			names, xs, ys = append(names, full(p.Label)), append(xs, p.Quotient), append(ys, p.Y)
		}
	}
	w.main = append(append(append(w.main, ends(x, names, xs)...), ends(y, names, ys)...), count(len(names)))
	return w
}
