package brief

import (
	"slices"
	"testing"
)

// TestEqualNamesWhatACutLeavesOut: whoever names the first of several mechanisms has
// to say which of the others have the priority of the last of them, those too that a
// gap puts behind.
func TestEqualNamesWhatACutLeavesOut(t *testing.T) {
	var b Brief
	for _, one := range []struct {
		id   string
		tier float64
	}{{"M5", 87}, {"M3", 75}, {"M4", 75}, {"L2", 75}, {"L4", 75}, {"M1", 42}} {
		b.Actions = append(b.Actions, Action{Mechanism: Mechanism{ID: Text(one.id), tier: one.tier}})
	}
	for _, c := range []struct {
		n    int
		want []string
	}{{0, nil}, {1, nil}, {2, []string{"M4", "L2", "L4"}}, {3, []string{"L2", "L4"}}, {4, []string{"L4"}}, {5, nil}, {9, nil}} {
		var got []string
		for _, one := range b.Equal(c.n) {
			got = append(got, string(one.Mechanism.ID))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("behind the first %d, %q have the same priority, want %q", c.n, got, c.want)
		}
	}
}

// TestALikelierBandIsNamed: a band that the draws give less often than another one is
// no firm verdict.
func TestALikelierBandIsNamed(t *testing.T) {
	groups := []Share{share("leader", 133), share("strong", 426), share("moderate", 267)}
	for _, c := range []struct {
		group string
		band  float64
		want  string
	}{{"moderate", 267, "strong"}, {"strong", 426, ""}, {"leader", 133, "strong"}, {"emerging", 0, ""}} {
		band, likelier := banded(groups, Text(c.group))
		got := ""
		if likelier != nil {
			got = string(likelier.Name)
		}
		if got != c.want {
			t.Errorf("more frequent than %q is %q, want %q", c.group, got, c.want)
		}
		if c.band == 0 != (band == nil) || band != nil && band.Count.Number != c.band {
			t.Errorf("the band %q was given %v times, want %v", c.group, band, c.band)
		}
	}
}

func share(name string, count float64) Share {
	return Share{Name: Text(name), Count: Value{Known: true, Number: count}}
}

// TestRequestsOfFiguresDoNotOverlap: figures that briefs ask for one by one are rows
// of the overview by how many regions lack them, each figure in one row.
func TestRequestsOfFiguresDoNotOverlap(t *testing.T) {
	w := &writer{lang: words{}, set: &Set{}, missing: map[string]bool{}}
	row := func(figures ...string) RegionRow {
		return RegionRow{Brief: &Brief{Requests: []Request{{Text: "a table"}, {Text: "figures", Figures: figures}}}}
	}
	got := w.requestUse([]RegionRow{row("broadband", "specialists"), row("broadband", "doctors", "specialists"), row("broadband", "specialists")})
	if len(got) != 3 || got[0].Regions != 3 || got[1].Regions != 3 || got[2].Regions != 1 {
		t.Errorf("got %+v; want the table and two figures of 3 regions, and one figure of 1", got)
	}
}

// TestAUnitMayStandBeforeItsNumber: in Kazakh a share is "of GRP 7.0%".
func TestAUnitMayStandBeforeItsNumber(t *testing.T) {
	w := &writer{lang: words{}, set: &Set{}, missing: map[string]bool{}}
	const unit = "ЖӨӨ-нің {n}%-ы"
	if got, want := w.withUnit("7,0", unit), "ЖӨӨ-нің 7,0%-ы"; got != want {
		t.Errorf("the number with its unit is %q, want %q", got, want)
	}
	if got, want := unitName(unit), Text("ЖӨӨ-нің %-ы"); got != want {
		t.Errorf("the unit in a head is %q, want %q", got, want)
	}
	if got, want := unitName("1 қаңтарда {n} мың адам"), Text("1 қаңтарда мың адам"); got != want {
		t.Errorf("a unit around its number is %q in a head, want %q", got, want)
	}
}

// TestWhatLeadsIsAllOfTheHighestPriority: in the order of the plan, whether or not a review
// of the choice of IT comes before it.
func TestWhatLeadsIsAllOfTheHighestPriority(t *testing.T) {
	var b Brief
	for _, one := range []struct {
		id   string
		tier float64
	}{{"M1", 86}, {"M3", 86}, {"M4", 86}, {"L2", 79}} {
		b.Actions = append(b.Actions, Action{Mechanism: Mechanism{ID: Text(one.id), tier: one.tier}})
	}
	var got []Text
	for _, m := range b.Leading() {
		got = append(got, m.ID)
	}
	if !slices.Equal(got, []Text{"M1", "M3", "M4"}) {
		t.Errorf("%q come first", got)
	}
	if b.Actions = nil; len(b.Leading()) > 0 {
		t.Errorf("%+v come first, and there is no action", b.Leading())
	}
}
