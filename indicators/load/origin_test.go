package load_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
)

// TestEveryFigureKnowsItsPlace: file, row, column, and of a workbook the cell, source
// and flags, in whatever format a table comes.
func TestEveryFigureKnowsItsPlace(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"B3": "place", "C3": 2023, "D3": 2024, "B4": "R1", "C4": 10, "D4": "11 p", "B5": "R2", "C5": 20, "D5": 21.5} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetName("Sheet1", "Table 1"); err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file, table string
		content           []byte
		want              string // of R1 in 2024
	}{
		{"a workbook with years in columns", "a.xlsx", "wide: {years: true}, range: B3, flags: {p: provisional}, columns: {region: place}", book.Bytes(),
			`{"file":"a.xlsx","line":4,"column":"2024","cell":"Table 1!D4","source":"office","flags":"provisional"}`},
		{"CSV with years in columns", "a.csv", "wide: {years: true}, flags: {e: estimated}, columns: {region: place}", []byte("place,2023,2024\nR1,10,11e\nR2,20,21.5\n"),
			`{"file":"a.csv","line":2,"column":"2024","source":"office","flags":"estimated"}`},
		{"CSV with a row a figure", "a.csv", "columns: {region: place, year: y, value: v, status: s}, statuses: {r: revised}", []byte("place,y,v,s\nR2,2024,21.5,\nR1,2024,11,r\n"),
			`{"file":"a.csv","line":3,"column":"v","source":"office","flags":"revised"}`},
		{"Eurostat's TSV", "a.tsv", "format: eurostat-tsv, where: {unit: THS}, columns: {region: geo, year: time, value: value}", []byte("unit,geo\\time\t2024 \t2023 \nTHS,R1\t11 b\t10 \nTHS,R2\t21.5 \t20 \n"),
			`{"file":"a.tsv","line":2,"column":"2024","source":"office","flags":"break"}`},
		{"SDMX-CSV", "a.csv", "columns: {region: geo, year: TIME_PERIOD, value: OBS_VALUE, status: OBS_STATUS}, ignore: [DATAFLOW]", []byte("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX:Y(1.0),R1,2024,11,P\nX:Y(1.0),R2,2024,21.5,A\n"),
			`{"file":"a.csv","line":2,"column":"OBS_VALUE","source":"office","flags":"provisional"}`},
		{"JSON-stat", "a.json", "columns: {region: geo, year: t, value: value, status: status}", []byte(`{"class":"dataset","id":["geo","t"],"size":[2,1],"dimension":{"geo":{"category":{"index":["R2","R1"]}},"t":{"category":{"index":["2024"]}}},"value":[21.5,11],"status":["","u"]}`),
			`{"file":"a.json","line":2,"column":"value","source":"office","flags":"unreliable"}`},
		{"YAML", "a.yaml", "columns: {region: place, year: y, value: v}", []byte("rows:\n  - {place: R2, y: 2024, v: 21.5}\n  - {place: R1, y: 2024, v: 11}\n"),
			`{"file":"a.yaml","line":3,"column":"v","source":"office"}`},
	} {
		manifest := "title: {en: T}\ncountry: {code: XX, name: {en: X}}\ndate: 2026-01-31\nillustrative: true\nlanguages: [en]\nregions: {complete: true, list: [{id: R1, name: {en: One}}, {id: R2, name: {en: Two}}]}\n" +
			"series: [{id: jobs, name: {en: Jobs}, unit: {en: persons}}]\nsources: [{id: office, title: {en: Office}, retrieved: 2026-01}]\ntables: [{file: " + c.file + ", for: series, series: jobs, source: office, decimal: \".\", " + c.table + "}]\n"
		set, problems := load.Folder(fstest.MapFS{"dataset.yaml": {Data: []byte(manifest)}, c.file: {Data: c.content}}, ".")
		if set == nil {
			t.Errorf("%s: %v", c.name, problems)
			continue
		}
		v := set.Value(set.Series[0].Panel.At(0, 0, 2024), 2024)
		got, err := json.Marshal(v.Origins[0])
		if x, _ := v.Get(); err != nil || x != 11 || string(got) != c.want {
			t.Errorf("%s: %v from\n%s, want\n%s", c.name, x, got, c.want)
		}
		if set.Sources[0].Retrieved != "2026-01" {
			t.Errorf("%s: %+v", c.name, set.Sources)
		}
	}
}

// TestADeclaredBreakMarksItsYear, as a publisher's own mark does.
func TestADeclaredBreakMarksItsYear(t *testing.T) {
	manifest := "title: {en: T}\ncountry: {code: XX, name: {en: X}}\ndate: 2026-01-31\nillustrative: true\nlanguages: [en]\nregions: {complete: true, list: [{id: R1, name: {en: One}}]}\n" +
		"series: [{id: jobs, name: {en: Jobs}, unit: {en: persons}, breaks: [2023]}]\nsources: [{id: office, title: {en: Office}, retrieved: 2026-01}]\n" +
		"tables: [{file: a.csv, for: series, series: jobs, source: office, decimal: \".\", columns: {region: place, year: y, value: v}}]\n"
	set, problems := load.Folder(fstest.MapFS{"dataset.yaml": {Data: []byte(manifest)}, "a.csv": {Data: []byte("place,y,v\nR1,2022,5\nR1,2023,7\nR1,2024,8\n")}}, ".")
	if set == nil {
		t.Fatal(problems)
	}
	for year, want := range map[data.Year]data.Flags{2022: 0, 2023: data.SeriesBreak, 2024: 0} {
		if got := set.Series[0].Panel.At(0, 0, year).Flags; got != want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
}

func TestCellName(t *testing.T) {
	for _, c := range []struct {
		column, row int
		want        string
	}{{1, 1, "A1"}, {26, 7, "Z7"}, {27, 7, "AA7"}, {702, 3, "ZZ3"}, {703, 3, "AAA3"}, {16_384, 1_048_576, "XFD1048576"}} {
		if got := data.CellName(c.column, c.row); got != c.want {
			t.Errorf("%d, %d: %s, want %s", c.column, c.row, got, c.want)
		}
	}
}
