package pdf

import (
	"strings"
	"testing"
)

// TestEndingsStayWithTheirAbbreviation: a line does not end within ҒЗТКЖ-ға, and may
// within a word made of two.
func TestEndingsStayWithTheirAbbreviation(t *testing.T) {
	for _, c := range []struct {
		word string
		want bool
	}{
		{"ҒЗТКЖ-ға", false}, {"АТ-ның,", false}, {"KSI-ді", false}, {"ЖӨӨ-нің", false}, {"39,2-ге", false}, {"20%-ға", false},
		{"АТ-кластері", true}, {"АТ-қызметтерден", true}, {"ИТ-кластер", true}, {"научно-инновационный", true}, {"well-known", true},
		{"L-go-Z", true},
	} {
		at := strings.IndexByte(c.word, '-')
		if got := breaksAfter(c.word, at, '-'); got != c.want {
			t.Errorf("a line may end after the hyphen of %s: %v, want %v", c.word, got, c.want)
		}
	}
}
