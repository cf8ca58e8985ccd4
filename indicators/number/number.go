// Package number reads figures as statistical offices write them: with spaces or
// apostrophes between thousands, a decimal comma or point, a percent sign, a
// letter for “provisional” behind the digits, or a sign that stands for no figure.
// What could be read in two ways is refused.
package number

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"growthpole/indicators/problem"
)

// Most is the largest figure that is read: no statistic in any unit is larger, and
// beyond it the last digits are lost.
const Most = 1e15

// Style is how the figures of one table are written.
type Style struct {
	// Decimal is the decimal mark, "." or ",".
	Decimal string
	// Grouped says that the other mark may stand between thousands: 1,234.5 with a
	// decimal point. Without it such a figure is ambiguous, and refused.
	Grouped bool
	// Missing are texts that stand for no figure, with what they mean.
	Missing map[string]string
	// Flags are marks behind a figure, such as p, with what they mean. A sign for
	// no figure may have one, too. Several one-letter flags may follow each other.
	Flags map[string]string
}

// date is a day or a month as spreadsheets write them.
var date = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(\d{1,4}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}[-/]\d{1,2}|\d{1,4}[-. /]` + month + `([-. /]\d{2,4})?|` + month + `[- /]\d{1,4})( \d{1,2}:\d{2}(:\d{2})?)?$`)
})

// month begins the names of months in English, Russian and Kazakh.
const month = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\pL*\.?`

// Reading is what one cell says.
type Reading struct {
	Number  float64
	Missing string   // the meaning of a sign for no figure; empty for a number
	Flags   []string // the meanings of the marks behind it, in their order
	Percent bool     // a percent sign followed
}

// Wrong is why a text is no figure. The zero Wrong is nothing wrong.
type Wrong struct{ What, Hint string }

// Bad reports whether anything is wrong.
func (w Wrong) Bad() bool { return w.What != "" }

// Read reads one cell. Spaces around it do not count.
func (s *Style) Read(text string) (Reading, Wrong) {
	if x, ok := s.Simple(text); ok {
		return Reading{Number: x}, Wrong{}
	}
	r, wrong := s.read(text)
	if wrong.Bad() && date().MatchString(trim(text)) {
		wrong = Wrong{"a date stands where a figure is expected: " + problem.Quote(text),
			"spreadsheets turn 1.2 or 3/4 into dates; give the column the format of numbers, type the figure anew, and export it again"}
	}
	return r, wrong
}

// powers are those of ten up to which a division is exact.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// Simple reads a figure of up to fifteen digits and no more than the decimal mark
// between them, as nearly all are: digits and power of ten are exact, and their
// quotient is the nearest number, as strconv.ParseFloat finds it. Of any other text
// ok is false, and Read says what it is.
func (s *Style) Simple(text string) (x float64, ok bool) {
	if len(text) == 0 || len(text) > 16 || len(s.Decimal) != 1 {
		return 0, false
	}
	if len(s.Missing) > 0 {
		if _, sign := s.Missing[text]; sign {
			return 0, false
		}
	}
	mark, whole, digits := s.Decimal[0], 0, -1
	var n int64
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			n = 10*n + int64(c-'0')
		case c == mark && digits < 0 && i > 0:
			whole, digits = i, len(text)-i-1
		default:
			return 0, false
		}
	}
	switch {
	case digits < 0 && len(text) <= 15:
		return float64(n), true
	case digits > 0 && whole+digits <= 15:
		return float64(n) / powers[digits], true
	}
	return 0, false
}

func (s *Style) read(text string) (Reading, Wrong) {
	var r Reading
	body := trim(text)
	if meaning, found := s.Missing[body]; found {
		r.Missing = meaning
		return r, Wrong{}
	}
	body, footnote := s.footnote(body)
	digits, tail := split(body)
	if digits == "" {
		return s.sign(body + footnote)
	}
	tail = trim(tail)
	if rest, found := strings.CutPrefix(tail, "%"); found {
		r.Percent, tail = true, trim(rest)
	}
	var wrong Wrong
	if r.Flags, wrong = s.flags(text, tail+footnote); wrong.Bad() {
		return Reading{}, wrong
	}
	r.Number, wrong = s.number(text, digits)
	if wrong.Bad() {
		return Reading{}, wrong
	}
	return r, Wrong{}
}

// footnote parts a declared mark that begins with a digit, such as 1), from the
// figure before it. A space has to stand between them; the longest mark counts.
func (s *Style) footnote(body string) (figure, mark string) {
	figure = body
	for flag := range s.Flags {
		if flag == "" || flag[0] < '0' || flag[0] > '9' || len(flag) < len(mark) {
			continue
		}
		before, found := strings.CutSuffix(body, flag)
		if r, _ := utf8.DecodeLastRuneInString(before); found && isSpace(r) {
			figure, mark = trim(before), flag
		}
	}
	return figure, mark
}

// sign reads a sign for no figure with flags behind it, as in ": u".
func (s *Style) sign(body string) (Reading, Wrong) {
	for i := range body {
		if meaning, found := s.Missing[trim(body[:i])]; found && i > 0 {
			if flags, wrong := s.flags(body, trim(body[i:])); !wrong.Bad() {
				return Reading{Missing: meaning, Flags: flags}, Wrong{}
			}
		}
	}
	return Reading{}, notANumber(body)
}

// flags reads what stands behind the digits: one declared mark, or several of one letter.
func (s *Style) flags(text, tail string) ([]string, Wrong) {
	if tail == "" {
		return nil, Wrong{}
	}
	if meaning, found := s.Flags[tail]; found {
		return []string{meaning}, Wrong{}
	}
	var list []string
	for _, letter := range tail {
		meaning, found := s.Flags[string(letter)]
		if !found && !isSpace(letter) && strings.ContainsFunc(tail, func(r rune) bool { return r >= '0' && r <= '9' }) {
			return nil, Wrong{"not a number: " + problem.Quote(text), "write all digits of the figure, without an exponent and without letters between them"}
		}
		if !found && !isSpace(letter) {
			return nil, Wrong{"not a number: " + problem.Quote(text), "if " + problem.Quote(tail) +
				" is a mark of a footnote or a status, declare it under flags: of the table with its meaning; otherwise correct the figure"}
		}
		if found {
			list = append(list, meaning)
		}
	}
	return list, Wrong{}
}

// number reads sign, digits and marks.
func (s *Style) number(text, digits string) (float64, Wrong) {
	plain, wrong := s.plain(text, digits)
	if wrong.Bad() {
		return 0, wrong
	}
	x, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.Abs(x) > Most {
		return 0, Wrong{"a number out of range: " + problem.Quote(text), "check its digits"}
	}
	return x + 0, Wrong{} // -0 is 0
}

// plain turns "−1 234,5" into "-1234.5".
func (s *Style) plain(text, digits string) (string, Wrong) {
	sign, body := "", digits
	if r, size := utf8.DecodeRuneInString(body); r == '-' || r == '+' || r == '−' {
		body = trim(body[size:])
		if r != '+' {
			sign = "-"
		}
	}
	whole, fraction, hasFraction := body, "", false
	if i := strings.LastIndex(body, s.Decimal); i >= 0 {
		whole, fraction, hasFraction = body[:i], body[i+len(s.Decimal):], true
	}
	other := "."
	if s.Decimal == "." {
		other = ","
	}
	if strings.Contains(whole, other) && !s.Grouped {
		return "", s.undeclared(text, digits, other)
	}
	whole, ok := joined(whole, other)
	if !ok || hasFraction && !isDigits(fraction) {
		return "", Wrong{"not a number: " + problem.Quote(text), advice(text, s.Decimal)}
	}
	if hasFraction {
		return sign + whole + "." + fraction, Wrong{}
	}
	return sign + whole, Wrong{}
}

// joined takes out what stands between thousands: the same mark each time, with
// three digits behind it.
func joined(whole, other string) (string, bool) {
	marks := strings.FieldsFunc(whole, func(r rune) bool { return r >= '0' && r <= '9' })
	if len(marks) == 0 {
		return whole, isDigits(whole)
	}
	groups := strings.Split(whole, marks[0])
	for i, g := range groups {
		if !isDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), marks[0] == other || between(marks[0])
}

// between reports whether a mark is a single space or apostrophe.
func between(mark string) bool {
	r, size := utf8.DecodeRuneInString(mark)
	return size == len(mark) && (isSpace(r) || strings.ContainsRune("'’ʼ", r))
}

// split parts sign, digits and marks between them from what follows.
func split(body string) (digits, tail string) {
	end, any := 0, false
	for i, r := range body {
		switch {
		case r >= '0' && r <= '9':
			end, any = i+1, true
			continue
		case i == 0 && (r == '-' || r == '+' || r == '−'):
			continue
		case isSpace(r) || strings.ContainsRune(".,'’ʼ", r):
			continue
		}
		break
	}
	if !any {
		return "", body
	}
	return body[:end], body[end:]
}

// undeclared is for a figure with the mark that is not the decimal one.
func (s *Style) undeclared(text, digits, mark string) Wrong {
	var e Evidence
	e.Add(digits)
	told, wrong := e.Decimal()
	if wrong.Bad() {
		return ambiguous(text, mark)
	}
	if told == mark {
		return Wrong{fmt.Sprintf("%s is written with the decimal mark %q, this table with %q", problem.Quote(text), mark, s.Decimal),
			fmt.Sprintf("write all figures alike, and say decimal: %q for the table in dataset.yaml where it is theirs", mark)}
	}
	return Wrong{fmt.Sprintf("%s is written with %q between thousands", problem.Quote(text), mark), fmt.Sprintf("say decimal: %q for the table in dataset.yaml", told)}
}

func notANumber(text string) Wrong {
	hint := "write digits; a sign that stands for no figure is declared under missing: of the table"
	switch strings.ToLower(text) {
	case "":
		hint = "write the figure, or declare empty: missing for the table"
	case "nan", "inf", "-inf", "+inf", "infinity":
		hint = "a program has written that there is no number; write the figure, or declare it under missing: of the table"
	}
	if strings.HasPrefix(text, "#") {
		hint = "a formula of the sheet failed here; correct it, or declare it under missing: of the table"
	}
	return Wrong{"not a number: " + problem.Quote(text), hint}
}

func ambiguous(text, mark string) Wrong {
	name := "comma"
	if mark == "." {
		name = "point"
	}
	return Wrong{fmt.Sprintf("%s can be read in two ways: the %s may part thousands or decimals", problem.Quote(text), name),
		`say decimal: "." or decimal: "," for the table in dataset.yaml`}
}

func advice(text, decimal string) string {
	if strings.ContainsAny(text, "eE") {
		return "write all digits, without an exponent"
	}
	return fmt.Sprintf("with the decimal mark %q, write 1234%s5 or 1 234%s5", decimal, decimal, decimal)
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isSpace takes every space of Unicode that stands between digits, the thin and
// the unbreakable ones too.
func isSpace(r rune) bool { return unicode.Is(unicode.Zs, r) || r == '\t' }

func trim(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }
