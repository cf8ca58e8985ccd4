package render

import (
	"fmt"
	"strconv"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// list is the list of a path.
func (m *made) list(path string) ([]any, error) {
	if path == "" {
		return nil, errNoPath
	}
	v, err := at(m.data, path)
	if err != nil {
		return nil, err
	}
	list, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("%s holds %s; a list is wanted", path, kind(v))
	}
	return list, nil
}

// texts are the texts and numbers of the list of a path.
func (m *made) texts(path string) ([]brief.Text, error) {
	list, err := m.list(path)
	if err != nil {
		return nil, err
	}
	texts, err := textsOf(list)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return texts, nil
}

// text is the text of a path; empty without one.
func (m *made) text(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	v, err := at(m.data, path)
	if err != nil {
		return "", err
	}
	t, err := textOf(v)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return string(t), nil
}

// number is the number of a path.
func (m *made) number(path string) (float64, error) {
	if path == "" {
		return 0, errNoPath
	}
	v, err := at(m.data, path)
	if err != nil {
		return 0, err
	}
	n, ok := v.(Number)
	if !ok {
		return 0, fmt.Errorf("%s holds %s; a number is wanted", path, kind(v))
	}
	return n.Number, nil
}

// values are the numbers of the list of a path, unknown where it holds null. With
// decimals they are rounded as printed, else printed as they are written.
func (m *made) values(path string, decimals *int) ([]figure.Value, error) {
	list, err := m.list(path)
	if err != nil {
		return nil, err
	}
	if decimals != nil && (*decimals < 0 || *decimals > 9) {
		return nil, fmt.Errorf("decimals: %d; give 0 to 9", *decimals)
	}
	out := make([]figure.Value, len(list))
	for i, item := range list {
		switch v := item.(type) {
		case nil:
			out[i] = figure.Unknown(m.say("none"))
		case Number:
			label := v.shown
			if decimals != nil {
				label = m.lang.Number(v.Number, *decimals)
			}
			out[i] = figure.Known(v.Number, label)
		default:
			return nil, fmt.Errorf("%s.%d holds %s; a number is wanted, or null where there is none", path, i, kind(v))
		}
	}
	return out, nil
}

// years are the whole numbers of the list of a path.
func (m *made) years(path string) ([]int, error) {
	texts, err := m.texts(path)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(texts))
	for i, t := range texts {
		if out[i], err = strconv.Atoi(string(t)); err != nil {
			return nil, fmt.Errorf("%s.%d is %q, no year", path, i, string(t))
		}
	}
	return out, nil
}
