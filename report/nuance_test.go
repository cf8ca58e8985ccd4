package report

import (
	"math"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/route"
)

// TestABriefSaysNoMoreThanItsFiguresDo: of a stage all of whose figures are there nothing
// is missing; that a region has a small part of the nation's IT, whose own part is all of
// it, tells its size; peers are the most similar regions, however little alike; a change
// that takes nearly all of its bound is within it narrowly; and a region whose structure
// is not known may have a location quotient of an earlier year. A summary does not tell
// one of two quotients that disagree, nor a section one growth twice, nor how changes
// are added up of which none is known.
func TestABriefSaysNoMoreThanItsFiguresDo(t *testing.T) {
	long(t)
	complete, incomplete, barely, earlier, peers, disagree, unadded := 0, 0, 0, 0, 0, 0, 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
			b, id := maker.set.Brief(ev), ev.Region.ID
			text := strings.NewReplacer(`\`, "", "\u00a0", " ").Replace(inMarkdown(t, briefOf(t, maker, ev)))
			firm := sectionOf(t, text, "**How firm the verdict is.**", "\n")
			if stageLacksFigures(ev) {
				incomplete++
			} else if complete++; strings.Contains(firm, "missing data") || strings.Contains(firm, "is missing, or") || !strings.Contains(firm, "No figure that it rests on is missing.") {
				t.Errorf("%s: no figure of the stage is missing, and the brief says: %s", id, firm)
			}
			stands := sectionOf(t, text, "**What stands out.**", "\n")
			if strings.Contains(stands, "nation 100.0") || strings.Contains(stands, "share of the nation’s") {
				t.Errorf("%s: a part of the nation's IT stands out: %s", id, stands)
			}
			if peers += len(b.Peers.HigherStage); strings.Contains(text, "much like") {
				t.Errorf("%s: peers are called much like the region, which no figure says", id)
			}
			if ev.Path.Reach == route.Within && takesItsBound(ev.Path.Routes[0], maker.opt.Model.Wording.Narrow.Value) {
				if barely++; len(b.Path.Routes[0].Barely) == 0 || !strings.Contains(sectionOf(t, text, "The gate is within", "\n"), "of its bound is the change in ") {
					t.Errorf("%s: a change takes nearly all of its bound, and Section 10 does not say so", id)
				}
			}
			if b.IT.Disagree {
				if disagree++; !strings.Contains(sectionOf(t, text, "**Where the ", "\n"), "("+b.IT.LQ.Value.Plain()+"; Section 3)") {
					t.Errorf("%s: two location quotients disagree, and the summary tells one", id)
				}
				if third := sectionOf(t, text, "\n## 3 ", "\n## 4 "); strings.Count(third, b.IT.Momentum.Value.Abs()+"% a year") != 1 {
					t.Errorf("%s: the growth of IT is told twice: %s", id, third)
				}
			}
			if routes := b.Path.Routes; len(routes) == 1 && len(routes[0].Missing) == len(routes[0].Steps) {
				if unadded++; strings.Contains(text, "Changes are added up") {
					t.Errorf("%s: no change is known, and changes are added up", id)
				}
			}
			if q := b.EarlierQuotient(); q != nil {
				if earlier++; b.IT.Known || q.Value.Year >= b.Year || !strings.Contains(text, "The newest location quotient that the figures give is "+q.Value.Plain()) {
					t.Errorf("%s: the quotient %s is not told where IT has none of the year", id, q.Value.Dated())
				}
			}
		}
	}
	for what, n := range map[string]int{"complete stages": complete, "incomplete stages": incomplete, "changes near their bounds": barely, "earlier quotients": earlier, "peers ahead": peers, "quotients that disagree": disagree, "routes without a known change": unadded} {
		if n == 0 {
			t.Errorf("no %s: nothing was tested", what)
		}
	}
}

// stageLacksFigures reports whether a test of the gates up to the next one has no figure.
func stageLacksFigures(ev *indicators.Evaluation) bool {
	for k, a := range ev.Stage.Answers {
		if ev.Stage.Next > 0 && k >= ev.Stage.Next {
			break
		}
		for _, f := range a.Findings {
			for _, t := range f.Tests {
				if t.Status == gate.Unknown {
					return true
				}
			}
		}
	}
	return false
}

// takesItsBound reports whether a change of a route is within a share of its bound.
func takesItsBound(r route.Route, share float64) bool {
	for _, s := range r.Steps {
		if s.Change != nil && s.Reach == route.Within && math.Abs(*s.Change) >= (1-share)*s.Most {
			return true
		}
	}
	return false
}
