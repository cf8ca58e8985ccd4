package strictyaml

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

type ground struct {
	Basis  string `yaml:"basis"`
	Source string `yaml:"source"`
}

type colour string

func (c *colour) UnmarshalText(text []byte) error {
	if string(text) != "red" {
		return errors.New("not a colour; write red")
	}
	*c = "red"
	return nil
}

type item struct {
	ID     string   `yaml:"id"`
	Limit  *float64 `yaml:"limit"`
	Colour colour   `yaml:"colour"`
	ground `yaml:",inline"`
}

type settings struct {
	Title string             `yaml:"title"`
	Count int                `yaml:"count"`
	Small uint8              `yaml:"small"`
	Share float64            `yaml:"share"`
	On    bool               `yaml:"on"`
	Range [2]float64         `yaml:"range"`
	Items []item             `yaml:"items"`
	Parts map[string]float64 `yaml:"parts"`
	Cells []Scalar           `yaml:"cells"`
	Skip  int                `yaml:"-"`
}

func TestDecodesOrdinaryStructs(t *testing.T) {
	var got settings
	_, problems := Decode("a.yaml", []byte(`
title: Карта 12
count: -3
small: 255
share: 1.5e-3
on: true
range: [0, 100]
items:
  - {id: no, limit: 2, colour: red, basis: paper, source: p. 3}
  - id: 007
parts: {a.b: 1, 2022: 2, no: 3}
cells: [1.50, yes, "x", ~, true]
`), &got)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	two := 2.0
	want := settings{Title: "Карта 12", Count: -3, Small: 255, Share: 1.5e-3, On: true, Range: [2]float64{0, 100},
		Items: []item{{ID: "no", Limit: &two, Colour: "red", ground: ground{"paper", "p. 3"}}, {ID: "007"}},
		Parts: map[string]float64{"a.b": 1, "2022": 2, "no": 3}, Cells: []Scalar{"1.50", "yes", "x", "", "true"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an unknown key", "titel: x", `a:1:1: unknown key "titel"; did you mean "title"?`},
		{"an unknown key in a list", "items:\n- {idd: x}", `a:2:4: unknown key "idd" in items[0]; did you mean "id"?`},
		{"a key that is not read", "skip: 1", `a:1:1: unknown key "skip"; known are cells, count, items, on, parts, range, share, small, title`},
		{"a key twice", "count: 1\ncount: 2", `a:2:1: "count" stands twice; it was already set in line 1; keep one of the two`},
		{"a key twice in a map", "parts: {a: 1, a: 2}", `a:1:15: "a" stands twice; it was already set in line 1; keep one of the two`},
		{"text for a number", "count: many", `a:1:8: count: found the text "many", expected a whole number; correct the value`},
		{"a fraction for a whole number", "count: 1.5", `a:1:8: count: found the number "1.5", expected a whole number; correct the value`},
		{"an octal number", "count: 010", `a:1:8: count: found the number "010", expected a whole number; correct the value`},
		{"a hexadecimal number", "share: 0x1F", `a:1:8: share: found the number "0x1F", expected a number such as 1234.5; correct the value`},
		{"a number with underscores", "count: 1_000", `a:1:8: count: found the number "1_000", expected a whole number; correct the value`},
		{"a number too large for its kind", "small: 256", `a:1:8: small: 256 is out of range; write a smaller number`},
		{"an infinite number", "share: 1e999", `a:1:8: share: 1e999 is out of range; write a smaller number`},
		{"not a number", "share: .nan", `a:1:8: share: found the number ".nan", expected a number such as 1234.5; correct the value`},
		{"infinity", "share: -.inf", `a:1:8: share: found the number "-.inf", expected a number such as 1234.5; correct the value`},
		{"a number in quotation marks", `count: "1"`, `a:1:8: count: found the text "1" in quotation marks, expected a whole number; write it without quotation marks`},
		{"yes for true", "on: yes", `a:1:5: on: found the text "yes", expected true or false; correct the value`},
		{"true for text", "title: true", `a:1:8: title: found "true", expected text; put it into quotation marks if the text is meant`},
		{"a list for text", "title: [a]", `a:1:8: title: found a list, expected text; write one value after the colon`},
		{"text for a list", "items: a", `a:1:8: items: found the text "a", expected a list: one “- item” a line, or [a, b]; put even a single item into a list`},
		{"a list for a mapping", "parts: []", `a:1:8: parts: found a list, expected a mapping: one “key: value” a line; begin a new line after the colon, indent it, and write key: value`},
		{"text for a struct", "items: [a]", `a:1:9: items[0]: found the text "a", expected a mapping with keys such as id, limit, colour, basis; begin a new line after the colon, indent it, and write key: value`},
		{"a list of another length", "range: [1]", `a:1:8: range: a list of 1; write exactly 2 values`},
		{"a key without a value", "title:", `a:1:7: title: has no value; write the value after the colon, or remove the line`},
		{"a key with a remark in place of a value", "title: # FILL IN: the title, such as Regions", `a:1:7: title: has no value; write the value after the colon; the remark there says "FILL IN: the title, such as Regions"`},
		{"nothing for a value, with a remark", "title: null # FILL IN: the title", `a:1:8: title: has no value; write the value after the colon; the remark there says "FILL IN: the title"`},
		{"a list in place of a cell", "cells: [[1]]", `a:1:9: cells[0]: found a list, expected a single value; write one value after the colon`},
		{"a value that its own type refuses", "items: [{colour: blue}]", `a:1:18: items[0].colour: "blue": not a colour; write red`},
		{"an empty file", "", `a: the file is empty; fill it in, or remove it`},
		{"a file of comments", "# nothing\n", `a: the file is empty; fill it in, or remove it`},
		{"a second document", "count: 1\n---\ncount: 2", `a:2:1: a second document begins here; keep one document in a file; remove the line ---`},
		{"an anchor", "title: &a x", `a:1:8: an anchor "&a"; remove it; anchors and aliases are not read`},
		{"a tag", "title: !!str 5", `a:1:8: a tag "!!str"; remove it; types follow from the key`},
		{"a custom tag", "title: !exec x", `a:1:8: a tag "!exec"; remove it; types follow from the key`},
		{"a key that is a list", "[a]: 1", `a:1:1: a key that is a list or a mapping; use text as the key`},
		{"a merge", "<<: {a: 1}", `a:1:1: a merge key "<<"; write the keys out; merging is not read`},
		{"an empty key", "title: x\n? \n: 1", `a:2:2: an empty key; write the key before the colon`},
		{"a NUL byte", "title: \x00", `a:1:8: the file holds a NUL byte; save it as text in UTF-8`},
		{"another encoding", "title: caf\xe9", `a:1:11: the file is not in UTF-8; save it as text in UTF-8`},
		{"a tab as indentation", "items:\n\t- id: x", `a:2: not valid YAML: found character that cannot start any token; look at this line and the one before: indentation by spaces, a space after each colon, quotation marks closed`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Decode("a", []byte(c.text), new(settings))
			if got := problems.Error(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	_, problems := Decode("a", []byte("count: x\nshare: y\nitems:\n- {idd: 1, limit: z}\nnone: 1"), new(settings))
	if len(problems) != 5 {
		t.Errorf("got %d problems:\n%v", len(problems), problems)
	}
}

// TestLimits feeds what is meant to use up time or memory.
func TestLimits(t *testing.T) {
	var wide, bomb strings.Builder
	for i := range MaxKeys + 1 {
		fmt.Fprintf(&wide, "k%d: 1\n", i)
	}
	bomb.WriteString("a0: &a0 [x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d,*a%d,*a%d]\n", i, i, i-1, i-1, i-1)
	}
	for _, c := range []struct{ name, text, want string }{
		{"a large file", strings.Repeat("#\n", MaxSize), "bytes; at most"},
		{"many keys", wide.String(), "at most 10000 are read"},
		{"many items", "cells: [" + strings.Repeat("1,", MaxNodes) + "]", "more than 500000 values"},
		{"deep nesting", strings.Repeat("[", 60) + strings.Repeat("]", 60), "nested more than 40 deep"},
		{"very deep nesting", strings.Repeat("[", 2_000_000), "not valid YAML"},
		{"very deep mappings", strings.Repeat("{a: ", 500_000), "not valid YAML"},
		{"deep block lists", strings.Repeat("- ", 1_000_000), ""},
		{"an alias bomb", bomb.String(), "anchors and aliases are not read"},
		{"comments without end", strings.Repeat("# a\n", 200_000) + "title: x", ""},
		{"many wrong keys", strings.Repeat("- {x: 1}\n", 100_000), "found a list"},
		{"blank lines without end", strings.Repeat("\n", 2_000_000), "the file is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, problems := Decode("a", []byte(c.text), new(settings))
			if c.want != "" && !strings.Contains(problems.Error(), c.want) {
				t.Errorf("got %.300s", problems.Error())
			}
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			} else {
				t.Log(d)
			}
		})
	}
}

func TestPositions(t *testing.T) {
	text := "title: x\nitems:\n  - id: a\n  - id: b\n    limit: 3\nparts:\n  \"a.b\": 1\n"
	at, problems := Decode("a", []byte(text), new(settings))
	if len(problems) > 0 || at.File() != "a" {
		t.Fatal(problems)
	}
	for _, c := range []struct {
		name, path   string
		line, column int
	}{
		{"a value", "title", 1, 8},
		{"a list is where its key is", "items", 2, 1},
		{"an item", "items[1]", 4, 5},
		{"a value in an item", "items[1].limit", 5, 12},
		{"a key with a dot", `parts["a.b"]`, 7, 10},
		{"what is missing is where it belongs", "items[0].limit", 3, 5},
		{"an item past the end", "items[7]", 2, 1},
		{"the whole file", "", 1, 1},
		{"not a path", `items[x]["`, 2, 1},
	} {
		if line, column := at.At(c.path); line != c.line || column != c.column {
			t.Errorf("%s: got %d:%d, want %d:%d", c.name, line, column, c.line, c.column)
		}
	}
	if got := at.Problem("items[1].limit", "too low", "raise it").String(); got != "a:5:12: too low; raise it" {
		t.Error(got)
	}
	if line, _ := (Positions{}).At("x"); line != 0 {
		t.Error("the zero Positions knows a place")
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"title: x\ncount: 1", "items: [{id: a, limit: 1e3}]", "? [a]\n: b", "a: &x [*x]", "--- \n...\n---", "cells:\n- |\n  x\n- >-\n y", "<<: 1", "\"\\u202e\": 1", "- - - -", "{{{{", "parts: {1: 2}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<16 {
			return
		}
		at, problems := Decode("a", content, new(settings))
		at.At("items[0].id")
		for _, p := range problems {
			if s := p.String(); strings.ContainsAny(s, "\n\x1b\u202e") {
				t.Errorf("a message with control characters: %q", s)
			}
		}
	})
}
