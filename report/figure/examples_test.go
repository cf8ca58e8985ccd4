package figure

import (
	"fmt"
	"strconv"
	"strings"

	"growthpole/report/drawing"
)

// half takes every letter for half as wide as the size, bold ones a little wider.
func half(w drawing.Weight, size float64, s string) float64 {
	em := 0.5
	if w == drawing.Bold {
		em = 0.53
	}
	return em * size * float64(len([]rune(s)))
}

func value(v float64) Value { return Known(v, plain(v)) }

// long is a name of 40 runes; unbroken has no place to break.
const (
	long     = "Восточно-Казахстанская область и столица"
	unbroken = "Среднеэнергетическиперерабатывающаяотрасль"
)

// square is an area of one degree.
func square(lon, lat, size float64) Polygon {
	return Polygon{{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}, {lon, lat}}}
}

func names(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("Region %d", i+1))
	}
	return out
}

// examples are ordinary charts, one of each: their listings are golden.
var examples = []struct {
	name   string
	figure Figure
}{
	{"structure", Structure{Region: "Abai", Nation: "Kazakhstan", Rows: []SectorShare{
		{"Mining and quarrying", Known(34.1, "34.1 %"), Known(13.7, "13.7 %"), false},
		{"Public administration and defence; compulsory social security", Known(5.7, "5.7 %"), Known(3.5, "3.5 %"), false},
		{"Information and communication", Known(0.4, "0.4 %"), Known(2.1, "2.1 %"), true},
		{"Activities of households", Unknown("no data"), Known(0.1, "0.1 %"), false},
	}}},
	{"quotients", Quotients{Equal: "LQ = 1: as the nation", Tick: plain, Threshold: []Threshold{{1.25, "1.25: specialised"}}, Rows: []Quotient{
		{"Mining and quarrying", value(2.49), false}, {"Construction", value(1.23), false},
		{"Information and communication", value(0.19), true}, {"Agriculture", value(0), false}, {"Education", Unknown("no data"), false},
	}}},
	{"trend", Trend{Unit: "% of gross regional product", FromZero: true, Tick: plain, Breaks: []Break{{2022, "new boundaries 2022"}}, Series: []Series{
		{Label: "Karaganda 0.6 %", Role: Region, Points: []YearPoint{{2018, 0.7}, {2019, 0.6}, {2021, 0.8}, {2022, 0.9}, {2023, 0.6}}},
		{Label: "Kazakhstan 2.2 %", Role: Nation, Whole: true, Points: []YearPoint{{2018, 1.9}, {2019, 2}, {2020, 2.4}, {2021, 2.3}, {2022, 2}, {2023, 2.2}}},
		{Label: "Peers 0.7 %", Role: Peer, Points: []YearPoint{{2020, 0.5}, {2021, 0.6}, {2022, 0.6}, {2023, 0.7}}},
	}}},
	{"strip", Strip{Rows: []StripRow{
		{Name: "KSI", Points: []StripPoint{{"", "Aktobe 0.28", 0.28, Peer}, {"", "Karaganda 0.44", 0.44, Region}, {"", "Abai 0.44", 0.44, Peer}, {"", "Ulytau 0.83", 0.83, Peer}}},
		{Name: "HHI", Lo: 0.05, Hi: 0.4, Points: []StripPoint{{"", "Jambyl 0.09", 0.09, Peer}, {"", "Kazakhstan 0.10", 0.1, Nation}, {"", "Karaganda 0.18", 0.18, Region}, {"", "Atyrau 0.29", 0.29, Peer}}},
	}}},
	{"scatter", Scatter{X: Axis{Name: "KSI", Tick: plain}, Y: Axis{Name: "HHI", Tick: plain, FromZero: true}, Points: []ScatterPoint{
		{"Aktobe", 0.28, 0.114, Peer}, {"Karaganda", 0.44, 0.176, Region}, {"East Kazakhstan", 0.47, 0.173, Peer}, {"Atyrau", 0.77, 0.29, Peer}, {"Kazakhstan", 0, 0.1, Nation},
	}}},
	{"columns", Columns{Unit: "employees", Tick: plain, Bars: []Column{
		{"2023", value(320), false}, {"2024", Unknown("no data"), false}, {"2025", value(410), true},
	}}},
	{"ranking", Ranking{Rows: []RankingRow{{"Almaty", value(2.67), true}, {"Astana", value(2.15), false}, {"Abai Region", Unknown("no data"), false}, {"Ulytau", value(0), false}}}},
	{"scatter with a line", Scatter{X: Axis{Tick: plain}, Y: Axis{Tick: plain}, Line: &ScatterLine{At: 356, Slope: 97}, Points: []ScatterPoint{
		{"Almaty", 2.67, 626, Region}, {"Astana", 2.15, 542, Peer}, {"Ulytau", 0.36, 396, Peer},
	}}},
	{"quadrant", Quadrant{X: Axis{Name: "Location quotient of IT", Tick: plain}, Y: Axis{Name: "Growth, % a year", Tick: plain}, Fields: Fields{"small, gaining", "specialized, gaining", "small, losing", "specialized, losing"}, Points: []Bubble{
		{"Almaty", 2.55, 9, 58, Region}, {"Astana", 2.38, -8.1, 20, Peer}, {"Karaganda", 0.25, -17.2, 4, Peer}, {"Pavlodar", 0.2, -32.3, 2, Peer}, {"Shymkent", 0.22, 1.3, 1.4, Peer}, {"Abai", 0, -3, 0, Peer},
	}}},
	{"dots", Dots{Region: "Abai", Nation: "Kazakhstan", Peers: "Peers", Tick: plain, Groups: []DotGroup{
		{"Level", []DotRow{{Name: "Research and development", Value: value(11.5), Nation: value(22.7), Peers: []Value{value(12.5), value(28.5), Unknown("")}}}},
		{"Soft factors", []DotRow{{Name: "Developed infrastructure", Value: Unknown("8–78"), Peers: []Value{value(0), value(100)}, Low: 8, High: 78}}},
	}}},
	{"waterfall", Waterfall{Unit: "Per cent of 2022", Parts: []Part{{"National growth", 42.7, "+42.7%"}, {"IT nationwide", 76.7, "+76.7%"}, {"The region itself", -15.6, "−15.6%"}}, Total: Part{"Growth of IT", 103.8, "+103.8%"}}},
	{"ladder", Ladder{Region: "Karaganda", Steps: []Step{
		{"1", "Concentration of resources", StepHeld, "held", "met 3 · not met 0 · unknown 1"},
		{"2", "IT ecosystem", StepNext, "next", "met 2 · not met 1 · unknown 1"},
		{"3", "Breakthrough", StepUndetermined, "not determined", "met 0 · not met 1 · unknown 3"},
		{"4", "Mature development", StepBeyond, "beyond", "met 0 · not met 3 · unknown 0"},
	}}},
	{"ladder with odds", Ladder{Region: "Karaganda", OddsName: "Stage held in 1,000 draws", Odds: []Value{Known(0.08, "80 of 1,000"), Known(0.912, "912 of 1,000"), Known(0.008, "8 of 1,000")}, Steps: []Step{
		{"1", "Concentration of resources", StepHeld, "held", "met 3 · not met 0 · unknown 1"},
		{"2", "IT ecosystem", StepNext, "next", "met 2 · not met 1 · unknown 1"},
	}}},
	{"matrix", Matrix{Parts: []string{"Gap", "Fit to the stage", "Fit to the profile"}, Priority: "Priority", Horizons: []MatrixGroup{
		{"Medium term", []MatrixRow{{"M2 Hard local factors", []Value{value(91), value(100), value(50)}, value(87), AdviceNow, "recommended now"}, {"M4 Human capacity", []Value{value(0), value(50), value(50)}, Unknown("–"), AdviceSustain, "sustain"}}},
		{"Long term", []MatrixRow{{"L5 Management and branding", []Value{Unknown("–"), value(0), Unknown("–")}, Unknown("–"), AdviceDeferred, "deferred"}}},
	}}},
	{"ranks", Ranks{Of: 20, Axis: "Rank by level", Model: "rank of the model", Draws: "nine of ten draws", Tick: plain, Rows: []RankRow{
		{"Astana", 1, 1, 2, value(1), "1–2", Peer}, {"Atyrau", 10, 13, 17, value(11), "10–17", Region}, {"Ulytau", 8, 20, 20, Unknown(""), "8–20", Peer},
	}}},
	{"slopes", Slopes{Panels: []SlopePanel{
		{"KSI", []Slope{{Label: "Atyrau", Role: Region, First: "0.88", Last: "0.84", Points: []YearPoint{{2022, 0.88}, {2023, 0.86}, {2025, 0.84}}}, {Label: "Mangystau", Last: "0.70", Points: []YearPoint{{2022, 0.72}, {2023, 0.7}}}}},
		{"HHI", []Slope{{Label: "Atyrau", Role: Region, First: "0.34", Last: "0.33", Points: []YearPoint{{2022, 0.34}, {2025, 0.33}}}, {Label: "Kazakhstan", Role: Nation, First: "0.10", Last: "0.10", Points: []YearPoint{{2022, 0.1}, {2023, 0.1}, {2024, 0.1}, {2025, 0.1}}}}},
	}}},
	{"sparks", Sparks{Heads: SparkHeads{"Indicator", "Atyrau", "Nation", "Rank"}, Groups: []SparkGroup{{"Digital", []Spark{
		{Name: "Value added of IT, % of GRP", Region: []YearPoint{{2010, 0.45}, {2011, 0.4}, {2013, 0.3}, {2014, 0.24}}, Nation: []YearPoint{{2010, 3.1}, {2011, 2.9}, {2012, 2.5}}, Value: value(0.24), NationValue: value(2.5), Place: "19 of 20"},
		{Name: "IT specialists", Value: Unknown("missing"), NationValue: Unknown("missing"), Place: "–"},
	}}}}},
	{"factors", Factors{Region: "Abai", Nation: "Kazakhstan", Tick: plain, Groups: []FactorGroup{
		{"Hard factors", []Factor{{Name: "Support by state", Value: value(62), Nation: value(50)}, {Name: "Development institutions", Value: Unknown("no data"), Nation: value(48)}}},
		{"Soft factors", []Factor{{Name: "Skilled workforce", Value: value(100), Nation: value(72)}, {Name: "Together", Value: value(0), Strong: true}}},
	}}},
	{"network", Network{X: Axis{Name: "Density", Tick: plain}, Y: Axis{Name: "Score", Tick: plain},
		Curve: []Place{{0, 0}, {0.15, 100}, {0.45, 100}, {1, 0}}, Lo: 0.15, Hi: 0.45,
		Optimum: "Optimum", Thin: "Thin", Dense: "Dense: risk of de-clustering", Region: Known(0.08, "Abai 0.08")}},
	{"network of unknown density", Network{X: Axis{Tick: plain}, Y: Axis{Tick: plain},
		Curve: []Place{{0, 0}, {0.15, 100}, {0.45, 100}, {1, 0}}, Lo: 0.15, Hi: 0.45, Region: Unknown("no table of links")}},
	{"priorities", Priorities{Tick: plain, Horizons: []Horizon{
		{"Medium term", []Mechanism{{"M2 Hard local factors", value(74), AdviceNow, "recommended now"}, {"M4 Human capacity", value(30), AdviceSustain, "sustain"}}},
		{"Long term", []Mechanism{{"L5 Management and branding", value(12), AdviceDeferred, "deferred: stage 2 first"}, {"L1 Research", Unknown("no data"), AdviceUndetermined, "not determined"}}},
	}}},
	{"map", Map{Classes: []Class{{"none", false}, {"candidate", false}, {"not determined", true}}, Areas: []Area{
		{Label: "West", Polygons: []Polygon{square(50, 45, 8)}, Class: 0},
		{Label: "Centre", Polygons: []Polygon{{square(58, 45, 8)[0], square(61, 48, 1)[0]}}, Class: 1, Strong: true},
		{Label: "City", Polygons: []Polygon{square(61, 48, 1)}, Class: 0},
		{Label: "East", Polygons: []Polygon{square(66, 45, 8), square(75, 45, 1)}, Class: 2},
	}}},
}

// nasty are charts that a careless layout would break.
func nasty() map[string]Figure {
	out := map[string]Figure{
		"a structure of one zero":                               Structure{Rows: []SectorShare{{Name: "A", Region: value(0)}}},
		"a structure without any number":                        Structure{Region: long, Nation: long, Rows: []SectorShare{{Name: long, Region: Unknown(long)}, {Name: "B"}}},
		"a structure with unbroken names":                       Structure{Region: unbroken, Nation: unbroken + unbroken + unbroken, Rows: []SectorShare{{unbroken, Known(1e12, unbroken), Known(1e12, unbroken), true}, {"", value(1), value(1), false}}},
		"a narrow structure":                                    Structure{Width: 180, Region: long, Nation: long, Rows: []SectorShare{{long, Known(1, long), Known(0.9, long), true}}},
		"quotients far apart":                                   Quotients{Tick: plain, Equal: long, Threshold: []Threshold{{1.25, long}, {1.3, long}, {0.8, long}}, Rows: []Quotient{{long, value(1e9), true}, {long, value(0), false}, {unbroken, Known(1, long), true}}},
		"quotients that are all unknown":                        Quotients{Rows: []Quotient{{long, Unknown(long), true}, {"B", Value{}, false}}},
		"a narrow chart of quotients":                           Quotients{Width: 180, Tick: plain, Equal: long, Rows: []Quotient{{long, Known(0.2, long), true}, {long, Known(8, long), true}}},
		"columns with long names":                               Columns{Unit: long, Tick: plain, Bars: []Column{{long, Known(1, long), true}, {unbroken, Known(2, long), false}, {long, Unknown(long), false}}},
		"a hundred columns":                                     Columns{Tick: plain, Bars: hundredColumns()},
		"one column of zero":                                    Columns{Bars: []Column{{"A", value(0), false}}},
		"columns without a number":                              Columns{Bars: []Column{{"A", Unknown(long), false}, {"B", Value{}, true}}},
		"narrow columns":                                        Columns{Width: 120, Tick: plain, Bars: []Column{{long, Known(1e12, unbroken), true}, {"B", value(3), false}}},
		"a ranking of long names":                               Ranking{Rows: []RankingRow{{long, Known(1, long), true}, {unbroken, Known(0, unbroken), false}, {"", Unknown(long), false}}},
		"a scatter with a steep line":                           Scatter{X: Axis{Tick: plain}, Y: Axis{Tick: plain}, Line: &ScatterLine{At: -1e9, Slope: 1e9}, Points: []ScatterPoint{{long, 1, 1, Region}, {unbroken, 2, 1, Peer}}},
		"a trend of one year":                                   Trend{Tick: plain, Series: []Series{{Label: long, Points: []YearPoint{{2020, 5}}}}},
		"a trend of zeros from zero":                            Trend{Tick: plain, FromZero: true, Series: []Series{{Label: "A", Points: []YearPoint{{2020, 0}, {2021, 0}}}}},
		"a trend of three equal lines":                          equalLines(),
		"a trend with a break in every year":                    Trend{Unit: long, Tick: plain, Breaks: []Break{{2019, long}, {2020, long}, {2021, long}, {2025, long}}, Series: []Series{{Label: "A", Points: []YearPoint{{2018, -1e9}, {2019, 2}, {2020, 1e9}, {2021, 4}}}}},
		"a trend over two hundred years":                        Trend{Tick: plain, Series: []Series{{Label: "A", Points: []YearPoint{{1820, 1}, {2020, 2}}}}},
		"a trend of small differences":                          Trend{Tick: plain, Series: []Series{{Label: "A", Points: []YearPoint{{2019, 1e9}, {2020, 1e9 + 1e-6}}}}},
		"a series without points beside one":                    Trend{Tick: plain, Series: []Series{{Label: "none"}, {Label: "A", Points: []YearPoint{{2019, 1}}}}},
		"a strip of twenty equal regions":                       Strip{Rows: []StripRow{equalStrip(20, 0.5)}},
		"a strip of one region":                                 Strip{Rows: []StripRow{{Name: long, Points: []StripPoint{{"", long, 0, Region}}}, {Name: unbroken}}},
		"a strip with long names at its ends":                   Strip{Rows: []StripRow{{Name: "KSI", Points: []StripPoint{{"", long, 0, Peer}, {"", long, 1, Peer}, {"", long, 1, Region}, {"", long, 1, Nation}}}}},
		"a scatter of one point":                                Scatter{Points: []ScatterPoint{{long, 0, 0, Region}}},
		"a scatter of twenty points in one place":               Scatter{X: Axis{Name: long, Tick: plain}, Y: Axis{Name: long + " " + long + " " + long, Tick: plain}, Points: samePlace(20)},
		"a scatter of huge numbers":                             Scatter{X: Axis{Tick: plain}, Y: Axis{Tick: plain}, Points: []ScatterPoint{{"A", -1e15, 1e15, Region}, {"B", 1e15, -1e15, Nation}}},
		"a quadrant of one bubble":                              Quadrant{Points: []Bubble{{long, 1, 0, 1, Region}}},
		"a quadrant of twenty bubbles in one place":             Quadrant{X: Axis{Name: long, Tick: plain}, Y: Axis{Name: long, Tick: plain}, Fields: Fields{long + long, long + " " + long, unbroken + unbroken, long}, Points: sameBubble(20)},
		"a quadrant far from its parts":                         Quadrant{X: Axis{Tick: plain}, Y: Axis{Tick: plain}, Part: 1e6, Points: []Bubble{{long, 1e9, -1e6, 5, Region}, {"A", 0, -2e6, 1e12, Peer}}},
		"a narrow quadrant":                                     Quadrant{Width: 180, X: Axis{Name: long, Tick: plain}, Y: Axis{Name: long, Tick: plain}, Fields: Fields{long, long, long, long}, Points: []Bubble{{long, 0.1, 1, 1, Region}, {unbroken, 9, -1, 1, Peer}}},
		"dots without any number":                               Dots{Region: long, Nation: long, Peers: long + long, Tick: plain, Groups: []DotGroup{{long + " " + long + " " + long, []DotRow{{Name: long, Value: Unknown(long), High: 100}}}, {"none", nil}}},
		"dots at both ends":                                     Dots{Region: unbroken, Nation: unbroken, Peers: unbroken + unbroken + unbroken, Tick: plain, Groups: []DotGroup{{"", []DotRow{{Name: unbroken, Value: Known(100, unbroken), Nation: value(100), Peers: []Value{value(100), value(100)}}, {Value: value(0), Nation: value(0), Peers: []Value{value(0)}}}}}},
		"narrow dots":                                           Dots{Width: 180, Region: long, Tick: plain, Groups: []DotGroup{{long, []DotRow{{Name: long, Value: Known(50, long)}}}}},
		"a waterfall of nothing":                                Waterfall{Parts: []Part{{long, 0, long}}, Total: Part{long, 0, long}},
		"a waterfall that falls below the ground":               Waterfall{Unit: long + " " + long + " " + long, Parts: []Part{{unbroken, -1e9, unbroken}, {long, 1, long}, {long, -1, long}}, Total: Part{unbroken, -1e9, unbroken}},
		"a waterfall of many parts":                             manyParts(12),
		"a matrix with long words":                              Matrix{Parts: []string{long, unbroken, ""}, Priority: long, Horizons: []MatrixGroup{{long + " " + long + " " + long, []MatrixRow{{unbroken, []Value{Known(100, unbroken), Unknown(long), value(0)}, Known(100, long), AdviceNow, unbroken}}}, {"none", nil}}},
		"a narrow matrix of one part":                           Matrix{Width: 180, Parts: []string{"A"}, Horizons: []MatrixGroup{{"", []MatrixRow{{long, []Value{{}}, Value{}, AdviceUndetermined, long}}}}},
		"ranks of one region":                                   Ranks{Of: 1, Axis: long + " " + long + " " + long, Model: long, Draws: long, Tick: plain, Rows: []RankRow{{long, 1, 1, 1, value(1), long, Region}}},
		"ranks of a thousand":                                   Ranks{Of: 1000, Tick: plain, Rows: []RankRow{{unbroken, 1, 500, 1000, value(1000), unbroken, Peer}, {long, 999, 1000, 1000, Value{}, "", Nation}}},
		"narrow ranks":                                          Ranks{Width: 180, Of: 20, Axis: long, Model: long, Draws: long, Tick: plain, Rows: []RankRow{{long, 1, 1, 20, value(20), long, Region}}},
		"slopes of equal lines":                                 Slopes{Panels: []SlopePanel{{long + " " + long, equalSlopes()}, {long, equalSlopes()}, {"none", nil}}},
		"slopes of one year":                                    Slopes{Width: 180, Panels: []SlopePanel{{"A", []Slope{{Label: long, First: "1", Last: "1", Points: []YearPoint{{2020, -1e9}}}}}}},
		"slopes far apart":                                      Slopes{Height: 40, Panels: []SlopePanel{{"A", []Slope{{Label: unbroken, First: unbroken, Last: unbroken, Points: []YearPoint{{1900, -1e15}, {2100, 1e15}}}}}}},
		"sparks with long words":                                Sparks{Heads: SparkHeads{long, long, long, long}, Groups: []SparkGroup{{long + " " + long + " " + long, []Spark{{Name: unbroken, Region: []YearPoint{{2020, 1}}, Nation: []YearPoint{{2019, 1}, {2021, 1}}, Value: Known(1, unbroken), NationValue: Known(1, long), Place: long}}}}},
		"sparks without any number":                             Sparks{Width: 180, Groups: []SparkGroup{{"", []Spark{{Name: long, Value: Unknown(long)}}}}},
		"a ladder of one step":                                  Ladder{Region: long, Steps: []Step{{"1", long, StepHeld, long, long}}},
		"a ladder with long odds":                               Ladder{Region: long, OddsName: long + " " + long + " " + long, Odds: []Value{Known(1, unbroken), Known(0, long), Unknown(long)}, Steps: []Step{{"1", long, StepNext, long, long}, {"2", "B", StepBeyond, "", ""}}},
		"a ladder of ten steps":                                 tenSteps(),
		"a ladder with the region on its last":                  Ladder{Region: long + " " + long, Steps: []Step{{"1", unbroken, StepHeld, unbroken, long}, {"2", "B", StepHeld, "", ""}}},
		"a ladder without texts":                                Ladder{Steps: []Step{{}, {}}},
		"factors without any number":                            Factors{Tick: plain, Groups: []FactorGroup{{long + " " + long + " " + long, []Factor{{Name: long, Value: Unknown(long + " " + long), Nation: value(1)}}}, {"empty", nil}}},
		"factors at both ends":                                  Factors{Region: long, Nation: long, Tick: plain, Groups: []FactorGroup{{"", []Factor{{Name: unbroken, Value: Known(100, unbroken), Nation: value(100), Strong: true}, {Value: value(0), Nation: value(0)}}}}},
		"a network at its left end":                             Network{X: Axis{Name: long, Tick: plain}, Y: Axis{Name: long, Tick: plain}, Curve: []Place{{0, 0}, {1, 100}}, Lo: 0, Hi: 0, Optimum: long, Thin: long, Dense: long, Region: Known(0, long)},
		"a network with an endless name":                        Network{Curve: []Place{{0, 0}, {0.5, 100}, {1, 0}}, Lo: 0.5, Hi: 0.5, Region: Known(1, strings.Repeat(long+" ", 5))},
		"a network of unknown density, told at length":          Network{Curve: []Place{{0, 5}, {1, 5}}, Hi: 1, Region: Unknown(strings.Repeat(long+" ", 6))},
		"priorities with long words":                            Priorities{Tick: plain, Horizons: []Horizon{{long, []Mechanism{{unbroken, Known(100, unbroken), AdviceNow, unbroken}, {long, Unknown(long), AdviceUndetermined, long}}}, {Name: "none"}}},
		"a map of one area":                                     Map{Classes: []Class{{long, false}}, Areas: []Area{{Label: long, Polygons: []Polygon{square(0, 0, 1)}, Strong: true}}},
		"a map of twenty cities":                                cities(),
		"a map across the date line":                            Map{Classes: []Class{{"", false}}, Areas: []Area{{Label: "Chukotka", Polygons: []Polygon{square(175, 62, 5), {{{-180, 62}, {-170, 62}, {-170, 67}, {-180, 67}}}}}}},
		"a map about the equator":                               Map{Classes: []Class{{"", true}}, Areas: []Area{{Label: "A", Polygons: []Polygon{square(10, -5, 10)}}}},
		"a map with an empty ring and one smaller than a grain": Map{Classes: []Class{{"", true}}, Areas: []Area{{Label: "A", Polygons: []Polygon{square(10, 45, 10), {{}}, square(30, 45, 1e-9)}}, {Label: "Point", Polygons: []Polygon{square(12, 46, 1e-9)}}}},
		"a tall map":                                            Map{Classes: []Class{{"", false}}, Areas: []Area{{Label: unbroken, Polygons: []Polygon{{{{-70, -20}, {-68, -20}, {-68, -55}, {-70, -55}}}}}}},
	}
	return out
}

func equalLines() Figure {
	var t Trend
	t.Tick = plain
	for _, r := range []Role{Peer, Nation, Region} {
		t.Series = append(t.Series, Series{Label: long + " " + long, Role: r, Points: []YearPoint{{2019, 7}, {2020, 7}}})
	}
	return t
}

func equalStrip(n int, v float64) StripRow {
	r := StripRow{Name: long}
	for i, name := range names(n) {
		role := Peer
		if i == n/2 {
			role = Region
		}
		r.Points = append(r.Points, StripPoint{"", name, v, role})
	}
	return r
}

func samePlace(n int) []ScatterPoint {
	var out []ScatterPoint
	for i := range n {
		out = append(out, ScatterPoint{long, 1, 1, Role(i % 3)})
	}
	return out
}

func sameBubble(n int) []Bubble {
	var out []Bubble
	for i := range n {
		out = append(out, Bubble{long, 0.5, 1, float64(i), Role(i % 3)})
	}
	return out
}

func manyParts(n int) Figure {
	w := Waterfall{Width: 180, Total: Part{Name: long, Label: long}}
	for i := range n {
		x := float64(i%3) - 1
		w.Parts = append(w.Parts, Part{long, x, long})
		w.Total.Number += x
	}
	return w
}

func equalSlopes() []Slope {
	var out []Slope
	for i := range 5 {
		out = append(out, Slope{Label: long, Role: Role(i % 3), First: "0.123456", Last: "0.123456", Points: []YearPoint{{2019, 7}, {2020, 7}}})
	}
	return out
}

func tenSteps() Figure {
	l := Ladder{Region: long}
	for i := range 10 {
		l.Steps = append(l.Steps, Step{strconv.Itoa(i + 1), long, StepState(i % 5), "не определено", "met 3 · not met 0 · unknown 1"})
		if i > 0 && l.Steps[i].State == StepHeld {
			l.Steps[i].State = StepBeyond
		}
	}
	return l
}

func cities() Figure {
	m := Map{Classes: []Class{{"a", false}, {"b", true}}}
	m.Areas = append(m.Areas, Area{Label: "Land", Polygons: []Polygon{square(0, 40, 20)}})
	for i := range 20 {
		m.Areas = append(m.Areas, Area{Label: long, Polygons: []Polygon{square(float64(i%5)*0.3+10, float64(i/5)*0.3+50, 0.2)}, Class: i % 2, Strong: i == 3})
	}
	return m
}
