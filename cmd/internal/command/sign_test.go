package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSignNamesTheFileThatIsWrong: each of three files may be; it is named once.
func TestSignNamesTheFileThatIsWrong(t *testing.T) {
	folder := t.TempDir()
	there := filepath.Join(folder, "some.txt")
	if err := os.WriteFile(there, []byte("some"), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(folder, "missing.txt")
	brief := filepath.Join(built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0", "--lang", "en"), "EX-02.en.pdf")
	const notThere = ": the file is not there"
	for _, test := range []struct {
		what, file string
		flags      signFlags
		want       string
	}{
		{"no document", missing, signFlags{p12: there, password: there}, missing + notThere},
		{"a document that is no PDF file, before a key is looked at", there, signFlags{p12: missing, password: missing}, there + ": this is not a PDF file"},
		{"no key", brief, signFlags{p12: missing, password: there}, missing + notThere},
		{"no password file", brief, signFlags{p12: there, password: missing}, missing + notThere},
		{"a key that is none", brief, signFlags{p12: there, password: there}, there + ": "},
	} {
		err := signFile(test.file, test.flags, strings.NewReader(""), &strings.Builder{})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) || strings.Count(err.Error(), folder) != 1 {
			t.Errorf("%s: got error %v, want one that begins with %q", test.what, err, test.want)
		}
	}
}
