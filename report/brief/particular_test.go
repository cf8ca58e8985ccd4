package brief

import (
	"fmt"
	"testing"

	"growthpole/indicators/model"
	"growthpole/indicators/robust"
)

// TestWhatIsParticularIsTheModelsChoice: a need of exactly the share is particular.
func TestWhatIsParticularIsTheModelsChoice(t *testing.T) {
	w := digitWriter(t)
	b := &Brief{Page: Page{Regions: 20, w: w}}
	for _, n := range []int{1, 6, 7, 10, 11, 20} {
		b.Mechanisms.Now = append(b.Mechanisms.Now, Mechanism{Regions: n})
	}
	for _, c := range []struct {
		share      *model.Number
		particular int
		compared   bool
	}{{&model.Number{Value: 0.5}, 4, true}, {&model.Number{Value: 0.3}, 2, true}, {&model.Number{Value: 1}, 6, true}, {nil, 0, false}} {
		w.set.Model.Wording.Particular = c.share
		if got := len(b.Particular()); got != c.particular || got+len(b.Common()) != 6 || b.Compared() != c.compared {
			t.Errorf("%v: %d particular, %d common, compared %v; want %d of 6, %v", c.share, got, len(b.Common()), b.Compared(), c.particular, c.compared)
		}
	}
}

// TestAShareWithoutABinaryFractionIsParticularToo: 0.29 of 100 is 28.999… in binary.
func TestAShareWithoutABinaryFractionIsParticularToo(t *testing.T) {
	w := digitWriter(t)
	for of := 1; of <= 200; of++ {
		for n := range of + 1 {
			for _, percent := range []int{7, 14, 28, 29, 55, 57, 58} {
				w.set.Model.Wording.Particular = &model.Number{Value: float64(percent) / 100}
				b := &Brief{Page: Page{Regions: of, w: w}}
				b.Mechanisms.Now = []Mechanism{{Regions: n}}
				if got, want := len(b.Particular()) == 1, 100*n <= percent*of; got != want {
					t.Fatalf("%d of %d, up to %d %%: particular %v, want %v", n, of, percent, got, want)
				}
			}
		}
	}
}

// TestDriversAreNamedFromTheModelsShareOn: and one that has no part at all never is.
func TestDriversAreNamedFromTheModelsShareOn(t *testing.T) {
	w := digitWriter(t)
	choices := []robust.Driver{{Choice: "thresholds", Total: 0.9}, {Choice: "weights", Total: 0.1}, {Choice: "benchmark", Total: 0.04}, {Choice: "imputation", Total: -0.01}}
	for _, c := range []struct {
		least *model.Number
		want  int
	}{{&model.Number{Value: 0.1}, 2}, {&model.Number{Value: 0.5}, 1}, {nil, 3}, {&model.Number{}, 3}} {
		w.set.Model.Wording.Driver = c.least
		if got := w.drivers(choices); len(got) != c.want {
			t.Errorf("from %v: %d drivers, want %d", fmt.Sprint(c.least), len(got), c.want)
		}
	}
}
