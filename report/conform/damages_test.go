package conform

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"growthpole/report/reader"
	"growthpole/report/reader/damage"
)

type (
	dict  = reader.Dict
	name  = reader.Name
	str   = reader.String
	array = reader.Array
)

// edit replaces a part of a page's content.
func edit(page int, old, new string) func(*damage.Objects) {
	return func(o *damage.Objects) {
		s := o.Content(page)
		before := string(s.Raw)
		s.Raw = []byte(strings.Replace(before, old, new, 1))
		if string(s.Raw) == before {
			panic(fmt.Sprintf("page %d does not hold %q", page+1, old))
		}
	}
}

func insert(page int, ops string) func(*damage.Objects) {
	return func(o *damage.Objects) {
		s := o.Content(page)
		s.Raw = append([]byte(ops+"\n"), s.Raw...)
	}
}

func metadata(old, new string) func(*damage.Objects) {
	return func(o *damage.Objects) {
		s := o.Stream(o.Catalog()["Metadata"])
		before := string(s.Raw)
		if s.Raw = []byte(strings.Replace(before, old, new, 1)); string(s.Raw) == before {
			panic("the metadata do not hold " + old)
		}
	}
}

func catalog(change func(o *damage.Objects, c dict)) func(*damage.Objects) {
	return func(o *damage.Objects) { change(o, o.Catalog()) }
}

func first(role string, change func(o *damage.Objects, e dict)) func(*damage.Objects) {
	return func(o *damage.Objects) { change(o, o.Elements(role)[0]) }
}

func info(key name, value any) func(*damage.Objects) {
	return func(o *damage.Objects) { o.Dict(o.Trailer["Info"])[key] = value }
}

// fontOf is the first font of the second page: the font, its descendant, its descriptor.
func fontOf(o *damage.Objects) (font, cid, descriptor dict) {
	fonts := o.Dict(o.Dict(o.Page(1)["Resources"])["Font"])
	font = o.Dict(fonts[sortedNames(fonts)[0]])
	cid = o.Dict(o.Array(font["DescendantFonts"])[0])
	return font, cid, o.Dict(cid["FontDescriptor"])
}

func font(change func(o *damage.Objects, font, cid, descriptor dict)) func(*damage.Objects) {
	return func(o *damage.Objects) {
		f, c, d := fontOf(o)
		change(o, f, c, d)
	}
}

func link(change func(o *damage.Objects, a dict)) func(*damage.Objects) {
	return func(o *damage.Objects) {
		for i := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
			if list := o.Array(o.Page(i)["Annots"]); len(list) > 0 {
				change(o, o.Dict(list[len(list)-1]))
				return
			}
		}
		panic("no link")
	}
}

func file(change func(o *damage.Objects, spec dict, s *reader.Stream)) func(*damage.Objects) {
	return func(o *damage.Objects) {
		spec := o.Dict(o.Array(o.Catalog()["AF"])[0])
		change(o, spec, o.Stream(o.Dict(spec["EF"])["F"]))
	}
}

// field adds a form field to the first page.
func field(entries dict) func(*damage.Objects) {
	return func(o *damage.Objects) {
		d := dict{"Type": name("Annot"), "Subtype": name("Widget"), "FT": name("Sig"), "TU": str("Signature"), "F": 4, "Rect": array{0, 0, 0, 0}}
		maps.Copy(d, entries)
		o.Page(0)["Annots"] = append(o.Array(o.Page(0)["Annots"]), o.Add(d))
	}
}

// damages break one rule each; some rules are broken in several ways.
var damages = []struct {
	rule   string
	change func(*damage.Objects)
}{
	{"identifier", func(o *damage.Objects) { delete(o.Trailer, "ID") }},
	{"identifier", func(o *damage.Objects) { o.Trailer["ID"] = array{str("short"), str("short")} }},
	{"filter", catalog(func(o *damage.Objects, c dict) { o.Content(0).Dict["F"] = str("other.txt") })},
	{"strings", info("Extra", str(strings.Repeat("x", 32_768)))},
	{"names", info("Extra", name(strings.Repeat("n", 128)))},
	{"names", func(o *damage.Objects) { o.Dict(o.Trailer["Info"])[name(strings.Repeat("n", 128))] = 1 }},
	{"numbers", info("Extra", 1<<31)},
	{"numbers", insert(0, "/Artifact BMC 3000000000 w EMC")},
	{"references", info("Extra", reader.Ref{Num: 99_999})},
	{"saved-states", insert(0, strings.Repeat("q ", 29)+strings.Repeat("Q ", 29))},
	{"saved-states", insert(0, "q")},
	{"saved-states", insert(0, "Q")},
	{"operators", insert(0, "1 xyz")},
	{"operators", func(o *damage.Objects) { s := o.Content(0); s.Raw = append(s.Raw, "(cut off"...) }},
	{"hexadecimal", insert(0, "/Artifact <</X <123>>> BDC EMC")},
	{"colour", insert(0, "0 0 0 1 k")},
	{"colour", insert(0, "/Separation cs")},

	{"metadata", catalog(func(o *damage.Objects, c dict) { delete(c, "Metadata") })},
	{"metadata", metadata("</rdf:RDF>", "")},
	{"metadata", func(o *damage.Objects) { delete(o.Stream(o.Catalog()["Metadata"]).Dict, "Subtype") }},
	{"packet-header", metadata("<?xpacket begin=", "<?xpacket bytes='12' begin=")},
	{"pdfa-identification", metadata("<pdfaid:part>3", "<pdfaid:part>2")},
	{"pdfa-identification", metadata("<pdfaid:conformance>A", "<pdfaid:conformance>B")},
	{"pdfua-identification", metadata("<pdfuaid:part>1</pdfuaid:part>", "")},
	{"extension-schema", metadata("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua", "<pdfaSchema:namespaceURI>http://example.org/pdfua")},
	{"title", metadata(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li></rdf:Alt></dc:title>`, "")},
	{"info-title", info("Title", str("Another"))},
	{"info-author", info("Author", str("Another"))},
	{"info-subject", info("Subject", str("Another"))},
	{"info-keywords", info("Keywords", str("Another"))},
	{"info-creator", info("Creator", str("Another"))},
	{"info-producer", info("Producer", str("Another"))},
	{"info-created", info("CreationDate", str("D:20260131000001Z"))},
	{"info-modified", info("ModDate", str("yesterday"))},

	{"language", catalog(func(o *damage.Objects, c dict) { c["Lang"] = str("English, British") })},
	{"marked", catalog(func(o *damage.Objects, c dict) { delete(c, "MarkInfo") })},
	{"marked", catalog(func(o *damage.Objects, c dict) { o.Dict(c["MarkInfo"])["Suspects"] = true })},
	{"show-title", catalog(func(o *damage.Objects, c dict) { delete(c, "ViewerPreferences") })},
	{"output-intent", catalog(func(o *damage.Objects, c dict) { delete(c, "OutputIntents") })},
	{"output-intent", catalog(func(o *damage.Objects, c dict) {
		s := o.Stream(o.Dict(o.Array(c["OutputIntents"])[0])["DestOutputProfile"])
		copy(s.Raw[16:], "CMYK")
	})},
	{"scripts", catalog(func(o *damage.Objects, c dict) { c["OpenAction"] = dict{"S": name("JavaScript")} })},
	{"scripts", catalog(func(o *damage.Objects, c dict) { o.Dict(c["Names"])["JavaScript"] = dict{} })},
	{"scripts", func(o *damage.Objects) { o.Page(0)["AA"] = dict{} }},
	{"layers", catalog(func(o *damage.Objects, c dict) { c["OCProperties"] = dict{} })},
	{"page-labels", catalog(func(o *damage.Objects, c dict) { delete(c, "PageLabels") })},
	{"bookmarks", catalog(func(o *damage.Objects, c dict) {
		o.Dict(o.Dict(c["Outlines"])["First"])["Dest"] = array{o.Trailer["Root"], name("Fit")}
	})},

	{"tagged-content", insert(0, "0 0 m 9 9 l S")},
	{"nested-marks", insert(0, "/Artifact BMC /P <</MCID 99>> BDC EMC EMC")},
	{"nested-marks", insert(0, "/P <</MCID 99>> BDC /Artifact BMC EMC EMC")},
	{"nested-marks", insert(0, "/P <</MCID 98>> BDC /P <</MCID 99>> BDC EMC EMC")},
	{"nested-marks", insert(0, "/Artifact BMC")},
	{"nested-marks", insert(0, "EMC")},
	{"nested-marks", insert(0, "BT BT ET")},
	{"mark-numbers", edit(1, "/MCID 1>>", "/MCID 0>>")},
	{"mark-owners", edit(1, "/MCID 1>>", "/MCID 77>>")},
	{"mark-owners", edit(1, "/H2 <<", "/P <<")},
	{"mark-owners", func(o *damage.Objects) { delete(o.Page(1), "StructParents") }},
	{"mark-owners", first("P", func(o *damage.Objects, e dict) { e["K"] = array{55} })},
	{"tab-order", func(o *damage.Objects) { delete(o.Page(0), "Tabs") }},
	{"annotation-types", link(func(o *damage.Objects, a dict) { a["Subtype"] = name("Text") })},
	{"annotation-text", link(func(o *damage.Objects, a dict) { delete(a, "Contents") })},
	{"annotation-flags", link(func(o *damage.Objects, a dict) { a["F"] = 2 })},
	{"annotation-flags", link(func(o *damage.Objects, a dict) { delete(a, "F") })},
	{"annotation-owner", link(func(o *damage.Objects, a dict) { delete(a, "StructParent") })},
	{"actions", link(func(o *damage.Objects, a dict) { a["A"] = dict{"S": name("Launch")} })},
	{"images", insert(0, "/Artifact BMC /X Do EMC")},
	{"images", insert(0, "/X Do")},

	{"font-embedded", font(func(o *damage.Objects, f, c, d dict) { delete(d, "FontFile2") })},
	{"font-embedded", font(func(o *damage.Objects, f, c, d dict) {
		s := o.Stream(d["FontFile2"])
		s.Raw = s.Raw[:len(s.Raw)/2]
	})},
	{"font-subset", font(func(o *damage.Objects, f, c, d dict) { f["BaseFont"] = name("SourceSerif4") })},
	{"font-encoding", font(func(o *damage.Objects, f, c, d dict) { f["Encoding"] = name("WinAnsiEncoding") })},
	{"font-encoding", font(func(o *damage.Objects, f, c, d dict) { o.Dict(c["CIDSystemInfo"])["Ordering"] = str("Japan1") })},
	{"font-glyph-map", font(func(o *damage.Objects, f, c, d dict) { delete(c, "CIDToGIDMap") })},
	{"font-meaning", font(func(o *damage.Objects, f, c, d dict) { delete(f, "ToUnicode") })},
	{"font-meaning", font(func(o *damage.Objects, f, c, d dict) {
		s := o.Stream(f["ToUnicode"])
		s.Raw = bytes.ReplaceAll(s.Raw, []byte("> <00"), []byte("> <FEFF00"))
	})},
	{"font-notdef", edit(1, "]TJ", "<0000>]TJ")},
	{"font-widths", font(func(o *damage.Objects, f, c, d dict) {
		w := o.Array(c["W"])
		w[1].(array)[0] = w[1].(array)[0].(int) + 5
	})},
	{"font-set", font(func(o *damage.Objects, f, c, d dict) {
		d["CIDSet"] = o.Add(&reader.Stream{Dict: dict{}, Raw: []byte{1}})
	})},

	{"structure-tree", catalog(func(o *damage.Objects, c dict) { delete(c, "StructTreeRoot") })},
	{"structure-tree", first("Document", func(o *damage.Objects, e dict) { e["S"] = name("Part") })},
	{"element-parent", first("P", func(o *damage.Objects, e dict) { delete(e, "P") })},
	{"element-type", first("P", func(o *damage.Objects, e dict) { e["S"] = name("Paragraph") })},
	{"role-map", catalog(func(o *damage.Objects, c dict) { o.Dict(c["StructTreeRoot"])["RoleMap"] = dict{"P": name("H1")} })},
	{"first-heading", first("H1", func(o *damage.Objects, e dict) { e["S"] = name("H2") })},
	{"heading-levels", first("H2", func(o *damage.Objects, e dict) { e["S"] = name("H3") })},
	{"heading-kinds", first("H2", func(o *damage.Objects, e dict) { e["S"] = name("H") })},
	{"holds", first("TD", func(o *damage.Objects, e dict) { e["S"] = name("P") })},
	{"holds", first("LBody", func(o *damage.Objects, e dict) { e["S"] = name("P") })},
	{"holds", first("TOCI", func(o *damage.Objects, e dict) { e["S"] = name("P") })},
	{"holds", first("TR", func(o *damage.Objects, e dict) { e["K"] = append(o.Array(e["K"]), 0) })},
	{"stands-in", first("TR", func(o *damage.Objects, e dict) { e["S"] = name("Div") })},
	{"list-item", first("LBody", func(o *damage.Objects, e dict) { e["S"] = name("Lbl") })},
	{"caption-place", first("Table", func(o *damage.Objects, e dict) {
		k := o.Array(e["K"])
		k[0], k[1] = k[1], k[0]
	})},
	{"alternative", first("Figure", func(o *damage.Objects, e dict) { e["Alt"] = str(" ") })},
	{"figure-box", first("Figure", func(o *damage.Objects, e dict) { delete(e, "A") })},
	{"note-identifier", first("Note", func(o *damage.Objects, e dict) { delete(e, "ID") })},
	{"note-identifier", func(o *damage.Objects) { n := o.Elements("Note"); n[0]["ID"] = n[1]["ID"] }},
	{"link-object", first("Link", func(o *damage.Objects, e dict) { e["K"] = o.Array(e["K"])[:1] })},
	{"element-language", func(o *damage.Objects) {
		for _, e := range o.Elements("Span") {
			if e["Lang"] != nil {
				e["Lang"] = str("?")
			}
		}
	}},

	{"table-body", first("TBody", func(o *damage.Objects, e dict) { e["S"] = name("THead") })},
	{"table-row-width", func(o *damage.Objects) {
		rows := o.Elements("TR")
		last := rows[len(rows)-1]
		last["K"] = o.Array(last["K"])[:1]
	}},
	{"table-row-width", first("TD", func(o *damage.Objects, e dict) { e["A"] = dict{"O": name("Table"), "ColSpan": 2} })},
	{"table-scope", first("TH", func(o *damage.Objects, e dict) { delete(e, "A") })},
	{"table-headers", func(o *damage.Objects) {
		for _, e := range o.Elements("TH") {
			e["S"] = name("TD")
		}
	}},

	{"file-associated", catalog(func(o *damage.Objects, c dict) { c["AF"] = o.Array(c["AF"])[:1] })},
	{"file-relation", file(func(o *damage.Objects, spec dict, s *reader.Stream) { delete(spec, "AFRelationship") })},
	{"file-names", file(func(o *damage.Objects, spec dict, s *reader.Stream) { delete(spec, "UF") })},
	{"file-type", file(func(o *damage.Objects, spec dict, s *reader.Stream) { delete(s.Dict, "Subtype") })},
	{"file-date", file(func(o *damage.Objects, spec dict, s *reader.Stream) { delete(o.Dict(s.Dict["Params"]), "ModDate") })},
	{"file-size", file(func(o *damage.Objects, spec dict, s *reader.Stream) { s.Raw = append(s.Raw, 'x') })},
	{"file-listed", catalog(func(o *damage.Objects, c dict) { delete(c, "Names") })},
	{"file-listed", catalog(func(o *damage.Objects, c dict) {
		n := o.Array(o.Dict(o.Dict(c["Names"])["EmbeddedFiles"])["Names"])
		n[0], n[1], n[2], n[3] = n[2], n[3], n[0], n[1]
	})},

	{"form-kind", catalog(func(o *damage.Objects, c dict) { c["AcroForm"] = dict{"NeedAppearances": true} })},
	{"field-text", field(dict{"TU": str("")})},
	{"field-kind", field(dict{"FT": name("Tx")})},
	{"field-look", field(dict{"Rect": array{0, 0, 100, 20}})},
	{"annotation-owner", field(nil)},
	{"actions", field(dict{"A": dict{"S": name("URI")}})},
}

// byteDamages break rules about the bytes of a file.
var byteDamages = []struct {
	rule   string
	change func([]byte) []byte
}{
	{"header", func(b []byte) []byte { return bytes.Replace(b, []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1) }},
	{"header", func(b []byte) []byte { return bytes.Replace(b, []byte("%\xE2\xE3\xCF\xD3"), []byte("%abcd"), 1) }},
	{"end", func(b []byte) []byte { return append(b, "more"...) }},
	{"stream-length", func(b []byte) []byte { return bytes.Replace(b, []byte("\nendstream"), []byte("xendstream"), 1) }},
	{"hexadecimal", func(b []byte) []byte {
		return bytes.Replace(b, []byte("/Title <feff0041"), []byte("/Title <feff004 "), 1)
	}},
	{"well-formed", func(b []byte) []byte { return bytes.Replace(b, []byte("/Subject "), []byte("/Title   "), 1) }},
	{"filter", func(b []byte) []byte {
		return bytes.Replace(b, []byte("/Type /EmbeddedFile"), []byte("/Filter/LZWDecode  "), 1)
	}},
	{"objects", func(b []byte) []byte { return replaceSize(b, "9999999") }},
}

func replaceSize(b []byte, size string) []byte {
	i := bytes.LastIndex(b, []byte("/Size "))
	j := i + bytes.IndexByte(b[i:], '>')
	return slices.Concat(b[:i], []byte("/Size "+size), b[j:])
}
