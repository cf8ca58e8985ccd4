package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

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

// sizes are numbers of categories; some services write them as texts.
type sizes []int

// UnmarshalJSON takes 37 and "37".
func (s *sizes) UnmarshalJSON(text []byte) error {
	var list []json.Number
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	*s = nil
	for _, n := range list {
		i, err := strconv.Atoi(n.String())
		if err != nil {
			return fmt.Errorf("the size %s is no whole number", problem.Quote(n.String()))
		}
		*s = append(*s, i)
	}
	return nil
}

// dimension is one axis of a cube, with the codes of its categories in order.
type dimension struct {
	id    string
	codes []string
}

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

// cubeCell is a value or a status as it stands in the file.
type cubeCell struct {
	text   string
	number bool
}

// cubeValues are values or statuses by the place of their cell: all of them, some, or
// one text for all.
type cubeValues struct {
	all    *cubeCell
	listed []cubeCell
	some   map[int]cubeCell
}

func (v cubeValues) any() bool { return v.all != nil || len(v.listed) > 0 || len(v.some) > 0 }

func (v cubeValues) at(i int) cubeCell {
	switch {
	case v.all != nil:
		return *v.all
	case i < len(v.listed):
		return v.listed[i]
	}
	return v.some[i]
}

// cubeList reads values or statuses, one after the other, so that no list is longer
// than the cube is large. What is null is an empty cell.
func cubeList(raw rawJSON, cells int, what string) (v cubeValues, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	token, err := d.Token()
	switch {
	case errors.Is(err, io.EOF) || err == nil && token == nil:
		return v, nil
	case err != nil:
		return v, fmt.Errorf("%s is not valid: %w", what, err)
	}
	switch first := token.(type) {
	case string:
		v.all = &cubeCell{text: first}
		return v, nil
	case json.Delim:
		if first == '[' {
			return cubeArray(d, cells, what)
		}
		return cubeObject(d, cells, what)
	}
	return v, fmt.Errorf("%s is neither a list nor an object", what)
}

// cubeArray reads a list with an entry for each cell, or of a status with one for all.
func cubeArray(d *json.Decoder, cells int, what string) (v cubeValues, err error) {
	n := 0
	for ; d.More(); n++ {
		c, err := cubeEntry(d, what, n)
		if err != nil {
			return v, err
		}
		if n < cells {
			v.listed = append(v.listed, c)
		}
	}
	if what == "status" && n == 1 {
		return cubeValues{all: &v.listed[0]}, nil
	}
	if n != cells {
		return v, fmt.Errorf("%s has %d entries; the dimensions ask for %d", what, n, cells)
	}
	return v, nil
}

// cubeObject reads entries by the place of their cell.
func cubeObject(d *json.Decoder, cells int, what string) (v cubeValues, err error) {
	v.some = map[int]cubeCell{}
	for d.More() {
		token, err := d.Token()
		key, isText := token.(string)
		if err != nil || !isText {
			return v, fmt.Errorf("%s is not valid", what)
		}
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= cells {
			return v, fmt.Errorf("%s has an entry %s; the dimensions have cells 0 to %d", what, problem.Quote(key), cells-1)
		}
		if _, twice := v.some[i]; twice {
			return v, fmt.Errorf("%s has two entries %s", what, problem.Quote(key))
		}
		if v.some[i], err = cubeEntry(d, what, i); err != nil {
			return v, err
		}
	}
	return v, nil
}

func cubeEntry(d *json.Decoder, what string, i int) (cubeCell, error) {
	token, err := d.Token()
	if err != nil {
		return cubeCell{}, fmt.Errorf("%s is not valid: %w", what, err)
	}
	switch v := token.(type) {
	case nil:
		return cubeCell{}, nil
	case json.Number:
		return cubeCell{v.String(), true}, nil
	case string:
		return cubeCell{v, false}, nil
	}
	return cubeCell{}, fmt.Errorf("%s %d is neither a number nor a text", what, i)
}

// dimensions are the axes with their codes in order.
func (c cube) dimensions() ([]dimension, error) {
	ids, sizes := c.ID, c.Size
	if ids == nil { // version 1.x keeps them among the dimensions
		if json.Unmarshal(c.Dimension["id"], &ids) != nil || json.Unmarshal(c.Dimension["size"], &sizes) != nil {
			return nil, errors.New("the dataset does not list its dimensions under id and size")
		}
	}
	if len(ids) == 0 || len(ids) != len(sizes) || len(ids) > MaxColumns {
		return nil, fmt.Errorf("the dataset lists %d dimensions and %d sizes", len(ids), len(sizes))
	}
	out := make([]dimension, len(ids))
	for i, id := range ids {
		codes, err := categories(c.Dimension[id], sizes[i])
		if err != nil {
			return nil, fmt.Errorf("dimension %s: %w", problem.Quote(id), err)
		}
		out[i] = dimension{id, codes}
	}
	return out, nil
}

// categories reads the codes of a dimension: a list, an object of places, or a
// single label.
func categories(raw rawJSON, size int) ([]string, error) {
	var d struct {
		Category struct {
			Index rawJSON        `json:"index"`
			Label map[string]any `json:"label"`
		} `json:"category"`
	}
	if raw == nil || json.Unmarshal(raw, &d) != nil {
		return nil, errors.New("it is not described")
	}
	var list []string
	var places map[string]int
	switch {
	case json.Unmarshal(d.Category.Index, &list) == nil && list != nil:
	case json.Unmarshal(d.Category.Index, &places) == nil && places != nil:
		list = make([]string, len(places))
		for _, code := range slices.Sorted(maps.Keys(places)) {
			i := places[code]
			if i < 0 || i >= len(list) || list[i] != "" {
				return nil, fmt.Errorf("the places of its categories are not 0 to %d, each once", len(places)-1)
			}
			list[i] = code
		}
	case len(d.Category.Label) == 1:
		list = slices.Collect(maps.Keys(d.Category.Label))
	default:
		return nil, errors.New("its categories have no order")
	}
	if len(list) != size || size == 0 {
		return nil, fmt.Errorf("it has %d categories and the size %d", len(list), size)
	}
	return list, nil
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
