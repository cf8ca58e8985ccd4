package robust

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
)

// Draws does draws numbered from 0, several at once. Each worker has its own
// scratch, which make prepares, so that nothing needs to be allocated in a draw.
// Every draw has random numbers of its own, from the seed and its number alone:
// which worker does it, and after which other draw, changes nothing.
//
// Draws ends early, with the context's error, when the context does.
func Draws(ctx context.Context, draws, jobs int, seed uint64, make func() func(draw int, rng *rand.Rand)) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(max(jobs, 1), draws) {
		work := make()
		wait.Go(func() {
			source := &rand.PCG{}
			rng := rand.New(source)
			for ctx.Err() == nil {
				draw := int(next.Add(1)) - 1
				if draw >= draws {
					return
				}
				Start(source, seed, draw)
				work(draw, rng)
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}

// Start sets a generator to the beginning of a draw's own random numbers. The
// number of the draw is scattered first (the finisher of SplitMix64, Steele,
// Lea and Flood 2014), because streams of PCG with neighbouring seeds begin alike.
func Start(source *rand.PCG, seed uint64, draw int) {
	z := (uint64(draw) + 1) * 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	source.Seed(seed, z^z>>31)
}
