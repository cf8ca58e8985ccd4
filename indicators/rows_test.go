package indicators

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
)

// TestOrderOfRowsDoesNotMatter shuffles the rows of the tables; numbers and
// verdicts stay, and only line numbers may move.
func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	read := func(shuffle bool) fstest.MapFS {
		fsys := fstest.MapFS{}
		rng := rand.New(rand.NewPCG(5, 6))
		for _, name := range []string{"dataset.yaml", "employment.csv", "indicators.csv", "regions.csv"} {
			content, err := os.ReadFile("../samples/illustrative/" + name)
			if err != nil {
				t.Fatal(err)
			}
			if shuffle && strings.HasSuffix(name, ".csv") {
				lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
				rng.Shuffle(len(lines)-1, func(i, j int) { lines[i+1], lines[j+1] = lines[j+1], lines[i+1] })
				content = []byte(strings.Join(lines, "\n") + "\n")
			}
			fsys[name] = &fstest.MapFile{Data: content}
		}
		fsys["model.yaml"] = &fstest.MapFile{Data: model.DefaultText()}
		return fsys
	}
	plain, shuffled := withoutOrigins(t, evaluated(t, read(false))), withoutOrigins(t, evaluated(t, read(true)))
	if !bytes.Equal(plain, shuffled) {
		t.Error("the order of rows changes the result")
	}
}

func withoutOrigins(t *testing.T, content []byte) []byte {
	t.Helper()
	var v any
	if err := json.Unmarshal(content, &v); err != nil {
		t.Fatal(err)
	}
	var strip func(any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			delete(v, "from")
			for _, x := range v {
				strip(x)
			}
		case []any:
			for _, x := range v {
				strip(x)
			}
		}
	}
	strip(v)
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// changed is the illustrative sample with one file rewritten.
func changed(t *testing.T, file string, rewrite func(string) string) *Evaluator {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, name := range []string{"dataset.yaml", "employment.csv", "indicators.csv", "regions.csv"} {
		content, err := os.ReadFile("../samples/illustrative/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if name == file {
			text = rewrite(text)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return prepared(t, fsys, ".")
}

// withoutRows drops the lines that hold a text.
func withoutRows(text, part string) string {
	var kept []string
	for _, line := range strings.Split(text, "\n") {
		if !strings.Contains(line, part) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func TestANewSectorIsNoGrowth(t *testing.T) {
	full := open(t, "samples/illustrative")
	short := changed(t, "employment.csv", func(s string) string { return withoutRows(s, ",TRD,2022,") })
	was := full.years.Activity("total", 0, 2025, 2022)
	now := short.years.Activity("total", 0, 2025, 2022)
	trade, _ := full.years.in(2025).SectorIndex("TRD")
	x, _ := was.Get()
	y, _ := now.Get()
	less, _ := full.years.in(2025).Figure(0, trade)
	if math.Abs(x-y-less) > 1e-9 {
		t.Errorf("total of 2025 beside a table of 2022 without trade is %v, want %v less trade %v", y, x, less)
	}
}

func TestNetworkIsOfOneYear(t *testing.T) {
	e := changed(t, "indicators.csv", func(s string) string {
		return withoutRows(s, "EX-03,cluster_members,2025,")
	})
	n := region(t, e, "EX-03").Factors.Network
	if n.Links.Year != n.Nodes.Year || n.Density.Year != 2024 {
		t.Errorf("links of %d, members of %d, density of %d; want 2024 throughout", n.Links.Year, n.Nodes.Year, n.Density.Year)
	}
}

func TestANarrowMissIsStillAGap(t *testing.T) {
	e := changed(t, "indicators.csv", func(s string) string {
		return strings.Replace(s, "EX-06,innovation_activity_rate,2025,5.0,", "EX-06,innovation_activity_rate,2025,9.9,", 1)
	})
	for _, r := range region(t, e, "EX-06").Plan {
		for _, a := range r.Measures {
			if a.Measure == "M1.1" && a.Status != mechanism.Now {
				t.Errorf("M1.1 is %v although its criterion is not met", a.Status)
			}
		}
	}
}

// TestTotalsDoNotScoreAsTheNation: a count of technoparks in the whole country is
// no mark that a region could be held against.
func TestTotalsDoNotScoreAsTheNation(t *testing.T) {
	e := open(t, "samples/illustrative")
	if v := e.nationValues()("support_infrastructure"); v.IsKnown() {
		t.Errorf("the nation scores with %+v", v)
	}
	if v := e.nationValues()("rd_expenditure_share"); !v.IsKnown() {
		t.Error("a ratio of the nation is left out")
	}
}
