package factor

import (
	"fmt"
	"math"

	"growthpole/indicators/data"
)

// Density is the share of possible links that exist among n nodes of an
// undirected network, 2L/(n(n−1)), 0 to 1. It is undefined below two nodes, and
// for more links than pairs, which no simple network has: such figures count
// something else, or count a link twice.
func Density(links, nodes float64) (density float64, known bool) {
	pairs := nodes * (nodes - 1) / 2
	if !(nodes >= 2) || !(links >= 0) || math.IsInf(pairs, 0) || links > pairs {
		return 0, false
	}
	return links / pairs, true
}

// Optimum is a trapezoid over density: 0 up to Min, rising to 100 at Low, 100 up
// to High, falling to 0 at Max and beyond. Min ≤ Low ≤ High ≤ Max, all within 0
// to 1. That very dense networks drive a cluster apart is the paper's
// hypothesis; where the bounds lie is the model's assumption.
type Optimum struct {
	Min         float64 `yaml:"min" json:"min"`
	Low         float64 `yaml:"low" json:"low"`
	High        float64 `yaml:"high" json:"high"`
	Max         float64 `yaml:"max" json:"max"`
	data.Ground `yaml:",inline"`
}

// Valid reports whether the bounds are in order.
func (o Optimum) Valid() bool {
	return 0 <= o.Min && o.Min <= o.Low && o.Low <= o.High && o.High <= o.Max && o.Max <= 1
}

// Check finds bounds out of order.
func (o Optimum) Check(at string) []error {
	if o.Valid() {
		return nil
	}
	return []error{fmt.Errorf("%s: bounds %v, %v, %v, %v are not in order; give 0 ≤ min ≤ low ≤ high ≤ max ≤ 1", at, o.Min, o.Low, o.High, o.Max)}
}

// Score is 0 to 100 by the trapezoid; where two bounds are equal the side is a
// step, and the bound itself belongs to the optimum.
func (o Optimum) Score(density float64) (score float64, known bool) {
	switch {
	case !o.Valid() || math.IsNaN(density):
		return 0, false
	case density >= o.Low && density <= o.High:
		return 100, true
	case density <= o.Min || density >= o.Max:
		return 0, true
	case density < o.Low:
		return 100 * (density - o.Min) / (o.Low - o.Min), true
	default:
		return 100 * (o.Max - density) / (o.Max - o.High), true
	}
}

// Risk is what a density outside the optimum threatens with.
type Risk uint8

// The risks. The zero Risk means that the density is not known.
const (
	RiskUnknown  Risk = iota
	NoRisk            // within the optimum
	Thin              // below it: too few links for joint research
	Declustering      // above it: costs of coordination and disputes over rights
)

var riskNames = [...]string{"unknown", "none", "thin", "declustering"}

// String is the name used in JSON and in keys of the word list.
func (r Risk) String() string { return riskNames[r] }

// MarshalText writes the name.
func (r Risk) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Network is the network of a region with its density and what follows from it.
type Network struct {
	Nodes   data.Value `json:"nodes"`   // firms, universities, institutes
	Links   data.Value `json:"links"`   // pairs of them that work together
	Density data.Value `json:"density"` // 0 to 1
	Score   data.Value `json:"score"`   // 0 to 100
	Risk    Risk       `json:"risk"`
}

// NetworkOf scores a network from its counts. What is missing makes the density
// unknown, with the gap of the missing count; counts that do not fit together
// and invalid bounds make it data.Undefined.
func NetworkOf(links, nodes data.Value, o Optimum) Network {
	n := Network{Nodes: nodes, Links: links}
	n.Density = densityOf(links, nodes)
	d, known := n.Density.Get()
	if !known {
		n.Score = data.Unknown(n.Density.Gap(), n.Density.Year)
		return n
	}
	s, ok := o.Score(d)
	if !ok {
		n.Score = data.Unknown(data.Undefined, n.Density.Year)
		return n
	}
	n.Score = data.Known(s, n.Density.Year)
	switch {
	case d < o.Low:
		n.Risk = Thin
	case d > o.High:
		n.Risk = Declustering
	default:
		n.Risk = NoRisk
	}
	return n
}

func densityOf(links, nodes data.Value) data.Value {
	year := max(links.Year, nodes.Year)
	for _, v := range []data.Value{nodes, links} {
		if !v.IsKnown() {
			return data.Unknown(v.Gap(), year, v.Origins...)
		}
	}
	l, _ := links.Get()
	n, _ := nodes.Get()
	origins := append(append([]data.Origin{}, links.Origins...), nodes.Origins...)
	d, ok := Density(l, n)
	if !ok {
		return data.Unknown(data.Undefined, year, origins...)
	}
	return data.Known(d, year, origins...)
}
