package load_test

import (
	"maps"
	"math"
	"slices"
	"testing"

	"growthpole/indicators/data"
)

func distinct(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }

var naceGroups = []string{"A", "B-E", "F", "G-I", "J", "K", "L", "M_N", "O-Q", "R-U", "NRP"}

func employmentBySector() object {
	var sectors []object
	for _, id := range naceGroups {
		sectors = append(sectors, object{"id": id, "name": object{"en": "Sections " + id}})
	}
	return object{"sectors": sectors, "activity": object{"name": object{"en": "Employment"}, "unit": object{"en": "thousand persons"}, "kind": "employment",
		// Figures are rounded to a hundred persons, and those of small groups withheld within the total.
		"totals": object{"sector": "TOTAL", "tolerance": 30}}}
}

// TestEurostatEmployment reads the bulk file of Eurostat, and the same figures in
// tidy form and in SDMX-CSV: they are equal cell by cell.
func TestEurostatEmployment(t *testing.T) {
	fsys := shared(t)
	tsv := read(t, fsys, "eurostat/lfst_r_lfe2en2_Y_GE15.tsv")
	tidy := read(t, fsys, "eurostat/lfst_r_lfe2en2_nuts2_tidy.csv")
	regions := distinct(column(t, tidy, "region_code"))
	if len(regions) != 341 {
		t.Fatalf("%d regions", len(regions))
	}
	says := employmentBySector()
	table := func(file string, columns object, more object) object {
		of := object{"file": file, "for": "activity", "source": "office", "columns": columns}
		maps.Copy(of, more)
		return with(says, "tables", []object{of})
	}
	flags := object{"b": "break", "u": "unreliable", "c": "confidential"}
	bulk, err := described(t, tsv, regions, table("a.tsv", object{"region": "geo", "sector": "nace_r2", "year": "time", "value": "value"},
		object{"format": "eurostat-tsv", "where": object{"unit": "THS", "age": "Y_GE15"}, "others": "ignore"}))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := described(t, tidy, regions, table("a.csv", object{"region": "region_code", "sector": "nace_r2", "year": "year", "value": "value", "status": "flag"},
		object{"ignore": []string{"unit"}, "empty": "missing", "statuses": flags}))
	if err != nil {
		t.Fatal(err)
	}
	one, err := described(t, read(t, fsys, "eurostat/lfst_r_lfe2en2_2015_converted_sdmx.csv"), regions,
		table("b.csv", object{"region": "geo", "sector": "nace_r2", "year": "TIME_PERIOD", "value": "OBS_VALUE", "status": "OBS_FLAG"},
			object{"ignore": []string{"DATAFLOW", "LAST UPDATE", "freq"}, "where": object{"unit": "THS", "age": "Y_GE15", "sex": "T"}, "others": "ignore"}))
	if err != nil {
		t.Fatal(err)
	}
	known, compared := 0, 0
	for i, r := range bulk.Regions {
		for s := range naceGroups {
			for y := data.Year(2008); y <= 2015; y++ {
				a, b := bulk.Activity.Panel.At(i, s, y), plain.Activity.Panel.At(i, s, y)
				if a.Number != b.Number || a.Flags != b.Flags || a.Status != b.Status {
					t.Fatalf("%s %s %d: %+v in the bulk file, %+v in tidy form", r.ID, naceGroups[s], y, a, b)
				}
				if a.Status == data.Observed {
					known++
				}
				if c := one.Activity.Panel.At(i, s, y); y == 2015 && c.Line != 0 {
					if compared++; a.Number != c.Number || a.Status != c.Status {
						t.Fatalf("%s %s: %+v in the bulk file, %+v in SDMX-CSV", r.ID, naceGroups[s], a, c)
					}
				}
			}
		}
	}
	if known < 15_000 || compared < 2_000 {
		t.Errorf("%d figures known, %d compared with SDMX-CSV", known, compared)
	}
}

// TestEurostatRegionsAddUp: in every country whose regions of NUTS 2 all have a
// figure, they add up to the country as Eurostat publishes it.
func TestEurostatRegionsAddUp(t *testing.T) {
	fsys := shared(t)
	tsv := read(t, fsys, "eurostat/lfst_r_lfe2en2_Y_GE15.tsv")
	byCountry := map[string][]string{}
	for _, id := range distinct(column(t, read(t, fsys, "eurostat/lfst_r_lfe2en2_nuts2_tidy.csv"), "region_code")) {
		byCountry[id[:2]] = append(byCountry[id[:2]], id)
	}
	added := 0
	for _, code := range slices.Sorted(maps.Keys(byCountry)) {
		says := with(employmentBySector(), "country", object{"code": code, "name": object{"en": code}})
		activity := maps.Clone(says["activity"].(object))
		activity["national_tolerance"] = 0.05*float64(len(byCountry[code])+1) + 0.001 // each figure is rounded to a tenth
		says["activity"] = activity
		says["tables"] = []object{{"file": "a.tsv", "for": "activity", "source": "office", "format": "eurostat-tsv", "others": "ignore",
			"columns": object{"region": "geo", "sector": "nace_r2", "year": "time", "value": "value"}, "where": object{"unit": "THS", "age": "Y_GE15"}}}
		set, err := described(t, tsv, byCountry[code], says)
		if err != nil {
			t.Errorf("%s: %.600v", code, err)
			continue
		}
		p := set.Activity.Panel
		for s := range naceGroups {
			for y := p.First(); y <= p.Last(); y++ {
				sum, complete := 0.0, true
				for i := range set.Regions {
					c := p.At(i, s, y)
					sum, complete = sum+c.Number, complete && c.Status == data.Observed
				}
				if nation := p.At(p.Nation(), s, y); complete && nation.Status == data.Observed {
					if added++; math.Abs(sum-nation.Number) > activity["national_tolerance"].(float64) {
						t.Errorf("%s %s %d: %v, published %v", code, naceGroups[s], y, sum, nation.Number)
					}
				}
			}
		}
	}
	if added < 1_000 {
		t.Errorf("%d sums of regions compared", added)
	}
}
