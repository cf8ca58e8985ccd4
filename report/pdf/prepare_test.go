package pdf

import (
	"bytes"
	"testing"
)

// TestPreparedWhileWritten: what Prepare reads may be asked for before it is there, and
// a language without patterns is none to prepare.
func TestPreparedWhileWritten(t *testing.T) {
	var want, got bytes.Buffer
	if err := Write(&want, demo()); err != nil {
		t.Fatal(err)
	}
	madeLook.Store(nil)
	subsets.Lock()
	subsets.made = nil
	subsets.Unlock()
	for _, language := range []string{"en", "ru", "kk", "xx", ""} {
		Prepare(nil, language, "Рост занятости\n")
	}
	if err := Write(&got, demo()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Error("another file after Prepare")
	}
}
