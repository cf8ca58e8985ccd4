package index

import "growthpole/indicators/data"

// Regions is the number of regions; methods count them as the dataset does.
func (s *Structure) Regions() int { return s.regions }

// Nation is the row of the nation, which methods take in place of a region.
func (s *Structure) Nation() int { return s.regions }

// Gap says why the structure of a region or the nation has no shares: figures
// are missing, or all are 0 or one is negative (data.Undefined). known is true
// when it has.
func (s *Structure) Gap(region int) (gap data.Gap, known bool) {
	return s.rows[region].gap, s.rows[region].shared
}

// Complete reports whether the region (or the nation) has a figure in every used
// sector, zeros included.
func (s *Structure) Complete(region int) bool { return s.rows[region].complete }

// NationBasis says what the nation's value of a sector is.
func (s *Structure) NationBasis(sector int) Basis { return s.basis[sector] }

// SectorIndex finds a used sector by its ID.
func (s *Structure) SectorIndex(id string) (int, bool) {
	for j := range s.Sectors {
		if s.Sectors[j].ID == id {
			return j, true
		}
	}
	return 0, false
}

// IT lists the used sectors that count as IT.
func (s *Structure) IT() []int { return append([]int(nil), s.it...) }

// Figure is the figure of one sector, which may be known in a region whose
// structure is not, in the unit of the table.
func (s *Structure) Figure(region, sector int) (x float64, known bool) {
	at := s.at(region, sector)
	return s.values[at], s.known[at]
}

// Figures are those of all used sectors. The slice must not be changed. It is
// unknown where one is missing.
func (s *Structure) Figures(region int) (values []float64, known bool) {
	if !s.rows[region].complete {
		return nil, false
	}
	return s.values[s.at(region, 0):s.at(region+1, 0):s.at(region+1, 0)], true
}

// Total is the sum over all used sectors; 0 for an empty region.
func (s *Structure) Total(region int) (total float64, known bool) {
	return s.rows[region].total, s.rows[region].complete
}

// Shares are those of the used sectors in the region, adding up to 1. The slice
// must not be changed. They are unknown for an incomplete region, an empty one,
// and one with a negative figure.
func (s *Structure) Shares(region int) (shares []float64, known bool) {
	if !s.rows[region].shared {
		return nil, false
	}
	return s.shares[s.at(region, 0):s.at(region+1, 0):s.at(region+1, 0)], true
}

// Share is a sector's share in the region, 0 to 1.
func (s *Structure) Share(region, sector int) (share float64, known bool) {
	return s.shares[s.at(region, sector)], s.rows[region].shared
}

// ShareOfNation is the region's share of the sector's national value, 0 to 1. It needs the
// region's figure and the nation's, not the whole structure. It is undefined
// where the nation has none of the sector, and where the region has more than
// the nation's published figure.
func (s *Structure) ShareOfNation(region, sector int) (share float64, known bool) {
	return s.partOfNation(region, []int{sector})
}

// Weight is the region's share of all activity of the nation, 0 to 1.
func (s *Structure) Weight(region int) (weight float64, known bool) {
	r, n := s.rows[region], s.rows[s.Nation()]
	if !r.complete || !n.complete {
		return 0, false
	}
	return part(r.total, n.total)
}

// Quotient is the location quotient of a sector in the region, see Quotient.
func (s *Structure) Quotient(region, sector int) (lq float64, known bool) {
	p, ok := s.Share(region, sector)
	n, haveNation := s.Share(s.Nation(), sector)
	if !ok || !haveNation {
		return 0, false
	}
	return Quotient(p, n)
}

// Sum adds up figures of some sectors in a region. It is unknown for no sectors
// and where one figure is missing or negative.
func (s *Structure) Sum(region int, sectors []int) (sum float64, known bool) {
	for _, j := range sectors {
		x, ok := s.Figure(region, j)
		if !ok || x < 0 {
			return 0, false
		}
		sum += x
	}
	return sum, len(sectors) > 0
}

// ITShare is the share of IT in the region's activity, 0 to 1. It is unknown
// where no used sector counts as IT: IT then hides in other sectors, and is not
// 0. It covers the used sectors only; those in LeftOut had no figures anywhere.
func (s *Structure) ITShare(region int) (share float64, known bool) {
	it, ok := s.Sum(region, s.it)
	if !ok || !s.rows[region].shared {
		return 0, false
	}
	return part(it, s.rows[region].total)
}

// ITShareOfNation is the region's share of the nation's IT, 0 to 1. It needs the IT
// figures only, not the whole structure.
func (s *Structure) ITShareOfNation(region int) (share float64, known bool) {
	return s.partOfNation(region, s.it)
}

// ITQuotient is the location quotient of all IT taken together.
func (s *Structure) ITQuotient(region int) (lq float64, known bool) {
	p, ok := s.ITShare(region)
	n, haveNation := s.ITShare(s.Nation())
	if !ok || !haveNation {
		return 0, false
	}
	return Quotient(p, n)
}

func (s *Structure) itQuotientSymmetric(region int) (float64, bool) {
	lq, ok := s.ITQuotient(region)
	if !ok {
		return 0, false
	}
	return SymmetricQuotient(lq)
}

// Bilateral is Krugman between the structures of two regions, 0 to 2. It is
// unknown where one of them has no known structure.
func (s *Structure) Bilateral(a, b int) (ksi float64, known bool) {
	p, okA := s.Shares(a)
	q, okB := s.Shares(b)
	if !okA || !okB {
		return 0, false
	}
	return Krugman(p, q)
}

func (s *Structure) partOfNation(region int, sectors []int) (float64, bool) {
	x, ok := s.Sum(region, sectors)
	n, haveNation := s.Sum(s.Nation(), sectors)
	if !ok || !haveNation {
		return 0, false
	}
	return part(x, n)
}

// part is x of whole. More than the whole is no share: the nation's published
// figure then contradicts the region's.
func part(x, whole float64) (float64, bool) {
	if !(x >= 0) || !(whole > 0) || x/whole > 1+1e-9 {
		return 0, false
	}
	return min(x/whole, 1), true
}

// krugmanRest is undefined for the nation, which has no rest.
func (s *Structure) krugmanRest(region int) (float64, bool) {
	p, ok := s.Shares(region)
	nation, haveNation := s.Figures(s.Nation())
	if !ok || !haveNation || region == s.Nation() {
		return 0, false
	}
	rest, ok := RestOfNation(nation, s.values[s.at(region, 0):s.at(region+1, 0)])
	if !ok {
		return 0, false
	}
	return Krugman(p, rest)
}

// krugmanMeanOthers needs every other region's structure: the mean of some
// others must not pass for the mean of all. Empty regions have no structure and
// do not take part. It is undefined for the nation.
func (s *Structure) krugmanMeanOthers(region int) (float64, bool) {
	p, ok := s.Shares(region)
	if !ok || !s.others.complete || region == s.Nation() {
		return 0, false
	}
	mean, ok := MeanOfOthers(s.others.sum, p, s.others.n)
	if !ok {
		return 0, false
	}
	return Krugman(p, mean)
}

func (s *Structure) quotientCount(region int) (float64, bool) {
	p, ok := s.Shares(region)
	n, haveNation := s.Shares(s.Nation())
	if !ok || !haveNation {
		return 0, false
	}
	count, ok := QuotientCount(p, n)
	return float64(count), ok
}
