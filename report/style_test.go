package report

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"growthpole/report/conform"
	"growthpole/report/document"
	"growthpole/report/house"
	"growthpole/report/pdf"
	"growthpole/report/stylefile"
)

// exampleStyle is that of samples/style.
func exampleStyle(t *testing.T) *house.Style {
	t.Helper()
	s, _, found := stylefile.Open(os.DirFS("../samples/style"), stylefile.Name)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return s
}

// TestDocumentsInAnotherStyle holds briefs and overviews in the example style to all
// that the built-in one is held to: conformance, layout, contrast; in every language.
func TestDocumentsInAnotherStyle(t *testing.T) {
	style := exampleStyle(t)
	for s := range inAllLanguages(t, "kazakhstan", "illustrative") {
		s.maker = s.maker.with(t, func(opt *Options) { opt.Style = style })
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			for _, doc := range s.documents(t, s.all[:1]) {
				checkStyled(t, doc, style)
			}
		})
	}
}

func checkStyled(t *testing.T, doc *document.Document, style *house.Style) {
	t.Helper()
	placed, err := pdf.Layout(doc)
	if err != nil {
		t.Fatal(err)
	}
	room := pdf.Column(style).Grow(6)
	for _, p := range placed {
		head := p.Page == 1 && p.Box.Bottom <= style.Masthead.Height
		if !head && !p.Box.Within(room) {
			t.Errorf("%s stands outside the column: %.1f", shown(p), p.Box)
		}
	}
	for _, rule := range pageRules {
		if reflect.ValueOf(rule).Pointer() == reflect.ValueOf(insideTheColumn).Pointer() {
			continue // it knows the built-in margins
		}
		for _, complaint := range rule(placed) {
			t.Error(complaint)
		}
	}
	file := written(t, doc)
	if found, err := conform.Check(file); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
	for p, c := range contents(t, file) {
		checkContrast(t, fmt.Sprintf("%s, page %d", doc.RunningTitle, p.Index+1), c, style.Figures)
		logos := 0
		for _, item := range c.Items {
			if item.Object != "" {
				logos++
			}
		}
		if want := map[bool]int{true: 1}[p.Index == 0]; logos != want {
			t.Errorf("page %d has %d pictures, want %d", p.Index+1, logos, want)
		}
	}
}

// TestFiguresAsFilesNameTheFontsOfTheStyle: a figure as an SVG file says in which
// faces it was measured.
func TestFiguresAsFilesNameTheFontsOfTheStyle(t *testing.T) {
	maker, all := sampleOf(t, "illustrative")
	figures, err := maker.with(t, func(opt *Options) { opt.Style = exampleStyle(t) }).BriefSVG(all[0])
	if err != nil || len(figures) == 0 {
		t.Fatal(err)
	}
	if !strings.Contains(figures[0].Content, "font-family=\"&#39;Source Sans 3&#39;") || !strings.Contains(figures[0].Content, "#3c8c7d") {
		t.Errorf("got %.400s", figures[0].Content)
	}
}
