package verify

import (
	"bytes"
	"math"
	"strconv"
)

// SameButDigits reports whether two results in JSON are the same byte by byte but for
// the last digits of their numbers, which depend on the kind of processor: other spaces,
// another order and a name that stands twice are a difference, for what reads the file
// may take another one of two values than CompareResults does. Whole numbers are the
// same only if they are written alike: sums of them are exact.
func SameButDigits(given, expected []byte) bool {
	inText := false
	for len(given) > 0 && len(expected) > 0 {
		n, m := literal(given), literal(expected)
		if !inText && n > 0 && m > 0 {
			if !sameLiteral(given[:n], expected[:m]) {
				return false
			}
			given, expected = given[n:], expected[m:]
			continue
		}
		if given[0] != expected[0] {
			return false
		}
		step := 1
		switch {
		case given[0] == '"':
			inText = !inText
		case inText && given[0] == '\\' && len(given) > 1 && len(expected) > 1:
			if given[1] != expected[1] {
				return false
			}
			step = 2
		}
		given, expected = given[step:], expected[step:]
	}
	return len(given) == 0 && len(expected) == 0
}

// literal is how many bytes of a number a text begins with.
func literal(b []byte) int {
	n := 0
	for n < len(b) && (b[n] >= '0' && b[n] <= '9' || bytes.IndexByte([]byte("+-.eE"), b[n]) >= 0) {
		n++
	}
	if n > 0 && b[0] != '-' && (b[0] < '0' || b[0] > '9') {
		return 0 // "e" of a word
	}
	return n
}

// sameLiteral compares numbers as they are written.
func sameLiteral(given, expected []byte) bool {
	if bytes.Equal(given, expected) {
		return true
	}
	if whole(given) && whole(expected) {
		return false
	}
	x, err := strconv.ParseFloat(string(given), 64)
	y, err2 := strconv.ParseFloat(string(expected), 64)
	return err == nil && err2 == nil && within(x, y)
}

func whole(literal []byte) bool { return !bytes.ContainsAny(literal, ".eE") }

// within is how far processors come apart. Some multiply and add in one step, which
// rounds once, not twice, and logarithms differ in their last digit: results of the
// samples come 2e-14 of their amount apart at most on amd64 and arm64. What is left of
// numbers that cancel out, such as shares of variance, is as uncertain as they were, and
// comes 2e-13 apart whatever its amount.
func within(x, y float64) bool {
	const relative, absolute = 1e-12, 1e-11
	return math.Abs(x-y) <= max(relative*max(math.Abs(x), math.Abs(y)), absolute)
}
