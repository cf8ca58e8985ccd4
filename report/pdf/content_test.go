package pdf

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

// run is text shown on a page: what, where, and as part of which marked content.
type run struct {
	text string
	font string
	x, y float64 // y counts upwards
	mcid int     // -1 in an artifact
}

// pageContent is what one page's operators say.
type pageContent struct {
	runs    []run
	roles   map[int]string // by MCID
	outside []string       // painted in neither tagged content nor artifact
}

// paintOps show something; they must stand inside marked content.
var paintOps = map[string]bool{"TJ": true, "f": true, "S": true, "B": true}

func (o *opened) read(page any) *pageContent {
	o.t.Helper()
	c := &pageContent{roles: map[int]string{}}
	fonts := o.dict(o.dict(o.dict(page)["Resources"])["Font"])
	maps := map[string]map[uint16]string{}
	for name, f := range fonts {
		maps[name] = o.toUnicode(o.dict(f))
	}
	mcid, depth, inText, saved := -1, 0, false, 0
	marked, soft := false, false
	font, x, y := "", 0.0, 0.0
	for _, line := range strings.Split(o.content(page), "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		op := fields[len(fields)-1]
		if strings.HasSuffix(op, "]TJ") {
			op = "TJ"
		}
		if paintOps[op] && !marked {
			c.outside = append(c.outside, line)
		}
		switch op {
		case "BDC":
			depth++
			if fields[0] == "/Span" && depth == 2 {
				soft = strings.Contains(line, "/ActualText <FEFF00AD>")
				break // a soft hyphen inside its word
			}
			if depth != 1 {
				o.t.Errorf("marked content inside marked content: %s", line)
			}
			marked, mcid = true, -1
			if _, number, tagged := strings.Cut(line, "/MCID "); tagged {
				mcid, _ = strconv.Atoi(strings.TrimSuffix(number, ">> BDC"))
				c.roles[mcid] = fields[0][1:]
			} else if fields[0] != "/Artifact" {
				o.t.Errorf("neither tagged nor an artifact: %s", line)
			}
		case "EMC":
			soft = false
			if depth--; depth == 0 {
				if inText {
					o.t.Error("marked content ends inside text that began in it")
				}
				marked, mcid = false, -1
			}
		case "BT":
			inText = true
		case "ET":
			inText = false
		case "q":
			saved++
		case "Q":
			saved--
		case "Tf":
			font = fields[0][1:]
		case "Tm":
			x, _ = strconv.ParseFloat(fields[4], 64)
			y, _ = strconv.ParseFloat(fields[5], 64)
		case "TJ":
			shown := decode(o.t, line, maps[font])
			if soft && shown == "-" {
				shown = string(softHyphen) // as a reader's program takes it
			}
			c.runs = append(c.runs, run{shown, font, x, y, mcid})
		}
	}
	if depth != 0 || inText || saved != 0 {
		o.t.Errorf("page ends with %d marks, %d states and text=%v open", depth, saved, inText)
	}
	return c
}

// decode reads the hexadecimal strings of a TJ operator.
func decode(t testing.TB, line string, characters map[uint16]string) string {
	t.Helper()
	var b strings.Builder
	for _, part := range strings.Split(line, "<")[1:] {
		codes, _, _ := strings.Cut(part, ">")
		for i := 0; i+4 <= len(codes); i += 4 {
			v, err := strconv.ParseUint(codes[i:i+4], 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			s, known := characters[uint16(v)]
			if !known {
				t.Fatalf("glyph %d is not in ToUnicode", v)
			}
			b.WriteString(s)
		}
	}
	return b.String()
}

func (o *opened) toUnicode(font pdfDict) map[uint16]string {
	characters := map[uint16]string{}
	for _, line := range strings.Split(string(o.streams[int(font["ToUnicode"].(pdfRef))]), "\n") {
		var glyph uint16
		var units string
		if n, _ := fmt.Sscanf(line, "<%04X> <%s", &glyph, &units); n == 2 && !strings.Contains(line, "FFFF>") {
			p := parser{o.t, []byte("<FEFF" + units)}
			characters[glyph] = text(p.value())
		}
	}
	return characters
}

// text is all of a page's text, a line of output for each baseline.
func (c *pageContent) text() string {
	var b strings.Builder
	for i, r := range c.runs {
		if i > 0 && r.y != c.runs[i-1].y {
			b.WriteByte('\n')
		}
		b.WriteString(r.text)
	}
	return b.String()
}

func TestColoursAreSharesOfOne(t *testing.T) {
	for v := range 256 {
		var c canvas
		c.rgb(drawing.Color{R: uint8(v)})
		if want := strconv.FormatFloat(float64(v)/255, 'f', 3, 64) + " 0.000 0.000 "; string(c.pending) != want {
			t.Errorf("%d is written %q, want %q", v, c.pending, want)
		}
	}
}

// TestAHeadingShowsText: one of signs that have no glyph is nothing that a reader could go to.
func TestAHeadingShowsText(t *testing.T) {
	for _, title := range []string{"\u2060", "\u200b \u00ad", ""} {
		doc := small(&document.Contents{}, heading(2, "x", title))
		if err := Write(io.Discard, doc); err == nil || !strings.Contains(err.Error(), "heading of level 2 without text") {
			t.Errorf("%q: Write: %v", title, err)
		}
	}
}
