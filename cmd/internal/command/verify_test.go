package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"growthpole/report/evidence"
	"growthpole/report/reader"
	"growthpole/report/reader/damage"
	"growthpole/report/verify"
)

// built makes briefs of a sample as a user does, and returns their folder.
func built(t testing.TB, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	var messages bytes.Buffer
	if code := Run(t.Context(), append([]string{"build", "-o", out, "--quiet"}, args...), nil, io.Discard, &messages); code != exitDone {
		t.Fatalf("build ends with %d: %s", code, messages.String())
	}
	return out
}

const sampleFolder = "../../../samples/"

func readBrief(t testing.TB, folder, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tampering changes a brief.
type tampering struct {
	name   string
	change func(o *damage.Objects)
	want   []string // what the report has to say, one of its lines each
}

type (
	dict  = reader.Dict
	array = reader.Array
)

// glyphs are the codes of the digits in a page's font.
func glyphs(o *damage.Objects, page int, font string) map[string]uint16 {
	fonts := o.Dict(o.Dict(o.Page(page)["Resources"])["Font"])
	s := o.Stream(o.Dict(fonts[reader.Name(font)])["ToUnicode"])
	codes := map[string]uint16{}
	for line := range strings.Lines(string(s.Raw)) {
		var code, char uint16
		if n, _ := fmt.Sscanf(line, "<%04X> <%04X>", &code, &char); n == 2 {
			codes[string(rune(char))] = code
		}
	}
	return codes
}

// rewritten changes what is written in marked content of a kind: the first place that
// has a digit followed by another one gets a third in place of the first.
func rewritten(kind string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		for page := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
			s, font, in := o.Content(page), "", false
			lines := strings.Split(string(s.Raw), "\n")
			for i, line := range lines {
				switch {
				case strings.HasSuffix(line, " Tf"):
					font = strings.Fields(line)[0][1:]
				case strings.HasSuffix(line, "BDC"):
					in = strings.HasPrefix(line, "/"+kind+" ")
				case in && strings.HasSuffix(line, "TJ"):
					if changed := anotherDigit(line, glyphs(o, page, font)); changed != line {
						lines[i] = changed
						s.Raw = []byte(strings.Join(lines, "\n"))
						return
					}
				}
			}
		}
		panic("no number in " + kind)
	}
}

func anotherDigit(line string, codes map[string]uint16) string {
	digit := map[string]string{}
	for d := range 10 {
		if code, has := codes[fmt.Sprint(d)]; has {
			digit[fmt.Sprintf("%04X", code)] = fmt.Sprint(d)
		}
	}
	open := 0
	for i := 0; i+4 <= len(line); i++ {
		if line[i] == '<' {
			open = i + 1
		}
		if old, is := digit[line[i:i+4]]; is && open > 0 && (i-open)%4 == 0 {
			for _, code := range slices.Sorted(maps.Keys(digit)) {
				if digit[code] != old {
					return line[:i] + code + line[i+4:]
				}
			}
		}
	}
	return line
}

// inFigure changes the first figure that has a line of drawing like this one.
func inFigure(change func(line string) string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		for page := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
			s, in := o.Content(page), false
			lines := strings.Split(string(s.Raw), "\n")
			for i, line := range lines {
				if strings.HasSuffix(line, "BDC") {
					in = strings.HasPrefix(line, "/Figure ")
				}
				if changed := change(line); in && changed != line {
					lines[i] = changed
					s.Raw = []byte(strings.Join(lines, "\n"))
					return
				}
			}
		}
		panic("no such line in a figure")
	}
}

// pages changes the list of pages.
func pages(change func(o *damage.Objects, list array) array) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		d := o.Dict(o.Catalog()["Pages"])
		d["Kids"] = change(o, o.Array(d["Kids"]))
		d["Count"] = len(d["Kids"].(array))
	}
}

// inFile changes an attached file; honest also puts its new checksum into the
// list, as somebody would who knows how the evidence works.
func inFile(name, old, new string, honest bool) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		s := o.File(name)
		before := s.Raw
		if s.Raw = bytes.Replace(before, []byte(old), []byte(new), 1); bytes.Equal(s.Raw, before) {
			panic(name + " does not hold " + old)
		}
		o.Dict(s.Dict["Params"])["Size"] = len(s.Raw)
		if honest {
			relist(o, name, s.Raw)
		}
	}
}

func relist(o *damage.Objects, name string, content []byte) {
	inProvenance(func(p *evidence.Provenance) {
		for i := range p.Files {
			if p.Files[i].File == name {
				sum := sha256.Sum256(content)
				p.Files[i].SHA256, p.Files[i].Bytes = hex.EncodeToString(sum[:]), len(content)
			}
		}
		if name == evidence.ModelName {
			sum := sha256.Sum256(content)
			p.Model.SHA256 = hex.EncodeToString(sum[:])
		}
	})(o)
}

func inProvenance(change func(p *evidence.Provenance)) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		s := o.File(evidence.ProvenanceName)
		var p evidence.Provenance
		if err := json.Unmarshal(s.Raw, &p); err != nil {
			panic(err)
		}
		change(&p)
		s.Raw, _ = json.MarshalIndent(p, "", " ")
		s.Raw = append(s.Raw, '\n')
		o.Dict(s.Dict["Params"])["Size"] = len(s.Raw)
	}
}

func withoutFile(name string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		c := o.Catalog()
		c["AF"] = slices.DeleteFunc(o.Array(c["AF"]), func(v any) bool { return reader.Text(o.Dict(v)["UF"]) == name })
	}
}

func tamperings() []tampering {
	return []tampering{
		{"a number in a paragraph", rewritten("P"), []string{"; expected: “"}},
		{"a number in a heading", rewritten("H2"), []string{"heading: there: “"}},
		{"a number in a table", rewritten("TD"), []string{"row ", "(results.json: "}},
		{"a number in a figure", rewritten("Figure"), []string{"Figure 1"}},
		{"a number in a link", rewritten("Link"), []string{"; expected: “"}},
		{"a number in a header cell", rewritten("TH"), []string{"row "}},
		{"a number in a caption", rewritten("Caption"), []string{"Figure 1: there"}},
		{"a page number", rewritten("Artifact"), []string{"page "}},
		{"a bar that is longer", inFigure(func(line string) string {
			if f := strings.Fields(line); len(f) == 3 && f[2] == "l" {
				return "500 " + f[1] + " l"
			}
			return line
		}), []string{"marks are drawn otherwise"}},
		{"a bar in another colour", inFigure(func(line string) string {
			if strings.HasSuffix(line, " rg") {
				return "1 0 0 rg"
			}
			return line
		}), []string{"marks are drawn otherwise"}},
		{"an alternative text", func(o *damage.Objects) { o.Elements("Figure")[0]["Alt"] = reader.String("All is well.") }, []string{"All is well."}},
		{"a page removed", pages(func(_ *damage.Objects, l array) array { return slices.Delete(l, 3, 4) }), []string{" pages; expected: "}},
		{"a page twice", pages(func(_ *damage.Objects, l array) array { return append(l, l[3]) }), []string{"the tree of pages leads"}},
		{"a page added", pages(func(o *damage.Objects, l array) array {
			return append(l, o.Add(dict{"Type": reader.Name("Page"), "Parent": o.Catalog()["Pages"], "MediaBox": array{0, 0, 595, 842},
				"Contents": o.Add(&reader.Stream{Dict: dict{}, Raw: []byte("0 0 m 9 9 l S")})}))
		}), []string{" pages; expected: ", "painted outside"}},
		{"pages in another order", pages(func(_ *damage.Objects, l array) array { l[3], l[4] = l[4], l[3]; return l }), []string{"page 4"}},
		{"glyphs with another meaning", func(o *damage.Objects) {
			for _, v := range o.Dict(o.Dict(o.Page(1)["Resources"])["Font"]) {
				s := o.Stream(o.Dict(v)["ToUnicode"])
				s.Raw = bytes.Replace(s.Raw, []byte("<0033>"), []byte("<0038>"), 1)
			}
		}, []string{"8", "; expected: “"}},
		{"glyphs with another look", func(o *damage.Objects) {
			for _, n := range slices.Sorted(maps.Keys(o.All)) {
				if s, isStream := o.All[n].(*reader.Stream); isStream && s.Dict["Length1"] != nil {
					s.Raw[len(s.Raw)-200]++
					return
				}
			}
		}, []string{"font ", "FontFile2: there: other content"}},
		{"data changed", inFile("indicators.csv", ",2024,", ",2023,", false), []string{"indicators.csv is not the file that is listed"}},
		{"data changed with their checksum", inFile("employment.csv", ",2024,1", ",2024,2", true), []string{"results, regions[0]"}},
		{"the model changed", inFile("model.yaml", "max_age:\n  years: 4", "max_age:\n  years: 1", false), []string{"model.yaml is not the file that is listed"}},
		{"the model changed with its checksum", inFile("model.yaml", "max_age:\n  years: 4", "max_age:\n  years: 1", true), []string{"results, "}},
		{"a result changed", inFile("results.json", `"held": `, `"held": 1`, false), []string{"results.json is not the file that is listed", "results, regions[0]"}},
		{"a result changed with its checksum", inFile("results.json", `"held": `, `"held": 1`, true), []string{"results, regions[0]"}},
		{"results without a number", inFile("results.json", `"year": `, `"jahr": `, true), []string{"missing: "}},
		{"attachments exchanged", func(o *damage.Objects) {
			a, b := o.File("employment.csv"), o.File("indicators.csv")
			a.Raw, b.Raw = b.Raw, a.Raw
		}, []string{"employment.csv is not", "indicators.csv is not"}},
		{"an attachment removed", withoutFile("regions.csv"), []string{"regions.csv is listed, and not inside"}},
		{"the results removed", withoutFile("results.json"), []string{"results.json is listed, and not inside"}},
		{"an attachment added", func(o *damage.Objects) {
			c := o.Catalog()
			f := o.Add(&reader.Stream{Dict: dict{"Type": reader.Name("EmbeddedFile")}, Raw: []byte("x")})
			c["AF"] = append(o.Array(c["AF"]), o.Add(dict{"Type": reader.Name("Filespec"), "UF": reader.String("more.csv"), "EF": dict{"F": f}}))
		}, []string{"more.csv is inside, and not listed"}},
		{"the brief of another region", inProvenance(func(p *evidence.Provenance) { p.Document.Region = "EX-03" }), []string{"heading: there: “Riverside”; expected: “Lakeland”"}},
		{"another date", inProvenance(func(p *evidence.Provenance) { p.Document.Date = p.Document.Date.AddDate(1, 0, 0) }), []string{"CreationDate"}},
		{"another year", inProvenance(func(p *evidence.Provenance) { p.Evaluation.Year = 2023 }), []string{"results, nation."}},
		{"fewer draws", inProvenance(func(p *evidence.Provenance) { n := 10; p.Evaluation.Draws = &n }), []string{"robustness"}},
		{"another seed", inProvenance(func(p *evidence.Provenance) { n := uint64(7); p.Evaluation.Seed = &n }), []string{"robustness"}},
		{"a note laid over a number", func(o *damage.Objects) {
			o.Page(1)["Annots"] = append(o.Array(o.Page(1)["Annots"]), o.Add(dict{"Type": reader.Name("Annot"), "Subtype": reader.Name("FreeText"),
				"Rect": array{100, 700, 300, 720}, "Contents": reader.String("Stage 4")}))
		}, []string{"an annotation of the kind FreeText"}},
		{"a ground laid over a number", func(o *damage.Objects) {
			o.Content(1).Raw = append(o.Content(1).Raw, "/Artifact BMC 1 1 1 rg 100 700 200 20 re f EMC\n"...)
		}, []string{"rules or grounds"}},
		{"text written as decoration", func(o *damage.Objects) {
			s := o.Content(1)
			i := bytes.Index(s.Raw, []byte(" Tf\n"))
			font := string(bytes.Fields(s.Raw[:i])[len(bytes.Fields(s.Raw[:i]))-2][1:])
			s.Raw = fmt.Appendf(s.Raw, "/Artifact BMC BT /%s 12 Tf 1 0 0 1 100 100 Tm [<%04X>]TJ ET EMC\n", font, glyphs(o, 1, font)["e"])
		}, []string{"page 2: there: “e”"}},
		{"a drawing outside of marks", func(o *damage.Objects) {
			o.Content(1).Raw = append(o.Content(1).Raw, "0 0 m 9 9 l S\n"...)
		}, []string{"painted outside"}},
		{"a link that leads elsewhere", func(o *damage.Objects) {
			for _, n := range slices.Sorted(maps.Keys(o.All)) {
				if d, isDict := o.All[n].(dict); isDict && d["Subtype"] == reader.Name("Link") {
					d["A"] = dict{"S": reader.Name("URI"), "URI": reader.String("https://example.org/")}
					return
				}
			}
		}, []string{"links"}},
		{"a bookmark", func(o *damage.Objects) {
			first := o.Dict(o.Dict(o.Catalog()["Outlines"])["First"])
			o.Dict(first["First"])["Title"] = reader.String("Approved")
		}, []string{"bookmarks", "Approved"}},
		{"the title", func(o *damage.Objects) { o.Dict(o.Trailer["Info"])["Title"] = reader.String("Approved") }, []string{"Title: there: “Approved”"}},
		{"the language", func(o *damage.Objects) { o.Catalog()["Lang"] = reader.String("ru-RU") }, []string{"Lang"}},
		{"a row of a table", func(o *damage.Objects) {
			body := o.Elements("TBody")[0]
			body["K"] = o.Array(body["K"])[1:]
		}, []string{"painted outside", "missing: "}},
		{"the structure", func(o *damage.Objects) { o.Elements("P")[3]["S"] = reader.Name("BlockQuote") }, []string{"BlockQuote"}},
		{"the metadata", func(o *damage.Objects) {
			s := o.Stream(o.Catalog()["Metadata"])
			s.Raw = bytes.Replace(s.Raw, []byte("growthpole"), []byte("something"), 1)
		}, []string{"metadata (XMP): there: "}},
		{"the size of the page", func(o *damage.Objects) { o.Page(2)["CropBox"] = array{0, 0, 595, 400} }, []string{"page 3, CropBox: there: "}},
		{"nothing but the way it is written", func(*damage.Objects) {}, []string{"the file was written anew"}},
	}
}

// verified verifies bytes as a file.
func verified(t *testing.T, v *verifier, data []byte) (*verification, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return v.file(t.Context(), name)
}

func reportOf(one *verification) string {
	var b strings.Builder
	one.show(&b, "x.pdf")
	return b.String()
}

func TestEveryTamperingIsFound(t *testing.T) {
	long(t)
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "50"), "EX-02.en.pdf")
	v := &verifier{remaker: remaker{jobs: 2}}
	if one, err := verified(t, v, data); err != nil || len(one.differences) > 0 {
		t.Fatalf("the brief as it was made: %v, %v", one, err)
	}
	for _, c := range append(tamperings(), slyTamperings()...) {
		t.Run(c.name, func(t *testing.T) {
			o, err := damage.Open(data)
			if err != nil {
				t.Fatal(err)
			}
			c.change(o)
			one, err := verified(t, v, o.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			got := reportOf(one)
			if len(one.differences) == 0 || !strings.Contains(got, "not verified: ") {
				t.Fatalf("not found:\n%s", got)
			}
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("the report lacks %q:\n%s", want, got)
				}
			}
		})
	}
	if n := len(tamperings()); n < 20 {
		t.Errorf("%d tamperings", n)
	}
}

func TestAnUpdateThatReplacesAPageIsFound(t *testing.T) {
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0"), "EX-02.en.pdf")
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	content := all[2].Dict["Contents"].(reader.Ref)
	v := &verifier{remaker: remaker{jobs: 2}}
	one, err := verified(t, v, appended(f, content.Num, &reader.Stream{Dict: dict{}, Raw: []byte("/Artifact BMC EMC\n")}))
	if err != nil || !strings.Contains(reportOf(one), "not verified") || !strings.Contains(reportOf(one), "page 3") {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}

// appended is a file with an update that puts another object in the place of one.
func appended(f *reader.File, n int, v any) []byte {
	start := bytes.LastIndex(f.Data, []byte("startxref\n"))
	var prev int
	fmt.Sscanf(string(f.Data[start+10:]), "%d", &prev)
	at := len(f.Data)
	b := fmt.Appendf(slices.Clone(f.Data), "%d 0 obj\n%s\nendobj\n", n, reader.Append(nil, v))
	table := len(b)
	return fmt.Appendf(b, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Root %s /Info %s /ID %s /Prev %d /Size %d>>\nstartxref\n%d\n%%%%EOF\n", n, at,
		reader.Append(nil, f.Trailer["Root"]), reader.Append(nil, f.Trailer["Info"]), reader.Append(nil, f.Trailer["ID"]), prev, f.Size(), table)
}

func TestBytesAfterTheEndAreFound(t *testing.T) {
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0"), "EX-02.en.pdf")
	one, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, append(data, "% approved\n"...))
	if err != nil || !strings.Contains(reportOf(one), "11 bytes after the end") {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}

func TestABriefWithoutEvidenceCannotBeVerified(t *testing.T) {
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0", "--attach", "none"), "EX-02.en.pdf")
	if _, err := verified(t, new(verifier), data); !errors.Is(err, evidence.ErrNone) {
		t.Errorf("got %v", err)
	}
}

func TestAnotherVersionIsNamedWhereResultsDiffer(t *testing.T) {
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0"), "EX-02.en.pdf")
	o, err := damage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	inProvenance(func(p *evidence.Provenance) { p.Program = "growthpole v0.1" })(o)
	v := &verifier{remaker: remaker{jobs: 2}}
	one, err := verified(t, v, o.Bytes())
	if err != nil || len(one.differences) > 0 || !strings.Contains(reportOf(one), "note: it was made by growthpole v0.1 and is verified by growthpole "+version()) {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
	// Whoever changes a brief can name another version in it, too: what then remains
	// uncompared has to be said.
	if got := reportOf(one); strings.Contains(got, "\nverified\n") || !strings.Contains(got, "how the pages look only growthpole v0.1 can compare\n") {
		t.Errorf("without a look at the pages:\n%s", got)
	}
	inFile("results.json", `"held": `, `"held": 1`, true)(o)
	one, err = verified(t, v, o.Bytes())
	if err != nil || len(one.differences) == 0 || !strings.Contains(reportOf(one), "so do the versions of the program") {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}

// TestAllBriefsOfTheSamplesAreVerified: every untouched brief passes. CI verifies
// those of all samples in every language.
func TestAllBriefsOfTheSamplesAreVerified(t *testing.T) {
	long(t)
	for sample, languages := range map[string]string{"kazakhstan": "en", "illustrative": "all", "uk": "en"} {
		t.Run(sample, func(t *testing.T) {
			t.Parallel()
			out := built(t, sampleFolder+sample, "--lang", languages, "--draws", "5", "--jobs", "2")
			files, err := filepath.Glob(filepath.Join(out, "*.pdf"))
			if err != nil || len(files) < 9 {
				t.Fatal(len(files), err)
			}
			var b bytes.Buffer
			if err := verifyAll(t.Context(), files, verifyFlags{jobs: 2, against: sampleFolder + sample}, &b); err != nil {
				t.Errorf("%v\n%s", err, b.String())
			}
			if n := strings.Count(b.String(), "\nverified\n"); n != len(files) {
				t.Errorf("%d of %d files are verified", n, len(files))
			}
		})
	}
}

// notEvaluated are numbers that are no figures: the parts of a DOI.
var notEvaluated = []string{"10.15838", "2018.2", "56.14"}

// TestEveryPrintedNumberStandsInTheResults: a number with decimals that a brief
// prints is one of the evaluation's, rounded.
func TestEveryPrintedNumberStandsInTheResults(t *testing.T) {
	long(t)
	for sample, regions := range map[string][]string{
		"kazakhstan":   {"KZ-75", "KZ-59", "KZ-23"},
		"illustrative": {"EX-01", "EX-05"},
		"uk":           {"UKI3", "UKK3"},
	} {
		dir := built(t, sampleFolder+sample, "--region", strings.Join(regions, ","), "--draws", "50")
		for _, region := range regions {
			t.Run(region, func(t *testing.T) { printedStandInResults(t, readBrief(t, dir, region+".en.pdf")) })
		}
	}
}

// printedStandInResults finds the numbers with decimals of a brief in its results.
func printedStandInResults(t *testing.T, data []byte) {
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	index := verify.NewIndex(".")
	for _, a := range f.Files() {
		if a.Name == evidence.ResultsName {
			var tree any
			if err := json.Unmarshal(a.Content, &tree); err != nil {
				t.Fatal(err)
			}
			index.Add(a.Name, tree)
		}
	}
	printed, err := verify.Printed(data)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for where, numbers := range printed {
		for _, number := range numbers {
			if !strings.Contains(number, ".") || slices.Contains(notEvaluated, number) {
				continue
			}
			if n++; !index.Has(number) {
				t.Errorf("%s: %s is not in the results", where, number)
			}
		}
	}
	if n < 120 {
		t.Errorf("%d numbers were looked at", n)
	}
}

// TestALargeDatasetIsVerifiedAgainstItsFolder: data beyond evidence.MostData do not
// travel; the brief names them by their hashes, and holds its region's in tidy form.
func TestALargeDatasetIsVerifiedAgainstItsFolder(t *testing.T) {
	large := t.TempDir()
	if err := os.CopyFS(large, os.DirFS(sampleFolder+"illustrative")); err != nil {
		t.Fatal(err)
	}
	const columns = 12
	names, padding := "", ""
	for i := range columns {
		names, padding = names+fmt.Sprintf(",note%d", i), padding+","+strings.Repeat("x", 3900)
	}
	edit := func(file string, change func(string) string) {
		content := readBrief(t, large, file)
		if err := os.WriteFile(filepath.Join(large, file), []byte(change(string(content))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	edit("employment.csv", func(s string) string {
		lines := strings.Split(strings.TrimSpace(s), "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i]) + padding
		}
		lines[0] = strings.TrimSuffix(lines[0], padding) + names
		return strings.Join(lines, "\n") + "\n"
	})
	const declared = "    columns: {region: region, sector: sector, year: year, value: value, unit: unit}\n"
	edit("dataset.yaml", func(s string) string {
		return strings.Replace(s, declared, declared+"    ignore: ["+names[1:]+"]\n", 1)
	})
	out := built(t, large, "--region", "EX-02", "--draws", "5")
	data := readBrief(t, out, "EX-02.en.pdf")
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	inside := map[string]bool{}
	for _, a := range f.Files() {
		inside[a.Name] = true
	}
	if inside["employment.csv"] || !inside["tidy_activity.csv"] || !inside["model.yaml"] {
		t.Errorf("inside are %v", inside)
	}
	if _, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, data); !errors.Is(err, errLeftOut) {
		t.Errorf("without the folder: %v", err)
	}
	var b bytes.Buffer
	files := []string{filepath.Join(out, "EX-02.en.pdf"), filepath.Join(out, "overview.en.pdf")}
	if err := verifyAll(t.Context(), files, verifyFlags{jobs: 2, against: large}, &b); err != nil || strings.Count(b.String(), "\nverified\n") != 2 {
		t.Errorf("%v\n%s", err, b.String())
	}
	edit("regions.csv", func(s string) string { return strings.Replace(s, "Riverside", "Riverfront", 1) })
	b.Reset()
	if err := verifyAll(t.Context(), files[:1], verifyFlags{jobs: 2, against: large}, &b); err == nil || !strings.Contains(b.String(), "dataset, regions.csv: there: SHA-256 ") {
		t.Errorf("against another folder: %v\n%s", err, b.String())
	}
}
