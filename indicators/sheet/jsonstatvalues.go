package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"growthpole/indicators/problem"
)

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

// cubeArray reads a list with an entry for each cell, or of a status with one for all or
// none, which says as little as no list.
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
	switch {
	case what == "status" && n == 0:
		return v, nil
	case what == "status" && n == 1:
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
