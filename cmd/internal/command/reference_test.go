package command

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The calculators are run as a user runs them, on the inputs of the reference, and
// every column of every reference file is compared with what they write.

// The folders with reference files.
const (
	indexReference     = "../../../indicators/index/testdata"
	compositeReference = "../../../indicators/composite/testdata"
	scoreReference     = "../../../indicators/score/testdata"
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
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := written{header: records[0], rows: map[string]map[string]string{}}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, h := range out.header {
			row[h] = record[i]
		}
		var key []string
		for _, k := range keys {
			key = append(key, row[k])
		}
		out.rows[strings.Join(key, " | ")] = row
	}
	if len(out.rows) != len(records)-1 {
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
func allSeen(t *testing.T, name string, keys []string, seen map[string]bool, but ...string) {
	t.Helper()
	for _, h := range readWritten(t, name, keys).header {
		if !seen[h] && !slices.Contains(keys, h) && !slices.Contains(but, h) {
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

func TestIndexAsReference(t *testing.T) {
	keys := map[string][]string{"regions": {"year", "region"}, "sectors": {"year", "sector"}, "cells": {"year", "region", "sector"},
		"national": {"year"}, "pairs": {"year", "region_1", "region_2"}}
	seen := map[string]map[string]bool{}
	dir := ""
	for _, input := range []string{"eu30_employment", "kz20_grp_2024", "kz20_employment_2024", "edge_synthetic", "de16_employment"} {
		dir = t.TempDir()
		runOK(t, "index", filepath.Join(indexReference, input+".csv"), "-o", dir)
		for table, key := range keys {
			want := filepath.Join(indexReference, input+"_expected_"+table+".csv")
			if _, err := os.Stat(want); err != nil && table == "pairs" && input != "de16_employment" {
				continue // there are pairs of one input only
			}
			if seen[table] == nil {
				seen[table] = map[string]bool{}
			}
			compareFile(t, filepath.Join(dir, table+".csv"), want, key, indexAnswer, seen[table])
		}
	}
	for table, key := range keys {
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
