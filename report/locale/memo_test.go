package locale

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// What is remembered is what would be made anew, whatever was asked before and by how many
// at once, and no more is kept than a bound.
func TestTypographyRemembersWithinBounds(t *testing.T) {
	l, err := New("ru-RU", Words{})
	if err != nil {
		t.Fatal(err)
	}
	var workers sync.WaitGroup
	for worker := range 4 {
		workers.Go(func() {
			for i := range 3 * generation {
				s := fmt.Sprintf("В %d году в регионе занято %d тыс. чел., см. рис. %d", i, worker, i%7)
				for range 2 {
					if got, want := l.Typography("", s), l.tied.set(s); got != want {
						t.Errorf("%q, want %q", got, want)
					}
				}
				l.Typography("", "и т. д.")
			}
			l.Typography("", strings.Repeat("слово ", longRemembered))
		})
	}
	workers.Wait()
	m := l.tied.made
	// A worker may put in what it has made after the others have begun a generation.
	if most := generation + 4; len(m.young) > most || len(m.old) > most || len(m.old) < generation/4 {
		t.Errorf("%d and %d texts are kept, at most %d wanted", len(m.young), len(m.old), most)
	}
	for text := range m.old {
		if len(text) < leastRemembered || len(text) > longRemembered {
			t.Errorf("a text of %d bytes is kept", len(text))
		}
	}
}

// What stands in every document stays, and what stood in one does not.
func TestOnlyWhatIsAskedForAgainIsRemembered(t *testing.T) {
	m, made := newMemo(), 0
	set := func(text string) string { made++; return text }
	const common = "a passage that all documents have"
	for i := range 4 * generation {
		m.of(common, set)
		m.of(fmt.Sprintf("a passage of the document number %d", i), set)
	}
	if want := 1 + 4*generation; made != want {
		t.Errorf("%d texts were made, want %d", made, want)
	}
	if m.of("a passage of the document number 0", set); made != 2+4*generation {
		t.Error("what stood in the first document alone is kept")
	}
}
