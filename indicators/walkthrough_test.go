package indicators

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/mechanism"
	"growthpole/samples"
)

// TestWalkthrough holds docs/walkthrough.md: its rows, its numbers, and what it says would change.
func TestWalkthrough(t *testing.T) {
	page, err := os.ReadFile("../docs/walkthrough.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(page)), " ")
	rows, err := os.ReadFile("../samples/kazakhstan/indicators.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(rows), "\n")
	e := open(t, "samples/kazakhstan")
	almaty := region(t, e, "KZ-75")
	links := almaty.Stage.Answers[1].Findings[1].Tests[0]
	x, _ := links.Value.Get()
	now := map[string]bool{}
	priority := 0.0
	for _, r := range almaty.Plan {
		if r.Mechanism == "M3" {
			priority = r.Priority
		}
		for _, a := range r.Measures {
			now[a.Measure] = a.Status == mechanism.Now
		}
	}
	for _, want := range []string{lines[632], lines[695], fmt.Sprintf("**%.1f**", x), fmt.Sprintf("margin %.4f", *links.Margin), fmt.Sprintf("= %.1f", priority)} {
		if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if !now["M3.3"] || !now["L1.1"] || !now["L3.1"] {
		t.Errorf("measures recommended now are other ones: %v", now)
	}
	if astana := region(t, e, "KZ-71").Stage; astana.Held != 1 || astana.Determined() {
		t.Errorf("Astana: %+v", astana)
	}

	// 33 becomes 40, in the region's row and the nation's.
	changed := strings.Replace(string(rows), lines[695], strings.Replace(lines[695], ",33,", ",40,", 1), 1)
	changed = strings.Replace(changed, lines[676], strings.Replace(lines[676], ",203,", ",210,", 1), 1)
	fsys, err := samples.Files("kazakhstan")
	if err != nil {
		t.Fatal(err)
	}
	fsys["indicators.csv"] = &fstest.MapFile{Data: []byte(changed)}
	after := region(t, prepared(t, fsys, "."), "KZ-75")
	for _, r := range after.Plan {
		if r.Mechanism == "M3" && r.Status != mechanism.Sustain {
			t.Errorf("M3 is %v, want sustain", r.Status)
		}
	}
	if after.Stage.Held != 1 || after.Stage.Determined() {
		t.Errorf("after the change: held %d, possible %d", after.Stage.Held, after.Stage.Possible)
	}
}
