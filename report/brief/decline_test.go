package brief

import (
	"errors"
	"testing"
)

type declining struct{ words }

func (declining) Ending(n, grammar string) (string, error) {
	if grammar != "of" {
		return "", errors.New("no such case")
	}
	return n + "-і", nil
}

func TestANumberInAnEntryTakesTheEndingItAsksFor(t *testing.T) {
	w := &writer{lang: declining{}}
	got, err := w.decline("{of} {cases|of}", []string{"cases", "161", "of", "539"})
	if err != nil || got != "{of} 161-і" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := w.decline("{of|genitiv}", []string{"of", "4"}); err == nil {
		t.Error("a case that the language does not have is passed over")
	}
}
