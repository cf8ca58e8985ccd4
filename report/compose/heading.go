package compose

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"growthpole/report/document"
)

func (c *converter) heading(n *ast.Heading) []document.Block {
	if n.Parent().Kind() != ast.KindDocument {
		c.fail(c.at(n), "a heading inside a list or a quotation", "move it out")
		return nil
	}
	text := c.line(n)
	if len(text) == 0 {
		c.fail(c.at(n), "a heading without text", "")
		return nil
	}
	words := document.PlainText(text)
	id, given := givenID(n)
	if !given {
		id = c.freshID(words)
	}
	c.labels[id] = words
	return c.room.one(&document.Heading{Level: n.Level, ID: id, Text: text})
}

// givenID is the name in ## Heading {#name}.
func givenID(n ast.Node) (string, bool) {
	value, ok := n.AttributeString("id")
	id, isBytes := value.([]byte)
	return string(id), ok && isBytes && len(id) > 0
}

// reserveIDs notes the names that headings were given, so that a heading before
// them does not get one of these by chance.
func (c *converter) reserveIDs(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if id, given := givenID(n); given && n.Kind() == ast.KindHeading {
			if c.ids[id] {
				c.fail(c.at(n), "a second heading with the name {#"+id+"}", "give it another one")
			}
			c.ids[id] = true
		}
	}
}

// freshID makes a name of a heading's words that no other part has. It keeps the
// letters of every script: goldmark's own makes "-" of a Cyrillic heading.
func (c *converter) freshID(words string) string {
	base := slug(words)
	id := base
	for c.ids[id] {
		c.repeats[base]++ // kept, or many equal headings would take quadratic time
		id = base + "-" + strconv.Itoa(c.repeats[base]+1)
	}
	c.ids[id] = true
	return id
}

// slug is words in lower case, joined by hyphens.
func slug(words string) string {
	parts := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(parts) == 0 {
		return "section" // a heading of signs only
	}
	const longest = 12
	return strings.Join(parts[:min(len(parts), longest)], "-")
}
