package report

import (
	"math"
	"strings"
	"testing"

	"growthpole/indicators/route"
)

// TestAChangeBarelyBeyondItsBoundSaysByHowLittle: "too large a change is needed" was said
// of a change that is 0.0002 beyond its bound as of one that is ten times it.
func TestAChangeBarelyBeyondItsBoundSaysByHowLittle(t *testing.T) {
	long(t)
	barely, clearly := 0, 0
	for s := range inAllLanguages(t, allSamples(t)...) {
		for _, ev := range s.all {
			b := s.maker.set.Brief(ev)
			for i, r := range ev.Path.Routes {
				for k, step := range r.Steps {
					if step.Reach != route.Beyond || step.Change == nil {
						continue
					}
					over := math.Abs(*step.Change) - step.Most
					said := b.Path.Routes[i].Steps[k].Over
					if narrow := over <= s.maker.opt.Model.Wording.Narrow.Value*step.Most; narrow != said.Known {
						t.Errorf("%s %s: %s is %g beyond ±%g; by how little is said: %v", s, ev.Region.ID, step.Indicator, over, step.Most, said.Known)
					} else if !narrow {
						clearly++
						continue
					}
					barely++
					if i > 0 || ev.Path.Reach == route.Within {
						continue // the sentence is on the best route
					}
					paragraphs, _ := notesAndRows(t, s.maker, ev)
					if !someHas(paragraphs, "**", strings.ReplaceAll(said.Full().Plain(), "\u00a0", " ")) {
						t.Errorf("%s %s: Section 10 does not say that %s is beyond its bound by %s", s, ev.Region.ID, step.Indicator, said.Full())
					}
				}
			}
		}
	}
	if barely == 0 || clearly == 0 {
		t.Errorf("%d changes barely beyond their bounds, %d clearly: nothing was tested", barely, clearly)
	}
}
