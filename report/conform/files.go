package conform

import (
	"regexp"
	"sync"

	"growthpole/report/reader"
)

var mediaType = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+$`) })

// specs visits the file specifications that hold a file.
func (c *checker) specs(visit func(o object, d reader.Dict)) {
	for _, o := range c.objects {
		if d, isDict := o.v.(reader.Dict); isDict && d["EF"] != nil {
			visit(o, d)
		}
	}
}

var fileRules = []Rule{
	{"file-associated", "ISO 19005-3, 6.8", "Every file inside belongs to the document.", func(c *checker, find find) {
		associated := map[int]bool{}
		for _, v := range c.Array(c.Catalog()["AF"]) {
			r, _ := v.(reader.Ref)
			associated[r.Num] = true
		}
		c.specs(func(o object, d reader.Dict) {
			if !associated[o.n] {
				find(o.String(), "the file %q is associated with nothing", c.Text(d["UF"]))
			}
		})
	}},
	{"file-relation", "ISO 19005-3, 6.8", "A file says what it is to the document.", func(c *checker, find find) {
		c.specs(func(o object, d reader.Dict) {
			switch d["AFRelationship"] {
			case reader.Name("Data"), reader.Name("Source"), reader.Name("Supplement"), reader.Name("Alternative"), reader.Name("Unspecified"):
			default:
				find(o.String(), "the relation is %v", d["AFRelationship"])
			}
		})
	}},
	{"file-names", "ISO 19005-3, 6.8", "A file has a name for old and for new readers.", func(c *checker, find find) {
		c.specs(func(o object, d reader.Dict) {
			if c.Text(d["F"]) == "" || c.Text(d["UF"]) == "" {
				find(o.String(), "the names are %q and %q", c.Text(d["F"]), c.Text(d["UF"]))
			}
		})
	}},
	{"file-type", "ISO 19005-3, 6.8", "A file says of what type it is.", func(c *checker, find find) {
		c.specs(func(o object, d reader.Dict) {
			kind, _ := c.Dict(c.Dict(d["EF"])["F"])["Subtype"].(reader.Name)
			if !mediaType().MatchString(string(kind)) {
				find(o.String(), "the type is %q", kind)
			}
		})
	}},
	{"file-date", "ISO 19005-3, 6.8", "A file says when it was last changed.", func(c *checker, find find) {
		c.specs(func(o object, d reader.Dict) {
			params := c.Dict(c.Dict(c.Dict(d["EF"])["F"])["Params"])
			if _, isDate := date(c.Text(params["ModDate"])); !isDate {
				find(o.String(), "the date is %q", c.Text(params["ModDate"]))
			}
		})
	}},
	{"file-size", "ISO 32000-1, 7.11.4", "A file is as large as it says.", func(c *checker, find find) {
		c.specs(func(o object, d reader.Dict) {
			s, isStream := c.Get(c.Dict(d["EF"])["F"]).(*reader.Stream)
			if !isStream {
				find(o.String(), "the file is not there")
				return
			}
			b, err := c.Content(s)
			if size := c.Dict(s.Dict["Params"])["Size"]; err != nil || size != len(b) {
				find(o.String(), "it has %d bytes and says %v", len(b), size)
			}
		})
	}},
	{"file-listed", "ISO 32000-1, 7.11.4", "Readers find every file of the document in the tree of names, which is in order.", func(c *checker, find find) {
		names := c.Array(c.Dict(c.Dict(c.Catalog()["Names"])["EmbeddedFiles"])["Names"])
		listed, last := map[int]bool{}, reader.String("")
		for i := 0; i+1 < len(names); i += 2 {
			key, _ := names[i].(reader.String)
			r, _ := names[i+1].(reader.Ref)
			if listed[r.Num] = true; i > 0 && key <= last {
				find("names", "%q stands after %q", reader.Text(key), reader.Text(last))
			}
			last = key
		}
		c.specs(func(o object, d reader.Dict) {
			if !listed[o.n] {
				find(o.String(), "the file %q is not listed", c.Text(d["UF"]))
			}
		})
	}},
}

var formRules = []Rule{
	{"form-kind", "ISO 19005-3, 6.4.2", "A form is not XFA and is not drawn anew by readers.", func(c *checker, find find) {
		form := c.Dict(c.Catalog()["AcroForm"])
		if form["XFA"] != nil || form["NeedAppearances"] == true {
			find("form", "it is XFA, or readers are to draw it")
		}
	}},
	{"field-text", "ISO 14289-1, 7.18.4", "A field says in words what it is.", func(c *checker, find find) {
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			if d["Subtype"] == reader.Name("Widget") && c.Text(d["TU"]) == "" {
				find(page(p), "a field (object %d) says nothing", r.Num)
			}
		})
	}},
	{"field-kind", "ISO 19005-3, 6.4", "The only fields are signatures.", func(c *checker, find find) {
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			if d["Subtype"] == reader.Name("Widget") && d["FT"] != reader.Name("Sig") {
				find(page(p), "a field (object %d) of the kind %v", r.Num, d["FT"])
			}
		})
	}},
	{"field-look", "ISO 19005-3, 6.3.3", "A field has a look, unless it has no size.", func(c *checker, find find) {
		c.annotations(func(p reader.Page, r reader.Ref, d reader.Dict) {
			if d["Subtype"] != reader.Name("Widget") || d["AP"] != nil {
				return
			}
			for _, v := range c.Array(d["Rect"]) {
				if x, _ := reader.Number(v); x != 0 {
					find(page(p), "a field (object %d) has a size and no look", r.Num)
					return
				}
			}
		})
	}},
}
