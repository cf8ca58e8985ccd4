package compose

import "growthpole/report/document"

// PlainLine is a line of Markdown as a reader sees it, without styles.
func PlainLine(markdown string) string {
	c := newConverter(&Filled{}, Exhibits{}, Options{})
	return document.PlainText(c.captionText([]byte(markdown), 0))
}
