package templates_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/templates"
)

func files(content map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range content {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	return fsys
}

func TestOver(t *testing.T) {
	base := files(map[string]string{"en/brief.md": "base", "en/words.yaml": "base", "en/sections/stage.md": "base", "ru/brief.md": "base"})
	user := files(map[string]string{"en/brief.md": "user", "en/sections/own.md": "user", "xx/brief.md": "user"})
	over := templates.Over(user, base)
	want := map[string]string{
		"en/brief.md": "user", "en/words.yaml": "base", "en/sections/stage.md": "base", "en/sections/own.md": "user",
		"ru/brief.md": "base", "xx/brief.md": "user",
	}
	names := make([]string, 0, len(want))
	for name, text := range want {
		names = append(names, name)
		if got, err := fs.ReadFile(over, name); string(got) != text || err != nil {
			t.Errorf("%s: got %q, %v, want %q", name, got, err, text)
		}
	}
	if err := fstest.TestFS(over, names...); err != nil {
		t.Error(err)
	}
	var walked int
	_ = fs.WalkDir(over, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			walked++
			if _, known := want[name]; !known {
				t.Errorf("walked to %s", name)
			}
		}
		return err
	})
	if walked != len(want) {
		t.Errorf("walked to %d files, want %d", walked, len(want))
	}
}

func TestOverAnEmptyFolder(t *testing.T) {
	base := files(map[string]string{"en/brief.md": "base"})
	if err := fstest.TestFS(templates.Over(fstest.MapFS{}, base), "en/brief.md"); err != nil {
		t.Error(err)
	}
	if _, err := templates.Over(fstest.MapFS{}, base).Open("en/none.md"); err == nil {
		t.Error("a file that neither has was opened")
	}
}

// TestOneRuleEndsTheCover: a second one would start a page, and in one language only.
func TestOneRuleEndsTheCover(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, file := range []string{"/brief.md", "/overview.md"} {
			content, err := fs.ReadFile(templates.FS, lang+file)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(content), "\n---\n"); n != 1 {
				t.Errorf("%s%s has %d rules, want the one that ends the cover", lang, file, n)
			}
		}
	}
}
