package document

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
)

// FiguresName is the file in which a document carries the data of its figures.
const FiguresName = "figures.csv"

// Said is what a figure says to those who do not see it: all of its values or, where
// the document carries them in a table, the main ones and the name of the table.
func (d *Document) Said(f *Figure) string {
	if f.Short != "" && slices.ContainsFunc(d.Attachments, func(a Attachment) bool { return a.Path == FiguresName }) {
		return f.Short
	}
	return f.Alt
}

// FiguresTable is the data of all figures of a document as CSV, a value a row; nil
// when it has no figure. A value has as many digits as results.json compares; what
// the figure prints of it stands beside it.
func (d *Document) FiguresTable() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"figure", "group", "row", "series", "value", "printed"}) // an error is kept, and told by Error
	n := 0
	for _, block := range slices.Concat(d.Cover, d.Body) {
		f, isFigure := block.(*Figure)
		if !isFigure {
			continue
		}
		for _, v := range f.Data {
			value := ""
			if v.Known {
				value = strconv.FormatFloat(settled(v.Number), 'g', 9, 64)
			}
			w.Write([]string{f.Label, v.Group, v.Row, v.Series, value, v.Label})
			n++
		}
	}
	w.Flush()
	if n == 0 {
		return nil, w.Error()
	}
	return b.Bytes(), w.Error()
}

// settled leaves out what is nothing but the trace of rounding: a sum that cancels out
// is 0 on one kind of processor and a millionth of a millionth on another.
func settled(x float64) float64 {
	if math.Abs(x) < 1e-12 {
		return 0
	}
	return x
}
