package sheet

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"growthpole/indicators/problem"
)

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
