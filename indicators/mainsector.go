package indicators

import (
	"cmp"
	"slices"
)

// mainSector is the sector outside IT that sets a region apart, by its ID: the one whose
// share exceeds the nation's by most points or, where no share can be compared, the
// largest. It is empty where the region has no known share of such a sector.
func (e *Evaluator) mainSector(sectors []Sector) string {
	type candidate struct {
		id          string
		share, lead float64
		compared    bool
	}
	var all []candidate
	for k, s := range sectors {
		share, known := s.Share.Get()
		if !known || e.ds.Sectors[k].IsIT() {
			continue
		}
		nation, compared := s.NationShare.Get()
		all = append(all, candidate{s.ID, share, share - nation, compared})
	}
	if len(all) == 0 {
		return ""
	}
	best := slices.MinFunc(all, func(a, b candidate) int {
		switch {
		case a.compared && b.compared:
			return cmp.Or(cmp.Compare(b.lead, a.lead), cmp.Compare(b.share, a.share))
		case a.compared != b.compared && a.compared:
			return -1
		case a.compared != b.compared:
			return 1
		}
		return cmp.Compare(b.share, a.share)
	})
	return best.id
}
