package load_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"growthpole/indicators/load"
	"growthpole/indicators/load/cases"
)

var update = flag.Bool("update", false, "write the messages of cases/malformed anew")

// base is a small dataset without a problem, as a map that a test may change.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	return mapped(cases.Base())
}

func malformed(t testing.TB) []cases.Case {
	t.Helper()
	list, err := cases.Malformed()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func mapped(contents map[string][]byte) fstest.MapFS {
	files := fstest.MapFS{}
	for name, content := range contents {
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}

func TestBaseLoads(t *testing.T) {
	if set, problems := load.Folder(base(t), "."); set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
}

// TestMalformed compares all messages that a dataset which is wrong gets.
// What the command does with them is tested there, on the same cases.
func TestMalformed(t *testing.T) {
	list := malformed(t)
	if len(list) < 120 {
		t.Errorf("%d cases", len(list))
	}
	for _, c := range list {
		t.Run(c.Name, func(t *testing.T) {
			set, problems := load.Folder(mapped(c.Files), ".")
			if set != nil || !problems.Blocking() {
				t.Errorf("loaded: %v", problems)
			}
			got := problems.Error() + "\n"
			if *update {
				if err := os.WriteFile(filepath.Join("cases", "malformed", c.Name+".txtar"), []byte(c.Text+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != c.Want {
				t.Errorf("got\n%swant\n%s", got, c.Want)
			}
		})
	}
}
