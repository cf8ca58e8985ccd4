package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// MostBytes is the size of the largest font file that is read.
const MostBytes = 4 << 20

// Letters are the characters that a face must have itself, because the texts of
// the built-in languages are made of them: Latin, Cyrillic and Kazakh letters.
const Letters = LatinLetters + CyrillicLetters

// The alphabets, and the signs that texts need: a document that shows one letter
// of an alphabet gets all of it, so that documents of a run share their subsets.
const (
	LatinLetters    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	CyrillicLetters = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяӘҒҚҢӨҰҮҺІәғқңөұүһі"
	Signs           = " !\"#$%&'()*+,-./0123456789:;=?@[]§«»·×–—‘’“”•…№₸−≤≥"
)

// Read reads a TrueType file of which nothing is known, such as one that a user
// gives. It refuses what could not be embedded in an archived document; an error
// says what to do instead. Characters that the face lacks are lent by fallback,
// unless that is nil.
func Read(data []byte, fallback *Face) (f *Face, err error) {
	defer func() {
		if r := recover(); r != nil { // the library trusts what a file says
			f, err = nil, fmt.Errorf("the file is damaged: %v", r)
		}
	}()
	if len(data) > MostBytes {
		return nil, fmt.Errorf("%d bytes; a font file has at most %d here", len(data), MostBytes)
	}
	switch {
	case bytes.HasPrefix(data, []byte("OTTO")):
		return nil, errors.New("its outlines are PostScript's; give the TrueType version, which usually ends in .ttf")
	case bytes.HasPrefix(data, []byte("ttcf")):
		return nil, errors.New("it is a collection of fonts; give a file for each style instead")
	}
	parts, err := readTables(data)
	if err != nil {
		return nil, fmt.Errorf("this is no TrueType font: %w", err)
	}
	if err := embeddable(parts); err != nil {
		return nil, err
	}
	if err := checkLayout(parts["GPOS"]); err != nil {
		return nil, fmt.Errorf("the file is damaged: %w", err)
	}
	if f, err = parse(data, postScriptName(parts["name"])); err != nil {
		return nil, fmt.Errorf("the file is damaged: %w", err)
	}
	f.family, f.fallback = familyName(parts["name"]), fallback
	return f, nil
}

// embeddable refuses fonts of the wrong kind, and those whose maker forbids it.
func embeddable(parts map[string][]byte) error {
	if parts["fvar"] != nil {
		return errors.New("it is a variable font; give a file for each style instead (static fonts)")
	}
	if parts["glyf"] == nil {
		return errors.New("it has no TrueType outlines; give a file that usually ends in .ttf")
	}
	os2 := parts["OS/2"]
	if len(os2) < os2Size {
		return errors.New("it does not say whether it may be embedded (table OS/2); give a newer version of the font")
	}
	// OpenType specification, table OS/2, field fsType.
	const restricted, noSubset, bitmapsOnly = 0x2, 0x100, 0x200
	switch may := binary.BigEndian.Uint16(os2[8:]); {
	case may&0xF == restricted:
		return errors.New("its licence forbids embedding (fsType 2 in table OS/2); ask its maker, or give another font")
	case may&(noSubset|bitmapsOnly) != 0:
		return fmt.Errorf("its licence forbids embedding a part of it (fsType %#x in table OS/2); ask its maker, or give another font", may)
	}
	return nil
}

// Missing are the characters of s that neither the face nor its fallbacks have.
func (f *Face) Missing(s string) string {
	return strings.Map(func(r rune) rune {
		if _, found := f.find(r); found {
			return -1
		}
		return r
	}, s)
}

// Lacking are the characters of s that the face itself does not have.
func (f *Face) Lacking(s string) string {
	return strings.Map(func(r rune) rune {
		if f.glyph(r) != 0 {
			return -1
		}
		return r
	}, s)
}

// Shared finds a glyph that stands for two of the letters and signs: text that is
// copied out or searched for could not tell them apart, a minus from a dash.
func (f *Face) Shared() (a, b rune, found bool) {
	drawn := map[uint16]rune{}
	for _, r := range Letters + Signs {
		g := f.glyph(r)
		if other, twice := drawn[g]; g != 0 && twice {
			return other, r, true
		}
		drawn[g] = r
	}
	return 0, 0, false
}

// Family is the name of the family that the face says it is of; empty for the
// faces of the program.
func (f *Face) Family() string { return f.family }

// Names of a font: OpenType specification, table name.
const (
	nameFamily       = 1
	namePostScript   = 6
	nameTypographic  = 16 // the family, where the other names a part of it
	longestFontName  = 63
	nameHeader       = 6
	nameRecord       = 12
	unicodePlatform  = 0
	macPlatform      = 1
	windowsPlatform  = 3
	mostNameRecords  = 1000
	unnamedFont      = "Unnamed"
	unnamedFontStyle = "Unnamed font"
)

// postScriptName is the name in a PDF, of letters that need no escape there.
func postScriptName(table []byte) string {
	name := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return -1
	}, nameOf(table, namePostScript))
	if name == "" {
		return unnamedFont
	}
	return name[:min(len(name), longestFontName)]
}

func familyName(table []byte) string {
	for _, id := range []uint16{nameTypographic, nameFamily} {
		name := strings.Map(func(r rune) rune {
			if r < ' ' || strings.ContainsRune(`'"<>&\;`, r) || r == 0xFFFD {
				return -1
			}
			return r
		}, nameOf(table, id))
		if r := []rune(strings.TrimSpace(name)); len(r) > 0 {
			return string(r[:min(len(r), longestFontName)])
		}
	}
	return unnamedFontStyle
}

// nameOf is one of a font's names, the one for Windows where there is a choice.
func nameOf(table []byte, id uint16) string {
	if len(table) < nameHeader {
		return ""
	}
	count, storage := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
	found := ""
	for i := range min(count, mostNameRecords) {
		if len(table) < nameHeader+nameRecord*(i+1) {
			break
		}
		r := table[nameHeader+nameRecord*i:]
		platform := binary.BigEndian.Uint16(r)
		from := storage + int(binary.BigEndian.Uint16(r[10:]))
		to := from + int(binary.BigEndian.Uint16(r[8:]))
		if binary.BigEndian.Uint16(r[6:]) != id || to > len(table) {
			continue
		}
		switch platform {
		case unicodePlatform, windowsPlatform:
			found = utf16Name(table[from:to])
			if platform == windowsPlatform {
				return found
			}
		case macPlatform:
			if found == "" {
				found = string(bytes.ToValidUTF8(table[from:to], nil)) // names that matter are in ASCII
			}
		}
	}
	return found
}

func utf16Name(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
