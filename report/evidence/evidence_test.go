package evidence

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"growthpole/report/document"
)

var day = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

func inputs() []Input {
	return []Input{
		{Path: "data/dataset.yaml", Content: []byte("title: x\n")}, {Path: "data/results.json", Content: []byte("{}")}, {Path: "model.yaml", Content: []byte("id: m\n")},
		{Path: "templates/en/brief.md", Content: []byte("# x\n")}, {Path: "previous/data/dataset.yaml", Content: []byte("title: y\n")}, {Path: "previous/model.yaml", Content: []byte("id: n\n")},
	}
}

func provenance(t *testing.T, files []document.Attachment) Provenance {
	t.Helper()
	var p Provenance
	last := files[len(files)-1]
	if last.Name != ProvenanceName {
		t.Fatalf("the last file is %s", last.Name)
	}
	if err := json.Unmarshal(last.Content, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryFileIsListedWithItsHash(t *testing.T) {
	r := &Run{Mode: All, Program: "growthpole v1", Date: day, Templates: map[string]string{"en": "ab"}}
	r.Share(inputs())
	files, err := r.Of("A", "en", []document.Attachment{r.Own(ResultsName, []byte("{}\n"))})
	if err != nil {
		t.Fatal(err)
	}
	p := provenance(t, files)
	if len(p.Files) != 7 || len(p.Left) != 0 || p.Data != Attached || p.Templates != "ab" || p.Document != (Document{"A", "en", day}) {
		t.Errorf("provenance is %+v", p)
	}
	for i, f := range p.Files {
		if f.File != files[i].Name || f.Path != files[i].Path || strings.Contains(f.File, "/") || f.SHA256 != hash(files[i].Content) || f.Bytes != len(files[i].Content) {
			t.Errorf("%s is listed as %+v", files[i].Name, f)
		}
	}
	names := map[string]bool{}
	relations := map[string]document.Relation{}
	for _, f := range files {
		relations[f.Path] = f.Relation
		if names[f.Name] {
			t.Errorf("two files are called %s", f.Name)
		}
		names[f.Name] = true
		if f.Date != day || f.MIME == "" {
			t.Errorf("%s: date %v, type %q", f.Name, f.Date, f.MIME)
		}
	}
	for name, want := range map[string]document.Relation{
		"results.json": document.Data, "data/results.json": document.Data, "previous/data/dataset.yaml": document.Data,
		"model.yaml": document.Source, "previous/model.yaml": document.Source, "templates/en/brief.md": document.Source, ProvenanceName: document.Supplement,
	} {
		if relations[name] != want {
			t.Errorf("%s is %q to the document, want %q", name, relations[name], want)
		}
	}
}

func TestWhatIsLeftOutIsListed(t *testing.T) {
	r := &Run{Mode: Results, Date: day}
	r.Share(inputs())
	files, err := r.Of("A", "en", []document.Attachment{r.Own(ResultsName, []byte("{}\n"))})
	if err != nil {
		t.Fatal(err)
	}
	p := provenance(t, files)
	if len(files) != 2 || len(p.Left) != 6 || p.Data != Left || p.Left[0].SHA256 != hash([]byte("title: x\n")) {
		t.Errorf("%d files, provenance %+v", len(files), p)
	}

	r = &Run{Mode: All, Date: day}
	r.Share([]Input{{Path: "data/big.csv", Content: make([]byte, MostData)}, {Path: "data/dataset.yaml", Content: []byte("x")}, {Path: "model.yaml", Content: []byte("m")}})
	if files, err = r.Of("A", "en", nil); err != nil {
		t.Fatal(err)
	}
	if p = provenance(t, files); p.Data != TooLarge || len(p.Left) != 2 || len(p.Files) != 1 || p.Files[0].File != ModelName {
		t.Errorf("of a large dataset: %+v", p)
	}

	r = &Run{Mode: All, Date: day}
	r.Share([]Input{{Path: "data/big.csv", Bytes: MostData + 1, SHA256: "abcd"}, {Path: "model.yaml", Content: []byte("m")}})
	if files, err = r.Of("A", "en", nil); err != nil {
		t.Fatal(err)
	}
	if p = provenance(t, files); p.Data != TooLarge || len(p.Left) != 1 || p.Left[0] != (Listed{Path: "data/big.csv", SHA256: "abcd", Bytes: MostData + 1}) {
		t.Errorf("of a large file that was not read again: %+v", p)
	}

	r = &Run{Mode: None, Date: day}
	if files, err = r.Of("A", "en", nil); err != nil || len(files) > 0 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

func TestDigestDependsOnNamesAndContent(t *testing.T) {
	seen := map[string]string{}
	for name, files := range map[string]fstest.MapFS{
		"as it is":     {"en/a": {Data: []byte("x")}, "ru/a": {Data: []byte("x")}},
		"another name": {"en/b": {Data: []byte("x")}},
		"more":         {"en/a": {Data: []byte("x")}, "en/b": {}},
		"other words":  {"en/a": {Data: []byte("y")}},
	} {
		d, err := Digest(files, "en")
		if err != nil || seen[d] != "" {
			t.Errorf("%s: %q, %v; %s has the same", name, d, err, seen[d])
		}
		seen[d] = name
	}
	a, _ := Digest(fstest.MapFS{"en/a": {Data: []byte("x")}}, "en")
	if seen[a] != "as it is" {
		t.Error("another language changes the digest")
	}
}

func TestKinds(t *testing.T) {
	for name, want := range map[string]string{
		"data/a.csv": "data a.csv", "data/sub/a.csv": "data sub/a.csv", "model.yaml": "model model.yaml", "templates/en/brief.md": "template en/brief.md",
		"tidy/a.csv": "tidy a.csv", "previous/data/a.csv": "previous a.csv", "previous/model.yaml": "previous model.yaml", "results.json": "results results.json", "provenance.json": "provenance provenance.json",
	} {
		kind, of := Kind(name)
		if got := strings.Join([]string{kind, of}, " "); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
