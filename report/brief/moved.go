package brief

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/ledger"
)

// Shown are the figures of a change that a list names. A table names all of them.
func (c Change) Shown() []Move { return c.Figures[:min(movesShown, len(c.Figures))] }

// Left is how many figures a list does not name.
func (c Change) Left() int { return len(c.Figures) - len(c.Shown()) }

// movesShown is how many figures of one change a list has room for.
const movesShown = 4

// Tabled reports whether the changes are too many for a list, so that a table has them.
func (c Changes) Tabled() bool {
	const most = 3
	return len(c.Verdicts)+len(c.Criteria) > most
}

// MoveRead is where a figure that moved was read, before and now.
type MoveRead struct {
	Name, Rows Text
}

// Read says where the figures were read that the list or the table of changes names,
// each once: one figure may be behind several answers.
func (c Changes) Read() []MoveRead {
	var out []MoveRead
	for _, one := range slices.Concat(c.Verdicts, c.Criteria) {
		moves := one.Shown()
		if c.Tabled() {
			moves = one.Figures
		}
		for _, m := range moves {
			if read := m.read(); read.Rows != "" {
				out = appendNew(out, read)
			}
		}
	}
	return out
}

// ofEarlierEdition reports whether the figures of a change before it, and those after it,
// stand in the files of the edition that is compared with.
func (w *writer) ofEarlierEdition(c ledger.Change) (before, after bool) {
	if w.set.Nation == nil || w.set.Nation.Previous == nil || w.set.Nation.Previous.SameFigures || c.From != c.To {
		return false, false
	}
	return true, c.Cause == ledger.NewModel
}

// read names the rows of a figure; none where there are none.
func (m Move) read() MoveRead {
	var rows []string
	for _, one := range []string{m.Before.rowsOfYear(m.was), m.After.rowsOfYear(m.is)} {
		if one != "" {
			rows = addString(rows, one)
		}
	}
	return MoveRead{Name: m.named(), Rows: Text(strings.Join(rows, m.After.w.say("list comma")))}
}

// named is the name of a figure, told apart where it is the nation's.
func (m Move) named() Text {
	if m.Nation {
		return Text(m.After.w.say("of nation", "name", string(m.Name)))
	}
	return m.Name
}

// rowsOfYear are the rows of a figure with its year; empty where there are none. Rows of
// the earlier edition are told as such, without the number of a publication, for a brief
// lists only its own.
func (v Value) rowsOfYear(earlier bool) string {
	origins := v.origins
	if earlier {
		origins = slices.Clone(origins)
		for i := range origins {
			origins[i].Source = ""
		}
	}
	rows := v.w.rows(origins)
	if rows == "" || !v.Known {
		return ""
	}
	if earlier {
		rows = v.w.say("rows earlier", "rows", rows)
	}
	return v.w.say("dated", "number", rows, "year", strconv.Itoa(v.Year))
}
