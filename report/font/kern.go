package font

import (
	"slices"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// notCovered marks a glyph that a table says nothing about as the first of a pair.
const notCovered = 0xFFFF

// kernTable is one table of pair kerning: either single pairs or classes of
// glyphs, laid out flat because it is asked for every letter on every page.
type kernTable struct {
	first  []uint16 // by glyph: place in pairs, or row of values; notCovered if neither
	pairs  []tables.PairSet
	second []uint16 // by glyph: column of values
	width  int      // columns of values
	values []int16
}

// kern is what lies between two glyphs beyond the advance of the first. The
// first table that knows the pair decides, as the OpenType specification has it.
func (f *Face) kern(left, right uint16) int16 {
	for i := range f.kerning {
		t := &f.kerning[i]
		row := t.first[left]
		if row == notCovered {
			continue
		}
		if t.pairs == nil {
			return t.values[int(row)*t.width+int(t.second[right])]
		}
		if v, ok := t.pairs[row].FindGlyph(tables.GlyphID(right)); ok {
			return v.ValueRecord1.XAdvance
		}
	}
	return 0
}

// pairMemo remembers the kerning of recent pairs. The tables of single pairs are
// read from their bytes at every question, and the same few hundred pairs are
// asked for all the time. An entry holds both glyphs and the value at once, so
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
	v := f.kern(left, right)
	slot.Store(pairKnown | pair<<16 | uint64(uint16(v)))
	return v
}

// readKerning keeps the pair tables of the feature kern. The faces use the same
// lookup for Latin and Cyrillic, so scripts need not be told apart; contextual
// kerning is left out.
func readKerning(gpos *font.GPOS, glyphs int) []kernTable {
	var lookups []uint16
	for _, feature := range gpos.Features {
		if feature.Tag == opentype.MustNewTag("kern") {
			lookups = append(lookups, feature.LookupListIndices...)
		}
	}
	slices.Sort(lookups)
	var kerning []kernTable
	for _, i := range slices.Compact(lookups) {
		if int(i) >= len(gpos.Lookups) {
			continue
		}
		for _, sub := range gpos.Lookups[i].Subtables {
			if pair, ok := sub.(tables.PairPos); ok {
				kerning = append(kerning, flatten(pair, glyphs))
			}
		}
	}
	return kerning
}

func flatten(pair tables.PairPos, glyphs int) kernTable {
	t := kernTable{first: make([]uint16, glyphs)}
	coverage := pair.Data.Cov()
	for g := range t.first {
		t.first[g] = notCovered
		if i, ok := coverage.Index(tables.GlyphID(g)); ok {
			t.first[g] = uint16(i)
		}
	}
	switch data := pair.Data.(type) {
	case tables.PairPosData1:
		t.pairs = data.PairSets
		for g, i := range t.first {
			if int(i) >= len(t.pairs) {
				t.first[g] = notCovered
			}
		}
	case tables.PairPosData2:
		t.flattenClasses(&data)
	}
	return t
}

func (t *kernTable) flattenClasses(data *tables.PairPosData2) {
	t.second = make([]uint16, len(t.first))
	t.width = data.ClassDef2.Extent()
	for g := range t.first {
		t.second[g], _ = data.ClassDef2.Class(tables.GlyphID(g))
		if t.first[g] != notCovered {
			t.first[g], _ = data.ClassDef1.Class(tables.GlyphID(g))
		}
	}
	rows := data.ClassDef1.Extent()
	t.values = make([]int16, rows*t.width)
	for row := range rows {
		for column := range t.width {
			r := data.Record(uint16(row), uint16(column))
			t.values[row*t.width+column] = r.ValueRecord1.XAdvance
		}
	}
}
