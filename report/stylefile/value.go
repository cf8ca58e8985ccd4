package stylefile

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"growthpole/report/drawing"
)

// colour is six hexadecimal digits, with or without a # before them.
type colour drawing.Color

var hexColour = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#?[0-9a-fA-F]{6}$`) })

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *colour) UnmarshalText(text []byte) error {
	s := string(text)
	if !hexColour().MatchString(s) {
		return errors.New(`is no colour; write six hexadecimal digits such as 123A6B, or "#123A6B" in quotes`)
	}
	v, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	*c = colour{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
	return err
}

// length is a number with a unit, kept in points.
type length float64

var withUnit = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,4}(?:\.\d{1,4})?) ?(pt|mm|cm|in)$`) })

// perUnit is how many points a unit has.
var perUnit = map[string]float64{"pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72}

// UnmarshalText implements encoding.TextUnmarshaler.
func (l *length) UnmarshalText(text []byte) error {
	m := withUnit().FindSubmatch(text)
	if m == nil {
		if _, err := strconv.ParseFloat(string(text), 64); err == nil {
			return fmt.Errorf("has no unit; write it with one: %s mm, or %s pt", text, text)
		}
		return errors.New("is no length; write a number with a unit: 20 mm, 58 pt, 2 cm or 0.8 in")
	}
	v, err := strconv.ParseFloat(string(m[1]), 64)
	*l = length(math.Round(v*perUnit[string(m[2])]*1e6) / 1e6)
	return err
}

// texts are a line of text by language; English stands in for those that are missing.
type texts map[string]string

// place is a side of the masthead.
type place string

const (
	left  = "left"
	right = "right" // where a logo stands that names no place
)

// UnmarshalText implements encoding.TextUnmarshaler.
func (p *place) UnmarshalText(text []byte) error {
	if *p = place(text); *p != left && *p != right {
		return errors.New("is no place for a logo; write left or right")
	}
	return nil
}
