package font

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font/opentype"
)

// program is what a PDF needs of the font file, table by table.
type program struct {
	glyphs                   int
	head, hhea, hmtx, maxp   []byte
	loca, glyf               []byte
	controlValues, functions []byte // may be missing
	preProgram               []byte
	longMetrics              int // glyphs with an advance of their own in hmtx
}

func readProgram(parts map[string][]byte) (p program, err error) {
	for _, t := range []struct {
		tag  string
		into *[]byte
		size int // least size; 0 means that the table may be missing
	}{
		{"head", &p.head, headSize}, {"hhea", &p.hhea, 36}, {"maxp", &p.maxp, 6},
		{"hmtx", &p.hmtx, 4}, {"loca", &p.loca, 4}, {"glyf", &p.glyf, 1},
		{"cvt ", &p.controlValues, 0}, {"fpgm", &p.functions, 0}, {"prep", &p.preProgram, 0},
	} {
		if *t.into = parts[t.tag]; len(*t.into) < t.size {
			return p, fmt.Errorf("table %s is missing or cut short", t.tag)
		}
	}
	p.glyphs = int(binary.BigEndian.Uint16(p.maxp[4:]))
	p.longMetrics = int(binary.BigEndian.Uint16(p.hhea[34:]))
	return p, p.check()
}

// check makes sure once that no offset leads out of its table, so that cutting a
// subset cannot fail later.
func (p *program) check() error {
	if p.glyphs == 0 || p.longMetrics == 0 || p.longMetrics > p.glyphs || len(p.hmtx) < 4*p.longMetrics+2*(p.glyphs-p.longMetrics) {
		return errors.New("table hmtx does not fit the number of glyphs")
	}
	if len(p.loca) < p.locaEntry()*(p.glyphs+1) {
		return errors.New("table loca does not fit the number of glyphs")
	}
	for g := range p.glyphs {
		from, to := p.offset(g), p.offset(g+1)
		if from > to || to > len(p.glyf) {
			return fmt.Errorf("glyph %d lies outside table glyf", g)
		}
		if err := p.eachComponent(g, func(part int) {}); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) locaEntry() int {
	if p.head[headLocFormat+1] == 1 {
		return 4
	}
	return 2
}

func (p *program) offset(glyph int) int {
	if p.locaEntry() == 4 {
		return int(binary.BigEndian.Uint32(p.loca[4*glyph:]))
	}
	return 2 * int(binary.BigEndian.Uint16(p.loca[2*glyph:]))
}

func (p *program) outline(glyph int) []byte { return p.glyf[p.offset(glyph):p.offset(glyph+1)] }

// top is how high an outline reaches, in the font's units.
func (p *program) top(glyph int) int {
	const yMax = 8
	outline := p.outline(glyph)
	if len(outline) < yMax+2 {
		return 0
	}
	return signed(outline, yMax)
}

// Flags of a component in a composite glyph: OpenType specification, table glyf.
const (
	wordArguments = 1 << 0
	oneScale      = 1 << 3
	moreParts     = 1 << 5
	twoScales     = 1 << 6
	matrix        = 1 << 7
)

// eachComponent calls visit with the glyphs that a composite glyph is made of.
func (p *program) eachComponent(glyph int, visit func(part int)) error {
	outline := p.outline(glyph)
	if len(outline) < 10 || signed(outline, 0) >= 0 {
		return nil
	}
	for at, more := 10, true; more; {
		if at+4 > len(outline) {
			return fmt.Errorf("composite glyph %d is cut short", glyph)
		}
		flags := binary.BigEndian.Uint16(outline[at:])
		part := int(binary.BigEndian.Uint16(outline[at+2:]))
		if part >= p.glyphs {
			return fmt.Errorf("composite glyph %d asks for glyph %d of %d", glyph, part, p.glyphs)
		}
		visit(part)
		more = flags&moreParts != 0
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
	}
	return nil
}

// Subset is a TrueType program that draws the glyphs for which keep holds, their
// parts, and .notdef. Glyphs keep their numbers, so text need not be encoded
// anew; the others lose outline and advance, and those after the last one kept
// are cut off.
func (f *Face) Subset(keep func(glyph uint16) bool) []byte {
	p := &f.program
	wanted := make([]bool, p.glyphs)
	var want func(int)
	want = func(g int) {
		if !wanted[g] {
			wanted[g] = true
			_ = p.eachComponent(g, want) // checked when the face was parsed
		}
	}
	want(0)
	last := 0
	for g := range p.glyphs {
		if keep(uint16(g)) {
			want(g)
		}
	}
	size := 0
	for g, w := range wanted {
		if w {
			last, size = g, size+(len(p.outline(g))+3)&^3
		}
	}
	return p.write(wanted[:last+1], size)
}

func (p *program) write(wanted []bool, size int) []byte {
	count := len(wanted)
	glyf := make([]byte, 0, size)
	loca := make([]byte, 0, 4*(count+1))
	hmtx := make([]byte, 4*count)
	for g, w := range wanted {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if !w {
			continue
		}
		glyf = append(glyf, p.outline(g)...)
		glyf = append(glyf, "\x00\x00\x00"[:-len(glyf)&3]...)
		copy(hmtx[4*g:], p.metric(g))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := padded(p.head), padded(p.hhea), padded(p.maxp)
	binary.BigEndian.PutUint16(head[headLocFormat:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(count))
	binary.BigEndian.PutUint16(maxp[4:], uint16(count))
	all := []opentype.Table{
		{Tag: opentype.MustNewTag("cvt "), Content: padded(p.controlValues)},
		{Tag: opentype.MustNewTag("fpgm"), Content: padded(p.functions)},
		{Tag: opentype.MustNewTag("glyf"), Content: glyf},
		{Tag: opentype.MustNewTag("head"), Content: head},
		{Tag: opentype.MustNewTag("hhea"), Content: hhea},
		{Tag: opentype.MustNewTag("hmtx"), Content: hmtx},
		{Tag: opentype.MustNewTag("loca"), Content: loca},
		{Tag: opentype.MustNewTag("maxp"), Content: maxp},
		{Tag: opentype.MustNewTag("prep"), Content: padded(p.preProgram)},
	}
	present := all[:0]
	for _, t := range all {
		if len(t.Content) > 0 {
			present = append(present, t)
		}
	}
	return opentype.WriteTTF(present)
}

// metric is advance and left side bearing of a glyph.
func (p *program) metric(g int) []byte {
	if g < p.longMetrics {
		return p.hmtx[4*g : 4*g+4]
	}
	bearing := 4*p.longMetrics + 2*(g-p.longMetrics)
	last := 4 * (p.longMetrics - 1)
	return []byte{p.hmtx[last], p.hmtx[last+1], p.hmtx[bearing], p.hmtx[bearing+1]}
}

// padded copies a table to a length that is a multiple of four, for the writer
// puts tables one behind the other and they must begin at such a place.
func padded(table []byte) []byte {
	out := make([]byte, (len(table)+3)&^3)
	copy(out, table)
	return out
}
