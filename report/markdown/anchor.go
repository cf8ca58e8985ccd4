package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"growthpole/report/document"
)

// headings are all headings in the order of reading.
func headings(doc *document.Document) []*document.Heading {
	var out []*document.Heading
	for _, blocks := range [][]document.Block{doc.Cover, doc.Body} {
		for _, b := range blocks {
			if h, ok := b.(*document.Heading); ok {
				out = append(out, h)
			}
		}
	}
	return out
}

// anchors name headings as the usual readers of Markdown do: the words in small
// letters, hyphens for spaces, a number where they come again.
func anchors(doc *document.Document) map[string]string {
	byID, used := map[string]string{}, map[string]int{}
	for _, h := range headings(doc) {
		name := strings.Map(func(r rune) rune {
			switch {
			case r == ' ' || r == '-':
				return '-'
			case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, document.PlainText(h.Text))
		again := used[name]
		used[name]++
		if again > 0 {
			name += "-" + strconv.Itoa(again)
		}
		byID[h.ID] = name
	}
	return byID
}
