package number

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var office = Style{Decimal: ",", Missing: map[string]string{":": "missing", "…": "missing", "-": "nil", "x": "confidential", "n/a": "missing"},
	Flags: map[string]string{"p": "provisional", "b": "break", "u": "unreliable", "1)": "footnote"}}

func TestFiguresAsOfficesWriteThem(t *testing.T) {
	point := Style{Decimal: "."}
	grouped := Style{Decimal: ".", Grouped: true}
	for _, c := range []struct {
		style Style
		text  string
		want  float64
		flags string
	}{
		{point, "1234.5", 1234.5, ""},
		{point, " -12 ", -12, ""},
		{point, "+7", 7, ""},
		{point, "-0", 0, ""},
		{point, "0.123", 0.123, ""},
		{point, "1'234'567.8", 1234567.8, ""},
		{point, "1’234", 1234, ""},
		{grouped, "1,234.5", 1234.5, ""},
		{grouped, "1,234,567", 1234567, ""},
		{office, "1 234,5", 1234.5, ""},
		{office, "1\u00a0234\u00a0567,8", 1234567.8, ""},
		{office, "1\u202f234", 1234, ""},
		{office, "1\u2009234", 1234, ""},
		{office, "−3,5", -3.5, ""},
		{office, "− 3,5", -3.5, ""},
		{office, "12,3p", 12.3, "provisional"},
		{office, "12,3 bu", 12.3, "break unreliable"},
		{office, "12,3 b u", 12.3, "break unreliable"},
		{office, "12,3 1)", 12.3, "footnote"},
		{office, "45,1 % p", 45.1, "provisional"},
	} {
		got, wrong := c.style.Read(c.text)
		if wrong.Bad() || got.Number != c.want || got.Missing != "" || strings.Join(got.Flags, " ") != c.flags || math.Signbit(got.Number) != math.Signbit(c.want) {
			t.Errorf("%q: got %+v, %+v; want %v %q", c.text, got, wrong, c.want, c.flags)
		}
		if got.Percent != strings.Contains(c.text, "%") {
			t.Errorf("%q: percent %v", c.text, got.Percent)
		}
	}
}

func TestSignsForNoFigure(t *testing.T) {
	for text, want := range map[string]Reading{
		":": {Missing: "missing"}, " … ": {Missing: "missing"}, "-": {Missing: "nil"}, "x": {Missing: "confidential"},
		"n/a": {Missing: "missing"}, ": u": {Missing: "missing", Flags: []string{"unreliable"}}, ":bu": {Missing: "missing", Flags: []string{"break", "unreliable"}},
	} {
		got, wrong := office.Read(text)
		if wrong.Bad() || got.Missing != want.Missing || !slices.Equal(got.Flags, want.Flags) || got.Number != 0 {
			t.Errorf("%q: got %+v %+v", text, got, wrong)
		}
	}
}

func TestWhatIsRefused(t *testing.T) {
	point := Style{Decimal: "."}
	for _, c := range []struct {
		style Style
		text  string
		says  string
	}{
		{point, "", "empty: missing"},
		{point, "1,234", "two ways"},
		{point, "1,5", "the decimal mark"},
		{office, "1.234", "two ways"},
		{office, "1.234,5", "between thousands"},
		{point, "1.2.3", "not a number"},
		{point, "1 23", "not a number"},
		{point, "12 34.5", "not a number"},
		{point, "1 234'567", "not a number"},
		{point, "1.", "not a number"},
		{point, ".5", "not a number"},
		{point, "1e3", "exponent"},
		{point, "0x10", "without letters"},
		{point, "12.3q", "flags"},
		{point, "12.3 5", "not a number"},
		{point, "--5", "not a number"},
		{point, "5-", "flags"},
		{point, "NaN", "a program has written"},
		{point, "-Inf", "a program has written"},
		{point, "#DIV/0!", "formula"},
		{point, "abc", "missing:"},
		{point, "9999999999999999", "out of range"},
		{point, "١٢", "not a number"},
	} {
		if got, wrong := c.style.Read(c.text); !wrong.Bad() || wrong.Hint == "" || !strings.Contains(wrong.What+wrong.Hint, c.says) {
			t.Errorf("%q: got %+v, %+v; want %q", c.text, got, wrong, c.says)
		}
	}
}

func TestDecimalMarkOfATable(t *testing.T) {
	for _, c := range []struct {
		cells string
		want  string
		says  string
	}{
		{"1;2;3", ".", ""},
		{"1,5;1,234", ",", ""},
		{"1.5;1.234", ".", ""},
		{"1 234,5", ",", ""},
		{"1.234.567", ",", ""},
		{"1,234.5;1,234", ".", ""},
		{"0,123", ",", ""},
		{"1234,567", ",", ""},
		{":;x;-", ".", ""},
		{"1,234;12", "", "two ways"},
		{"1.234", "", "two ways"},
		{"1.5;1,5", "", "1.5 and 1,5"},
	} {
		var e Evidence
		for cell := range strings.SplitSeq(c.cells, ";") {
			e.Add(cell)
		}
		got, wrong := e.Decimal()
		if got != c.want || wrong.Bad() != (c.says != "") || !strings.Contains(wrong.What, c.says) {
			t.Errorf("%q: got %q %+v, want %q", c.cells, got, wrong, c.want)
		}
	}
}

// FuzzRead: a figure that is read is a finite number within bounds, and reads the
// same when it is written plainly.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1 234,5", "1,234.5", "-0", "12,3p", ": u", "1e3", "−5", "\u00a0", "%", "1'234"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, style := range []Style{office, {Decimal: "."}, {Decimal: ".", Grouped: true}} {
			r, wrong := style.Read(s)
			if wrong.Bad() {
				if wrong.Hint == "" {
					t.Errorf("%q: no advice", s)
				}
				continue
			}
			if math.IsNaN(r.Number) || math.Abs(r.Number) > Most {
				t.Errorf("%q: %v", s, r.Number)
			}
		}
		var e Evidence
		e.Add(s)
		e.Decimal()
	})
}

func TestDatesAreNoFigures(t *testing.T) {
	flagged := Style{Decimal: ".", Flags: map[string]string{"est": "estimated"}}
	for _, text := range []string{"05.May", "May-05", "2024-12-31", "31.12.2024", "3/4", "1 янв. 2024", "2024-01-31 00:00:00", "қаңтар 2024"} {
		if _, wrong := flagged.Read(text); !strings.HasPrefix(wrong.What, "a date stands where a figure is expected") {
			t.Errorf("%q: %+v", text, wrong)
		}
	}
	if r, wrong := flagged.Read("12 est"); wrong.Bad() || r.Number != 12 {
		t.Errorf("%+v %+v", r, wrong)
	}
}

// TestSimpleIsRead: the short way leads to the same number.
func TestSimpleIsRead(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	taken := 0
	for range 200_000 {
		text := make([]byte, 1+rng.IntN(18))
		for i := range text {
			text[i] = "0123456789012345678901234567890123456789.,- p"[rng.IntN(45)]
		}
		for _, s := range []Style{office, {Decimal: "."}, {Decimal: ".", Missing: map[string]string{"9": "missing", "99": "missing"}}} {
			x, ok := s.Simple(string(text))
			if !ok {
				continue
			}
			taken++
			if want, wrong := s.read(string(text)); wrong.Bad() || x != want.Number || want.Missing != "" || want.Percent || len(want.Flags) > 0 {
				t.Fatalf("%q: %v, read as %+v %+v", text, x, want, wrong)
			}
		}
	}
	if taken < 10_000 {
		t.Errorf("%d figures compared", taken)
	}
}
