package figure

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"growthpole/report/drawing"
	"growthpole/report/house"
)

var update = flag.Bool("update", false, "write the golden listings anew")

// pencil draws as the built-in style does, with the widths of half.
var pencil = newPen(half, &house.Default().Figures, house.Default().FigureWidth())

func plain(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }

// sound fails the test when a drawing has a text over another, a mark beyond the
// edge, or a coordinate that is no number.
func sound(t *testing.T, name string, f Figure) *drawing.Drawing {
	t.Helper()
	d, err := f.Draw(pencil)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return nil
	}
	for _, problem := range append(drawing.Overlaps(d, half), drawing.Outside(d, half)...) {
		t.Errorf("%s: %s", name, problem)
	}
	if !finite(d) {
		t.Errorf("%s: a coordinate is no number", name)
	}
	return d
}

func finite(d *drawing.Drawing) bool {
	ok := d.Width > 0 && d.Height > 0 && !math.IsInf(d.Height, 0)
	see := func(v float64) { ok = ok && !math.IsNaN(v) && !math.IsInf(v, 0) }
	for _, m := range d.Marks {
		switch m := m.(type) {
		case *drawing.Text:
			see(m.At.X)
			see(m.At.Y)
		case *drawing.Path:
			for _, s := range m.Segments {
				for _, p := range s.Points() {
					see(p.X)
					see(p.Y)
				}
			}
		}
	}
	return ok
}

func TestExamplesStayAsTheyAre(t *testing.T) {
	for _, e := range examples {
		d := sound(t, e.name, e.figure)
		if d == nil {
			continue
		}
		file := filepath.Join("testdata", strings.ReplaceAll(e.name, " ", "-")+".txt")
		got := drawing.Listing(d)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s; run with -update and read the diff; got:\n%s", e.name, file, got)
		}
	}
}

func TestNastyInputsKeepLabelsApartAndInside(t *testing.T) {
	for name, f := range nasty() {
		t.Run(name, func(t *testing.T) { sound(t, name, f) })
	}
}

func hundredColumns() []Column {
	var out []Column
	for i, n := range names(100) {
		out = append(out, Column{n, value(float64(i * 1000)), i == 7})
	}
	return out
}

func TestTheSameInputGivesTheSameDrawing(t *testing.T) {
	for _, e := range examples {
		a, _ := e.figure.Draw(pencil)
		b, _ := e.figure.Draw(pencil)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: two drawings of the same input differ", e.name)
		}
	}
}

// TestChanceInputs draws charts of random size and labels, the same each time.
func TestChanceInputsKeepLabelsApartAndInside(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 60 {
		for _, f := range chance(rng) {
			sound(t, fmt.Sprintf("chance %d: %T", i, f), f)
		}
		if t.Failed() {
			return
		}
	}
}

func chance(rng *rand.Rand) []Figure {
	letters := []rune("абвгдежзик лмнопрст-уфхцчшщ ABCDEFGH 0123")
	text := func() string {
		out := make([]rune, rng.IntN(45))
		for i := range out {
			out[i] = letters[rng.IntN(len(letters))]
		}
		return strings.TrimSpace(string(out))
	}
	number := func() Value {
		switch rng.IntN(6) {
		case 0:
			return Unknown(text())
		case 1:
			return value(0)
		}
		return value(math.Round(rng.Float64()*1000) / 10)
	}
	var st Structure
	var q Quotients
	var fa FactorGroup
	var pr Horizon
	row := StripRow{Name: text()}
	var sc Scatter
	sc.X, sc.Y = Axis{Name: text(), Tick: plain}, Axis{Name: text(), Tick: plain}
	q.Tick, q.Equal = plain, text()
	tr := Trend{Tick: plain, Unit: text(), Breaks: []Break{{2000 + rng.IntN(20), text()}, {2000 + rng.IntN(20), text()}}}
	for range 1 + rng.IntN(20) {
		st.Rows = append(st.Rows, SectorShare{text(), number(), number(), rng.IntN(5) == 0})
		q.Rows = append(q.Rows, Quotient{text(), number(), rng.IntN(5) == 0})
		fa.Rows = append(fa.Rows, Factor{Name: text(), Value: number(), Nation: number(), Strong: rng.IntN(5) == 0, Low: float64(rng.IntN(50)), High: float64(50 + rng.IntN(50))})
		pr.Rows = append(pr.Rows, Mechanism{text(), number(), Advice(rng.IntN(4)), text()})
		role := Peer
		if rng.IntN(8) == 0 {
			role = Region
		}
		row.Points = append(row.Points, StripPoint{"", text(), rng.NormFloat64(), role})
		sc.Points = append(sc.Points, ScatterPoint{text(), rng.NormFloat64(), rng.ExpFloat64(), role})
	}
	for r := range Role(3) {
		s := Series{Label: text(), Role: r}
		for y := 2000; y < 2020; y++ {
			if rng.IntN(4) > 0 {
				s.Points = append(s.Points, YearPoint{y, rng.NormFloat64()})
			}
		}
		tr.Series = append(tr.Series, s)
	}
	l := Ladder{Region: text()}
	for range 1 + rng.IntN(7) {
		l.Steps = append(l.Steps, Step{"1", text(), []StepState{StepUndetermined, StepNext, StepNotMet, StepBeyond}[rng.IntN(4)], text(), text()})
	}
	return []Figure{st, q, Factors{Groups: []FactorGroup{fa}, Tick: plain}, Priorities{Horizons: []Horizon{pr}, Tick: plain}, Strip{Rows: []StripRow{row}}, sc, tr, l}
}

func BenchmarkFigures(b *testing.B) {
	for _, e := range examples {
		b.Run(strings.ReplaceAll(e.name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.figure.Draw(pencil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestCrowds: a country of thousands of municipalities has to fit on its page, too.
func TestCrowds(t *testing.T) {
	strip, scatter := Strip{Rows: []StripRow{{Name: "index"}}}, Scatter{X: Axis{Name: "x", Tick: plain}, Y: Axis{Name: "y", Tick: plain}}
	for i := range 5000 {
		x, role := float64(i%71), Peer
		if i == 17 {
			role = Region
		}
		strip.Rows[0].Points = append(strip.Rows[0].Points, StripPoint{Label: fmt.Sprint("region ", i), Number: x, Role: role})
		scatter.Points = append(scatter.Points, ScatterPoint{Label: fmt.Sprint("region ", i), X: x, Y: float64(i % 13), Role: role})
	}
	for name, f := range map[string]Figure{"strip": strip, "scatter": scatter} {
		d, err := f.Draw(pencil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d.Height > 600 {
			t.Errorf("%s is %v points high", name, d.Height)
		}
		if over := drawing.Overlaps(d, half); len(over) > 0 {
			t.Errorf("%s: %v", name, over[0])
		}
	}
}
