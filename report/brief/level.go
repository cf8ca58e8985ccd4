package brief

import (
	"growthpole/indicators"
	"growthpole/indicators/factor"
	"growthpole/indicators/score"
)

// Level is the level of innovative development.
type Level struct {
	Score     Value // 0 to 100; unknown where too little is published
	Low, High Value // if every missing indicator stood at the worst, or at the best
	Coverage  Value // per cent of the weight that rests on figures
	Full      bool  // nothing is missing
	Nation    Value
	Ratio     Value // per cent of the nation's score
	Group     Text  // "strong innovator"; empty when not known
	GroupFrom Ground
	Place     Place
	Pillars   []Pillar
	Strongest *Pillar // the pillar with the highest score; nil when fewer than two are known
	Weakest   *Pillar
	Missing   []Text       // names of indicators without a figure
	RuledOut  bool         // no score is given although enough is published: its bounds do not hold the mean of what is known
	ByYear    []YearWeight // the years of the figures that it rests on, those of most weight first
	Doubted   []Without    // the level without each figure that is doubted
	Drops     []Drop       // pillars that go with a doubted figure
}

// Pillar is one pillar of the level, or one local factor.
type Pillar struct {
	ID, Name      Text
	Score, Nation Value
	Low, High     Value
	Coverage      Value
	Weight        Value // as declared, in per cent
	Parts         []Part
	Missing       []Text
	Peers         []PeerScore // of the most similar regions, nearest first
}

// Part is an indicator within a pillar.
type Part struct {
	Name, Unit Text
	Value      Value
	Score      Value
	Weight     Value // per cent of the pillar
	Scale      Text  // the goalposts: "0–50"
	Clipped    bool
	Cases      Text // behind a share that rests on few of them: "3 of 1,054; few cases"; else empty
}

// Ground is what a number of the model rests on.
type Ground struct {
	Paper, Literature, Assumption bool
	Name                          Text // the basis in the document's language
	Source                        Text
}

var (
	points  = shape{decimals: 0}
	precise = shape{decimals: 1}
	percent = shape{unit: "%", decimals: 0, times: 100}
)

func (w *writer) level(ev *indicators.Evaluation, b *Brief) Level {
	l := ev.Level
	out := Level{
		Score: w.value(l.Score.Total.Value, precise), RuledOut: l.Score.Total.RuledOut.IsKnown(), Nation: w.value(l.Nation.Value, precise),
		Low: w.plain(l.Score.Total.Low, precise), High: w.plain(l.Score.Total.High, precise),
		Coverage: w.plain(l.Score.Total.Coverage, percent), Full: l.Score.Total.Coverage > 1-1e-9,
		Ratio: w.value(l.Standing.Ratio, shape{unit: "%"}), Place: place(l.Place),
	}
	for _, g := range w.set.Model.Level.Levels {
		if g.ID == l.Standing.Level && g.ID != "" {
			out.Group, out.GroupFrom = w.name(g.Name), w.ground(g.Basis, g.Source)
		}
	}
	var nation score.Result
	if w.set.Nation != nil {
		nation = w.set.Nation.Level
	}
	out.Pillars = w.pillars(l.Score, nation, w.set.Model.Level.Pillars)
	if !w.set.Model.Level.Normalisation.OnFixedScale() {
		for _, p := range out.Pillars {
			for i := range p.Parts {
				p.Parts[i].Scale = "" // the goalposts are not what the score is held against
			}
		}
	}
	out.Strongest, out.Weakest = ends(out.Pillars)
	out.ByYear, out.Doubted = w.weightByYear(l.Score), w.without(l)
	out.Drops = drops(out.Pillars, out.Doubted)
	for _, p := range out.Pillars {
		out.Missing = append(out.Missing, p.Missing...)
	}
	return out
}

// pillars sets the scores of a region beside those of the nation; the nation's
// may be empty.
func (w *writer) pillars(region, nation score.Result, declared []score.Pillar) []Pillar {
	var out []Pillar
	for i, p := range region.Pillars {
		one := Pillar{
			ID: Text(p.ID), Name: Text(p.ID), Score: w.value(p.Value, precise),
			Low: w.plain(p.Low, precise), High: w.plain(p.High, precise),
			Coverage: w.plain(p.Coverage, percent), Weight: w.plain(p.Weight, percent),
		}
		if i < len(declared) {
			one.Name = w.name(declared[i].Name)
		}
		if i < len(nation.Pillars) {
			one.Nation = w.value(nation.Pillars[i].Value, precise)
		}
		for _, part := range p.Parts {
			d, s := w.definition(part.Indicator)
			q := Part{
				Name: Text(part.Indicator), Unit: unitName(s.unit), Value: w.figure(part.Indicator, part.Value, s),
				Score: w.value(part.Normalised, points), Weight: w.plain(part.Weight, percent), Clipped: part.Clipped, Cases: w.counts[part.Indicator],
			}
			if d != nil {
				q.Name = w.name(d.Name)
				q.Scale = w.scale(d.Goalposts)
			}
			if !q.Value.Known {
				one.Missing = append(one.Missing, q.Name)
			}
			one.Parts = append(one.Parts, q)
		}
		out = append(out, one)
	}
	return out
}

// scale is the goalposts of an indicator, the worse one first.
func (w *writer) scale(g *score.Goalposts) Text {
	if g == nil {
		return ""
	}
	low, high := w.exact(g.Low), w.exact(g.High)
	if g.LowerIsBetter {
		low, high = high, low
	}
	return Text(w.say("scale", "low", low, "high", high))
}

// ends finds the highest and the lowest of at least two known scores.
func ends(pillars []Pillar) (highest, lowest *Pillar) {
	n := 0
	for i := range pillars {
		p := &pillars[i]
		if !p.Score.Known {
			continue
		}
		n++
		if highest == nil || p.Score.Number > highest.Score.Number {
			highest = p
		}
		if lowest == nil || p.Score.Number < lowest.Score.Number {
			lowest = p
		}
	}
	if n < 2 || highest == lowest {
		return nil, nil
	}
	return highest, lowest
}

// Factors are the local factors.
type Factors struct {
	Hard, Soft             []Pillar
	HardTotal, SoftTotal   Value
	HardRange, SoftRange   Span
	HardWeight, SoftWeight Value
	Total                  Value
	Assumed                bool  // the company profile is not known, so both kinds weigh as the model assumes
	ProductShare           Value // per cent
	HiddenIn               []Text
	Lacking                []Text
	Strongest, Weakest     *Pillar // over both kinds
	Missing                []Text  // indicators without a figure
	HardOut, SoftOut       []Text  // factors without a score

	HardRuledOut, SoftRuledOut bool // no score is given although enough is known, as for the level
}

// Span is between which scores an unknown one lies.
type Span struct{ Low, High Value }

func (w *writer) factors(ev *indicators.Evaluation) Factors {
	f, m := ev.Factors, w.set.Model.Factors
	out := Factors{
		HardTotal: w.value(f.Hard.Total.Value, precise), SoftTotal: w.value(f.Soft.Total.Value, precise),
		HardRange:  Span{w.plain(f.Hard.Total.Low, points), w.plain(f.Hard.Total.High, points)},
		SoftRange:  Span{w.plain(f.Soft.Total.Low, points), w.plain(f.Soft.Total.High, points)},
		HardWeight: w.plain(f.HardWeight, percent), SoftWeight: w.plain(f.SoftWeight, percent),
		Total: w.value(f.Total.Value, precise), Assumed: f.Assumed,
		HardRuledOut: f.Hard.Total.RuledOut.IsKnown(), SoftRuledOut: f.Soft.Total.RuledOut.IsKnown(),
		ProductShare: w.value(f.Profile.ProductShare, percent),
	}
	out.Hard = w.pillars(f.Hard, score.Result{}, asPillars(m.Hard))
	out.Soft = w.pillars(f.Soft, score.Result{}, asPillars(m.Soft))
	for _, id := range f.Profile.HiddenIn {
		out.HiddenIn = append(out.HiddenIn, w.sectorShort(id))
	}
	for _, role := range f.Profile.Lacking {
		out.Lacking = append(out.Lacking, Text(w.say("role "+role)))
	}
	out.HardOut, out.SoftOut = unscored(out.Hard), unscored(out.Soft)
	all := append(append([]Pillar{}, out.Hard...), out.Soft...)
	out.Strongest, out.Weakest = ends(all)
	for _, p := range all {
		for _, m := range p.Missing {
			out.Missing = appendNew(out.Missing, m)
		}
	}
	return out
}

func unscored(factors []Pillar) []Text {
	var out []Text
	for _, f := range factors {
		if !f.Score.Known {
			out = append(out, f.Name)
		}
	}
	return out
}

func asPillars(factors []factor.Factor) []score.Pillar {
	out := make([]score.Pillar, len(factors))
	for i, f := range factors {
		out[i] = score.Pillar(f)
	}
	return out
}

// Network is the network of firms, universities and institutes.
type Network struct {
	Nodes, Links, Density, Score Value
	Thin, Dense, Optimal         bool
	Low, High                    Value // ends of the optimum
	Ground                       Ground
}

func (w *writer) network(ev *indicators.Evaluation) Network {
	n, o := ev.Factors.Network, w.set.Model.Factors.Density
	density := shape{decimals: 2}
	return Network{
		Nodes: w.value(n.Nodes, points), Links: w.value(n.Links, points),
		Density: w.value(n.Density, density), Score: w.value(n.Score, points),
		Thin: n.Risk == factor.Thin, Dense: n.Risk == factor.Declustering, Optimal: n.Risk == factor.NoRisk,
		Low: w.plain(o.Low, density), High: w.plain(o.High, density),
		Ground: w.ground(o.Basis, o.Source),
	}
}

func appendNew[T comparable](list []T, t T) []T {
	for _, have := range list {
		if have == t {
			return list
		}
	}
	return append(list, t)
}

// Optimum is the trapezoid by which density is scored, for the drawing of it.
func (p *Page) Optimum() factor.Optimum { return p.w.set.Model.Factors.Density }

// RuledOut reports whether any score of the brief is withheld because its mean is ruled
// out, so that the method has to say why that is done.
func (b *Brief) RuledOut() bool {
	return b.Level.RuledOut || b.Factors.HardRuledOut || b.Factors.SoftRuledOut
}
