package evidence

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/report/document"
)

// inside is the files of a document, by their names.
func inside(t *testing.T) map[string][]byte {
	t.Helper()
	r := &Run{Mode: All, Program: "growthpole v1", Date: day}
	r.Share(inputs())
	files, err := r.Of("A", "en", []document.Attachment{r.Own(ResultsName, []byte("{}\n"))})
	if err != nil {
		t.Fatal(err)
	}
	m := map[string][]byte{}
	for _, f := range files {
		m[f.Name] = f.Content
	}
	return m
}

func TestEvidenceIsReadBack(t *testing.T) {
	s, problems, err := Read(inside(t))
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for _, in := range inputs() {
		if got, found := s.File(in.Path); !found || string(got) != string(in.Content) {
			t.Errorf("%s holds %q", in.Path, got)
		}
	}
	if err := fstest.TestFS(s.FS(DataFolder), "dataset.yaml", "results.json"); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(s.FS(TemplatesFolder), "en/brief.md"); err != nil {
		t.Error(err)
	}
	if b, err := fs.ReadFile(s.FS(PreviousFolder), "data/dataset.yaml"); err != nil || string(b) != "title: y\n" {
		t.Errorf("%q, %v", b, err)
	}
	if s.Has("elsewhere") || !s.Has(PreviousFolder) {
		t.Error("folders are not what they hold")
	}
}

func TestFilesThatAreNotAsListedAreTold(t *testing.T) {
	for want, change := range map[string]func(m map[string][]byte){
		"model.yaml is listed, and not inside":           func(m map[string][]byte) { delete(m, "model.yaml") },
		"dataset.yaml is not the file that is listed":    func(m map[string][]byte) { m["dataset.yaml"] = []byte("title: z\n") },
		"more.csv is inside, and not listed":             func(m map[string][]byte) { m["more.csv"] = nil },
		`dataset.yaml is said to belong to "../outside"`: func(m map[string][]byte) { replace(m, `"path": "data/dataset.yaml"`, `"path": "../outside"`) },
		`model.yaml is said to belong to "results.json"`: func(m map[string][]byte) { replace(m, `"path": "model.yaml"`, `"path": "results.json"`) },
	} {
		m := inside(t)
		change(m)
		_, problems, err := Read(m)
		if err != nil || len(problems) == 0 || !strings.HasPrefix(problems[0], want) {
			t.Errorf("got %q, %v, want %q", problems, err, want)
		}
	}
}

func replace(m map[string][]byte, old, new string) {
	m[ProvenanceName] = []byte(strings.Replace(string(m[ProvenanceName]), old, new, 1))
}

func TestProvenanceThatCannotBeReadIsAnError(t *testing.T) {
	if _, _, err := Read(nil); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
	for want, change := range map[string][2]string{
		"cannot be read": {`{`, `[`},
		"of format 2":    {`"format": 1`, `"format": 2`},
		"unknown field":  {`"program"`, `"programme"`},
	} {
		m := inside(t)
		replace(m, change[0], change[1])
		if _, _, err := Read(m); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"format": 1, "files": [{"file": "a", "path": "data/a", "bytes": 1}]}`), "a")
	f.Fuzz(func(t *testing.T, provenance []byte, name string) {
		s, _, err := Read(map[string][]byte{ProvenanceName: provenance, name: []byte("x")})
		if err == nil {
			_ = fs.WalkDir(s.FS(DataFolder), ".", func(string, fs.DirEntry, error) error { return nil })
		}
	})
}
