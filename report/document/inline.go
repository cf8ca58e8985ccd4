package document

// Inline is a part of a line of text.
type Inline interface{ inline() }

// Text is characters in one style.
type Text struct {
	Value string
	Style Style
	Lang  string // BCP 47 tag where it differs from the document's; empty otherwise
}

// Style is a set of bits; they combine.
type Style uint8

// The styles of Text.
const (
	Italic Style = 1 << iota
	Bold
	Code // set in the sans face: keys and codes
)

// Link is text that leads somewhere: a URI, or "#ID" of a Heading, Figure or Table.
type Link struct {
	Target string
	Text   []Inline
	Title  string // what assistive technology says of the link; empty means its text
}

// Footnote is a note set at the foot of the page, marked by its number.
type Footnote struct {
	Number int
	Text   []Inline
}

// Break is a forced line break.
type Break struct{}

func (*Text) inline()     {}
func (*Link) inline()     {}
func (*Footnote) inline() {}
func (*Break) inline()    {}

// PlainText returns the characters of inlines without styles; footnotes are left out.
func PlainText(inlines []Inline) string {
	if len(inlines) == 1 {
		if text, is := inlines[0].(*Text); is {
			return text.Value
		}
	}
	var b []byte
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			b = append(b, in.Value...)
		case *Link:
			b = append(b, PlainText(in.Text)...)
		case *Break:
			b = append(b, ' ')
		}
	}
	return string(b)
}

// Words makes inlines of a plain string.
func Words(s string) []Inline {
	if s == "" {
		return nil
	}
	return []Inline{&Text{Value: s}}
}
