package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/house"
)

// styled is the built-in style with an organisation and a logo of two by one.
func styled(change func(*house.Style)) *house.Style {
	s := *house.Default()
	s.Organisation = house.Words{"en": "Office of Regional Policy", "ru": "Управление"}
	s.Masthead.Band, s.Masthead.Ground, s.Masthead.Text = true, s.Colours.Accent, drawing.Color{R: 255, G: 255, B: 255}
	s.Logo = &house.Logo{Image: &house.Image{Width: 2, Height: 1, Pixels: make([]byte, 6)}, Alt: house.Words{"en": "A square"}, Height: 30}
	s.Signed = true
	if change != nil {
		change(&s)
	}
	return &s
}

func inStyle(s *house.Style) *document.Document {
	doc := demo()
	doc.Style = s
	return doc
}

func TestTheFirstPageBeginsWithTheMasthead(t *testing.T) {
	o := open(t, write(t, inStyle(styled(nil))))
	checkMarks(t, o)
	checkElements(t, o)
	root := o.tree()
	if len(root.kids) < 3 || root.kids[0].role != "P" || root.kids[1].role != "Figure" {
		t.Fatalf("the tree begins with %.60s", root.roles())
	}
	if got := text(root.kids[1].dict["Alt"]); got != "A square" {
		t.Errorf("the logo says %q", got)
	}
	pages := o.pages()
	first, second := o.content(pages[0]), o.content(pages[1])
	if !strings.Contains(first, fmt.Sprintf("60 0 0 30 %.2f 798.89 cm\n/Logo Do", pageWidth-standard.marginRight-60)) || strings.Contains(second, "/Logo Do") {
		t.Error("the logo does not stand at the right of the first page alone")
	}
	placed, err := Layout(inStyle(styled(nil)))
	if err != nil {
		t.Fatal(err)
	}
	if p := placed[0]; p.Kind != Decoration || p.Box != (drawing.Box{Right: pageWidth, Bottom: 56}) {
		t.Errorf("the first thing is %+v, want the band", p)
	}
	for _, p := range placed[1:] {
		if p.Page == 1 && p.Role != "P" && p.Role != "Figure" && p.Box.Top < 56+belowMasthead {
			t.Errorf("%s %q stands in the masthead", p.Role, p.Text)
		}
	}
}

func TestALogoAtTheLeftComesFirst(t *testing.T) {
	root := open(t, write(t, inStyle(styled(func(s *house.Style) { s.Logo.Left = true })))).tree()
	if root.kids[0].role != "Figure" || root.kids[1].role != "P" {
		t.Errorf("the tree begins with %.60s", root.roles())
	}
}

func TestADecorativeLogoIsNotInTheTree(t *testing.T) {
	o := open(t, write(t, inStyle(styled(func(s *house.Style) { s.Logo.Alt = nil }))))
	checkMarks(t, o)
	if root := o.tree(); root.kids[0].role != "P" || root.kids[1].role == "Figure" {
		t.Errorf("the tree begins with %.60s", root.roles())
	}
}

// The organisation is named in the language of the document.
func TestTheMastheadSpeaksTheLanguageOfTheDocument(t *testing.T) {
	doc := inStyle(styled(nil))
	doc.Lang = "ru-RU"
	placed, err := Layout(doc)
	if err != nil {
		t.Fatal(err)
	}
	if placed[1].Text != "Управление" {
		t.Errorf("it begins with %q", placed[1].Text)
	}
}

// Where English stands in for the language of a document, the file says so: readers
// pronounce it as English.
func TestWordsThatStandInHaveTheirLanguage(t *testing.T) {
	for _, tt := range []struct{ lang, organisation, logo string }{
		{"kk-KZ", "en", "en"},
		{"ru-RU", "", "en"},
		{"en-GB", "", ""},
	} {
		doc := inStyle(styled(nil))
		doc.Lang = tt.lang
		root := open(t, write(t, doc)).tree()
		name := root.kids[0]
		for len(name.kids) > 0 {
			name = name.kids[0]
		}
		if got := text(name.dict["Lang"]); got != tt.organisation {
			t.Errorf("%s: the organisation is in %q, want %q", tt.lang, got, tt.organisation)
		}
		if got := text(root.kids[1].dict["Lang"]); got != tt.logo {
			t.Errorf("%s: what the logo says is in %q, want %q", tt.lang, got, tt.logo)
		}
	}
}

// A document is in one look: others that are made meanwhile push its own out of the
// cache, and its footnotes and running heads do not make another.
func TestADocumentHasOneLook(t *testing.T) {
	own, other := styled(nil), styled(nil)
	w := workspaces.take()
	defer w.release()
	f := newFlow(inStyle(own), &element{role: "Document", attached: true, memory: &w.tree}, w, densities[0])
	lookOf(other)
	made, err := f.note(&document.Footnote{Number: 1, Text: document.Words("A note.")}, f.parent.add("Note"))
	if err != nil || len(made.boxes) == 0 {
		t.Fatal(made, err)
	}
	r, err := newRunning(f.look, f.doc, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.look != f.look || madeLook.Load().style != other {
		t.Error("the running heads, or the note, made a look anew")
	}
}

// Documents in several styles are made at once as they are one after the other.
func TestStylesDoNotMix(t *testing.T) {
	plain := write(t, demo())
	styles := []*house.Style{nil, styled(nil), styled(func(s *house.Style) { s.Text, s.Page.Left, s.Logo = 11, 70, nil })}
	var want [][]byte
	for _, s := range styles {
		want = append(want, write(t, inStyle(s)))
	}
	if bytes.Equal(want[0], want[1]) || bytes.Equal(want[1], want[2]) || !bytes.Equal(want[0], plain) {
		t.Fatal("styles make no difference")
	}
	var wg sync.WaitGroup
	for range 4 {
		for i, s := range styles {
			wg.Go(func() {
				var b bytes.Buffer
				if err := Write(&b, inStyle(s)); err != nil || !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("style %d: other bytes beside others, or %v", i, err)
				}
			})
		}
	}
	wg.Wait()
}

// Margins and the size of text move the layout, and nothing leaves its place.
func TestTextKeepsToTheMarginsOfItsStyle(t *testing.T) {
	for _, change := range []func(*house.Style){
		func(s *house.Style) { s.Page = house.Page{Left: 40, Right: 90, Top: 100, Bottom: 90, Column: 300} },
		func(s *house.Style) { s.Page.Left, s.Page.Right, s.Page.Column, s.Text = 87, 88, 420, 12 },
		func(s *house.Style) { s.Text = 9 },
	} {
		s := styled(change)
		if faults := s.Check(); len(faults) > 0 {
			t.Fatal(faults)
		}
		placed, err := Layout(inStyle(s))
		if err != nil {
			t.Fatal(err)
		}
		room := Column(s).Grow(1)
		for _, p := range placed {
			head := p.Page == 1 && p.Box.Top < s.Masthead.Height
			room := room
			if p.Role == "P" {
				room.Right += Overhang
			}
			if b := p.Box; !head && p.Kind != Decoration && (b.Left < room.Left || b.Right > room.Right || b.Top < room.Top || b.Bottom > room.Bottom) {
				t.Errorf("%s %q at %+v leaves %+v", p.Role, p.Text, b, room)
			}
		}
	}
}
