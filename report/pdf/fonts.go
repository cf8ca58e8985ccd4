package pdf

import (
	"strconv"
	"sync"

	"growthpole/report/font"
)

// fontSet is the faces of one document in the order of their first use.
type fontSet struct {
	fonts  []*usedFont
	memory *arena[rune]
}

// usedFont knows which glyphs of a face the document shows, and as which characters.
type usedFont struct {
	face     *font.Face
	resource string // its name in content streams
	runes    []rune // by glyph; 0 if it is not shown
}

func (s *fontSet) use(face *font.Face) *usedFont {
	for _, f := range s.fonts {
		if f.face == face {
			return f
		}
	}
	runes := s.memory.take(face.Glyphs())[:face.Glyphs()]
	clear(runes)
	f := &usedFont{face: face, resource: "F" + strconv.Itoa(len(s.fonts)+1), runes: runes}
	s.fonts = append(s.fonts, f)
	return f
}

// saw notes that a glyph is shown. Where one glyph stands for several characters
// (space and no-break space) it is read back as the one that comes first.
func (f *usedFont) saw(g *font.Glyph) {
	if r := f.runes[g.ID]; r == 0 || g.Rune < r {
		f.runes[g.ID] = g.Rune
	}
}

// subsets cuts the subset of every face while the caller writes what does not need
// them: the first document of a process, which cuts all of them, is waited for. What
// it returns waits for them.
func (s *fontSet) subsets() (wait func() []*subset) {
	made := make([]*subset, len(s.fonts))
	var cut sync.WaitGroup
	var fault any
	cut.Go(func() {
		// A font of a house style may be damaged: that fails its document, not the process.
		defer func() { fault = recover() }()
		for i, f := range s.fonts {
			f.complete()
			made[i] = subsetOf(f.face, f.runes)
		}
	})
	return func() []*subset {
		if cut.Wait(); fault != nil {
			panic(fault)
		}
		return made
	}
}
