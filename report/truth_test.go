package report

import (
	"regexp"
	"strings"
	"testing"
)

// sectionOf is the text between two parts of a document, with plain blanks.
func sectionOf(t *testing.T, text, from, to string) string {
	t.Helper()
	_, after, found := strings.Cut(text, from)
	if !found {
		t.Fatalf("nowhere %q", from)
	}
	part, _, _ := strings.Cut(after, to)
	return part
}

var lostWeight = regexp.MustCompile(`IT has lost weight: its share of gross regional product was (\S+)% in \d+ and (\S+)% in`)

// TestSentencesAgreeWithTheFiguresBesideThem: a fall has two different figures; what is
// to be kept is spoken of where something is named so, early strengths among it; a score
// that is withheld although enough is known says what it lies between; narrow verdicts of a growth pole
// are among those that stand out; and what a count of cases would reach is not told as
// if it opened the gate.
func TestSentencesAgreeWithTheFiguresBesideThem(t *testing.T) {
	maker, all := sampleOf(t, "kazakhstan")
	kept, without, early, ruledOut, narrow, cases, shorter := 0, 0, 0, 0, 0, 0, 0
	for _, ev := range all {
		b, id := maker.set.Brief(ev), ev.Region.ID
		text := strings.NewReplacer(`\`, "", "\u00a0", " ").Replace(inMarkdown(t, briefOf(t, maker, ev)))
		if m := lostWeight.FindStringSubmatch(text); m != nil && m[1] == m[2] {
			t.Errorf("%s: a fall from %s to %s", id, m[1], m[2])
		}
		if strings.Contains(text, ": A stand-in") {
			t.Errorf("%s: a note begins with a capital letter within a sentence", id)
		}

		watched := sectionOf(t, text, "has the figures to watch", "\n## ")
		said, named := strings.Contains(watched, "those to be kept"), strings.Contains(watched, "To be kept")
		if said != named {
			t.Errorf("%s: figures to be kept are announced: %v, named: %v", id, said, named)
		}
		if kept++; !named {
			kept, without = kept-1, without+1
		}
		for _, p := range b.Stage.Premature {
			for _, x := range p.Tests {
				if early++; !strings.Contains(strings.ToLower(watched), strings.ToLower(x.Indicator.Plain())) {
					t.Errorf("%s: %s is worth keeping and not watched", id, x.Indicator)
				}
			}
		}

		if total := ev.Factors.Soft.Total; total.RuledOut.IsKnown() {
			between := "with the missing figures they lie between " + b.Factors.SoftRange.Low.Plain() + " and " + b.Factors.SoftRange.High.Plain()
			if ruledOut++; !strings.Contains(text, between) || strings.Contains(text, "the mean of what is known, ") {
				t.Errorf("%s: what soft factors could reach is not said plainly", id)
			}
		} else if least := maker.set.Model.Factors.MinCoverage.Value; strings.Contains(text, "Soft factors cannot be scored") && total.Coverage >= least {
			t.Errorf("%s: %v of the weight is called too little, %v is enough", id, total.Coverage, least)
		}

		for _, x := range b.Pole.Narrow {
			if narrow++; !strings.Contains(strings.ToLower(sectionOf(t, text, "of a threshold", "\n")), strings.ToLower(x.Indicator.Plain())) {
				t.Errorf("%s: %s is narrow and does not stand out", id, x.Indicator)
			}
		}
		if next := b.Stage.NextStep; next != nil && len(next.InCases) > 0 && next.Uncounted() > 0 {
			if cases++; !strings.Contains(text, "for the other missed figure") {
				t.Errorf("%s: %d missed figures go without cases, and that is not said", id, next.Uncounted())
			}
		}
		if s := b.Structure.Shorter(); s != nil {
			shorter++
			if before, _, _ := strings.Cut(text, "What is said of"); s.Shares == strings.Contains(before, "*Krugman specialization index*") {
				t.Errorf("%s: the shorter list stands away from what rests on it", id)
			}
		}
	}
	for what, n := range map[string]int{"figures to be kept": kept, "tables without": without, "early strengths": early, "means ruled out": ruledOut, "narrow elements": narrow, "counts": cases, "shorter lists": shorter} {
		if n == 0 {
			t.Errorf("no %s: nothing was tested", what)
		}
	}
}

// TestANarrowFigureIsNamedOnce: one that is narrow for a stage and for the growth pole was
// named twice in one sentence.
func TestANarrowFigureIsNamedOnce(t *testing.T) {
	long(t)
	both := 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
			b := maker.set.Brief(ev)
			if len(b.Stage.Narrow)+len(b.Pole.Narrow) == 0 {
				continue
			}
			text := strings.NewReplacer(`\`, "", "\u00a0", " ").Replace(inMarkdown(t, briefOf(t, maker, ev)))
			sentence, _, _ := strings.Cut(sectionOf(t, text, "of a threshold of", "\n"), ". ")
			named := map[string]bool{}
			for list := range strings.SplitSeq(sentence, ": ") {
				for item := range strings.SplitSeq(list, "; ") {
					if named[item] && !strings.HasPrefix(item, "and ") {
						t.Errorf("%s: %s is named twice: %s", ev.Region.ID, item, sentence)
					}
					named[item] = true
				}
			}
			if strings.Contains(sentence, "of a stage and of a growth pole: ") {
				both++
			}
		}
	}
	if both == 0 {
		t.Error("no figure is narrow for both: nothing was tested")
	}
}

// TestTheKazakhCoverCountsStagesAsItsText: "4 кезеңнің 0-і", not "out of 4, 0".
func TestTheKazakhCoverCountsStagesAsItsText(t *testing.T) {
	maker, all := sampleOf(t, "kazakhstan")
	kazakh := maker.in(t, "kk")
	if cover := coverOf(t, briefOf(t, kazakh, regionOf(t, all, "KZ-43"))); !strings.Contains(cover, "**4 кезеңнің 0-і**") {
		t.Errorf("stages are not counted as in the text: %s", cover)
	}
}
