package number

import "strings"

// Evidence is what the figures of a table say of their decimal mark.
type Evidence struct {
	Point, Comma     int    // figures that can only be read with that decimal mark
	FirstPoint       string // the first of each, for messages
	FirstComma       string
	Ambiguous        int // figures such as 1,234
	FirstAmbiguous   string
	ambiguousByComma bool
}

// Add takes one cell into account. What is no number says nothing.
func (e *Evidence) Add(text string) {
	body := trim(text)
	digits, _ := split(body)
	digits = strings.TrimLeft(digits, "+-−")
	points, commas := strings.Count(digits, "."), strings.Count(digits, ",")
	switch {
	case points == 0 && commas == 0:
	case points > 0 && commas > 0:
		e.last(text, strings.LastIndex(digits, ".") > strings.LastIndex(digits, ","))
	case points > 1:
		e.last(text, false) // points part thousands
	case commas > 1:
		e.last(text, true)
	default:
		e.one(text, digits, points == 1)
	}
}

// one is a figure with a single mark: three digits behind it and no more than
// three before it, the first of which is no 0, may be a thousand.
func (e *Evidence) one(text, digits string, point bool) {
	before, behind, _ := strings.Cut(strings.Replace(digits, ",", ".", 1), ".")
	if len(behind) == 3 && len(before) >= 1 && len(before) <= 3 && isDigits(before) && before[0] != '0' {
		if e.Ambiguous == 0 {
			e.FirstAmbiguous, e.ambiguousByComma = text, !point
		}
		e.Ambiguous++
		return
	}
	e.last(text, point)
}

func (e *Evidence) last(text string, point bool) {
	if point {
		if e.Point == 0 {
			e.FirstPoint = text
		}
		e.Point++
		return
	}
	if e.Comma == 0 {
		e.FirstComma = text
	}
	e.Comma++
}

// Decimal is the mark that the figures agree on; "." where none has a mark. Wrong
// says why it cannot be told.
func (e *Evidence) Decimal() (mark string, wrong Wrong) {
	switch {
	case e.Point > 0 && e.Comma > 0:
		return "", Wrong{"figures of this table are written with a decimal point and with a decimal comma, such as " + e.FirstPoint + " and " + e.FirstComma,
			"write them alike, or split the table in two and declare decimal: for each"}
	case e.Comma > 0:
		return ",", Wrong{}
	case e.Point > 0 || e.Ambiguous == 0:
		return ".", Wrong{}
	case e.ambiguousByComma:
		return "", ambiguous(e.FirstAmbiguous, ",")
	}
	return "", ambiguous(e.FirstAmbiguous, ".")
}
