package data

import (
	"slices"
	"strconv"
	"time"
)

// Dataset is everything read from one folder. It is not changed after loading
// and may be read from several goroutines.
type Dataset struct {
	Title        Names
	Country      Names
	CountryForms Forms  // the country's name in the cases of its languages
	CountryCode  string // the code that tables use for the nation
	Context      Names  // what has to be known of the country to read a brief; empty for nothing
	City         Names  // what a region of the kind "city" is in this country; empty for the usual words
	Date         time.Time
	Languages    []string // in which names are given
	Illustrative bool     // the numbers are invented; every page says so
	Whole        bool     // it is declared that the regions are the whole nation
	Partial      bool     // the regions are only a part of the nation: their sum is never the nation
	Year         Year     // the year for which regions are evaluated
	Until        Year     // no figure of a later year is used for anything; 0 is no limit
	Regions      []Region
	Sectors      []Sector
	Waves        Ground // what the technological waves of sectors rest on
	Activity     Activity
	Series       []Series
	Sources      []Source
	Tables       []Table
	Versions     []string // of the territories that codes stand for, oldest first; none when the dataset declares none
	RegionsOf    string   // the version that the regions are of, where it is not the last
	Former       []string // codes of tables that are no region of the dataset
	Changes      []BoundaryChange
	Concordances []Concordance        // how figures for other territories are brought to those of the regions
	Derived      []Derived            // figures that were made so
	Map          *MapFile             // nil when the dataset has none
	Outlines     map[string][]Polygon // the territories by region ID; nil without a map
	Notes        []Note               // what the loader left out, and why
	Aside        []Figure             // figures that sums were checked with and that no panel holds
}

// Figure is one figure outside the panels: of a former region, a total over sectors,
// or one for another territory that a concordance made a figure of.
type Figure struct {
	Region string // code, as tables use it
	Series string // ID; empty for the activity
	Sector string // of the activity: ID, or the code of totals
	Year   Year
	Cell   Cell
}

// Totals are figures over all sectors, which are checked and belong to no sector.
type Totals struct {
	Sector    string  // the code that stands for them
	Tolerance float64 // by how much the sectors may miss them
}

// Activity is the measure of the structure of the economy by region, sector and year.
type Activity struct {
	Name      Names   // such as "gross output"
	Unit      Names   // such as "million euro, current prices"
	Kind      string  // employment, output, value_added, firms or payroll
	Panel     *Panel  // a column a sector; nil when the dataset has no such table
	Rate      bool    // the regions do not add up to the nation
	Tolerance float64 // by how much the regions may miss the nation's figure
	Negative  bool    // figures may be negative
	PartOf    float64 // of a share, what the whole is written as, such as 100; 0 for no share
	Totals    *Totals // over sectors; nil when none are declared
}

// Series is one observed quantity by region and year.
type Series struct {
	ID        string
	Name      Names
	Unit      Names
	Panel     *Panel  // one column
	Column    string  // name of the value column in the file
	Rate      bool    // the regions do not add up to the nation: a share, a rate, an index
	Tolerance float64 // by how much the regions may miss the nation's figure
	Negative  bool    // figures may be negative
	PartOf    float64 // of a share, what the whole is written as, such as 100; 0 for no share
	Count     bool    // it counts things, each as one: enterprises, persons, places
	Counts    *Counts // what a share was made of; nil when that is not declared
}

// Counts are the series that a share was made of: PartOf times the first over the
// second, up to a tolerance in the share's unit.
type Counts struct {
	Of, To    string
	Tolerance float64
}

// Table is an input file as it was read.
type Table struct {
	File   string `json:"file"` // relative to the dataset's folder, with slashes
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
	Column string `json:"column,omitempty"` // the column that holds the numbers
	Sheet  string `json:"sheet,omitempty"`  // of a workbook
	// Columns are the names of the file's columns, where figures stand in several of them.
	Columns []string `json:"-"`
}

// Files are the files that were read, each once: several tables may be made of one
// file, and the first that is made of it stands for it.
func (d *Dataset) Files() []Table {
	var list []Table
	for _, t := range d.Tables {
		if !slices.ContainsFunc(list, func(f Table) bool { return f.File == t.File }) {
			list = append(list, t)
		}
	}
	return list
}

// BoundaryChange says that some codes meant another territory before a year.
type BoundaryChange struct {
	Year    Year     `json:"year"`         // first year of the new territory
	To      string   `json:"to,omitempty"` // the version that begins
	Regions []string `json:"regions"`
	Note    Names    `json:"note,omitempty"`
}

// MapFile is a file with the outlines of regions.
type MapFile struct {
	File     string `json:"file"`
	Property string `json:"property"` // the property of a feature that holds the region's code
	Source   string `json:"source,omitempty"`
}

// LonLat is a place in degrees east and north (WGS 84).
type LonLat struct{ Lon, Lat float64 }

// Polygon is an outer ring, then its holes.
type Polygon [][]LonLat

// Note is something about the figures that a reader of the brief must know:
// what was read and not used, and where published figures disagree.
type Note struct {
	Code    string `json:"code"` // names the words in the word list, such as "other_territory"
	File    string `json:"file,omitempty"`
	Rows    int    `json:"rows,omitempty"`
	Subject string `json:"subject,omitempty"` // what it concerns: a series, a sector, a code
	Year    Year   `json:"year,omitempty"`    // 0 when it concerns no single year
	Reason  Names  `json:"reason,omitempty"`  // as declared with the dataset
	// Difference is, for an accepted difference, the nation's figure minus the regions' sum.
	Difference float64 `json:"difference,omitempty"`
}

// RegionIndex finds a region by its code.
func (d *Dataset) RegionIndex(id string) (int, bool) {
	i, found := slices.BinarySearchFunc(d.Regions, id, func(r Region, id string) int {
		switch {
		case r.ID < id:
			return -1
		case r.ID > id:
			return 1
		}
		return 0
	})
	return i, found
}

// SeriesByID finds a series.
func (d *Dataset) SeriesByID(id string) (*Series, bool) {
	for i := range d.Series {
		if d.Series[i].ID == id {
			return &d.Series[i], true
		}
	}
	return nil, false
}

// Value reads a cell as a value: an observed or nil cell is known, everything
// else is unknown with its reason.
func (d *Dataset) Value(c Cell, year Year) Value {
	if c.Status == Absent {
		return Unknown(NotGiven, year)
	}
	at := d.Origins(c)
	switch c.Status {
	case Observed, Nil:
		return Known(c.Number, year, at...)
	case Withheld:
		return Unknown(Confidential, year, at...)
	default:
		return Unknown(OtherTerritory, year, at...)
	}
}

// MadeOf are the places of the figures that a cell was made of; nil when it was not.
func (d *Dataset) MadeOf(c Cell) []Origin {
	if at := -int(c.Place) - 1; at >= 0 && at < len(d.Derived) {
		return d.Derived[at].Origins
	}
	return nil
}

// Origins are the places a cell was read from: one, or several where the cell was
// made of figures for other territories.
func (d *Dataset) Origins(c Cell) []Origin {
	if made := d.MadeOf(c); made != nil {
		return slices.Clone(made)
	}
	return []Origin{d.Origin(c)}
}

// Origin is the place a cell was read from; the first one of several.
func (d *Dataset) Origin(c Cell) Origin {
	if made := d.MadeOf(c); made != nil {
		return made[0]
	}
	o := Origin{Line: int(c.Line), Flags: c.Flags}
	if int(c.Table) < len(d.Tables) {
		t := &d.Tables[c.Table]
		o.File, o.Column = t.File, t.Column
		if f := int(c.Place); f > 0 && f <= len(t.Columns) {
			o.Column = t.Columns[f-1]
		}
		if t.Sheet != "" && c.Place > 0 {
			o.Cell = t.Sheet + "!" + CellName(int(c.Place), o.Line)
		}
	}
	if c.Source >= 0 && int(c.Source) < len(d.Sources) {
		o.Source = d.Sources[c.Source].ID
	}
	return o
}

// CellName is how spreadsheets call a cell: column 28, row 7 is AB7.
func CellName(column, row int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append(letters, byte('A'+(column-1)%26))
	}
	slices.Reverse(letters)
	return string(letters) + strconv.Itoa(row)
}
