package route

import (
	"fmt"
	"testing"

	"growthpole/indicators/gate"
)

// BenchmarkFind is the usual gate, all of four criteria, and the largest that the
// check of a model lets pass: ten of twenty, none of them met.
func BenchmarkFind(b *testing.B) {
	for _, c := range []struct{ need, criteria int }{{4, 4}, {10, 20}} {
		g, known := gate.Gate{Need: c.need}, map[string]float64{}
		for i := range c.criteria {
			id := fmt.Sprint(i)
			g.Criteria = append(g.Criteria, asks(id, atLeast(id, float64(1+i%7))))
			known[id] = 0
		}
		a := answers([]gate.Gate{g}, values(known))
		b.Run(fmt.Sprintf("%d of %d", c.need, c.criteria), func(b *testing.B) {
			for b.Loop() {
				Find(a, ten, 5)
			}
		})
	}
}
