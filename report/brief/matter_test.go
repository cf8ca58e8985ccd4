package brief

import "testing"

// TestTheWorseAnswerCounts: a method that moves either rank across the middle matters.
func TestTheWorseAnswerCounts(t *testing.T) {
	same, near, across := Benchmarks{SameRank: true, Upper: true}, Benchmarks{Lower: true}, Benchmarks{}
	still := Interval{Known: true, Same: true, Upper: true}
	half := Interval{Known: true, Lower: true}
	both := Interval{Known: true}
	for _, c := range []struct {
		name  string
		ranks Benchmarks
		level Interval
		want  Matter
	}{
		{"neither moves", same, still, Matter{No: true}},
		{"no level", same, Interval{}, Matter{No: true}},
		{"only the level, within a half", same, half, Matter{Little: true}},
		{"only specialization, within a half", near, still, Matter{Little: true}},
		{"the level across the middle", near, both, Matter{Yes: true}},
		{"the level across the middle alone", same, both, Matter{Yes: true}},
		{"specialization across the middle", across, still, Matter{Yes: true}},
	} {
		if got := c.ranks.Matter(c.level); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
