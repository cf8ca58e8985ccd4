package report

import (
	"testing"

	"growthpole/report/conform"
)

// TestAllDocumentsOfTheSamplesConform holds every brief and overview in every
// language to the rules that we check ourselves; an outside validator does so in CI.
func TestAllDocumentsOfTheSamplesConform(t *testing.T) {
	for s := range inAllLanguages(t, allSamples(t)...) {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			for what, doc := range s.documents(t, sampled(s.all)) {
				if found, err := conform.Check(written(t, doc)); err != nil || len(found) > 0 {
					t.Errorf("%s: %v, %v", what, found, err)
				}
			}
		})
	}
}
