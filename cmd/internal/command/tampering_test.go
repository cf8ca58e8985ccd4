package command

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/report/evidence"
	"growthpole/report/reader"
	"growthpole/report/reader/damage"
)

// onPage puts operators before or behind those of the second page.
func onPage(before, behind string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		s := o.Content(1)
		s.Raw = append(append([]byte(before), s.Raw...), behind...)
	}
}

// inLine changes the first line of a page's content within marked content of a kind.
func inLine(kind, suffix string, change func(line string) string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		for page := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
			s, in := o.Content(page), false
			lines := strings.Split(string(s.Raw), "\n")
			for i, line := range lines {
				if strings.HasSuffix(line, "BDC") {
					in = strings.HasPrefix(line, "/"+kind+" ")
				}
				if in && strings.HasSuffix(line, suffix) {
					lines[i] = change(line)
					s.Raw = []byte(strings.Join(lines, "\n"))
					return
				}
			}
		}
		panic("no such line in " + kind)
	}
}

// objectsWhere lists the dictionaries for which something holds, by their numbers.
func objectsWhere(o *damage.Objects, is func(dict) bool) []dict {
	var list []dict
	for _, n := range slices.Sorted(maps.Keys(o.All)) {
		if d := o.Dict(reader.Ref{Num: n}); d != nil && is(d) {
			list = append(list, d)
		}
	}
	return list
}

func ofType(t reader.Name) func(dict) bool {
	return func(d dict) bool { return d["Type"] == t }
}

// hiddenLayer puts a layer into the file that viewers do not show at first.
func hiddenLayer(o *damage.Objects, page int) {
	layer := o.Add(dict{"Type": reader.Name("OCG"), "Name": reader.String("x")})
	o.Catalog()["OCProperties"] = dict{"OCGs": array{layer}, "D": dict{"OFF": array{layer}}}
	r := o.Dict(o.Page(page)["Resources"])
	r["Properties"] = dict{"L": layer}
}

// slyTamperings leave the words that a program reads as they were, or nearly so, and
// change what a person sees, hears, copies or is led to.
func slyTamperings() []tampering {
	return []tampering{
		{"a number written in white", inLine("TD", "TJ", func(line string) string { return "1 1 1 rg\n" + line }), []string{"page ", "row ", "letters in the colour [1.00 1.00 1.00]"}},
		{"words written very small", inLine("P", "Tf", func(line string) string { return strings.Fields(line)[0] + " 0.1 Tf" }), []string{"page ", "above the first heading", "at 0.1 pt; expected: letters"}},
		{"a number written without ink", inLine("TD", "TJ", func(line string) string { return "3 Tr\n" + line + "\n0 Tr" }), []string{"page ", "an operator that this program does not write: “Tr”"}},
		{"a number moved out of sight", inLine("TD", "Tm", func(string) string { return "1 0 0 1 -900 -900 Tm" }), []string{"page ", "Contents: there: “1 0 0 1 -900 -900 Tm”; expected: “1 0 0 1 "}},
		{"a number shrunk out of sight", onPage("q 0.001 0 0 0.001 0 0 cm\n", "Q\n"), []string{"page 2", "“cm”"}},
		{"a number that is copied out as another one", inLine("TD", "TJ", func(line string) string { return "/Span <</ActualText (99)>> BDC\n" + line + "\nEMC" }), []string{"page ", "is to be read as “99”"}},
		{"a number copied out as another one by a list of the page", func(o *damage.Objects) {
			inLine("TD", "TJ", func(line string) string { return "/Span /P1 BDC\n" + line + "\nEMC" })(o)
			for page := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
				o.Dict(o.Page(page)["Resources"])["Properties"] = dict{"P1": dict{"ActualText": reader.String("99")}}
			}
		}, []string{"page ", "is to be read as “99”"}},
		{"a digit added as if it were a soft hyphen", func(o *damage.Objects) {
			inLine("TD", "TJ", func(line string) string {
				return line + "\n/Span <</ActualText <FEFF00AD>>> BDC\n" + line + "\nEMC"
			})(o)
		}, []string{"row ", "; expected: “"}},
		{"a text that a screen reader says in place of a cell", func(o *damage.Objects) { o.Elements("TD")[0]["ActualText"] = reader.String("99") }, []string{"row ", "there: “99”"}},
		{"the summary of a table", func(o *damage.Objects) {
			for _, d := range o.Elements("Table") {
				if a := o.Dict(d["A"]); a["Summary"] != nil {
					a["Summary"] = reader.String("Approved")
					return
				}
			}
			o.Elements("Table")[0]["A"] = dict{"O": reader.Name("Table"), "Summary": reader.String("Approved")}
		}, []string{"Approved"}},
		{"a layer that hides a number", func(o *damage.Objects) {
			hiddenLayer(o, 1)
			onPage("/OC /L BDC\n", "EMC\n")(o)
		}, []string{"page 2", "in a layer that can be hidden"}},
		{"a layer that nothing is in", func(o *damage.Objects) { hiddenLayer(o, 1) }, []string{"page 1, Resources, Properties: there: ", "OCProperties: there: "}},
		{"a white box laid over a number in its own cell", inLine("TD", "ET", func(line string) string { return line + "\n1 1 1 rg\n100 600 300 100 re\nf" }), []string{"page ", "row ", "drawn otherwise"}},
		{"a box of no colour of this program's", onPage("", "/Artifact BMC 1 g 100 600 300 100 re f EMC\n"), []string{"page 2: there: an operator that this program does not write: “g”", "rules or grounds"}},
		{"an image laid over a page", func(o *damage.Objects) {
			image := o.Add(&reader.Stream{Dict: dict{"Type": reader.Name("XObject"), "Subtype": reader.Name("Image"), "Width": 1, "Height": 1,
				"ColorSpace": reader.Name("DeviceRGB"), "BitsPerComponent": 8}, Raw: []byte{255, 255, 255}})
			o.Dict(o.Page(1)["Resources"])["XObject"] = dict{"I": image}
			onPage("", "/Artifact BMC 400 0 0 400 100 100 cm /I Do EMC\n")(o)
		}, []string{"page 2", "“Do”"}},
		{"a form field with a look, laid over a number", func(o *damage.Objects) {
			look := o.Add(&reader.Stream{Dict: dict{"Type": reader.Name("XObject"), "Subtype": reader.Name("Form"), "BBox": array{0, 0, 9, 9}}, Raw: []byte("1 g 0 0 9 9 re f")})
			field := o.Add(dict{"Type": reader.Name("Annot"), "Subtype": reader.Name("Widget"), "FT": reader.Name("Tx"), "T": reader.String("x"), "F": 4,
				"Rect": array{100, 600, 400, 700}, "AP": dict{"N": look}})
			o.Page(1)["Annots"] = append(o.Array(o.Page(1)["Annots"]), field)
			o.Catalog()["AcroForm"] = dict{"Fields": array{field}}
		}, []string{"page 2: there: an annotation of the kind Widget"}},
		{"a link with a look, laid over a number", func(o *damage.Objects) {
			look := o.Add(&reader.Stream{Dict: dict{"Type": reader.Name("XObject"), "Subtype": reader.Name("Form"), "BBox": array{0, 0, 9, 9}}, Raw: []byte("1 g 0 0 9 9 re f")})
			link := objectsWhere(o, func(d dict) bool { return d["Subtype"] == reader.Name("Link") })[0]
			link["AP"], link["Rect"] = dict{"N": look}, array{100, 600, 400, 700}
		}, []string{"page 1, Annots, 1, AP: there: ", "page 1, Annots, 1, Rect, 1: there: 100; expected: "}},
		{"a link that leads to another page", func(o *damage.Objects) {
			for _, d := range objectsWhere(o, func(d dict) bool { return d["Subtype"] == reader.Name("Link") }) {
				if to := o.Array(o.Dict(d["A"])["D"]); to != nil {
					to[0] = o.Array(o.Dict(o.Catalog()["Pages"])["Kids"])[0]
					return
				}
			}
			panic("no link within")
		}, []string{"links: there: ", "page 1”; expected: "}},
		{"a bookmark that leads to another page", func(o *damage.Objects) {
			d := o.Dict(o.Dict(o.Dict(o.Catalog()["Outlines"])["First"])["First"])
			o.Array(d["Dest"])[0] = o.Array(o.Dict(o.Catalog()["Pages"])["Kids"])[5]
		}, []string{"bookmarks: there: ", "page 6”; expected: "}},
		{"a page that is turned", func(o *damage.Objects) { o.Page(3)["Rotate"] = 180 }, []string{"page 4, Rotate: there: 180"}},
		{"a font in the place of another", func(o *damage.Objects) {
			fonts := objectsWhere(o, func(d dict) bool { return d["FontFile2"] != nil })
			fonts[0]["FontFile2"], fonts[1]["FontFile2"] = fonts[1]["FontFile2"], fonts[0]["FontFile2"]
		}, []string{"font ", "FontFile2: there: other content"}},
		{"widths of letters", func(o *damage.Objects) {
			d := objectsWhere(o, func(d dict) bool { return d["Subtype"] == reader.Name("CIDFontType2") })[0]
			o.Array(o.Array(d["W"])[1])[0] = 1
		}, []string{"font ", ", W, 2, 1: there: 1; expected: "}},
		{"the description of an attachment", func(o *damage.Objects) {
			for _, d := range objectsWhere(o, ofType("Filespec")) {
				if reader.Text(d["UF"]) == evidence.ResultsName {
					d["Desc"] = reader.String("Approved")
				}
			}
		}, []string{"attachment results.json, Desc: there: “Approved”"}},
		{"the name of an attachment that old viewers show", func(o *damage.Objects) {
			objectsWhere(o, ofType("Filespec"))[0]["F"] = reader.String("approved.csv")
		}, []string{"attachment ", ", F: there: “approved.csv”; expected: “"}},
		{"the list of attachments that viewers show", func(o *damage.Objects) {
			other := o.Add(&reader.Stream{Dict: dict{"Type": reader.Name("EmbeddedFile")}, Raw: []byte("x")})
			spec := o.Add(dict{"Type": reader.Name("Filespec"), "F": reader.String("results.json"), "UF": reader.String("results.json"), "EF": dict{"F": other}})
			names := o.Array(o.Dict(o.Dict(o.Catalog()["Names"])["EmbeddedFiles"])["Names"])
			for i, v := range names {
				if s, isName := v.(reader.String); isName && reader.Text(s) == evidence.ResultsName {
					names[i+1] = spec
				}
			}
		}, []string{"attachment", "results.json"}},
		{"a script that runs when the file is opened", func(o *damage.Objects) {
			o.Catalog()["OpenAction"] = dict{"S": reader.Name("JavaScript"), "JS": reader.String("app.alert('x')")}
		}, []string{"OpenAction"}},
		{"the title in the metadata alone", func(o *damage.Objects) {
			s := o.Stream(o.Catalog()["Metadata"])
			s.Raw = bytes.Replace(s.Raw, []byte("Riverside"), []byte("Approved!"), 1)
		}, []string{"metadata (XMP): there: “", "Approved!"}},
		{"who made it", func(o *damage.Objects) { o.Dict(o.Trailer["Info"])["Producer"] = reader.String("Ministry") }, []string{"Producer: there: “Ministry”"}},
		{"the labels of pages", func(o *damage.Objects) {
			o.Catalog()["PageLabels"] = dict{"Nums": array{0, dict{"P": reader.String("A-")}}}
		}, []string{"PageLabels"}},
		{"a role that means another", func(o *damage.Objects) {
			o.Dict(o.Catalog()["StructTreeRoot"])["RoleMap"] = dict{"TD": reader.Name("Artifact")}
		}, []string{"StructTreeRoot, RoleMap"}},
		{"the order of reading", func(o *damage.Objects) {
			row := o.Elements("TR")[1]
			kids := o.Array(row["K"])
			slices.Reverse(kids)
		}, []string{"row ", "; expected: "}},
		{"a curve by a tenth of a millimetre", inFigure(func(line string) string {
			if f := strings.Fields(line); len(f) == 3 && f[2] == "l" {
				var x float64
				fmt.Sscan(f[0], &x)
				return fmt.Sprintf("%.2f %s l", x+0.28, f[1])
			}
			return line
		}), []string{"page ", "Figure ", "drawn otherwise"}},
		{"a curve by less than can be seen", inFigure(func(line string) string {
			if f := strings.Fields(line); len(f) == 3 && f[2] == "l" {
				var x float64
				fmt.Sscan(f[0], &x)
				return fmt.Sprintf("%.2f %s l", x+0.01, f[1])
			}
			return line
		}), []string{"page ", "Contents: there: "}},
		{"a signature that is none", func(o *damage.Objects) {
			field := o.Add(dict{"Type": reader.Name("Annot"), "Subtype": reader.Name("Widget"), "FT": reader.Name("Sig"), "T": reader.String("Signature1"),
				"Rect": array{0, 0, 0, 0}, "V": o.Add(dict{"Type": reader.Name("Sig"), "Reason": reader.String("Approved")})})
			o.Page(0)["Annots"] = append(o.Array(o.Page(0)["Annots"]), field)
			o.Catalog()["AcroForm"] = dict{"Fields": array{field}}
		}, []string{"signature: there: it does not say which bytes"}},
		{"a signature's field that does something", func(o *damage.Objects) {
			field := o.Add(dict{"Type": reader.Name("Annot"), "Subtype": reader.Name("Widget"), "FT": reader.Name("Sig"), "T": reader.String("Signature1"),
				"Rect": array{0, 0, 0, 0}, "A": dict{"S": reader.Name("URI"), "URI": reader.String("https://example.org/")}})
			o.Page(0)["Annots"] = append(o.Array(o.Page(0)["Annots"]), field)
		}, []string{"page 1: there: an annotation of the kind Widget"}},
		{"a voice in the name of a signature", func(o *damage.Objects) {
			top := o.Elements("Document")[0]
			top["K"] = append(o.Array(top["K"]), o.Add(dict{"Type": reader.Name("StructElem"), "S": reader.Name("Form"), "ActualText": reader.String("Approved"), "K": array{}}))
		}, []string{"element Document of the structure, K"}},
	}
}

// TestUpdatesAreFound: what an incremental update puts in the place of an object, or
// behind the file under the name of a signature.
func TestUpdatesAreFound(t *testing.T) {
	long(t)
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0"), "EX-02.en.pdf")
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	root := f.Trailer["Root"].(reader.Ref)
	catalog := maps.Clone(f.Catalog())
	catalog["OpenAction"] = dict{"S": reader.Name("Named"), "N": reader.Name("Print")}
	page := maps.Clone(f.Dict(pages[2].Ref))
	page["Contents"] = pages[3].Dict["Contents"]
	v := &verifier{remaker: remaker{jobs: 2}}
	for _, c := range []struct {
		name  string
		n     int
		value any
		want  string
	}{
		{"the catalog", root.Num, catalog, "OpenAction: there: "},
		{"a page with the content of another", pages[2].Num, page, "page 3, "},
		{"a signature that no form holds", f.Size(), dict{"Type": reader.Name("Sig"), "Reason": reader.String("Approved")}, "bytes after the end of the document"},
		{"a text that nothing refers to", f.Size(), reader.String("Approved"), "object that the document does not have"},
	} {
		one, err := verified(t, v, appended(f, c.n, c.value))
		if err != nil || !strings.Contains(reportOf(one), "not verified") || !strings.Contains(reportOf(one), c.want) {
			t.Errorf("%s: %v; the report lacks %q:\n%s", c.name, err, c.want, reportOf(one))
		}
	}
}

// TestLastDigitsOfAnotherProcessor: a brief that was made on a machine that multiplies
// and adds in one step has other last digits in its results, and is no other brief.
func TestLastDigitsOfAnotherProcessor(t *testing.T) {
	long(t)
	data := readBrief(t, built(t, sampleFolder+"illustrative", "--region", "EX-02", "--draws", "0"), "EX-02.en.pdf")
	number := regexp.MustCompile(`"value": (0\.\d{15})(\d)\b`)
	for _, c := range []struct {
		change func(m [][]byte) string
		want   string
	}{
		{func(m [][]byte) string { return fmt.Sprintf(`"value": %s%d`, m[1], ('9'-m[2][0])%10) }, "equal but for last digits that depend on the kind of processor"},
		{func(m [][]byte) string { return `"value": 0.5` + string(m[1][3:]) + string(m[2]) }, "results, "},
		{func(m [][]byte) string { return `"value": 0.99, ` + string(m[0]) }, "the same numbers, written otherwise"},
		{func(m [][]byte) string { return " " + string(m[0]) }, "the same numbers, written otherwise"},
	} {
		o, err := damage.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		m := number.FindSubmatch(o.File(evidence.ResultsName).Raw)
		if m == nil {
			t.Fatal("the results hold no number of sixteen digits")
		}
		inFile(evidence.ResultsName, string(m[0]), c.change(m), true)(o)
		one, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, o.Bytes())
		if err != nil || !strings.Contains(reportOf(one), c.want) {
			t.Errorf("%v: the report lacks %q:\n%s", err, c.want, reportOf(one))
		}
	}
}
