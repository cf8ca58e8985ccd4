package report

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/race"
	"growthpole/report/drawing"
	"growthpole/report/house"
	"growthpole/report/reader"
)

// rgb is a colour as a page's operators give it, 0 to 1 a channel.
type rgb [3]float64

var white = rgb{1, 1, 1}

func (c rgb) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// against is the contrast of two colours as WCAG 2.2 defines it: 1..21.
func (c rgb) against(d rgb) float64 {
	a, b := c.luminance(), d.luminance()
	if a < b {
		a, b = b, a
	}
	return (a + 0.05) / (b + 0.05)
}

// ground is what lies under a point when an item is painted: the last area that
// was filled there.
func ground(items []reader.Item, x, y float64) rgb {
	for i := len(items) - 1; i >= 0; i-- {
		if item := &items[i]; strings.ContainsAny(item.Ops[strings.LastIndexByte(item.Ops, ' ')+1:], "fFB") && covers(item, x, y) {
			return item.Fill
		}
	}
	return white
}

// covers reports whether a filled path holds a point; curves count as their ends.
func covers(item *reader.Item, x, y float64) bool {
	var px, py []float64
	inside, at := false, 0
	ring := func() {
		for i, j := 0, len(px)-1; i < len(px); j, i = i, i+1 {
			if (py[i] > y) != (py[j] > y) && x < (px[j]-px[i])*(y-py[i])/(py[j]-py[i])+px[i] {
				inside = !inside
			}
		}
		px, py = nil, nil
	}
	for _, op := range item.Ops {
		n := map[rune]int{'m': 2, 'l': 2, 'c': 6, 'v': 4, 'y': 4, 'r': 4}[op]
		if at+n > len(item.Path) {
			break
		}
		p := item.Path[at : at+n]
		at += n
		switch op {
		case 'm':
			ring()
			px, py = append(px, p[0]), append(py, p[1])
		case 'l', 'c', 'v', 'y':
			px, py = append(px, p[n-2]), append(py, p[n-1])
		case 'r':
			ring()
			px, py = []float64{p[0], p[0] + p[2], p[0] + p[2], p[0]}, []float64{p[1], p[1], p[1] + p[3], p[1] + p[3]}
			ring()
		case ' ':
			ring()
			return inside
		}
	}
	return inside
}

// checkContrast holds all text of a page to 4.5:1 against what lies under it, and lines
// and filled marks of figures to 3:1 against the paper or tint that they stand on,
// unless they carry no meaning of their own.
func checkContrast(t *testing.T, where string, c *reader.Content, in house.Palette) {
	t.Helper()
	told := map[string]bool{}
	complain := func(format string, args ...any) {
		if s := fmt.Sprintf(format, args...); !told[s] {
			told[s] = true
			t.Errorf("%s: %s", where, s)
		}
	}
	for i := range c.Items {
		item := &c.Items[i]
		if item.Ops == "" {
			if strings.TrimSpace(item.Text) == "" {
				continue
			}
			// Letters are at least 0.35 of their size wide on average, so that the last of
			// these places still lies in the text.
			width := 0.35 * item.Size * float64(len([]rune(strings.TrimSpace(item.Text))))
			for _, at := range []float64{0, 0.33, 0.67, 1} {
				under := ground(c.Items[:i], item.X+0.5+at*(width-1), item.Y+0.3*item.Size)
				if got := rgb(item.Fill).against(under); got < 4.5 {
					complain("text %.30q has the contrast %.2f:1 on %.2f", item.Text, got, under)
				}
			}
			continue
		}
		if item.MCID() < 0 || item.Mark.Tag != "Figure" || len(item.Path) < 4 {
			continue
		}
		// Marks that lie on others have a rim of the paper's colour.
		paper := white
		// An outline has to be seen on its own area.
		if op := item.Ops[strings.LastIndexByte(item.Ops, ' ')+1:]; strings.HasPrefix(op, "B") && carriesNothing(item.Fill, in) {
			paper = item.Fill
		} else if under := ground(c.Items[:i], (item.Path[0]+item.Path[2])/2, (item.Path[1]+item.Path[3])/2); carriesNothing(under, in) {
			paper = under
		}
		best := 0.0
		if op := item.Ops[strings.LastIndexByte(item.Ops, ' ')+1:]; op != "S" && !carriesNothing(item.Fill, in) {
			best = max(best, rgb(item.Fill).against(paper))
		} else if op != "f" && !carriesNothing(item.Line, in) {
			best = max(best, rgb(item.Line).against(paper))
		} else {
			continue
		}
		if best < 3 {
			complain("a mark (%s) has the contrast %.2f:1 on %.2f: fill %.2f, line %.2f, at %.0f", item.Ops, best, paper, item.Fill, item.Line, item.Path)
		}
	}
}

// carriesNothing tells the colours of what lies under text or beside marks, of white
// lines that part marks, and of the classes of a map, which are outlined, named in
// the legend and listed in the alternative text: report/figure says which.
func carriesNothing(c rgb, in house.Palette) bool {
	for _, tint := range []drawing.Color{in.Grid, in.Track, in.Tint, {R: 255, G: 255, B: 255}, in.Ramp[0], in.Ramp[1], in.Ramp[2]} {
		if near := [3]float64{float64(tint.R), float64(tint.G), float64(tint.B)}; math.Abs(255*c[0]-near[0]) < 0.6 &&
			math.Abs(255*c[1]-near[1]) < 0.6 && math.Abs(255*c[2]-near[2]) < 0.6 {
			return true
		}
	}
	return false
}

// TestFiguresCanBeReadByAll: contrast of everything in the briefs of the samples, and
// a table with the data of every figure.
func TestFiguresCanBeReadByAll(t *testing.T) {
	race.FindsNothing(t)
	figures := 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		var some []*indicators.Evaluation
		for i := 0; i < len(all); i += 3 { // a map has thousands of lines to look under
			some = append(some, all[i])
		}
		for _, doc := range (translated{name, "en", maker, all}).documents(t, some) {
			for p, c := range contents(t, written(t, doc)) {
				checkContrast(t, fmt.Sprintf("%s, page %d", doc.RunningTitle, p.Index+1), c, house.Default().Figures)
			}
			figures += checkTable(t, doc)
		}
	}
	if figures < 50 {
		t.Errorf("%d figures were looked at", figures)
	}
}
