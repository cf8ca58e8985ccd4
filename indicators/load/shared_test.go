package load_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/samples"
)

// shared are the collected files that lie beside the repository: some megabytes of
// published statistics, too many to be part of it. testdata and the samples hold
// pieces and copies of them, which are read everywhere.
func shared(t *testing.T) fs.FS {
	t.Helper()
	const folder = "../../../shared/data"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no folder shared/data lies beside the repository: the full files of offices are not read in this run")
	}
	return os.DirFS(folder)
}

type object = map[string]any

func read(t *testing.T, fsys fs.FS, name string) []byte {
	t.Helper()
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// column is a column of a CSV file, by encoding/csv alone.
func column(t *testing.T, content []byte, name string) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(rows[0], name)
	if at < 0 {
		t.Fatalf("no column %s in %v", name, rows[0])
	}
	var out []string
	for _, r := range rows[1:] {
		out = append(out, r[at])
	}
	return out
}

func with(says object, key string, v any) object {
	out := maps.Clone(says)
	out[key] = v
	return out
}

// TestSDMXExport reads a real export with its series by country and region.
func TestSDMXExport(t *testing.T) {
	content := read(t, shared(t), "eurostat/nama_10r_3empers_sample_sdmx.csv")
	set, err := described(t, content, []string{"DK011", "DK012", "DK013", "DK014"}, object{
		"country": object{"code": "DK", "name": object{"en": "Denmark"}}, "regions": object{"complete": false, "list": []object{
			{"id": "DK011", "name": object{"en": "Copenhagen city"}}, {"id": "DK012", "name": object{"en": "Copenhagen area"}},
			{"id": "DK013", "name": object{"en": "North Zealand"}}, {"id": "DK014", "name": object{"en": "Bornholm"}}}},
		"series": []object{{"id": "manufacturing", "name": object{"en": "Employed in manufacturing"}, "unit": object{"en": "thousand persons"}, "additive": false}},
		"tables": []object{{"file": "a.csv", "for": "series", "series": "manufacturing", "source": "office", "others": "ignore",
			"where":   object{"nace_r2": "C", "unit": "THS", "wstatus": "EMP"},
			"columns": object{"region": "geo", "year": "TIME_PERIOD", "value": "OBS_VALUE", "status": "OBS_FLAG"}, "ignore": []string{"DATAFLOW", "LAST UPDATE", "freq", "CONF_STATUS"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	p := set.Series[0].Panel
	if c := p.At(p.Nation(), 0, 2015); c.Number != 280.06 {
		t.Errorf("Denmark 2015: %+v", c)
	}
	for i := range set.Regions {
		for y := data.Year(2015); y <= 2024; y++ {
			if c := p.At(i, 0, y); c.Line == 0 {
				t.Errorf("%s %d is not read", set.Regions[i].ID, y)
			}
		}
	}
}

// TestAustralia: 35,616 rows of three censuses, in which places are called by names;
// sums by division and year are those of encoding/csv alone.
func TestAustralia(t *testing.T) {
	content := read(t, shared(t), "australia/aus_lga_industry_employment.csv")
	names, divisions, years, values := column(t, content, "lga"), column(t, content, "anzsic_division"), column(t, content, "year"), column(t, content, "employed")
	var sectors, regions []object
	for _, id := range distinct(divisions) {
		sectors = append(sectors, object{"id": id, "name": object{"en": "Division " + id}})
	}
	for i, name := range distinct(names) {
		regions = append(regions, object{"id": fmt.Sprintf("L%04d", i), "name": object{"en": name}})
	}
	set, err := described(t, content, nil, object{"regions": object{"list": regions, "complete": true}, "sectors": sectors,
		"activity": object{"name": object{"en": "Employed persons"}, "unit": object{"en": "persons"}, "kind": "employment"},
		"tables":   []object{{"file": "a.csv", "for": "activity", "source": "office", "columns": object{"region": "lga", "sector": "anzsic_division", "year": "year", "value": "employed"}}}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{}
	for i := range values {
		want[divisions[i]+years[i]] += float(t, values[i])
	}
	if set.Tables[0].Rows != 35_616 || len(want) < 57 {
		t.Errorf("%d rows, %d sums", set.Tables[0].Rows, len(want))
	}
	p := set.Activity.Panel
	for s, sector := range set.Sectors {
		for _, y := range []data.Year{2011, 2016, 2021} {
			sum := 0.0
			for i := range set.Regions {
				sum += p.At(i, s, y).Number
			}
			if key := sector.ID + fmt.Sprint(y); sum != want[key] {
				t.Errorf("%s: %v, want %v", key, sum, want[key])
			}
		}
	}
}

func float(t *testing.T, s string) (x float64) {
	t.Helper()
	if _, err := fmt.Sscan(s, &x); err != nil {
		t.Fatal(err)
	}
	return x
}

// TestGermany: the population of the Länder adds up to what Destatis published for
// the end of 2015, 82,175,684; it stands in every row of a Land.
func TestGermany(t *testing.T) {
	content := read(t, shared(t), "germany/de_laender_wz2008_2015.csv")
	regions := distinct(column(t, content, "region_code"))
	quantity := func(id, unit string) object {
		return object{"id": id, "name": object{"en": id}, "unit": object{"en": unit}}
	}
	table := func(id, column, section string) object {
		ignore := slices.DeleteFunc([]string{"region", "section", "section_name", "firms", "employed", "population", "area_km2"}, func(s string) bool { return s == column || s == "section" })
		return object{"file": "a.csv", "for": "series", "series": id, "source": "office", "where": object{"section": section}, "ignore": ignore,
			"columns": object{"region": "region_code", "year": "year", "value": column}}
	}
	set, err := described(t, content, regions, object{"series": []object{quantity("population", "persons"), quantity("manufacturing", "persons"), quantity("it", "firms")},
		"tables": []object{table("population", "population", "C"), table("manufacturing", "employed", "C"), table("it", "firms", "J")}})
	if err != nil {
		t.Fatal(err)
	}
	sections, employed := column(t, content, "section"), column(t, content, "employed")
	manufacturing := 0.0
	for i, s := range sections {
		if s == "C" {
			manufacturing += float(t, employed[i])
		}
	}
	for id, want := range map[string]float64{"population": 82_175_684, "manufacturing": manufacturing} {
		s, _ := set.SeriesByID(id)
		sum := 0.0
		for i := range set.Regions {
			sum += s.Panel.At(i, 0, 2015).Number
		}
		if len(regions) != 16 || sum != want {
			t.Errorf("%s of %d Länder: %v, want %v", id, len(regions), sum, want)
		}
	}
}

// TestUnitedKingdom counts the figures of each indicator by encoding/csv and by ours.
func TestUnitedKingdom(t *testing.T) {
	content := read(t, shared(t), "uk/uk_nuts2_indicators.csv")
	codes, indicators, versions := column(t, content, "region_code"), column(t, content, "indicator"), column(t, content, "nuts_version")
	count := map[string]int{}
	var series []object
	for i, id := range indicators {
		if versions[i] == "2016" {
			count[id]++
		}
	}
	for _, id := range distinct(indicators) {
		series = append(series, object{"id": id, "name": object{"en": id}, "unit": object{"en": "as published"}, "additive": false, "negative": "allowed"})
	}
	if len(series) != 13 {
		t.Errorf("%d indicators", len(series))
	}
	var kept []object
	for _, s := range series {
		if count[s["id"].(string)] > 0 {
			kept = append(kept, s)
		}
	}
	set, err := described(t, content, distinct(codes), object{"series": kept,
		"tables": []object{{"file": "a.csv", "for": "series", "source": "office", "where": object{"nuts_version": "2016"}, "others": "ignore",
			"columns": object{"region": "region_code", "series": "indicator", "year": "year", "value": "value"}}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range set.Series {
		n := 0
		for y := s.Panel.First(); y <= s.Panel.Last(); y++ {
			for i := range set.Regions {
				if s.Panel.At(i, 0, y).Line > 0 {
					n++
				}
			}
		}
		if n != count[s.ID] {
			t.Errorf("%s: %d figures, want %d", s.ID, n, count[s.ID])
		}
	}
}

// TestJSONStatOfOffices reads what two offices serve; TestIrelandAddsUp reads a third.
// In each county of the United States the employed and the unemployed are the labour
// force.
func TestJSONStatOfOffices(t *testing.T) {
	fsys := shared(t)
	one := func(id string, additive bool) object {
		return object{"id": id, "name": object{"en": id}, "unit": object{"en": "as published"}, "additive": additive}
	}
	content := read(t, fsys, "formats/jsonstat2_us_county_labor_2012.json")
	var counties struct {
		Dimension struct {
			County struct {
				Category struct{ Index map[string]int }
			}
		}
	}
	if err := json.Unmarshal(content, &counties); err != nil {
		t.Fatal(err)
	}
	states, err := described(t, content, slices.Sorted(maps.Keys(counties.Dimension.County.Category.Index)), object{
		"series": []object{one("labforce", true), one("empl", true), one("unempl", true), one("unr", false)},
		"tables": []object{{"file": "a.json", "for": "series", "source": "office",
			"columns": object{"region": "county", "series": "labor", "year": "year", "value": "value"}}}})
	if err != nil {
		t.Fatal(err)
	}
	at := func(id string, row int) float64 {
		s, _ := states.SeriesByID(id)
		return s.Panel.At(row, 0, 2012).Number
	}
	for row, r := range states.Regions {
		if at("empl", row)+at("unempl", row) != at("labforce", row) || at("labforce", row) == 0 {
			t.Errorf("county %s: %v + %v is not %v", r.ID, at("empl", row), at("unempl", row), at("labforce", row))
		}
	}
	if len(states.Regions) != 3_220 {
		t.Errorf("%d counties", len(states.Regions))
	}
	countries, err := described(t, read(t, fsys, "formats/jsonstat1_eurostat_nama_gdp_c.json"), []string{"AT", "BE", "BG"}, object{
		"series": []object{one("B1GM", false)},
		"tables": []object{{"file": "a.json", "for": "series", "source": "office", "others": "ignore", "where": object{"unit": "EUR_HAB"},
			"columns": object{"region": "geo", "series": "indic_na", "year": "time", "value": "value", "status": "status"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, last, ok := countries.Span(); !ok || last < 2008 {
		t.Errorf("figures up to %d", last)
	}
}

// TestSamplesAreTheCollectedFiles: what the sample of Kazakhstan checks against the
// Bureau's totals is the collected file, byte by byte.
func TestSamplesAreTheCollectedFiles(t *testing.T) {
	fsys := shared(t)
	for sample, collected := range map[string]string{"output.csv": "kz_output_by_region_section.csv", "indicators.csv": "kz_regional_indicators.csv"} {
		if string(read(t, samples.FS, "kazakhstan/"+sample)) != string(read(t, fsys, "kazakhstan/"+collected)) {
			t.Errorf("%s is not %s", sample, collected)
		}
	}
}

// described is a dataset around one file: what the test says of it, and what every one needs.
func described(t *testing.T, content []byte, regions []string, says object) (*data.Dataset, error) {
	t.Helper()
	en := func(s string) object { return object{"en": s} }
	var list []object
	for _, id := range regions {
		list = append(list, object{"id": id, "name": en("Region " + id)})
	}
	set := object{"title": en("A file of an office"), "country": object{"code": "NATION", "name": en("Nation")}, "date": "2026-01-31", "illustrative": false,
		"languages": []string{"en"}, "sources": []object{{"id": "office", "title": en("An office")}}}
	if list != nil {
		set["regions"] = object{"list": list, "complete": true}
	}
	maps.Copy(set, says)
	text, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	file := set["tables"].([]object)[0]["file"].(string)
	got, problems := load.Folder(fstest.MapFS{"dataset.yaml": {Data: text}, file: {Data: content}}, ".")
	if got == nil {
		return nil, problems
	}
	return got, nil
}
