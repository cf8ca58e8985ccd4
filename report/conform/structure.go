package conform

import (
	"strings"

	"growthpole/report/reader"
)

// standardRoles are the types that ISO 32000-1, 14.8.4 knows.
var standardRoles = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 " +
	"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form")

// mayHold says which elements some elements may hold.
var mayHold = map[string]map[string]bool{
	"Table": set("Caption THead TBody TFoot TR"),
	"THead": set("TR"), "TBody": set("TR"), "TFoot": set("TR"),
	"TR": set("TH TD"),
	"L":  set("Caption L LI"), "LI": set("Lbl LBody"),
	"TOC": set("Caption TOC TOCI"), "TOCI": set("Lbl Reference NonStruct P TOC"),
}

// mayStandIn says what some elements have to stand in.
var mayStandIn = map[string]map[string]bool{
	"TR": set("Table THead TBody TFoot"), "TH": set("TR"), "TD": set("TR"),
	"THead": set("Table"), "TBody": set("Table"), "TFoot": set("Table"),
	"LI": set("L"), "Lbl": nil, "LBody": set("LI"), "TOCI": set("TOC"),
}

var structureRules = []Rule{
	{"structure-tree", "ISO 14289-1, 7.1", "There is a structure tree that can be walked, with one Document on top.", func(c *checker, find find) {
		if c.treeError != nil {
			find("structure tree", "%v", c.treeError)
			return
		}
		if top := c.tree.Elements(); len(top) != 1 || top[0].Role != "Document" {
			find("structure tree", "%d elements on top", len(top))
		}
	}},
	{"element-parent", "ISO 32000-1, 14.7.2", "Every element names the one it stands in.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if p, _ := e.Dict["P"].(reader.Ref); p != e.Parent.Ref {
				find(element(e), "it names object %d, and stands in object %d", p.Num, e.Parent.Num)
			}
		})
	}},
	{"element-type", "ISO 19005-3, 6.7.3.4", "Elements are of the standard types.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if !standardRoles[e.Role] {
				find(element(e), "the type %q", e.Role)
			}
		})
	}},
	{"role-map", "ISO 14289-1, 7.1", "No standard type is mapped to another one.", func(c *checker, find find) {
		for name := range c.Dict(c.Dict(c.Catalog()["StructTreeRoot"])["RoleMap"]) {
			if standardRoles[string(name)] {
				find("structure tree", "%s is mapped", name)
			}
		}
	}},
	{"first-heading", "ISO 14289-1, 7.4.2", "The first heading is of level 1.", func(c *checker, find find) {
		if all := c.headings(); len(all) > 0 && all[0].Role != "H1" && all[0].Role != "H" {
			find(element(all[0]), "it is the first heading")
		}
	}},
	{"heading-levels", "ISO 14289-1, 7.4.2", "No level of headings is left out.", func(c *checker, find find) {
		level := 0
		for _, h := range c.headings() {
			if len(h.Role) != 2 {
				continue
			}
			now := int(h.Role[1] - '0')
			if level > 0 && now > level+1 {
				find(element(h), "it follows a heading of level %d", level)
			}
			level = now
		}
	}},
	{"heading-kinds", "ISO 14289-1, 7.4.4", "Headings with and without level are not mixed.", func(c *checker, find find) {
		plain, numbered := 0, 0
		for _, h := range c.headings() {
			if h.Role == "H" {
				plain++
			} else {
				numbered++
			}
		}
		if plain > 0 && numbered > 0 {
			find("structure tree", "%d headings without level, %d with", plain, numbered)
		}
	}},
	{"holds", "ISO 14289-1, 7.2", "Lists, tables and contents hold the parts that they may hold, and no content of their own.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			allowed, restricted := mayHold[e.Role]
			if !restricted {
				return
			}
			for _, k := range e.Kids {
				switch {
				case k.MCID >= 0:
					find(element(e), "it holds content of its own")
				case k.Element != nil && !allowed[k.Element.Role]:
					find(element(e), "it holds %s", k.Element.Role)
				}
			}
		})
	}},
	{"stands-in", "ISO 14289-1, 7.2", "Parts of lists, tables and contents stand in such.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if in := mayStandIn[e.Role]; in != nil && !in[e.Parent.Role] {
				find(element(e), "it stands in %s", e.Parent.Role)
			}
		})
	}},
	{"list-item", "ISO 14289-1, 7.6", "An item of a list has a body.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if e.Role == "LI" && count(e, "LBody") != 1 {
				find(element(e), "%d bodies", count(e, "LBody"))
			}
		})
	}},
	{"caption-place", "ISO 14289-1, 7.2", "A list, table or contents has at most one caption, first or last.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if e.Role != "Table" && e.Role != "L" && e.Role != "TOC" {
				return
			}
			kids := e.Elements()
			for i, k := range kids {
				if k.Role == "Caption" && (i > 0 && (i < len(kids)-1 || e.Role != "Table") || count(e, "Caption") > 1) {
					find(element(e), "a caption stands in the middle, or is the second one")
				}
			}
		})
	}},
	{"alternative", "ISO 14289-1, 7.3", "Figures and formulas say in words what they show.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if (e.Role == "Figure" || e.Role == "Formula") && strings.TrimSpace(c.Text(e.Dict["Alt"])) == "" && strings.TrimSpace(c.Text(e.Dict["ActualText"])) == "" {
				find(element(e), "there is no alternative text")
			}
		})
	}},
	{"figure-box", "ISO 32000-1, 14.8.5.4.5", "Figures say where they stand, on the page.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if e.Role != "Figure" {
				return
			}
			box := c.Array(c.Dict(e.Dict["A"])["BBox"])
			var v [4]float64
			for i := range min(4, len(box)) {
				v[i], _ = reader.Number(box[i])
			}
			if len(box) != 4 || v[0] < -1 || v[1] < -1 || v[2] > 600 || v[3] > 845 || v[0] >= v[2] || v[1] >= v[3] {
				find(element(e), "the box is %v", box)
			}
		})
	}},
	{"note-identifier", "ISO 14289-1, 7.9", "Notes have identifiers, each its own.", func(c *checker, find find) {
		seen := map[string]bool{}
		c.elements(func(e *reader.Element) {
			if e.Role != "Note" {
				return
			}
			id := c.Text(e.Dict["ID"])
			if id == "" || seen[id] {
				find(element(e), "the identifier is %q", id)
			}
			seen[id] = true
		})
	}},
	{"link-object", "ISO 14289-1, 7.18.5", "A Link element holds its annotation, and says something.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if e.Role != "Link" {
				return
			}
			objects, content := 0, 0
			e.Walk(func(e *reader.Element) {
				for _, k := range e.Kids {
					if k.Object.Num > 0 {
						objects++
					}
					if k.MCID >= 0 {
						content++
					}
				}
			})
			if objects == 0 || content == 0 {
				find(element(e), "%d annotations, %d pieces of content", objects, content)
			}
		})
	}},
	{"element-language", "ISO 14289-1, 7.2", "Passages in another language say which.", func(c *checker, find find) {
		c.elements(func(e *reader.Element) {
			if v, has := e.Dict["Lang"]; has && !languageTag().MatchString(c.Text(v)) {
				find(element(e), "the language is %q", c.Text(v))
			}
		})
	}},
}

func (c *checker) headings() []*reader.Element {
	var list []*reader.Element
	c.elements(func(e *reader.Element) {
		if e.Role == "H" || len(e.Role) == 2 && e.Role[0] == 'H' && e.Role[1] >= '1' && e.Role[1] <= '6' {
			list = append(list, e)
		}
	})
	return list
}

func count(e *reader.Element, role string) int {
	n := 0
	for _, k := range e.Elements() {
		if k.Role == role {
			n++
		}
	}
	return n
}
