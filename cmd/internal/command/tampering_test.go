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
		}, []string{"meaning: there: “Approved”"}},
	}
}

// TestLastDigitsOfAnotherProcessor: a brief that was made on a machine that multiplies
// and adds in one step has other last digits in its results, and is no other brief.
func TestLastDigitsOfAnotherProcessor(t *testing.T) {
	long(t)
	data := simpleBrief(t)
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
