package font

import (
	"fmt"
	"math"
	"slices"
	"sync/atomic"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// kern is what lies between two glyphs beyond the advance of the first, in the font's
// units. The first table that knows the pair decides, as the OpenType specification has it.
func (f *Face) kern(left, right uint16) int16 {
	for _, data := range f.kerning {
		row, covered := data.Cov().Index(left)
		if !covered {
			continue
		}
		switch data := data.(type) {
		case tables.PairPosData1:
			if row >= len(data.PairSets) {
				continue
			}
			if v, ok := data.PairSets[row].FindGlyph(right); ok {
				return v.ValueRecord1.XAdvance
			}
		case tables.PairPosData2:
			first, _ := data.ClassDef1.Class(left)
			second, _ := data.ClassDef2.Class(right)
			return data.Record(first, second).ValueRecord1.XAdvance
		}
	}
	return 0
}

// pairMemo remembers the kerning of recent pairs. The tables are read from their
// bytes at every question, and the same few hundred pairs are asked for all the time.
// An entry is the pair, as far as its place does not tell it, and its kerning in the
// low bits, so that goroutines may share it; 0 is an entry never written. A pair in
// the place of another is looked up anew.
type pairMemo [1 << (leftBits + rightBits)]atomic.Uint32

// Letters that follow one another in an alphabet, and so in a font, lie side by side:
// the pairs of a text take a few lines of the processor's cache.
const (
	leftBits  = 6 // of a glyph's number that tell its place
	rightBits = 7
	valueBits = 12 // for kerning of less than twice the type size; more is not remembered
	noKerning = 1 << (valueBits - 1)
)

func (m *pairMemo) kern(f *Face, left, right uint16) int16 {
	slot := &m[left%(1<<leftBits)<<rightBits|right%(1<<rightBits)]
	pair := (uint32(left>>leftBits)<<(16-rightBits) | uint32(right>>rightBits)) << valueBits
	if e := slot.Load(); e != pair && e>>valueBits == pair>>valueBits {
		return int16(e-pair) - noKerning
	}
	v := f.thousandths(int(f.kern(left, right)))
	if -noKerning < v && v < noKerning {
		slot.Store(pair | uint32(v+noKerning))
	}
	return int16(max(math.MinInt16, min(v, math.MaxInt16)))
}

// mostKerning bounds what every pair of letters is looked up in.
const mostKerning = 256

// readKerning keeps the pair tables of the feature kern. The faces use the same
// lookup for Latin and Cyrillic, so scripts need not be told apart; contextual
// kerning is left out. A file without the table GPOS kerns nothing.
func readKerning(gpos []byte) ([]tables.PairPosData, error) {
	if gpos == nil {
		return nil, nil
	}
	layout, _, err := tables.ParseLayout(gpos)
	if err != nil {
		return nil, fmt.Errorf("table GPOS: %w", err)
	}
	var lookups []uint16
	for i, feature := range layout.FeatureList.Records {
		if feature.Tag == opentype.MustNewTag("kern") {
			lookups = append(lookups, layout.FeatureList.Features[i].LookupListIndices...)
		}
	}
	slices.Sort(lookups)
	var kerning []tables.PairPosData
	for _, i := range slices.Compact(lookups) {
		if int(i) >= len(layout.LookupList.Lookups) {
			continue
		}
		pairs, err := readPairs(layout.LookupList.Lookups[i])
		if err != nil {
			return nil, fmt.Errorf("table GPOS: %w", err)
		}
		if kerning = append(kerning, pairs...); len(kerning) > mostKerning {
			return nil, fmt.Errorf("table GPOS: more than %d tables of kerning", mostKerning)
		}
	}
	return kerning, nil
}

// readPairs keeps the tables of a lookup that adjust pairs.
func readPairs(lookup tables.Lookup) ([]tables.PairPosData, error) {
	parts, err := lookup.AsGPOSLookups()
	if err != nil {
		return nil, err
	}
	var kept []tables.PairPosData
	for _, part := range parts {
		if elsewhere, ok := part.(tables.ExtensionPos); ok {
			if part, err = elsewhere.Resolve(); err != nil {
				return nil, err
			}
		}
		if pair, ok := part.(tables.PairPos); ok {
			if err := pair.Sanitize(); err != nil {
				return nil, err
			}
			kept = append(kept, pair.Data)
		}
	}
	return kept, nil
}
