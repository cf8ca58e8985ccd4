package tables

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var example = Table{Name: "example", Header: []string{"code", "x", "ok"}, Rows: slices.Values([][]Cell{
	{Text("A, \"b\""), Number(0.1, true), Bool(true)},
	{Text("Ä\x1b[31m"), Number(0, false), Bool(false)},
	{Text(""), Int(-12), {}},
})}

func TestFormats(t *testing.T) {
	for name, c := range map[string]struct {
		write func(*strings.Builder) error
		want  string
	}{
		"csv":   {func(b *strings.Builder) error { return example.CSV(b) }, "code,x,ok\n\"A, \"\"b\"\"\",0.1,TRUE\nÄ\x1b[31m,,FALSE\n,-12,\n"},
		"plain": {func(b *strings.Builder) error { return example.Plain(b) }, "example\ncode      x  ok\nA, \"b\"  0.1  TRUE\nÄ[31m     –  FALSE\n–       -12  –\n"},
		"json": {func(b *strings.Builder) error {
			return JSON(b, []Table{example, {Name: "none", Rows: slices.Values([][]Cell{})}})
		},
			"{\n \"example\": [\n  {\"code\": \"A, \\\"b\\\"\", \"x\": 0.1, \"ok\": true},\n  {\"code\": \"Ä\\u001b[31m\", \"x\": null, \"ok\": false},\n  {\"code\": \"\", \"x\": -12, \"ok\": null}\n ],\n \"none\": [\n ]\n}\n"},
	} {
		var b strings.Builder
		if err := c.write(&b); err != nil || b.String() != c.want {
			t.Errorf("%s: %v\n%q\nwant\n%q", name, err, b.String(), c.want)
		}
	}
}

// TestNumbersReadBackExactly, whatever their size, from CSV and from JSON.
func TestNumbersReadBackExactly(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	numbers := []float64{0, 1, -1, 0.1, 1.0 / 3, 1e21, 1e-6, 9.99e-7, math.MaxFloat64, math.SmallestNonzeroFloat64, 1 << 53}
	for range 2000 {
		if x := math.Float64frombits(rng.Uint64()); !math.IsNaN(x) && !math.IsInf(x, 0) {
			numbers = append(numbers, x)
		}
		numbers = append(numbers, rng.NormFloat64()*math.Pow(10, float64(rng.IntN(30)-15)))
	}
	table := Table{Name: "n", Header: []string{"x"}, Rows: func(emit func([]Cell) bool) {
		for _, x := range numbers {
			if !emit([]Cell{Figure(x)}) {
				return
			}
		}
	}}
	var b strings.Builder
	if err := table.CSV(&b); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var j strings.Builder
	if err := JSON(&j, []Table{table}); err != nil {
		t.Fatal(err)
	}
	var decoded struct{ N []struct{ X float64 } }
	if err := json.Unmarshal([]byte(j.String()), &decoded); err != nil {
		t.Fatal(err)
	}
	for i, x := range numbers {
		got, err := strconv.ParseFloat(records[i+1][0], 64)
		if err != nil || got != x || decoded.N[i].X != x {
			t.Errorf("%v is %q in CSV and %v in JSON", x, records[i+1][0], decoded.N[i].X)
		}
	}
}

func TestWhatIsNoNumberIsNothing(t *testing.T) {
	for _, c := range []Cell{{}, Figure(math.NaN()), Figure(math.Inf(1)), Number(3, false)} {
		if c.String() != "" {
			t.Errorf("%+v is %q", c, c.String())
		}
	}
	if got := Figure(math.Copysign(0, -1)).String(); got != "0" {
		t.Errorf("-0 is %q", got)
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFullDiskIsReported(t *testing.T) {
	long := Table{Header: []string{"x"}, Rows: func(emit func([]Cell) bool) {
		for i := range 10_000 {
			if !emit([]Cell{Int(i)}) {
				return
			}
		}
	}}
	for name, err := range map[string]error{"csv": long.CSV(full{}), "plain": long.Plain(full{}), "json": JSON(full{}, []Table{long})} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
