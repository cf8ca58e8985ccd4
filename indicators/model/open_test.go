package model

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestChangedUnderTheSameName: a model that is not the built-in one, and is called as
// it, is warned of at its id; comments and a name of its own are no reason to.
func TestChangedUnderTheSameName(t *testing.T) {
	const heading = "id: kireeva-tsoi-2018\nversion: \"1.0\"\ntitle:\n  en: Default model after Kireeva & Tsoi (2018)\n"
	other := strings.Replace(string(defaultText), "max_age:\n  years: 4", "max_age:\n  years: 3", 1)
	if !strings.Contains(other, heading) || other == string(defaultText) {
		t.Fatal("the heading of the built-in model is another one")
	}
	for _, c := range []struct {
		name, text string
		line       int // of the warning; 0 for none
	}{
		{"the same", string(defaultText), 0},
		{"a comment", string(defaultText) + "\n# ours\n", 0},
		{"changed", other, 1 + strings.Count(strings.Split(other, "id: kireeva")[0], "\n")},
		{"changed, with its title", strings.Replace(other, "id: kireeva-tsoi-2018", "id: ours", 1), 1 + strings.Count(strings.Split(other, "id: kireeva")[0], "\n")},
		{"a version of its own", strings.Replace(other, `version: "1.0"`, `version: "1.0-a"`, 1), 0},
		{"id and title of its own", strings.Replace(strings.Replace(other, "id: kireeva-tsoi-2018", "id: ours", 1), "en: Default model", "en: Our model", 1), 0},
	} {
		m, _, found := Open(fstest.MapFS{"model.yaml": {Data: []byte(c.text)}}, "model.yaml")
		switch {
		case m == nil:
			t.Errorf("%s: %v", c.name, found)
		case c.line == 0 && len(found) > 0:
			t.Errorf("%s: %v", c.name, found)
		case c.line > 0 && (len(found) != 1 || !found[0].Warning || found[0].Line != c.line || !strings.Contains(found[0].What, "goes by the name of the built-in one")):
			t.Errorf("%s: %v", c.name, found)
		}
	}
}
