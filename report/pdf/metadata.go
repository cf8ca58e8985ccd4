package pdf

import (
	_ "embed"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"growthpole/report/document"
)

// profile is the colour space that all colours are meant in; its licence stands beside
// it. It stands in files as it is: deflating it would save 400 bytes.
//
//go:embed sRGB2014.icc
var profile []byte

// producer is the name that the file says made it.
const producer = "growthpole with fpdf"

// information is the document information dictionary. It and the metadata must
// say the same, word for word.
func information(doc *document.Document) string {
	var b strings.Builder
	b.WriteString("<<")
	for _, entry := range []struct{ key, value string }{
		{"Title", doc.Title}, {"Author", doc.Author}, {"Subject", doc.Subject},
		{"Keywords", keywords(doc)}, {"Creator", producer}, {"Producer", producer},
	} {
		if entry.value != "" {
			fmt.Fprintf(&b, "/%s %s", entry.key, textString(entry.value))
		}
	}
	if !doc.Date.IsZero() {
		date := doc.Date.UTC().Format("20060102150405")
		fmt.Fprintf(&b, "/CreationDate (D:%sZ)/ModDate (D:%sZ)", date, date)
	}
	b.WriteString(">>")
	return b.String()
}

func keywords(doc *document.Document) string { return strings.Join(doc.Keywords, ", ") }

// metadata is the XMP packet: ISO 16684-1, with the identification of PDF/A
// (ISO 19005-3) and PDF/UA (ISO 14289-1). PDF/A does not know the namespace of
// PDF/UA, so the packet describes it.
func metadata(doc *document.Document) []byte {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
`)
	for _, entry := range []struct{ before, value, after string }{
		{`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, doc.Title, `</rdf:li></rdf:Alt></dc:title>`},
		{`<dc:creator><rdf:Seq><rdf:li>`, doc.Author, `</rdf:li></rdf:Seq></dc:creator>`},
		{`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, doc.Subject, `</rdf:li></rdf:Alt></dc:description>`},
		{`<dc:language><rdf:Bag><rdf:li>`, doc.Lang, `</rdf:li></rdf:Bag></dc:language>`},
		{`<pdf:Keywords>`, keywords(doc), `</pdf:Keywords>`},
		{`<pdf:Producer>`, producer, `</pdf:Producer>`},
		{`<xmp:CreatorTool>`, producer, `</xmp:CreatorTool>`},
		{`<xmp:CreateDate>`, isoDate(doc.Date), `</xmp:CreateDate>`},
		{`<xmp:ModifyDate>`, isoDate(doc.Date), `</xmp:ModifyDate>`},
	} {
		if entry.value != "" {
			b.WriteString(entry.before)
			_ = xml.EscapeText(&b, []byte(entry.value)) // a strings.Builder takes everything
			b.WriteString(entry.after + "\n")
		}
	}
	b.WriteString(`</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`)
	return []byte(b.String())
}

func isoDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}
