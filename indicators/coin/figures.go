package coin

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/flatfile"
	"growthpole/indicators/problem"
)

// Choices say how iData is read.
type Choices struct {
	// Time picks the rows of one time, where the table has a column Time with several.
	Time string
	// Denominate divides indicators by the columns that iMeta names under Denominator.
	Denominate bool
}

// ReadFigures reads iData: uCode, perhaps uName and Time, and a column for every row of
// iMeta that is no aggregate, under the rules of COINr's new_coin: a column that iMeta
// does not name is refused, and so is a unit given twice. An empty field and NA are
// missing figures. The figures are nil when there is a problem that is not a mere warning.
func ReadFigures(file flatfile.File, o flatfile.Options, s *Structure, choices Choices) (*Figures, problem.List) {
	columns := flatfile.Columns{Need: []string{"uCode"}, May: []string{"uName", "Time"}, Fixed: true}
	for _, i := range s.Items[:s.Indicators] {
		columns.Numbers = append(columns.Numbers, i.Code)
	}
	columns.Numbers = append(columns.Numbers, s.Denominators...)
	columns.Need = slices.Concat(columns.Need, columns.Numbers, s.Passed)
	r, found := flatfile.Open(file, o, columns)
	if r == nil {
		return nil, found
	}
	for _, name := range r.Unused() {
		r.WrongAt(1, "the column "+problem.Quote(name)+" is not in the structure", "add it there as a row with the Type Other, Group or Denominator, or remove it")
	}
	f := &figureReader{Reader: r, s: s, choices: choices, times: map[string]bool{}, lines: map[string]int{}}
	f.out = &Figures{Of: make([][]float64, s.Indicators)}
	if r.Blocked() || !f.chooseTime() {
		return nil, r.Problems()
	}
	r.EachRow(f.take)
	if !r.Blocked() {
		f.look()
	}
	if r.Blocked() {
		return nil, r.Problems()
	}
	return f.out, r.Problems()
}

type figureReader struct {
	*flatfile.Reader
	s       *Structure
	choices Choices
	times   map[string]bool
	lines   map[string]int // by unit
	out     *Figures
}

// chooseTime makes sure that the rows are of one time.
func (f *figureReader) chooseTime() bool {
	if !f.Has("Time") {
		if f.choices.Time != "" {
			f.Wrong("there is no column Time", "leave --time out")
		}
		return !f.Blocked()
	}
	f.EachRow(func() { f.times[strings.Clone(f.Text("Time"))] = true })
	times := slices.Sorted(maps.Keys(f.times))
	list := strings.Join(times[:min(len(times), 8)], ", ")
	if len(times) > 8 {
		list += ", …"
	}
	if !f.Rewind() {
		return false
	}
	switch {
	case f.choices.Time == "" && len(times) > 1:
		f.Wrong(fmt.Sprintf("the rows are of %d times: %s", len(times), list), "choose one with --time")
	case f.choices.Time != "" && !f.times[f.choices.Time]:
		f.Wrong("no row has the Time "+problem.Quote(f.choices.Time), "choose one of "+list)
	}
	return !f.Blocked()
}

func (f *figureReader) take() {
	if f.choices.Time != "" && f.Text("Time") != f.choices.Time {
		return
	}
	code := strings.Clone(f.Name("uCode"))
	if first, twice := f.lines[code]; twice && code != "" {
		f.Bad("uCode", fmt.Sprintf("unit %s is given twice, first in line %d", problem.Quote(code), first), "keep one of the two rows")
		return
	}
	f.lines[code] = f.Line()
	f.out.Units = append(f.out.Units, Unit{Code: code, Name: strings.Clone(f.Code("uName"))})
	for i, item := range f.s.Items[:f.s.Indicators] {
		x := f.figure(item.Code)
		if item.Denominator != "" && f.choices.Denominate {
			x = f.denominated(x, item.Denominator)
		}
		f.out.Of[i] = append(f.out.Of[i], x)
	}
}

func (f *figureReader) figure(column string) float64 {
	x, missing, ok := f.Number(column)
	if missing || !ok {
		return math.NaN()
	}
	return x
}

// denominated is x by the denominator of its row; missing where either is.
func (f *figureReader) denominated(x float64, denominator string) float64 {
	by := f.figure(denominator)
	if by == 0 && !math.IsNaN(x) {
		f.Bad(denominator, "an indicator is to be divided by 0", "correct the denominator, or leave the field empty where it is not known")
		return math.NaN()
	}
	return x / by
}

// look warns of what leaves an indicator without a scale, and of denominators that are
// not used.
func (f *figureReader) look() {
	if len(f.out.Units) == 0 {
		f.Wrong("the table has no rows", "write a row for every unit")
		return
	}
	unused := ""
	for i, item := range f.s.Items[:f.s.Indicators] {
		if item.Denominator != "" {
			unused = item.Code
		}
		low, high, n := math.Inf(1), math.Inf(-1), 0
		for _, x := range f.out.Of[i] {
			if !math.IsNaN(x) {
				low, high, n = min(low, x), max(high, x), n+1
			}
		}
		switch {
		case n == 0:
			f.Warn("no unit has a figure of "+problem.Quote(item.Code), "it is left out of all means, and the weights of the others are rescaled")
		case low == high:
			f.Warn("all figures of "+problem.Quote(item.Code)+" are alike", "there is no scale to put them on: it is left out of all means, and the weights of the others are rescaled")
		}
	}
	if unused != "" && !f.choices.Denominate {
		f.Warn("the structure names denominators, such as that of "+problem.Quote(unused)+", and nothing is divided", "give --denominate to divide, as COINr's Denominate does, or leave the column empty where the figures are already divided")
	}
}
