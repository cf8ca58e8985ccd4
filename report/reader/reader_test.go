package reader_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"growthpole/report/document"
	"growthpole/report/pdf"
	"growthpole/report/reader"
	"growthpole/report/reader/damage"
)

func written(t testing.TB) []byte {
	t.Helper()
	words := document.Words
	doc := &document.Document{Lang: "en-GB", Title: "A title", Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), RunningTitle: "Running head", PageLabel: "%[1]d of %[2]d",
		Body: []document.Block{
			&document.Heading{Level: 1, ID: "a", Text: words("Қазақстан, 2025")},
			&document.Paragraph{Text: append(words("Growth of 5.2% and "), &document.Link{Target: "https://example.org/", Text: words("a link")})},
			&document.PageBreak{}, &document.Paragraph{Text: words("The second page.")},
		}}
	date := doc.Date
	for i := range 3 {
		doc.Attachments = append(doc.Attachments, document.Attachment{Relation: document.Data,
			File: &document.File{Name: fmt.Sprintf("f%d.csv", i), MIME: "text/csv", Date: date, Content: bytes.Repeat([]byte{byte('a' + i)}, 1000*i)}})
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, data []byte) *reader.File {
	t.Helper()
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFileIsReadBack(t *testing.T) {
	data := written(t)
	o, err := damage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"as written": data, "with an old table": o.Bytes()} {
		f := open(t, data)
		pages, err := f.Pages()
		if err != nil || len(pages) != 2 {
			t.Fatalf("%s: %d pages, %v", name, len(pages), err)
		}
		c, err := f.PageContent(pages[0])
		if err != nil || len(c.Problems) > 0 {
			t.Fatal(name, err, c.Problems)
		}
		var shown, decoration strings.Builder
		for i := range c.Items {
			if c.Items[i].Artifact() {
				decoration.WriteString(c.Items[i].Text)
			} else {
				shown.WriteString(c.Items[i].Text)
			}
		}
		if got := shown.String(); got != "Қазақстан, 2025Growth of 5.2% and a link" {
			t.Errorf("%s: the text is %q", name, got)
		}
		if got := decoration.String(); !strings.Contains(got, "1 of 2") {
			t.Errorf("%s: decoration is %q", name, got)
		}
		tree, err := f.Tree()
		if err != nil {
			t.Fatal(err)
		}
		var roles []string
		tree.Walk(func(e *reader.Element) { roles = append(roles, e.Role) })
		if got := strings.TrimSpace(strings.Join(roles, " ")); got != "Document H1 P Link P" {
			t.Errorf("%s: elements are %s", name, got)
		}
		files := f.Files()
		if len(files) != 3 || files[2].Name != "f2.csv" || files[2].Type != "text/csv" || files[2].Relation != "Data" || string(files[2].Content) != strings.Repeat("c", 2000) {
			t.Errorf("%s: files %+v", name, files)
		}
		if len(f.Revisions) != 1 || f.Revisions[0] != len(data) || len(f.Notices) > 0 {
			t.Errorf("%s: revisions %v, notices %v", name, f.Revisions, f.Notices)
		}
	}
}

func TestValuesAreWrittenAsTheyAreRead(t *testing.T) {
	o, err := damage.Open(written(t))
	if err != nil {
		t.Fatal(err)
	}
	odd := reader.Dict{"A b#/": reader.Array{1, -2.5, true, nil, reader.String("\x00()\\é"), reader.Name("x y"), reader.Ref{Num: 1}, reader.Dict{}}}
	r := o.Add(odd)
	f := open(t, o.Bytes())
	if got := f.Object(r.Num); fmt.Sprint(got) != fmt.Sprint(odd) {
		t.Errorf("got %v, want %v", got, odd)
	}
}

func TestLiteralStrings(t *testing.T) {
	for in, want := range map[string]string{
		`(a(b)c)`: "a(b)c", `(\(\)\\)`: `()\`, `(\101\60\7)`: "A0\a", "(a\\\nb)": "ab", `(\n\r\t\q)`: "\n\r\tq",
	} {
		f := open(t, handmade("<</Pages 2 0 R /Extra "+in+">>", "<</Kids []>>"))
		if got := f.Catalog()["Extra"]; got != reader.String(want) {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

// handmade is a file of the given objects, the first being the catalog.
func handmade(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func bomb(t testing.TB, size int) string {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for range size >> 20 {
		z.Write(zeros)
	}
	z.Close()
	return fmt.Sprintf("<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", b.Len(), b.String())
}

func TestHostileFilesEndSoon(t *testing.T) {
	deep := strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	for name, data := range map[string][]byte{
		"nothing":                nil,
		"another format":         []byte("GIF89a"),
		"cut off":                written(t)[:2000],
		"no table":               []byte("%PDF-1.7\nstartxref\n5\n%%EOF"),
		"a table at minus one":   []byte("%PDF-1.7\nstartxref\n-1\n%%EOF"),
		"a table that is itself": []byte("%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF"),
		"pages in a circle":      handmade("<</Pages 2 0 R>>", "<</Kids [2 0 R]>>"),
		"elements in a circle":   handmade("<</Pages 2 0 R/StructTreeRoot 3 0 R>>", "<</Kids []>>", "<</K 4 0 R>>", "<</S /P /K [4 0 R]>>"),
		"deep nesting":           handmade("<</Pages 2 0 R/X "+deep+">>", "<</Kids []>>"),
		"a reference to itself":  handmade("<</Pages 2 0 R>>", "2 0 R"),
		"a length that is itself": handmade("<</Pages 2 0 R/AF [<</EF <</F 3 0 R>>>>]>>", "<</Kids []>>",
			"<</Length 3 0 R>>\nstream\nx\nendstream"),
		"a file that inflates without end":    handmade("<</Pages 2 0 R/AF [<</EF <</F 3 0 R>>>>]>>", "<</Kids []>>", bomb(t, 64<<20)),
		"a content that inflates without end": handmade("<</Pages 2 0 R>>", "<</Kids [3 0 R]>>", "<</Contents 4 0 R>>", bomb(t, 64<<20)),
		"numbers of objects without end":      []byte("%PDF-1.7\nxref\n0 999999999\ntrailer\n<</Size 999999999>>\nstartxref\n9\n%%EOF"),
		"encrypted":                           bytes.Replace(handmade("<</Pages 2 0 R>>", "<</Kids []>>"), []byte("/Size"), []byte("/Encrypt 1 0 R/Size"), 1),
	} {
		t.Run(name, func(t *testing.T) {
			started := time.Now()
			readAll(data)
			if d := time.Since(started); d > 5*time.Second {
				t.Errorf("it took %v", d)
			}
			if problem := readAll(data); problem == nil && name != "deep nesting" {
				t.Error("nothing is wrong with it")
			}
		})
	}
}

// readAll reads all that can be read, and returns the first problem.
func readAll(data []byte) error {
	f, err := reader.Open(data)
	if err != nil {
		return err
	}
	for _, n := range f.Numbers() {
		if s, isStream := f.Object(n).(*reader.Stream); isStream {
			if _, err := f.Content(s); err != nil {
				return err
			}
		}
	}
	pages, err := f.Pages()
	if err != nil {
		return err
	}
	for _, p := range pages {
		if _, err := f.PageContent(p); err != nil {
			return err
		}
	}
	f.Parents()
	for _, a := range f.Files() {
		if a.Err != nil {
			return a.Err
		}
	}
	if _, err = f.Tree(); err == nil && len(pages) == 0 {
		err = fmt.Errorf("no pages; %v", f.Notices)
	}
	return err
}

func TestAnUpdateIsARevision(t *testing.T) {
	data := written(t)
	f := open(t, data)
	info := maps.Clone(f.Dict(f.Trailer["Info"]))
	info["Title"] = reader.String("Updated")
	r := f.Trailer["Info"].(reader.Ref)
	at := len(data)
	data = fmt.Appendf(slices.Clone(data), "%d 0 obj\n%s\nendobj\n", r.Num, reader.Append(nil, info))
	start := len(data)
	var prev int
	fmt.Sscanf(string(data[bytes.LastIndex(data[:at], []byte("startxref\n"))+10:]), "%d", &prev)
	data = fmt.Appendf(data, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Root %s /Info %s /Prev %d /Size %d>>\nstartxref\n%d\n%%%%EOF\n",
		r.Num, at, reader.Append(nil, f.Trailer["Root"]), reader.Append(nil, r), prev, f.Size(), start)
	g := open(t, data)
	if len(g.Revisions) != 2 || g.Revisions[0] != at || g.Revisions[1] != len(data) {
		t.Errorf("revisions %v, want %d and %d", g.Revisions, at, len(data))
	}
	if got := g.Text(g.Dict(g.Trailer["Info"])["Title"]); got != "Updated" {
		t.Errorf("the title is %q", got)
	}
	if pages, err := g.Pages(); err != nil || len(pages) != 2 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

// A matrix goes on from the one before it, and is forgotten with the state that it belongs to.
func TestPlacesOfPicturesAreThoseOnThePage(t *testing.T) {
	o, err := damage.Open(written(t))
	if err != nil {
		t.Fatal(err)
	}
	o.Content(0).Raw = []byte("/A Do q 10 0 0 10 1 2 cm 2 0 0 3 4 5 cm /B Do 0 0 m 1 1 l S Q /C Do 0 0 m 1 1 l S 0 1 -1 0 0 0 cm 2 0 0 3 4 5 cm /D Do ")
	f := open(t, o.Bytes())
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.PageContent(pages[0])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range c.Items {
		got = append(got, fmt.Sprint(item.Object, item.Path, item.Moved))
	}
	want := []string{"A[1 0 0 1 0 0] false", "B[20 0 0 30 41 52] true", "[0 0 1 1] true", "C[1 0 0 1 0 0] false", "[0 0 1 1] false", "D[0 2 -3 0 -5 4] true"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzOpen(f *testing.F) {
	data := written(f)
	f.Add(data)
	o, err := damage.Open(data)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(o.Bytes())
	f.Add(handmade("<</Pages 2 0 R>>", "<</Kids [2 0 R]>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := readAll(data); err != nil && err.Error() == "" {
			t.Error("an error that says nothing")
		}
	})
}
