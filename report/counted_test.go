package report

import (
	"strings"
	"testing"
)

// TestCasesAreSaidInASentence: "or 748 of 785,708, 786 needed" left readers to guess what
// the three numbers are. A sentence says how many there are, and how many it would take.
func TestCasesAreSaidInASentence(t *testing.T) {
	want := map[string][2]string{
		"en": {"against the 5.0 needed; in numbers 33 of 7,826, where 40 would be needed)", "(33 of 7,826; at least 40 needed)"},
		"ru": {"порог – 5,0; в абсолютном выражении – 33 из 7 826 при необходимых 40)", "(33 из 7 826; нужно не менее 40)"},
		"kk": {"шекті мәні – 5,0; абсолюттік мәнде 7 826-ның 33-і, ал қажеті – 40)", "(7 826-ның 33-і; кемінде 40 қажет)"},
	}
	for s := range inAllLanguages(t, "kazakhstan") {
		doc := briefOf(t, s.maker, regionOf(t, s.all, "KZ-75"))
		plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
		if cover := plain.Replace(coverOf(t, doc)); !strings.Contains(cover, want[s.lang][0]) {
			t.Errorf("%s: the cover does not say %q:\n%s", s, want[s.lang][0], cover)
		}
		rows, _ := cellsOf(t, doc, "tab:gates")
		if table := plain.Replace(strings.Join(rows, "\n")); !strings.Contains(table, want[s.lang][1]) {
			t.Errorf("%s: the table does not say %q:\n%s", s, want[s.lang][1], table)
		}
	}
}
