package load_test

import (
	"flag"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/load"
)

var update = flag.Bool("update", false, "write the messages of testdata/malformed anew")

// base is a small dataset without a problem, as a map that a test may change.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"dataset.yaml", "jobs.csv", "figures.csv"} {
		content, err := os.ReadFile(filepath.Join("testdata", "base", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}

// archived yields the files of a txtar archive. (The library for it is not used:
// it would be a requirement for these few lines.)
func archived(text string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, part := range strings.Split("\n"+text, "\n-- ")[1:] {
			name, content, _ := strings.Cut(part, " --\n")
			if content != "" && !strings.HasSuffix(content, "\n") {
				content += "\n"
			}
			if !yield(name, content) {
				return
			}
		}
	}
}

// Signs in a case for what a text file cannot hold.
var signs = strings.NewReplacer("⏎", "\n", "␀", "\x00", "␁", "\xff", "␂", "\xfe", "␃", "\xe9")

// change applies lines "file: old => new" to the files.
func change(t *testing.T, files fstest.MapFS, lines string) {
	for line := range strings.Lines(lines) {
		file, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		from, to, found := strings.Cut(rest, " => ")
		from, to = signs.Replace(from), signs.Replace(to)
		text := string(files[file].Data)
		if !found || !strings.Contains(text, from) {
			t.Fatalf("cannot change %q in %s", from, file)
		}
		files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, from, to, 1))}
	}
}

func TestBaseLoads(t *testing.T) {
	if set, problems := load.Folder(base(t), "."); set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
}

// TestMalformed loads the base with the changes and files of each case and
// compares all messages.
func TestMalformed(t *testing.T) {
	cases, _ := filepath.Glob("testdata/malformed/*.txtar")
	if len(cases) < 50 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			given, want, found := strings.Cut(string(content), "-- want --\n")
			if !found {
				t.Fatal("no -- want --")
			}
			files := base(t)
			for file, text := range archived(given) {
				if file == "change" {
					change(t, files, text)
				} else {
					files[file] = &fstest.MapFile{Data: []byte(text)}
				}
			}
			set, problems := load.Folder(files, ".")
			if set != nil || !problems.Blocking() {
				t.Error("loaded")
			}
			got := problems.Error() + "\n"
			if *update {
				if err := os.WriteFile(name, []byte(given+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}
