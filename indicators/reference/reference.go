// Package reference reads what other programs computed, for the tests that hold our
// results against it. It reads by the standard library alone, so that no test compares
// a reader of ours with itself.
package reference

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
)

// Table is a CSV file: its columns, and its rows by the names of columns.
type Table struct {
	Header []string
	Rows   []map[string]string
}

// Read reads a CSV file with a header; the test fails where it cannot be read.
func Read(t testing.TB, name string) Table {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) == 0 {
		t.Fatalf("%s is empty", name)
	}
	out := Table{Header: records[0]}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, h := range out.Header {
			row[h] = record[i]
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// Rows are the rows of a CSV file by the names of its columns.
func Rows(t testing.TB, name string) []map[string]string {
	t.Helper()
	return Read(t, name).Rows
}

// Number reads a figure; the test fails where the field holds none.
func Number(t testing.TB, field string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(field, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
