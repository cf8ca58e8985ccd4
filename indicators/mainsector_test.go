package indicators

import (
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
)

// TestTheSectorThatSetsARegionApart: by most points above the nation, never IT, and only
// where the lead is above what the model asks for.
func TestTheSectorThatSetsARegionApart(t *testing.T) {
	sector := func(id string, share, nation float64) Sector {
		s := Sector{ID: id, Share: data.Known(share, 2025), NationShare: data.Known(nation, 2025)}
		if nation < 0 {
			s.NationShare = data.Value{}
		}
		return s
	}
	for _, c := range []struct {
		name    string
		lead    float64
		sectors [3]Sector // the last is IT
		want    string
	}{
		{"the largest lead, not the largest share", 0, [3]Sector{sector("trade", 0.4, 0.38), sector("mining", 0.2, 0.1), sector("it", 0.4, 0.1)}, "mining"},
		{"none is above the nation", 0, [3]Sector{sector("trade", 0.3, 0.4), sector("mining", 0.1, 0.1), sector("it", 0.4, 0.1)}, ""},
		{"none has a share of the nation", 0, [3]Sector{sector("trade", 0.3, -1), sector("mining", 0.1, -1), sector("it", 0.4, 0.1)}, ""},
		{"the model asks for more", 0.15, [3]Sector{sector("trade", 0.4, 0.38), sector("mining", 0.2, 0.1), sector("it", 0.4, 0.1)}, ""},
	} {
		e := &Evaluator{m: &model.Model{}, ds: &data.Dataset{Sectors: []data.Sector{{ID: "trade"}, {ID: "mining"}, {ID: "it", Role: data.Product}}}}
		e.m.Mechanisms.Apart = &mechanism.Apart{Lead: c.lead}
		if got := e.mainSector(c.sectors[:]); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if e.m.Mechanisms.Apart = nil; e.mainSector(c.sectors[:]) != "" {
			t.Errorf("%s: a sector is named by a rule that the model does not have", c.name)
		}
	}
}
