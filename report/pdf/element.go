package pdf

import (
	"cmp"
	"slices"
)

// element is a node of the structure tree: what a part of the page means.
type element struct {
	role       string
	parent     *element
	kids       []kid
	alt        string
	lang       string
	id         string
	attributes string // attribute objects in PDF syntax

	// attached is set once the parent lists the element. Inline elements wait
	// until they are painted, so that kids stand in the order of reading.
	attached  bool
	companion *element // attached right after this one: a note after its mark
	object    int      // number in the file, given by the finisher
	place     int      // in the order in which elements were first painted; 0 if not at all

	memory *tree // where its children and kids lie; nil for memory of their own
}

// tree is the memory of a structure tree, which has a thousand small parts.
type tree struct {
	elements arena[element]
	kids     arena[kid]
}

func (t *tree) forget() {
	t.elements.forget()
	t.kids.forget()
}

// kid is one of: a child element, marked content on a page, a link's annotation.
type kid struct {
	child      *element
	page       int // 0 is the first
	mcid       int
	annotation *annotation
}

// add makes a child that stands after all children so far.
func (e *element) add(role string) *element {
	child := e.later(role)
	child.join()
	return child
}

// later makes a child that takes its place when it or something in it is first painted.
func (e *element) later(role string) *element {
	if e.memory == nil {
		return &element{role: role, parent: e}
	}
	child := e.memory.elements.one()
	*child = element{role: role, parent: e, memory: e.memory}
	return child
}

// hold appends a kid.
func (e *element) hold(k kid) {
	if n := len(e.kids); n == cap(e.kids) && e.memory != nil {
		e.kids = append(e.memory.kids.take(2*n+1), e.kids...)
	}
	e.kids = append(e.kids, k)
}

// join makes the parent list e.
func (e *element) join() {
	if e.attached {
		return
	}
	e.attached = true
	e.parent.hold(kid{child: e})
	if e.companion != nil {
		e.companion.join()
	}
}

// attach makes sure that e can be reached from the root.
func (e *element) attach() {
	for ; e.parent != nil; e = e.parent {
		e.join()
	}
}

// painted notes the place of e, and of what it lies in, when e is painted first.
// It returns the last place given.
func (e *element) painted(last int) int {
	for ; e != nil && e.place == 0; e = e.parent {
		last++
		e.place = last
	}
	return last
}

// arrange puts sections in the order of the pages, where figures have waited while
// what follows them was placed.
func (e *element) arrange() {
	for i, k := range e.kids {
		if k.child == nil {
			return // the children of a paragraph were listed as they were painted
		}
		if k.child.place == 0 && i > 0 {
			k.child.place = e.kids[i-1].child.place // nothing of it is seen
		}
		if k.child.role == "Sect" {
			k.child.arrange()
		}
	}
	slices.SortStableFunc(e.kids, func(a, b kid) int { return cmp.Compare(a.child.place, b.child.place) })
}

// annotation is the active area of one line of a link.
type annotation struct {
	page                   int
	left, top, right, foot float64
	target                 string
	anchor                 *anchor
	contents               string
	element                *element
	object                 int
}
