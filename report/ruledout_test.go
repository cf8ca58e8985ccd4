package report

import (
	"strings"
	"testing"
)

// TestTheMethodSaysWhyAMeanIsRuledOut: Sections 4 and 5 withhold scores whose mean cannot
// be right, and the method did not say so; a brief that withholds none need not.
func TestTheMethodSaysWhyAMeanIsRuledOut(t *testing.T) {
	long(t)
	says := map[string]string{"en": "mean of its complete parts cannot be that of all", "ru": "среднее по полным частям заведомо не может", "kk": "барлық бөліктің орташасы бола алмайтыны"}
	with, without := 0, 0
	for s := range inAllLanguages(t, allSamples(t)...) {
		for _, ev := range s.all {
			told := strings.Contains(strings.ReplaceAll(inMarkdown(t, briefOf(t, s.maker, ev)), "\u00a0", " "), says[s.lang])
			ruled := ev.Level.Score.Total.RuledOut.IsKnown() || ev.Factors.Hard.Total.RuledOut.IsKnown() || ev.Factors.Soft.Total.RuledOut.IsKnown()
			if told != ruled {
				t.Errorf("%s %s: a mean is ruled out: %v, the method says why: %v", s, ev.Region.ID, ruled, told)
			}
			if ruled {
				with++
			} else {
				without++
			}
		}
	}
	if with == 0 || without == 0 {
		t.Errorf("%d briefs with a mean that is ruled out, %d without: nothing was tested", with, without)
	}
}
