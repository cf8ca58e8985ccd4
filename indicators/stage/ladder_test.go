package stage

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// ladder has one stage for each number, with so many criteria; criterion k of
// stage s asks whether indicator "s.k" is at least 1.
func ladder(criteria ...int) Ladder {
	one := 1.0
	var l Ladder
	for s, n := range criteria {
		st := Stage{ID: fmt.Sprint(s + 1)}
		for k := range n {
			id := fmt.Sprintf("%d.%d", s+1, k+1)
			st.Criteria = append(st.Criteria, gate.Criterion{ID: id, All: []gate.Condition{{Indicator: id, AtLeast: &one}}})
		}
		l.Stages = append(l.Stages, st)
	}
	return l
}

// have gives 1 for "+", 0 for "-" and nothing for anything else.
func have(signs map[string]string) gate.Values {
	return func(id string) data.Value {
		switch signs[id] {
		case "+":
			return data.Known(1, 2025)
		case "-":
			return data.Known(0, 2025)
		}
		return data.Unknown(data.NotGiven, 0)
	}
}

func TestClimb(t *testing.T) {
	for _, c := range []struct {
		name                 string
		signs                map[string]string
		held, possible, next int
		premature            []string
	}{
		{"nothing known holds nothing, and nothing is excluded", nil, 0, 4, 1, nil},
		{"the first gate not met stops at 0", map[string]string{"1.1": "-", "2.1": "+", "3.1": "+"}, 0, 0, 1, []string{"2.1", "3.1"}},
		{"an unknown gate stops the climb", map[string]string{"1.1": "+", "3.1": "+", "4.1": "+"}, 1, 4, 2, []string{"3.1", "4.1"}},
		{"a met gate behind one not met is premature", map[string]string{"1.1": "+", "2.1": "-", "3.1": "+"}, 1, 1, 2, []string{"3.1"}},
		{"strengths of the next stage are not premature", map[string]string{"1.1": "+", "2.1": "+", "3.1": "-"}, 2, 2, 3, nil},
		{"the whole ladder", map[string]string{"1.1": "+", "2.1": "+", "3.1": "+", "4.1": "+"}, 4, 4, 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := ladder(1, 1, 1, 1).Climb(have(c.signs))
			if v.Held != c.held || v.Possible != c.possible || v.Next != c.next {
				t.Errorf("held %d possible %d next %d, want %d %d %d", v.Held, v.Possible, v.Next, c.held, c.possible, c.next)
			}
			var got []string
			for _, p := range v.Premature {
				got = append(got, p.Criterion)
				if p.WaitsFor != v.Next {
					t.Errorf("%s waits for %d, want the next gate %d", p.Criterion, p.WaitsFor, v.Next)
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.premature) {
				t.Errorf("premature %v, want %v", got, c.premature)
			}
		})
	}
}

// TestOrderIsNeverBent tries random ladders and random evidence.
func TestOrderIsNeverBent(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		sizes := make([]int, 1+rng.IntN(6))
		for i := range sizes {
			sizes[i] = 1 + rng.IntN(4)
		}
		l := ladder(sizes...)
		signs := make(map[string]string)
		var ids []string
		for _, s := range l.Stages {
			for _, c := range s.Criteria {
				ids = append(ids, c.ID)
				signs[c.ID] = []string{"+", "+", "-", "?"}[rng.IntN(4)]
			}
		}
		v := l.Climb(have(signs))
		for k, a := range v.Answers {
			if k < v.Held && a.Status != gate.Met {
				t.Fatalf("holds stage %d, but gate %d is %v", v.Held, k+1, a.Status)
			}
		}
		if v.Held < len(sizes) && v.Answers[v.Held].Status == gate.Met {
			t.Fatalf("stops at %d although the next gate is met", v.Held)
		}
		if v.Possible < v.Held {
			t.Fatalf("possible %d below held %d", v.Possible, v.Held)
		}
		for _, p := range v.Premature {
			if p.Stage <= v.Next {
				t.Fatalf("stage %d is called premature with next %d", p.Stage, v.Next)
			}
		}

		// More evidence that criteria are met never lowers the stage.
		id := ids[rng.IntN(len(ids))]
		better := make(map[string]string)
		for k, s := range signs {
			better[k] = s
		}
		better[id] = "+"
		if w := l.Climb(have(better)); w.Held < v.Held || w.Possible < v.Possible {
			t.Fatalf("meeting %s lowers held %d→%d or possible %d→%d", id, v.Held, w.Held, v.Possible, w.Possible)
		}

		// Unknown never counts as met, and Possible is what it could become.
		filled := make(map[string]string)
		for k, s := range signs {
			filled[k] = s
			if s == "?" {
				filled[k] = "-"
			}
		}
		if w := l.Climb(have(filled)); w.Held != v.Held {
			t.Fatalf("unknown counted: held %d, with unknown failed %d", v.Held, w.Held)
		}
		for k := range filled {
			if signs[k] == "?" {
				filled[k] = "+"
			}
		}
		if w := l.Climb(have(filled)); w.Held != v.Possible {
			t.Fatalf("possible %d, with unknown met %d", v.Possible, w.Held)
		}
	}
}

func TestVerdictSaysWhatMissingDataLeaveOpen(t *testing.T) {
	for _, c := range []struct {
		name string
		v    Verdict
		want string
	}{
		{"a gate that is not met is an answer", Verdict{Held: 1, Possible: 1, Next: 2}, `{"determined":true,"held":1,"possible":1,"next":2,`},
		{"a gate that is unknown is none", Verdict{Held: 1, Possible: 3, Next: 2}, `{"determined":false,"not_determined_stage":2,"held":1,"possible":3,"next":2,`},
		{"the last stage leaves nothing open", Verdict{Held: 4, Possible: 4}, `{"determined":true,"held":4,"possible":4,"next":0,`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := json.Marshal(c.v)
			if err != nil || !strings.HasPrefix(string(got), c.want) {
				t.Errorf("got %s (%v), want %s…", got, err, c.want)
			}
		})
	}
}
