package uncertainty

import (
	"math"

	"growthpole/indicators/index"
)

// structure is the activity table of the evaluation year, for the Krugman index
// of all regions under any benchmark.
type structure struct {
	sectors   int
	regions   int
	figures   []float64 // region × sector; NaN where there is none
	published []float64 // the nation's own figure; NaN where it is the sum of the regions
	summed    []bool    // by sector: the nation's figure is the sum of the regions
	error     float64   // share by which a figure may lie off
}

// structureOf takes the figures of a table; nil without one.
func structureOf(s *index.Structure, usual Spread) *structure {
	if s == nil || len(s.Sectors) == 0 {
		return nil
	}
	out := &structure{sectors: len(s.Sectors), regions: s.Regions(), error: usual.Relative}
	for r := range s.Regions() {
		for j := range s.Sectors {
			out.figures = append(out.figures, figure(s, r, j))
		}
	}
	for j := range s.Sectors {
		out.summed = append(out.summed, s.NationBasis(j) == index.SumOfRegions)
		out.published = append(out.published, figure(s, s.Nation(), j))
	}
	return out
}

func figure(s *index.Structure, row, sector int) float64 {
	if x, known := s.Figure(row, sector); known {
		return x
	}
	return math.NaN()
}

// structureScratch is what a worker needs to compute the index.
type structureScratch struct {
	shares           []float64 // region × sector
	shared           []bool    // regions that have shares
	nation, ofNation []float64 // figures and shares
	others, rest     []float64
	ksi              []float64
}

func (s *structure) newScratch() *structureScratch {
	if s == nil {
		return nil
	}
	n := s.sectors
	room := make([]float64, 4*n)
	part := func(i int) []float64 { return room[i*n : (i+1)*n : (i+1)*n] }
	return &structureScratch{shares: make([]float64, len(s.figures)), shared: make([]bool, s.regions),
		nation: part(0), ofNation: part(1), others: part(2), rest: part(3), ksi: make([]float64, s.regions)}
}

// krugman computes the index of all regions as package index does: NaN where it
// is not known. The benchmark moves with the figures, because it is made of them;
// a published figure of the nation stays as it is.
func (s *structure) krugman(figures []float64, benchmark int, w *structureScratch) []float64 {
	n, complete := s.share(figures, w)
	s.addUp(figures, w)
	haveNation := index.SharesInto(w.ofNation, w.nation)
	for r := range s.regions {
		w.ksi[r] = math.NaN()
		if !w.shared[r] {
			continue
		}
		own := w.shares[r*s.sectors : (r+1)*s.sectors]
		var ok bool
		against := w.rest
		switch Benchmarks[benchmark] {
		case Nation:
			ok, against = haveNation, w.ofNation
		case Rest:
			ok = index.RestOfNationInto(w.rest, w.nation, figures[r*s.sectors:(r+1)*s.sectors])
		case MeanOthers:
			ok = complete && index.MeanOfOthersInto(w.rest, w.others, own, n)
		}
		if !ok {
			continue
		}
		if ksi, known := index.Krugman(own, against); known {
			w.ksi[r] = ksi
		}
	}
	return w.ksi
}

// share divides every region into shares and adds these up; complete says that
// no region lacks a figure.
func (s *structure) share(figures []float64, w *structureScratch) (n int, complete bool) {
	clear(w.others)
	complete = true
	for r := range s.regions {
		values, shares := figures[r*s.sectors:(r+1)*s.sectors], w.shares[r*s.sectors:(r+1)*s.sectors]
		w.shared[r] = index.SharesInto(shares, values)
		if !w.shared[r] {
			if _, whole := index.Total(values); !whole {
				complete = false // not empty: a figure is missing or negative
			}
			continue
		}
		n++
		for j, p := range shares {
			w.others[j] += p
		}
	}
	return n, complete
}

func (s *structure) addUp(figures []float64, w *structureScratch) {
	copy(w.nation, s.published)
	for j, summed := range s.summed {
		if !summed {
			continue
		}
		w.nation[j] = 0
		for r := range s.regions {
			w.nation[j] += figures[r*s.sectors+j]
		}
	}
}
