package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// parse reads a TrueType file whose units are thousandths of the type size.
func parse(data []byte, name string) (*Face, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	f := &Face{name: name, high: map[rune]uint16{}}
	// Our own check comes first: the library trusts a file that is cut short.
	if f.program, err = readProgram(loader); err != nil {
		return nil, err
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, err
	}
	if parsed.Upem() != 1000 {
		// Advances would have to be rounded, and then differ from the program's.
		return nil, fmt.Errorf("%d units per em, want 1000", parsed.Upem())
	}
	if f.metrics, err = readMetrics(loader, f.program.head); err != nil {
		return nil, err
	}
	face := font.NewFace(parsed)
	f.advances = make([]uint16, f.program.glyphs)
	for g := range f.advances {
		f.advances[g] = uint16(face.HorizontalAdvance(font.GID(g)))
	}
	f.readCharacters(parsed.Cmap)
	f.kerning, f.memo = readKerning(&parsed.GPOS, f.program.glyphs), new(pairMemo)
	return f, nil
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

func readMetrics(loader *opentype.Loader, head []byte) (Metrics, error) {
	os2, err := loader.RawTable(opentype.MustNewTag("OS/2"))
	if err != nil {
		return Metrics{}, err
	}
	post, err := loader.RawTable(opentype.MustNewTag("post"))
	if err != nil {
		return Metrics{}, err
	}
	if len(os2) < os2Size || len(post) < postSize {
		return Metrics{}, errors.New("table OS/2 or post is cut short")
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
