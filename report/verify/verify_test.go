package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/house"
	"growthpole/report/pdf"
	"growthpole/report/reader/damage"
)

func TestNumbersAreFoundAsTheyArePrinted(t *testing.T) {
	for text, want := range map[string][]string{
		"KSI is 0.54, rank 3 of 20": {"0.54", "3", "20"},
		"1,234,567 persons":         {"1,234,567"},
		"1 234,5 адам":              {"1 234,5"},
		"1\u00a0234,5 адам":         {"1\u00a0234,5"}, // as Russian and Kazakh set thousands apart
		"2\u202f101\u202f485":       {"2\u202f101\u202f485"},
		"−3.25 and +140%":           {"−3.25", "+140"},
		"2019–2024":                 {"2019", "2024"},
		"none":                      nil,
	} {
		if got := Numbers(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func index(t *testing.T, decimal string) *Index {
	t.Helper()
	var tree any
	if err := json.Unmarshal([]byte(`{"regions": [{"ksi": 0.5449, "share": 0.0532, "line": 54}], "nation": {"grp": 1234567.4, "change": -3.2}}`), &tree); err != nil {
		t.Fatal(err)
	}
	x := NewIndex(decimal)
	x.Add("results.json", tree)
	return x
}

func TestPrintedNumbersAreLocated(t *testing.T) {
	for _, tt := range []struct{ decimal, printed, want string }{
		{".", "0.54", "results.json: regions[0].ksi = 0.5449"},
		{".", "0.545", "results.json: regions[0].ksi = 0.5449"},
		{".", "0.55", ""},
		{".", "5.3", "results.json: regions[0].share = 0.0532"}, // per cent
		{".", "1,234,567", "results.json: nation.grp = 1.2345674e+06"},
		{",", "1 234 567", "results.json: nation.grp = 1.2345674e+06"},
		{",", "0,54", "results.json: regions[0].ksi = 0.5449"},
		{".", "−3.2", "results.json: nation.change = -3.2"},
		{".", "3.2", "results.json: nation.change = -3.2"}, // "fell by 3.2"
		{".", "+3.2", ""},
		{".", "54", "results.json: regions[0].ksi = 0.5449"},
		{".", "words", ""},
	} {
		if got := index(t, tt.decimal).Locate(tt.printed); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.printed, got, tt.want)
		}
	}
}

func TestResultsAreComparedNumberByNumber(t *testing.T) {
	for _, tt := range []struct{ given, expected, want string }{
		{`{"a": [1, {"b": 2}]}`, `{"a": [1, {"b": 3}]}`, "results, a[1].b: there: 2; expected: 3"},
		{`{"a": 1}`, `{"a": 1, "c": "x"}`, `results, c: missing: "x"`},
		{`{"a": 1, "c": "x"}`, `{"a": 1}`, `results, c: there: "x"`},
		{`{"a": [1]}`, `{"a": [1, 2]}`, "results, a: there: 1 entries; expected: 2 entries"},
		{`{"a": [1]}`, `{"a": {"b": 1}}`, `results, a: there: [1]; expected: {"b":1}`},
		{`{"a": `, `{}`, "results: there: no JSON: unexpected end of JSON input; expected: the results of the evaluation"},
	} {
		got, _ := CompareResults([]byte(tt.given), []byte(tt.expected))
		if len(got) != 1 || got[0].String() != tt.want {
			t.Errorf("%s and %s: got %v, want %s", tt.given, tt.expected, got, tt.want)
		}
	}
	// Processors that multiply and add in one step come to other last digits.
	for _, same := range [][2]string{{"1.8357316440068745", "1.8357316440068747"}, {"0", "-3.7e-17"}, {"1e10", "10000000000.000002"}} {
		if got, _ := CompareResults([]byte(same[0]), []byte(same[1])); len(got) > 0 {
			t.Errorf("%v differ: %v", same, got)
		}
	}
	for _, other := range [][2]string{{"1.83573164", "1.83573165"}, {"0", "1e-9"}, {"2024", "2025"}, {"true", "1"}, {"1200000001000", "1200000000000"}, {"0.5000000001", "0.5000000002"}} {
		if got, _ := CompareResults([]byte(other[0]), []byte(other[1])); len(got) == 0 {
			t.Errorf("%v are the same", other)
		}
	}
	if got, more := CompareResults([]byte(`{"a": {"b": [1.5, null]}}`), []byte(`{"a": {"b": [1.50, null]}}`)); len(got) > 0 || more > 0 {
		t.Errorf("equal results differ: %v", got)
	}
}

func TestLastDigitsAreAllThatMayDiffer(t *testing.T) {
	const expected = `{"a": [0.5449123456789012, -1e-17], "n": 1200000000000, "e1\"2": "1.5", "t": true}`
	for _, tt := range []struct {
		old, new string
		want     bool
	}{
		{"", "", true}, {"9012,", "9013,", true}, {"-1e-17", "0", true}, {"9012,", "901,", true},
		{"0.5449123456789012", "0.544912345", false}, {"-1e-17", "1e-9", false}, {"1200000000000", "1200000001000", false}, {"1200000000000", "1200000000001", false},
		{"1200000000000", "1.2e12", true}, {`"n"`, `"n": 1, "n"`, false}, {"[0", "[ 0", false}, {"}", "}\n", false}, {"}", "", false},
		{`"1.5"`, `"1.50"`, false}, {`e1`, `e1.0`, false}, {`\"2`, `\"3`, false}, {`"1.5"`, `1.5`, false}, {"true", "1", false}, {"-1e-17", "-", false}, {"-1e-17", "1e999", false},
	} {
		given := strings.Replace(expected, tt.old, tt.new, 1)
		if got := SameButDigits([]byte(given), []byte(expected)); got != tt.want {
			t.Errorf("%s: got %t", given, got)
		}
	}
	if SameButDigits([]byte(expected[:9]), []byte(expected)) || SameButDigits(nil, []byte(expected)) {
		t.Error("a part is the whole")
	}
}

func TestTheFirstLineThatDiffersIsNamed(t *testing.T) {
	for _, tt := range []struct {
		given, expected string
		line            int
	}{{"a\nb\n", "a\nb\n", 0}, {"a\nb\n", "a\nc\n", 2}, {"a\n", "a\nb\n", 2}, {"a\r\n", "a\n", 1}, {"a", "a\n", 1}, {"", "", 0}} {
		if line, _, _ := CompareLines([]byte(tt.given), []byte(tt.expected)); line != tt.line {
			t.Errorf("%q and %q: line %d, want %d", tt.given, tt.expected, line, tt.line)
		}
	}
}

// written is a document of some paragraphs and other blocks.
func written(t testing.TB, blocks ...any) []byte {
	t.Helper()
	doc := &document.Document{Lang: "en-GB", Title: "T", Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), PageLabel: "%[1]d of %[2]d",
		Body: []document.Block{&document.Heading{Level: 1, ID: "a", Text: document.Words("Title")}}}
	for _, b := range blocks {
		switch b := b.(type) {
		case string:
			doc.Body = append(doc.Body, &document.Paragraph{Text: document.Words(b)})
		case document.Block:
			doc.Body = append(doc.Body, b)
		}
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParagraphsAreComparedInTheirOrder(t *testing.T) {
	want := []any{"One is 1.5.", "Two.", "Three.", "Four.", "Five."}
	for name, tt := range map[string]struct {
		given []any
		want  []string
	}{
		"a changed one": {[]any{"One is 2.5.", "Two.", "Three.", "Four.", "Five."}, []string{"page 1, under “Title”: there: “2.5.”; expected: “1.5.”"}},
		"a missing one": {[]any{"One is 1.5.", "Three.", "Four.", "Five."}, []string{"page 1, under “Title”: missing: “Two.”"}},
		"one too many":  {[]any{"One is 1.5.", "Two.", "Approved.", "Three.", "Four.", "Five."}, []string{"page 1, under “Title”: there: “Approved.”"}},
		"the last one":  {[]any{"One is 1.5.", "Two.", "Three.", "Four.", "Six."}, []string{"page 1, under “Title”: there: “Six.”; expected: “Five.”"}},
	} {
		out, err := Compare(written(t, tt.given...), written(t, want...), nil, false)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range out.Differences {
			got = append(got, d.String())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
	out, err := Compare(written(t, want...), written(t, want...), nil, true)
	if err != nil || len(out.Differences) > 0 || !out.Identical || out.Numbers.Text != 1 {
		t.Errorf("a document differs from itself: %+v, %v", out, err)
	}
}

// TestADrawingWithoutWordsIsTold: a bar that was painted into the document, or taken out
// of it, is a difference in what is seen, whatever version of the program made it.
func TestADrawingWithoutWordsIsTold(t *testing.T) {
	plain := written(t, "One is 1.5.", "Two.", "Three.", "Four.", "Five.")
	ink := drawing.Color{R: 20, G: 20, B: 20}
	bar := &document.Figure{ID: "fig:a", Alt: "A bar", Drawing: &drawing.Drawing{Width: 100, Height: 20, Marks: []drawing.Mark{&drawing.Path{Segments: drawing.Rect(10, 5, 60, 10), Fill: &ink}}}}
	drawn := written(t, "One is 1.5.", "Two.", bar, "Three.", "Four.", "Five.")
	for _, tt := range []struct {
		name            string
		given, expected []byte
		want            string
	}{
		{"one too many", drawn, plain, "there: a drawing without words, of marks: 1"},
		{"a missing one", plain, drawn, "missing: a drawing without words, of marks: 1"},
	} {
		out, err := Compare(tt.given, tt.expected, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(out.Differences, func(d Difference) bool { return d.Kind == Drawing && strings.Contains(d.String(), tt.want) }) {
			t.Errorf("%s: %v lacks %q", tt.name, out.Differences, tt.want)
		}
	}
}

// A document that is all changed takes no time that grows with its square.
func TestAllChangedEndsSoon(t *testing.T) {
	var a, b []any
	for range 3000 {
		a, b = append(a, "x"), append(b, "y")
	}
	started := time.Now()
	if _, err := Compare(written(t, a...), written(t, b...), nil, false); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(started); d > 20*time.Second {
		t.Errorf("it took %v", d)
	}
}

// TestAMatrixMovesWhatStandsBehindIt: a brief with a logo has a matrix, so that the
// operator alone says nothing.
func TestAMatrixMovesWhatStandsBehindIt(t *testing.T) {
	style := *house.Default()
	style.Logo = &house.Logo{Image: &house.Image{Width: 2, Height: 1, Pixels: make([]byte, 6)}, Alt: house.Words{"en": "A square"}, Height: 30}
	var b bytes.Buffer
	if err := pdf.Write(&b, &document.Document{Lang: "en-GB", Title: "T", Style: &style, Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), PageLabel: "%[1]d of %[2]d",
		Body: []document.Block{&document.Heading{Level: 1, ID: "a", Text: document.Words("Title")}, &document.Paragraph{Text: document.Words("Words.")}}}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, old, new, want string }{
		{"nothing", "q\n60 ", "q\n60  ", ""},
		{"a logo over the whole page", "q\n60 ", "q\n10 0 0 10 0 0 cm\n60 ", "1 of 1 marks are drawn otherwise"},
		{"words out of sight", "", "1 0 0 1 -900 -900 cm\n", "“cm of text or lines”"},
	} {
		o, err := damage.Open(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		s := o.Content(0)
		if !bytes.Contains(s.Raw, []byte(tt.old)) {
			t.Fatalf("the page does not hold %q", tt.old)
		}
		s.Raw = bytes.Replace(s.Raw, []byte(tt.old), []byte(tt.new), 1)
		out, err := Compare(o.Bytes(), b.Bytes(), nil, false)
		if err != nil {
			t.Fatal(err)
		}
		found := tt.want == "" && len(out.Differences) == 0
		for _, d := range out.Differences {
			found = found || tt.want != "" && strings.Contains(d.String(), tt.want)
		}
		if !found {
			t.Errorf("%s: %v lacks %q", tt.name, out.Differences, tt.want)
		}
	}
}

// TestWhatStandsInNoElementIsToldInOrder: the report on one file is the same each time.
func TestWhatStandsInNoElementIsToldInOrder(t *testing.T) {
	expected := written(t, "One is 1.5.")
	o, err := damage.Open(expected)
	if err != nil {
		t.Fatal(err)
	}
	s := o.Content(0)
	const first, marks = 900, 8
	for i := range marks {
		s.Raw = fmt.Appendf(s.Raw, "/P <</MCID %d>> BDC\n0 0 m\n%sS\nEMC\n", first+i, strings.Repeat("1 1 l\n", i+1))
	}
	out, err := Compare(o.Bytes(), expected, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	var lines []int
	for _, d := range out.Differences {
		if strings.Contains(d.There, "outside of the document's structure") {
			lines = append(lines, strings.Count(d.There, "l"))
		}
	}
	if len(lines) != marks || !slices.IsSorted(lines) {
		t.Errorf("%d marks are told in the order %v: %v", len(lines), lines, out.Differences)
	}
}

func FuzzCompare(f *testing.F) {
	expected := written(f, "One is 1.5.", "Two.")
	f.Add(expected)
	f.Add(written(f, "One is 1.6.", "Two."))
	f.Fuzz(func(t *testing.T, given []byte) {
		out, err := Compare(given, expected, func(n string) string { return strings.ToUpper(n) }, true)
		if err == nil && len(out.Differences) == 0 && !bytes.Equal(given, expected) {
			t.Error("other bytes, and no difference")
		}
	})
}
