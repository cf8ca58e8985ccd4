package publish

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestStems(t *testing.T) {
	tests := []struct {
		name  string
		codes []string
		want  []string // "~" at the end stands for a hash
	}{
		{"a good code stays as it is", []string{"KZ-75", "KZ-10", "DE_1"}, []string{"KZ-75", "KZ-10", "DE_1"}},
		{"letters of any script stay", []string{"Алматы", "Қызылорда"}, []string{"Алматы", "Қызылорда"}},
		{"a path loses its separators", []string{"../../etc/passwd", `..\x`, "/root", "C:x"},
			[]string{"etc-passwd~", "x~", "root~", "C-x~"}},
		{"nothing left gets a word", []string{"", "..", "-"}, []string{"region~", "region~", "region~"}},
		{"twins by case both change", []string{"KZ-75", "kz-75"}, []string{"KZ-75~", "kz-75~"}},
		{"twins by normal form both change", []string{"caf\u00e9", "cafe\u0301"}, []string{"café~", "café~"}},
		{"sharp s folds to ss", []string{"STRASSE", "straße"}, []string{"STRASSE~", "straße~"}},
		{"device names change", []string{"CON", "nul", "COM1", "lpt9", "COM10"},
			[]string{"CON~", "nul~", "COM1~", "lpt9~", "COM10"}},
		{"names of the run's own files change", []string{"manifest", "Overview"}, []string{"manifest~", "Overview~"}},
		{"a dot would begin another extension", []string{"KZ.75", ".hidden", "x."}, []string{"KZ-75~", "hidden~", "x-~"}},
		{"control and invisible characters go", []string{"a\x00b", "a\u202eb", "a\nb", "a\xffb"},
			[]string{"a-b~", "a-b~", "a-b~", "a-b~"}},
		{"equal codes share a name", []string{"A", "A"}, []string{"A", "A"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for i, got := range Stems(test.codes) {
				want, hashed := strings.CutSuffix(test.want[i], "~")
				if hashed {
					if len(got) < 9 || got[:len(got)-9] != want || got[len(got)-9] != '-' {
						t.Errorf("code %q: got %q, want %q and a hash", test.codes[i], got, want)
					}
				} else if got != want {
					t.Errorf("code %q: got %q, want %q", test.codes[i], got, want)
				}
			}
		})
	}
}

func TestStemsOfACodeThatLooksLikeAHashedOneDiffer(t *testing.T) {
	first := Stems([]string{"a", "A"})
	codes := []string{"a", "A", first[0]}
	checkStems(t, codes, Stems(codes))
}

func TestLongCodesStayApart(t *testing.T) {
	codes := []string{strings.Repeat("я", 300), strings.Repeat("я", 301)}
	checkStems(t, codes, Stems(codes))
}

func FuzzStems(f *testing.F) {
	f.Add("KZ-75", "kz-75", "../x")
	f.Add("CON", "", "é")
	f.Add("a\xff", "K", "k")
	f.Add("ſ", "s", "ß")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		codes := []string{a, b, c}
		checkStems(t, codes, Stems(codes))
	})
}

// checkStems tests what must hold for all codes.
func checkStems(t *testing.T, codes, stems []string) {
	t.Helper()
	seen := make(map[string]string)
	for i, s := range stems {
		if !filepath.IsLocal(s) || strings.ContainsAny(s, `/\.:`) || s == "" || len(s) > maxStem || !utf8.ValidString(s) {
			t.Errorf("code %q: bad stem %q", codes[i], s)
		}
		if isDevice(s) {
			t.Errorf("code %q: stem %q is a device", codes[i], s)
		}
		if other, ok := seen[fold(s)]; ok && other != codes[i] {
			t.Errorf("codes %q and %q both become %q", other, codes[i], s)
		}
		seen[fold(s)] = codes[i]
	}
}
