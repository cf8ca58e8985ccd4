package command

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// TestConvertedResultsAreTheSame compares results.json of the samples with that of
// their converted folders: all but the places from which figures were read.
func TestConvertedResultsAreTheSame(t *testing.T) {
	long(t)
	for _, name := range []string{"illustrative", "kazakhstan", "uk"} {
		folder := filepath.Join("..", "..", "..", "samples", name)
		out := filepath.Join(t.TempDir(), "tidy")
		runs(t, "convert", folder, "-o", out)
		runs(t, "check", out)
		want, got := resultsOf(t, folder), resultsOf(t, out)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: other results from the converted folder", name)
		}
		if len(want.(map[string]any)["regions"].([]any)) < 9 {
			t.Errorf("%s: too few regions to compare", name)
		}
	}
}

func runs(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, err bytes.Buffer
	if code := Run(context.Background(), args, nil, &out, &err); code != exitDone {
		t.Fatalf("%v: exit code %d\n%s", args, code, err.Bytes())
	}
	return out.Bytes()
}

// resultsOf is results.json without files, lines and columns.
func resultsOf(t *testing.T, folder string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(runs(t, "evaluate", folder, "--json", "--draws", "20"), &v); err != nil {
		t.Fatal(err)
	}
	top := v.(map[string]any)
	delete(top, "tables") // and notes, which go by file
	delete(top, "notes")
	return withoutPlaces(v)
}

func withoutPlaces(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if _, place := v["line"]; place {
			for _, key := range []string{"file", "line", "last_line", "column", "cell"} {
				delete(v, key)
			}
		}
		for key, x := range v {
			v[key] = withoutPlaces(x)
		}
		if from, ok := v["from"].([]any); ok { // figures of one row stand in several now
			v["from"] = slices.CompactFunc(from, reflect.DeepEqual)
		}
	case []any:
		for i, x := range v {
			v[i] = withoutPlaces(x)
		}
	}
	return v
}
