package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/document"
	"growthpole/report/evidence"
	"growthpole/report/publish"
)

// title is a format that writes a document's title: what build does with
// documents can be tested without pages.
var title = report.Format{Ext: "txt", Write: func(w io.Writer, d *doc) error {
	if d.Title == "unwritable" {
		panic("no page is large enough")
	}
	_, err := io.WriteString(w, d.Title)
	return err
}}

// fakeMaker makes documents that hold a region's code and the language.
type fakeMaker struct {
	lang  string
	brief func(code, lang string) (*doc, error)
}

func (m fakeMaker) Brief(e *indicators.Evaluation) (*doc, error) { return m.brief(e.Region.ID, m.lang) }
func (m fakeMaker) Warnings() problem.List                       { return nil }
func (m fakeMaker) Literals(fs.FS) problem.List                  { return nil }
func (m fakeMaker) Overview([]*indicators.Evaluation) (*doc, error) {
	return &document.Document{Title: "all " + m.lang}, nil
}

func (m fakeMaker) Decimal() string { return "." }
func (m fakeMaker) BriefSVG(e *indicators.Evaluation) ([]report.SVG, error) {
	d, err := m.brief(e.Region.ID, m.lang)
	if err != nil {
		return nil, err
	}
	return []report.SVG{{Name: "map", Content: d.Title}}, nil
}

func (m fakeMaker) OverviewSVG([]*indicators.Evaluation) ([]report.SVG, error) {
	return []report.SVG{{Name: "map", Content: "all " + m.lang}}, nil
}

func (m fakeMaker) Attach(*doc, []document.Attachment) error { return nil }

func wholeBrief(code, lang string) (*doc, error) {
	return &document.Document{Title: code + " " + lang}, nil
}

// fakeStudy has regions R0, R1 … and makes their briefs with a function.
func fakeStudy(t *testing.T, regions int, brief func(code, lang string) (*doc, error)) *study {
	t.Helper()
	before := formats
	formats = []report.Format{title}
	t.Cleanup(func() { formats = before })
	ds := &data.Dataset{Title: data.Names{"en": "Test"}, Year: 2024, Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)}
	for i := range regions {
		ds.Regions = append(ds.Regions, data.Region{ID: fmt.Sprintf("R%d", i)})
	}
	return &study{
		data:      ds,
		languages: []string{"en", "ru"},
		region: func(i int) (*indicators.Evaluation, error) {
			return &indicators.Evaluation{Region: ds.Regions[i], Year: ds.Year}, nil
		},
		nation: func() *indicators.Nation { return &indicators.Nation{Year: ds.Year} },
		maker:  func(lang string) (maker, error) { return fakeMaker{lang, brief}, nil },
	}
}

func fakeFlags(t *testing.T) buildFlags {
	return buildFlags{out: filepath.Join(t.TempDir(), "out"), langs: []string{"en"}, formats: []string{"txt"}, jobs: 2, quiet: true}
}

// listing is the names in a folder.
func listing(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func readManifest(t *testing.T, folder string) (m publish.Manifest, text string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m, string(b)
}

func TestOneBadRegionStopsNoOther(t *testing.T) {
	s := fakeStudy(t, 5, func(code, lang string) (*doc, error) {
		switch {
		case code == "R1" && lang == "ru":
			return nil, errors.New("no words")
		case code == "R2":
			var d *doc
			d.Title = "nothing"
		case code == "R3" && lang == "ru":
			return &document.Document{Title: "unwritable"}, nil
		}
		return wholeBrief(code, lang)
	})
	f, region := fakeFlags(t), s.region
	f.langs = []string{"en", "ru"}
	s.region = func(i int) (*indicators.Evaluation, error) {
		if i == 0 {
			panic("no evaluation")
		}
		return region(i)
	}
	var messages strings.Builder
	if err := build(t.Context(), s, f, &messages); !errors.Is(err, errReported) {
		t.Errorf("got error %v, want errReported", err)
	}
	want := []string{"R1.en.txt", "R3.en.txt", "R4.en.txt", "R4.ru.txt", "manifest.json", "results.json"}
	if got := listing(t, f.out); !slices.Equal(got, want) {
		t.Errorf("got files %q, want %q", got, want)
	}
	m, _ := readManifest(t, f.out)
	var failed []string
	for _, x := range m.Failed {
		failed = append(failed, x.Region+x.Language)
	}
	if want := []string{"en", "ru", "R0", "R1ru", "R2en", "R2ru", "R3ru"}; !slices.Equal(failed, want) {
		t.Errorf("got failures %q, want %q", failed, want)
	}
	for _, want := range []string{"R1 (ru): no words", "R2 (en): internal error in cmd/internal/command.", "(build_test.go:", "R3 (ru): internal error", "R0: internal error", "overview (en): there is no evaluation of R0"} {
		if !strings.Contains(messages.String(), want) {
			t.Errorf("messages lack %q:\n%s", want, messages.String())
		}
	}
}

func TestOutputsDoNotDependOnJobs(t *testing.T) {
	var first string
	for _, jobs := range []int{1, 4, 32} {
		s, f := fakeStudy(t, 40, wholeBrief), fakeFlags(t)
		f.jobs, f.formats = jobs, []string{"txt", "json"}
		if err := build(t.Context(), s, f, io.Discard); err != nil {
			t.Fatal(err)
		}
		_, text := readManifest(t, f.out)
		if first == "" {
			first = text
		}
		if text != first {
			t.Errorf("%d jobs: another manifest", jobs)
		}
	}
}

func TestAManifestNamesEveryFile(t *testing.T) {
	s, f := fakeStudy(t, 3, wholeBrief), fakeFlags(t)
	f.formats = []string{"txt", "json"}
	if err := build(t.Context(), s, f, io.Discard); err != nil {
		t.Fatal(err)
	}
	m, _ := readManifest(t, f.out)
	names := []string{publish.ManifestName}
	for _, o := range m.Outputs {
		names = append(names, o.File)
	}
	slices.Sort(names)
	if got := listing(t, f.out); !slices.Equal(got, names) {
		t.Errorf("folder holds %q, manifest names %q", got, names)
	}
}

func TestOnlyTheRegionsAskedForAreMade(t *testing.T) {
	s, f := fakeStudy(t, 3, wholeBrief), fakeFlags(t)
	f.regions = []string{"R2", "R0", "R2"}
	if err := build(t.Context(), s, f, io.Discard); err != nil {
		t.Fatal(err)
	}
	want := []string{"R0.en.txt", "R2.en.txt", "manifest.json", "overview.en.txt", "results.json"}
	if got := listing(t, f.out); !slices.Equal(got, want) {
		t.Errorf("got files %q, want %q", got, want)
	}
}

// TestARegionThatIsMissingFromTheResultsIsTold: whatever was asked for, results.json is
// about all regions, and one that it lacks is a failure.
func TestARegionThatIsMissingFromTheResultsIsTold(t *testing.T) {
	for _, formats := range [][]string{{"json"}, {"txt"}} {
		s, f := fakeStudy(t, 3, wholeBrief), fakeFlags(t)
		f.regions, f.formats = []string{"R2"}, formats
		region := s.region
		s.region = func(i int) (*indicators.Evaluation, error) {
			if i == 1 {
				return nil, errors.New("no evaluation")
			}
			return region(i)
		}
		var messages strings.Builder
		if err := build(t.Context(), s, f, &messages); !errors.Is(err, errReported) {
			t.Errorf("%s: got error %v, want errReported", formats, err)
		}
		m, _ := readManifest(t, f.out)
		if !slices.Contains(m.Failed, publish.Failure{Region: "R1", Error: "no evaluation"}) || !strings.Contains(messages.String(), "R1: no evaluation") {
			t.Errorf("%s: R1 is not told:\n%s%v", formats, messages.String(), m.Failed)
		}
	}
}

// TestNumbersThatCannotBeWrittenStayAFailure: documents carry the results of a region,
// and results.json holds them again.
func TestNumbersThatCannotBeWrittenStayAFailure(t *testing.T) {
	s := fakeStudy(t, 1, wholeBrief)
	s.evidence = &evidence.Run{}
	s.evaluations = []*indicators.Evaluation{{ShareSince: 0, Peers: []indicators.Peer{{Region: "R1", KSI: math.NaN()}}}}
	for time := range 2 {
		if err := s.results(io.Discard); err == nil {
			t.Errorf("results that hold no number are written, when asked for time %d", time+1)
		}
	}
}

func TestAnInterruptedBuildLeavesWholeFilesAndNoManifest(t *testing.T) {
	f := fakeFlags(t)
	f.jobs = 1
	interrupt := func() {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		s := fakeStudy(t, 30, func(code, lang string) (*doc, error) {
			if code == "R3" {
				cancel()
			}
			return wholeBrief(code, lang)
		})
		if err := build(ctx, s, f, io.Discard); !errors.Is(err, context.Canceled) {
			t.Errorf("got error %v, want a cancelled context", err)
		}
	}
	interrupt()
	if got, want := listing(t, f.out), []string{"R0.en.txt", "R1.en.txt", "R2.en.txt"}; !slices.Equal(got, want) {
		t.Errorf("got files %q, want %q", got, want)
	}
	// Nor does that of an earlier run stay, which knows nothing of the files written since.
	if err := build(t.Context(), fakeStudy(t, 30, wholeBrief), f, io.Discard); err != nil {
		t.Fatal(err)
	}
	interrupt()
	if slices.Contains(listing(t, f.out), publish.ManifestName) {
		t.Error("the manifest of the run before is still there")
	}
}

func TestAnOlderBriefOfAFailedRegionIsNamed(t *testing.T) {
	s, f := fakeStudy(t, 2, wholeBrief), fakeFlags(t)
	if err := build(t.Context(), s, f, io.Discard); err != nil {
		t.Fatal(err)
	}
	s.maker = func(lang string) (maker, error) {
		return fakeMaker{lang, func(string, string) (*doc, error) { return nil, errors.New("broken") }}, nil
	}
	f.regions = []string{"R1"}
	var messages strings.Builder
	if err := build(t.Context(), s, f, &messages); !errors.Is(err, errReported) {
		t.Errorf("got error %v, want errReported", err)
	}
	want := "R1 (en): broken\n" + filepath.Join(f.out, "R1.en.txt") + " is of an earlier run\n"
	if messages.String() != want {
		t.Errorf("got messages\n%swant\n%s", messages.String(), want)
	}
}

// TestAnOlderOverviewIsNamed: one that could not be made anew looks like that of this run.
func TestAnOlderOverviewIsNamed(t *testing.T) {
	s, f := fakeStudy(t, 2, wholeBrief), fakeFlags(t)
	f.formats = []string{"txt", "svg"}
	if err := build(t.Context(), s, f, io.Discard); err != nil {
		t.Fatal(err)
	}
	region := s.region
	s.region = func(i int) (*indicators.Evaluation, error) {
		if i == 1 {
			return nil, errors.New("no evaluation")
		}
		return region(i)
	}
	f.regions = []string{"R0"}
	var messages strings.Builder
	if err := build(t.Context(), s, f, &messages); !errors.Is(err, errReported) {
		t.Errorf("got error %v, want errReported", err)
	}
	for _, name := range []string{"R1.en.txt", "R1.en.map.svg", "overview.en.txt", "overview.en.map.svg"} {
		if want := filepath.Join(f.out, name) + " is of an earlier run\n"; !strings.Contains(messages.String(), want) {
			t.Errorf("messages lack %q:\n%s", want, messages.String())
		}
	}
	if strings.Contains(messages.String(), "R0.") || strings.Contains(messages.String(), "results.json is") {
		t.Errorf("what was made anew is called old:\n%s", messages.String())
	}
}

func TestAMistakeInTemplatesIsToldOnce(t *testing.T) {
	s, f := fakeStudy(t, 3, wholeBrief), fakeFlags(t)
	s.maker = func(lang string) (maker, error) {
		return nil, problem.List{{File: lang + "/brief.md", Line: 3, What: "no such field"}}
	}
	var messages strings.Builder
	if err := build(t.Context(), s, f, &messages); !errors.Is(err, errReported) {
		t.Errorf("got error %v, want errReported", err)
	}
	if got, want := messages.String(), "en/brief.md:3: no such field\n"; got != want {
		t.Errorf("got messages %q, want %q", got, want)
	}
	if got := listing(t, f.out); len(got) > 0 {
		t.Errorf("files were made: %q", got)
	}
}

func TestAllMeansEveryLanguage(t *testing.T) {
	s, f := fakeStudy(t, 1, wholeBrief), fakeFlags(t)
	f.langs = []string{"all"}
	if err := build(t.Context(), s, f, io.Discard); err != nil {
		t.Fatal(err)
	}
	want := []string{"R0.en.txt", "R0.ru.txt", "manifest.json", "overview.en.txt", "overview.ru.txt", "results.json"}
	if got := listing(t, f.out); !slices.Equal(got, want) {
		t.Errorf("got files %q, want %q", got, want)
	}
}

func TestWrongFlagsAreUsageErrors(t *testing.T) {
	tests := []struct {
		name   string
		change func(*buildFlags)
		want   string
	}{
		{"a region that is not there", func(f *buildFlags) { f.regions = []string{"R11"} }, `unknown region "R11"; did you mean "R1"? The regions are:`},
		{"a format that is not there", func(f *buildFlags) { f.formats = []string{"text"} }, `unknown format "text"; did you mean "txt"?`},
		{"a language that is not there", func(f *buildFlags) { f.langs = []string{"xx"} }, `unknown language "xx"`},
		{"no format", func(f *buildFlags) { f.formats = nil }, "no format given"},
		{"no language", func(f *buildFlags) { f.langs = nil }, "no language given"},
		{"no worker", func(f *buildFlags) { f.jobs = 0 }, "--jobs is 0"},
		{"no folder", func(f *buildFlags) { f.out = "" }, "--out is empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, f := fakeStudy(t, 3, wholeBrief), fakeFlags(t)
			out := f.out
			test.change(&f)
			err := build(t.Context(), s, f, io.Discard)
			var usage usageError
			if !errors.As(err, &usage) || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got error %v, want %s", err, test.want)
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("the folder was made all the same")
			}
		})
	}
}
