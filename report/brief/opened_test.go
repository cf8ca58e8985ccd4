package brief

import (
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/stage"
	"growthpole/indicators/uncertainty"
)

// TestADrawThatHoldsTheStageLeavesNothingOpen: in a draw that meets the gate, no missing
// figure decides anything.
func TestADrawThatHoldsTheStageLeavesNothingOpen(t *testing.T) {
	for _, c := range []struct {
		name           string
		held, possible []float64
		want           float64
	}{
		{"met wherever it does not fail", []float64{0.605, 0.395}, []float64{0.605, 0.395}, 0},
		{"left open wherever it does not fail", []float64{1, 0}, []float64{0.836, 0.164}, 164},
		{"met in some, left open in others", []float64{0.9, 0.1}, []float64{0.7, 0.3}, 200},
	} {
		ev := &indicators.Evaluation{Stage: stage.Verdict{Next: 1}, Robustness: &uncertainty.Result{Draws: 1000, Held: c.held, Possible: c.possible}}
		if got := opened(ev); got != c.want {
			t.Errorf("%s: %v draws, want %v", c.name, got, c.want)
		}
	}
}
