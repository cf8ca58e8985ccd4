package load

import (
	"errors"
	"fmt"
	"io"

	"growthpole/indicators/number"
	"growthpole/indicators/sheet"
)

// The columns that a wide table gains. No file has a column of such a name by accident.
const (
	wideInto  = "(across)"
	wideValue = "(figure)"
)

// options are how the file of a table is to be read.
func (t *table) options() sheet.Options {
	o := sheet.Options{Format: t.Format, Encoding: t.Encoding, Separator: t.Separator, Dataset: t.Dataset,
		Sheet: t.Sheet, Range: t.Range, Header: t.Header}
	if t.Wide == nil {
		return o
	}
	o.Wide = &sheet.Wide{Years: t.Wide.Years, Into: wideInto, Value: wideValue, Columns: append(sortedKeys(t.Wide.Sectors), sortedKeys(t.Wide.Series)...)}
	t.Columns.Value = wideValue
	switch {
	case t.Wide.Years:
		t.Columns.Year = wideInto
	case t.For == "activity":
		t.Columns.Sector = wideInto
	default:
		t.Columns.Series = wideInto
	}
	return o
}

// conventions are what a format means by signs and marks where a table declares none.
type conventions struct{ missing, flags, statuses map[string]string }

// European offices share these marks; ESS guidelines on flags, and the code list
// of observation statuses of SDMX.
var conventionsOf = map[string]conventions{
	"eurostat-tsv": {
		missing: map[string]string{":": "missing"},
		flags: map[string]string{"b": "break", "c": "confidential", "d": "footnote", "e": "estimated", "f": "estimated", "i": "footnote", "n": "footnote",
			"p": "provisional", "r": "revised", "s": "estimated", "u": "unreliable", "z": "footnote"},
	},
	"sdmx-csv": {
		missing: map[string]string{":": "missing", "NaN": "missing", "": "missing"},
		statuses: map[string]string{"A": "observed", "b": "break", "B": "break", "c": "confidential", "C": "confidential", "d": "footnote", "D": "footnote",
			"e": "estimated", "E": "estimated", "f": "estimated", "F": "estimated", "L": "missing", "m": "missing", "M": "missing", "n": "footnote", "N": "footnote",
			"p": "provisional", "P": "provisional", "r": "revised", "R": "revised", "s": "estimated", "u": "unreliable", "U": "unreliable"},
	},
	"json-stat": {statuses: map[string]string{"": "observed", ":": "missing", "b": "break", "c": "confidential", "d": "footnote", "e": "estimated",
		"p": "provisional", "r": "revised", "s": "estimated", "u": "unreliable"}},
}

// mapTexts settles what signs and marks mean in this table.
func (r *reader) mapTexts() {
	usual := conventionsOf[r.Table.Format]
	r.style = number.Style{Decimal: r.Decimal, Grouped: r.Decimal != "", Missing: r.Missing, Flags: r.table.Flags}
	if r.Missing == nil {
		r.style.Missing = usual.missing
	}
	if r.table.Flags == nil {
		r.style.Flags = usual.flags
	}
	if r.statuses = r.Statuses; r.Statuses == nil {
		r.statuses = usual.statuses
	}
}

// tell reports what was told from the file, and tells the decimal mark where it is
// not declared. With commas between columns it is a point: that is how programs
// write CSV. Otherwise an office wrote it, and the figures have to say.
func (r *reader) tell(content []byte) {
	r.tellNotes()
	if r.style.Decimal != "" {
		return
	}
	r.style.Decimal = "."
	if r.Table.Separator == ',' || r.Table.Format == "yaml" || r.Table.Format == "json-stat" {
		return
	}
	e, at := r.evidence(content)
	decimal, wrong := e.Decimal()
	switch {
	case wrong.Bad():
		r.wrong(r.key+".file", r.Table.File+": "+wrong.What, wrong.Hint)
	case e.Point > 0:
		r.style.Grouped = true // commas part thousands, since points part decimals
	case decimal == ",":
		r.style.Decimal, r.style.Grouped = decimal, true
		r.warn(r.key+".file", fmt.Sprintf("%s: the decimal mark is a comma, as the figure in line %d tells", r.Table.File, at), `declare decimal: "," for the table to be sure of it`)
	}
}

// tellNotes reports what was told from the file so far, each once.
func (r *reader) tellNotes() {
	for _, note := range r.Notes {
		r.warn(r.key+".file", r.Table.File+": "+note, "declare it for the table in dataset.yaml, as separator: or range:, to be sure of it")
	}
	r.Notes = nil
}

// evidence reads the table once more, for its decimal mark only, and says which
// line first told it.
func (r *reader) evidence(content []byte) (e number.Evidence, line int) {
	again, _ := sheet.Open(r.Table.File, content, r.options())
	if again == nil {
		return e, 0 // it was opened a moment ago
	}
	for n := 0; n <= maxRows; n++ {
		fields, err := again.Next()
		if errors.Is(err, io.EOF) || err != nil {
			break
		}
		if fields == nil || again.Kind(r.column.value) != sheet.Text {
			continue
		}
		e.Add(fields[r.column.value])
		if line == 0 && e.Point+e.Comma > 0 {
			line, _ = again.Place(r.column.value)
		}
	}
	return e, line
}

// wanted reports whether a row meets the conditions of where:.
func (r *reader) wanted(fields []string) bool {
	for _, c := range r.where {
		if fields[c.column] != c.text {
			return false
		}
	}
	return true
}

// finish reports what only the whole table can tell.
func (r *reader) finish() {
	r.tellNotes()
	if r.unwanted > 0 {
		r.notes[noteKey{"rows_not_used", r.table.File, r.table.File, 0}] = r.unwanted
	}
	if r.unwanted == r.Rows && r.Rows > 0 {
		r.wrong(r.key+".where", fmt.Sprintf("no row of %s is used", r.Table.File), "correct where:, others: or the codes of regions")
	}
}
