package coin

import (
	"fmt"
	"strconv"
	"strings"

	"growthpole/indicators/flatfile"
	"growthpole/indicators/problem"
)

// MostDraws is how many draws are made or replayed at once; each keeps a score and a
// rank of every unit.
const MostDraws = 100_000

// mostWinmax bounds the winmax of a draw: every one has its own treatment of all figures.
const mostWinmax = 1000

func decimal(n int) string { return strconv.Itoa(n) }

// ReadDraws reads draws to be replayed: rep, its name; aggregation, one of Means;
// winmax; and w_CODE, the weight of every item below the top. A column w_CODE of
// something else is refused; other columns are not looked at.
func ReadDraws(file flatfile.File, o flatfile.Options, s *Structure) ([]Draw, problem.List) {
	columns := flatfile.Columns{Need: []string{"rep", "aggregation", "winmax"}, Numbers: []string{"winmax"}, Fixed: true}
	for _, i := range s.Items {
		if i.Parent != "" {
			columns.Numbers = append(columns.Numbers, "w_"+i.Code)
		}
	}
	columns.Need = append(columns.Need, columns.Numbers[1:]...)
	r, found := flatfile.Open(file, o, columns)
	if r == nil {
		return nil, found
	}
	for _, name := range r.Unused() {
		code, is := strings.CutPrefix(name, "w_")
		if at := s.item(code); is && at < 0 {
			r.WrongAt(1, fmt.Sprintf("the column %s is the weight of something that the structure does not have", problem.Quote(name)), "remove it, or give the structure that the draws were made for")
		}
	}
	var list []Draw
	lines := map[string]int{}
	r.EachRow(func() {
		d := Draw{Rep: strings.Clone(r.Name("rep")), Weights: make([]float64, len(s.Items))}
		if first, twice := lines[d.Rep]; twice && d.Rep != "" {
			r.Bad("rep", fmt.Sprintf("the draw %s is given twice, first in line %d", problem.Quote(d.Rep), first), "give every draw its own name")
		}
		lines[d.Rep] = r.Line()
		readDraw(r, s, &d)
		if list = append(list, d); len(list) == MostDraws+1 {
			r.Wrong(fmt.Sprintf("there are more than %d draws", MostDraws), "replay them in several parts")
		}
	})
	if len(list) == 0 && !r.Blocked() {
		r.Wrong("the table has no draws", "write a row for every draw")
	}
	return list, r.Problems()
}

func readDraw(r *flatfile.Reader, s *Structure, d *Draw) {
	var known bool
	if d.Mean, known = MeanByName(r.Text("aggregation")); !known {
		r.Bad("aggregation", "unknown aggregation "+problem.Quote(r.Text("aggregation")), "write amean, gmean or hmean")
	}
	most, missing, ok := r.Number("winmax")
	if d.Most = int(most); ok && (missing || float64(d.Most) != most || d.Most < 1 || d.Most > mostWinmax) {
		r.Bad("winmax", "winmax is "+problem.Quote(r.Text("winmax")), fmt.Sprintf("write a whole number from 1 to %d", mostWinmax))
	}
	for i, item := range s.Items {
		if item.Parent == "" {
			continue
		}
		w, missing, ok := r.Number("w_" + item.Code)
		if ok && (missing || w < 0) {
			r.Bad("w_"+item.Code, "the weight is "+problem.Quote(r.Text("w_"+item.Code)), "write 0 or more")
		}
		d.Weights[i] = w
	}
	for at, below := range s.children {
		if len(below) > 0 && !anyWeight(below, d.Weights) && !r.Blocked() {
			r.Bad("rep", fmt.Sprintf("in draw %s everything below %s has the weight 0", problem.Quote(d.Rep), problem.Quote(s.Items[at].Code)), "give one of them a weight above 0")
		}
	}
}
