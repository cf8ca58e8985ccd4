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
		row, covered := data.Cov().Index(tables.GlyphID(left))
		if !covered {
			continue
		}
		switch data := data.(type) {
		case tables.PairPosData1:
			if row >= len(data.PairSets) {
				continue
			}
			if v, ok := data.PairSets[row].FindGlyph(tables.GlyphID(right)); ok {
				return v.ValueRecord1.XAdvance
			}
		case tables.PairPosData2:
			first, _ := data.ClassDef1.Class(tables.GlyphID(left))
			second, _ := data.ClassDef2.Class(tables.GlyphID(right))
			return data.Record(first, second).ValueRecord1.XAdvance
		}
	}
	return 0
}

// pairMemo remembers the kerning of recent pairs. The tables are read from their
// bytes at every question, and the same few hundred pairs are asked for all the time. An entry holds both glyphs and the value at once, so
// that goroutines may share it; a pair in the place of another is looked up anew.
type pairMemo [1 << pairBits]atomic.Uint64

const pairBits = 12

const pairKnown = 1 << 63

func (m *pairMemo) kern(f *Face, left, right uint16) int16 {
	pair := uint64(left)<<16 | uint64(right)
	// Glyphs of one alphabet have neighbouring numbers; the product scatters them.
	slot := &m[uint32(pair)*0x9E3779B1>>(32-pairBits)]
	if e := slot.Load(); e&pairKnown != 0 && e>>16&(1<<32-1) == pair {
		return int16(uint16(e))
	}
	v := int16(max(math.MinInt16, min(f.thousandths(int(f.kern(left, right))), math.MaxInt16)))
	slot.Store(pairKnown | pair<<16 | uint64(uint16(v)))
	return v
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
