package indicators

import (
	"fmt"

	"growthpole/indicators/data"
	"growthpole/indicators/index"
	"growthpole/indicators/model"
	"growthpole/indicators/problem"
)

// layOut prepares the search for similar regions, once and not before a region asks for it.
func (e *Evaluator) layOut() *index.Similar {
	s := e.years.in(e.ds.Year)
	if s == nil {
		return nil
	}
	return s.Similar()
}

// peersOf are as many of the most similar regions as the model asks for.
func (e *Evaluator) peersOf(i int) []Peer {
	similar := e.similar()
	if similar == nil {
		return nil
	}
	var out []Peer
	for _, p := range similar.Peers(i, e.m.Peers.Count) {
		peer := Peer{Region: e.ds.Regions[p.Region].ID, KSI: p.KSI, Level: e.scores.values[p.Region], Criteria: map[string]data.Value{}}
		values := e.valuesOf(p.Region)
		for _, id := range e.m.GateIndicators() {
			peer.Criteria[id] = values(id)
		}
		out = append(out, peer)
	}
	return out
}

// strangers are the regions that an index of the model compares with and the
// dataset does not have. The model file is checked before there is a dataset.
func strangers(ds *data.Dataset, m *model.Model) problem.List {
	var out problem.List
	var codes []string
	for k := range m.Indicators {
		d := &m.Indicators[k].Definition
		code, against := index.Against(d.From.Index)
		if !against {
			continue
		}
		if _, found := ds.RegionIndex(code); found {
			continue
		}
		if codes == nil {
			for _, r := range ds.Regions {
				codes = append(codes, r.ID)
			}
		}
		out.Add("", 0, 0, fmt.Sprintf("the model's indicator %s is the index %s, and the dataset has no region %s",
			problem.Quote(d.ID), problem.Quote(d.From.Index), problem.Quote(code)), problem.DidYouMean(code, codes))
	}
	return out
}
