package verify

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// printed is a number as documents print it: digits in groups, with a mark of
// decimals, after a sign.
var printed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[−+]?\d+(?:[ \x{a0}\x{202f},]\d{3})*(?:[.,]\d+)?`) })

// Numbers finds the numbers of a text, as they stand there.
func Numbers(text string) []string {
	return printed().FindAllString(text, -1)
}

// Index finds numbers in results by what is printed of them.
type Index struct {
	decimal string
	leaves  []leaf // ascending
}

type leaf struct {
	value float64
	path  string
}

// NewIndex reads the numbers of some trees, such as decoded JSON. A path is that
// of a tree followed by keys and places: results.json: regions[0].level.value.
// Decimal is the mark of decimals in the documents' language.
func NewIndex(decimal string) *Index { return &Index{decimal: decimal} }

// maxLeaves is how many numbers are indexed.
const maxLeaves = 5_000_000

// Add indexes the numbers of a tree.
func (x *Index) Add(name string, tree any) {
	var walk func(path string, v any)
	walk = func(path string, v any) {
		if len(x.leaves) >= maxLeaves {
			return
		}
		switch v := v.(type) {
		case float64:
			x.leaves = append(x.leaves, leaf{v, name + ": " + strings.TrimPrefix(path, ".")})
		case map[string]any:
			for _, k := range sortedKeys(v) {
				if k == "line" || k == "last_line" {
					continue // where a number was read says nothing of what is printed
				}
				walk(path+"."+k, v[k])
			}
		case []any:
			for i, e := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), e)
			}
		}
	}
	walk("", tree)
	slices.SortStableFunc(x.leaves, func(a, b leaf) int { return cmp.Compare(a.value, b.value) })
}

func sortedKeys(m map[string]any) []string {
	return slices.Sorted(maps.Keys(m))
}

// scales are what numbers are multiplied with before they are printed: a share is
// printed in per cent.
var scales = []float64{1, 100}

// mostPlaces is of how many places it helps to hear: a 3 may be any of hundreds.
const mostPlaces = 12

// Locate finds where a printed number stands, or several such places; empty where
// it stands nowhere, or in too many places to tell.
func (x *Index) Locate(number string) string {
	places := x.places(number)
	if len(places) == 0 || len(places) > mostPlaces {
		return ""
	}
	// Those of the region first.
	slices.SortStableFunc(places, func(a, b leaf) int { return rank(a) - rank(b) })
	var found []string
	for _, p := range places {
		found = append(found, p.path+" = "+strconv.FormatFloat(p.value, 'g', -1, 64))
	}
	const shown = 2
	if n := len(found); n > shown {
		return fmt.Sprintf("%s, and %d more", strings.Join(found[:shown], ", "), n-shown)
	}
	return strings.Join(found, ", ")
}

func rank(l leaf) int {
	if strings.Contains(l.path, ": regions[") {
		return 0
	}
	return 1
}

// Has reports whether a printed number stands anywhere.
func (x *Index) Has(number string) bool { return len(x.places(number)) > 0 }

// places are the leaves that a printed number may be, one more than are wanted at most.
func (x *Index) places(number string) []leaf {
	v, decimals, ok := x.parse(number)
	if !ok {
		return nil
	}
	half := 0.5000001 * math.Pow10(-decimals)
	var found []leaf
	for _, scale := range scales {
		for _, sign := range []float64{1, -1} {
			if sign < 0 && (v == 0 || strings.ContainsAny(number, "−+")) {
				continue // a sign that is printed is the number's
			}
			low, high := (sign*v-half)/scale, (sign*v+half)/scale
			i, _ := slices.BinarySearchFunc(x.leaves, low, func(l leaf, v float64) int {
				if l.value < v {
					return -1
				}
				return 1
			})
			for ; i < len(x.leaves) && x.leaves[i].value <= high && len(found) <= mostPlaces; i++ {
				found = append(found, x.leaves[i])
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// parse reads a printed number, and how many decimals it has.
func (x *Index) parse(s string) (v float64, decimals int, ok bool) {
	var whole, fraction string
	if x.decimal == "," {
		whole, fraction, _ = strings.Cut(s, ",")
	} else {
		s = strings.ReplaceAll(s, ",", "")
		whole, fraction, _ = strings.Cut(s, ".")
	}
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, s)
	}
	v, err := strconv.ParseFloat(digits(whole)+"."+digits(fraction)+"0", 64)
	if strings.HasPrefix(s, "−") {
		v = -v
	}
	return v, len(digits(fraction)), err == nil && digits(whole) != ""
}
