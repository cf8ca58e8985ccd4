package pdf

import (
	"slices"
	"strconv"
	"strings"
)

// structure writes the structure tree and what leads from pages and links back
// to it: ISO 32000-1, 14.7.
type structure struct {
	*file
	elements []*element
	root     int
	pageOf   func(page int) int // object number of a page
}

// number gives every element and link its object number.
func (s *structure) number(top *element, links []*annotation) {
	s.root = s.allocate()
	var walk func(*element)
	walk = func(e *element) {
		e.object = s.allocate()
		s.elements = append(s.elements, e)
		for _, k := range e.kids {
			if k.child != nil {
				walk(k.child)
			}
		}
	}
	walk(top)
	for _, a := range links {
		a.object = s.allocate()
	}
}

func (s *structure) write(c *canvas) {
	for _, e := range s.elements {
		s.element(e)
	}
	parents := s.allocate()
	s.parentTree(parents, c)
	s.begin(s.root)
	b := append(s.packed, "<</Type /StructTreeRoot /K "...)
	b = appendReference(b, s.elements[0].object)
	b = append(b, " /ParentTree "...)
	b = appendReference(b, parents)
	b = append(b, " /ParentTreeNextKey "...)
	b = strconv.AppendInt(b, int64(len(c.owners)+len(c.annotations)), 10)
	s.packed = append(s.identifiers(b), ">>"...)
}

// identifiers appends the tree of element IDs, in order as a tree must be.
func (s *structure) identifiers(b []byte) []byte {
	var named []*element
	for _, e := range s.elements {
		if e.id != "" {
			named = append(named, e)
		}
	}
	if len(named) == 0 {
		return b
	}
	slices.SortFunc(named, func(x, y *element) int { return strings.Compare(x.id, y.id) })
	b = append(b, " /IDTree <</Names ["...)
	for _, e := range named {
		b = append(b, "("+e.id+") "...)
		b = append(appendReference(b, e.object), ' ')
	}
	return append(b, "]>>"...)
}

func (s *structure) element(e *element) {
	s.begin(e.object)
	b := append(s.packed, "<</Type /StructElem /S /"...)
	b = append(b, e.role...)
	b = append(b, " /P "...)
	if e.parent == nil {
		b = appendReference(b, s.root)
	} else {
		b = appendReference(b, e.parent.object)
	}
	for _, entry := range []struct{ key, value string }{{"/Alt", e.alt}, {"/Lang", e.lang}} {
		if entry.value != "" {
			b = append(append(b, entry.key...), ' ')
			b = append(b, textString(entry.value)...)
		}
	}
	if e.id != "" {
		b = append(b, "/ID ("+e.id+")"...)
	}
	if e.attributes != "" {
		b = append(append(b, "/A "...), e.attributes...)
	}
	s.packed = append(s.kids(b, e), ">>"...)
}

// kids appends what an element holds. Marked content on the page of the first is
// named by its number alone; elsewhere it must name its page.
func (s *structure) kids(b []byte, e *element) []byte {
	page := -1
	for _, k := range e.kids {
		if k.child == nil && k.annotation == nil {
			page = k.page
			break
		}
	}
	if page >= 0 {
		b = appendReference(append(b, "/Pg "...), s.pageOf(page))
	}
	b = append(b, "/K ["...)
	for _, k := range e.kids {
		switch {
		case k.child != nil:
			b = appendReference(b, k.child.object)
		case k.annotation != nil:
			b = appendReference(append(b, "<</Type /OBJR /Pg "...), s.pageOf(k.annotation.page))
			b = appendReference(append(b, " /Obj "...), k.annotation.object)
			b = append(b, ">>"...)
		case k.page == page:
			b = strconv.AppendInt(b, int64(k.mcid), 10)
		default:
			b = appendReference(append(b, "<</Type /MCR /Pg "...), s.pageOf(k.page))
			b = append(b, " /MCID "...)
			b = strconv.AppendInt(b, int64(k.mcid), 10)
			b = append(b, ">>"...)
		}
		b = append(b, ' ')
	}
	return append(b, ']')
}

// parentTree leads from marked content (one entry a page) and from links (one
// entry each, after the pages) to their elements.
func (s *structure) parentTree(n int, c *canvas) {
	s.begin(n)
	b := append(s.packed, "<</Nums ["...)
	for page, owners := range c.owners {
		b = strconv.AppendInt(b, int64(page), 10)
		b = append(b, " ["...)
		for _, e := range owners {
			b = append(appendReference(b, e.object), ' ')
		}
		b = append(b, "] "...)
	}
	for i, a := range c.annotations {
		b = strconv.AppendInt(b, int64(len(c.owners)+i), 10)
		b = appendReference(append(b, ' '), a.element.object)
		b = append(b, ' ')
	}
	s.packed = append(b, "]>>"...)
}
