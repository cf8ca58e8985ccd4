package reader

import "errors"

// maxElements is how many elements of a structure tree are read.
const maxElements = 1_000_000

// Element is a node of the structure tree: ISO 32000-1, 14.7.2.
type Element struct {
	Ref
	Dict
	Role   string // as written; see RoleMap
	Parent *Element
	Kids   []Kid
}

// Kid is one of: an element, marked content, an object such as an annotation.
type Kid struct {
	Element *Element
	Page    Ref
	MCID    int // -1 when it is none
	Object  Ref
}

// Tree reads the structure tree. The root is an element without a role whose kids
// are those of the tree.
func (f *File) Tree() (*Element, error) {
	r, _ := f.Catalog()["StructTreeRoot"].(Ref)
	d := f.Dict(r)
	if d == nil {
		return nil, errors.New("the file has no structure tree")
	}
	t := treeReader{f: f, seen: map[Ref]bool{r: true}}
	root := &Element{Ref: r, Dict: d}
	return root, t.kids(root, Ref{}, 0)
}

// treeReader reads a tree that may be of anybody's making: its size, its depth, and
// where it leads are bounded.
type treeReader struct {
	f     *File
	seen  map[Ref]bool
	count int
}

// kids reads what is under an element that stands on a page, unless it names another.
func (t *treeReader) kids(e *Element, page Ref, depth int) error {
	if p, has := e.Dict["Pg"].(Ref); has {
		page = p
	}
	if depth > 2*maxDepth+300 {
		return errors.New("the structure tree is too deep")
	}
	kids := t.f.Array(e.Dict["K"])
	if kids == nil && e.Dict["K"] != nil {
		kids = Array{e.Dict["K"]}
	}
	for _, v := range kids {
		if t.count++; t.count > maxElements {
			return errors.New("the structure tree is too large")
		}
		if n, isInt := v.(int); isInt {
			e.Kids = append(e.Kids, Kid{Page: page, MCID: n})
			continue
		}
		d := t.f.Dict(v)
		if d == nil {
			return errors.New("the structure tree leads to an object that is not there")
		}
		if k, isLeaf := leaf(d, page); isLeaf {
			e.Kids = append(e.Kids, k)
			continue
		}
		at, isRef := v.(Ref)
		if isRef && t.seen[at] {
			return errors.New("the structure tree leads back to itself")
		}
		t.seen[at] = isRef
		role, _ := d["S"].(Name)
		child := &Element{Ref: at, Dict: d, Role: string(role), Parent: e}
		e.Kids = append(e.Kids, Kid{Element: child, MCID: -1})
		if err := t.kids(child, page, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// leaf is a kid that is marked content or an object, on a page unless it names another.
func leaf(d Dict, page Ref) (Kid, bool) {
	if p, has := d["Pg"].(Ref); has {
		page = p
	}
	switch d["Type"] {
	case Name("MCR"):
		n, isInt := d["MCID"].(int)
		if !isInt {
			n = -1
		}
		return Kid{Page: page, MCID: n}, true
	case Name("OBJR"):
		o, _ := d["Obj"].(Ref)
		return Kid{Page: page, MCID: -1, Object: o}, true
	}
	return Kid{}, false
}

// Walk visits an element and all beneath it, in the order of reading.
func (e *Element) Walk(visit func(*Element)) {
	visit(e)
	for _, k := range e.Kids {
		if k.Element != nil {
			k.Element.Walk(visit)
		}
	}
}

// Elements lists the kids that are elements.
func (e *Element) Elements() []*Element {
	var list []*Element
	for _, k := range e.Kids {
		if k.Element != nil {
			list = append(list, k.Element)
		}
	}
	return list
}

// Parents reads the parent tree: from keys of pages and annotations to elements.
func (f *File) Parents() map[int]any {
	parents := map[int]any{}
	budget := maxElements
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		d := f.Dict(v)
		if depth > maxDepth {
			return
		}
		nums := f.Array(d["Nums"])
		for i := 0; i+1 < len(nums) && budget > 0; i += 2 {
			budget--
			if key, isInt := nums[i].(int); isInt {
				parents[key] = nums[i+1]
			}
		}
		for _, kid := range f.Array(d["Kids"]) {
			if budget--; budget > 0 {
				walk(kid, depth+1)
			}
		}
	}
	walk(f.Dict(f.Catalog()["StructTreeRoot"])["ParentTree"], 0)
	return parents
}

// Attached is a file inside the document.
type Attached struct {
	Name     string
	Relation string
	Type     string // its media type
	Spec     Ref
	Stream   *Stream
	Params   Dict
	Content  []byte
	Err      error // why the content cannot be read
}

// maxAttached is how many attached files are read.
const maxAttached = 2000

// Files lists the associated files of the document, in order.
func (f *File) Files() []Attached {
	var list []Attached
	for _, v := range f.Array(f.Catalog()["AF"]) {
		if len(list) == maxAttached {
			break
		}
		r, _ := v.(Ref)
		d := f.Dict(v)
		a := Attached{Name: f.Text(d["UF"]), Spec: r}
		if a.Name == "" {
			a.Name = f.Text(d["F"])
		}
		relation, _ := f.Get(d["AFRelationship"]).(Name)
		a.Relation = string(relation)
		ef := f.Dict(d["EF"])
		s, isStream := f.Get(ef["F"]).(*Stream)
		if !isStream {
			a.Err = errors.New("it has no content")
			list = append(list, a)
			continue
		}
		kind, _ := f.Get(s.Dict["Subtype"]).(Name)
		a.Stream, a.Type, a.Params = s, string(kind), f.Dict(s.Dict["Params"])
		a.Content, a.Err = f.Content(s)
		list = append(list, a)
	}
	return list
}
