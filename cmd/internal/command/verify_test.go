package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/evidence"
	"growthpole/report/reader"
	"growthpole/report/reader/damage"
	"growthpole/report/verify"
)

// built makes briefs of a sample as a user does, and returns their folder.
func built(t testing.TB, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	var messages bytes.Buffer
	if code := Run(t.Context(), append([]string{"build", "-o", out, "--quiet"}, args...), nil, io.Discard, &messages); code != exitDone {
		t.Fatalf("build ends with %d: %s", code, messages.String())
	}
	return out
}

const sampleFolder = "../../../samples/"

func readBrief(t testing.TB, folder, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// simpleBrief is a brief that is made without draws: it stands for any.
func simpleBrief(t testing.TB) []byte {
	t.Helper()
	return readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0"), "EX-02.en.pdf")
}

// opened reads a PDF.
func opened(t testing.TB, data []byte) *reader.File {
	t.Helper()
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// pagesOf are the pages of a PDF, in order.
func pagesOf(t testing.TB, f *reader.File) []reader.Page {
	t.Helper()
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// verified verifies bytes as a file.
func verified(t *testing.T, v *verifier, data []byte) (*verification, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return v.file(t.Context(), name)
}

func reportOf(one *verification) string {
	var b strings.Builder
	one.show(&b, "x.pdf")
	return b.String()
}

func TestABriefWithoutEvidenceCannotBeVerified(t *testing.T) {
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0", "--attach", "none"), "EX-02.en.pdf")
	if _, err := verified(t, new(verifier), data); !errors.Is(err, evidence.ErrNone) {
		t.Errorf("got %v", err)
	}
}

func TestAnotherVersionIsNamedWhereResultsDiffer(t *testing.T) {
	race.FindsNothing(t)
	data := simpleBrief(t)
	o, err := damage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	inProvenance(func(p *evidence.Provenance) { p.Program = "growthpole v0.1" })(o)
	v := &verifier{remaker: remaker{jobs: 2}}
	one, err := verified(t, v, o.Bytes())
	if err != nil || len(one.differences) > 0 || !strings.Contains(reportOf(one), "note: it was made by growthpole v0.1 and is verified by growthpole "+version()) {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
	// Whoever changes a brief can name another version in it, too: what then remains
	// uncompared has to be said.
	if got := reportOf(one); strings.Contains(got, "\nverified\n") || !strings.Contains(got, "how the pages look only growthpole v0.1 can compare\n") {
		t.Errorf("without a look at the pages:\n%s", got)
	}
	inFile("results.json", `"held": `, `"held": 1`, true)(o)
	one, err = verified(t, v, o.Bytes())
	if err != nil || len(one.differences) == 0 || !strings.Contains(reportOf(one), "so do the versions of the program") {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}

// TestAllBriefsOfTheSamplesAreVerified: every untouched brief passes. CI verifies
// those of all samples in every language.
func TestAllBriefsOfTheSamplesAreVerified(t *testing.T) {
	long(t)
	for sample, languages := range map[string]string{"kazakhstan": "en", "illustrative": "all", "uk": "en"} {
		t.Run(sample, func(t *testing.T) {
			t.Parallel()
			out := built(t, sampleFolder+sample, "--lang", languages, "--draws", "5", "--jobs", "2")
			files, err := filepath.Glob(filepath.Join(out, "*.pdf"))
			if err != nil || len(files) < 9 {
				t.Fatal(len(files), err)
			}
			var b bytes.Buffer
			if err := verifyAll(t.Context(), files, verifyFlags{jobs: 2, against: sampleFolder + sample}, &b); err != nil {
				t.Errorf("%v\n%s", err, b.String())
			}
			if n := strings.Count(b.String(), "\nverified\n"); n != len(files) {
				t.Errorf("%d of %d files are verified", n, len(files))
			}
		})
	}
}

// notEvaluated are numbers that are no figures: the parts of a DOI.
var notEvaluated = []string{"10.15838", "2018.2", "56.14"}

// TestEveryPrintedNumberStandsInTheResults: a number with decimals that a brief
// prints is one of the evaluation's, rounded.
func TestEveryPrintedNumberStandsInTheResults(t *testing.T) {
	long(t)
	for sample, regions := range map[string][]string{
		"kazakhstan":   {"KZ-75", "KZ-59", "KZ-23"},
		"illustrative": {"EX-01", "EX-05"},
		"uk":           {"UKI3", "UKK3"},
	} {
		dir := built(t, sampleFolder+sample, "--region", strings.Join(regions, ","), "--draws", "50")
		for _, region := range regions {
			t.Run(region, func(t *testing.T) { printedStandInResults(t, readBrief(t, dir, region+".en.pdf")) })
		}
	}
}

// aMeasure is the code of a measure, such as "M5.1": its number is no quantity.
var aMeasure = regexp.MustCompile(`"[A-Z](\d+\.\d+)"`)

// printedStandInResults finds the numbers with decimals of a brief in its results.
func printedStandInResults(t *testing.T, data []byte) {
	f := opened(t, data)
	index := verify.NewIndex(".")
	var codes []string
	for _, a := range f.Files() {
		if a.Name == evidence.ResultsName {
			for _, code := range aMeasure.FindAllSubmatch(a.Content, -1) {
				codes = append(codes, string(code[1]))
			}
			var tree any
			if err := json.Unmarshal(a.Content, &tree); err != nil {
				t.Fatal(err)
			}
			index.Add(a.Name, tree)
		}
	}
	printed, err := verify.Printed(data)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for where, numbers := range printed {
		for _, number := range numbers {
			if !strings.Contains(number, ".") || slices.Contains(notEvaluated, number) || slices.Contains(codes, number) {
				continue
			}
			if n++; !index.Has(number) {
				t.Errorf("%s: %s is not in the results", where, number)
			}
		}
	}
	if n < 120 {
		t.Errorf("%d numbers were looked at", n)
	}
}

// TestALargeDatasetIsVerifiedAgainstItsFolder: data beyond evidence.MostData do not
// travel; the brief names them by their hashes, and holds its region's in tidy form.
func TestALargeDatasetIsVerifiedAgainstItsFolder(t *testing.T) {
	race.FindsNothing(t)
	large := t.TempDir()
	if err := os.CopyFS(large, os.DirFS(sampleFolder+"illustrative")); err != nil {
		t.Fatal(err)
	}
	const columns = 12
	names, padding := "", ""
	for i := range columns {
		names, padding = names+fmt.Sprintf(",note%d", i), padding+","+strings.Repeat("x", 3900)
	}
	edit := func(file string, change func(string) string) {
		content := readBrief(t, large, file)
		if err := os.WriteFile(filepath.Join(large, file), []byte(change(string(content))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	edit("employment.csv", func(s string) string {
		lines := strings.Split(strings.TrimSpace(s), "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i]) + padding
		}
		lines[0] = strings.TrimSuffix(lines[0], padding) + names
		return strings.Join(lines, "\n") + "\n"
	})
	const declared = "    columns: {region: region, sector: sector, year: year, value: value, unit: unit}\n"
	edit("dataset.yaml", func(s string) string {
		return strings.Replace(s, declared, declared+"    ignore: ["+names[1:]+"]\n", 1)
	})
	out := built(t, large, "--region", "EX-02", "--draws", "5")
	data := readBrief(t, out, "EX-02.en.pdf")
	f := opened(t, data)
	inside := map[string]bool{}
	for _, a := range f.Files() {
		inside[a.Name] = true
	}
	if inside["employment.csv"] || !inside["tidy_activity.csv"] || !inside["model.yaml"] {
		t.Errorf("inside are %v", inside)
	}
	if _, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, data); !errors.Is(err, errLeftOut) {
		t.Errorf("without the folder: %v", err)
	}
	var b bytes.Buffer
	files := []string{filepath.Join(out, "EX-02.en.pdf"), filepath.Join(out, "overview.en.pdf")}
	if err := verifyAll(t.Context(), files, verifyFlags{jobs: 2, against: large}, &b); err != nil || strings.Count(b.String(), "\nverified\n") != 2 {
		t.Errorf("%v\n%s", err, b.String())
	}
	edit("regions.csv", func(s string) string { return strings.Replace(s, "Riverside", "Riverfront", 1) })
	b.Reset()
	if err := verifyAll(t.Context(), files[:1], verifyFlags{jobs: 2, against: large}, &b); err == nil || !strings.Contains(b.String(), "dataset, regions.csv: there: SHA-256 ") {
		t.Errorf("against another folder: %v\n%s", err, b.String())
	}
}
