package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAStyleThatCannotBeOpenedIsToldApart: a folder that is not there, a file in its
// place, and one that may not be read are three things to mend.
func TestAStyleThatCannotBeOpenedIsToldApart(t *testing.T) {
	dir := t.TempDir()
	file, closed := filepath.Join(dir, "file"), filepath.Join(dir, "closed")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(closed, 0o000); err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{
		filepath.Join(dir, "none", "style.yaml"): "the file is not there",
		filepath.Join(file, "style.yaml"):        "is not a folder",
	}
	if os.Geteuid() != 0 { // who may read everything is refused nothing
		cases[filepath.Join(closed, "style.yaml")] = "permission"
	}
	for name, want := range cases {
		s, found := openStyle("", nil, name)
		if s.style != nil || len(found) != 1 || found[0].File != name || !strings.Contains(found[0].What, want) || found[0].Hint == "" {
			t.Errorf("%s: got %+v, want %q", name, found, want)
		}
	}
}
