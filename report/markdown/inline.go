package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"growthpole/report/document"
)

// text writes inlines; a break ends a line with a backslash.
func (w *writer) text(inlines []document.Inline) string {
	lines := strings.Split(strings.Trim(w.inlines(inlines), "\n "), "\n")
	for i := range lines {
		lines[i] = lineStart(strings.Trim(lines[i], " "))
	}
	return strings.Join(lines, "\\\n")
}

// oneLine writes inlines where a line must not end.
func (w *writer) oneLine(inlines []document.Inline) string {
	return strings.Trim(strings.ReplaceAll(w.inlines(inlines), "\n", " "), " ")
}

func (w *writer) inlines(inlines []document.Inline) string {
	var b strings.Builder
	for i, in := range inlines {
		switch in := in.(type) {
		case *document.Text:
			w.styled(&b, in, firstOf(inlines[i+1:]))
		case *document.Link:
			b.WriteString(w.link(in))
		case *document.Footnote:
			w.notes = append(w.notes, in)
			fmt.Fprintf(&b, "[^%d]", in.Number)
		case *document.Break:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// firstOf is the first character that follows, or a space.
func firstOf(inlines []document.Inline) rune {
	if len(inlines) == 0 {
		return ' '
	}
	switch in := inlines[0].(type) {
	case *document.Text:
		r, _ := utf8.DecodeRuneInString(in.Value)
		return r
	case *document.Break:
		return ' '
	}
	return '['
}

// styled writes text between marks of emphasis. Marks must touch the words, not
// the spaces around them, and do not work everywhere: where they would be read
// as asterisks they are left out, for words count more than their weight.
func (w *writer) styled(b *strings.Builder, t *document.Text, next rune) {
	value := strings.ReplaceAll(t.Value, "\n", " ")
	core := strings.Trim(value, " \u00a0")
	if t.Style == 0 || core == "" {
		b.WriteString(escapeBefore(value, next))
		return
	}
	start := strings.Index(value, core)
	before, after := value[:start], value[start+len(core):]
	b.WriteString(before)
	last, _ := utf8.DecodeLastRuneInString(b.String())
	if b.Len() == 0 {
		last = ' '
	}
	marks, inner := marksOf(t.Style), escapeBefore(core, '*')
	if t.Style&document.Code != 0 && last != '`' { // two runs of back ticks would become one
		marks, inner = "", code(core)
	}
	if after != "" {
		next = ' '
	}
	if !marksWork(core, last, next) {
		marks = ""
	}
	b.WriteString(marks + inner + marks + after)
}

func marksOf(style document.Style) string {
	marks := ""
	if style&document.Code != 0 {
		return marks
	}
	if style&document.Italic != 0 {
		marks += "*"
	}
	if style&document.Bold != 0 {
		marks += "**"
	}
	return marks
}

// marksWork follows CommonMark's rule of flanking delimiters, on the safe side.
func marksWork(core string, last, next rune) bool {
	outside := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '*' && r != '`' }
	first, _ := utf8.DecodeRuneInString(core)
	end, _ := utf8.DecodeLastRuneInString(core)
	return (outside(last) || isWord(last) && isWord(first)) && (outside(next) || isWord(next) && isWord(end))
}

// code sets text between back ticks, more of them than it holds itself.
func code(text string) string {
	ticks := "`"
	for strings.Contains(text, ticks) {
		ticks += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

func (w *writer) link(l *document.Link) string {
	plain := document.PlainText(l.Text)
	text := w.oneLine(l.Text)
	if strings.Contains(plain, "]") { // a bracket within back ticks would end the link
		text = escape(plain)
	}
	if id, within := strings.CutPrefix(l.Target, "#"); within {
		anchor, isHeading := w.anchors[id]
		if !isHeading {
			return text // figures and tables have no anchors; their number is enough
		}
		return "[" + text + "](#" + anchor + ")"
	}
	if (plain == l.Target || "mailto:"+plain == l.Target) && !strings.ContainsAny(plain, " <>|") {
		return "<" + plain + ">"
	}
	return "[" + text + "](" + address(l.Target) + ")"
}

// address writes a target so that no character of it ends the link.
func address(target string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "", `\`, "%5C", "|", "%7C").Replace(target)
}

// escape writes plain text so that it reads back as itself, with no more
// backslashes than that takes.
func escape(s string) string { return escapeBefore(strings.ReplaceAll(s, "\n", " "), ' ') }

func escapeBefore(s string, next rune) string {
	if !strings.ContainsAny(s, "\\`*_[]<&~!{^") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if isMark(s, i, next) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// entity is what a reader of Markdown would show as one character.
var entity = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^&#?[0-9A-Za-z]+;`) })

func isMark(s string, i int, next rune) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '<', '~', '{':
		return true
	case '^': // after the bracket of a link it would be a footnote
		return i == 0
	case '&':
		return entity().MatchString(s[i:])
	case '_': // within a word it means nothing
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		return !isWord(before) || !isWord(after)
	case '!':
		return i == len(s)-1 && next == '['
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lineStart keeps the beginning of a line from being a list, a heading or a quotation.
func lineStart(line string) string {
	if line == "" {
		return line
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	switch {
	case strings.ContainsRune("#>+-=:|", rune(line[0])):
		return `\` + line
	case digits > 0 && digits < 10 && digits < len(line) && (line[digits] == '.' || line[digits] == ')'):
		return line[:digits] + `\` + line[digits:]
	}
	return line
}

// headingLine keeps # at the end of a heading from closing it.
func headingLine(line string) string {
	if strings.HasSuffix(line, "#") {
		line = strings.TrimSuffix(line, "#") + `\#`
	}
	return line
}
