package brief

import (
	"reflect"
	"testing"
)

// TestFiguresThatEquallyManyRegionsLackAreOneRequest, which names all who withhold one of them.
func TestFiguresThatEquallyManyRegionsLackAreOneRequest(t *testing.T) {
	var all requestUses
	for range 2 {
		all.count("exports", true, []Text{"customs"})
		all.count("staff", true, []Text{"office", "customs"})
		all.count("roads", true, nil)
	}
	all.count("farms", false, nil)
	groups := all.alike()
	if len(groups) != 3 || len(groups[0]) != 2 {
		t.Fatalf("groups are %v", groups)
	}
	want := []RequestUse{
		{Regions: 2, Decides: 2, Withheld: 2, Holders: []Text{"customs", "office"}},
		{Regions: 2, Decides: 2},
		{Regions: 1},
	}
	for i, g := range groups {
		if got := g.joined(); !reflect.DeepEqual(got, want[i]) {
			t.Errorf("group %d: got %+v, want %+v", i, got, want[i])
		}
	}
}
