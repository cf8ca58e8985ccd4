package locale

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// minus is the sign of the width of a plus; the hyphen that CLDR gives for
// English is too short beside figures.
const minus = "\u2212"

// NoNumber stands where a number is not finite. It should never be seen: what is
// unknown is printed in words before it gets here.
const NoNumber = "–"

// marks are what a language writes around digits. They are read off x/text once
// a locale: it takes 550 ns a number, these take 60.
type marks struct {
	decimal string
	group   string
	least   int    // digits before the decimal mark from which groups are set apart
	percent string // what follows a number of per cent, with its space if any
}

// marksOf learns the marks from how x/text writes some numbers.
func marksOf(tag language.Tag) (marks, error) {
	p := message.NewPrinter(tag)
	half := p.Sprint(number.Decimal(1.5))
	grouped := p.Sprint(number.Decimal(1234567))
	percent := p.Sprint(number.Percent(0.07))
	m := marks{
		decimal: strings.TrimSuffix(strings.TrimPrefix(half, "1"), "5"),
		group:   between(grouped, "234", "567"),
		least:   5,
	}
	if p.Sprint(number.Decimal(1234)) != "1234" {
		m.least = 4
	}
	suffix, plain := strings.CutPrefix(percent, "7")
	m.percent = suffix
	if !plain || len(m.decimal) == 0 || len(m.decimal)+2 != len(half) ||
		grouped != "1"+m.group+"234"+m.group+"567" {
		return marks{}, fmt.Errorf("numbers of the language %s are written in a way that is not supported", tag)
	}
	return m, nil
}

func between(s, before, after string) string {
	_, s, _ = strings.Cut(s, before)
	s, _, _ = strings.Cut(s, after)
	return s
}

// Number writes x with a number of decimals and its thousands set apart, rounded
// as x/text rounds: from the exact binary value (2.675 lies below the half and
// becomes 2.67), an exact half to the even neighbour. What rounds to zero has no
// sign.
func (l *Locale) Number(x float64, decimals int) string {
	var buffer [64]byte
	return string(l.appendNumber(buffer[:0], x, decimals, false))
}

// Signed is Number with a plus before what is greater than zero as printed.
func (l *Locale) Signed(x float64, decimals int) string {
	var buffer [64]byte
	return string(l.appendNumber(buffer[:0], x, decimals, true))
}

// Percent writes x per cent: Percent(5.2, 1) is 5.2%.
func (l *Locale) Percent(x float64, decimals int) string {
	var buffer [64]byte
	return string(append(l.appendNumber(buffer[:0], x, decimals, false), l.marks.percent...))
}

func (l *Locale) appendNumber(out []byte, x float64, decimals int, plus bool) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(out, NoNumber...)
	}
	var buffer [64]byte
	digits := strconv.AppendFloat(buffer[:0], math.Abs(x), 'f', min(max(decimals, 0), 17), 64)
	whole, fraction, _ := bytes.Cut(digits, []byte("."))
	if len(bytes.Trim(whole, "0")) > 0 || len(bytes.Trim(fraction, "0")) > 0 {
		switch {
		case x < 0:
			out = append(out, minus...)
		case plus:
			out = append(out, '+')
		}
	}
	for i, digit := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 && len(whole) >= l.marks.least {
			out = append(out, l.marks.group...)
		}
		out = append(out, digit)
	}
	if len(fraction) > 0 {
		out = append(append(out, l.marks.decimal...), fraction...)
	}
	return out
}

// Plain is a number as JSON writes it (-1.5, 2e3) with the minus and the decimal
// mark of the language, without groups of thousands.
func (l *Locale) Plain(literal string) string {
	literal = strings.Replace(literal, "-", minus, 1)
	return strings.Replace(literal, ".", l.marks.decimal, 1)
}
