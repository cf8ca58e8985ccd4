package command

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"growthpole/report/reader/damage"
)

// TestBreachesOfTheStandardAreSentences: an analyst reads what is wrong a line each,
// and no brackets or nil of the program's own language.
func TestBreachesOfTheStandardAreSentences(t *testing.T) {
	data := simpleBrief(t)
	o, err := damage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	delete(o.Catalog(), "ViewerPreferences")
	delete(o.Catalog(), "PageLabels")
	one, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, o.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := reportOf(one)
	for _, want := range []string{
		"  note: it does not conform to PDF/A-3a and PDF/UA-1:\n",
		"  note: catalog: DisplayDocTitle is not true (rule ",
		"  note: catalog: there are no page labels from the first page on (rule ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	for _, note := range one.notes {
		if strings.Contains(note, "nil") || strings.Contains(note, "[") {
			t.Errorf("words of the program: %s", note)
		}
	}
}

// TestChangedTemplatesAreNamed: of an exported folder only what was edited is the user's own.
func TestChangedTemplatesAreNamed(t *testing.T) {
	mine := filepath.Join(t.TempDir(), "mine")
	if code := Run(t.Context(), []string{"templates", "export", mine, "--lang", "en"}, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("export ends with %d", code)
	}
	verifiedWith := func() string {
		data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0", "--templates", mine), "EX-02.en.pdf")
		one, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, data)
		if err != nil || len(one.differences) > 0 {
			t.Fatalf("%v\n%s", err, reportOf(one))
		}
		return reportOf(one)
	}
	if got := verifiedWith(); strings.Contains(got, "templates:") {
		t.Errorf("nothing was edited:\n%s", got)
	}
	name := filepath.Join(mine, "en", "sections", "summary.md")
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(content, "\nApproved by the akimat.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := verifiedWith(); !strings.Contains(got, "  templates: 1 of its own (en/sections/summary.md)\n") {
		t.Errorf("the edited template is not named:\n%s", got)
	}
}
