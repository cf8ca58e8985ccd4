package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"growthpole/report/document"
)

// finish turns the pages that fpdf wrote into the final file. fpdf makes a small
// regular file: its pages, contents and bookmarks keep their object numbers, all
// else is written here, with what fpdf has no notion of: structure tree, fonts,
// links as objects, attached files, metadata, output intent, page labels. The pages
// are empty in fpdf's file, for it would copy their contents five times.
func finish(doc *document.Document, c *canvas, root *element, headings []*anchor) (*file, error) {
	f, subsets := c.file, c.fonts.subsets()
	defer subsets()        // what they are cut from is this document's
	defer c.waitForPages() // and so is what pages are deflated from, also where finish fails
	f.raw.Reset()
	if err := c.pdf.Output(&f.raw); err != nil {
		return nil, fmt.Errorf("fpdf: %w", err)
	}
	skeleton, err := readSkeleton(f.raw.Bytes())
	if err != nil {
		return nil, fmt.Errorf("reading fpdf's output: %w", err)
	}
	f.reset(len(skeleton.objects))
	f.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	s := &structure{file: f, elements: c.memory.order[:0], pageOf: func(page int) int { return 3 + 2*page }}
	if c.plain {
		root = &element{role: "Document"}
	}
	s.number(root, c.annotations)
	c.memory.order = s.elements

	if err := writePages(f, s, skeleton, c); err != nil {
		return nil, fmt.Errorf("reading fpdf's output: %w", err)
	}
	writeOutline(f, skeleton, len(c.owners), headings)
	if c.plain {
		writeResources(f, c, subsets())
		writeLinks(f, s, c)
		return f, f.endPlain(skeleton, outlineEntry(skeleton, len(c.owners), headings))
	}
	s.write(c)
	writeLinks(f, s, c)
	attached := writeAttachments(f, doc.Attachments)
	writeResources(f, c, subsets())

	intent, packet := f.allocate(), f.allocate()
	f.rawStream(intent, "/N 3", profile)
	f.rawStream(packet, "/Type /Metadata /Subtype /XML", metadata(doc))
	catalog, info := len(skeleton.objects)-1, len(skeleton.objects)-2
	f.put(info, information(doc))
	f.put(catalog, fmt.Sprintf("<</Type /Catalog /Pages 1 0 R %s/Lang %s /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>> /StructTreeRoot %d 0 R /Metadata %d 0 R /PageLabels <</Nums [0 <</S /D>>]>> %s"+
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]>>",
		outlineEntry(skeleton, len(c.owners), headings), textString(doc.Lang), s.root, packet, attached, intent))
	f.end(catalog, info)
	return f, nil
}

// skeleton is fpdf's file taken apart.
type skeleton struct {
	objects [][]byte // by number: what stands between "obj" and "endobj"
}

var errSkeleton = errors.New("not the form that fpdf 0.9.0 writes")

func readSkeleton(src []byte) (*skeleton, error) {
	_, tail, found := bytes.Cut(src[max(0, len(src)-64):], []byte("startxref\n"))
	at, err := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(tail), []byte("%%EOF")))))
	if !found || err != nil || at < 0 || at > len(src) {
		return nil, errSkeleton
	}
	rows := bytes.Split(src[at:], []byte("\n"))
	if len(rows) < 3 {
		return nil, errSkeleton
	}
	count, err := strconv.Atoi(string(bytes.TrimPrefix(rows[1], []byte("0 "))))
	if err != nil || len(rows) < 2+count {
		return nil, errSkeleton
	}
	s := &skeleton{objects: make([][]byte, count)}
	for i := 1; i < count; i++ {
		start, err := strconv.Atoi(string(rows[2+i][:min(10, len(rows[2+i]))]))
		if err != nil || start > at {
			return nil, errSkeleton
		}
		_, body, found := bytes.Cut(src[start:at], []byte(" obj\n"))
		if !found {
			return nil, errSkeleton
		}
		s.objects[i] = body // its end is found by whoever reads it
	}
	return s, nil
}

// dictionary is an object without stream, up to its end.
func (s *skeleton) dictionary(n int) ([]byte, bool) {
	body, _, found := bytes.Cut(s.objects[n], []byte("\nendobj"))
	return body, found
}

func writePages(f *file, s *structure, from *skeleton, c *canvas) error {
	pages, found := from.dictionary(1)
	if !found || len(from.objects) < 5+2*len(c.owners) {
		return errSkeleton
	}
	f.put(1, string(pages))
	for page, packed := range c.contents() {
		n := s.pageOf(page)
		dict, found := from.dictionary(n)
		if !found || !bytes.HasSuffix(dict, []byte(">>")) {
			return errSkeleton
		}
		f.rawStream(n+1, "/Filter /FlateDecode", c.memory.packed.Bytes()[packed.from:packed.to])
		f.begin(n)
		b := append(f.packed, dict[:len(dict)-2]...)
		b = strconv.AppendInt(append(b, " /StructParents "...), int64(page), 10)
		b = append(b, " /Tabs /S"...)
		f.packed = append(pageLinks(b, c.annotations, page), ">>"...)
	}
	return nil
}

func pageLinks(b []byte, links []*annotation, page int) []byte {
	opened := false
	for _, a := range links {
		if a.page != page {
			continue
		}
		if !opened {
			b, opened = append(b, " /Annots ["...), true
		}
		b = append(appendReference(b, a.object), ' ')
	}
	if opened {
		b = append(b, ']')
	}
	return b
}

// writeOutline copies fpdf's bookmarks. fpdf gives each a count of 0; the right
// count opens the first level and keeps deeper ones closed.
func writeOutline(f *file, from *skeleton, pages int, headings []*anchor) {
	first := 3 + 2*pages
	for i, h := range headings {
		body, _ := from.dictionary(first + i)
		entry := ""
		if n := children(headings, i); n > 0 && h.level == 1 {
			entry = "/Count " + strconv.Itoa(n)
		} else if n > 0 {
			entry = "/Count -" + strconv.Itoa(n)
		}
		f.put(first+i, strings.TrimSuffix(string(body), "/Count 0>>")+entry+">>")
	}
	if len(headings) > 0 {
		body, _ := from.dictionary(first + len(headings))
		visible := 0
		for i, h := range headings {
			if h.level == 1 {
				visible += 1 + children(headings, i)
			}
		}
		f.put(first+len(headings), strings.TrimSuffix(string(body), ">>")+"/Count "+strconv.Itoa(visible)+">>")
	}
}

// children counts the headings directly below one.
func children(headings []*anchor, i int) int {
	n := 0
	for _, h := range headings[i+1:] {
		if h.level <= headings[i].level {
			break
		}
		if h.level == headings[i].level+1 {
			n++
		}
	}
	return n
}

func outlineEntry(from *skeleton, pages int, headings []*anchor) string {
	if len(headings) == 0 {
		return ""
	}
	return fmt.Sprintf("/Outlines %d 0 R /PageMode /UseOutlines ", 3+2*pages+len(headings))
}

// writeResources puts the fonts and the logo, which all pages share, where fpdf has its own.
func writeResources(f *file, c *canvas, subsets []*subset) {
	b := []byte("<</ProcSet [/PDF /Text] /Font <<")
	for i, used := range c.fonts.fonts {
		b = append(b, "/"+used.resource+" "...)
		b = append(appendReference(b, subsets[i].write(f)), ' ')
	}
	f.put(2, string(b)+">>"+writeLogo(f, c)+">>")
}

func writeLinks(f *file, s *structure, c *canvas) {
	for i, a := range c.annotations {
		f.begin(a.object)
		b := append(f.packed, "<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ["...)
		for _, v := range [4]float64{a.left, pageHeight - a.foot, a.right, pageHeight - a.top} {
			b = append(appendNumber(b, v), ' ')
		}
		b = append(b, "] /StructParent "...)
		b = strconv.AppendInt(b, int64(len(c.owners)+i), 10)
		b = append(b, " /Contents "+textString(a.contents)...)
		if to := a.destination(c.anchors); to != nil {
			b = append(b, " /A <</S /GoTo /D ["...)
			b = appendReference(b, s.pageOf(to.page))
			b = append(b, " /XYZ 0 "...)
			b = append(appendNumber(b, pageHeight-max(0, to.y-12)), " null]>>"...)
		} else {
			b = append(b, " /A <</S /URI /URI "+literal(uri(a.target))+">>"...)
		}
		f.packed = append(b, ">>"...)
	}
}

// destination is the place a link leads to inside the document; nil for a URI.
func (a *annotation) destination(anchors map[string]*anchor) *anchor {
	if a.anchor != nil {
		return a.anchor
	}
	if id, inside := strings.CutPrefix(a.target, "#"); inside {
		return anchors[id]
	}
	return nil
}

// uri writes a target in ASCII, as the PDF language wants it.
func uri(target string) string {
	var b strings.Builder
	for i := range len(target) {
		if ch := target[i]; ch > 0x20 && ch < 0x7F {
			b.WriteByte(ch)
		} else {
			fmt.Fprintf(&b, "%%%02X", ch)
		}
	}
	return b.String()
}

// literal is a string of the PDF language in parentheses.
func literal(s string) string {
	b := append(make([]byte, 0, len(s)+2), '(')
	for i := range len(s) {
		if c := s[i]; c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return string(append(b, ')'))
}
