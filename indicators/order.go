package indicators

import (
	"slices"

	"growthpole/indicators/data"
)

// order ranks values: the known ones, best first.
type order struct {
	sorted []float64
	ascend bool // the smallest is the best
	values []data.Value
}

func newOrder(values []data.Value, smallestIsBest bool) order {
	o := order{ascend: smallestIsBest, values: values}
	for _, v := range values {
		if x, known := v.Get(); known {
			o.sorted = append(o.sorted, x)
		}
	}
	slices.Sort(o.sorted)
	return o
}

// place ranks a value; ties share the better rank.
func (o order) place(v data.Value) Place {
	p := Place{Of: len(o.sorted)}
	x, known := v.Get()
	if !known {
		return p
	}
	at, _ := slices.BinarySearch(o.sorted, x)
	if o.ascend {
		p.Rank = at + 1
		return p
	}
	for at < len(o.sorted) && o.sorted[at] == x {
		at++
	}
	p.Rank = len(o.sorted) - at + 1
	return p
}

// ends are the lowest and the highest known value.
func (o order) ends() (low, high data.Value) {
	for _, v := range o.values {
		x, known := v.Get()
		if !known {
			continue
		}
		if l, ok := low.Get(); !ok || x < l {
			low = v
		}
		if h, ok := high.Get(); !ok || x > h {
			high = v
		}
	}
	return low, high
}
