package command

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/report/publish"
	"growthpole/templates"
)

func TestRegionsAreChosenByCodeOrName(t *testing.T) {
	s := &study{data: &data.Dataset{Regions: []data.Region{
		{ID: "KZ-19", Name: data.Names{"en": "Almaty Region", "ru": "Алматинская область"}},
		{ID: "KZ-59", Name: data.Names{"en": "North Region, the", "ru": "Северная область"}},
		{ID: "KZ-75", Name: data.Names{"en": "Almaty", "ru": "Алматы"}},
	}}}
	for _, c := range []struct {
		name  string
		words []string
		want  []string // nil is an error
	}{
		{"no word", nil, []string{}},
		{"a code", []string{"KZ-75"}, []string{"KZ-75"}},
		{"codes with a comma, in another order", []string{"KZ-75, KZ-19"}, []string{"KZ-19", "KZ-75"}},
		{"a whole name goes before a part of another", []string{"almaty"}, []string{"KZ-75"}},
		{"a name in another language", []string{"АЛМАТЫ"}, []string{"KZ-75"}},
		{"a part that only one region has", []string{"Северная"}, []string{"KZ-59"}},
		{"a name that holds a comma", []string{"North Region, the"}, []string{"KZ-59"}},
		{"a region twice", []string{"KZ-75", "Almaty"}, []string{"KZ-75"}},
		{"an empty word", []string{""}, nil},
		{"one right, one wrong", []string{"KZ-75,KZ-99"}, nil},
	} {
		got, err := s.choose(c.words)
		if c.want == nil {
			var usage usageError
			if !errors.As(err, &usage) || len(usage.list) != 3 || usage.list[2] != "KZ-75 Almaty" {
				t.Errorf("%s: got error %v with %q", c.name, err, usage.list)
			}
			continue
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	_, err := s.choose([]string{"KZ-75,область"})
	var usage usageError
	if !errors.As(err, &usage) || err.Error() != `"область" may be any of 2 regions; name one by its code` || !slices.Equal(usage.list, []string{"KZ-19 Almaty Region", "KZ-59 North Region, the"}) {
		t.Errorf("a part that two regions have: got error %v with %q", err, usage.list)
	}
	if _, err := s.choose([]string{"Almty"}); err == nil || !strings.Contains(err.Error(), `did you mean "Almaty"?`) {
		t.Errorf("got %v", err)
	}
}

func TestTemplatesThatNothingUsesAreTold(t *testing.T) {
	user := fstest.MapFS{}
	for name, text := range map[string]string{
		"sections/stage.md":        "in the wrong place",
		"en/sections/summery.md":   "misspelt",
		"en/sections/pole.md":      `{{template "sections/mine.md" .}}`,
		"en/sections/mine.md":      "called",
		"ru/sections/stage.md":     "a new language",
		"ru/words.yaml":            "",
		"README.md":                "notes",
		"en/sections/own/extra.md": "not called",
	} {
		user[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var files []publish.Input
	for name := range user {
		files = append(files, publish.Input{File: name})
	}
	list := unused(templates.Over(user, templates.FS), files)
	list.Sort()
	want := []string{
		"en/sections/own/extra.md: not used: no template of the program has this path, and none calls it; its path is LANGUAGE/NAME as in the program's own folder templates, such as en/sections/stage.md; or call it from another template",
		"en/sections/summery.md: not used: no template of the program has this path, and none calls it; did you mean en/sections/summary.md?",
		"sections/stage.md: not used: no template of the program has this path, and none calls it; move it to en/sections/stage.md",
	}
	if got := strings.Split(list.Error(), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if list.Blocking() {
		t.Error("a template that is not used stops the work")
	}
}

// TestLinkedTemplatesAreListed: what a link leads to is read as a template, so that the
// manifest has to name it, and a document to carry it.
func TestLinkedTemplatesAreListed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	write("shared/stage.md", "mine")
	write("en/words.yaml", "")
	link("../shared/stage.md", "en/stage.md")
	link("nowhere", "en/.#stage.md") // as an editor leaves one beside a file that is open
	link("/", "outside")
	files := func() ([]publish.Input, error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		return hashAll(root.FS())
	}
	list, err := files()
	if err != nil {
		t.Fatal(err)
	}
	want := []publish.Input{hashed("en/stage.md", []byte("mine")), hashed("en/words.yaml", nil), hashed("shared/stage.md", []byte("mine"))}
	if !slices.Equal(list, want) {
		t.Errorf("got %v, want %v", list, want)
	}
	link("shared", "ru")
	if _, err := files(); err == nil || !strings.Contains(err.Error(), "ru is a link to a folder; put the files themselves there") {
		t.Errorf("got %v", err)
	}
}

func TestALanguageIsAFolderWithABrief(t *testing.T) {
	user := fstest.MapFS{"sections/stage.md": {}, "de/brief.md": {}}
	if got, want := languagesOf(templates.Over(user, templates.FS)), []string{"en", "de", "kk", "ru"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
