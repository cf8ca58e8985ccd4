package brief

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/report/mdtext"
)

// Text is a string that came from data or from the word list. It prints itself
// escaped for Markdown; as a string it can be compared.
type Text string

// String is the text as Markdown that reads back as the text itself.
func (t Text) String() string { return mdtext.Escape(string(t)) }

// Plain is the text for a table cell or a figure, which never pass through Markdown.
func (t Text) Plain() string { return string(t) }

// Value is a number as a document shows it. It prints itself with its decimals
// or, where there is no number, as the words for the reason, never as 0 or blank.
type Value struct {
	Known  bool
	Number float64 // for comparisons only; 0 when not known
	Year   int     // of the number; 0 when none

	w       *writer // nil only for the zero Value
	text    string  // as shown
	shape   shape
	origins []data.Origin
	gap     data.Gap // of an unknown number
	doubted bool     // it may be an error: see Doubt
}

// String is the number, or why there is none.
func (v Value) String() string { return mdtext.Escape(v.text) }

// Plain is String for a table cell or a figure.
func (v Value) Plain() string { return v.text }

// Dated is the number with its year: 0.08 (2022).
func (v Value) Dated() Text {
	if !v.Known || v.Year == 0 {
		return Text(v.text)
	}
	return Text(v.w.say("dated", "number", v.text, "year", strconv.Itoa(v.Year)))
}

// Full is the number with its unit: 0.08% of GRP.
func (v Value) Full() Text {
	if !v.Known {
		return Text(v.text)
	}
	return Text(v.w.withUnit(v.text, v.shape.unit))
}

// Size is Full without a sign, for sentences that say in words which way it goes.
func (v Value) Size() Text {
	if !v.Known {
		return Text(v.text)
	}
	return Text(v.w.withUnit(v.unsigned(), v.shape.unit))
}

// Percent is the number with no more of its unit than a per cent mark.
func (v Value) Percent() Text {
	const mark = "%"
	if v.Known && (strings.HasPrefix(v.shape.unit, mark) || strings.Contains(v.shape.unit, unitPlace+mark)) {
		return Text(v.w.withUnit(v.text, mark))
	}
	return Text(v.text)
}

// TimesHundred is a figure in units of the nation's as a percentage: 0.30 is 30%.
func (v Value) TimesHundred() Text {
	if !v.Known {
		return Text(v.text)
	}
	return Text(v.w.withUnit(v.w.number(100*v.Number, shape{}), "%"))
}

// Abs is the number without a sign or unit.
func (v Value) Abs() string { return mdtext.Escape(v.unsigned()) }

func (v Value) unsigned() string {
	if !v.Known {
		return v.text
	}
	return v.w.number(math.Abs(v.Number), shape{decimals: v.shape.decimals})
}

// Rows is where the number was read: indicators.csv:1204 [3]. Empty for a number
// that comes from no single row.
func (v Value) Rows() Text {
	if v.w == nil {
		return ""
	}
	return Text(v.w.rows(v.origins))
}

// Row is the row that the number was read from, as Rows prints it, with the number of
// its publication; ok only where it is a single one of both.
func (v Value) Row() (row, source string, ok bool) {
	if !v.Known || v.w == nil || len(v.origins) != 1 {
		return "", "", false
	}
	o := v.origins[0]
	n := v.w.cite(o.Source)
	return strconv.Itoa(o.Line), strconv.Itoa(n), n > 0 && o.File != "" && o.Last <= o.Line
}

// Above reports whether both are known and v is the greater one.
func (v Value) Above(w Value) bool { return v.Known && w.Known && v.Number > w.Number }

// Below reports whether both are known and v is the smaller one.
func (v Value) Below(w Value) bool { return v.Known && w.Known && v.Number < w.Number }

// Alike reports whether both are known and are printed as the same number: what then is
// said of a rise or a fall contradicts the figures beside it.
func (v Value) Alike(w Value) bool { return v.Known && w.Known && v.text == w.text }

// shape says how numbers of one kind are printed.
type shape struct {
	unit     string
	decimals int
	times    float64 // 0 is 1; 100 shows a share in per cent
	signed   bool
	zones    *model.Zones // in which of these the figure lies can be told as it is printed; nil is none
}

func (w *writer) value(v data.Value, s shape) Value {
	out := Value{Year: int(v.Year), w: w, shape: s, origins: v.Origins}
	x, known := v.Get()
	if !known {
		out.gap, out.text = v.Gap(), w.say("gap "+v.Gap().String())
		return out
	}
	if s.times != 0 {
		x *= s.times
	}
	out.Known, out.Number, out.text = true, x, w.number(x, s)
	return out
}

// plain makes a value of a number that is known and comes from no single row.
func (w *writer) plain(x float64, s shape) Value {
	return w.value(data.Known(x, 0), s)
}

// number writes x. A small figure gets as many decimals as it takes not to look
// like none at all: 0.003 is not 0.00.
func (w *writer) number(x float64, s shape) string {
	d := printedDecimals(x, s)
	if s.signed {
		return w.lang.Signed(x, d)
	}
	return w.lang.Number(x, d)
}

func printedDecimals(x float64, s shape) int {
	d := s.decimals
	for x != 0 && d < mostDecimals && math.Abs(x)*math.Pow10(d) < 0.5 {
		d++
	}
	for s.zones != nil && d < mostDecimals && !sameZone(s.zones, x, data.Printed(x, d)) {
		d++
	}
	return d
}

// sameZone keeps 0.196, which lies below a zone that begins at 0.2, from being printed as
// 0.20.
func sameZone(z *model.Zones, x, printed float64) bool {
	one, found := z.Of(x)
	other, also := z.Of(printed)
	return found == also && one.From == other.From
}

// unitPlace is where a unit holds the number, in languages whose words stand before
// it: "ЖӨӨ-нің {n}%-ы". Without one the unit stands behind the number. Translations
// may add it to a unit: see locale.UnitPlace.
const unitPlace = "{n}"

// unitName is a unit as it stands in the head of a table, without a number.
func unitName(unit string) Text {
	without := strings.TrimSpace(strings.ReplaceAll(unit, unitPlace, ""))
	return Text(strings.ReplaceAll(without, "  ", " "))
}

// withUnit sets a number and its unit together; units that only name a scale, such as
// "nation = 1", are left out.
func (w *writer) withUnit(number, unit string) string {
	switch {
	case unit == "" || slices.Contains(w.set.bareUnits, unit):
		return number
	case strings.Contains(unit, unitPlace):
		return strings.ReplaceAll(unit, unitPlace, number)
	case strings.HasPrefix(unit, "%"):
		return w.say("with percent", "number", number, "unit", unit)
	}
	return w.say("with unit", "number", number, "unit", unit)
}

// rows names the rows that a value was read from, file by file, each with the
// numbers of its sources in the list of sources.
func (w *writer) rows(origins []data.Origin) string {
	var parts []string
	for i, o := range origins {
		if o.File == "" || slices.ContainsFunc(origins[:i], func(p data.Origin) bool { return p.File == o.File }) {
			continue
		}
		parts = append(parts, w.rowsOf(o.File, origins))
	}
	return strings.Join(parts, "; ")
}

// Lines is Rows without the name of a file, for a column that is headed by it.
func (v Value) Lines(file string) Text {
	if v.w == nil {
		return ""
	}
	rows := v.w.rows(v.origins)
	lines, _ := strings.CutPrefix(rows, file+":")
	return Text(lines)
}

// OnlyFile is the file that all of some values were read from; empty where there
// are several.
func OnlyFile(values ...Value) string {
	file := ""
	for _, v := range values {
		for _, o := range v.origins {
			if o.File != "" && file != "" && o.File != file {
				return ""
			}
			file = cmp.Or(o.File, file)
		}
	}
	return file
}

func (w *writer) rowsOf(file string, origins []data.Origin) string {
	var lines, marks []string
	for _, o := range origins {
		if o.File != file {
			continue
		}
		line := strconv.Itoa(o.Line)
		if o.Last > o.Line {
			line += "–" + strconv.Itoa(o.Last)
		}
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
		if n := w.cite(o.Source); n > 0 {
			if mark := strconv.Itoa(n); !slices.Contains(marks, mark) {
				marks = append(marks, mark)
			}
		}
	}
	text := file + ":" + strings.Join(lines, ", ")
	if len(marks) > 0 {
		text += " [" + strings.Join(marks, ", ") + "]"
	}
	return text
}

func sourcesOf(origins []data.Origin) []string {
	var ids []string
	for _, o := range origins {
		if o.Source != "" && !slices.Contains(ids, o.Source) {
			ids = append(ids, o.Source)
		}
	}
	return ids
}

// Sources lists the IDs of the publications that the number rests on.
func (v Value) Sources() []string { return sourcesOf(v.origins) }
