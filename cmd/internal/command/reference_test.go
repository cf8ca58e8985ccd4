package command

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/indicators/reference"
)

// The calculators are run as a user runs them, on the inputs of the reference, and
// every column of every reference file is compared with what they write.

// The folders with reference files.
const (
	indexReference     = "../../../indicators/index/testdata"
	compositeReference = "../../../indicators/composite/testdata"
	scoreReference     = "../../../indicators/score/testdata"
	coinReference      = "../../../indicators/coin/testdata"
)

// answer is how a column of the reference is found among ours.
type answer struct {
	name      string
	times     float64 // ours, as the reference writes it
	tolerance float64
	relative  bool // to the size of the number
}

// written is a CSV file: rows by their keys, each a field by column.
type written struct {
	header []string
	rows   map[string]map[string]string
}

func readWritten(t *testing.T, name string, keys []string) written {
	t.Helper()
	table := reference.Read(t, name)
	out := written{header: table.Header, rows: map[string]map[string]string{}}
	for _, row := range table.Rows {
		var key []string
		for _, k := range keys {
			key = append(key, row[k])
		}
		out.rows[strings.Join(key, " | ")] = row
	}
	if len(out.rows) != len(table.Rows) {
		t.Fatalf("%s: the keys %v name two rows alike", name, keys)
	}
	return out
}

// compareFile holds a file of ours against one of the reference: the same rows by
// their keys, every column of the reference found and equal. It notes which of our
// columns the reference has.
func compareFile(t *testing.T, got, want string, keys []string, find func(column string) answer, seen map[string]bool) {
	t.Helper()
	ours, theirs := readWritten(t, got, keys), readWritten(t, want, keys)
	if len(ours.rows) != len(theirs.rows) {
		t.Errorf("%s has %d rows, %s has %d", got, len(ours.rows), want, len(theirs.rows))
	}
	for _, column := range theirs.header {
		if slices.Contains(keys, column) {
			continue
		}
		a := find(column)
		if !slices.Contains(ours.header, a.name) {
			t.Errorf("%s: column %q of the reference is not written", want, column)
			continue
		}
		seen[a.name] = true
		for key, row := range theirs.rows {
			own, found := ours.rows[key]
			if !found {
				t.Errorf("%s: there is no row %s", got, key)
				continue
			}
			a.compare(t, filepath.Base(want)+": "+key+": "+column, own[a.name], row[column])
		}
	}
}

func (a answer) compare(t *testing.T, where, got, want string) {
	t.Helper()
	if want == "NA" {
		want = ""
	}
	w, err := strconv.ParseFloat(want, 64)
	if err != nil { // a word, or nothing
		if got != want {
			t.Errorf("%s: got %q, want %q", where, got, want)
		}
		return
	}
	g, err := strconv.ParseFloat(got, 64)
	tolerance := a.tolerance
	if a.relative {
		tolerance *= max(1, math.Abs(w))
	}
	if err != nil || !(math.Abs(a.times*g-w) <= tolerance) {
		t.Errorf("%s: got %q, want %s", where, got, want)
	}
}

// allSeen fails where a file of ours has a column that no reference holds.
func allSeen(t *testing.T, name string, keys []string, seen map[string]bool) {
	t.Helper()
	for _, h := range readWritten(t, name, keys).header {
		if !seen[h] && !slices.Contains(keys, h) {
			t.Errorf("%s: column %q is held against nothing", name, h)
		}
	}
}

// runOK runs the program and fails where it does.
func runOK(t *testing.T, args ...string) string {
	t.Helper()
	var out, err bytes.Buffer
	if code := Run(context.Background(), args, strings.NewReader(""), &out, &err); code != 0 {
		t.Fatalf("%v: exit code %d\n%s", args, code, err.String())
	}
	if err.Len() > 0 {
		t.Errorf("%v: %s", args, err.String())
	}
	return out.String()
}

// indexAnswer finds a column of the structure files.
func indexAnswer(column string) answer {
	a := answer{name: column, times: 1, tolerance: 1e-9}
	switch column {
	case "gini_spec_reat", "gini_conc_reat":
		a.name = strings.TrimSuffix(column, "_reat")
	case "locational_gini_econgeo_max05":
		a.name = "locational_gini"
	// The same numbers from another package, in another unit or rounded.
	case "KSI_econgeo", "HHI_econgeo":
		a.name = strings.TrimSuffix(column, "_econgeo")
	case "entropy_bits_econgeo_3dp":
		a.name, a.tolerance = "entropy_bits", 0.00051
	case "hoover_index_econgeo_pct_2dp":
		a.name, a.times, a.tolerance = "hoover_conc", 100, 0.0051
	case "hoover_gini_econgeo_3dp":
		a.name, a.times, a.tolerance = "locational_gini", 2, 0.00051
	case "total", "value":
		a.tolerance = 1e-6
	case "n_regions", "n_sectors", "n_lq_above_1", "LQ_above_1", "firms":
		a.tolerance = 0
	}
	if strings.HasSuffix(column, "equivalent_number") {
		a.tolerance = 1e-8
	}
	return a
}

// indexKeys are the tables of structure with their keys, and indexInputs what they
// are made of. Only the last of those has a reference of pairs.
var (
	indexKeys = map[string][]string{"regions": {"year", "region"}, "sectors": {"year", "sector"}, "cells": {"year", "region", "sector"},
		"national": {"year"}, "pairs": {"year", "region_1", "region_2"}}
	indexInputs = []string{"eu30_employment", "kz20_grp_2024", "kz20_employment_2024", "edge_synthetic", "de16_employment"}
)

func TestIndexAsReference(t *testing.T) {
	race.FindsNothing(t)
	seen := map[string]map[string]bool{}
	dir := ""
	for _, input := range indexInputs {
		dir = t.TempDir()
		runOK(t, "index", filepath.Join(indexReference, input+".csv"), "-o", dir)
		for table, key := range indexKeys {
			want := filepath.Join(indexReference, input+"_expected_"+table+".csv")
			if table == "pairs" && input != "de16_employment" {
				continue
			}
			if seen[table] == nil {
				seen[table] = map[string]bool{}
			}
			compareFile(t, filepath.Join(dir, table+".csv"), want, key, indexAnswer, seen[table])
		}
	}
	for table, key := range indexKeys {
		allSeen(t, filepath.Join(dir, table+".csv"), key, seen[table])
	}
}

func TestShiftShareAsReference(t *testing.T) {
	dir, input := t.TempDir(), filepath.Join(indexReference, "shiftshare_freiburg_2008_2014")
	runOK(t, "shiftshare", input+".csv", "-o", dir)
	persons := func(column string) answer { return answer{name: column, times: 1, tolerance: 1e-6} }
	compareFile(t, filepath.Join(dir, "shiftshare.csv"), input+"_expected.csv", []string{"method", "component"}, persons, map[string]bool{})

	// Of the indices, the reference has some.
	ours, theirs := readWritten(t, filepath.Join(dir, "shiftshare_indices.csv"), []string{"measure"}), readWritten(t, input+"_expected_indices.csv", []string{"measure"})
	for measure, row := range theirs.rows {
		own, found := ours.rows[strings.Replace(measure, "gini_spec_reat", "gini_spec", 1)]
		if !found {
			t.Errorf("there is no measure %s", measure)
			continue
		}
		answer{times: 1, tolerance: 1e-9}.compare(t, measure, own["value"], row["value"])
	}
}

func TestEllisonGlaeserAsReference(t *testing.T) {
	dir, input := t.TempDir(), filepath.Join(indexReference, "ellison_glaeser_firms_fictional")
	runOK(t, "ellison-glaeser", input+".csv", "-o", dir)
	seen, keys := map[string]bool{}, []string{"region_totals", "sector"}
	compareFile(t, filepath.Join(dir, "ellison_glaeser.csv"), input+"_expected.csv", keys, indexAnswer, seen)
	allSeen(t, filepath.Join(dir, "ellison_glaeser.csv"), keys, seen)
}

// compositeAnswer finds a column of the composite index files.
func compositeAnswer(column string) answer {
	a := answer{name: column, times: 1, tolerance: 1e-8}
	switch {
	case column == "n" || column == "rank" || column == "winsorise.nwin" || column == "Nominal",
		strings.HasSuffix(column, "_rank") && !strings.HasSuffix(column, "percentile_rank"), strings.HasSuffix(column, "_borda"):
		a.tolerance = 0
	}
	switch column {
	case "mean", "sd", "min", "max": // in the unit of the indicator, up to 1e7
		a.relative = true
	}
	return a
}

func exactly(column string) answer { return answer{name: column, times: 1} }
func scores(column string) answer  { return answer{name: column, times: 1, tolerance: 1e-8} }

// asem are the arguments that name the reference's composite index.
func asem(more ...string) []string {
	return append([]string{"composite", "--data", filepath.Join(scoreReference, "asem_input.csv"), "--structure", filepath.Join(scoreReference, "asem_structure.csv"),
		"--weights", filepath.Join(scoreReference, "asem_weights.csv")}, more...)
}

// compositeFiles are the tables of the composite index, and what they are held against.
var compositeFiles = []struct {
	table, folder, want string
	keys                []string
	find                func(string) answer
}{
	{"statistics", compositeReference, "asem_expected_statistics.csv", []string{"iCode"}, compositeAnswer},
	{"treatment_details", compositeReference, "asem_expected_treatment_details.csv", []string{"iCode"}, compositeAnswer},
	{"treated", compositeReference, "asem_expected_treated.csv", []string{"uCode", "iCode"}, scores},
	{"normalised", scoreReference, "asem_expected_normalised.csv", []string{"uCode", "iCode"}, compositeAnswer},
	{"scores", scoreReference, "asem_expected_scores.csv", []string{"data", "aggregation", "weights", "uCode", "iCode"}, compositeAnswer},
	{"scores_by_rep", coinReference, "asem_ua_expected_scores_by_rep.csv", []string{"uCode"}, scores},
	{"ranks_by_rep", coinReference, "asem_ua_expected_ranks_by_rep.csv", []string{"uCode"}, exactly},
	{"rankstats", coinReference, "asem_ua_expected_rankstats.csv", []string{"uCode"}, compositeAnswer},
}

func TestCompositeAsReference(t *testing.T) {
	race.FindsNothing(t)
	dir := t.TempDir()
	runOK(t, asem("--draws", filepath.Join(coinReference, "asem_ua_draws.csv"), "-o", dir)...)
	for _, c := range compositeFiles {
		seen := map[string]bool{}
		compareFile(t, filepath.Join(dir, c.table+".csv"), filepath.Join(c.folder, c.want), c.keys, c.find, seen)
		allSeen(t, filepath.Join(dir, c.table+".csv"), c.keys, seen)
	}
}

// TestSimulatedAsReference: with our own draws the nominal ranks are the reference's
// exactly, and means and quantiles of ranks lie where other seeds of R put them.
func TestSimulatedAsReference(t *testing.T) {
	race.FindsNothing(t)
	dir := t.TempDir()
	runOK(t, asem("--simulate", "1500", "--seed", "42", "-o", dir)...)
	// Medians jump by whole ranks from one seed of R to another.
	within := map[string]float64{"Nominal": 0, "Mean": 1.5, "Q5": 3, "Q95": 3, "Median": math.Inf(1)}
	compareFile(t, filepath.Join(dir, "rankstats.csv"), filepath.Join(coinReference, "asem_ua_expected_rankstats.csv"), []string{"uCode"},
		func(column string) answer { return answer{name: column, times: 1, tolerance: within[column]} }, map[string]bool{})
}

// TestSimulatedDrawsCanBeReplayed: what --simulate writes as draws gives, replayed, the
// same scores and ranks to the last digit.
func TestSimulatedDrawsCanBeReplayed(t *testing.T) {
	made, replayed := t.TempDir(), t.TempDir()
	runOK(t, asem("--simulate", "50", "--seed", "7", "-o", made)...)
	runOK(t, asem("--draws", filepath.Join(made, "draws.csv"), "-o", replayed)...)
	for _, name := range []string{"scores_by_rep.csv", "ranks_by_rep.csv", "rankstats.csv"} {
		a, errA := os.ReadFile(filepath.Join(made, name))
		b, errB := os.ReadFile(filepath.Join(replayed, name))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs (%v, %v)", name, errA, errB)
		}
	}
}

// TestNoReferenceIsLeftOut: every file of answers in the three folders is compared above.
func TestNoReferenceIsLeftOut(t *testing.T) {
	compared := map[string]bool{"shiftshare_freiburg_2008_2014_expected.csv": true, "shiftshare_freiburg_2008_2014_expected_indices.csv": true,
		"ellison_glaeser_firms_fictional_expected.csv": true, "de16_employment_expected_pairs.csv": true}
	for _, input := range indexInputs {
		for table := range indexKeys {
			if table != "pairs" {
				compared[input+"_expected_"+table+".csv"] = true
			}
		}
	}
	for _, c := range compositeFiles {
		compared[c.want] = true
	}
	found := 0
	for _, folder := range []string{indexReference, compositeReference, scoreReference, coinReference} {
		files, err := filepath.Glob(filepath.Join(folder, "*_expected*.csv"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if found++; !compared[filepath.Base(f)] {
				t.Errorf("%s is compared with nothing", f)
			}
		}
	}
	if found != len(compared) {
		t.Errorf("%d files of answers, %d are compared", found, len(compared))
	}
}

// TestEveryColumnIsDocumented: docs/calculators.md names every column that is written.
func TestEveryColumnIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../../../docs/calculators.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	runOK(t, "index", filepath.Join(indexReference, "edge_synthetic.csv"), "-o", dir)
	runOK(t, "shiftshare", filepath.Join(indexReference, "shiftshare_freiburg_2008_2014.csv"), "-o", dir)
	runOK(t, "ellison-glaeser", filepath.Join(indexReference, "ellison_glaeser_firms_fictional.csv"), "-o", dir)
	runOK(t, asem("--simulate", "2", "-o", dir)...)
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(files) != 17 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	keys := []string{"year", "region", "sector", "region_1", "region_2"} // said in words
	for _, f := range files {
		if name := "`" + filepath.Base(f) + "`"; !bytes.Contains(page, []byte(name)) {
			t.Errorf("%s is not documented", name)
		}
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(content), "\n")
		for column := range strings.SplitSeq(line, ",") {
			name := column
			for _, family := range []struct{ prefix, name string }{{"untreated_", ""}, {"treated_", ""}, {"w_", "w_CODE"}, {"r_", "r_REP"},
				{"check_SkewKurt0.", "check_SkewKurt0.*"}, {"check_SkewKurt1.", "check_SkewKurt1.*"}, {"winmax", "winmax"}} {
				if rest, is := strings.CutPrefix(name, family.prefix); is {
					if name = family.name; name == "" {
						name = rest
					}
				}
			}
			if !slices.Contains(keys, column) && !bytes.Contains(page, []byte("`"+name+"`")) {
				t.Errorf("%s: the column %q (%s) is not documented", filepath.Base(f), column, name)
			}
		}
	}
}
