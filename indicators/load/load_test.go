package load_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/samples"
)

// numbers is a dataset without the lines on which its figures stand.
func numbers(set *data.Dataset) any {
	flat := func(p *data.Panel) (all []data.Cell) {
		for y := p.First(); y <= p.Last(); y++ {
			for row := range p.Nation() + 1 {
				for column := range p.Columns() {
					c := p.At(row, column, y)
					c.Line = 0
					all = append(all, c)
				}
			}
		}
		return all
	}
	out := []any{set.Regions, set.Notes, set.Year, set.Activity.Panel.First(), flat(set.Activity.Panel)}
	for _, s := range set.Series {
		out = append(out, s.ID, s.Panel.First(), flat(s.Panel))
	}
	return out
}

// kazakhstanFiles are the files of the sample, as a map that a test may change.
func kazakhstanFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files, err := samples.Files("kazakhstan")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	want := numbers(kazakhstan(t))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		files := kazakhstanFiles(t)
		for _, name := range []string{"regions.csv", "output.csv", "indicators.csv"} {
			lines := strings.SplitAfter(string(files[name].Data), "\n")
			rows := lines[1 : len(lines)-1]
			rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			files[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
		}
		set, problems := load.Folder(files, ".")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if !reflect.DeepEqual(numbers(set), want) {
			t.Fatal("other numbers from rows in another order")
		}
	}
}

// edited is the base with replacements in pairs: file, from, to.
func edited(t testing.TB, edits ...string) fstest.MapFS {
	files := base(t)
	for e := range slices.Chunk(edits, 3) {
		text := string(files[e[0]].Data)
		if !strings.Contains(text, e[1]) {
			t.Fatalf("%s has no %q", e[0], e[1])
		}
		files[e[0]] = &fstest.MapFile{Data: []byte(strings.Replace(text, e[1], e[2], 1))}
	}
	return files
}

// TestAccepts loads what may look wrong and is not.
func TestAccepts(t *testing.T) {
	yamlRows := "rows:\n"
	for _, row := range []string{"R1, A, 10", "R1, J, 20", "R2, A, 5.5", "R2, J, 0", "R3, A, 1", "R3, J, 2", "XX, A, 16.5", "XX, J, 22"} {
		f := strings.Split(row, ", ")
		yamlRows += fmt.Sprintf("  - {region: %s, sector: %s, year: 2024, value: %s}\n", f[0], f[1], f[2])
	}
	withYAML := edited(t, "dataset.yaml", "file: jobs.csv", "file: jobs.yaml")
	withYAML["jobs.yaml"] = &fstest.MapFile{Data: []byte(yamlRows)}
	for _, c := range []struct {
		name  string
		files fstest.MapFS
	}{
		{"a byte order mark", edited(t, "jobs.csv", "region,", "\ufeffregion,")},
		{"lines that end as on Windows", fstest.MapFS{"dataset.yaml": base(t)["dataset.yaml"], "figures.csv": base(t)["figures.csv"],
			"jobs.csv": {Data: bytes.ReplaceAll(base(t)["jobs.csv"].Data, []byte("\n"), []byte("\r\n"))}}},
		{"fields in quotation marks", edited(t, "jobs.csv", "R2,A,2024,5.5", `"R2","A","2024","5.5"`)},
		{"a plus sign", edited(t, "jobs.csv", "R2,A,2024,5.5", "R2,A,2024,+5.5")},
		{"a table in YAML", withYAML},
		{"semicolons where declared", fstest.MapFS{"figures.csv": base(t)["figures.csv"],
			"dataset.yaml": edited(t, "dataset.yaml", "file: jobs.csv", `file: jobs.csv`+"\n    separator: \";\"")["dataset.yaml"],
			"jobs.csv":     {Data: bytes.ReplaceAll(base(t)["jobs.csv"].Data, []byte(","), []byte(";"))}}},
		{"negative figures where declared", edited(t, "dataset.yaml", "unit: {en: percent},", "unit: {en: percent}, negative: allowed,", "figures.csv", "R1,rate,2024,5", "R1,rate,2024,-5")},
		{"an accepted difference", edited(t, "figures.csv", "XX,grp,2019,280", "XX,grp,2019,285",
			"dataset.yaml", "sources:", "accepted_differences:\n  - {series: grp, year: 2019, difference: 5, reason: {en: known}}\nsources:")},
		{"an accepted difference of losses", edited(t, "dataset.yaml", "unit: {en: million}}", "unit: {en: million}, negative: allowed}",
			"figures.csv", "R1,grp,2019,90", "R1,grp,2019,-900000000", "figures.csv", "XX,grp,2019,280", "XX,grp,2019,-900000810",
			"dataset.yaml", "sources:", "accepted_differences:\n  - {series: grp, year: 2019, difference: -1000, reason: {en: known}}\nsources:")},
		{"empty values that are declared missing", edited(t, "dataset.yaml", `statuses: {nil: nil`, "empty: missing\n    statuses: {nil: nil", "figures.csv", "R1,rate,2024,5,", "R1,rate,2024,,")},
		{"a column that is ignored", edited(t, "jobs.csv", "region,sector,year,value\nR1,A,2024,10", "region,sector,year,value\nR1,A,2024,10")},
		{"a declared gap beside a total", edited(t, "dataset.yaml", "geography: G2\n    source: office", "geography: G2\n    source: office\n    empty: missing", "jobs.csv", "R1,A,2024,10", "R1,A,2024,")},
		{"no rows of the nation where the regions are all of it", edited(t, "dataset.yaml", "regions:", "regions:\n  complete: true", "jobs.csv", "XX,A,2024,16.5\nXX,J,2024,22", "")},
		{"a year before the last", edited(t, "dataset.yaml", "illustrative: true", "illustrative: true\nyear: 2019")},
	} {
		if set, problems := load.Folder(c.files, "."); set == nil || len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
		}
	}
}

func TestMissingTranslationIsAWarning(t *testing.T) {
	set, problems := load.Folder(edited(t, "dataset.yaml", "languages: [en]", "languages: [en, kk]"), ".")
	if set == nil || len(problems) == 0 || problems.Blocking() {
		t.Errorf("%v", problems)
	}
	if got := problems[0].String(); got != "dataset.yaml:1:1: title: not given in kk; add it; until then another language is shown" {
		t.Error(got)
	}
}

func TestManyProblemsStopTheTable(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("region,sector,year,value\n")
	for range 5_000 {
		rows.WriteString("R9,A,2024,1\n")
	}
	files := base(t)
	files["jobs.csv"] = &fstest.MapFile{Data: []byte(rows.String())}
	_, problems := load.Folder(files, ".")
	if len(problems) != 101 || !strings.Contains(problems[100].What, "more than 100 problems in this table") {
		t.Errorf("%d problems, the last one %v", len(problems), problems[len(problems)-1])
	}
}

func TestYearsFarApartDoNotFillTheMemory(t *testing.T) {
	files := generated(4_000, 1)
	text := strings.Replace(string(files["t.csv"].Data), "R0,S0,2000", "R0,S0,1900", 1)
	files["t.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(text, "R0,S1,2000", "R0,S1,2100", 1))}
	_, problems := load.Folder(files, ".")
	if got := problems.Error(); !strings.Contains(got, "the figures span 16084020 regions × sectors × years") {
		t.Error(got)
	}
}

func TestFolderWithoutDataset(t *testing.T) {
	_, problems := load.Folder(fstest.MapFS{"x/figures.csv": {}}, "x")
	if got := problems.Error(); got != `x/dataset.yaml: there is no file "dataset.yaml"; put it into the dataset's folder, or correct the name` {
		t.Error(got)
	}
	_, problems = load.Folder(fstest.MapFS{"dataset.yaml": {Mode: fs.ModeNamedPipe}}, ".")
	if got := problems.Error(); got != `dataset.yaml: "dataset.yaml" is not a file; name a file` {
		t.Error(got)
	}
}

// generated is a dataset of many regions, 20 sectors and some years.
func generated(regions, years int) fstest.MapFS {
	var y, codes, rows strings.Builder
	y.WriteString("title: {en: Generated}\ncountry: {code: XX, name: {en: X}}\ndate: 2026-01-31\nillustrative: true\nlanguages: [en]\n" +
		"regions: {file: regions.csv, columns: {id: id, name: {en: name}}}\n" +
		"activity: {name: {en: Employment}, unit: {en: persons}, kind: employment}\nsectors:\n")
	for s := range 20 {
		fmt.Fprintf(&y, "  - {id: S%d, name: {en: Sector}}\n", s)
	}
	y.WriteString("tables:\n  - {file: t.csv, for: activity, columns: {region: r, sector: s, year: y, value: v}}\n")
	codes.WriteString("id,name\n")
	rows.WriteString("r,s,y,v\n")
	for r := range regions {
		fmt.Fprintf(&codes, "R%d,Region\n", r)
		for s := range 20 {
			for year := range years {
				fmt.Fprintf(&rows, "R%d,S%d,%d,%d.5\n", r, s, 2000+year, r+s)
			}
		}
	}
	return fstest.MapFS{"dataset.yaml": {Data: []byte(y.String())}, "regions.csv": {Data: []byte(codes.String())}, "t.csv": {Data: []byte(rows.String())}}
}

func BenchmarkFolder(b *testing.B) {
	for _, regions := range []int{20, 1_000, 10_000} {
		files := generated(regions, 2)
		b.Run(fmt.Sprintf("regions=%d", regions), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if set, problems := load.Folder(files, "."); set == nil {
					b.Fatal(problems)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(regions*40), "ns/row")
		})
	}
}

// check is what must hold of any input: no panic, no result together with a
// blocking problem, messages that stay within their line.
func check(t *testing.T, files fstest.MapFS) {
	set, problems := load.Folder(files, ".")
	if (set == nil) != problems.Blocking() {
		t.Errorf("set %v with %v", set != nil, problems)
	}
	for _, p := range problems {
		if s := p.String(); strings.ContainsAny(s, "\n\r\x1b\u202e") || p.What == "" || p.Hint == "" {
			t.Errorf("a bad message: %q", s)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add(base(f)["jobs.csv"].Data)
	for _, c := range malformed(f) {
		f.Add(c.Files["jobs.csv"])
	}
	f.Add(base(f)["figures.csv"].Data)
	for _, s := range []string{"", "\ufeff", "region,sector,year,value\n\"R1", "region;sector;year;value\n", "a\n\n\nb\r\rc", "region,sector,year,value\nR1,A,2024,1e9\nR1,A,2024,-0\n", "rows:\n- {a: 1}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<16 {
			return
		}
		for _, name := range []string{"jobs.csv", "figures.csv"} {
			files := base(t)
			files[name] = &fstest.MapFile{Data: content}
			check(t, files)
		}
	})
}

func FuzzDataset(f *testing.F) {
	f.Add(base(f)["dataset.yaml"].Data)
	for _, c := range malformed(f) {
		f.Add(c.Files["dataset.yaml"])
	}
	for _, s := range []string{"", "title: {en: x}", "tables: [{file: dataset.yaml, for: series}]", "regions: {file: jobs.csv, columns: {id: region, name: {en: sector}}}\ntables: [{}]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<16 {
			return
		}
		files := base(t)
		files["dataset.yaml"] = &fstest.MapFile{Data: content}
		check(t, files)
	})
}

func TestPartOfANationSaysSo(t *testing.T) {
	without := []string{"jobs.csv", "XX,A,2024,16.5\nXX,J,2024,22", ""}
	if set, problems := load.Folder(edited(t, without...), "."); set == nil || !strings.Contains(problems.Error(), "the sum of the 3 regions stands for it") {
		t.Errorf("no word of whether the regions are the whole nation: %v", problems)
	}
	set, problems := load.Folder(edited(t, append(without, "dataset.yaml", "regions:", "regions:\n  complete: false")...), ".")
	if set == nil || !set.Partial || len(problems) > 0 {
		t.Errorf("complete: false is not kept: %v", problems)
	}
}

// TestAcceptedDifferencesAreOfTheirSize: another difference than the declared one
// is an error, and so is a declared one that is not there.
func TestAcceptedDifferencesAreOfTheirSize(t *testing.T) {
	_, problems := load.Folder(edited(t, "figures.csv", "XX,grp,2019,280", "XX,grp,2019,290",
		"dataset.yaml", "sources:", "accepted_differences:\n  - {series: grp, year: 2019, difference: 5, reason: {en: known}}\nsources:"), ".")
	if !strings.Contains(problems.Error(), "difference 10") {
		t.Errorf("a difference of 10 passes for one of 5: %v", problems)
	}
}

func TestHugeNumbersAreRefused(t *testing.T) {
	_, problems := load.Folder(edited(t, "figures.csv", "R1,grp,2024,100,", "R1,grp,2024,"+strings.Repeat("9", 300)+","), ".")
	if !strings.Contains(problems.Error(), "a number out of range") {
		t.Errorf("got %v", problems)
	}
}

func TestAFirstRowOfANewYearIsNotThatYearYet(t *testing.T) {
	set, problems := load.Folder(edited(t, "jobs.csv", "R1,A,2024,10\n", "R1,A,2024,10\nR1,A,2025,11\n"), ".")
	if set == nil || set.Year != 2024 {
		t.Fatalf("evaluated for %v, want 2024: %v", set, problems)
	}
}
