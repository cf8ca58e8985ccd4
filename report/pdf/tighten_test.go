package pdf

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"growthpole/report/document"
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

// placedBy is boxes on pages, by the same way on all pages behind the cover.
func placedBy(t *testing.T, w way, boxes []box) paginator {
	t.Helper()
	p := paginator{look: standard, ways: []way{natural, w}}
	if err := p.paginate(boxes, standard.bodyTop); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestTheWaysThatCostLeastAreKept: what the search has counted is what pages then cost,
// which is no more than by any one way on all pages; boxes stay as they are, and so do
// pages that are well filled.
func TestTheWaysThatCostLeastAreKept(t *testing.T) {
	won := map[way]int{}
	mixed := 0
	for blocks := 6; blocks < 120; blocks++ {
		boxes := flowOf(blocks)
		l := &laidOut{paginator: paginator{look: standard}}
		if err := l.stack(boxes, standard.bodyTop); err != nil {
			t.Fatal(err)
		}
		first := placedBy(t, natural, flowOf(blocks))
		if len(first.pages) < 3 || first.wellFilled() {
			if len(l.ways) != 1 || l.ways[0] != natural {
				t.Errorf("%d blocks: pages that are well filled are placed by %v", blocks, l.ways)
			}
			won[natural]++
			continue
		}
		_, least, err := standard.search(flowOf(blocks), standard.bodyTop)
		if err != nil {
			t.Fatal(err)
		}
		if least >= first.costOfAll() {
			least = first.costOfAll() // the search has found nothing better
		}
		if got := l.costOfAll(); math.Abs(got-least) > 1e-9 {
			t.Errorf("%d blocks: the pages cost %.4f, the search said %.4f", blocks, got, least)
		}
		for _, w := range waysFor(boxes) {
			if p := placedBy(t, w, flowOf(blocks)); p.costOfAll() < least-1e-9 {
				t.Errorf("%d blocks: the pages cost %.4f, all by %v %.4f", blocks, least, w, p.costOfAll())
			}
		}
		if !reflect.DeepEqual(boxes, flowOf(blocks)) {
			t.Errorf("%d blocks: the boxes have changed", blocks)
		}
		if len(l.ways) == 1 {
			won[natural]++
			continue
		}
		if l.ways[0] != natural {
			t.Errorf("%d blocks: the cover is placed by %v", blocks, l.ways[0])
		}
		behind := l.ways[1:]
		if slices.ContainsFunc(behind, func(w way) bool { return w != behind[0] }) {
			mixed++
		} else {
			won[behind[0]]++
		}
	}
	if won[natural] == 0 || mixed == 0 {
		t.Errorf("pages differ in their way %d times; one way on all pages: %v", mixed, won)
	}
}

// TestACalloutMovesToTheNextPage: a callout of some lines is not divided where that
// leaves a hole that no reader minds, and is where the hole would be large.
func TestACalloutMovesToTheNextPage(t *testing.T) {
	whole, divided := 0, 0
	for words := 560; words < 900; words += 5 {
		said := strings.Repeat("said ", 110+words%2*90)
		doc := small()
		doc.Cover = []document.Block{heading(1, "", "Cover")}
		doc.Body = []document.Block{para("before " + strings.Repeat("filler ", words)),
			&document.Callout{Kind: document.Finding, Blocks: []document.Block{para(said)}}, para(strings.Repeat("after ", 900))}
		w := workspaces.take()
		l, err := layOut(doc, w, densities[0])
		if err != nil {
			t.Fatal(err)
		}
		grounds := 0
		for _, on := range l.pages {
			for _, p := range on.placed {
				if _, is := p.mark.(*ground); is {
					grounds++
				}
			}
		}
		if grounds > 1 {
			divided++
		} else if len(l.ways) > 1 {
			whole++
		}
		w.release()
	}
	if whole == 0 || divided == 0 {
		t.Errorf("%d callouts were kept whole, %d divided", whole, divided)
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
