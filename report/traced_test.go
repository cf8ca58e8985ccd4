package report

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/report/brief"
)

// TestWhatStandsOutCanBeTraced: the figure of each highlight stands with its year and the
// row that it was read from in a table of the brief or in a note; employment in services
// was named as a weakness and stood in no table.
func TestWhatStandsOutCanBeTraced(t *testing.T) {
	noted, tabled := 0, 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		if name == "kazakhstan" {
			all = append(sampled(all), regionOf(t, all, "KZ-11"))
		}
		for _, ev := range all {
			notes, rows := notesAndRows(t, maker, ev)
			for _, i := range highlights(maker.set.Brief(ev)) {
				file, lines, _ := strings.Cut(i.Value.Rows().Plain(), ":")
				switch name := i.Name.Plain(); {
				case lines == "":
					t.Errorf("%s: %s comes from no row", ev.Region.ID, i.ID)
				case someHas(notes, name, strconv.Itoa(i.Value.Year), file+":"+lines):
					noted++
				case someHas(rows, name, i.Value.Plain(), lines):
					tabled++
				default:
					t.Errorf("%s: no table and no note has %s (%s) with its rows %s:%s", ev.Region.ID, i.ID, i.Value.Dated(), file, lines)
				}
			}
		}
	}
	if noted == 0 || tabled == 0 {
		t.Errorf("%d highlights with a note, %d in a table: nothing was tested", noted, tabled)
	}
}

// highlights are the indicators whose figures the sentences on what stands out name.
func highlights(b *brief.Brief) []brief.Indicator {
	all := append(append(b.Reading.Told(), b.Gaps...), b.Strengths...)
	for _, p := range b.Stage.Premature {
		for _, x := range p.Tests {
			all = append(all, brief.Indicator{ID: x.IndicatorID, Name: x.Indicator, Value: x.Value})
		}
	}
	return all
}

// notesAndRows are the footnotes and the paragraphs of a region's brief, and the rows of
// its tables.
func notesAndRows(t *testing.T, m *Maker, ev *indicators.Evaluation) (notes, rows []string) {
	t.Helper()
	text := strings.NewReplacer(`\`, "", "\u00a0", " ").Replace(inMarkdown(t, briefOf(t, m, ev)))
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			rows = append(rows, line)
		} else {
			notes = append(notes, line)
		}
	}
	return notes, rows
}

// someHas reports whether one of some lines has all parts.
func someHas(lines []string, parts ...string) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(strings.ToLower(line), strings.ToLower(part)) })
	})
}

// TestTheGrowthOfITNamesTheRowsOfTheNation: the shift-share parts come from the nation's
// figures as well, whose rows no footnote named.
func TestTheGrowthOfITNamesTheRowsOfTheNation(t *testing.T) {
	for s := range inAllLanguages(t, "kazakhstan", "illustrative") {
		for _, ev := range sampled(s.all) {
			g := s.maker.set.Brief(ev).IT.Growth
			if !g.Known || !g.Regional.Known {
				t.Fatalf("%s %s: the growth of IT is not known", s, ev.Region.ID)
			}
			notes, _ := notesAndRows(t, s.maker, ev)
			if !someHas(notes, g.Rate.Rows().Plain(), g.National.Rows().Plain()) {
				t.Errorf("%s %s: no note has the rows %s and %s", s, ev.Region.ID, g.Rate.Rows(), g.National.Rows())
			}
		}
	}
}

// TestABriefWithoutATableOfYearsSaysWhy: where the verdicts of all years are the same,
// there is no table of them, and nothing said so, nor why it would not begin earlier.
func TestABriefWithoutATableOfYearsSaysWhy(t *testing.T) {
	long(t)
	said := 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
			c := maker.set.Brief(ev).Changes
			text := inMarkdown(t, briefOf(t, maker, ev))
			if says := strings.Contains(text, "so that they stand in no table"); len(c.Years) > 1 && says == c.Varied || says && c.Varied {
				t.Errorf("%s: a table of years: %v, said why not: %v", ev.Region.ID, c.Varied, says)
			} else if says {
				said++
			}
			if ev.Region.ID == "KZ-23" && !strings.Contains(text, "of 11 indicators of the level, ten have no figures of a year before 2022") {
				t.Error("KZ-23: which figures are missing is not said")
			}
		}
	}
	if said == 0 {
		t.Error("every brief has a table of years: nothing was tested")
	}
}

// TestTheDensityOfTheNetworkNamesItsRows: its members and links stand in no table.
func TestTheDensityOfTheNetworkNamesItsRows(t *testing.T) {
	known := 0
	for s := range inAllLanguages(t, "illustrative", "kazakhstan") {
		for _, ev := range sampled(s.all) {
			density := s.maker.set.Brief(ev).Network.Density
			if !density.Known {
				continue
			}
			known++
			want := s.maker.set.Brief(ev).Say("read from", "rows", density.Rows().Plain())
			if text := strings.ReplaceAll(inMarkdown(t, briefOf(t, s.maker, ev)), `\`, ""); !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
				t.Errorf("%s %s: nowhere %q", s, ev.Region.ID, want)
			}
		}
	}
	if known == 0 {
		t.Error("no density is known: nothing was tested")
	}
}
