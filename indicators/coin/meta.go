package coin

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/flatfile"
	"growthpole/indicators/problem"
)

// metaColumns are those of iMeta that are read. It may have any others, such as Unit
// and Target, which no step here uses.
var metaColumns = flatfile.Columns{
	Need:    []string{"Level", "iCode", "Parent", "Direction", "Weight", "Type"},
	May:     []string{"iName", "Denominator"},
	Numbers: []string{"Level", "Direction", "Weight"},
	Fixed:   true,
}

// The types of COINr's iMeta.
const (
	typeIndicator   = "Indicator"
	typeAggregate   = "Aggregate"
	typeGroup       = "Group"
	typeDenominator = "Denominator"
	typeOther       = "Other"
)

var types = []string{typeIndicator, typeAggregate, typeGroup, typeDenominator, typeOther}

// reserved are the columns of iData that are no variables.
var reserved = []string{"uCode", "uName", "Time"}

// ReadStructure reads iMeta: Level, iCode, Parent, Direction, Weight and Type, and
// perhaps iName and Denominator, under the rules of COINr's check_iMeta. The structure
// is nil when there is a problem that is not a mere warning.
func ReadStructure(file flatfile.File, o flatfile.Options) (*Structure, problem.List) {
	r, found := flatfile.Open(file, o, metaColumns)
	if r == nil {
		return nil, found
	}
	m := &metaReader{Reader: r, out: &Structure{}, lines: map[string]int{}}
	r.EachRow(m.take)
	if !r.Blocked() {
		m.join()
	}
	if r.Blocked() {
		return nil, r.Problems()
	}
	return m.out, r.Problems()
}

type metaReader struct {
	*flatfile.Reader
	out   *Structure
	lines map[string]int // by code
}

func (m *metaReader) take() {
	code := strings.Clone(m.Name("iCode"))
	if code == "" {
		return
	}
	if first, twice := m.lines[code]; twice {
		m.Bad("iCode", fmt.Sprintf("iCode %s is given twice, first in line %d", problem.Quote(code), first), "keep one of the two rows")
		return
	}
	m.lines[code] = m.Line()
	if slices.Contains(reserved, code) {
		m.Bad("iCode", problem.Quote(code)+" is a column of the data that is no variable", "remove the row, or give the variable another code")
		return
	}
	switch kind := m.Text("Type"); kind {
	case typeIndicator, typeAggregate:
		m.item(code, kind)
	case typeDenominator:
		m.out.Denominators = append(m.out.Denominators, code)
	case typeGroup, typeOther:
		m.out.Passed = append(m.out.Passed, code)
	default:
		m.Bad("Type", "unknown type "+problem.Quote(kind), "write one of "+strings.Join(types, ", "))
	}
}

// item reads an indicator or an aggregate.
func (m *metaReader) item(code, kind string) {
	i := Item{Code: code, Name: strings.Clone(m.Code("iName")), Parent: strings.Clone(m.Code("Parent")), line: m.Line()}
	i.Level = int(m.whole("Level", kind, 1, 1000, "a whole number from 1"))
	i.Direction = int(m.whole("Direction", kind, -1, 1, "1 or -1"))
	weight, missing, ok := m.Number("Weight")
	if i.Weight = weight; ok && (missing || weight < 0) {
		m.Bad("Weight", "the weight of an "+kind+" is "+problem.Quote(m.Text("Weight")), "write 0 or more")
	}
	switch {
	case kind == typeIndicator && i.Level != 1 && i.Level != 0:
		m.Bad("Level", fmt.Sprintf("an Indicator stands at level %d", i.Level), "indicators are level 1; write Aggregate under Type where it is made of others")
	case kind == typeAggregate && i.Level == 1:
		m.Bad("Level", "an Aggregate stands at level 1", "aggregates are level 2 and above")
	case kind == typeAggregate && i.Direction == -1:
		m.WarnAt("Direction", "the direction -1 of an Aggregate turns nothing round, as in COINr", "give its indicators their directions, and 1 to the aggregate")
	}
	if kind == typeIndicator {
		i.Denominator = strings.Clone(m.Code("Denominator"))
	}
	m.out.Items = append(m.out.Items, i)
}

// whole reads a whole number other than 0 that an item must have.
func (m *metaReader) whole(column, kind string, least, most float64, expected string) float64 {
	x, missing, ok := m.Number(column)
	if ok && (missing || x != math.Trunc(x) || x < least || x > most || x == 0) {
		m.Bad(column, fmt.Sprintf("the %s of an %s is %s", strings.ToLower(column), kind, problem.Quote(m.Text(column))), "write "+expected)
		return 0
	}
	return x
}

// join makes a tree of the items.
func (m *metaReader) join() {
	s := m.out
	if len(s.Items) == 0 {
		m.Wrong("the structure has no indicators", "write a row for every indicator and aggregate")
		return
	}
	slices.SortStableFunc(s.Items, func(a, b Item) int { return cmp.Compare(a.Level, b.Level) })
	s.Indicators = slices.IndexFunc(s.Items, func(i Item) bool { return i.Level > 1 })
	if s.Indicators < 1 {
		m.Wrong("the structure has no indicators below its aggregates", "write a row for every indicator (Level 1) and aggregate (Level 2 and above)")
		return
	}
	s.children = make([][]int, len(s.Items))
	place := make(map[string]int, len(s.Items))
	for at, i := range s.Items {
		place[i.Code] = at
	}
	highest := s.Items[len(s.Items)-1].Level
	for at, i := range s.Items {
		parent, known := place[i.Parent]
		switch {
		case i.Level == highest && i.Parent == "":
			continue
		case i.Level == highest:
			m.WrongAt(i.line, fmt.Sprintf("%s stands at the highest level and has a parent, %s", problem.Quote(i.Code), problem.Quote(i.Parent)), "leave Parent empty there, or add the parent as an Aggregate one level above")
		case i.Parent == "":
			m.WrongAt(i.line, problem.Quote(i.Code)+" has no parent", fmt.Sprintf("name an Aggregate of level %d under Parent", i.Level+1))
		case !known:
			m.WrongAt(i.line, fmt.Sprintf("the parent %s of %s is no Indicator or Aggregate", problem.Quote(i.Parent), problem.Quote(i.Code)), "add it as an Aggregate, or correct Parent")
		case s.Items[parent].Level != i.Level+1:
			m.WrongAt(i.line, fmt.Sprintf("%s of level %d has a parent of level %d, %s", problem.Quote(i.Code), i.Level, s.Items[parent].Level, problem.Quote(i.Parent)), "a parent stands one level above")
		default:
			s.children[parent] = append(s.children[parent], at)
		}
	}
	if !m.Blocked() {
		m.checkChildren()
		m.checkDenominators()
	}
}

func (m *metaReader) checkChildren() {
	for at, below := range m.out.children[m.out.Indicators:] {
		i := m.out.Items[m.out.Indicators+at]
		if len(below) == 0 {
			m.WrongAt(i.line, "nothing has the parent "+problem.Quote(i.Code), "name it under Parent of what it is made of, or remove it")
			continue
		}
		if !anyWeight(below, m.out.Original().Of) {
			m.WrongAt(i.line, "everything below "+problem.Quote(i.Code)+" has the weight 0", "give one of them a weight above 0")
		}
	}
}

func anyWeight(items []int, weights []float64) bool {
	return slices.ContainsFunc(items, func(i int) bool { return weights[i] > 0 })
}

func (m *metaReader) checkDenominators() {
	for _, i := range m.out.Items[:m.out.Indicators] {
		if i.Denominator != "" && !slices.Contains(m.out.Denominators, i.Denominator) {
			m.WrongAt(i.line, fmt.Sprintf("the denominator %s of %s is not there", problem.Quote(i.Denominator), problem.Quote(i.Code)), "add it as a row with the Type Denominator, or correct it")
		}
	}
}
