package coin

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators/flatfile"
	"growthpole/indicators/problem"
)

// ReadWeights reads sets of weights: iCode, and a column a set, called Weight, or
// weight_ and the name of the set; Level and other columns are not looked at. Every
// item below the top needs a weight of 0 or more, and every aggregate something below
// it with a weight above 0. Of an item that the structure does not have a warning says so.
func ReadWeights(file flatfile.File, o flatfile.Options, s *Structure) ([]Weights, problem.List) {
	columns := flatfile.Columns{Need: []string{"iCode"}, Fixed: true}
	r, found := flatfile.Open(file, o, columns)
	if r == nil {
		return nil, found
	}
	var sets []Weights
	for _, name := range r.Header() {
		if set, is := strings.CutPrefix(name, "weight_"); is && set != "" || name == "Weight" {
			if name == "Weight" {
				set = name
			}
			columns.Numbers = append(columns.Numbers, name)
			sets = append(sets, Weights{Name: set, Of: make([]float64, len(s.Items))})
		}
	}
	if len(sets) == 0 {
		r.Wrong("there is no column of weights", "call it Weight, or weight_ and the name of the set, such as weight_equal")
		return nil, r.Problems()
	}
	columns.Need = append(columns.Need, columns.Numbers...)
	if r, found = flatfile.Open(file, o, columns); r == nil {
		return nil, found
	}
	w := &weightReader{Reader: r, s: s, sets: sets, columns: columns.Numbers, lines: make([]int, len(s.Items))}
	r.EachRow(w.take)
	if !r.Blocked() {
		w.check()
	}
	if r.Blocked() {
		return nil, r.Problems()
	}
	return sets, r.Problems()
}

type weightReader struct {
	*flatfile.Reader
	s       *Structure
	sets    []Weights
	columns []string // by set
	lines   []int    // by item; 0 where it has not been met
}

func (w *weightReader) take() {
	code := w.Name("iCode")
	at := w.s.item(code)
	switch {
	case code == "":
		return
	case at < 0:
		w.WarnAt("iCode", "the structure has no "+problem.Quote(code), "its weights are not used; correct iCode, or remove the row")
		return
	case w.lines[at] > 0:
		w.Bad("iCode", fmt.Sprintf("iCode %s is given twice, first in line %d", problem.Quote(code), w.lines[at]), "keep one of the two rows")
		return
	}
	w.lines[at] = w.Line()
	for k, column := range w.columns {
		x, missing, ok := w.Number(column)
		if ok && (missing || x < 0) && w.s.Items[at].Parent != "" {
			w.Bad(column, "the weight is "+problem.Quote(w.Text(column)), "write 0 or more")
		}
		w.sets[k].Of[at] = x
	}
}

// check finds items without a weight, and aggregates of nothing.
func (w *weightReader) check() {
	for at, item := range w.s.Items {
		if w.lines[at] == 0 && item.Parent != "" {
			w.Wrong("there is no weight of "+problem.Quote(item.Code), "add a row for it")
		}
	}
	for k, set := range w.sets {
		for at, below := range w.s.children {
			if len(below) > 0 && !anyWeight(below, set.Of) {
				w.Wrong(fmt.Sprintf("in %s everything below %s has the weight 0", w.columns[k], problem.Quote(w.s.Items[at].Code)), "give one of them a weight above 0")
			}
		}
		if slices.ContainsFunc(w.sets[:k], func(other Weights) bool { return other.Name == set.Name }) {
			w.Wrong("two sets of weights are called "+problem.Quote(set.Name), "rename one of the two")
		}
	}
}
