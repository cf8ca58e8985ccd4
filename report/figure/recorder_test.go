package figure

import (
	"io"
	"math"
	"strings"
	"testing"

	chart "github.com/wcharczuk/go-chart/v2"
	chartdrawing "github.com/wcharczuk/go-chart/v2/drawing"

	"growthpole/report/drawing"
)

// record runs commands on a recorder and lists what it kept.
func record(commands func(r *recorder)) (string, error) {
	s := newSheet(100, pencil)
	r := newRecorder(s)
	r.SetStrokeColor(chartdrawing.Color{A: 255})
	r.SetFillColor(chartdrawing.Color{R: 255, A: 255})
	r.SetFontColor(chartdrawing.Color{A: 255})
	r.SetStrokeWidth(10)
	r.SetFontSize(8)
	commands(r)
	return drawing.Listing(s.drawing(100)), r.Save(io.Discard)
}

func TestRecorderKeepsWhatIsDrawn(t *testing.T) {
	for _, c := range []struct {
		name     string
		commands func(r *recorder)
		want     string
	}{
		{"a stroked line keeps its width in points", func(r *recorder) { r.MoveTo(10, 20); r.LineTo(30, 40); r.Stroke() },
			"path stroke #000000 1 round: M 1 2 L 3 4\n"},
		{"a line without a start begins a path", func(r *recorder) { r.LineTo(10, 20); r.LineTo(30, 40); r.Close(); r.Fill() },
			"path fill #ff0000: M 1 2 L 3 4 Z\n"},
		{"a stroke leaves the fill alone and ends the path", func(r *recorder) { r.MoveTo(0, 0); r.LineTo(10, 0); r.Stroke(); r.Fill() },
			"path stroke #000000 1 round: M 0 0 L 1 0\n"},
		{"dashes are in points and have flat ends", func(r *recorder) {
			r.SetStrokeDashArray([]float64{30, 20})
			r.MoveTo(0, 0)
			r.LineTo(10, 0)
			r.Stroke()
		},
			"path stroke #000000 1 dash 3 2: M 0 0 L 1 0\n"},
		{"a circle paints itself", func(r *recorder) { r.Circle(10, 50, 50) },
			"path fill #ff0000 stroke #000000 1 round: M 6 5 C 6 5.6 5.6 6 5 6 C 4.4 6 4 5.6 4 5 C 4 4.4 4.4 4 5 4 C 5.6 4 6 4.4 6 5 Z\n"},
		{"a quarter arc runs clockwise from the right", func(r *recorder) { r.ArcTo(50, 50, 10, 10, 0, math.Pi/2); r.Stroke() },
			"path stroke #000000 1 round: M 6 5 C 6 5.6 5.6 6 5 6\n"},
		{"a half arc is two curves and joins the line before it", func(r *recorder) { r.MoveTo(0, 50); r.ArcTo(50, 50, 20, 10, 0, -math.Pi); r.Stroke() },
			"path stroke #000000 1 round: M 0 5 L 7 5 C 7 4.4 6.1 4 5 4 C 3.9 4 3 4.4 3 5\n"},
		{"a quadratic curve is raised to a cubic", func(r *recorder) { r.MoveTo(0, 0); r.QuadCurveTo(30, 0, 30, 30); r.Stroke() },
			"path stroke #000000 1 round: M 0 0 C 2 0 3 1 3 3\n"},
		{"half transparent black is grey on paper", func(r *recorder) {
			r.SetFillColor(chartdrawing.Color{A: 128})
			r.MoveTo(0, 0)
			r.LineTo(10, 0)
			r.Fill()
		},
			"path fill #7f7f7f: M 0 0 L 1 0\n"},
		{"what has no colour or no width leaves no mark", func(r *recorder) {
			r.SetFillColor(invisible)
			r.SetStrokeWidth(0)
			r.MoveTo(0, 0)
			r.LineTo(10, 0)
			r.FillStroke()
		}, ""},
		{"a text turns clockwise about its start", func(r *recorder) {
			r.SetFont(faces[drawing.Bold])
			r.SetTextRotation(math.Pi / 2)
			r.Text("ab", 10, 20)
		},
			"text 1 2 8 bold #000000 turn 90 \"ab\"\n"},
		{"a cleared rotation and an unknown font give plain text", func(r *recorder) {
			r.SetTextRotation(1)
			r.ClearTextRotation()
			r.SetFont(nil)
			r.Text("ab", 10, 20)
			r.Text("", 0, 0)
		}, "text 1 2 8 regular #000000 \"ab\"\n"},
		{"a reset style paints nothing", func(r *recorder) { r.ResetStyle(); r.MoveTo(0, 0); r.LineTo(10, 0); r.FillStroke(); r.Text("a", 0, 0) }, ""},
	} {
		got, err := record(c.commands)
		want := "drawing 100 × 100\n" + c.want
		if err != nil || got != want {
			t.Errorf("%s: got %v\n%swant\n%s", c.name, err, got, want)
		}
	}
}

func TestRecorderMeasuresInUnits(t *testing.T) {
	r := newRecorder(newSheet(100, pencil))
	r.SetFontSize(10)
	if got := r.MeasureText("abcd"); got.Width() != 200 || got.Height() != 66 {
		t.Errorf("level: got %d by %d, want 200 by 66", got.Width(), got.Height())
	}
	r.SetTextRotation(math.Pi / 2)
	if got := r.MeasureText("abcd"); got.Width() != 66 || got.Height() != 200 {
		t.Errorf("upright: got %d by %d, want 66 by 200", got.Width(), got.Height())
	}
}

func TestRecorderRefusesAbsurdPlaces(t *testing.T) {
	for name, commands := range map[string]func(r *recorder){
		"a line to the least integer":   func(r *recorder) { r.MoveTo(0, 0); r.LineTo(math.MinInt32, 0); r.Stroke() },
		"a text at the greatest":        func(r *recorder) { r.Text("a", 0, math.MaxInt32) },
		"an arc of endless radius":      func(r *recorder) { r.ArcTo(0, 0, math.Inf(1), 1, 0, 1); r.Stroke() },
		"an arc whose angle is unknown": func(r *recorder) { r.ArcTo(0, 0, 1, 1, math.NaN(), 1); r.Stroke() },
	} {
		got, err := record(commands)
		if err == nil || !strings.Contains(err.Error(), "far outside") {
			t.Errorf("%s: got error %v", name, err)
		}
		if strings.Contains(got, "NaN") || strings.Contains(got, "214748") {
			t.Errorf("%s: the place is in the drawing:\n%s", name, got)
		}
	}
}

// TestRecorderServesOtherCharts draws kinds of go-chart that this package does
// not use: the recorder is a whole Renderer, not only what a line chart needs.
func TestRecorderServesOtherCharts(t *testing.T) {
	values := []chart.Value{{Value: 3, Label: "A & B"}, {Value: 5, Label: "В"}, {Value: 1, Label: "C"}}
	font := faces[drawing.Regular]
	for name, c := range map[string]interface {
		Render(chart.RendererProvider, io.Writer) error
	}{
		"bars":  chart.BarChart{Width: 4700, Height: 2000, DPI: dpi, Font: font, Bars: values},
		"pie":   chart.PieChart{Width: 2000, Height: 2000, DPI: dpi, Font: font, Values: values},
		"donut": chart.DonutChart{Width: 2000, Height: 2000, DPI: dpi, Font: font, Values: values},
		"stack": chart.StackedBarChart{Width: 4700, Height: 2000, DPI: dpi, Font: font, Bars: []chart.StackedBar{{Name: "S", Values: values}}},
	} {
		s := newSheet(470, pencil)
		if err := c.Render(newRecorder(s).provider, io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := s.drawing(200); len(d.Marks) < 4 || !finite(d) {
			t.Errorf("%s: got %d marks", name, len(d.Marks))
		}
	}
}
