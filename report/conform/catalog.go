package conform

import (
	"regexp"
	"sync"

	"growthpole/report/reader"
)

// languageTag is the form that BCP 47 gives tags.
var languageTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`) })

var catalogRules = []Rule{
	{"language", "ISO 14289-1, 7.2", "The document says its language.", func(c *checker, find find) {
		if lang := c.Text(c.Catalog()["Lang"]); !languageTag().MatchString(lang) {
			find("catalog", "the language is %q", lang)
		}
	}},
	{"marked", "ISO 14289-1, 7.1", "The document says that it is tagged, without suspects.", func(c *checker, find find) {
		info := c.Dict(c.Catalog()["MarkInfo"])
		if info["Marked"] != true || info["Suspects"] == true {
			find("catalog", "the document is not said to be tagged")
		}
	}},
	{"show-title", "ISO 14289-1, 7.1", "Windows show the document's title, not the file's name.", func(c *checker, find find) {
		if c.Dict(c.Catalog()["ViewerPreferences"])["DisplayDocTitle"] != true {
			find("catalog", "DisplayDocTitle is not true")
		}
	}},
	{"output-intent", "ISO 19005-3, 6.2.3", "There is one output intent, with an RGB profile inside.", func(c *checker, find find) {
		n := 0
		for _, v := range c.Array(c.Catalog()["OutputIntents"]) {
			d := c.Dict(v)
			if d["S"] != reader.Name("GTS_PDFA1") {
				continue
			}
			n++
			s, isStream := c.Get(d["DestOutputProfile"]).(*reader.Stream)
			if !isStream || s.Dict["N"] != 3 {
				find("output intent", "it has no profile of three colours")
				continue
			}
			b, err := c.Content(s)
			if err != nil || len(b) < 128 || string(b[36:40]) != "acsp" || string(b[16:20]) != "RGB " {
				find("output intent", "the profile is no RGB profile")
			}
		}
		if n != 1 {
			find("catalog", "%d output intents for PDF/A", n)
		}
	}},
	{"scripts", "ISO 19005-3, 6.5.1", "Nothing runs: no scripts, no actions on opening.", func(c *checker, find find) {
		if c.Catalog()["OpenAction"] != nil && c.Dict(c.Catalog()["OpenAction"])["S"] != nil || c.Catalog()["AA"] != nil {
			find("catalog", "an action runs when the document is opened")
		}
		if c.Dict(c.Catalog()["Names"])["JavaScript"] != nil {
			find("catalog", "there are scripts")
		}
		for _, p := range c.pages {
			if p.Dict["AA"] != nil {
				find(page(p), "an action runs when the page is shown")
			}
		}
	}},
	{"layers", "ISO 19005-3, 6.9", "There are no layers that could hide content.", func(c *checker, find find) {
		if c.Catalog()["OCProperties"] != nil {
			find("catalog", "there are layers")
		}
	}},
	{"page-labels", "ISO 14289-1, 7.17", "Pages have labels in step with the numbers printed on them.", func(c *checker, find find) {
		if nums := c.Array(c.Dict(c.Catalog()["PageLabels"])["Nums"]); len(nums) < 2 || nums[0] != 0 {
			find("catalog", "there are no page labels from the first page on")
		}
	}},
	{"bookmarks", "ISO 14289-1, 7.17", "Bookmarks lead to pages, and have titles.", func(c *checker, find find) {
		pages := map[reader.Ref]bool{}
		for _, p := range c.pages {
			pages[p.Ref] = true
		}
		seen := map[reader.Ref]bool{}
		var check func(v any)
		check = func(v any) {
			for r, isRef := v.(reader.Ref); isRef && !seen[r]; r, isRef = v.(reader.Ref) {
				seen[r] = true
				d := c.Dict(r)
				to := reader.Ref{}
				if dest := c.Array(d["Dest"]); len(dest) > 0 {
					to, _ = dest[0].(reader.Ref)
				}
				if c.Text(d["Title"]) == "" || !pages[to] {
					find(object{n: r.Num}.String(), "the bookmark %q leads to object %d", c.Text(d["Title"]), to.Num)
				}
				check(d["First"])
				v = d["Next"]
			}
		}
		check(c.Dict(c.Catalog()["Outlines"])["First"])
	}},
}
