package brief

import (
	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// Peers are the regions whose structure is most like the region's.
type Peers struct {
	List []Peer
	// HigherStage, MoreIT and HigherLevel name those that hold a later stage, where
	// IT weighs more, and whose level is higher.
	HigherStage, MoreIT, HigherLevel []Text
	// NationNearer says that the nation as a whole is more like the region than the
	// nearest of them is.
	NationNearer bool
	Compared     bool // the evaluations of the peers are at hand
	// Unlike names those whose structure differs so much that the model does not call
	// it alike; Limit is the distance from which on.
	Unlike []Text
	Limit  Value
}

// Peer is another region, as a brief sets it beside its own.
type Peer struct {
	Name      Text
	Short     Text  // for labels in figures
	KSI       Value // between the two structures, 0 to 2
	LQ        Value // of IT, of the kind that the brief leads with
	Level     Value
	Held      int
	StageName Text // of the stage held, within a sentence
	AtLeast   bool // missing figures could raise the stage
	Pole      Standing

	ev *indicators.Evaluation // nil where it is not at hand
}

// Compared reports whether more is known of the peer than its structure.
func (p Peer) Compared() bool { return p.ev != nil }

func (w *writer) peers(ev *indicators.Evaluation, b *Brief) Peers {
	var out Peers
	limit := w.set.Model.Wording.Unlike
	if limit != nil {
		out.Limit = w.plain(limit.Value, w.indexShape("ksi"))
	}
	for _, p := range ev.Peers {
		i, found := w.set.Data.RegionIndex(p.Region)
		if !found {
			continue
		}
		one := Peer{Name: w.name(w.set.Data.Regions[i].Name), Short: w.short(w.set.Data.Regions[i]), KSI: w.plain(p.KSI, w.indexShape("ksi")),
			LQ: w.value(data.Value{}, points), Level: w.value(p.Level, precise)}
		if other := w.set.other(i); other != nil {
			out.Compared = true
			one.ev, one.Held, one.AtLeast = other, other.Stage.Held, !other.Stage.Determined()
			one.StageName, one.Pole = w.stageName(other.Stage.Held), w.standing(other.Pole.AtLeast)
			one.LQ = w.indexByName(other, "it_lq").Value
			if b.IT.Lead.ValueAdded {
				_, form := w.definition(w.set.Model.IT.Quotient)
				one.LQ = w.value(figureOf(other, w.set.Model.IT.Quotient), form)
			}
			if one.Held > b.Stage.Held {
				out.HigherStage = append(out.HigherStage, one.Name)
			}
			if one.LQ.Above(b.IT.Lead.Value) {
				out.MoreIT = append(out.MoreIT, one.Name)
			}
			if one.Level.Above(b.Level.Score) {
				out.HigherLevel = append(out.HigherLevel, one.Name)
			}
		}
		if limit != nil && p.KSI > limit.Value {
			out.Unlike = append(out.Unlike, one.Name)
		}
		out.List = append(out.List, one)
	}
	if len(out.List) > 0 {
		out.NationNearer = b.Structure.KSI.Value.Below(out.List[0].KSI)
	}
	return out
}

// other is the evaluation of a region by its place in the dataset; nil where none is at hand.
func (s *Set) other(i int) *indicators.Evaluation {
	if s.Others == nil {
		return nil
	}
	return s.Others(i)
}

// PeerScore is a peer's score on a pillar or factor.
type PeerScore struct {
	Name  Text
	Score Value
}

// addPeers sets the scores of the peers beside those of the region.
func (w *writer) addPeers(b *Brief) {
	for _, p := range b.Peers.List {
		if p.ev == nil {
			continue
		}
		w.addPeer(b.Level.Pillars, p.Name, p.ev.Level.Score)
		w.addPeer(b.Factors.Hard, p.Name, p.ev.Factors.Hard)
		w.addPeer(b.Factors.Soft, p.Name, p.ev.Factors.Soft)
	}
}

// addPeer goes by position: all evaluations are of one model.
func (w *writer) addPeer(to []Pillar, name Text, from score.Result) {
	for i := range to {
		if i < len(from.Pillars) {
			to[i].Peers = append(to[i].Peers, PeerScore{name, w.value(from.Pillars[i].Value, precise)})
		}
	}
}

// PeerYears is an index of a peer year by year.
type PeerYears struct {
	Short Text
	Years []YearValue
}

// PeerIndexYears are the years of an index of each peer that has any.
func (b *Brief) PeerIndexYears(name string) []PeerYears {
	var out []PeerYears
	for _, p := range b.Peers.List {
		if p.ev == nil {
			continue
		}
		if years := b.w.indexByName(p.ev, name).Years; len(years) > 0 {
			out = append(out, PeerYears{p.Short, years})
		}
	}
	return out
}

// IndexYears are the years of an index of the region; see Index.Years.
func (b *Brief) IndexYears(name string) []YearValue { return b.w.indexByName(b.Evaluation, name).Years }
