package score

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"growthpole/indicators/data"
)

func TestNormalise(t *testing.T) {
	up, down := Goalposts{Low: 2, High: 12}, Goalposts{Low: 2, High: 12, LowerIsBetter: true}
	for _, c := range []struct {
		name    string
		x       float64
		g       Goalposts
		want    float64
		clipped bool
	}{
		{"inside", 4.5, up, 25, false},
		{"inside, lower is better", 4.5, down, 75, false},
		{"on the low post", 2, up, 0, false},
		{"on the high post, lower is better", 12, down, 0, false},
		{"beyond the high post", 13, up, 100, true},
		{"beyond the high post, lower is better", 13, down, 0, true},
		{"below the low post, lower is better", -5, down, 100, true},
	} {
		got, clipped, known := Normalise(c.x, c.g)
		if !known || got != c.want || clipped != c.clipped {
			t.Errorf("%s: got %v %v %v, want %v %v", c.name, got, clipped, known, c.want, c.clipped)
		}
	}
	for name, g := range map[string]Goalposts{
		"equal posts": {Low: 1, High: 1}, "posts swapped": {Low: 2, High: 1}, "a NaN post": {Low: math.NaN(), High: 1},
		"an infinite post": {Low: 0, High: math.Inf(1)}, "posts too far apart": {Low: -math.MaxFloat64, High: math.MaxFloat64},
	} {
		if x, _, known := Normalise(1, g); known || x != 0 {
			t.Errorf("%s: got %v %v", name, x, known)
		}
	}
	if _, _, known := Normalise(math.NaN(), up); known {
		t.Error("a NaN is normalised")
	}
}

func part(indicator string, weight float64) Part {
	return Part{Indicator: indicator, Weight: Weight{Value: weight}}
}

// meanOf scores one pillar.
func meanOf(parts []Part, least Minimum, value Values, posts Posts) Score {
	t := Tree{MinCoverage: least, Pillars: []Pillar{{Weight: Weight{Value: 1}, Indicators: parts}}}
	return Of(t, value, posts).Pillars[0].Score
}

// hundred scores a value as itself.
func hundred(indicator string) (Goalposts, bool) {
	return Goalposts{Low: 0, High: 100}, indicator != "no posts"
}

func from(m map[string]float64) Values {
	return func(indicator string) data.Value {
		if x, ok := m[indicator]; ok {
			return data.Known(x, 2024, data.Origin{File: "series.csv", Line: 2})
		}
		return data.Unknown(data.Confidential, 2023)
	}
}

func TestMissingIndicators(t *testing.T) {
	parts := []Part{part("a", 1), part("b", 2), part("c", 1)}
	s := meanOf(parts, Minimum{Value: 0.75}, from(map[string]float64{"a": 40, "b": 70}), hundred)
	if x, known := s.Value.Get(); !known || x != 60 || s.Coverage != 0.75 || s.Low != 45 || s.High != 70 {
		t.Errorf("at the minimum: %+v", s)
	}
	if s.Parts[0].Weight != 0.25 || s.Parts[0].Effective != 1.0/3 || s.Parts[2].Effective != 0 || s.Parts[2].Normalised.Gap() != data.Confidential {
		t.Errorf("parts: %+v", s.Parts)
	}
	if s.Value.Year != 2024 {
		t.Errorf("year: %v", s.Value.Year)
	}

	s = meanOf(parts, Minimum{Value: 0.76}, from(map[string]float64{"a": 40, "b": 70}), hundred)
	if s.Value.IsKnown() || s.Value.Gap() != data.Incomplete || s.Low != 45 || s.High != 70 || s.Parts[0].Effective != 0 {
		t.Errorf("below the minimum: %+v", s)
	}

	s = meanOf([]Part{part("a", 0.1), part("b", 0.2), part("d", 0.3), part("c", 0.4)}, Minimum{Value: 0.6},
		from(map[string]float64{"a": 1, "b": 1, "d": 1}), hundred)
	if !s.Value.IsKnown() {
		t.Errorf("0.1+0.2+0.3 does not reach 0.6: %+v", s)
	}

	s = meanOf(parts, Minimum{}, from(nil), hundred)
	if s.Value.IsKnown() || s.Coverage != 0 || s.Low != 0 || s.High != 100 {
		t.Errorf("nothing known and no minimum: %+v", s)
	}
}

func TestUnusableModels(t *testing.T) {
	all := from(map[string]float64{"a": 40, "no posts": 1})
	for name, parts := range map[string][]Part{
		"no parts": nil, "weights of 0": {part("a", 0)}, "a negative weight": {part("a", -1)}, "a NaN weight": {part("a", math.NaN())},
		"an infinite weight": {part("a", math.Inf(1))},
	} {
		s := meanOf(parts, Minimum{}, all, hundred)
		if s.Value.IsKnown() || s.Value.Gap() != data.Undefined || s.Low != 0 || s.High != 100 {
			t.Errorf("%s: %+v", name, s)
		}
	}
	s := meanOf([]Part{part("a", 1), part("no posts", 1)}, Minimum{}, all, hundred)
	if x, _ := s.Value.Get(); x != 40 || s.Coverage != 0.5 || s.Parts[1].Normalised.Gap() != data.Undefined {
		t.Errorf("an indicator without goalposts is not missing: %+v", s)
	}
	s = meanOf([]Part{part("c", 1), part("a", 0)}, Minimum{}, all, hundred)
	if s.Value.IsKnown() {
		t.Errorf("an indicator of no weight stands for the others: %+v", s)
	}
}

func TestAnUnknownPillar(t *testing.T) {
	tree := Tree{
		MinCoverage: Minimum{Value: 0.5},
		Pillars: []Pillar{
			{ID: "p", Weight: Weight{Value: 2}, Indicators: []Part{part("a", 1), part("b", 1)}},
			{ID: "q", Weight: Weight{Value: 1}, Indicators: []Part{part("c", 1), part("d", 1), part("e", 1)}},
		},
	}
	r := Of(tree, from(map[string]float64{"a": 20, "b": 40, "c": 90}), hundred)
	if x, known := r.Total.Value.Get(); !known || x != 30 || math.Abs(r.Total.Coverage-2.0/3) > 1e-15 {
		t.Errorf("total: %+v", r.Total)
	}
	if r.Pillars[1].Value.IsKnown() || r.Pillars[1].Effective != 0 || r.Pillars[0].Effective != 1 {
		t.Errorf("pillars: %+v", r.Pillars)
	}
	if lo, hi := r.Total.Low, r.Total.High; math.Abs(lo-30) > 1e-12 || math.Abs(hi-(60+30+200.0/3)/3) > 1e-12 {
		t.Errorf("bounds: %v to %v", lo, hi)
	}
	tree.MinCoverage.Value = 0.7
	if r := Of(tree, from(map[string]float64{"a": 20, "b": 40, "c": 90}), hundred); r.Total.Value.IsKnown() {
		t.Errorf("two thirds reach 0.7: %+v", r.Total)
	}
}

func TestATotalThatPresentIndicatorsRuleOut(t *testing.T) {
	tree := Tree{MinCoverage: Minimum{Value: 0.5}, Pillars: []Pillar{
		{ID: "p", Weight: Weight{Value: 1}, Indicators: []Part{part("a", 1)}},
		{ID: "q", Weight: Weight{Value: 1}, Indicators: []Part{part("b", 0.4), part("c", 0.6)}},
	}}
	r := Of(tree, from(map[string]float64{"a": 0, "b": 100}), hundred)
	if r.Total.Value.IsKnown() || r.Total.Low != 20 || r.Total.High != 50 || r.Pillars[0].Effective != 0 {
		t.Errorf("a total of 0 where at least 20 is certain: %+v", r.Total)
	}
	if x, known := r.Total.RuledOut.Get(); !known || x != 0 {
		t.Errorf("the mean that is withheld is 0: %v", r.Total.RuledOut)
	}
	for name, have := range map[string]map[string]float64{"too little": {"b": 10}, "all": {"a": 0, "b": 100, "c": 0}} {
		if r := Of(tree, from(have), hundred); r.Total.RuledOut.IsKnown() {
			t.Errorf("%s: ruled out", name)
		}
	}
}

// Whatever is missing, a known score lies within its bounds, and within 0 and
// 100; and what is missing can move it no further than the bounds say.
func TestBoundsHoldWhateverIsMissing(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		tree, full, have := randomTree(rng)
		r := Of(tree, from(have), hundred)
		complete := Of(tree, from(full), hundred)
		x, known := r.Total.Value.Get()
		y, _ := complete.Total.Value.Get()
		if known && (x < r.Total.Low-1e-9 || x > r.Total.High+1e-9) {
			t.Fatalf("%v is outside %v to %v", x, r.Total.Low, r.Total.High)
		}
		if y < r.Total.Low-1e-9 || y > r.Total.High+1e-9 || r.Total.Low < 0 || r.Total.High > 100 {
			t.Fatalf("complete data give %v, outside %v to %v", y, r.Total.Low, r.Total.High)
		}
		if complete.Total.Coverage < 1-1e-9 || math.Abs(complete.Total.High-complete.Total.Low) > 1e-9 {
			t.Fatalf("complete data: %+v", complete.Total)
		}
		var effective float64
		for _, p := range r.Pillars {
			effective += p.Effective
		}
		if known != (math.Abs(effective-1) < 1e-9) {
			t.Fatalf("effective weights add up to %v, known %v", effective, known)
		}
	}
}

func randomTree(rng *rand.Rand) (tree Tree, full, have map[string]float64) {
	full, have = map[string]float64{}, map[string]float64{}
	tree.MinCoverage.Value = rng.Float64()
	for i := range 1 + rng.IntN(5) {
		p := Pillar{ID: string(rune('a' + i)), Weight: Weight{Value: 0.1 + rng.Float64()}}
		for j := range 1 + rng.IntN(6) {
			id := p.ID + string(rune('a'+j))
			p.Indicators = append(p.Indicators, part(id, 0.1+rng.Float64()))
			full[id] = 140*rng.Float64() - 20
			if rng.IntN(3) > 0 {
				have[id] = full[id]
			}
		}
		tree.Pillars = append(tree.Pillars, p)
	}
	return tree, full, have
}

func TestStanding(t *testing.T) {
	levels := []Level{{ID: "modest"}, {ID: "leader", From: 125}, {ID: "moderate", From: 70}, {ID: "strong", From: 100}}
	nation := data.Known(40, 2024)
	for _, c := range []struct {
		score float64
		want  string
	}{{60, "leader"}, {50, "leader"}, {49.9, "strong"}, {40, "strong"}, {39.9, "moderate"}, {28, "moderate"}, {0, "modest"}} {
		if s := StandingOf(data.Known(c.score, 2024), nation, levels); s.Level != c.want {
			t.Errorf("%v of 40: %+v, want %s", c.score, s, c.want)
		}
	}
	// 70 per cent of 0.3 is a hair below 70 in floating point.
	if s := StandingOf(data.Known(0.21, 2024), data.Known(0.3, 2024), levels); s.Level != "moderate" {
		t.Errorf("on the bound after rounding: %+v", s)
	}
	for name, s := range map[string]Standing{
		"no score":        StandingOf(data.Unknown(data.Incomplete, 0), nation, levels),
		"no nation":       StandingOf(nation, data.Value{}, levels),
		"a nation of 0":   StandingOf(nation, data.Known(0, 2024), levels),
		"beyond numbers":  StandingOf(nation, data.Known(5e-324, 2024), levels),
		"no level so low": StandingOf(data.Known(1, 2024), nation, levels[1:]),
	} {
		if s.Level != "" {
			t.Errorf("%s: %+v", name, s)
		}
	}
	if o := Ordered(levels); o[0].ID != "leader" || o[3].ID != "modest" || levels[0].ID != "modest" {
		t.Errorf("order: %+v", o)
	}
}

func TestCheck(t *testing.T) {
	tree := Tree{
		MinCoverage: Minimum{Value: 1.5},
		Outliers:    Outliers{Most: 1},
		Levels:      []Level{{ID: "x", From: 70}, {ID: "y", From: 70}, {ID: "z", From: -1}},
		Pillars: []Pillar{
			{Weight: Weight{Value: -1}, Indicators: []Part{part("a", 1), part("a", 1), part("no posts", 0)}},
			{Weight: Weight{Value: 1}, Indicators: []Part{part("swapped", 0)}},
		},
	}
	posts := func(indicator string) (Goalposts, bool) {
		if indicator == "swapped" {
			return Goalposts{Low: 1}, true
		}
		return hundred(indicator)
	}
	var got []string
	for _, err := range tree.Check(posts) {
		got = append(got, err.Error())
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"pillars[0].weight: -1", `pillars[0].indicators[1]: indicator "a" is listed twice`,
		`indicator "no posts" has no goalposts`, "goalposts of \"swapped\"", "pillars[1].indicators: the weights add up to 0",
		"min_coverage: 1.5", "levels[1].from: 70 is the bound of level \"x\"", "levels[2].from: -1"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not found in:\n%s", want, all)
		}
	}
	if len(got) != 8 {
		t.Errorf("%d errors:\n%s", len(got), all)
	}
	good := Tree{Outliers: Outliers{Most: 1}, Pillars: []Pillar{{Weight: Weight{Value: 1}, Indicators: []Part{part("a", 1)}}}}
	if errs := good.Check(hundred); len(errs) > 0 {
		t.Errorf("a good tree: %v", errs)
	}
}

func TestTheModelReadsAsWritten(t *testing.T) {
	const text = `
pillars:
  - id: research
    name: {en: Research}
    weight: {value: 2, basis: assumption, source: equal shares are ours}
    indicators:
      - {indicator: rd_share, weight: {value: 1, basis: literature, source: RIS 2023}}
min_coverage: {value: 0.6, basis: assumption, source: ours}
levels:
  - {id: leader, name: {en: Leader}, from: 125, basis: literature, source: RIS 2023}
`
	d := yaml.NewDecoder(strings.NewReader(text))
	d.KnownFields(true)
	var tree Tree
	if err := d.Decode(&tree); err != nil {
		t.Fatal(err)
	}
	if tree.Pillars[0].Weight.Basis != data.Assumption || tree.Pillars[0].Indicators[0].Weight.Source != "RIS 2023" ||
		tree.MinCoverage.Value != 0.6 || tree.Levels[0].From != 125 {
		t.Errorf("%+v", tree)
	}
	out, err := json.Marshal(Of(tree, from(map[string]float64{"rd_share": 50}), hundred))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(out), `"id":"research","weight":1,"effective":1,"value":{"value":50`) {
		t.Errorf("%s", out)
	}
}
