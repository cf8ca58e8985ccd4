package command

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/evidence"
	"growthpole/report/reader"
)

// TestABriefCarriesTheDataOfItsFigures: for every figure of the file there are rows in
// an associated file, unless nothing is to be attached; then the alternative texts
// name no file.
func TestABriefCarriesTheDataOfItsFigures(t *testing.T) {
	race.FindsNothing(t)
	for _, attach := range []string{"all", "results", "none"} {
		out := built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "20", "--attach", attach, "--lang", "en,kk")
		for _, name := range []string{"EX-02.en.pdf", "EX-02.kk.pdf", "overview.kk.pdf"} {
			f := opened(t, readBrief(t, out, name))
			labels := map[string]bool{}
			for _, a := range f.Files() {
				if a.Name != evidence.FiguresName {
					continue
				}
				rows, err := csv.NewReader(bytes.NewReader(a.Content)).ReadAll()
				if err != nil || a.Relation != "Data" || a.Type != "text/csv" {
					t.Errorf("%s, %s: %s of type %s, %v", attach, name, a.Relation, a.Type, err)
				}
				for _, r := range rows[1:] {
					labels[r[0]] = true
				}
			}
			figures, named := 0, 0
			tree, err := f.Tree()
			if err != nil {
				t.Fatal(err)
			}
			tree.Walk(func(e *reader.Element) {
				if e.Role == "Figure" {
					figures++
					if strings.Contains(f.Text(e.Dict["Alt"]), evidence.FiguresName) {
						named++
					}
				}
			})
			want := figures
			if attach == "none" {
				want = 0
			}
			if figures == 0 || len(labels) != want || want == 0 && named > 0 {
				t.Errorf("--attach %s, %s: data of %d figures of %d; %d name the file", attach, name, len(labels), figures, named)
			}
		}
	}
}
