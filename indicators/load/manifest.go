package load

import (
	"errors"
	"slices"
	"time"

	"growthpole/indicators/data"
)

// manifest is dataset.yaml: it says what the tables of a folder mean. Its
// fields, read from top to bottom, are the reference of that file.
type manifest struct {
	Title        data.Names   `yaml:"title"`
	Country      country      `yaml:"country"`
	Date         date         `yaml:"date"`         // the date that documents bear, 2026-01-31
	Year         *int         `yaml:"year"`         // for which regions are evaluated; the latest year of the activity when left out
	Illustrative *bool        `yaml:"illustrative"` // true when numbers are invented
	Languages    []string     `yaml:"languages"`    // en, ru, kk …: names are expected in each
	Regions      regions      `yaml:"regions"`
	Sectors      []sector     `yaml:"sectors"`
	WaveBasis    *data.Ground `yaml:"wave_basis"` // needed as soon as one sector has a wave
	Activity     *activity    `yaml:"activity"`
	Series       []series     `yaml:"series"`
	Sources      []source     `yaml:"sources"`
	Tables       []table      `yaml:"tables"`
	Geography    *geography   `yaml:"geography"`
	Accepted     []difference `yaml:"accepted_differences"`
	Map          *mapFile     `yaml:"map"`
}

type country struct {
	Code string     `yaml:"code"` // the code of the nation's rows in tables
	Name data.Names `yaml:"name"`
	// Forms are the name in the cases of a language: {ru: {genitive: Франции}}.
	Forms data.Forms `yaml:"forms"`
	// Context is a paragraph on the country that every brief shows, with its source.
	Context data.Names `yaml:"context"`
	City    data.Names `yaml:"city"` // what a region of kind city is, with its article: a city of …
}

// regions are either listed in place or read from a table of their own.
type regions struct {
	List      []region            `yaml:"list"`
	File      string              `yaml:"file"`
	Separator string              `yaml:"separator"`
	Columns   regionColumns       `yaml:"columns"`
	Ignore    []string            `yaml:"ignore"`   // columns that are not used
	Aliases   map[string][]string `yaml:"aliases"`  // code: other codes and names that tables use
	Complete  *bool               `yaml:"complete"` // whether the regions are the whole nation; asked for where tables have no rows of the nation
}

type region struct {
	ID        string     `yaml:"id"`
	Name      data.Names `yaml:"name"`
	Forms     data.Forms `yaml:"forms"` // the name in the cases of a language: {ru: {genitive: …}}
	Kind      string     `yaml:"kind"`  // region or city
	Centre    string     `yaml:"centre"`
	Centres   data.Names `yaml:"centre_in"` // the centre in other languages
	Since     int        `yaml:"since"`     // first year of the territory; follows from geography.changes when left out
	SplitFrom string     `yaml:"split_from"`
}

type regionColumns struct {
	ID        string            `yaml:"id"`
	Name      map[string]string `yaml:"name"`  // language: column
	Forms     data.Forms        `yaml:"forms"` // language: case: column
	Kind      string            `yaml:"kind"`
	Centre    string            `yaml:"centre"`
	Centres   map[string]string `yaml:"centre_in"` // language: column, for other languages
	Since     string            `yaml:"since"`
	SplitFrom string            `yaml:"split_from"`
}

type sector struct {
	ID    string     `yaml:"id"`
	Name  data.Names `yaml:"name"`
	Short data.Names `yaml:"short"` // the name within a sentence
	Role  string     `yaml:"role"`  // none, content, product, mixed
	Wave  int        `yaml:"wave"`  // technological wave 3 to 6; 0 or left out when not assigned
	Note  data.Names `yaml:"note"`
}

type activity struct {
	Name      data.Names `yaml:"name"`
	Unit      data.Names `yaml:"unit"`
	Kind      string     `yaml:"kind"` // employment, output, value_added, firms, payroll
	Totals    *totals    `yaml:"totals"`
	published `yaml:",inline"`
}

// published is how a quantity stands in tables, and what is expected of its sums.
type published struct {
	UnitInTables string  `yaml:"unit_in_tables"`     // text of the unit column; the English unit when left out
	Negative     string  `yaml:"negative"`           // "allowed", else negative figures are refused
	PartOf       float64 `yaml:"part_of"`            // of a share, what the whole is written as: 100 for per cent; 0 for no share
	Additive     *bool   `yaml:"additive"`           // false for rates: regions do not add up to the nation
	Tolerance    float64 `yaml:"national_tolerance"` // by how much the regions may miss the nation's figure
	Breaks       []int   `yaml:"breaks"`             // of a series: years from which its figures are not comparable with those before
}

// breaks reports whether figures of a year are not comparable with those before.
func (p *published) breaks(year data.Year) bool { return slices.Contains(p.Breaks, int(year)) }

func (p published) adds() bool { return p.Additive == nil || *p.Additive }

// totals names the sector code of rows that are sums over sectors. They are
// checked against their parts and not loaded as a sector.
type totals struct {
	Sector    string  `yaml:"sector"`
	Tolerance float64 `yaml:"tolerance"`
}

type series struct {
	ID        string     `yaml:"id"`
	Name      data.Names `yaml:"name"`
	Unit      data.Names `yaml:"unit"`
	Count     bool       `yaml:"count"` // it counts things one by one: a share of them is shown with its number of cases
	Counts    *counts    `yaml:"counts"`
	published `yaml:",inline"`
}

// counts are the two series that a published share was made of. Where all three have
// a figure, they have to agree.
type counts struct {
	Of        string  `yaml:"of"`
	To        string  `yaml:"to"`
	Tolerance float64 `yaml:"tolerance"` // in the share's unit: half of its last digit
}

type source struct {
	ID        string     `yaml:"id"`
	Title     data.Names `yaml:"title"`
	Serial    data.Names `yaml:"serial"` // what every edition is called, without the year or date of one
	Publisher data.Names `yaml:"publisher"`
	Licence   string     `yaml:"licence"`
	Retrieved string     `yaml:"retrieved"` // 2026-01-31 or 2026-01
	Note      data.Names `yaml:"note"`      // how far to trust it
}

// table is one file. What has no column of its own may be given once for all rows.
type table struct {
	File      string            `yaml:"file"`
	For       string            `yaml:"for"`       // activity or series
	Format    string            `yaml:"format"`    // by the ending of the name when left out
	Encoding  string            `yaml:"encoding"`  // UTF-8, or what a byte-order mark says, when left out
	Separator string            `yaml:"separator"` // "," ";" or "tab"; told from the file when left out
	Decimal   string            `yaml:"decimal"`   // "." or ","; with commas between columns a point when left out, else told from the figures
	Dataset   string            `yaml:"dataset"`   // of a JSON-stat file with several
	Sheet     string            `yaml:"sheet"`     // of a workbook
	Range     string            `yaml:"range"`     // of a sheet, with its header
	Header    int               `yaml:"header"`    // rows of the header of a sheet
	Wide      *wide             `yaml:"wide"`      // columns that hold one figure each
	Where     map[string]string `yaml:"where"`     // column: the text of the rows that are used
	Columns   columns           `yaml:"columns"`
	Ignore    []string          `yaml:"ignore"`    // columns that are not used
	Series    string            `yaml:"series"`    // of all rows
	Year      *int              `yaml:"year"`      // of all rows
	Source    string            `yaml:"source"`    // of all rows, or where the column is empty
	Geography string            `yaml:"geography"` // version of the territories, of all rows
	Sources   map[string]string `yaml:"sources_by_text"`
	Statuses  map[string]string `yaml:"statuses"`        // text: observed, nil, confidential or missing
	Empty     string            `yaml:"empty"`           // "missing" when an empty value means that there is no figure
	Missing   map[string]string `yaml:"missing"`         // text instead of a figure: nil, confidential or missing
	Flags     map[string]string `yaml:"flags"`           // mark behind a figure: provisional, estimated, revised, break, unreliable or footnote
	Regions   map[string]string `yaml:"regions_by_text"` // text in the region column: code
	Sectors   map[string]string `yaml:"sectors_by_text"`
	SeriesBy  map[string]string `yaml:"series_by_text"`
	Others    string            `yaml:"others"` // "ignore" when rows of other regions, sectors and series are not wanted
}

// wide says which columns hold one figure each: all that are named by a year, or
// those listed, each with the sector or series that it is of.
type wide struct {
	Years   bool              `yaml:"years"`
	Sectors map[string]string `yaml:"sectors"` // column: sector
	Series  map[string]string `yaml:"series"`  // column: series
}

type columns struct {
	Region    string `yaml:"region"`
	Sector    string `yaml:"sector"`
	Series    string `yaml:"series"`
	Year      string `yaml:"year"`
	Value     string `yaml:"value"`
	Unit      string `yaml:"unit"`
	Source    string `yaml:"source"`
	Geography string `yaml:"geography"`
	Status    string `yaml:"status"`
	Flags     string `yaml:"flags"` // marks of a column of their own, as under flags:
}

// geography says when codes changed their territory.
type geography struct {
	Versions    []string      `yaml:"versions"`       // oldest first
	Of          string        `yaml:"regions_of"`     // the version that the regions are of; the last one when left out
	Former      []string      `yaml:"former_regions"` // codes of tables that are no region of the dataset
	Changes     []change      `yaml:"changes"`
	Concordance []concordance `yaml:"concordance"`
}

type change struct {
	Year    int        `yaml:"year"`    // first year of the new territory
	To      string     `yaml:"to"`      // the version that begins
	Regions []string   `yaml:"regions"` // whose territory is a new one
	Note    data.Names `yaml:"note"`
}

// concordance says to which regions the figures of another territory go.
type concordance struct {
	ID     string             `yaml:"id"`
	From   string             `yaml:"from"`   // version of the figures
	Region string             `yaml:"region"` // the code that they bear
	Into   map[string]float64 `yaml:"into"`   // region: share; the shares add up to 1
	For    []string           `yaml:"for"`    // quantities: series, or activity
	Basis  string             `yaml:"basis"`  // published, literature or assumption
	Source string             `yaml:"source"` // where the shares are from, or why they are assumed
	Note   data.Names         `yaml:"note"`
}

// difference accepts that the nation's figure is not the sum of the regions, by
// just this much and for a reason that the brief prints.
type difference struct {
	Series     string     `yaml:"series"`
	Sector     string     `yaml:"sector"` // of the activity
	Year       int        `yaml:"year"`
	Difference float64    `yaml:"difference"` // nation minus regions
	Reason     data.Names `yaml:"reason"`
}

type mapFile struct {
	File     string `yaml:"file"`     // GeoJSON
	Property string `yaml:"property"` // of a feature, holding the region's code
	Source   string `yaml:"source"`
}

type date struct{ time.Time }

// UnmarshalText reads a calendar date.
func (d *date) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return errors.New("not a date; write year, month and day, such as 2026-01-31")
	}
	d.Time = t
	return nil
}
