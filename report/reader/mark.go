package reader

// Mark is a piece of marked content.
type Mark struct {
	Tag      string
	MCID     int  // -1 without one
	Artifact bool // decoration, also when it stands inside one
	Props    Dict
	outer    *Mark
}

// Inside reports whether a mark is of a kind or lies in one that is.
func (m *Mark) Inside(is func(*Mark) bool) bool {
	for ; m != nil; m = m.outer {
		if is(m) {
			return true
		}
	}
	return false
}

// All lists a mark and those that it stands in, the innermost first.
func (m *Mark) All() []*Mark {
	var list []*Mark
	for ; m != nil; m = m.outer {
		list = append(list, m)
	}
	return list
}

// MCID is the number of the tagged content that an item is in; -1 in none.
func (i *Item) MCID() int {
	for m := i.Mark; m != nil; m = m.outer {
		if m.MCID >= 0 {
			return m.MCID
		}
	}
	return -1
}

// Artifact reports whether an item is decoration.
func (i *Item) Artifact() bool {
	return i.Mark.Inside(func(m *Mark) bool { return m.Artifact })
}

// pageProperties are the lists that marked content may name instead of holding them.
func (f *File) pageProperties(p Page) map[Name]Dict {
	lists := map[Name]Dict{}
	for name, v := range f.Dict(f.Dict(p.Dict["Resources"])["Properties"]) {
		lists[name] = f.Dict(v)
	}
	return lists
}

func (in *interpreter) marked(op string, args []any) {
	if op == "EMC" {
		if in.mark == nil {
			in.complain("marked content ends that did not begin")
			return
		}
		in.mark = in.mark.outer
		return
	}
	m := &Mark{MCID: -1, outer: in.mark}
	if len(args) > 0 {
		tag, _ := args[0].(Name)
		m.Tag = string(tag)
	}
	if len(args) > 1 {
		m.Props, _ = args[1].(Dict)
		if name, named := args[1].(Name); named {
			m.Props = in.properties[name]
		}
	}
	m.Artifact = m.Tag == "Artifact"
	if id, has := m.Props["MCID"].(int); has && id >= 0 {
		m.MCID = id
		in.c.Marks = append(in.c.Marks, m)
	}
	tagged := func(m *Mark) bool { return m.MCID >= 0 }
	artifact := func(m *Mark) bool { return m.Artifact }
	switch {
	case m.Artifact && in.mark.Inside(tagged):
		in.complain("an artifact stands inside tagged content")
	case m.MCID >= 0 && in.mark.Inside(artifact):
		in.complain("tagged content stands inside an artifact")
	case m.MCID >= 0 && in.mark.Inside(tagged):
		in.complain("tagged content stands inside tagged content")
	}
	in.mark = m
}
