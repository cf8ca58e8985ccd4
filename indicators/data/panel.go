package data

// Status says what a cell holds.
type Status uint8

// The statuses of a cell. The zero Status is the cautious one.
const (
	Absent      Status = iota // nothing was read, or a row that says there is no figure: it has a Line then
	Observed                  // a published figure
	Nil                       // published as "phenomenon absent": a true zero
	Withheld                  // published as confidential
	OldBoundary               // a figure for the territory that the code meant before a boundary change
)

// Cell is one entry of a Panel with the row it was read from. There are millions of
// them, so that its fields fill 24 bytes and no more.
type Cell struct {
	Number float64
	Line   int32 // row of the file, counted from 1
	// Place is the column of the file, counted from 1, and 0 when the format has none.
	// Of a figure that was made of others it is below 0, and leads to Dataset.Derived.
	Place  int32
	Table  int16 // index into Dataset.Tables
	Source int16 // index into Dataset.Sources; -1 when none is declared
	Status Status
	Flags  Flags
	// Territory is the version of the territories that the figure is for: its place
	// in Dataset.Versions, counted from 1; 0 when the dataset declares none.
	Territory uint8
}

// Panel holds numbers by region, column and year, densely in each year that has
// any. The row after the last region holds the nation's published figures, where
// there are any.
type Panel struct {
	rows, columns int
	stride        int // cells of a row; some behind the columns may be of no use
	first         Year
	years         [][]Cell // nil for a year without a cell
}

// NewPanel makes an empty panel for a number of regions (the nation's row comes
// on top), columns, and the years from first to last.
func NewPanel(regions, columns int, first, last Year) *Panel {
	return PanelOf(regions, columns, columns, first, make([][]Cell, max(0, int(last-first)+1)))
}

// PanelOf makes a panel of cells that are at hand: for each year from first on
// those of the regions and the nation, a row of stride cells each, or nil. The
// panel takes them over.
func PanelOf(regions, columns, stride int, first Year, years [][]Cell) *Panel {
	return &Panel{rows: regions + 1, columns: columns, stride: stride, first: first, years: years}
}

// First and Last are the ends of the years that the panel can hold.
func (p *Panel) First() Year { return p.first }

// Last is the last year that the panel can hold; it is First-1 for an empty panel.
func (p *Panel) Last() Year { return p.first + Year(len(p.years)) - 1 }

// Nation is the row of the nation's published figures.
func (p *Panel) Nation() int { return p.rows - 1 }

// Columns is the number of columns: sectors of a structure, 1 for a series.
func (p *Panel) Columns() int { return p.columns }

// At returns a cell; a year outside the panel is an Absent cell.
func (p *Panel) At(row, column int, year Year) Cell {
	if year < p.first || year > p.Last() {
		return Cell{}
	}
	cells := p.years[year-p.first]
	if cells == nil {
		return Cell{}
	}
	return cells[row*p.stride+column]
}

// Set stores a cell. The year must lie in the panel.
func (p *Panel) Set(row, column int, year Year, c Cell) {
	at := &p.years[year-p.first]
	if *at == nil {
		*at = make([]Cell, p.rows*p.stride)
	}
	(*at)[row*p.stride+column] = c
}
