package font

import (
	"encoding/binary"
	"errors"
)

// Most lists of a layout table: a small file may refer to one long list from
// thousands of places, and would fill the memory. Fonts have some hundreds.
const (
	mostFeatures = 4000
	mostIndices  = 100_000 // of all features, or of all lookups
)

// checkLayout holds the table GPOS of a file of which nothing is known to what can
// be read in bounded time and memory.
func checkLayout(gpos []byte) error {
	if gpos == nil {
		return nil
	}
	t := layoutTable(gpos)
	scripts, features, lookups := t.number(4), t.number(6), t.number(8)
	total := 0
	for i := range t.number(scripts) {
		script := scripts + t.number(scripts+2+6*i+4)
		total += t.number(script+t.number(script)+4) + t.number(script+2)
		for k := range t.number(script + 2) {
			if total += t.number(script + t.number(script+4+6*k+4) + 4); total > mostIndices {
				return errLayout
			}
		}
	}
	if t.number(features) > mostFeatures || t.number(lookups) > mostFeatures {
		return errLayout
	}
	indices, tables := 0, 0
	for i := range t.number(features) {
		indices += t.number(features + t.number(features+2+6*i+4) + 2)
	}
	for i := range t.number(lookups) {
		tables += t.number(lookups + t.number(lookups+2+2*i) + 4)
	}
	if indices > mostIndices || tables > mostFeatures {
		return errLayout
	}
	return nil
}

var errLayout = errors.New("table GPOS has more lists than any font needs")

type layoutTable []byte

// number is two bytes of the table; behind its end there is nothing.
func (t layoutTable) number(at int) int {
	if at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}
