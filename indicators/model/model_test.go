package model

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

func TestDefaultModelIsSound(t *testing.T) {
	m, found := Default()
	if len(found) > 0 {
		t.Fatal(found)
	}
	if n := len(m.Stages.Stages); n != 4 {
		t.Errorf("%d stages, want the paper's four", n)
	}
	if n := len(m.Mechanisms.List); n != 10 {
		t.Errorf("%d mechanisms, want the paper's ten", n)
	}
	if n := len(m.Pole.Elements); n != 4 {
		t.Errorf("%d growth-pole elements, want the paper's four", n)
	}
}

// TestNoThresholdClaimsThePaper: the paper prints no threshold, so that none may rest on it.
func TestNoThresholdClaimsThePaper(t *testing.T) {
	m, _ := Default()
	check := func(of string, conditions []gate.Condition) {
		for _, k := range conditions {
			if k.Basis == data.Paper {
				t.Errorf("%s: threshold %v is said to be the paper's", of, k.Threshold())
			}
		}
	}
	for _, s := range m.Stages.Stages {
		for _, c := range s.Criteria {
			check(c.ID, c.All)
		}
	}
	for _, e := range m.Pole.Elements {
		for _, c := range e.Criteria {
			check(c.ID, c.All)
		}
	}
	for _, k := range m.Mechanisms.List {
		check(k.ID, k.Monitoring)
	}
}

func TestBrokenModels(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           string
	}{
		{"an indicator of a gate that does not exist", "{indicator: rd_expenditure_share, at_least: 0.2", "{indicator: rd_expenditure_shere, at_least: 0.2", `indicator "rd_expenditure_shere" is not known; did you mean "rd_expenditure_share"?`},
		{"a threshold without a basis", "at_least: 0.2, basis: assumption, source: \"A fifth", "at_least: 0.2, source: \"A fifth", "basis is missing"},
		{"a basis of one's own", "at_least: 0.2, basis: assumption", "at_least: 0.2, basis: guess", `basis "guess" is not known; use paper, literature or assumption`},
		{"a threshold below the worse goalpost", "{indicator: rd_expenditure_share, at_least: 0.2", "{indicator: rd_expenditure_share, at_least: -1", "threshold -1 is not above the low goalpost 0"},
		{"a threshold between two counts", "{indicator: anchor_firms, at_least: 3", "{indicator: anchor_firms, at_least: 2.4", "threshold 2.4 of anchor_firms, which counts things, is not a whole number; give the next whole number that meets it"},
		{"both thresholds", "{indicator: rd_expenditure_share, at_least: 0.2", "{indicator: rd_expenditure_share, at_most: 1, at_least: 0.2", "a condition has exactly one threshold"},
		{"a measure that would overtake the ladder", "moves: [criterion/entrepreneurial_activity]", "moves: [criterion/anchor_core]", `criterion/anchor_core belongs to stage "maturity", later than the stage that the measure serves`},
		{"a measure that serves no stage", "stage: concentration\n          moves: [criterion/entrepreneurial_activity]", "stage: concentracion\n          moves: [criterion/entrepreneurial_activity]", `stage "concentracion" is not on the ladder; did you mean "concentration"?`},
		{"a measure that moves something unknown", "moves: [criterion/entrepreneurial_activity]", "moves: [factor/luck]", "factor/luck is not known"},
		{"a place in a text that nothing fills", "those in {sector} first", "those in {sektor} first", "a brace that is no {sector}"},
		{"a place for a sector in the wording for all others", "general: {en: \"Open the region's large enterprises as", "general: {en: \"Open {sector} as", "the general wording names no sector"},
		{"sectors without the wording for all others", "          general: {en: \"Open the region's large enterprises as test customers: an annual list of technical problems, put out to tender among IT firms.\"}\n", "", "sectors: and general: belong together"},
		{"sectors for a text that names none", "those in {sector} first, as", "all of them, as", "the text has no place for a sector"},
		{"a kind of work nobody knows", "works: informs", "works: wonders", `"wonders" is no kind of work; write decides or informs`},
		{"a review without its measure", "measure: M5.2", "measure: M5.22", `measure "M5.22" is not in the list; did you mean "M5.2"?`},
		{"a review by a measure that decides nothing", "measure: M5.2", "measure: M5.1", `measure "M5.1" does not decide, and a review has to be answered by one that does; write works: decides into that measure, or name another that does`},
		{"a review of an indicator that does not exist", "far_below: {indicator: it_value_added_quotient", "far_below: {indicator: it_value", `indicator "it_value" is not known`},
		{"a review of what is far above", "it_value_added_quotient, at_most: 0.5, basis", "it_value_added_quotient, at_least: 0.5, basis", `a review is due up to a figure, and briefs call what is lower far below; give at_most`},
		{"a review that leaves nothing of its measure", "      text: {en: \"Publish the region's place on the map of cluster zones, with the figures that it rests on.\"}\n", "", "nothing says what the measure is where no review is due"},
		{"a place in a title that nothing fills", "title: {en: Place on the map of cluster zones}", "title: {en: \"Place of {sector}\"}", "a title names no sector"},
		{"a place in the title of a measure", "title: {en: Long-term contracts for universities and institutes}", "title: {en: \"Contracts in {sector}\"}", "a title names no sector"},
		{"a lead that no sector can have", "apart: {lead: 0,", "apart: {lead: 1,", "no sector exceeds the nation by 1"},
		{"priorities compared in no steps", "    priority: 1\n", "    priority: 0\n", "0 is no step on the 0-100 scale"},
		{"gaps compared in one step", "    gap: 1\n", "    gap: 100\n", "100 is no step on the 0-100 scale"},
		{"counts without room", "count_error: {deviations: 1, most: 3", "count_error: {deviations: 1, most: 0.5", "0.5 standard errors leave a count no room"},
		{"particular to more than all", "particular: {value: 0.5", "particular: {value: 50", "50 is not a share"},
		{"quarters of three regions", "quarters: {value: 8", "quarters: {value: 3", "3 regions have no quarters"},
		{"a driver in per cent", "driver: {value: 0.1", "driver: {value: 10", "10 is not a share"},
		{"a role for an indicator that does not exist", "  share: it_share_of_grp", "  share: it_share_of_gdp", `there is no indicator "it_share_of_gdp"; did you mean`},
		{"a carrier nobody knows", "carriers: [state, business]", "carriers: [king]", `carrier "king" is not known`},
		{"goalposts upside down", "goalposts: {low: 0, high: 1,", "goalposts: {low: 2, high: 1,", "goalposts are 2 to 1"},
		{"an indicator twice", "- id: rd_personnel_density", "- id: rd_expenditure_share", `id "rd_expenditure_share" is used twice`},
		{"an unknown index", "index: it_lq", "index: it_qq", `index "it_qq" is not known`},
		{"an index against no region", "index: it_lq", "index: ksi_to/", `index "ksi_to/" is not known; write ksi_to/CODE or`},
		{"a map against one region", "  index: it_lq\n  classes", "  index: ksi_to/KZ-75\n  classes", `the map cannot be drawn against the one region "KZ-75"`},
		{"more peers than can be told apart", "peers: {count: 3", "peers: {count: 30", "30 peers cannot be listed"},
		{"two ways of making an indicator", "from: {series: innovation_activity_rate}", "from: {series: innovation_activity_rate, index: ksi}", "2 ways of making the indicator are given"},
		{"a rule that cannot be met", "candidate: 4", "candidate: 5", "emerging needs 2 and candidate 5 of 4 elements"},
		{"a horizon of no years", "horizon: {years: 5", "horizon: {years: 0", "0 is not a horizon"},
		{"a bound that is no share", "most: {share: 0.15", "most: {share: 15", "15 is not a share"},
		{"no routes", "routes: {count: 5", "routes: {count: 0", "0 routes cannot be listed"},
		{"a bound without a number", "feasible: {most: 10, ", "feasible: {", "most is missing"},
		{"a negative bound", "feasible: {most: 10, ", "feasible: {most: -10, ", "-10 is not the size of a change"},
		{"an indicator of a stage that has neither scale nor bound", "    goalposts: {low: 0, high: 1, basis: assumption, source: \"One per cent", "    note: {en: \"One per cent", "a stage asks for rd_expenditure_share, and how far it can change is not said"},
		{"a criterion that contradicts itself", "{indicator: mobile_coverage, at_least: 90, basis: assumption, source: \"Nine tenths of the residents.\"}",
			"{indicator: mobile_coverage, at_least: 90, basis: assumption, source: s}\n            - {indicator: mobile_coverage, at_most: 80, basis: assumption, source: s}", "asks for more of an indicator than it allows"},
		{"an unknown field", "closed_at: 0.02", "closed_when: 0.02", "closed_when"},
		{"a name without English", "name: {en: R&D expenditure}", "name: {ru: Затраты}", "name has no English text"},
		{"an unknown normalisation", "normalisation: {method: goalposts", "normalisation: {method: goalpost", `method "goalpost" is not known; did you mean "goalposts"?`},
		{"a step without a method", "imputation: {method: none, ", "imputation: {", "no method is given; choose one of none, "},
		{"a bound that is no share", "screening: {min_regions: 0,", "screening: {min_regions: 60,", "60 is not a share"},
		{"a budget that nobody hands out", "weighting: {method: given, within: given,", "weighting: {method: budget,", "no expert has handed out points"},
		{"a budget that does not add up", "weighting: {method: given, within: given,", "weighting: {method: budget, budget: [{expert: A, points: {research: 50, enterprises: 20, digital: 20, knowlege: 5}}],", `pillar "knowlege" is not known; did you mean "knowledge"?`},
		{"comparisons that contradict each other", "weighting: {method: given, within: given,", `weighting: {method: ahp, comparisons: [{pillar: research, over: enterprises, times: 9}, {pillar: enterprises, over: digital, times: 9}, {pillar: digital, over: research, times: 9},
    {pillar: research, over: knowledge, times: 1}, {pillar: enterprises, over: knowledge, times: 1}, {pillar: digital, over: knowledge, times: 1}],`, "the consistency ratio is"},
		{"a pair that is not compared", "weighting: {method: given, within: given,", "weighting: {method: ahp, comparisons: [{pillar: research, over: enterprises, times: 2}],", `"research" and "digital" are not compared`},
		{"a target at the worse end", "goalposts: {low: 0, high: 1,", "goalposts: {low: 0, high: 1, target: 0,", "target 0 is not above the low goalpost 0"},
		{"treatment that moves nobody", "most: 5,", "most: 0,", "0 regions cannot be moved"},
		{"too many draws", "draws: {value: 1000", "draws: {value: 10000000", "10000000 draws cannot be made; give 0 (none) to 1000000"},
		{"more draws for sensitivity than there are", "sensitivity_draws: {value: 1000", "sensitivity_draws: {value: 1001", "1001 is not a part of 1000 draws"},
		{"a seed below zero", "seed: {value: 2018", "seed: {value: -1", "-1 is below 0"},
		{"a range in per cent", "weights: {relative: 0.25", "weights: {relative: 25", "25 is not a share; give 0 (fixed) to below 1"},
		{"a method to draw that is not known", "methods: [goalposts, min_max, z_score]", "methods: [goalposts, zscore]", `"zscore" is not known; name some of goalposts, min_max`},
		{"a method to draw twice", "methods: [nation, rest, mean_others]", "methods: [nation, rest, nation]", `"nation" is named twice`},
		{"an error that is both", "error: {absolute: 1, basis", "error: {absolute: 1, relative: 0.1, basis", "an error is either a share of the figure or an amount"},
		{"an error below zero", "error: {absolute: 1, basis", "error: {absolute: -1, basis", "-1 is not an amount"},
		{"an error in per cent", "error: {absolute: 1, basis", "error: {relative: 5, basis", "5 is not a share"},
		{"an error without a basis", "error: {absolute: 1, basis: assumption, ", "error: {absolute: 1, ", "basis is missing"},
		{"a reference without a text", "text: \"A. Saltelli et al. (2008). Global Sensitivity Analysis: The Primer. Chichester: Wiley.\"", "text: \"\"", "the reference is empty"},
		{"a reference without a name", "as: Becker et al. 2022", "as: \"\"", "the reference does not say how sources name it"},
		{"a number that is not finite", "gap_weight: 0.6", "gap_weight: .inf", ".inf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(string(DefaultText()), c.old, c.new, 1)
			if text == string(DefaultText()) {
				t.Fatalf("the default model does not hold %q", c.old)
			}
			m, found := Decode("model.yaml", []byte(text))
			if m != nil || !strings.Contains(found.Error(), c.want) {
				t.Fatalf("got %v\nwant a problem with %q", found, c.want)
			}
			if !strings.HasPrefix(found.Error(), "model.yaml:") {
				t.Errorf("no place: %v", found)
			}
		})
	}
}

// TestAGateThatIsTooLargeToBeSearched: ten of twenty criteria can still be looked
// at, eleven of twenty-two cannot; all of twenty-two are one set.
func TestAGateThatIsTooLargeToBeSearched(t *testing.T) {
	const first = "      source: \"Kireeva & Tsoi (2018), stage 1\"\n      criteria:\n"
	model := func(need, criteria int) string {
		gate := strings.Replace(first, "      criteria:", fmt.Sprintf("      need: %d\n      criteria:", need), 1)
		for i := range criteria - 3 { // the gate has three
			gate += fmt.Sprintf("        - {id: more_%d, name: {en: More}, all: [{indicator: broadband, at_least: 50, basis: assumption, source: s}]}\n", i)
		}
		return strings.Replace(string(DefaultText()), first, gate, 1)
	}
	for _, c := range []struct {
		need, criteria int
		want           string
	}{
		{10, 20, ""},
		{22, 22, ""},
		{11, 22, "the gate can be opened by 705432 sets of criteria, too many to look at each"},
	} {
		_, found := Decode("model.yaml", []byte(model(c.need, c.criteria)))
		if got := found.Error(); c.want == "" && found.Blocking() || !strings.Contains(got, c.want) {
			t.Errorf("%d of %d: %q, want %q", c.need, c.criteria, got, c.want)
		}
	}
}

func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	fsys := fstest.MapFS{"folder/model.yaml": {}, "big.yaml": {Data: make([]byte, 5<<20)}}
	for name, want := range map[string]string{
		"nothing.yaml": "the file is not there",
		"folder":       "is not a regular file",
		"big.yaml":     "a model file has at most",
	} {
		if m, _, found := Open(fsys, name); m != nil || !strings.Contains(found.Error(), want) {
			t.Errorf("%s: %v, want %q", name, found, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(string(DefaultText()))
	f.Add("id: x\nstages: {list: [{id: a, criteria: [{all: [{indicator: b}]}]}]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, found := Decode("model.yaml", []byte(text))
		if (m == nil) != found.Blocking() {
			t.Fatalf("model %v with problems %v", m, found)
		}
	})
}

// TestAModelOfBeforeTheDraws is told once which section it lacks.
func TestAModelOfBeforeTheDraws(t *testing.T) {
	text := string(DefaultText())
	from := strings.Index(text, "\nrobustness:\n")
	until := from + strings.Index(text[from:], "\n# ----")
	_, found := Decode("model.yaml", []byte(text[:from]+text[until:]))
	if len(found) != 1 || !strings.Contains(found[0].String(), "the section robustness is missing; copy it from the default model") {
		t.Errorf("got %v", found)
	}
}
