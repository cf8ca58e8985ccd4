package report

import (
	"strings"
	"testing"

	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/samples"
)

// TestTheMethodPageNamesTheMethodsOfTheLevel: whatever a model chooses stands
// among the choices, with the weights that come of it.
func TestTheMethodPageNamesTheMethodsOfTheLevel(t *testing.T) {
	ds, found := load.Folder(samples.FS, "illustrative")
	if found.Blocking() {
		t.Fatal(found)
	}
	text := string(model.DefaultText())
	for _, change := range [][2]string{
		{"screening: {min_regions: 0,", "screening: {min_regions: 0.55,"},
		{"outliers: {method: flag", "outliers: {method: treat"},
		{"weighting: {method: given, within: given,", "weighting: {method: budget, within: equal, budget: [{expert: A, points: {research: 40, enterprises: 30, digital: 20, knowledge: 10}}],"},
		{"aggregation: {method: arithmetic, within: arithmetic", "aggregation: {method: geometric, within: arithmetic"},
		{"goalposts: {low: 0, high: 1, ", "goalposts: {low: 0, high: 1, target: 0.75, "},
	} {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("the default model does not hold %q", change[0])
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	m, found := model.Decode("model.yaml", []byte(text))
	if found.Blocking() {
		t.Fatal(found)
	}
	maker, ev := makeOne(t, ds, m, 0)
	said := map[string]string{}
	for _, group := range maker.set.Brief(ev).Choices {
		for _, c := range group.Rows {
			if _, twice := said[c.What.Plain()]; !twice {
				said[c.What.Plain()] = c.Value.Plain()
			}
		}
	}
	for what, want := range map[string]string{
		"Screening of indicators":          "left out everywhere where the share of regions that have the indicator is below 0.55",
		"Missing figures":                  "not imputed",
		"Outliers":                         "treated: skewness of 2 or more either way and excess kurtosis of 3.5 or more; up to 5 regions are set to the next figure, else the logarithm is taken",
		"Weights":                          "pillars: points handed out by experts (Research and development 0.400; Innovation in enterprises 0.300; Digital technology 0.200; Knowledge environment 0.100); inside pillars: all alike",
		"Aggregation":                      "pillars: weighted geometric mean on a scale of 1 to 100; inside pillars: weighted arithmetic mean",
		"R&D expenditure":                  "0 to 1, target 0.75% of GRP",
		"Research and development: weight": "", // not used
	} {
		if said[what] != want {
			t.Errorf("%s: %q, want %q", what, said[what], want)
		}
	}
}
