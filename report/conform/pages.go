package conform

import (
	"strings"

	"growthpole/report/reader"
)

// annotations visits the annotations of all pages.
func (c *checker) annotations(visit func(p reader.Page, r reader.Ref, d reader.Dict)) {
	for _, p := range c.pages {
		for _, v := range c.Array(p.Dict["Annots"]) {
			r, _ := v.(reader.Ref)
			visit(p, r, c.Dict(v))
		}
	}
}

// picture says what is wrong with an object that a page paints; empty if it is a
// picture that an archive may hold: opaque, in grey or in the colours of the intent.
func (c *checker) picture(p reader.Page, name string) string {
	s, isStream := c.Get(c.Dict(c.Dict(p.Dict["Resources"])["XObject"])[reader.Name(name)]).(*reader.Stream)
	if !isStream {
		return "there is no such object"
	}
	d := s.Dict
	space, _ := c.Get(d["ColorSpace"]).(reader.Name)
	switch {
	case d["Subtype"] != reader.Name("Image"):
		return "it is no picture"
	case space != "DeviceRGB" && space != "DeviceGray":
		return "its colours are not those of the intent"
	case d["SMask"] != nil || d["Mask"] != nil || d["Alternates"] != nil || d["OPI"] != nil || d["Interpolate"] != nil:
		return "it has a mask, alternates or interpolation"
	}
	return ""
}

var pageRules = []Rule{
	{"tagged-content", "ISO 14289-1, 7.1", "Everything painted is tagged or an artifact.", func(c *checker, find find) {
		for i, content := range c.contents {
			for k := range content.Items {
				item := &content.Items[k]
				if item.MCID() < 0 && !item.Artifact() {
					find(page(c.pages[i]), "painted outside of marks: %.40q", item.Text+item.Ops)
				}
			}
		}
	}},
	{"nested-marks", "ISO 14289-1, 7.1", "Tagged content and artifacts never stand inside each other, and all marks end.", func(c *checker, find find) {
		for i, content := range c.contents {
			for _, what := range content.Problems {
				if strings.Contains(what, "tagged content") || strings.Contains(what, "marked content") || strings.Contains(what, "text object") {
					find(page(c.pages[i]), "%s", what)
				}
			}
		}
	}},
	{"mark-numbers", "ISO 32000-1, 14.7.4", "A number of marked content is used once on a page.", func(c *checker, find find) {
		for i, content := range c.contents {
			seen := map[int]bool{}
			for _, m := range content.Marks {
				if seen[m.MCID] {
					find(page(c.pages[i]), "the number %d is used twice", m.MCID)
				}
				seen[m.MCID] = true
			}
		}
	}},
	{"mark-owners", "ISO 32000-1, 14.7.4", "Every mark leads through the parent tree to an element of its kind that holds it.", func(c *checker, find find) {
		held := map[reader.Ref]map[int]reader.Ref{} // by page: element by number
		c.elements(func(e *reader.Element) {
			for _, k := range e.Kids {
				if k.MCID >= 0 {
					if held[k.Page] == nil {
						held[k.Page] = map[int]reader.Ref{}
					}
					held[k.Page][k.MCID] = e.Ref
				}
			}
		})
		for i, content := range c.contents {
			p := c.pages[i]
			key, isInt := p.Dict["StructParents"].(int)
			owners := c.Array(c.parents[key])
			if !isInt && len(content.Marks) > 0 {
				find(page(p), "it has no entry in the parent tree")
				continue
			}
			for _, m := range content.Marks {
				var owner reader.Ref
				if m.MCID < len(owners) {
					owner, _ = owners[m.MCID].(reader.Ref)
				}
				if role := c.Dict(owner)["S"]; role != reader.Name(m.Tag) || held[p.Ref][m.MCID] != owner {
					find(page(p), "mark %d is %s, and leads to object %d, a %v", m.MCID, m.Tag, owner.Num, role)
				}
				delete(held[p.Ref], m.MCID)
			}
		}
		for r, marks := range held {
			if len(marks) > 0 {
				find(object{n: r.Num}.String(), "elements hold %d marks that the page does not have", len(marks))
			}
		}
	}},
	{"tab-order", "ISO 14289-1, 7.18.3", "Pages are gone through in the order of structure.", func(c *checker, find find) {
		for _, p := range c.pages {
			if p.Dict["Annots"] != nil && p.Dict["Tabs"] != reader.Name("S") {
				find(page(p), "the order is %v", p.Dict["Tabs"])
			}
		}
	}},
	{"annotation-types", "ISO 19005-3, 6.3.1", "Annotations are links and signature fields.", func(c *checker, find find) {
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			if s := d["Subtype"]; s != reader.Name("Link") && s != reader.Name("Widget") {
				find(page(p), "an annotation of the kind %v", s)
			}
		})
	}},
	{"annotation-text", "ISO 14289-1, 7.18", "Links say in words where they lead.", func(c *checker, find find) {
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			if d["Subtype"] == reader.Name("Link") && strings.TrimSpace(c.Text(d["Contents"])) == "" {
				find(page(p), "a link (object %d) says nothing", r.Num)
			}
		})
	}},
	{"annotation-flags", "ISO 19005-3, 6.3.2", "Annotations are printed and never hidden.", func(c *checker, find find) {
		const hidden, print, noView = 1 << 1, 1 << 2, 1 << 5
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			flags, _ := d["F"].(int)
			if flags&print == 0 || flags&(hidden|noView|1) != 0 {
				find(page(p), "an annotation (object %d) has the flags %d", r.Num, flags)
			}
		})
	}},
	{"annotation-owner", "ISO 14289-1, 7.18", "A link belongs to a Link element and a field to a Form element, which hold it.", func(c *checker, find find) {
		held := map[reader.Ref]reader.Ref{}
		c.elements(func(e *reader.Element) {
			for _, k := range e.Kids {
				if k.Object.Num > 0 {
					held[k.Object] = e.Ref
				}
			}
		})
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			key, isInt := d["StructParent"].(int)
			owner, _ := c.parents[key].(reader.Ref)
			want := reader.Name("Link")
			if d["Subtype"] == reader.Name("Widget") {
				want = "Form"
			}
			if !isInt || c.Dict(owner)["S"] != want || held[r] != owner {
				find(page(p), "an annotation (object %d) belongs to no %s", r.Num, want)
			}
		})
	}},
	{"actions", "ISO 19005-3, 6.5.1", "Links lead to addresses and places in the document; nothing else happens.", func(c *checker, find find) {
		c.values(func(o object, v any) {
			d, isDict := v.(reader.Dict)
			if !isDict {
				return
			}
			a := c.Dict(d["A"])
			if d["Subtype"] == reader.Name("Link") || d["Title"] != nil {
				if s := c.Get(a["S"]); a != nil && s != reader.Name("URI") && s != reader.Name("GoTo") {
					find(o.String(), "the action %v", s)
				}
			}
			if d["Subtype"] == reader.Name("Widget") && (d["A"] != nil || d["AA"] != nil) {
				find(o.String(), "a field with an action")
			}
		})
	}},
	{"images", "ISO 14289-1, 7.3", "Pages hold no outside content but pictures, each a figure or decoration: charts are vectors.", func(c *checker, find find) {
		for i, content := range c.contents {
			for _, op := range content.Ops {
				if op == "BI" || op == "ID" {
					find(page(c.pages[i]), "the operator %s", op)
				}
			}
			for k := range content.Items {
				item := &content.Items[k]
				if item.Object == "" {
					continue
				}
				if fault := c.picture(c.pages[i], item.Object); fault != "" {
					find(page(c.pages[i]), "/%s: %s", item.Object, fault)
				}
				if !item.Artifact() && (item.Mark == nil || item.Mark.Tag != "Figure") {
					find(page(c.pages[i]), "/%s is painted outside a figure", item.Object)
				}
			}
		}
	}},
}
