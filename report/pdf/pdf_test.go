package pdf

import (
	"bytes"
	"encoding/binary"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
	"growthpole/report/house"
	"growthpole/report/tool"
)

var keep = flag.String("keep", "", "write the documents of the tests to this folder, to look at them")

func keepFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if *keep == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*keep, name+".pdf"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, doc *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// small is a document with a heading and the given blocks.
func small(blocks ...document.Block) *document.Document {
	return &document.Document{Lang: "en-GB", Title: "T", Body: append([]document.Block{heading(1, "top", "Title")}, blocks...)}
}

func TestSameDocumentSameBytes(t *testing.T) {
	want := write(t, demo())
	keepFile(t, "demo", want)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				var b bytes.Buffer
				if err := Write(&b, demo()); err != nil {
					t.Error(err)
				} else if !bytes.Equal(b.Bytes(), want) {
					t.Error("another file came out")
				}
			}
		})
	}
	wg.Wait()
}

func TestWritingLeavesTheDocumentAlone(t *testing.T) {
	doc := demo()
	if !bytes.Equal(write(t, doc), write(t, doc)) {
		t.Error("the second file of one document is another")
	}
}

func TestDatesAndTitleComeFromTheDocument(t *testing.T) {
	o := open(t, write(t, demo()))
	info := o.dict(o.trailer["Info"])
	if text(info["CreationDate"]) != "D:20260302093000Z" || text(info["ModDate"]) != "D:20260302093000Z" {
		t.Errorf("dates are %v and %v", info["CreationDate"], info["ModDate"])
	}
	if text(info["Title"]) != "Growth brief: Karagandy Region" || text(o.catalog()["Lang"]) != "en-GB" {
		t.Errorf("title %q, language %q", text(info["Title"]), text(o.catalog()["Lang"]))
	}
	packet := string(o.streams[int(o.catalog()["Metadata"].(pdfRef))])
	for _, want := range []string{"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "2026-03-02T09:30:00Z", ">Growth brief: Karagandy Region<"} {
		if !strings.Contains(packet, want) {
			t.Errorf("metadata lacks %s", want)
		}
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	o := open(t, write(t, demo()))
	fonts := o.dict(o.dict(o.dict(o.pages()[0])["Resources"])["Font"])
	if len(fonts) != 8 {
		t.Errorf("%d fonts, want 8", len(fonts))
	}
	for name, v := range fonts {
		f := o.dict(v)
		descendant := o.dict(o.array(f["DescendantFonts"])[0])
		program := o.streams[int(o.dict(descendant["FontDescriptor"])["FontFile2"].(pdfRef))]
		if len(program) == 0 || len(program) > 80_000 {
			t.Errorf("%s: program of %d bytes", name, len(program))
		}
		if base := string(f["BaseFont"].(pdfName)); len(base) < 8 || base[6] != '+' {
			t.Errorf("%s is called %s: a subset needs a tag", name, base)
		}
	}
}

// PDF has no exponents: the smallest angle that a font can name is written in digits.
func TestTheAngleOfAFontHasNoExponent(t *testing.T) {
	data, err := os.ReadFile("../font/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if entry := data[12+16*i:]; string(entry[:4]) == "post" {
			const italicAngle = 4
			binary.BigEndian.PutUint32(data[binary.BigEndian.Uint32(entry[8:])+italicAngle:], 1)
		}
	}
	face, err := font.Read(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, faces := *house.Default(), *font.BuiltIn
	faces.Sans = func() *font.Face { return face }
	s.Faces = &faces
	o := open(t, write(t, inStyle(&s)))
	var angles []any
	for _, v := range o.dict(o.dict(o.dict(o.pages()[0])["Resources"])["Font"]) {
		descendant := o.dict(o.array(o.dict(v)["DescendantFonts"])[0])
		angles = append(angles, o.dict(descendant["FontDescriptor"])["ItalicAngle"])
	}
	if !slices.Contains(angles, any(1.0/65536)) {
		t.Errorf("the angles are %v", angles)
	}
}

func TestErrorsSayWhichBlockAndText(t *testing.T) {
	tableWith := func(cells ...string) *document.Table {
		tb := &document.Table{Label: "Table 9", Columns: []document.Column{{Head: document.Words("A")}, {Head: document.Words("B")}}}
		var row document.Row
		for _, c := range cells {
			row.Cells = append(row.Cells, document.Cell{Text: document.Words(c)})
		}
		tb.Rows = []document.Row{row}
		return tb
	}
	figureWith := func(d *drawing.Drawing, alt string) *document.Figure {
		return &document.Figure{Label: "Figure 7", Alt: alt, Drawing: d}
	}
	nan := &drawing.Drawing{Width: 100, Height: 50, Marks: []drawing.Mark{&drawing.Path{Segments: []drawing.Segment{{Op: drawing.Move, P: [3]drawing.Point{{X: math.NaN()}}}}}}}
	odd := &drawing.Drawing{Width: 100, Height: 50, Marks: []drawing.Mark{&drawing.Text{Size: 9, Value: "漢"}}}
	for _, tt := range []struct {
		name string
		doc  *document.Document
		want []string
	}{
		{"a character without a glyph", small(para("growth 漢 rate")), []string{"paragraph", "growth 漢 rate", "U+6F22"}},
		{"a character beyond the basic plane", small(para("𝔸")), []string{"U+1D538"}},
		{"a missing glyph in a cell", small(tableWith("x", "漢")), []string{"Table 9", "row 1", "U+6F22"}},
		{"a missing glyph in a figure", small(figureWith(odd, "a")), []string{"Figure 7", "U+6F22"}},
		{"a missing glyph in a footnote", small(para("x", &document.Footnote{Number: 4, Text: document.Words("漢")})), []string{"footnote 4", "U+6F22"}},
		{"a missing glyph in the running head", &document.Document{Lang: "en", Title: "t", RunningNote: "漢", Body: []document.Block{heading(1, "", "x")}}, []string{"running head", "U+6F22"}},
		{"a link that leads nowhere", small(para(&document.Link{Target: "#gone", Text: document.Words("see")})), []string{`"#gone"`, "ID"}},
		{"a link with a script", small(para(&document.Link{Target: "javascript:x()", Text: document.Words("see")})), []string{"javascript:x()", "https:"}},
		{"an ID used twice", small(heading(2, "top", "Again")), []string{`"top"`, "twice"}},
		{"a skipped level", small(heading(3, "", "Deep")), []string{`"Deep"`, "level 3 after level 1"}},
		{"a first heading of level 2", &document.Document{Lang: "en", Title: "t", Body: []document.Block{heading(2, "", "x")}}, []string{`"x"`, "level 2 after level 0"}},
		{"a row with too few cells", small(tableWith("only")), []string{"Table 9", "row 1 has 1 cells, want 2"}},
		{"a coordinate that is no number", small(figureWith(nan, "a")), []string{"Figure 7", "mark 1", "NaN"}},
		{"a figure without alternative text", small(figureWith(odd, " ")), []string{"Figure 7", "alternative text"}},
		{"a figure without drawing", small(figureWith(nil, "a")), []string{"Figure 7", "no drawing"}},
		{"a row higher than a page", small(tableWith("tall", strings.Repeat("word ", 6000))), []string{"Table 9", "row 1", "tall", "higher than a page"}},
		{"a note inside a note", small(para(&document.Footnote{Number: 1, Text: inlines(&document.Footnote{Number: 2})})), []string{"footnote 2"}},
		{"no language", &document.Document{Title: "t"}, []string{"language"}},
		{"no title", &document.Document{Lang: "en"}, []string{"title"}},
		{"a page label that cannot be filled", &document.Document{Lang: "en", Title: "t", PageLabel: "%s"}, []string{"page label", "%[1]d"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			err := Write(&b, tt.doc)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if b.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestOutsideToolsAcceptTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.pdf")
	if err := os.WriteFile(path, write(t, demo()), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := tool.Run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", out)
	}
	fonts := strings.Split(strings.TrimSpace(tool.Run(t, "pdffonts", path)), "\n")[2:]
	for _, line := range fonts {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("not embedded, subset and searchable: %s", line)
		}
	}
	out := strings.Join(strings.Fields(tool.Run(t, "pdftotext", path, "-")), " ")
	for _, want := range []string{
		"Illustrative data", "although their share has grown in every year since 2019.", "Two universities; one technology park since 2021",
		"Қарағанды облысының экономикасы", "Карагандинская область относится", "−3.25", "₸ 7.9 trn", "co‑operation", "Sector A",
	} {
		if !strings.Contains(strings.ReplaceAll(out, "co-op", "co‑op"), want) {
			t.Errorf("pdftotext does not find %q", want)
		}
	}
}
