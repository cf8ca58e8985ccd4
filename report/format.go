package report

import (
	"io"

	"growthpole/report/document"
	"growthpole/report/house"
	"growthpole/report/markdown"
	"growthpole/report/pdf"
)

// Format is a way to write a document.
type Format struct {
	Ext   string // of the file name, without a dot
	Write func(io.Writer, *document.Document) error
}

// Formats lists the formats, the usual one first.
var Formats = []Format{
	{"pdf", pdf.Write},
	{"md", markdown.Write},
}

// PreparePDF reads what PDF documents of a style and a language need, while the caller
// goes on to what it needs first; text is about what they will say, or empty. Other
// formats need nothing of it.
func PreparePDF(style *house.Style, language, text string) { pdf.Prepare(style, language, text) }
