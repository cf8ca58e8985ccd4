// Package factor measures what is at hand in a region for an IT cluster: hard
// factors (support by authorities and development institutions), soft factors
// (skills, infrastructure, nearness to research), the mix of makers of products
// and of content that decides how much each counts, and the density of the
// network among firms, universities and institutes.
//
// It builds on score, which stands on the same line of the import table: a
// group of factors is a tree of indicators like any other.
//
// Source of the ideas: Kireeva and Tsoi (2018). The paper prints no number for
// any of them, so that all numbers come from the model, each with its Ground.
package factor

import (
	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// Set is the model's choice of factors, and of how they are put together.
type Set struct {
	Hard        []Factor      `yaml:"hard" json:"hard"`
	Soft        []Factor      `yaml:"soft" json:"soft"`
	MinCoverage score.Minimum `yaml:"min_coverage" json:"min_coverage"`
	// ProductWeights hold where all IT makes products, ContentWeights where
	// all of it makes content; between the two they are mixed linearly.
	ProductWeights Weights `yaml:"product_weights" json:"product_weights"`
	ContentWeights Weights `yaml:"content_weights" json:"content_weights"`
	// UnknownProfile holds where the mix is not known; a result that used it says so.
	UnknownProfile Weights `yaml:"unknown_profile" json:"unknown_profile"`
	Density        Optimum `yaml:"density" json:"density"`
}

// Factor is a group of indicators for one thing that firms find in a region.
type Factor struct {
	ID         string       `yaml:"id" json:"id"`
	Name       data.Names   `yaml:"name" json:"name"`
	Weight     score.Weight `yaml:"weight" json:"weight"` // among the factors of its kind
	Indicators []score.Part `yaml:"indicators" json:"indicators"`
}

// Weights say how much hard and soft factors count. Only their ratio matters.
type Weights struct {
	Hard        float64 `yaml:"hard" json:"hard"`
	Soft        float64 `yaml:"soft" json:"soft"`
	data.Ground `yaml:",inline"`
}

// Result is what a region offers. Scores run from 0 to 100.
type Result struct {
	Hard    score.Result `json:"hard"` // Pillars are the factors
	Soft    score.Result `json:"soft"`
	Profile Profile      `json:"profile"`
	// HardWeight and SoftWeight are those used, and add up to 1.
	HardWeight float64 `json:"hard_weight"`
	SoftWeight float64 `json:"soft_weight"`
	// Assumed says that the profile is not known, so that Set.UnknownProfile was used.
	Assumed bool `json:"assumed_weights,omitempty"`
	// Total joins hard and soft; it is unknown where a kind that has weight is.
	Total   score.Score `json:"total"`
	Network Network     `json:"network"`
}

// Of measures the factors of one region. The profile and the network come from
// ProfileOf and NetworkOf, because they rest on other tables.
func Of(set Set, p Profile, n Network, value score.Values, posts score.Posts) Result {
	r := Result{
		Hard:    score.Of(tree(set.Hard, set.MinCoverage), value, posts),
		Soft:    score.Of(tree(set.Soft, set.MinCoverage), value, posts),
		Profile: p,
		Network: n,
	}
	var ok bool
	r.HardWeight, r.SoftWeight, r.Assumed, ok = set.WeightsFor(p)
	if !ok {
		r.Total = score.Score{Value: data.Unknown(data.Undefined, 0), High: 100}
		return r
	}
	r.Total = join(r)
	return r
}

// WeightsFor mixes the weights of hard and soft factors by the share of product
// makers. assumed says that the share is not known and the weights are those
// declared for that case. ok is false when the weights are not usable numbers.
func (s Set) WeightsFor(p Profile) (hard, soft float64, assumed, ok bool) {
	share, known := p.ProductShare.Get()
	if !known {
		hard, soft, ok = s.UnknownProfile.scaled()
		return hard, soft, true, ok
	}
	ph, ps, okProduct := s.ProductWeights.scaled()
	ch, cs, okContent := s.ContentWeights.scaled()
	if !okProduct || !okContent {
		return 0, 0, false, false
	}
	return share*ph + (1-share)*ch, share*ps + (1-share)*cs, false, true
}

// scaled makes the two weights add up to 1.
func (w Weights) scaled() (hard, soft float64, ok bool) {
	sum := w.Hard + w.Soft
	if !(w.Hard >= 0 && w.Soft >= 0 && sum > 0) || sum > 1e300 {
		return 0, 0, false
	}
	return w.Hard / sum, w.Soft / sum, true
}

// join takes the mean of hard and soft. Neither replaces the other: without one
// of them the total is unknown, unless the one has no weight.
func join(r Result) score.Score {
	h, s := r.Hard.Total, r.Soft.Total
	out := score.Score{
		Coverage: r.HardWeight*h.Coverage + r.SoftWeight*s.Coverage,
		Low:      r.HardWeight*h.Low + r.SoftWeight*s.Low,
		High:     r.HardWeight*h.High + r.SoftWeight*s.High,
	}
	year := max(h.Value.Year, s.Value.Year)
	hard, haveHard := h.Value.Get()
	soft, haveSoft := s.Value.Get()
	if (!haveHard && r.HardWeight > 0) || (!haveSoft && r.SoftWeight > 0) {
		out.Value = data.Unknown(data.Incomplete, year)
		return out
	}
	out.Value = data.Known(r.HardWeight*hard+r.SoftWeight*soft, year)
	return out
}

func tree(factors []Factor, least score.Minimum) score.Tree {
	return score.Tree{Pillars: pillars(factors), MinCoverage: least}
}

func pillars(factors []Factor) []score.Pillar {
	out := make([]score.Pillar, len(factors))
	for i, f := range factors {
		out[i] = score.Pillar(f)
	}
	return out
}
