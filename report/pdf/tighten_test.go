package pdf

import (
	"math"
	"slices"
	"testing"
)

// flowOf is a cover and, behind it, blocks of many heights with space around them.
func flowOf(blocks int) []box {
	out := []box{{what: "cover", height: 200, before: 20, after: 20}}
	for i := range blocks {
		high := 20 + float64(i*i*37%241)
		out = append(out, box{what: "block", height: high, before: 14, after: 9, newPage: i == 0, level: true, opens: true})
	}
	return out
}

// alone is what pages cost by one attempt, tried with boxes of its own.
func alone(t *testing.T, a attempt, boxes []box) float64 {
	t.Helper()
	for i := range behindCover(boxes) {
		b := &behindCover(boxes)[i]
		b.before, b.after = b.before*a.share, b.after*a.share
	}
	p := a.paginator(standard)
	if err := p.paginate(boxes, standard.bodyTop); err != nil {
		t.Fatal(err)
	}
	return p.cost() + perShare*square(1-a.share)
}

// TestTheAttemptThatCostsLeastIsKept: whatever stood on pages before, stack ends with the
// pages of the cheapest attempt; it takes space from between boxes once, not once an
// attempt, and none from the cover.
func TestTheAttemptThatCostsLeastIsKept(t *testing.T) {
	won := map[attempt]int{}
	for blocks := 6; blocks < 120; blocks++ {
		var best attempt
		least := math.Inf(1)
		for _, a := range attempts {
			if cost := alone(t, a, flowOf(blocks)); cost < least {
				best, least = a, cost
			}
		}
		first := attempts[0].paginator(standard)
		if err := first.paginate(flowOf(blocks), standard.bodyTop); err != nil {
			t.Fatal(err)
		}
		if len(first.pages) < 3 || first.wellFilled() {
			best, least = attempts[0], first.cost() // nothing is worth a search
		}
		boxes := flowOf(blocks)
		l := &laidOut{paginator: paginator{look: standard}}
		if err := l.stack(boxes, standard.bodyTop); err != nil {
			t.Fatal(err)
		}
		if got := l.cost() + perShare*square(1-best.share); math.Abs(got-least) > 1e-9 {
			t.Errorf("%d blocks: the pages cost %.4f, by %v they cost %.4f", blocks, got, best, least)
		}
		if b := boxes[0]; b.before != 20 || b.after != 20 {
			t.Errorf("%d blocks: space was taken from the cover: %v before, %v after", blocks, b.before, b.after)
		}
		if b := boxes[1]; math.Abs(b.before-14*best.share) > 1e-9 || math.Abs(b.after-9*best.share) > 1e-9 {
			t.Errorf("%d blocks: %.2f before and %.2f after a block, want %v of 14 and 9", blocks, b.before, b.after, best.share)
		}
		won[best]++
	}
	if len(won) < 3 || won[attempts[0]] == 0 {
		t.Errorf("only these attempts were ever the best: %v", won)
	}
}

// TestAttemptsLeaveNoTrace: a callout that one attempt divided is whole again in the next.
func TestAttemptsLeaveNoTrace(t *testing.T) {
	divided := 0
	for blocks := 6; blocks < 80; blocks++ {
		boxes := flowOf(blocks)
		f := &frame{}
		for i := len(boxes) - 5; i < len(boxes); i++ {
			boxes[i].frame = f
		}
		l := &laidOut{paginator: paginator{look: standard}}
		if err := l.stack(boxes, standard.bodyTop); err != nil {
			t.Fatal(err)
		}
		pages := 0
		for _, on := range l.pages {
			if slices.ContainsFunc(on.placed, func(p placed) bool { _, is := p.mark.(*ground); return is }) {
				pages++
			}
		}
		if f.broken != (pages > 1) {
			t.Errorf("%d blocks: the callout stands on %d pages and is said to be divided: %v", blocks, pages, f.broken)
		}
		if pages > 1 {
			divided++
		}
	}
	if divided == 0 {
		t.Error("no callout was divided")
	}
}
