package report

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"growthpole/report/exhibit"
)

// TestEveryFigureIsAWellFormedFile: figures of every case, of a region and of all,
// are XML that holds the words of the figure, whatever a name contains.
func TestEveryFigureIsAWellFormedFile(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			maker, all := makeAll(t, c.dataset())
			list, err := maker.BriefSVG(all[0])
			if err != nil {
				t.Fatal(err)
			}
			over, err := maker.OverviewSVG(all)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range append(list, over...) {
				seen[f.Name] = true
				text := wellFormed(t, f)
				if !strings.HasPrefix(f.Content, "<svg ") || !strings.HasSuffix(f.Content, "</svg>\n") {
					t.Errorf("%s is no svg element", f.Name)
				}
				if strings.HasPrefix(c.name, "illustrative") && f.Name == "ladder" && !strings.Contains(text, "**x** | <b> {{.}} [a](b)") {
					t.Errorf("%s lost the region's name: %s", f.Name, text)
				}
			}
		})
	}
	for _, f := range exhibit.BriefFigures {
		// Without outlines there is no map; no case has an indicator's history of one region only.
		if !seen[svgName(f.Name)] && f.Name != "map" {
			t.Errorf("no case has the figure %s", f.Name)
		}
	}
}

// wellFormed reads a figure to its end and returns its words.
func wellFormed(t *testing.T, f SVG) string {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(f.Content))
	var words strings.Builder
	titles := 0
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		switch token := token.(type) {
		case xml.CharData:
			words.Write(token)
			words.WriteByte(' ')
		case xml.StartElement:
			if token.Name.Local == "title" {
				titles++
			}
		}
	}
	if titles != 1 {
		t.Errorf("%s has %d titles", f.Name, titles)
	}
	return words.String()
}

// TestFiguresOfTheSampleAreFiles: those of a region with a map are there, each once.
func TestFiguresOfTheSampleAreFiles(t *testing.T) {
	maker, all := sample(t)
	list, err := maker.BriefSVG(all[0])
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range list {
		if names[f.Name] {
			t.Errorf("a second %s", f.Name)
		}
		names[f.Name] = true
		wellFormed(t, f)
	}
	for _, want := range []string{"map", "quadrant", "pillars", "ladder", "matrix", "slopes", "shift-share", "ranks", "sparklines", "structure", "quotients"} {
		if !names[want] {
			t.Errorf("no figure %s", want)
		}
	}
}
