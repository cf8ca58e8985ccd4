package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"growthpole/report/pdf"
)

var (
	typed      = regexp.MustCompile(`\pL'`)
	spaced     = regexp.MustCompile(`\d%?[ \x{a0}][–-][ \x{a0}][−\d]`)
	fraction   = regexp.MustCompile(`(?:^|[^\d./])(\d[\d\x{a0}]*)/(\d[\d\x{a0}]*)`)
	aYear      = regexp.MustCompile(`^(?:19|20)\d\d$`)
	codeSpan   = regexp.MustCompile("`[^`]*`")
	citation   = regexp.MustCompile(`\\\[(\d+(?:, \d+)*)\\\]`)
	sourceHead = regexp.MustCompile(`^\| (?:Publisher|Издатель|Жариялаушы) \|`)
)

// wellPrinted holds the text of a document, as Markdown, to the rules of print: no
// apostrophes of a keyboard, one dash for ranges, no cases of a whole that read as a
// fraction, sources that count from 1.
func wellPrinted(text string) (found []string) {
	for line := range strings.Lines(codeSpan.ReplaceAllString(text, "")) {
		if at := typed.FindString(line); at != "" {
			found = append(found, fmt.Sprintf("an apostrophe of a keyboard, %q, in %s", at, line))
		}
		if at := spaced.FindString(line); at != "" {
			found = append(found, fmt.Sprintf("a range with spaces, %q, in %s", at, line))
		}
		for _, of := range fraction.FindAllStringSubmatch(line, -1) {
			if !aYear.MatchString(of[1]) && !aYear.MatchString(of[2]) { // the year 2022/23, the regulation 439/2014
				found = append(found, fmt.Sprintf("a count that reads as a fraction, %q, in %s", of[0], line))
			}
		}
	}
	return append(found, citedInOrder(text)...)
}

// citedInOrder: the list of sources of a brief counts from 1 without a gap, and every
// mark in the text is one of its numbers. A document without such a list has nothing to keep.
func citedInOrder(text string) (found []string) {
	lines := strings.Split(text, "\n")
	head := slices.IndexFunc(lines, sourceHead.MatchString)
	if head < 0 {
		return nil
	}
	numbers := 0
	for _, row := range lines[head+2:] {
		if !strings.HasPrefix(row, "| ") {
			break
		}
		for _, mark := range citation.FindAllStringSubmatch(row, -1) {
			if numbers++; mark[1] != strconv.Itoa(numbers) {
				found = append(found, fmt.Sprintf("source %d has the number %s", numbers, mark[1]))
			}
		}
	}
	for _, mark := range citation.FindAllStringSubmatch(text, -1) {
		for number := range strings.SplitSeq(mark[1], ", ") {
			if n, err := strconv.Atoi(number); err != nil || n > numbers {
				found = append(found, fmt.Sprintf("[%s] is cited of %d sources", mark[1], numbers))
			}
		}
	}
	if numbers == 0 {
		found = append(found, "the list of sources has none")
	}
	return found
}

// namesWhole: no line ends within one of some names.
func namesWhole(names []string) func([]pdf.Placed) []string {
	return func(placed []pdf.Placed) (found []string) {
		var last pdf.Placed
		for _, p := range placed {
			if p.Kind != pdf.TextLine {
				continue
			}
			begun, divided := strings.CutSuffix(last.Text, "-")
			if word := lastLetters(begun) + firstLetters(p.Text); divided && last.Block == p.Block && last.Role == "P" && slices.Contains(names, word) {
				found = append(found, fmt.Sprintf("%s divides the name %s", shown(last), word))
			}
			last = p
		}
		return found
	}
}

// partedKey is a line that ends in a code and its dash, as a key has them; the words of
// a brief have a dash behind one letter nowhere else.
var partedKey = regexp.MustCompile(`(?:^|[ \x{a0}(])\p{Lu}\d*(?:[ \x{a0}][–—]|:) ?$`)

// keysWhole: no line ends between a code of a key and what it stands for.
func keysWhole(placed []pdf.Placed) (found []string) {
	for _, p := range placed {
		if p.Kind == pdf.TextLine && partedKey.MatchString(p.Text) {
			found = append(found, shown(p)+" ends in the code of a key")
		}
	}
	return found
}

func lastLetters(s string) string {
	return s[strings.LastIndexFunc(s, notLetter)+1:]
}

func firstLetters(s string) string {
	if i := strings.IndexFunc(s, notLetter); i >= 0 {
		return s[:i]
	}
	return s
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// TestWellPrinted: the rules find what they are there for, and nothing else.
func TestWellPrinted(t *testing.T) {
	list := "\n| Publisher | P |\n| --- | --- |\n| Bureau | \\[1\\] One; \\[2\\] Two |\n"
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"print", "the nation’s 10–55, from −5 to 3: ’2022 – 5" + list + "a \\[1, 2\\]", 1},
		{"a keyboard's apostrophe", "the nation's", 1},
		{"not in code", "`nation's`", 0},
		{"cases of a whole as a fraction", "| 161/539\u00a0111 | 3/4", 2},
		{"slashes that are none", "2022/23, No 439/2014, DOI 10.2873/67175, `3/4`", 0},
		{"spaces in a range", "0 – 100 and\n2022\u00a0– 2025", 2},
		{"a dash between words and numbers", "2022 жыл – 5, a – 5", 0},
		{"a source that is not listed", "\\[3\\]" + list, 1},
		{"a list with a gap", "\n| Publisher | P |\n| --- | --- |\n| Bureau | \\[1\\] One; \\[3\\] Two |\n", 2},
	} {
		if got := wellPrinted(c.text); len(got) != c.want {
			t.Errorf("%s: got %q, want %d complaints", c.name, got, c.want)
		}
	}
	line := func(text string) pdf.Placed { return pdf.Placed{Kind: pdf.TextLine, Role: "P", Block: 1, Text: text} }
	divided := []pdf.Placed{line("in (Al-"), line("maty), devel-"), line("opment")}
	if got := namesWhole([]string{"Almaty"})(divided); len(got) != 1 {
		t.Errorf("got %q, want one divided name", got)
	}
	keys := []pdf.Placed{line("Basis: P – the paper; A – "), line("assumption."), line("M3: efficiency; M4:"), line("a word – "), line("of class A: so")}
	if got := keysWhole(keys); len(got) != 2 {
		t.Errorf("got %q, want two keys that a line parts", got)
	}
}
