package factor

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

func figures(x ...any) func(int) data.Value {
	return func(i int) data.Value {
		switch v := x[i].(type) {
		case float64:
			return data.Known(v, 2024, data.Origin{File: "activity.csv", Line: i + 2})
		case data.Gap:
			return data.Unknown(v, 2024)
		}
		return data.Value{}
	}
}

func sectors(roles ...data.Role) (out []data.Sector) {
	for i, r := range roles {
		out = append(out, data.Sector{ID: string(rune('A' + i)), Role: r})
	}
	return out
}

func TestProfile(t *testing.T) {
	const content, product, mixed, other = data.Content, data.Product, data.Mixed, data.NotIT
	for _, c := range []struct {
		name   string
		roles  []data.Role
		x      []any
		want   float64 // below 0: unknown
		gap    data.Gap
		hidden []string
	}{
		{"both are counted", []data.Role{content, other, product}, []any{3.0, 50.0, 1.0}, 0.25, 0, nil},
		{"several sectors of a role", []data.Role{content, content, product}, []any{3.0, 3.0, 2.0}, 0.25, 0, nil},
		{"product makers hide in a mixed sector", []data.Role{content, mixed}, []any{3.0, 90.0}, -1, data.Incomplete, []string{"B"}},
		{"a mixed sector beside both", []data.Role{content, product, mixed}, []any{3.0, 1.0, 9.0}, -1, data.Incomplete, []string{"C"}},
		{"a mixed sector without figure", []data.Role{content, product, mixed}, []any{3.0, 1.0, nil}, -1, data.Incomplete, []string{"C"}},
		{"an empty mixed sector hides nobody", []data.Role{content, product, mixed}, []any{3.0, 1.0, 0.0}, 0.25, 0, nil},
		{"no sector for products", []data.Role{content, other}, []any{3.0, 90.0}, -1, data.NotGiven, nil},
		{"no sector for content", []data.Role{product, other}, []any{3.0, 90.0}, -1, data.NotGiven, nil},
		{"no IT in the region", []data.Role{content, product}, []any{0.0, 0.0}, -1, data.Undefined, nil},
		{"only products", []data.Role{content, product}, []any{0.0, 5.0}, 1, 0, nil},
		{"a confidential figure", []data.Role{content, product}, []any{3.0, data.Confidential}, -1, data.Confidential, nil},
		{"one of two figures missing", []data.Role{content, content, product}, []any{3.0, nil, 1.0}, -1, data.NotGiven, nil},
		{"a negative figure", []data.Role{content, product}, []any{3.0, -1.0}, -1, data.Undefined, nil},
	} {
		p := ProfileOf(sectors(c.roles...), figures(c.x...))
		x, known := p.ProductShare.Get()
		switch {
		case c.want >= 0 && (!known || x != c.want):
			t.Errorf("%s: got %v %v, want %v", c.name, x, known, c.want)
		case c.want < 0 && (known || p.ProductShare.Gap() != c.gap):
			t.Errorf("%s: got %v, %v, want unknown, %v", c.name, x, p.ProductShare.Gap(), c.gap)
		}
		if !slices.Equal(p.HiddenIn, c.hidden) {
			t.Errorf("%s: hidden in %v, want %v", c.name, p.HiddenIn, c.hidden)
		}
	}
	if p := ProfileOf(sectors(content), figures(1.0)); !slices.Equal(p.Lacking, []string{"product"}) {
		t.Errorf("lacking %v", p.Lacking)
	}
	if p := ProfileOf(sectors(content, product), figures(1.0, 1.0)); len(p.ProductShare.Origins) != 2 {
		t.Errorf("origins %v", p.ProductShare.Origins)
	}
}

func TestDensity(t *testing.T) {
	for _, c := range []struct {
		links, nodes, want float64
		known              bool
	}{
		{0, 2, 0, true}, {1, 2, 1, true}, {3, 4, 0.5, true}, {6, 4, 1, true},
		{7, 4, 0, false}, {-1, 4, 0, false}, {0, 1, 0, false}, {0, 0, 0, false}, {math.NaN(), 4, 0, false}, {1, math.NaN(), 0, false},
		{1, math.Inf(1), 0, false}, {1, 1e200, 0, false},
	} {
		if x, known := Density(c.links, c.nodes); x != c.want || known != c.known {
			t.Errorf("%v links, %v nodes: got %v %v, want %v %v", c.links, c.nodes, x, known, c.want, c.known)
		}
	}
}

var optimum = Optimum{Min: 0.1, Low: 0.2, High: 0.5, Max: 0.9}

func TestOptimum(t *testing.T) {
	for _, c := range []struct {
		o          Optimum
		density, x float64
	}{
		{optimum, 0, 0}, {optimum, 0.1, 0}, {optimum, 0.15, 50}, {optimum, 0.2, 100}, {optimum, 0.4, 100},
		{optimum, 0.5, 100}, {optimum, 0.7, 50}, {optimum, 0.9, 0}, {optimum, 1, 0},
		{Optimum{Min: 0.2, Low: 0.2, High: 0.5, Max: 0.5}, 0.2, 100},
		{Optimum{Min: 0.2, Low: 0.2, High: 0.5, Max: 0.5}, 0.51, 0},
		{Optimum{Max: 1, High: 1}, 0, 100},
	} {
		if x, known := c.o.Score(c.density); !known || math.Abs(x-c.x) > 1e-9 {
			t.Errorf("%+v at %v: got %v %v, want %v", c.o, c.density, x, known, c.x)
		}
	}
	for _, o := range []Optimum{{Min: 0.3, Low: 0.2, High: 0.5, Max: 0.9}, {Max: 2}, {Min: -1, Max: 1}, {Low: math.NaN(), High: 1, Max: 1}} {
		if _, known := o.Score(0.4); known || len(o.Check("density")) != 1 {
			t.Errorf("%+v is taken as an optimum", o)
		}
	}
}

func TestNetwork(t *testing.T) {
	v := func(x float64) data.Value { return data.Known(x, 2024, data.Origin{File: "network.csv", Line: 3}) }
	for _, c := range []struct {
		name         string
		links, nodes data.Value
		risk         Risk
		score        float64
	}{
		{"within the optimum", v(3), v(5), NoRisk, 100},
		{"thin", v(15), v(15), Thin, 100 * (1.0/7 - 0.1) / 0.1},
		{"too dense", v(10), v(5), Declustering, 0},
		{"links are missing", data.Value{}, v(5), RiskUnknown, -1},
		{"nodes are missing", v(5), data.Unknown(data.Confidential, 2024), RiskUnknown, -1},
		{"more links than pairs", v(11), v(5), RiskUnknown, -1},
	} {
		n := NetworkOf(c.links, c.nodes, optimum)
		x, known := n.Score.Get()
		if n.Risk != c.risk || known != (c.score >= 0) || (known && math.Abs(x-c.score) > 1e-9) {
			t.Errorf("%s: %+v, want risk %v, score %v", c.name, n, c.risk, c.score)
		}
	}
	if n := NetworkOf(v(3), v(5), Optimum{Low: 1}); n.Risk != RiskUnknown || n.Score.IsKnown() || !n.Density.IsKnown() {
		t.Errorf("an invalid optimum: %+v", n)
	}
	if out, err := json.Marshal(NetworkOf(v(3), v(5), optimum)); err != nil || !strings.Contains(string(out), `"risk":"none"`) {
		t.Errorf("%s %v", out, err)
	}
}

func one(id, indicator string) []Factor {
	return []Factor{{ID: id, Weight: score.Weight{Value: 1},
		Indicators: []score.Part{{Indicator: indicator, Weight: score.Weight{Value: 1}}}}}
}

func testSet() Set {
	return Set{
		Hard: one("support", "h"), Soft: one("skills", "s"), MinCoverage: score.Minimum{Value: 0.5},
		ProductWeights: Weights{Hard: 3, Soft: 1}, ContentWeights: Weights{Hard: 0.25, Soft: 0.75}, UnknownProfile: Weights{Hard: 1, Soft: 1},
		Density: optimum,
	}
}

func posts(indicator string) (score.Goalposts, bool) {
	return score.Goalposts{High: 100}, indicator != "none"
}

func values(m map[string]float64) score.Values {
	return func(indicator string) data.Value {
		if x, ok := m[indicator]; ok {
			return data.Known(x, 2024)
		}
		return data.Value{}
	}
}

func TestWeightsFollowTheProfile(t *testing.T) {
	both := values(map[string]float64{"h": 80, "s": 40})
	for _, c := range []struct {
		name    string
		share   data.Value
		hard    float64
		assumed bool
	}{
		{"all products", data.Known(1, 2024), 0.75, false},
		{"all content", data.Known(0, 2024), 0.25, false},
		{"a fifth products", data.Known(0.2, 2024), 0.35, false},
		{"not known", data.Value{}, 0.5, true},
	} {
		r := Of(testSet(), Profile{ProductShare: c.share}, Network{}, both, posts)
		x, known := r.Total.Value.Get()
		want := 80*c.hard + 40*(1-c.hard)
		if math.Abs(r.HardWeight-c.hard) > 1e-12 || r.Assumed != c.assumed || !known || math.Abs(x-want) > 1e-9 ||
			math.Abs(r.HardWeight+r.SoftWeight-1) > 1e-12 {
			t.Errorf("%s: weight %v assumed %v total %v %v, want %v %v %v", c.name, r.HardWeight, r.Assumed, x, known, c.hard, c.assumed, want)
		}
	}
}

func TestNeitherKindReplacesTheOther(t *testing.T) {
	hardOnly := values(map[string]float64{"h": 80})
	r := Of(testSet(), Profile{}, Network{}, hardOnly, posts)
	if r.Total.Value.IsKnown() || r.Total.Value.Gap() != data.Incomplete || r.Total.Low != 40 || r.Total.High != 90 || r.Total.Coverage != 0.5 {
		t.Errorf("without soft factors: %+v", r.Total)
	}
	set := testSet()
	set.UnknownProfile = Weights{Hard: 1}
	if x, known := Of(set, Profile{}, Network{}, hardOnly, posts).Total.Value.Get(); !known || x != 80 {
		t.Errorf("soft factors of no weight: %v %v", x, known)
	}
	set.UnknownProfile = Weights{Hard: -1, Soft: 3}
	if r := Of(set, Profile{}, Network{}, hardOnly, posts); r.Total.Value.IsKnown() || r.Total.Value.Gap() != data.Undefined {
		t.Errorf("negative weights: %+v", r.Total)
	}
	if _, err := json.Marshal(r); err != nil {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	if errs := testSet().Check(posts); len(errs) > 0 {
		t.Errorf("a good set: %v", errs)
	}
	set := testSet()
	set.Hard[0].Indicators[0].Indicator = "none"
	set.Soft[0].Weight.Value = 0
	set.ContentWeights = Weights{}
	set.Density.Max = 3
	var all []string
	for _, err := range set.Check(posts) {
		all = append(all, err.Error())
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{"hard[0].indicators[0]", "soft: the weights add up to 0", "content_weights", "density"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not found in:\n%s", want, text)
		}
	}
	if len(all) != 4 {
		t.Errorf("%d errors:\n%s", len(all), text)
	}
}
