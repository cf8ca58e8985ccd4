package draft_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/draft"
	"growthpole/indicators/load"
	"growthpole/indicators/race"
	"growthpole/indicators/strictyaml"
)

// sound checks what holds of every draft: dataset.yaml knows only keys that the
// loader knows, and each marked line, and nothing else, is a problem there.
func sound(t *testing.T, d draft.Draft) string {
	t.Helper()
	manifest := string(d.Files[0].Content)
	_, problems := strictyaml.Decode("dataset.yaml", d.Files[0].Content, load.Description())
	for _, p := range problems {
		if !strings.Contains(p.What, "has no value") {
			t.Errorf("%v\n%s", p, manifest)
		}
		if line := strings.Split(manifest, "\n")[p.Line-1]; !strings.Contains(line, "# "+draft.Mark) {
			t.Errorf("line %d is not marked: %s", p.Line, line)
		}
	}
	if marked := strings.Count(manifest, "# "+draft.Mark); marked != len(problems) || d.Open < marked {
		t.Errorf("%d lines are marked, %d have no value, %d are counted\n%s", marked, len(problems), d.Open, manifest)
	}
	return manifest
}

func TestWhatIsTold(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		options             draft.Options
		has, lacks          []string
	}{
		{"a long table with sectors is one of the activity", "a.csv", "region,sector,year,value\nR1,A,2024,1\nR1,J,2024,2\nR2,A,2024,3\nR2,J,2024,4\n", draft.Options{},
			[]string{"    for: activity\n", `      sector: "sector"`, "  - id: \"A\"\n", "  complete: # FILL IN"}, []string{"wide:", "series:", "\n    year:"}},
		{"rows that are sums are no sector", "a.csv", "region,sector,year,value\nR1,A,2024,1\nR1,J,2024,2\nR1,Total,2024,3\nR2,A,2024,3\nR2,J,2024,4\nR2,Total,2024,7\n", draft.Options{},
			[]string{"    sector: \"Total\"\n    tolerance: # FILL IN"}, []string{`id: "Total"`}},
		{"a table of several series", "a.csv", "code,indicator,unit,year,value\nR1,gdp,mln,2024,1\nR1,pop,persons,2024,2\nR2,gdp,mln,2024,3\nR2,pop,persons,2024,4\n", draft.Options{},
			[]string{`      series: "indicator"`, `    unit_in_tables: "mln"`, `    unit_in_tables: "persons"`, `      region: "code"`}, []string{"wide:"}},
		{"texts that cannot be codes stand for codes of their own", "a.csv", "region,indicator,year,value\nR1,\"Gross product, total\",2024,1\nR2,\"Gross product, total\",2024,2\n", draft.Options{},
			[]string{`  - id: "series-1"`, `    name: {en: "Gross product, total"}`, `      "Gross product, total": "series-1"`}, nil},
		{"several columns of figures are a series each", "a.csv", "region,year,firms,jobs\nR1,2024,1,20\nR2,2024,3,40\n", draft.Options{},
			[]string{"      series:\n        \"firms\": \"firms\"\n        \"jobs\": \"jobs\"\n"}, []string{"      value:"}},
		{"or a sector each, when that is said", "a.csv", "region,year,firms,jobs\nR1,2024,1,20\nR2,2024,3,40\n", draft.Options{For: "activity"},
			[]string{"    for: activity\n", "      sectors:\n        \"firms\": \"firms\"\n"}, nil},
		{"a decimal mark that cannot be told is asked for", "a.csv", "region;year;value\nR1;2024;1,234\nR2;2024;5,678\n", draft.Options{},
			[]string{"    decimal: # FILL IN"}, nil},
		{"wider territories are asked about", "a.csv", "geo,year,value\nAT,2024,10\nAT1,2024,6\nAT11,2024,2\nAT12,2024,4\nAT2,2024,4\nAT21,2024,1\nAT22,2024,3\n", draft.Options{},
			[]string{`  code: "AT"`, `not in regions.csv: "AT1", "AT2"`, "    others: # FILL IN"}, nil},
		{"a year for all rows is asked for", "a.csv", "region,value\nR1,1\nR2,2\n", draft.Options{},
			[]string{"    year: # FILL IN"}, nil},
		{"Eurostat's own TSV", "a.tsv", "unit,geo\\time\t2023 \t2022 \nPC,EE\t5.5 p\t: \nPC,EE01\t5.1 \t4 b\n", draft.Options{},
			[]string{"    format: eurostat-tsv\n", `      region: "geo"`, `      year: "time"`}, []string{"missing:", "flags:"}},
		{"a status that the format does not explain", "a.csv", "DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nX,R1,2024,1,zz\nX,R2,2024,2,p\n", draft.Options{},
			[]string{`      "zz": # FILL IN`, `      "p": # FILL IN`}, nil},
		{"no control or bidi characters", "a.csv", "region,in\u202edicator,year,value\nR1,\"a\u2028b\",2024,1\nR1,\"c\u061cd\",2024,1\nR2,x,2024,2\n", draft.Options{}, []string{`in\u202edicator`}, []string{"\u202e", "\u2028", "\u061c"}},
	} {
		d, problems := draft.Of(c.file, []byte(c.content), c.options)
		if len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
			continue
		}
		manifest := sound(t, d)
		for _, want := range c.has {
			if !strings.Contains(manifest, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, manifest)
			}
		}
		for _, other := range c.lacks {
			if strings.Contains(manifest, other) {
				t.Errorf("%s: %q in\n%s", c.name, other, manifest)
			}
		}
		for _, line := range d.Told {
			if strings.ContainsAny(line, "\n\u202e\u2028\u061c") {
				t.Errorf("%s: %q", c.name, line)
			}
		}
	}
}

func TestAnEmptyDatasetIsAllToFill(t *testing.T) {
	d := draft.Empty()
	sound(t, d)
	if len(d.Files) != 2 || !bytes.Equal(d.Files[1].Content, []byte("region,name_en,kind\n")) {
		t.Errorf("got %q", d.Files)
	}
}

// TestWhatWasNotLookedAtIsTold: a code behind the last row that is looked at is not in the draft.
func TestWhatWasNotLookedAtIsTold(t *testing.T) {
	race.FindsNothing(t)
	const looked, told = 2_000_000, "only the first 2000000 rows were looked at"
	for _, c := range []struct {
		rows int
		want bool
	}{{3, false}, {looked + 1, true}} {
		d, problems := draft.Of("a.csv", []byte("region,year,value\n"+strings.Repeat("R1,2024,1\n", c.rows)), draft.Options{})
		if got := slices.Contains(d.Told, told); got != c.want {
			t.Errorf("%d rows: %q, %v", c.rows, d.Told, problems)
		}
	}
}

// FuzzOf: whatever a file holds, the draft is one that the loader reads up to the marked lines.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"region,year,value\nR1,2024,1\nR2,2024,2\n", "a;b\n\"x;y\";1,5p\n", "unit,geo\\time\t2023 \nPC,EE\t: \n",
		"DATAFLOW,geo: Region,TIME_PERIOD,OBS_VALUE\nX,R1: One,2024,\n", `{"version":"2.0","class":"dataset","id":["geo"],"size":[1],"dimension":{"geo":{"category":{"index":["A"]}}},"value":[1]}`,
		"rows:\n- {a: 1, b: x}\n", "region,year,v\n\"a\"\"b\\c\",2024,1\n\"\u202e\n\",2024,2\n",
		"region,year,value\nR1,2024,1\nR2,2024," + strings.Repeat("t", 1100) + "\n"} {
		f.Add([]byte(s), uint8(0))
		f.Add([]byte(s), uint8(1))
	}
	names := []string{"a.csv", "b.tsv", "c.json", "d.yaml", "e.txt"}
	f.Fuzz(func(t *testing.T, content []byte, kind uint8) {
		if len(content) > 1<<14 {
			return
		}
		o := draft.Options{}
		if kind >= 128 {
			o.For = "activity"
		}
		d, problems := draft.Of(names[int(kind)%len(names)], content, o)
		if len(d.Files) == 0 {
			if len(problems) == 0 {
				t.Error("no draft, and no problem")
			}
			return
		}
		sound(t, d)
	})
}
