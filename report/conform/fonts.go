package conform

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"growthpole/report/reader"
)

// usedFont is a font of the pages, with the codes that they show.
type usedFont struct {
	reader.Ref
	dict, cid, descriptor reader.Dict
	codes                 map[uint16]bool
}

func (f *usedFont) String() string { return object{n: f.Num}.String() }

func (c *checker) usedFonts() []*usedFont {
	var list []*usedFont
	byRef := map[reader.Ref]*usedFont{}
	for i, content := range c.contents {
		named := map[string]*usedFont{}
		fonts := c.Dict(c.Dict(c.pages[i].Dict["Resources"])["Font"])
		for _, name := range sortedNames(fonts) {
			r, _ := fonts[name].(reader.Ref)
			if byRef[r] == nil {
				f := &usedFont{Ref: r, dict: c.Dict(r), codes: map[uint16]bool{}}
				if d := c.Array(f.dict["DescendantFonts"]); len(d) > 0 {
					f.cid = c.Dict(d[0])
				}
				f.descriptor = c.Dict(f.cid["FontDescriptor"])
				byRef[r] = f
				list = append(list, f)
			}
			named[string(name)] = byRef[r]
		}
		for k := range content.Items {
			if f := named[content.Items[k].Font]; f != nil {
				for _, code := range content.Items[k].Codes {
					f.codes[code] = true
				}
			}
		}
	}
	return list
}

func sortedNames(d reader.Dict) []reader.Name {
	names := make([]reader.Name, 0, len(d))
	for k := range d {
		names = append(names, k)
	}
	slices.Sort(names)
	return names
}

func (c *checker) program(f *usedFont) (trueType, error) {
	s, isStream := c.Get(f.descriptor["FontFile2"]).(*reader.Stream)
	if !isStream {
		return trueType{}, errors.New("no program")
	}
	b, err := c.Content(s)
	if err != nil {
		return trueType{}, err
	}
	return readTrueType(b)
}

var fontRules = []Rule{
	{"font-embedded", "ISO 19005-3, 6.2.11.4", "Every font is inside the file.", func(c *checker, find find) {
		for _, f := range c.fonts {
			if _, err := c.program(f); err != nil {
				find(f.String(), "the font's program: %v", err)
			}
		}
	}},
	{"font-subset", "ISO 32000-1, 9.6.4", "A subset has a tag of six letters before its name.", func(c *checker, find find) {
		for _, f := range c.fonts {
			name, _ := f.dict["BaseFont"].(reader.Name)
			tag, _, found := strings.Cut(string(name), "+")
			if !found || len(tag) != 6 || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || f.cid["BaseFont"] != name || f.descriptor["FontName"] != name {
				find(f.String(), "the name is %s", name)
			}
		}
	}},
	{"font-encoding", "ISO 19005-3, 6.2.11.3", "Codes are glyph numbers: Identity-H, with a character collection to go with it.", func(c *checker, find find) {
		for _, f := range c.fonts {
			info := c.Dict(f.cid["CIDSystemInfo"])
			if f.dict["Encoding"] != reader.Name("Identity-H") || c.Text(info["Registry"]) != "Adobe" || c.Text(info["Ordering"]) != "Identity" {
				find(f.String(), "encoding %v, collection %s-%s", f.dict["Encoding"], c.Text(info["Registry"]), c.Text(info["Ordering"]))
			}
		}
	}},
	{"font-glyph-map", "ISO 19005-3, 6.2.11.3", "The font says how its codes lead to glyphs.", func(c *checker, find find) {
		for _, f := range c.fonts {
			if f.cid["Subtype"] != reader.Name("CIDFontType2") || f.cid["CIDToGIDMap"] != reader.Name("Identity") {
				find(f.String(), "%v with the map %v", f.cid["Subtype"], f.cid["CIDToGIDMap"])
			}
		}
	}},
	{"font-meaning", "ISO 19005-3, 6.2.11.7", "Every glyph shown has a meaning in Unicode that is one.", func(c *checker, find find) {
		for _, f := range c.fonts {
			meanings := c.ToUnicode(f.dict)
			for _, code := range sortedCodes(f.codes) {
				s, known := meanings[code]
				if !known || s == "" || strings.ContainsAny(s, "\x00\uFEFF\uFFFE\uFFFD") {
					find(f.String(), "glyph %d stands for %q", code, s)
				}
			}
		}
	}},
	{"font-notdef", "ISO 19005-3, 6.2.11.8", "The glyph for what is missing is never shown.", func(c *checker, find find) {
		for _, f := range c.fonts {
			if f.codes[0] {
				find(f.String(), "glyph 0 is shown")
			}
		}
	}},
	{"font-widths", "ISO 19005-3, 6.2.11.5", "Widths are those of the font's program, within a thousandth.", func(c *checker, find find) {
		for _, f := range c.fonts {
			program, err := c.program(f)
			if err != nil {
				continue // font-embedded tells
			}
			widths := c.widths(f)
			for _, code := range sortedCodes(f.codes) {
				want, known := program.advance(int(code))
				if got := widths[code]; !known || got < want-1 || got > want+1 {
					find(f.String(), "glyph %d is %g wide, in the program %g", code, got, want)
				}
			}
		}
	}},
	{"font-set", "ISO 19005-3, 6.2.11.4.2", "There is no CIDSet, which would have to be complete.", func(c *checker, find find) {
		for _, f := range c.fonts {
			if f.descriptor["CIDSet"] != nil {
				find(f.String(), "there is a CIDSet")
			}
		}
	}},
}

func sortedCodes(m map[uint16]bool) []uint16 {
	list := make([]uint16, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// widths reads /W: a first code and the widths from there on.
func (c *checker) widths(f *usedFont) map[uint16]float64 {
	out := map[uint16]float64{}
	w := c.Array(f.cid["W"])
	for i := 0; i+1 < len(w); i += 2 {
		first, _ := w[i].(int)
		for k, v := range c.Array(w[i+1]) {
			x, _ := reader.Number(v)
			out[uint16(first+k)] = x
		}
	}
	return out
}

// trueType is what is asked of a font's program.
type trueType struct {
	unitsPerEm, metrics int
	hmtx                []byte
}

func readTrueType(b []byte) (trueType, error) {
	var t trueType
	if len(b) < 12 {
		return t, errors.New("it is cut off")
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		at := 12 + 16*i
		if at+16 > len(b) {
			return t, errors.New("it is cut off")
		}
		offset, length := int(binary.BigEndian.Uint32(b[at+8:])), int(binary.BigEndian.Uint32(b[at+12:]))
		if offset > len(b) || length > len(b)-offset {
			return t, errors.New("a table leads out of it")
		}
		tables[string(b[at:at+4])] = b[offset : offset+length]
	}
	if len(tables["head"]) < 20 || len(tables["hhea"]) < 36 || len(tables["glyf"]) == 0 {
		return t, errors.New("it lacks tables")
	}
	t.unitsPerEm = int(binary.BigEndian.Uint16(tables["head"][18:]))
	t.metrics = int(binary.BigEndian.Uint16(tables["hhea"][34:]))
	t.hmtx = tables["hmtx"]
	if t.unitsPerEm == 0 || t.metrics == 0 || len(t.hmtx) < 4*t.metrics {
		return t, errors.New("it has no widths")
	}
	return t, nil
}

// advance is a glyph's width in thousandths of the size.
func (t trueType) advance(glyph int) (float64, bool) {
	glyph = min(glyph, t.metrics-1)
	if glyph < 0 {
		return 0, false
	}
	return float64(binary.BigEndian.Uint16(t.hmtx[4*glyph:])) * 1000 / float64(t.unitsPerEm), true
}
