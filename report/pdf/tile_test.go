package pdf

import (
	"fmt"
	"math"
	"testing"

	"growthpole/report/document"
)

// TestRowsOfTilesHaveNoHole: however many tiles there are, every row of them is as wide
// as the text of the page.
func TestRowsOfTilesHaveNoHole(t *testing.T) {
	for n := 1; n <= 9; n++ {
		facts := &document.Facts{}
		for i := range n {
			facts.Items = append(facts.Items, document.Fact{Label: fmt.Sprint("Label ", i), Value: "5", Note: "note"})
		}
		placed, err := Layout(small(facts))
		if err != nil {
			t.Fatal(err)
		}
		ends := map[float64]float64{}
		for _, p := range placed {
			if p.Kind == Decoration {
				ends[p.Box.Top] = max(ends[p.Box.Top], p.Box.Right)
			}
		}
		for top, right := range ends {
			if math.Abs(right-(pageWidth-standard.marginRight)) > 0.01 {
				t.Errorf("%d tiles: the row at %.0f ends at %.1f", n, top, right)
			}
		}
	}
}
