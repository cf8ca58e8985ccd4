package indicators

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/samples"
)

// kazakhstanWith is the sample with edits of indicators.csv: what stands there once,
// and what stands instead. An empty first text puts rows at the end.
func kazakhstanWith(t *testing.T, edits ...string) *data.Dataset {
	t.Helper()
	files, err := samples.Files("kazakhstan")
	if err != nil {
		t.Fatal(err)
	}
	table := files["indicators.csv"]
	for i := 0; i < len(edits); i += 2 {
		if edits[i] == "" {
			table.Data = append(table.Data, edits[i+1]...)
			continue
		}
		if n := strings.Count(string(table.Data), edits[i]); n != 1 {
			t.Fatalf("%q stands %d times", edits[i], n)
		}
		table.Data = []byte(strings.Replace(string(table.Data), edits[i], edits[i+1], 1))
	}
	ds, found := load.Folder(files, ".")
	if found.Blocking() {
		t.Fatal(found)
	}
	return ds
}

func warningsOf(t *testing.T, ds *data.Dataset) []string {
	t.Helper()
	m, _ := model.Default()
	e, err := New(ds, m)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range e.Warnings() {
		if !p.Warning {
			t.Errorf("%v stops the work", p)
		}
		out = append(out, p.String())
	}
	return out
}

// TestNewerFigureOfFewRegions: a row of 2023 for one region is told at its line.
func TestNewerFigureOfFewRegions(t *testing.T) {
	if got := warningsOf(t, kazakhstanWith(t)); len(got) > 0 {
		t.Errorf("the sample itself: %q", got)
	}
	row := func(code string) string {
		return code + `,rd_personnel,2023,9900,persons,"BNS bulletin R&D 2022 (20.03.2023), table 36",KZ20,` + "\n"
	}
	got := warningsOf(t, kazakhstanWith(t, "", row("KZ-75")))
	if len(got) != 1 || !strings.HasPrefix(got[0], "indicators.csv:") || !strings.Contains(got[0],
		`"rd_personnel" of 2023 is given for 1 of the 20 regions only (KZ-75): their figure of "rd_personnel_density" is newer than that of the others, with which it is compared, that of the nation of 2022`) {
		t.Errorf("%q", got)
	}
	var most []string
	for _, code := range []string{"10", "11", "15", "19", "23", "27", "31", "33", "35", "39"} {
		most = append(most, "", row("KZ-"+code))
	}
	if got := warningsOf(t, kazakhstanWith(t, most...)); len(got) > 0 {
		t.Errorf("half of the regions have it: %q", got)
	}
}

// TestIndicatorOfFewRegions: a score that one region makes of what the others lack is
// told; what none has is a gap, and no warning.
func TestIndicatorOfFewRegions(t *testing.T) {
	ds := kazakhstanWith(t)
	s, _ := ds.SeriesByID("enterprises_innovating_ict_systems")
	for row := range ds.Regions[:11] {
		s.Panel.Set(row, 0, 2022, data.Cell{})
	}
	got := warningsOf(t, ds)
	if want := fmt.Sprintf("%q counts in a score, and 9 of the 20 regions have a figure", "ict_innovators"); len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("%q", got)
	}
	for row := range ds.Regions {
		s.Panel.Set(row, 0, 2022, data.Cell{})
	}
	if got := warningsOf(t, ds); len(got) > 0 {
		t.Errorf("none has it: %q", got)
	}
}
