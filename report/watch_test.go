package report

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"growthpole/report/brief"
)

// TestNothingOpenIsLeftUnwatched: the table of figures to watch, with its notes, has
// every mechanism recommended now and every narrow result; the table of requests has
// every table that a brief asks for, each with its own number. A measure that is named
// there by its code stands in the tables of measures with its title.
func TestNothingOpenIsLeftUnwatched(t *testing.T) {
	narrow, asked := 0, 0
	for _, name := range []string{"kazakhstan", "illustrative"} {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
			b := maker.set.Brief(ev)
			doc := briefOf(t, maker, ev)
			before, text, found := strings.Cut(inMarkdown(t, doc), "Monitoring, ")
			if !found {
				t.Errorf("%s: nothing is watched", ev.Region.ID)
				continue
			}
			watched, requests, _ := strings.Cut(text, "Figures to ask for")
			requests, _, _ = strings.Cut(requests, "\n## ")
			for _, code := range measureCode.FindAllString(watched, -1) {
				if !strings.Contains(before, code+" ") {
					t.Errorf("%s: %s is explained nowhere", ev.Region.ID, code)
				}
			}
			for _, m := range b.Mechanisms.Now {
				if !strings.Contains(watched, m.ID.Plain()) {
					t.Errorf("%s: %s is recommended and not watched", ev.Region.ID, m.ID)
				}
			}
			for _, one := range narrowOf(b) {
				narrow++
				if !strings.Contains(strings.ToLower(watched), strings.ToLower(one.Indicator.Plain())) {
					t.Errorf("%s: %s is narrow and not watched", ev.Region.ID, one.Indicator)
				}
			}
			for i, r := range b.Requests {
				asked++
				if !strings.Contains(requests, r.Text.Plain()) || !strings.Contains(requests, fmt.Sprintf("(%d) ", len(b.Newer)+i+1)) {
					t.Errorf("%s: %q is not asked for, or has no number %d", ev.Region.ID, r.Text, len(b.Newer)+i+1)
				}
			}
		}
	}
	if narrow == 0 || asked == 0 {
		t.Errorf("%d narrow results, %d requests: nothing was tested", narrow, asked)
	}
}

var measureCode = regexp.MustCompile(`\b[ML]\d\.\d\b`)

// narrowOf are the narrow results of the gates up to the next one, and of elements.
func narrowOf(b *brief.Brief) (all []brief.Test) {
	findings := []brief.Finding{}
	for _, r := range b.Stage.Rungs {
		if !r.Beyond {
			findings = append(findings, r.Findings...)
		}
	}
	for _, e := range b.Pole.Elements {
		findings = append(findings, e.Findings...)
	}
	for _, f := range findings {
		for _, one := range f.Tests {
			if one.Close {
				all = append(all, one)
			}
		}
	}
	return all
}

// TestAYearOfAllFiguresStandsInTheHead: where the figures of a table are of one year it
// is said once; where they are of several, beside each.
func TestAYearOfAllFiguresStandsInTheHead(t *testing.T) {
	dated := regexp.MustCompile(`\(20\d\d[,)]`)
	for name, one := range map[string]bool{"illustrative": true, "kazakhstan": false} {
		maker, all := sampleOf(t, name)
		doc := briefOf(t, maker, all[0])
		text := inMarkdown(t, doc)
		for _, caption := range []string{"Level of innovative development: indicators", "Monitoring, "} {
			_, table, found := strings.Cut(text, caption)
			table, _, _ = strings.Cut(table, "\nSource")
			if head := strings.Contains(table, "Value, 20") || strings.Contains(table, "Now, 20"); !found || head != one || dated.MatchString(table) == one {
				t.Errorf("%s, %s: a year in the head is %v, want %v:\n%s", name, caption, head, one, table)
			}
		}
	}
}

// TestWhatOnlyAMechanismAimsAtStandsApart: a threshold that is reached stood under “to be
// reached”, because the target of a mechanism lies beyond it.
func TestWhatOnlyAMechanismAimsAtStandsApart(t *testing.T) {
	required := regexp.MustCompile(`gate \d|growth pole|factor|nation `)
	apart := 0
	for _, name := range []string{"kazakhstan", "illustrative"} {
		maker, all := sampleOf(t, name)
		for _, ev := range sampled(all) {
			b, doc := maker.set.Brief(ev), briefOf(t, maker, ev)
			rows, _ := cellsOf(t, doc, "tab:monitoring")
			group := ""
			for _, row := range rows {
				cells := strings.Split(strings.ReplaceAll(row, "\u00a0", " "), " | ")
				if len(cells) < 4 || cells[1] == "" {
					group = cells[0]
					continue
				}
				open := false
				for target := range strings.SplitSeq(cells[2], "; ") {
					open = open || required.MatchString(target) && !strings.HasSuffix(target, " (reached)")
				}
				aimed := group == b.Say("watch aimed")
				if aimed == open && group != b.Say("watch kept") {
					t.Errorf("%s: %q stands under %q", ev.Region.ID, row, group)
				}
				if aimed {
					apart++
				}
			}
		}
	}
	if apart == 0 {
		t.Error("no figure is short of the target of a mechanism alone: nothing was tested")
	}
}
