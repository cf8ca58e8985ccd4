package indicators

import (
	"slices"

	"growthpole/indicators/data"
)

// wavesOf adds up the shares of sectors by technological wave. A wave of which a
// sector has no figure is left out: a part must not pass for the whole.
func (e *Evaluator) wavesOf(sectors []Sector) []Wave {
	var out []Wave
	for _, wave := range e.waves() {
		one := Wave{Wave: wave}
		var region, nation float64
		var from []data.Origin
		complete := true
		for k, s := range sectors {
			if e.ds.Sectors[k].Wave != wave {
				continue
			}
			x, haveRegion := s.Share.Get()
			y, haveNation := s.NationShare.Get()
			complete = complete && haveRegion && haveNation
			region, nation = region+x, nation+y
			one.Sectors = append(one.Sectors, s.ID)
			from = append(from, s.Share.Origins...)
		}
		if !complete {
			continue
		}
		one.Share = data.Known(region, e.ds.Year, from...)
		one.NationShare = data.Known(nation, e.ds.Year)
		out = append(out, one)
	}
	return out
}

// waves are those that sectors are assigned to, ascending.
func (e *Evaluator) waves() []int {
	var out []int
	for _, s := range e.ds.Sectors {
		if s.Wave != 0 {
			out = append(out, s.Wave)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
