package font

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// parse reads a TrueType file whose units are thousandths of the type size. It reads
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
	if units := binary.BigEndian.Uint16(f.program.head[headUnits:]); units != 1000 {
		// Advances would have to be rounded, and then differ from the program's.
		return nil, fmt.Errorf("%d units per em, want 1000", units)
	}
	if f.metrics, err = readMetrics(parts, f.program.head); err != nil {
		return nil, err
	}
	f.advances = make([]uint16, f.program.glyphs)
	for g := range f.advances {
		f.advances[g] = binary.BigEndian.Uint16(f.program.metric(g))
	}
	characters, _, err := tables.ParseCmap(parts["cmap"])
	if err != nil {
		return nil, err
	}
	cmap, _, err := font.ProcessCmap(characters, tables.FPNone)
	if err != nil {
		return nil, err
	}
	f.readCharacters(cmap)
	if f.kerning, err = readKerning(parts["GPOS"]); err != nil {
		return nil, err
	}
	return f, nil
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

func (f *Face) readCharacters(cmap font.Cmap) {
	for it := cmap.Iter(); it.Next(); {
		r, gid := it.Char()
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
}

// Places of the fields read from the tables, in bytes: OpenType specification,
// tables head, OS/2 (version 2 and later) and post.
const (
	headUnits     = 18
	headBBox      = 36
	headLocFormat = 50
	headSize      = 54
	os2Weight     = 4
	os2Ascender   = 68
	os2Descender  = 70
	os2CapHeight  = 88
	os2Size       = 96
	postAngle     = 4
	postSize      = 32
)

func readMetrics(parts map[string][]byte, head []byte) (Metrics, error) {
	os2, post := parts["OS/2"], parts["post"]
	if len(os2) < os2Size || len(post) < postSize {
		return Metrics{}, errors.New("table OS/2 or post is missing or cut short")
	}
	m := Metrics{
		Ascent:      signed(os2, os2Ascender),
		Descent:     signed(os2, os2Descender),
		CapHeight:   signed(os2, os2CapHeight),
		Weight:      int(binary.BigEndian.Uint16(os2[os2Weight:])),
		ItalicAngle: float64(int32(binary.BigEndian.Uint32(post[postAngle:]))) / 65536,
	}
	for i := range m.BBox {
		m.BBox[i] = signed(head, headBBox+2*i)
	}
	return m, nil
}

func signed(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
