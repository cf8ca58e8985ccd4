package uncertainty

import (
	"math"
	"slices"

	"growthpole/indicators/composite"
	"growthpole/indicators/score"
)

// normalise fills what is missing and puts every figure of the level on the
// scale of 0 to 100, for all regions and the nation. Random says where in its
// range of error a figure lies that stands in for a missing one; nil is no error.
func (k *Kernel) normalise(w *levelScratch, columns, random [][]float64, imputation, normalisation string) {
	w.columns = columns
	treatments := k.level.treatments[[2]string{imputation, normalisation}]
	for j, at := range k.level.columns {
		copy(w.filled[j], columns[at])
		var lie []float64
		if random != nil {
			lie = random[at]
		}
		k.fill(w, j, imputation, lie)
		if treat := treatments[j]; treat != nil {
			for row, x := range w.filled[j] {
				w.filled[j][row] = treat(x) // NaN stays NaN
			}
		}
		k.level.scales[j].apply(w, w.normal[j], w.filled[j], normalisation)
	}
}

// fill puts figures where there are none, by the rules of package score. Means
// and medians are those of the draw; they never stand in for the nation's figure.
func (k *Kernel) fill(w *levelScratch, j int, method string, random []float64) {
	column, l := w.filled[j], &k.level
	switch method {
	case score.ByMean, score.ByMedian:
		d := composite.DescribeSorted(sorted(w.room, column[:k.regions]))
		for r, x := range column[:k.regions] {
			if x == x || d.N == 0 {
				continue
			}
			column[r] = d.Mean
			if method == score.ByMedian {
				column[r] = d.Median
			}
		}
	case score.ByGroup:
		for _, kind := range l.kinds {
			fillGroup(w, column, l.byKind[kind.from:kind.to])
		}
	case score.ByLastKnown, score.ByLine:
		c := &k.columns[l.columns[j]]
		for row, x := range l.own[method][j] {
			if x != x || column[row] == column[row] {
				continue
			}
			if random != nil && row < k.regions {
				x = rounded(c.errors[row].at(x, random[row]), c.whole)
			}
			column[row] = x
		}
	}
}

// fillGroup puts the mean of the regions of a kind where one of them has no figure.
func fillGroup(w *levelScratch, column []float64, regions []int) {
	known := w.room[:0]
	for _, r := range regions {
		if x := column[r]; x == x {
			known = append(known, x)
		}
	}
	if len(known) == 0 || len(known) == len(regions) {
		return
	}
	slices.Sort(known)
	mean := composite.DescribeSorted(known).Mean
	for _, r := range regions {
		if column[r] != column[r] {
			column[r] = mean
		}
	}
}

// sorted lists what is known in ascending order.
func sorted(room, numbers []float64) []float64 {
	known := room[:0]
	for _, x := range numbers {
		if x == x {
			known = append(known, x)
		}
	}
	slices.Sort(known)
	return known
}

// apply writes the scores of a column, the nation's last, by the rules of package
// score; NaN where there is none.
func (s scale) apply(w *levelScratch, dst, column []float64, method string) {
	n, posts, found := score.Normalisation{Method: method}, s.posts, s.ok
	regions := column[:len(column)-1]
	switch {
	case n.OnFixedScale():
	case n.Ranked():
		s.rank(w, dst, column, n)
		return
	default:
		posts, found = n.Ends(described(w.room, regions, method), posts)
	}
	for row, x := range column {
		dst[row] = math.NaN()
		if y, _, known := score.Normalise(x, posts); known && found {
			dst[row] = y
		}
	}
}

// described is what a method needs to know of a sample: all of it is dear to compute.
func described(room, regions []float64, method string) composite.Description {
	if method == score.ByZScore {
		return composite.DescribeSorted(sorted(room, regions))
	}
	d := composite.Description{Min: math.Inf(1), Max: math.Inf(-1)}
	for _, x := range regions {
		if x == x {
			d.N, d.Min, d.Max = d.N+1, min(d.Min, x), max(d.Max, x)
		}
	}
	return d
}

func (s scale) rank(w *levelScratch, dst, column []float64, n score.Normalisation) {
	towards := score.Towards(s.posts.LowerIsBetter)
	known := w.room[:0]
	for _, x := range column[:len(column)-1] {
		if x == x {
			known = append(known, towards*x)
		}
	}
	slices.Sort(known)
	for row, x := range column {
		dst[row] = math.NaN()
		if y, _, ok := n.RankScore(known, towards*x); ok {
			dst[row] = y
		}
	}
}
