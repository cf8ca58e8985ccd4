package tidy_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/tidy"
	"growthpole/samples"
)

// folder is a dataset's tidy form as files.
func folder(t testing.TB, ds *data.Dataset, o tidy.Options) fstest.MapFS {
	t.Helper()
	files, err := tidy.Files(ds, o)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range files {
		out[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	return out
}

func loaded(t testing.TB, files fstest.MapFS) *data.Dataset {
	t.Helper()
	ds, problems := load.Folder(files, ".")
	if ds == nil || len(problems) > 0 {
		t.Fatalf("the tidy form has problems:\n%v\n%s", problems, files["dataset.yaml"].Data)
	}
	return ds
}

func sample(t testing.TB, name string) *data.Dataset {
	t.Helper()
	ds, problems := load.Folder(samples.FS, name)
	if ds == nil {
		t.Fatal(problems)
	}
	return ds
}

// sampleNames lists all samples, so that a new one is tested as well.
func sampleNames(t testing.TB) (names []string) {
	t.Helper()
	entries, err := fs.ReadDir(samples.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	if len(names) < 2 {
		t.Fatalf("only %v", names)
	}
	return names
}

// base is a small dataset with everything that can be declared: a change of
// territory, a former region, totals, an accepted difference, withheld and missing
// figures, flags, rows without a source, names that lack a language.
func base(t testing.TB) *data.Dataset {
	t.Helper()
	files := fstest.MapFS{}
	names, _ := filepath.Glob("testdata/base/*")
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: content}
	}
	ds, problems := load.Folder(files, ".")
	if ds == nil || problems.Blocking() {
		t.Fatal(problems)
	}
	return ds
}

// results are the evaluations of all regions and of the nation, with draws and
// earlier years, without the places from which figures were read.
func results(t testing.TB, ds *data.Dataset, m *model.Model) any {
	t.Helper()
	draws := 20
	e, err := indicators.Prepare(context.Background(), ds, m, indicators.Options{Jobs: 1, Years: true, Draws: &draws})
	if err != nil {
		t.Fatal(err)
	}
	all := []any{e.Nation()}
	for i := range ds.Regions {
		ev, err := e.Region(i)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ev)
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		t.Fatal(err)
	}
	return withoutPlaces(plain)
}

// modelOf is a sample's own model, or the default one.
func modelOf(t testing.TB, name string) *model.Model {
	t.Helper()
	content, err := fs.ReadFile(samples.FS, name+"/model.yaml")
	if err != nil {
		content = model.DefaultText()
	}
	m, problems := model.Decode("model.yaml", content)
	if m == nil {
		t.Fatal(problems)
	}
	return m
}

// withoutPlaces drops files, lines and columns, and keeps sources and flags.
func withoutPlaces(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if _, place := v["file"]; place {
			for _, key := range []string{"file", "line", "last_line", "column"} {
				delete(v, key)
			}
		}
		for key, x := range v {
			v[key] = withoutPlaces(x)
		}
		if from, ok := v["from"].([]any); ok { // figures of one row stand in several now
			v["from"] = slices.CompactFunc(from, reflect.DeepEqual)
		}
	case []any:
		for i, x := range v {
			v[i] = withoutPlaces(x)
		}
	}
	return v
}

// TestTheTidyFormEvaluatesToTheSame holds all numbers and verdicts of both samples.
func TestTheTidyFormEvaluatesToTheSame(t *testing.T) {
	for _, name := range sampleNames(t) {
		ds := sample(t, name)
		again := loaded(t, folder(t, ds, tidy.Options{}))
		m := modelOf(t, name)
		if want, got := results(t, ds, m), results(t, again, m); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: other results from the tidy form", name)
		}
	}
}

// TestTheTidyFormIsTheSameDataset compares figure by figure, and what is declared.
func TestTheTidyFormIsTheSameDataset(t *testing.T) {
	all := map[string]*data.Dataset{"base": base(t)}
	for _, name := range sampleNames(t) {
		all[name] = sample(t, name)
	}
	for name, ds := range all {
		again, problems := load.Folder(folder(t, ds, tidy.Options{}), ".")
		if again == nil {
			t.Fatal(problems)
		}
		want, got := plain(ds), plain(again)
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("%s: part %d: got\n%+v\nwant\n%+v", name, i, got[i], want[i])
			}
		}
	}
}

// plain is a dataset without its places.
func plain(ds *data.Dataset) []any {
	cell := func(c data.Cell) data.Cell {
		c.Line, c.Place, c.Table = 0, 0, 0
		return c
	}
	flat := func(p *data.Panel) (all []data.Cell) {
		for y := p.First(); y <= p.Last(); y++ {
			for row := range p.Nation() + 1 {
				for column := range p.Columns() {
					all = append(all, cell(p.At(row, column, y)))
				}
			}
		}
		return append(all, data.Cell{Number: float64(p.First())})
	}
	var aside []data.Figure
	for _, f := range ds.Aside {
		f.Cell = cell(f.Cell)
		aside = append(aside, f)
	}
	set := *ds
	out := []any{flatOf(ds.Activity.Panel, flat)}
	set.Derived = nil
	set.Activity.Panel, set.Tables, set.Notes, set.Aside = nil, nil, nil, aside
	if ds.Map != nil {
		set.Map = &data.MapFile{Source: ds.Map.Source}
	}
	set.Series = slices.Clone(ds.Series)
	for i, s := range ds.Series {
		set.Series[i].Panel, set.Series[i].Column = nil, ""
		out = append(out, s.ID, flat(s.Panel))
	}
	v := reflect.ValueOf(set) // field by field, so that a new one cannot be forgotten
	for i := range v.NumField() {
		out = append(out, v.Type().Field(i).Name, v.Field(i).Interface())
	}
	return out
}

func flatOf(p *data.Panel, flat func(*data.Panel) []data.Cell) []data.Cell {
	if p == nil {
		return nil
	}
	return flat(p)
}

// TestSameBytes: two datasets that are read alike give the same bytes, and the
// tidy form of a tidy form has the same figures in the same order.
func TestSameBytes(t *testing.T) {
	a, b := folder(t, sample(t, "kazakhstan"), tidy.Options{}), folder(t, sample(t, "kazakhstan"), tidy.Options{})
	for name := range a {
		if !bytes.Equal(a[name].Data, b[name].Data) {
			t.Errorf("%s differs", name)
		}
	}
	again := folder(t, loaded(t, a), tidy.Options{})
	for _, name := range []string{"activity.csv", "series.csv"} {
		if !slices.EqualFunc(rows(t, a[name].Data), rows(t, again[name].Data), func(x, y []string) bool { return slices.Equal(x[:11], y[:11]) }) {
			t.Errorf("%s: the tidy form of the tidy form differs", name)
		}
	}
}

func rows(t testing.TB, text []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestARowSaysWhereItWasRead shows each kind of row.
func TestARowSaysWhereItWasRead(t *testing.T) {
	files := folder(t, base(t), tidy.Options{})
	text := ""
	for _, name := range []string{"activity.csv", "activity-no-source.csv", "series.csv"} {
		if files[name] == nil {
			t.Fatalf("there is no %s", name)
		}
		text += string(files[name].Data)
	}
	for _, want := range []string{
		"region,sector,year,value,unit,status,flags,gap,territory,source,retrieved,file,row,column\n",
		"R1,A,2024,10,persons,observed,,,G2,office,2026-01,jobs.csv,2,value\n",
		"R2,TOTAL,2024,6,persons,observed,,,G2,office,2026-01,jobs.csv,7,value\n",
		"R3,J,2023,1.5,persons,observed,\"provisional, revised\",,G2,,,more.csv,2,value\n",
		"R3,grp,2024,,million,confidential,,confidential,G2,office,2026-01,figures.csv,4,value\n",
		"R1,grp,2019,90,million,observed,,other territory,G1,office,2026-01,figures.csv,6,value\n",
		"OLD,grp,2019,5,million,observed,,,G1,office,2026-01,figures.csv,8,value\n",
		"R2,rate,2024,0,percent,nil,,,G2,office,2026-01,figures.csv,11,value\n",
		"R3,rate,2024,,percent,missing,,not given,G2,office,2026-01,figures.csv,12,value\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no row %q in\n%s", want, text)
		}
	}
}

// TestAnExtractLoadsByItself: with the figures of its regions and the nation only.
func TestAnExtractLoadsByItself(t *testing.T) {
	kz := sample(t, "kazakhstan")
	for _, c := range []struct {
		name     string
		ds       *data.Dataset
		regions  []string
		versions []string
	}{
		{"a region and its peers", kz, []string{"KZ-75", "KZ-71", "KZ-79"}, []string{"KZ16", "KZ17"}},
		{"a new region without the one it was cut out of", kz, []string{"KZ-10"}, []string{"KZ16", "KZ20"}},
		{"no change of territory", kz, []string{"KZ-11"}, nil},
		{"all of them", kz, ids(kz), kz.Versions},
		{"a small one", base(t), []string{"R2"}, nil},
	} {
		got, problems := load.Folder(folder(t, c.ds, tidy.Options{Regions: c.regions}), ".")
		if got == nil {
			t.Errorf("%s: %v", c.name, problems)
			continue
		}
		slices.Sort(c.regions)
		if !slices.Equal(ids(got), c.regions) || got.Partial != (len(c.regions) < len(c.ds.Regions)) || !slices.Equal(got.Versions, c.versions) {
			t.Errorf("%s: got %v, part %v, versions %v, want %v and %v", c.name, ids(got), got.Partial, got.Versions, c.regions, c.versions)
		}
		for i, id := range c.regions {
			from, _ := c.ds.RegionIndex(id)
			sameFigures(t, c.name+" "+id, c.ds, got, from, i)
		}
		sameFigures(t, c.name+" nation", c.ds, got, len(c.ds.Regions), len(got.Regions))
	}
	if _, err := tidy.Files(kz, tidy.Options{Regions: []string{"KZ-99"}}); err == nil {
		t.Error("an unknown region passes")
	}
}

func ids(ds *data.Dataset) (list []string) {
	for _, r := range ds.Regions {
		list = append(list, r.ID)
	}
	return list
}

// sameFigures compares what can be known of a row's figures.
func sameFigures(t *testing.T, what string, want, got *data.Dataset, from, to int) {
	t.Helper()
	figures := 0
	for i, s := range want.Series {
		for y := s.Panel.First(); y <= s.Panel.Last(); y++ {
			a, b := s.Panel.At(from, 0, y), got.Series[i].Panel.At(to, 0, y)
			if a.Number != b.Number || a.Status != b.Status || a.Flags != b.Flags || want.Origin(a).Source != got.Origin(b).Source {
				t.Errorf("%s: %s %d: got %+v, want %+v", what, s.ID, y, b, a)
			}
			if a.Line != 0 {
				figures++
			}
		}
	}
	if figures == 0 {
		t.Errorf("%s: no figures to compare", what)
	}
}

// TestFiguresOfAConcordance: what was made of figures for other territories stays
// marked as that, and the older division stays the one of the regions.
func TestFiguresOfAConcordance(t *testing.T) {
	set := loaded(t, fstest.MapFS{"dataset.yaml": {Data: []byte(`title: {en: The old division}
country: {code: XX, name: {en: Testland}}
date: 2026-01-31
illustrative: true
languages: [en]
regions: {list: [{id: E, name: {en: East}}, {id: W, name: {en: West}}]}
geography:
  versions: [G1, G2]
  regions_of: G1
  former_regions: [N]
  changes: [{year: 2022, to: G2, regions: [E, N]}]
  concordance:
    - {id: e, from: G2, region: E, into: {E: 1}, for: [jobs], basis: published, source: the law of 2022}
    - {id: n, from: G2, region: N, into: {E: 1}, for: [jobs], basis: published, source: the law of 2022}
series: [{id: jobs, name: {en: Jobs}, unit: {en: persons}}]
sources: [{id: office, title: {en: Statistical office}}]
tables: [{file: jobs.csv, for: series, series: jobs, source: office, columns: {region: r, year: y, value: v, geography: g}}]
`)}, "jobs.csv": {Data: []byte("r,y,v,g\nE,2021,100,G1\nW,2021,50,G1\nE,2024,60,G2\nN,2024,45,G2\nW,2024,55,G2\nXX,2024,160,G2\n")}})
	again := loaded(t, folder(t, set, tidy.Options{}))
	if c := again.Series[0].Panel.At(0, 0, 2024); again.RegionsOf != "G1" || c.Number != 105 || c.Flags != data.AddedUp || c.Status != data.Observed {
		t.Errorf("%q: %+v", again.RegionsOf, c)
	} else if made := again.MadeOf(c); len(made) != 2 || made[0].Rule != "e" || made[1].Rule != "n" {
		t.Errorf("what the figure was made of is lost: %+v", made)
	}
	if !reflect.DeepEqual(again.Concordances, set.Concordances) {
		t.Errorf("got %+v, want %+v", again.Concordances, set.Concordances)
	}
	part := loaded(t, folder(t, set, tidy.Options{Regions: []string{"E"}}))
	if c := part.Series[0].Panel.At(0, 0, 2024); c.Number != 105 || c.Flags != data.AddedUp || len(part.Concordances) != 0 {
		t.Errorf("an extract has %+v", c)
	}
	if rows := string(folder(t, set, tidy.Options{Regions: []string{"E"}})["series.csv"].Data); !strings.Contains(rows, "E,jobs,2024,105,persons,observed,added_up,,G1,office,,jobs.csv,4; 5,v\n") {
		t.Errorf("an extract does not say what a figure was made of:\n%s", rows)
	}
}
