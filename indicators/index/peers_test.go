package index

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// oneByOne compares a region with every other, which is what Peers must equal.
func oneByOne(s *Structure, region, count int) []Peer {
	var all []Peer
	for r := range s.Regions() {
		if ksi, ok := s.Bilateral(region, r); ok && r != region {
			all = append(all, Peer{r, ksi})
		}
	}
	slices.SortFunc(all, nearer)
	return all[:min(len(all), count)]
}

// Few figures, small and whole, make many equal structures and equal distances.
func TestPeersAreThoseOfComparingAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	for trial := range 60 {
		regions, sectors := 1+rng.IntN(80), 1+rng.IntN(6)
		x := make([][]any, regions)
		for r := range x {
			for range sectors {
				switch figure := float64(rng.IntN(4)); {
				case trial%2 == 0:
					x[r] = append(x[r], figure) // some regions are empty
				case rng.IntN(40) == 0:
					x[r] = append(x[r], nil)
				default:
					x[r] = append(x[r], figure*rng.ExpFloat64())
				}
			}
		}
		s := Of(grid(x), 2020)
		similar := s.Similar()
		for r := range regions {
			for _, count := range []int{0, 1, 3, regions} {
				got, want := similar.Peers(r, count), oneByOne(s, r, count)
				if !slices.Equal(got, want) {
					t.Fatalf("trial %d, %d peers of region %d: got %v, want %v", trial, count, r, got, want)
				}
			}
		}
	}
}

func TestPeersWhereThereIsNothingToCompare(t *testing.T) {
	s := Of(grid([][]any{{1.0, 2.0}, {nil, 1.0}, {0.0, 0.0}}), 2020)
	similar := s.Similar()
	for r := range s.Regions() {
		if p := similar.Peers(r, 3); len(p) != 0 {
			t.Errorf("peers of region %d: %v", r, p)
		}
	}
	if p := Of(grid(nil), 2020).Similar(); len(p.rows) != 0 {
		t.Error("a structure without regions has points")
	}
}

func TestPeersOfEqualRegionsAreInOrder(t *testing.T) {
	x := make([][]any, 30)
	for r := range x {
		x[r] = []any{1.0, float64(1 + r%2)}
	}
	similar := Of(grid(x), 2020).Similar()
	if got, want := similar.Peers(4, 3), []Peer{{0, 0}, {2, 0}, {6, 0}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPeersFromSeveralGoroutines(t *testing.T) {
	s := Of(large(300, 8), 2020)
	similar := s.Similar()
	var wait sync.WaitGroup
	for r := range s.Regions() {
		wait.Go(func() {
			if got, want := similar.Peers(r, 3), oneByOne(s, r, 3); !slices.Equal(got, want) {
				t.Errorf("region %d: got %v, want %v", r, got, want)
			}
		})
	}
	wait.Wait()
}
