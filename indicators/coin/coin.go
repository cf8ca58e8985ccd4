// Package coin builds a composite index from the two tables of the R package COINr
// (Becker et al. 2022), so that files made for it can be kept: iData, the figures by
// unit, and iMeta, the structure of the index. ("Coin" is that package's word for a
// composite indicator.) It treats outliers, normalises, aggregates level by level, and
// replays or makes Monte Carlo draws of weights, aggregation and treatment, each as
// COINr does on the same figures.
//
// A figure that is missing, and a number that is not defined, is NaN.
package coin

import "slices"

// Item is an indicator, or an aggregate of items one level below.
type Item struct {
	Code        string
	Name        string
	Parent      string // empty at the top
	Level       int    // 1 for indicators
	Direction   int    // 1: more is better; -1: less is better
	Weight      float64
	Denominator string // the column that an indicator may be divided by; empty for none
	line        int
}

// Structure is the tree of an index. Items are its indicators, in the order of the
// file, and then its aggregates, level by level.
type Structure struct {
	Items        []Item
	Indicators   int      // how many of Items are indicators
	Denominators []string // columns of the figures that indicators may be divided by
	Passed       []string // columns of the figures that are no part of the index: groups and others

	children [][]int // by item: those below it
}

// Aggregates are the items above the indicators.
func (s *Structure) Aggregates() []Item { return s.Items[s.Indicators:] }

// Top is the item above all others; ok is false where there are several.
func (s *Structure) Top() (item int, ok bool) {
	top, n := 0, 0
	for i := range s.Items {
		if s.Items[i].Parent == "" {
			top, n = i, n+1
		}
	}
	return top, n == 1
}

// item finds an item by its code; -1 for none.
func (s *Structure) item(code string) int {
	return slices.IndexFunc(s.Items, func(i Item) bool { return i.Code == code })
}

// Weights are those of a set, by item.
type Weights struct {
	Name string
	Of   []float64
}

// Original are the weights of the structure itself, under the name that COINr gives them.
func (s *Structure) Original() Weights {
	w := Weights{Name: "Original", Of: make([]float64, len(s.Items))}
	for i, item := range s.Items {
		w.Of[i] = item.Weight
	}
	return w
}

// Figures are those of the units.
type Figures struct {
	Units []Unit
	Of    [][]float64 // by indicator and unit
}

// Unit is what is ranked: a country, a region.
type Unit struct{ Code, Name string }
