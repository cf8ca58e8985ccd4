package verify

import (
	"fmt"
	"strings"

	"growthpole/report/reader"
)

// walker goes through the structure tree in the order of reading.
type walker struct {
	f       *reader.File
	c       *contents
	items   map[reader.Ref]marked
	number  map[reader.Ref]int
	caption string // label of the figure or table that is read
	section string // the last heading
	table   int
	row     int
	column  int
}

func (w *walker) element(e *reader.Element, in *block) {
	b := in
	if b == nil || !inline[e.Role] {
		b = &block{role: e.Role, field: isForm(w.f, e.Dict)}
		w.c.blocks = append(w.c.blocks, b)
	}
	if e.Role == "Reference" && b == in {
		b.text.WriteString(apart)
	}
	w.place(e, b)
	if alt := w.said(e); alt != "" {
		b.alt += alt
	}
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			w.element(k.Element, b)
		case k.MCID >= 0:
			w.take(k, b)
		}
	}
	if b == in {
		return
	}
	text := b.plain()
	switch {
	case e.Role == "Caption":
		w.caption = label(text)
		b.where = w.caption
	case len(e.Role) == 2 && e.Role[0] == 'H':
		w.section = shorten(text, 40)
		b.where = "heading"
	case e.Role == "Table":
		w.table = 0
	}
}

// place says in words where a block stands.
func (w *walker) place(e *reader.Element, b *block) {
	switch e.Role {
	case "Table":
		w.row, w.column, w.caption = 0, 0, "a table"
	case "TR":
		w.row, w.column = w.row+1, 0
	case "TD", "TH":
		w.column++
		b.where = fmt.Sprintf("%s, row %d, column %d", w.caption, w.row, w.column)
	case "Figure":
		b.where = w.caption
		for i, v := range w.f.Array(w.f.Dict(e.Dict["A"])["BBox"]) {
			if i < 4 {
				b.box[i], _ = reader.Number(v)
			}
		}
	case "Caption":
		b.where = "a caption"
	case "Note":
		b.where = "a note"
	case "TOCI":
		b.where = "contents"
	case "LBody", "LI", "Lbl":
		b.where = "a list under “" + w.section + "”"
	case "P":
		switch {
		case b.where != "":
		case w.section == "":
			b.where = "above the first heading"
		default:
			b.where = "under “" + w.section + "”"
		}
	}
}

// said is what an element says besides its text.
func (w *walker) said(e *reader.Element) string {
	var parts []string
	for _, key := range []reader.Name{"Alt", "ActualText", "E", "Lang"} {
		if s := w.f.Text(e.Dict[key]); s != "" {
			parts = append(parts, s)
		}
	}
	a := w.f.Dict(e.Dict["A"])
	if s := w.f.Text(a["Summary"]); s != "" {
		parts = append(parts, s)
	}
	for _, key := range []reader.Name{"Scope", "ColSpan", "RowSpan"} {
		if v := w.f.Get(a[key]); v != nil {
			parts = append(parts, fmt.Sprint(key, " ", v))
		}
	}
	return strings.Join(parts, "; ")
}

// take puts a piece of marked content into a block.
func (w *walker) take(k reader.Kid, b *block) {
	in := w.items[k.Page]
	if b.page == 0 {
		b.page = w.number[k.Page]
	}
	for _, item := range in[k.MCID] {
		switch {
		case item.Ops != "":
			b.marks = append(b.marks, shapeOf(item, b.box[0], b.box[1]))
		case item.Mark.Inside(softHyphen) && item.Text == "-":
		case b.role == "Figure":
			b.text.WriteString(item.Text + "\n")
			b.marks = append(b.marks, shape{ops: "text " + item.Text, at: []float64{item.X - b.box[0], item.Y - b.box[1]}, color: [7]float64{item.Fill[0], item.Fill[1], item.Fill[2]}})
		default:
			b.text.WriteString(item.Text)
			look := fmt.Sprintf("%.2f at %.1f pt", item.Fill, item.Size)
			if n := len(b.looks); n == 0 || b.looks[n-1] != look {
				b.looks = append(b.looks, look)
			}
		}
	}
	delete(in, k.MCID)
}

// label is the beginning of a caption: "Table 3".
func label(caption string) string {
	words := strings.Fields(caption)
	if len(words) < 2 {
		return caption
	}
	return strings.TrimRight(words[0]+" "+words[1], ".:")
}
