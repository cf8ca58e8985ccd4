package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/load"
)

// called is a dataset of two regions with names in three languages and old names,
// and a table that calls the first one so.
func called(name string) fstest.MapFS {
	return fstest.MapFS{"dataset.yaml": {Data: []byte(`title: {en: Names, ru: Имена, kk: Атаулар}
country: {code: KZ, name: {en: Kazakhstan, ru: Казахстан, kk: Қазақстан}}
date: 2026-01-31
illustrative: true
languages: [en, ru, kk]
regions:
  complete: true
  list:
    - {id: KZ-75, name: {en: Almaty, ru: Алматы, kk: Алматы қаласы}}
    - {id: KZ-19, name: {en: Almaty Region, ru: Алматинская область, kk: Алматы облысы}}
  aliases:
    KZ-75: [Alma-Ata, г. Алматы, KZ75]
    KZ-19: [Alma-Ata Region, Алматинская обл.]
series:
  - {id: jobs, name: {en: Jobs, ru: Места, kk: Орындар}, unit: {en: persons, ru: человек, kk: адам}}
sources:
  - {id: office, title: {en: Office, ru: Бюро, kk: Бюро}}
tables:
  - {file: jobs.csv, for: series, series: jobs, source: office, columns: {region: place, year: year, value: value}}
`)}, "jobs.csv": {Data: []byte("place,year,value\n" + name + ",2024,7\nKZ-19,2024,5\n")}}
}

// TestRegionsByTheirNames: old and new names, in three languages, whatever the
// capital letters, spaces and Unicode forms.
func TestRegionsByTheirNames(t *testing.T) {
	for _, name := range []string{"KZ-75", "KZ75", "Almaty", "ALMATY", "Алматы", "алматы  қаласы", "Алматы\u00a0қаласы", "Alma-Ata", "г. Алматы", "г.\u00a0Алматы"} {
		set, problems := load.Folder(called(name), ".")
		if set == nil || len(problems) > 0 {
			t.Errorf("%q: %v", name, problems)
			continue
		}
		row, _ := set.RegionIndex("KZ-75")
		if c := set.Series[0].Panel.At(row, 0, 2024); c.Number != 7 {
			t.Errorf("%q: %+v", name, c)
		}
	}
	for name, says := range map[string]string{
		"КZ-75":       `"КZ-75" is written with the Cyrillic letter К at letter 1; it looks like KZ-75`,
		"KZ‑75":       "it looks like KZ-75",
		"kz-75":       `"kz-75" differs from KZ-75 by capital letters or spaces`,
		"Алмата":      "unknown region",
		"Алматы обл.": "unknown region",
	} {
		set, problems := load.Folder(called(name), ".")
		if set != nil || !strings.Contains(problems.Error(), says) {
			t.Errorf("%q: %v", name, problems)
		}
	}
}
