package pdf

import (
	"slices"
	"strings"
	"testing"

	"growthpole/report/document"
)

// node is an element of the structure tree read back.
type node struct {
	role  string
	dict  pdfDict
	kids  []*node
	mcids int
	links int
}

func (o *opened) tree() *node {
	o.t.Helper()
	root := o.dict(o.catalog()["StructTreeRoot"])
	return o.node(root["K"], o.catalog()["StructTreeRoot"])
}

func (o *opened) node(v, parent any) *node {
	d := o.dict(v)
	n := &node{role: string(d["S"].(pdfName)), dict: d}
	if d["P"] != parent {
		o.t.Errorf("%s has parent %v, want %v", n.role, d["P"], parent)
	}
	for _, k := range o.array(d["K"]) {
		switch k := k.(type) {
		case float64:
			n.mcids++
		case pdfDict:
			if k["Type"] == pdfName("OBJR") {
				n.links++
			} else {
				n.mcids++
			}
		default:
			n.kids = append(n.kids, o.node(k, v))
		}
	}
	return n
}

func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

func (n *node) all(role string) []*node {
	var found []*node
	n.walk(func(m *node) {
		if m.role == role {
			found = append(found, m)
		}
	})
	return found
}

func (n *node) roles() string {
	var roles []string
	for _, k := range n.kids {
		roles = append(roles, k.role)
	}
	return strings.Join(roles, " ")
}

// mayHold says which children an element may have, where ISO 32000-1 and
// ISO 14289-1 restrict them.
var mayHold = map[string][]string{
	"Table": {"Caption", "THead", "TBody", "TR"},
	"THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"},
	"L": {"LI"}, "LI": {"Lbl", "LBody"},
	"TOC": {"Caption", "TOCI", "TOC"}, "TOCI": {"Reference"},
}

func TestEverythingPaintedIsTaggedOrAnArtifact(t *testing.T) {
	checkMarks(t, open(t, write(t, demo())))
}

func checkMarks(t *testing.T, o *opened) {
	t.Helper()
	for i, page := range o.pages() {
		if c := o.read(page); len(c.outside) > 0 {
			t.Errorf("page %d paints outside marks: %q", i+1, c.outside)
		}
	}
}

func TestEveryMarkLeadsToItsElementAndBack(t *testing.T) {
	o := open(t, write(t, demo()))
	numbers := o.array(o.dict(o.dict(o.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
	parents := map[int]any{}
	for i := 0; i < len(numbers); i += 2 {
		parents[int(numbers[i].(float64))] = numbers[i+1]
	}
	for i, page := range o.pages() {
		d := o.dict(page)
		if d["Tabs"] != pdfName("S") {
			t.Errorf("page %d does not tab in the order of structure", i+1)
		}
		owners := o.array(parents[int(d["StructParents"].(float64))])
		roles := o.read(page).roles
		if len(owners) != len(roles) {
			t.Errorf("page %d has %d marks, its entry in the parent tree %d", i+1, len(roles), len(owners))
		}
		for mcid, role := range roles {
			if got := o.dict(owners[mcid])["S"]; got != pdfName(role) {
				t.Errorf("page %d: mark %d is %s, its element %s", i+1, mcid, role, got)
			}
		}
		for _, a := range o.array(d["Annots"]) {
			link := o.dict(a)
			owner := o.dict(parents[int(link["StructParent"].(float64))])
			if owner["S"] != pdfName("Link") || text(link["Contents"]) == "" || link["F"] != 4.0 {
				t.Errorf("page %d: link %v belongs to %v", i+1, link, owner["S"])
			}
		}
	}
}

func TestElementsHoldOnlyWhatTheyMay(t *testing.T) {
	checkElements(t, open(t, write(t, demo())))
}

func checkElements(t *testing.T, o *opened) {
	t.Helper()
	o.tree().walk(func(n *node) {
		allowed, restricted := mayHold[n.role]
		for _, k := range n.kids {
			if restricted && !slices.Contains(allowed, k.role) {
				t.Errorf("%s holds %s", n.role, k.role)
			}
		}
		if restricted && n.mcids > 0 {
			t.Errorf("%s holds content of its own", n.role)
		}
	})
}

func TestTablesAreTagged(t *testing.T) {
	o := open(t, write(t, demo()))
	tables := o.tree().all("Table")
	if len(tables) != 2 {
		t.Fatalf("%d tables, want 2: one that runs over pages is one element", len(tables))
	}
	for _, table := range tables {
		if got := table.roles(); got != "Caption THead TBody" {
			t.Errorf("table holds %s", got)
		}
		for _, th := range table.all("TH") {
			if scope := o.dict(th.dict["A"])["Scope"]; scope != pdfName("Column") && scope != pdfName("Row") {
				t.Errorf("header cell with scope %v", scope)
			}
		}
	}
	if got := text(o.dict(tables[0].dict["A"])["Summary"]); !strings.HasPrefix(got, "Share of value added") {
		t.Errorf("summary is %q", got)
	}
	rows := tables[1].all("TR")
	if len(rows) != 41 {
		t.Errorf("%d rows, want 41: the repeated head is decoration", len(rows))
	}
	for _, r := range rows[1:] {
		if got := r.roles(); got != "TH TD TD TD TD" {
			t.Errorf("row holds %s", got)
		}
	}
}

func TestFiguresNotesAndLanguagesAreTagged(t *testing.T) {
	o := open(t, write(t, demo()))
	tree := o.tree()
	for _, f := range tree.all("Figure") {
		if text(f.dict["Alt"]) == "" || len(o.array(o.dict(f.dict["A"])["BBox"])) != 4 {
			t.Errorf("figure %v lacks Alt or BBox", f.dict)
		}
	}
	ids := map[string]bool{}
	for _, n := range tree.all("Note") {
		id := text(n.dict["ID"])
		if id == "" || ids[id] {
			t.Errorf("note has ID %q", id)
		}
		ids[id] = true
	}
	if len(ids) != 2 {
		t.Errorf("%d notes, want 2", len(ids))
	}
	languages := map[string]int{}
	for _, s := range tree.all("Span") {
		languages[text(s.dict["Lang"])]++
	}
	if languages["ru-RU"] != 2 || languages["kk-KZ"] != 1 {
		t.Errorf("passages by language: %v", languages)
	}
	for _, p := range tree.all("P") {
		if roles := p.roles(); strings.Contains(roles, "Note") && !strings.Contains(roles, "Reference Note") {
			t.Errorf("paragraph holds %s: a note belongs after its mark", roles)
		}
	}
}

func TestHeadingsBecomeTagsBookmarksAndContents(t *testing.T) {
	o := open(t, write(t, demo()))
	tree := o.tree()
	if h1, h2, h3 := len(tree.all("H1")), len(tree.all("H2")), len(tree.all("H3")); h1 != 1 || h2 != 5 || h3 != 1 {
		t.Errorf("headings: %d, %d, %d", h1, h2, h3)
	}
	if got := len(tree.all("TOCI")); got != 6 {
		t.Errorf("%d entries in the contents, want 6", got)
	}
	top := o.dict(o.dict(o.catalog()["Outlines"])["First"])
	if got := text(top["Title"]); got != demo().Title {
		t.Errorf("first bookmark is %q", got)
	}
	if top["Count"] != 5.0 {
		t.Errorf("first bookmark opens %v, want 5", top["Count"])
	}
	var titles []string
	for b := top["First"]; b != nil; b = o.dict(b)["Next"] {
		d := o.dict(b)
		titles = append(titles, text(d["Title"]))
		page := slices.Index(o.pages(), o.array(d["Dest"])[0])
		if page < 0 || !strings.Contains(o.read(o.pages()[page]).text(), text(d["Title"])) {
			t.Errorf("bookmark %q leads to page %d, where it is not", text(d["Title"]), page+1)
		}
		if !strings.Contains(o.read(o.pages()[0]).text(), text(d["Title"])) {
			t.Errorf("contents lack %q", text(d["Title"]))
		}
	}
	if len(titles) != 5 {
		t.Errorf("bookmarks: %q", titles)
	}
}

// outline is an element with all beneath it: Sect(H2 P).
func (n *node) outline() string {
	if len(n.kids) == 0 {
		return n.role
	}
	var within []string
	for _, k := range n.kids {
		within = append(within, k.outline())
	}
	return n.role + "(" + strings.Join(within, " ") + ")"
}

// Every heading but the title begins a section, and sections lie within those of
// higher headings.
func TestHeadingsOpenSections(t *testing.T) {
	heading := func(level int, id string) *document.Heading {
		return &document.Heading{Level: level, ID: id, Text: document.Words(id)}
	}
	words := func(s string) *document.Paragraph { return &document.Paragraph{Text: document.Words(s)} }
	doc := &document.Document{Lang: "en-GB", Title: "T", Date: demo().Date, PageLabel: "%[1]d",
		Cover: []document.Block{heading(1, "T"), words("before")},
		Body: []document.Block{heading(2, "a"), words("of a"), heading(3, "b"), words("of b"), heading(3, "c"), words("of c"),
			&document.Callout{Blocks: []document.Block{words("boxed")}}, heading(2, "d"), words("of d"), heading(1, "e"), words("of e")}}
	got := open(t, write(t, doc)).tree().outline()
	want := "Document(H1 P Sect(H2 P Sect(H3 P) Sect(H3 P Div(P))) Sect(H2 P) H1 P)"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
