package conform

import (
	"bytes"
	"math"
	"strings"

	"growthpole/report/reader"
)

// The greatest values that a file may hold: ISO 19005-3, 6.1.13.
const (
	maxString  = 32_767
	maxName    = 127
	maxSaved   = 28
	maxObjects = 8_388_607
	maxNumber  = 1 << 31
)

var syntaxRules = []Rule{
	{"header", "ISO 19005-3, 6.1.2", "The file begins with its version and a comment of four bytes above 127.", func(c *checker, find find) {
		line, rest, _ := bytes.Cut(c.Data, []byte("\n"))
		if len(line) != len("%PDF-1.7") || !bytes.HasPrefix(line, []byte("%PDF-1.")) {
			find("header", "the first line is %.20q", line)
		}
		if len(rest) < 5 || rest[0] != '%' || rest[1] < 128 || rest[2] < 128 || rest[3] < 128 || rest[4] < 128 {
			find("header", "the second line is no comment of four bytes above 127")
		}
	}},
	{"end", "ISO 19005-3, 6.1.3", "Nothing follows the last end mark.", func(c *checker, find find) {
		if i := bytes.LastIndex(c.Data, []byte("%%EOF")); i < 0 || len(bytes.Trim(c.Data[i+5:], "\r\n")) > 0 {
			find("end", "data follow the last end mark, or there is none")
		}
	}},
	{"identifier", "ISO 19005-3, 6.1.3", "The trailer has an identifier of two strings.", func(c *checker, find find) {
		id := c.Array(c.Trailer["ID"])
		if len(id) != 2 {
			find("trailer", "there is no identifier")
			return
		}
		for _, v := range id {
			if s, isString := v.(reader.String); !isString || len(s) < 16 {
				find("trailer", "the identifier has a part of fewer than 16 bytes")
			}
		}
	}},
	{"objects", "ISO 19005-3, 6.1.13", "A file has at most 8,388,607 objects.", func(c *checker, find find) {
		if c.Size() > maxObjects {
			find("trailer", "%d objects", c.Size())
		}
	}},
	{"stream-length", "ISO 19005-3, 6.1.7.1", "A stream is as long as it says, and its words stand on lines of their own.", func(c *checker, find find) {
		for _, n := range c.Notices {
			if strings.Contains(n.What, "stream") {
				find(object{n: n.Object}.String(), "%s", n.What)
			}
		}
	}},
	{"well-formed", "ISO 32000-1, 7.3", "Every object can be read, and no dictionary has a key twice.", func(c *checker, find find) {
		for _, n := range c.Notices {
			if !strings.Contains(n.What, "stream") && !strings.Contains(n.What, "hexadecimal") {
				find(object{n: n.Object}.String(), "%s", n.What)
			}
		}
	}},
	{"hexadecimal", "ISO 19005-3, 6.1.6", "Hexadecimal strings hold an even number of digits and nothing else.", func(c *checker, find find) {
		for _, n := range c.Notices {
			if strings.Contains(n.What, "hexadecimal") {
				find(object{n: n.Object}.String(), "%s", n.What)
			}
		}
		for i, content := range c.contents {
			for _, what := range content.Problems {
				if strings.Contains(what, "hexadecimal") {
					find(page(c.pages[i]), "%s", what)
				}
			}
		}
	}},
	{"filter", "ISO 19005-3, 6.1.7.2", "Streams are deflated or plain, never LZW, and never encrypted.", func(c *checker, find find) {
		for _, o := range c.objects {
			s, isStream := o.v.(*reader.Stream)
			if !isStream {
				continue
			}
			filters := c.Array(s.Dict["Filter"])
			if filters == nil && s.Dict["Filter"] != nil {
				filters = reader.Array{s.Dict["Filter"]}
			}
			for _, v := range filters {
				if c.Get(v) != reader.Name("FlateDecode") {
					find(o.String(), "the filter %v", c.Get(v))
				}
			}
			if s.Dict["F"] != nil {
				find(o.String(), "the data are in another file")
			}
		}
	}},
	{"strings", "ISO 19005-3, 6.1.13", "Strings have at most 32,767 bytes.", func(c *checker, find find) {
		c.values(func(o object, v any) {
			if s, isString := v.(reader.String); isString && len(s) > maxString {
				find(o.String(), "a string of %d bytes", len(s))
			}
		})
	}},
	{"names", "ISO 19005-3, 6.1.13", "Names have at most 127 bytes.", func(c *checker, find find) {
		check := func(o object, n reader.Name) {
			if len(n) > maxName {
				find(o.String(), "a name of %d bytes", len(n))
			}
		}
		c.values(func(o object, v any) {
			switch v := v.(type) {
			case reader.Name:
				check(o, v)
			case reader.Dict:
				for k := range v {
					check(o, k)
				}
			}
		})
	}},
	{"numbers", "ISO 19005-3, 6.1.13", "Numbers are within the range that readers can count.", func(c *checker, find find) {
		c.values(func(o object, v any) {
			if x, isNumber := reader.Number(v); isNumber && math.Abs(x) >= maxNumber {
				find(o.String(), "the number %g", x)
			}
		})
		for i, content := range c.contents {
			if content.Numbers >= maxNumber {
				find(page(c.pages[i]), "the number %g", content.Numbers)
			}
		}
	}},
	{"references", "ISO 32000-1, 7.3.10", "References lead to objects that are there.", func(c *checker, find find) {
		there := map[int]bool{}
		for _, o := range c.objects {
			there[o.n] = true
		}
		c.values(func(o object, v any) {
			if r, isRef := v.(reader.Ref); isRef && !there[r.Num] {
				find(o.String(), "object %d is not there", r.Num)
			}
		})
	}},
	{"saved-states", "ISO 19005-3, 6.1.13", "Graphics states are saved at most 28 deep, and restored as often as saved.", func(c *checker, find find) {
		for i, content := range c.contents {
			if content.Deepest > maxSaved {
				find(page(c.pages[i]), "states are saved %d deep", content.Deepest)
			}
			for _, what := range content.Problems {
				if strings.Contains(what, "state") {
					find(page(c.pages[i]), "%s", what)
				}
			}
		}
	}},
	{"operators", "ISO 19005-3, 6.2.2", "Content holds operators of the PDF language only, and ends with one.", func(c *checker, find find) {
		for i, content := range c.contents {
			for _, op := range content.Ops {
				if !operators[op] {
					find(page(c.pages[i]), "the operator %.20q", op)
				}
			}
			for _, what := range content.Problems {
				if strings.Contains(what, "middle of a value") {
					find(page(c.pages[i]), "%s", what)
				}
			}
		}
	}},
	{"colour", "ISO 19005-3, 6.2.4", "Colours are RGB, as the output intent is; none is CMYK, a spot colour or a pattern.", func(c *checker, find find) {
		for i, content := range c.contents {
			for _, op := range content.Ops {
				if otherColour[op] {
					find(page(c.pages[i]), "the operator %s", op)
				}
			}
		}
	}},
}

// values visits every value of the file, the trailer's included.
func (c *checker) values(visit func(o object, v any)) {
	walk(c.Trailer, func(v any) { visit(object{}, v) })
	for _, o := range c.objects {
		walk(o.v, func(v any) { visit(o, v) })
	}
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	operators = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri " +
		"s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"")
	otherColour = set("k K cs CS sc SC scn SCN sh")
)
