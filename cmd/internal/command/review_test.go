package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/race"
)

// reviewWords are how each language's overview says that the choice of IT is to be
// reviewed: the end of the bold words before the names in the section of mechanisms, and
// the words of the table on the cover.
var reviewWords = map[string]struct{ mechanisms, steps, and string }{
	"en": {"the choice of IT as a priority is to be reviewed in ", "choice of IT to be reviewed first:", " and "},
	"ru": {"Прежде чем применять механизмы, следует пересмотреть выбор ИТ в качестве приоритета в ", "сначала пересмотр выбора ИТ:", " и "},
	"kk": {"Тетіктерді қолданудан бұрын ", "алдымен АТ таңдауы қайта қаралады:", " және "},
}

// TestTheOverviewNamesWhoReviewsIT holds the lists of regions in which the choice of IT
// is to be reviewed against results.json: on the cover, where the mechanisms are listed,
// and in the table of mechanisms, in every language.
func TestTheOverviewNamesWhoReviewsIT(t *testing.T) {
	race.FindsNothing(t)
	listed := 0
	for _, sample := range []string{"illustrative", "kazakhstan", "uk"} {
		if testing.Short() && sample != "illustrative" {
			continue
		}
		out := t.TempDir()
		runs(t, "build", filepath.Join("..", "..", "..", "samples", sample), "-o", out, "--lang", "all", "--format", "md,json")
		want := reviewed(t, filepath.Join(out, "results.json"))
		for lang, words := range reviewWords {
			text, err := os.ReadFile(filepath.Join(out, "overview."+lang+".md"))
			if err != nil {
				t.Fatal(err)
			}
			said := strings.ReplaceAll(string(text), "\u00a0", " ")
			names := want[lang]
			listed += len(names)
			for place, got := range map[string][]string{
				"beside the mechanisms":      namesAfter(said, words.mechanisms, words.and),
				"in the table of mechanisms": starred(said),
				"on the cover":               inRows(strings.ReplaceAll(said, ` \*`, ""), words.steps), // whose review is not firm has a mark
			} {
				slices.Sort(got)
				if !slices.Equal(got, names) {
					t.Errorf("%s in %s, %s: got %q, want %q", sample, lang, place, got, names)
				}
			}
		}
	}
	if listed == 0 {
		t.Error("no sample has a region in which the choice of IT is to be reviewed")
	}
}

// reviewed is who reviews by results.json, in every language, sorted.
func reviewed(t *testing.T, file string) map[string][]string {
	t.Helper()
	var results struct {
		Regions []struct {
			Region struct {
				Name map[string]string `json:"name"`
			} `json:"region"`
			Review struct {
				Status string `json:"status"`
			} `json:"review"`
		} `json:"regions"`
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &results); err != nil {
		t.Fatal(err)
	}
	names := map[string][]string{}
	for _, r := range results.Regions {
		for lang, name := range r.Region.Name {
			if r.Review.Status == "met" {
				names[lang] = append(names[lang], upperFirst(name))
			}
		}
	}
	for lang := range names {
		slices.Sort(names[lang])
	}
	return names
}

// upperFirst is a name as it begins a line: some languages write the word for a region small.
func upperFirst(name string) string {
	r := []rune(name)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// namesAfter are the names of the paragraph that begins in bold with given words.
func namesAfter(text, words, and string) []string {
	for line := range strings.Lines(text) {
		bold, names, found := strings.Cut(line, ":** ")
		if !found || !strings.Contains(bold, words) {
			continue
		}
		names, _, _ = strings.Cut(names, ". ")
		var out []string
		for name := range strings.SplitSeq(strings.ReplaceAll(names, and, ", "), ", ") {
			out = append(out, upperFirst(name))
		}
		return out
	}
	return nil
}

var starredRow = regexp.MustCompile(`(?m)^\| ([^|]+) \\\* \| (?:\d|[?]|\pL \|)`)

// starred are the regions with an asterisk in the table that has only marks and priorities.
func starred(text string) []string {
	at := strings.Index(text, "| M1 | M2 |")
	if at < 0 {
		return nil
	}
	table, _, _ := strings.Cut(text[at:], "\n\n")
	var out []string
	for _, row := range starredRow.FindAllStringSubmatch(table, -1) {
		out = append(out, row[1])
	}
	return out
}

// inRows are the names behind given words in cells of a table.
func inRows(text, words string) []string {
	var out []string
	for line := range strings.Lines(text) {
		_, names, found := strings.Cut(strings.Replace(line, upperFirst(words), words, 1), words+"** ")
		if !found || !strings.HasPrefix(line, "|") {
			continue
		}
		names, _, _ = strings.Cut(names, " |")
		for name := range strings.SplitSeq(names, ", ") {
			out = append(out, upperFirst(name))
		}
	}
	return out
}
