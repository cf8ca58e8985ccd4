package sheet

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"growthpole/indicators/problem"
)

// maxJSON bounds JSON files, which are held in memory as a whole.
const (
	maxJSON = 128 << 20
	maxCube = 12_000_000 // cells of a dataset
)

// cube is a dataset of JSON-stat, of version 2.0 or 1.x.
type cube struct {
	Class     string             `json:"class"`
	Label     string             `json:"label"`
	ID        []string           `json:"id"`
	Size      sizes              `json:"size"`
	Dimension map[string]rawJSON `json:"dimension"`
	Value     rawJSON            `json:"value"`
	Status    rawJSON            `json:"status"`
	Link      struct {
		Item []cube `json:"item"`
	} `json:"link"`
}

type rawJSON = json.RawMessage

// openJSONStat reads a JSON-stat dataset as rows: a column a dimension, holding
// the codes of categories, then "value", and "status" where there are any. The
// line of a row is the place of its value in the list of values, from 1.
func (t *Table) openJSONStat(content []byte, o Options) bool {
	c, err := pickCube(content, o.Dataset)
	if err == nil {
		err = t.readCube(c)
	}
	if err != nil {
		t.Problems.Add(t.File, 0, 0, err.Error(), "ask the publisher's service for JSON-stat 2.0, one dataset a file, or for CSV")
		return false
	}
	return true
}

// pickCube finds the one dataset of a file, or that of a name.
func pickCube(content []byte, name string) (cube, error) {
	var top map[string]rawJSON
	if err := json.Unmarshal(content, &top); err != nil {
		return cube{}, fmt.Errorf("the file is not JSON: %w", placed(err, content))
	}
	var c cube
	if _, plain := top["dimension"]; plain || top["link"] != nil {
		if err := json.Unmarshal(content, &c); err != nil {
			return cube{}, fmt.Errorf("the file is not JSON-stat: %w", placed(err, content))
		}
		if c.Class != "collection" {
			return c, nil
		}
		return pickItem(c.Link.Item, name)
	}
	return pickBundled(top, name) // version 1.x: an object of datasets by name
}

func pickItem(items []cube, name string) (cube, error) {
	var labels []string
	var with []cube
	for _, item := range items {
		if item.Dimension == nil {
			continue // a link to another file
		}
		if name != "" && item.Label == name {
			return item, nil
		}
		labels, with = append(labels, item.Label), append(with, item)
	}
	return onlyCube(with, labels, name)
}

func pickBundled(top map[string]rawJSON, name string) (cube, error) {
	var names []string
	var with []cube
	for _, key := range slices.Sorted(maps.Keys(top)) {
		var c cube
		if json.Unmarshal(top[key], &c) != nil || c.Dimension == nil {
			continue
		}
		if name == key {
			return c, nil
		}
		names, with = append(names, key), append(with, c)
	}
	return onlyCube(with, names, name)
}

func onlyCube(with []cube, names []string, name string) (cube, error) {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = problem.Quote(n)
	}
	switch {
	case len(with) == 0:
		return cube{}, errors.New("the file holds no JSON-stat dataset")
	case name != "":
		return cube{}, fmt.Errorf("the file holds no dataset %s; it has %v", problem.Quote(name), quoted)
	case len(with) > 1:
		return cube{}, fmt.Errorf("the file holds %d datasets; say dataset: with one of %v", len(with), quoted)
	}
	return with[0], nil
}

func (t *Table) readCube(c cube) error {
	dims, err := c.dimensions()
	if err != nil {
		return err
	}
	cells := 1
	for _, d := range dims {
		if cells > maxCube/len(d.codes) {
			return errors.New("the dataset has too many cells to be read")
		}
		cells *= len(d.codes)
	}
	values, err := cubeList(c.Value, cells, "value")
	if err != nil {
		return err
	}
	status, err := cubeList(plainStatus(c.Status), cells, "status")
	if err != nil {
		return err
	}
	for _, d := range dims {
		t.Header = append(t.Header, d.id)
	}
	t.Header = append(t.Header, "value")
	if status.any() {
		t.Header = append(t.Header, "status")
	}
	t.rowsOf(dims, cells, values, status)
	return nil
}

// plainStatus is the list of statuses: an old service of Eurostat has put it beside
// the words for each.
func plainStatus(raw rawJSON) rawJSON {
	var old struct {
		Value rawJSON `json:"value"`
	}
	if json.Unmarshal(raw, &old) == nil && old.Value != nil {
		return old.Value
	}
	return raw
}

// rowsOf walks the cells in row-major order, as JSON-stat lists them. A cell
// without value and status is no row: sparse cubes have many.
func (t *Table) rowsOf(dims []dimension, cells int, values, status cubeValues) {
	at := -1
	fields := make([]string, len(t.Header))
	typed := false
	t.place = func(int) (line, column int) { return at + 1, 0 }
	t.column = func(int) int { return 0 }
	t.kind = func(field int) Kind {
		if typed && field == len(dims) {
			return Number
		}
		return Text
	}
	t.next = func() ([]string, error) {
		for at++; at < cells; at++ {
			v, s := values.at(at), status.at(at)
			if v == (cubeCell{}) && s == (cubeCell{}) {
				continue
			}
			rest := at
			for i, d := range slices.Backward(dims) {
				fields[i] = d.codes[rest%len(d.codes)]
				rest /= len(d.codes)
			}
			fields[len(dims)], typed = v.text, v.number
			if status.any() {
				fields[len(dims)+1] = s.text
			}
			t.Rows++
			return fields, nil
		}
		return nil, io.EOF
	}
}

// placed adds line and column to an error of the JSON decoder.
func placed(err error, content []byte) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset <= int64(len(content)) {
		line, column := placeOf(content, int(max(syntax.Offset-1, 0)))
		return fmt.Errorf("line %d, column %d: %s", line, column, problem.Clean(err.Error()))
	}
	return errors.New(problem.Clean(err.Error()))
}
