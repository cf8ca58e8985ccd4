// Package load turns a folder of files into a data.Dataset. The folder's
// dataset.yaml says what each table means; figures that do not fit what it says
// are problems with file, line and advice, all of them at once.
package load

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
	"growthpole/indicators/strictyaml"
)

// File is the name of the file that describes a dataset.
const File = "dataset.yaml"

// Folder loads the dataset of a folder of fsys; "." is fsys itself. The dataset
// is nil when a problem is blocking; warnings come together with a dataset.
func Folder(fsys fs.FS, name string) (*data.Dataset, problem.List) {
	l := &loader{fsys: fsys, folder: name, set: &data.Dataset{}, notes: map[noteKey]int{}}
	l.run()
	l.problems.Sort()
	if l.problems.Blocking() {
		return nil, l.problems
	}
	return l.set, l.problems
}

type loader struct {
	fsys     fs.FS
	folder   string
	problems problem.List
	m        manifest
	at       strictyaml.Positions
	set      *data.Dataset

	rowOf    map[string]int // code of a region, of the nation or of a former region → row of a grid
	codes    []string       // by row
	named    nameTable
	sectors  map[string]int
	series   map[string]int
	sources  map[string]int
	geo      *territories // nil when dataset.yaml declares no geography
	activity *grid
	grids    []*grid // by series
	cells    int
	notes    map[noteKey]int

	sumProblems int
}

type noteKey struct {
	code, file, subject string
	year                data.Year
}

// run is the table of contents. A step that others build on ends it when it fails.
func (l *loader) run() {
	for _, step := range []func(){l.readManifest, l.checkManifest, l.readRegions, l.readMap, l.placeTerritories, l.nameRegions, l.checkConcordance, l.readTables, l.checkSums, l.concord, l.checkExtent, l.build} {
		step()
		if l.problems.Blocking() {
			return
		}
	}
}

// shown is how a file is called in messages.
func (l *loader) shown(file string) string { return path.Join(l.folder, file) }

func (l *loader) readManifest() {
	content, ok := l.bytesOf(File, problem.Problem{File: l.shown(File)}, strictyaml.MaxSize)
	if !ok {
		return
	}
	var problems problem.List
	l.at, problems = strictyaml.Decode(l.shown(File), content, &l.m)
	l.problems = append(l.problems, problems...)
	l.set.Tables = append(l.set.Tables, data.Table{File: File, SHA256: sheet.Hash(content)})
}

// wrong reports a problem of dataset.yaml.
func (l *loader) wrong(key, what, hint string) {
	l.problems = append(l.problems, l.at.Problem(key, what, hint))
}

func (l *loader) warn(key, what, hint string) {
	p := l.at.Problem(key, what, hint)
	p.Warning = true
	l.problems = append(l.problems, p)
}

// checkExtent refuses years so far apart that the panels, which hold every year
// between the first and the last, would fill the memory.
func (l *loader) checkExtent() {
	cells := 0
	for _, g := range append(slices.Clone(l.grids), l.activity) {
		if g != nil && len(g.slabs) > 0 {
			years := g.years()
			cells += int(years[len(years)-1]-years[0]+1) * g.rows * g.columns
		}
	}
	if cells > maxCells {
		l.wrong("tables", fmt.Sprintf("the figures span %d regions × sectors × years; at most %d are held", cells, maxCells),
			"leave out early years, or look for a mistyped year")
	}
}

// build moves what was read into the dataset.
func (l *loader) build() {
	n := len(l.set.Regions)
	if l.activity != nil {
		l.set.Activity.Panel = l.activity.panel(n, len(l.m.Sectors))
	}
	for i := range l.m.Series {
		l.set.Series[i].Panel = l.grids[i].panel(n, 1)
	}
	l.setAside()
	slices.SortFunc(l.set.Series, func(a, b data.Series) int { return cmp.Compare(a.ID, b.ID) })
	figures := l.figures()
	l.evaluationYear(figures)
	l.noteMissingSectors(figures)
	for k, rows := range l.notes {
		l.set.Notes = append(l.set.Notes, data.Note{Code: k.code, File: k.file, Subject: k.subject, Year: k.year, Rows: rows})
	}
	slices.SortFunc(l.set.Notes, func(a, b data.Note) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.File, b.File), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Year, b.Year))
	})
}

// evaluationYear is the declared year, or the latest one with figures for most
// of what the fullest year has: a first row of a new year is not that year yet.
func (l *loader) evaluationYear(figures map[data.Year]int) {
	var newest, latest data.Year
	most := 0
	for _, n := range figures {
		most = max(most, n)
	}
	for y, n := range figures {
		newest = max(newest, y)
		if 2*n >= most {
			latest = max(latest, y)
		}
	}
	switch {
	case len(figures) == 0:
		l.wrong("tables", "no table holds a figure of a region", "add rows, or correct the codes of regions")
	case l.m.Year == nil:
		l.set.Year = latest
	case data.Year(*l.m.Year) > newest:
		l.wrong("year", "year: there are no figures for "+show(float64(*l.m.Year)), "the latest year with figures is "+show(float64(newest)))
	default:
		l.set.Year = data.Year(*l.m.Year)
	}
}

// figures counts those of regions by year, in the activity or else in the series;
// a year without any has no entry.
func (l *loader) figures() map[data.Year]int {
	var panels []*data.Panel
	if l.activity != nil {
		panels = append(panels, l.set.Activity.Panel)
	} else {
		for _, s := range l.set.Series {
			panels = append(panels, s.Panel)
		}
	}
	counts := map[data.Year]int{}
	for _, p := range panels {
		for y := p.First(); y <= p.Last(); y++ {
			if n := figuresIn(p, y); n > 0 {
				counts[y] += n
			}
		}
	}
	return counts
}

func figuresIn(p *data.Panel, y data.Year) (n int) {
	for row := range p.Nation() {
		for column := range p.Columns() {
			if s := p.At(row, column, y).Status; s == data.Observed || s == data.Nil {
				n++
			}
		}
	}
	return n
}

// noteMissingSectors tells of sectors that have figures in some of the years
// only: the structure of such years is that of fewer sectors.
func (l *loader) noteMissingSectors(figures map[data.Year]int) {
	if l.activity == nil {
		return
	}
	for y := range figures { // notes are sorted in the end
		for column, s := range l.set.Sectors {
			if !l.activity.hasColumn(column, y) {
				l.notes[noteKey{"sector_missing_in_year", "", s.ID, y}] = 0
			}
		}
	}
}
