package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/document"
)

// writeAttachments writes files as PDF/A-3 wants them (ISO 19005-3, 6.8): an
// embedded file with type, size and dates, and a specification that says what the
// file is to the document. It returns the catalog's entries for them.
func writeAttachments(f *file, attachments []document.Attachment) string {
	if len(attachments) == 0 {
		return ""
	}
	specs := make([]attachedFile, len(attachments))
	for i, a := range attachments {
		n := f.allocate()
		f.rawStream(n, "/Type /EmbeddedFile /Subtype "+name(a.MIME)+" /Filter /FlateDecode /Params <</Size "+
			strconv.Itoa(len(a.Content))+fileDates(a.File)+">>", a.Packed(pack))
		described := ""
		if a.Title != "" {
			described = "/Desc " + textString(a.Title)
		}
		specs[i] = attachedFile{a.Name, f.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %s /AFRelationship %s %s/EF <</F %d 0 R /UF %d 0 R>>>>",
			literal(plainName(a.Name)), fileName(a.Name), name(string(a.Relation)), described, n, n))}
	}
	var all, named strings.Builder
	for _, s := range specs {
		fmt.Fprintf(&all, "%d 0 R ", s.object)
	}
	// Keys of a name tree are in the order of their bytes, which are those of the
	// names where all of them are plain.
	key := fileName
	if slices.ContainsFunc(specs, func(s attachedFile) bool { return plainName(s.name) != s.name }) {
		key = textString
	}
	slices.SortFunc(specs, func(a, b attachedFile) int { return strings.Compare(key(a.name), key(b.name)) })
	for _, s := range specs {
		fmt.Fprintf(&named, "%s %d 0 R ", key(s.name), s.object)
	}
	return "/AF [" + all.String() + "] /Names <</EmbeddedFiles <</Names [" + named.String() + "]>>>> "
}

// attachedFile is a file specification's name and number.
type attachedFile struct {
	name   string
	object int
}

func fileDates(a *document.File) string {
	if a.Date.IsZero() {
		return ""
	}
	date := a.Date.UTC().Format("20060102150405")
	return " /CreationDate (D:" + date + "Z) /ModDate (D:" + date + "Z)"
}

// name is a name of the PDF language: ISO 32000-1, 7.3.5.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		if ch := s[i]; ch >= '0' && ch <= '9' || ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || strings.IndexByte("-+.", ch) >= 0 {
			b.WriteByte(ch)
		} else {
			fmt.Fprintf(&b, "#%02X", ch)
		}
	}
	return b.String()
}

// fileName is a file's name as a text string. Some readers cannot save a file
// whose plain name is written in UTF-16.
func fileName(s string) string {
	if plainName(s) == s {
		return literal(s)
	}
	return textString(s)
}

// plainName is a file's name for readers that know no Unicode.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7E {
			return '_'
		}
		return r
	}, s)
}
