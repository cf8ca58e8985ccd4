package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/load/cases"
	"growthpole/indicators/race"
)

// TestMalformedInputs gives every dataset that is wrong to build: the messages stand
// on standard error with the folder before the file, the exit code is 1, nothing
// stands on standard output, and nothing is written.
func TestMalformedInputs(t *testing.T) {
	list, err := cases.Malformed()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 120 {
		t.Errorf("%d cases", len(list))
	}
	for i, c := range list {
		if race.Detected && testing.Short() && i%7 > 0 {
			continue // some of them show what runs beside each other
		}
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			top := t.TempDir()
			folder, target := filepath.Join(top, "land"), filepath.Join(top, "out")
			for name, content := range c.Files {
				write(t, filepath.Join(folder, filepath.FromSlash(name)), content)
			}
			var out, messages bytes.Buffer
			if code := Run(context.Background(), []string{"build", folder, "-o", target}, strings.NewReader(""), &out, &messages); code != 1 {
				t.Errorf("exit code %d", code)
			}
			if out.Len() > 0 {
				t.Errorf("standard output: %s", out.String())
			}
			if got, want := said(messages.String(), folder), said(c.Want, ""); !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			unchanged(t, top, folder, c.Files)
		})
	}
}

func write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// said is the messages in one order, without the folder and the word that sets
// warnings apart.
func said(text, folder string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if rest, found := strings.CutPrefix(line, folder+string(filepath.Separator)); found && folder != "" {
			line = filepath.ToSlash(rest)
		}
		lines = append(lines, strings.Replace(line, ": warning: ", ": ", 1))
	}
	slices.Sort(lines)
	return lines
}

// unchanged wants nothing beside the folder, and in it what was put there.
func unchanged(t *testing.T, top, folder string, files map[string][]byte) {
	t.Helper()
	entries, err := os.ReadDir(top)
	if err != nil || len(entries) != 1 {
		t.Errorf("%d things beside the folder, %v", len(entries)-1, err)
	}
	found := 0
	err = filepath.WalkDir(folder, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		found++
		rel, _ := filepath.Rel(folder, name)
		content, err := os.ReadFile(name)
		if !bytes.Equal(content, files[filepath.ToSlash(rel)]) {
			t.Errorf("%s is not what it was", rel)
		}
		return err
	})
	if err != nil || found != len(files) {
		t.Errorf("%d files of %d, %v", found, len(files), err)
	}
}
