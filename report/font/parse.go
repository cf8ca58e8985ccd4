package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// parse reads a TrueType file. It reads
// the tables that a face needs, and of kerning only where it stands: a process that
// makes one document has no time for more. The face refers to data.
func parse(data []byte, name string) (*Face, error) {
	parts, err := readTables(data)
	if err != nil {
		return nil, err
	}
	f := &Face{name: name, high: map[rune]uint16{}, memo: new(pairMemo)}
	// Our own check comes first: the library trusts a file that is cut short.
	if f.program, err = readProgram(parts); err != nil {
		return nil, err
	}
	if f.perEm = int(binary.BigEndian.Uint16(f.program.head[headUnits:])); f.perEm < leastPerEm || f.perEm > mostPerEm {
		return nil, fmt.Errorf("%d units per em, want %d to %d", f.perEm, leastPerEm, mostPerEm)
	}
	if f.metrics, err = f.readMetrics(parts, f.program.head); err != nil {
		return nil, err
	}
	f.advances = make([]uint16, f.program.glyphs)
	for g := range f.advances {
		wide := f.thousandths(int(binary.BigEndian.Uint16(f.program.metric(g))))
		if wide > math.MaxInt16 {
			return nil, fmt.Errorf("glyph %d is %d thousandths of the size wide", g, wide)
		}
		f.advances[g] = uint16(wide)
	}
	characters, _, err := tables.ParseCmap(parts["cmap"])
	if err != nil {
		return nil, err
	}
	cmap, _, err := font.ProcessCmap(characters, tables.FPNone)
	if err != nil {
		return nil, err
	}
	if err := f.readCharacters(cmap); err != nil {
		return nil, err
	}
	if f.metrics.CapHeight == 0 {
		f.metrics.CapHeight = f.thousandths(f.program.top(int(f.glyph('H'))))
	}
	if f.kerning, err = readKerning(parts["GPOS"]); err != nil {
		return nil, err
	}
	return f, nil
}

// The units that an em may be divided into: OpenType specification, table head.
const (
	leastPerEm = 16
	mostPerEm  = 16384
)

// thousandths turns the font's units into thousandths of the type size. Rounding
// moves a glyph by half a thousandth at most, which PDF/A allows for.
func (f *Face) thousandths(units int) int {
	if f.perEm == 1000 {
		return units
	}
	return int(math.Round(float64(units) * 1000 / float64(f.perEm)))
}

// readTables finds the tables of a font file by their tags.
func readTables(data []byte) (map[string][]byte, error) {
	const header, row, trueType = 12, 16, 0x00010000
	if len(data) < header || binary.BigEndian.Uint32(data) != trueType {
		return nil, errors.New("no TrueType file")
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < header+row*count {
		return nil, errors.New("the list of tables is cut short")
	}
	parts := make(map[string][]byte, count)
	for i := range count {
		entry := data[header+row*i:]
		from, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %q is cut short", entry[:4])
		}
		parts[string(entry[:4])] = data[from : from+size : from+size]
	}
	return parts, nil
}

// readCharacters refuses a map of more characters than there are: a few bytes can
// name billions of them.
func (f *Face) readCharacters(cmap font.Cmap) error {
	n := 0
	for it := cmap.Iter(); it.Next(); {
		r, gid := it.Char()
		if n++; n > unicode.MaxRune || r < 0 || r > unicode.MaxRune {
			return errors.New("table cmap maps what is no character")
		}
		switch {
		case gid == 0 || int(gid) >= f.program.glyphs:
			continue
		case r > 0xFFFF:
			f.high[r] = uint16(gid)
		default:
			page := f.low[r>>8]
			if page == nil {
				page = new([256]uint16)
				f.low[r>>8] = page
			}
			page[r&0xFF] = uint16(gid)
		}
	}
	return nil
}

// Places of the fields read from the tables, in bytes: OpenType specification,
// tables head, OS/2 and post.
const (
	headUnits     = 18
	headBBox      = 36
	headLocFormat = 50
	headSize      = 54
	os2Weight     = 4
	os2Ascender   = 68
	os2Descender  = 70
	os2CapHeight  = 88
	os2Size       = 72 // up to the descender; the height of capitals came with version 2
	postAngle     = 4
	postSize      = 32
)

func (f *Face) readMetrics(parts map[string][]byte, head []byte) (Metrics, error) {
	os2, post := parts["OS/2"], parts["post"]
	if len(os2) < os2Size || len(post) < postSize {
		return Metrics{}, errors.New("table OS/2 or post is missing or cut short")
	}
	m := Metrics{
		Ascent:      f.thousandths(signed(os2, os2Ascender)),
		Descent:     f.thousandths(signed(os2, os2Descender)),
		Weight:      int(binary.BigEndian.Uint16(os2[os2Weight:])),
		ItalicAngle: float64(int32(binary.BigEndian.Uint32(post[postAngle:]))) / 65536,
	}
	if len(os2) >= os2CapHeight+2 {
		m.CapHeight = f.thousandths(signed(os2, os2CapHeight))
	}
	for i := range m.BBox {
		m.BBox[i] = f.thousandths(signed(head, headBBox+2*i))
	}
	return m, nil
}

func signed(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
