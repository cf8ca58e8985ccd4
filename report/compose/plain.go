package compose

import (
	"strings"

	"growthpole/report/document"
	"growthpole/report/mdtext"
)

// PlainLine is a line of Markdown as a reader sees it, without styles.
func PlainLine(markdown string) string {
	if line := strings.Trim(markdown, " \t\r\n"); isPlain(line) {
		return mdtext.Clean(line)
	}
	c := newConverter(&Filled{}, Exhibits{}, Options{})
	return document.PlainText(c.captionText([]byte(markdown), 0))
}

// isPlain reports whether Markdown means nothing else in a line than its letters.
// Most captions, names and paragraphs are so, and a parser takes much longer for them.
func isPlain[T string | []byte](line T) bool {
	for i := range len(line) {
		if marks[line[i]] {
			return false
		}
	}
	return true
}

// marks are the bytes that may have a meaning within a line of Markdown.
var marks = func() (is [256]bool) {
	for b := range byte(' ') {
		is[b] = true
	}
	for _, b := range []byte("`[]!<*_\\&") {
		is[b] = true
	}
	return is
}()
