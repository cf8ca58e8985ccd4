package conform

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"

	"growthpole/report/reader"
)

// packet is the metadata: the text of every property, by its name with prefix.
func (c *checker) packet() (raw string, properties map[string]string) {
	s, isStream := c.Get(c.Catalog()["Metadata"]).(*reader.Stream)
	if !isStream {
		return "", nil
	}
	b, err := c.Content(s)
	if err != nil {
		return "", nil
	}
	return string(b), readPacket(string(b))
}

var prefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/": "dc", "http://ns.adobe.com/pdf/1.3/": "pdf", "http://ns.adobe.com/xap/1.0/": "xmp",
	"http://www.aiim.org/pdfa/ns/id/": "pdfaid", "http://www.aiim.org/pdfua/ns/id/": "pdfuaid", "http://www.aiim.org/pdfa/ns/schema#": "pdfaSchema",
}

func readPacket(raw string) map[string]string {
	properties := map[string]string{}
	d := xml.NewDecoder(strings.NewReader(raw))
	var open []string
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return properties
		}
		if err != nil {
			return nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := ""
			if p := prefixes[t.Name.Space]; p != "" {
				name = p + ":" + t.Name.Local
			} else if len(open) > 0 {
				name = open[len(open)-1]
			}
			if open = append(open, name); len(open) > 100 {
				return nil
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); text != "" && len(open) > 0 {
				properties[open[len(open)-1]] += text
			}
		}
	}
}

var metadataRules = []Rule{
	{"metadata", "ISO 19005-3, 6.6.2.1", "The catalog has metadata, in a plain stream of well-formed XML.", func(c *checker, find find) {
		s, isStream := c.Get(c.Catalog()["Metadata"]).(*reader.Stream)
		switch {
		case !isStream:
			find("catalog", "there are no metadata")
		case s.Dict["Filter"] != nil:
			find("metadata", "the stream has a filter")
		case s.Dict["Type"] != reader.Name("Metadata") || s.Dict["Subtype"] != reader.Name("XML"):
			find("metadata", "the stream is not said to be XML metadata")
		default:
			if _, p := c.packet(); p == nil {
				find("metadata", "the XML is not well-formed")
			}
		}
	}},
	{"packet-header", "ISO 19005-3, 6.6.2.1", "The packet's header has no encoding and no length.", func(c *checker, find find) {
		raw, _ := c.packet()
		head, _, _ := strings.Cut(raw, "?>")
		if !strings.HasPrefix(head, "<?xpacket begin=") || strings.Contains(head, "encoding=") || strings.Contains(head, "bytes=") {
			find("metadata", "the header is %.60q", head)
		}
	}},
	{"pdfa-identification", "ISO 19005-3, 6.6.4", "The metadata say PDF/A, part 3, level A.", func(c *checker, find find) {
		if _, p := c.packet(); p["pdfaid:part"] != "3" || p["pdfaid:conformance"] != "A" {
			find("metadata", "part %q, level %q", p["pdfaid:part"], p["pdfaid:conformance"])
		}
	}},
	{"pdfua-identification", "ISO 14289-1, 5", "The metadata say PDF/UA, part 1.", func(c *checker, find find) {
		if _, p := c.packet(); p["pdfuaid:part"] != "1" {
			find("metadata", "part %q", p["pdfuaid:part"])
		}
	}},
	{"extension-schema", "ISO 19005-3, 6.6.2.3", "The namespace of PDF/UA, which PDF/A does not know, is described.", func(c *checker, find find) {
		if _, p := c.packet(); !strings.Contains(p["pdfaSchema:namespaceURI"], "http://www.aiim.org/pdfua/ns/id/") {
			find("metadata", "the namespace of PDF/UA is not described")
		}
	}},
	{"title", "ISO 14289-1, 7.1", "The metadata have a title.", func(c *checker, find find) {
		if _, p := c.packet(); p["dc:title"] == "" {
			find("metadata", "there is no title")
		}
	}},
	same("info-title", "Title", "dc:title"),
	same("info-author", "Author", "dc:creator"),
	same("info-subject", "Subject", "dc:description"),
	same("info-keywords", "Keywords", "pdf:Keywords"),
	same("info-creator", "Creator", "xmp:CreatorTool"),
	same("info-producer", "Producer", "pdf:Producer"),
	sameDate("info-created", "CreationDate", "xmp:CreateDate"),
	sameDate("info-modified", "ModDate", "xmp:ModifyDate"),
}

// same is the rule that an entry of the information dictionary says what the
// metadata say.
func same(id string, key reader.Name, property string) Rule {
	return Rule{ID: id, Clause: "ISO 19005-3, 6.6.3", Says: string(key) + " of the information dictionary and " + property + " say the same.", check: func(c *checker, find find) {
		_, p := c.packet()
		if got := strings.TrimSpace(c.Text(c.Dict(c.Trailer["Info"])[key])); got != p[property] {
			find("information dictionary", "%s is %q, %s is %q", key, got, property, p[property])
		}
	}}
}

func sameDate(id string, key reader.Name, property string) Rule {
	return Rule{ID: id, Clause: "ISO 19005-3, 6.6.3", Says: string(key) + " of the information dictionary and " + property + " are the same moment.", check: func(c *checker, find find) {
		_, p := c.packet()
		got := c.Text(c.Dict(c.Trailer["Info"])[key])
		if got == "" && p[property] == "" {
			return
		}
		a, isDate := date(got)
		b, err := time.Parse(time.RFC3339, p[property])
		if !isDate || err != nil || !a.Equal(b) {
			find("information dictionary", "%s is %q, %s is %q", key, got, property, p[property])
		}
	}}
}

// date reads a date of the PDF language in the one form that this program writes.
func date(s string) (time.Time, bool) {
	t, err := time.Parse("D:20060102150405Z", s)
	return t, err == nil
}
