package report

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/index"
	"growthpole/indicators/ledger"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/pole"
	"growthpole/indicators/route"
	"growthpole/indicators/score"
	"growthpole/indicators/uncertainty"
	"growthpole/report/evidence"
	"growthpole/report/locale"
	"growthpole/templates"
)

// spoken finds the keys that the source asks for by name. Keys that end in a
// space are completed by a status or an identifier; completed lists those.
var spoken = regexp.MustCompile(`(?:say|Say|SayCounted|Word|add)\("([^"]+)"`)

func completed() []string {
	var keys []string
	for g := data.NotGiven; g <= data.AcrossBreak; g++ {
		keys = append(keys, "gap "+g.String())
	}
	for _, s := range []gate.Status{gate.Unknown, gate.NotMet, gate.Met} {
		keys = append(keys, "status "+s.String())
	}
	for _, s := range []pole.Standing{pole.NotNow, pole.Emerging, pole.Candidate} {
		keys = append(keys, "standing "+s.String(), "short standing "+s.String())
	}
	for s := mechanism.Undetermined; s <= mechanism.Deferred; s++ {
		keys = append(keys, "advice "+s.String())
	}
	for _, b := range []data.Basis{data.Paper, data.Literature, data.Assumption} {
		keys = append(keys, "basis "+string(b), "mark "+string(b))
	}
	for _, ix := range index.All {
		keys = append(keys, "index "+ix.Name)
	}
	for _, c := range []string{"state", "business", "science", "civil_society"} {
		keys = append(keys, "carrier "+c)
	}
	for _, k := range []string{"employment", "output", "value_added", "firms", "payroll"} {
		keys = append(keys, "kind "+k)
	}
	for _, n := range []string{"other_territory", "former_region", "sector_missing_in_year", "accepted_difference", "missing_figure", "rows_not_used",
		"provisional", "estimated", "revised", "break", "unreliable", "footnote", "apportioned", "added_up"} {
		keys = append(keys, "note "+n)
	}
	for _, n := range append(data.FlagNames(), data.Apportioned.String(), data.AddedUp.String(), "doubted") {
		keys = append(keys, "flag "+n, "flag letter "+n)
	}
	for _, step := range []struct {
		name    string
		methods []string
	}{
		{"choice step", []string{"screening", "imputation", "outliers", "normalisation", "weighting", "aggregation"}},
		{"imputation", score.Imputations}, {"outliers", score.OutlierMethods}, {"normalisation", score.Normalisations},
		{"weighting", score.PillarWeightings}, {"aggregation", score.Aggregations},
		{"benchmark", uncertainty.Benchmarks},
		{"driver", []string{"weights", "normalisation", "aggregation", "imputation", "benchmark", "thresholds", "data_error"}},
		{"ledger", []string{ledger.Region, ledger.Stage, ledger.StagePossible, ledger.Pole, ledger.PolePossible, ledger.Level}},
		{"ledger says", []string{ledger.Absent, ledger.Present, ledger.NotAsked, ledger.NoGroup}},
		{"route", []string{"row", "row at least"}},
		{"fact each", []string{"between", "of", "of between"}}, {"fact first of", []string{"between"}},
	} {
		for _, m := range step.methods {
			keys = append(keys, step.name+" "+m)
		}
	}
	for _, file := range []string{"data/x.csv", "tidy/x.csv", "model.yaml", "templates/en/x.md", "style/logo.png", "previous/data/x.csv", "results.json", "figures.csv", "provenance.json"} {
		kind, _ := evidence.Kind(file)
		keys = append(keys, "attached "+kind)
	}
	keys = append(keys, "signature field")
	for r := route.NotDetermined; r <= route.Within; r++ {
		keys = append(keys, "reach "+r.String())
	}
	for _, c := range ledger.Causes {
		keys = append(keys, "cause "+c.String())
	}
	return append(keys, "basis published", "level pillars", "shift national", "shift structural", "shift regional", "alt quadrant", "alt overview quadrant",
		"alt ranks", "alt overview ranks", "alt odds", "alt odds ground", "moved", "moved threshold", "role product", "role content", "short ksi", "short ksi_rest", "short hhi", "short it_lq", "fact candidates", "fact emerging", "fact each", "fact first of",
		"total of hard factors", "total of soft factors", "hard factors", "soft factors", "medium term", "long term", "at least", "at most",
		"head value of", "head now of", "choice product weights", "choice content weights", "choice unknown weights", "language")
}

func TestTheWordListHasWhatIsAskedFor(t *testing.T) {
	words, err := locale.Open(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, key := range completed() {
		asked[key] = true
	}
	for _, pattern := range []string{"*.go", "brief/*.go", "exhibit/*.go", "render/*.go", "../templates/en/*.md", "../templates/en/*/*.md"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range spoken.FindAllStringSubmatch(string(content), -1) {
				if !strings.HasSuffix(file, "_test.go") && !strings.HasSuffix(m[1], " ") {
					asked[m[1]] = true
				}
			}
		}
	}
	for key := range asked {
		if _, found := words.Word(key); !found {
			t.Errorf("words.yaml lacks %q", key)
		}
	}
	content, _ := templates.FS.ReadFile("en/words.yaml")
	for line := range strings.Lines(string(content)) {
		key, _, isEntry := strings.Cut(line, ":")
		if isEntry && !strings.HasPrefix(line, "#") && !asked[key] && !strings.HasPrefix(key, "count ") && !strings.HasPrefix(key, "month ") && !strings.HasPrefix(key, "list ") {
			t.Errorf("nothing asks for %q of words.yaml", key)
		}
	}
}
