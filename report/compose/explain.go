package compose

import (
	"errors"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"

	"growthpole/indicators/problem"
)

// text/template keeps what went wrong in the words of its messages only, so they
// are taken apart here. A message of an unknown form is shown as it is.
var (
	templateAt  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^template: ([^:]*):(\d+)(?::(\d+))?: (.*)$`) })
	executing   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: (.*)$`) })
	noField     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`can't evaluate field (\S+) in type (\S+)`) })
	noKey       = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`map has no entry for key "(.*)"`) })
	noFunction  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^function "(.*)" not defined`) })
	noTemplate  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`template "(.*)" not defined`) })
	atTooLong   = errTooLong.Error()
	hintTooLong = "look for a template that includes itself"
)

// builtin are the functions of text/template that a hint may propose.
var builtin = []string{"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "slice", "printf", "print"}

// explain turns an error of text/template into a problem in a file.
func (t *Templates) explain(err error, data any) problem.Problem {
	message, _, _ := strings.Cut(err.Error(), "\n")
	p := problem.Problem{File: t.dir, What: message}
	var exec template.ExecError
	if errors.As(err, &exec) {
		p.File = path.Join(t.dir, exec.Name)
	}
	if m := templateAt().FindStringSubmatch(message); m != nil {
		p.File = path.Join(t.dir, m[1])
		p.Line, _ = strconv.Atoi(m[2])
		if p.Column, _ = strconv.Atoi(m[3]); p.Column > 0 {
			p.Column++ // text/template counts bytes from 0
		}
		p.What = m[4]
	}
	expression := ""
	if m := executing().FindStringSubmatch(p.What); m != nil {
		expression, p.What = m[1], m[2]
	}
	t.nameCause(&p, expression, data)
	return p
}

// nameCause replaces the usual messages by what the owner of a template needs.
func (t *Templates) nameCause(p *problem.Problem, expression string, data any) {
	what := p.What
	if m := noField().FindStringSubmatch(what); m != nil {
		p.What = "no field " + problem.Quote(m[1]) + " in " + problem.Quote(expression)
		p.Hint = problem.DidYouMean(m[1], fieldsOf(data, m[2]))
	} else if m := noKey().FindStringSubmatch(what); m != nil {
		p.What = "no entry " + problem.Quote(m[1]) + " in " + problem.Quote(expression)
		if keys := keysBeside(data, expression); len(keys) > 0 {
			p.Hint = problem.DidYouMean(m[1], keys)
		}
	} else if m := noFunction().FindStringSubmatch(what); m != nil {
		p.What = "no function " + problem.Quote(m[1])
		p.Hint = problem.DidYouMean(m[1], append(slices.Clone(builtin), t.funcs...))
	} else if m := noTemplate().FindStringSubmatch(what); m != nil {
		p.What = "no template " + problem.Quote(m[1])
		p.Hint = problem.DidYouMean(m[1], t.Names())
	} else if strings.Contains(what, atTooLong) {
		p.What, p.Hint = atTooLong, hintTooLong
	} else if expression != "" {
		p.What = problem.Quote(expression) + ": " + what
	}
}

// fieldsOf lists what a template may write after the dot of a value of the named
// type, looking for the type in the data. Empty when it is not to be found.
func fieldsOf(data any, typeName string) []string {
	if data == nil {
		return nil
	}
	found := findType(reflect.TypeOf(data), typeName, map[reflect.Type]bool{})
	if found == nil {
		return nil
	}
	var names []string
	for i := range found.NumMethod() {
		names = append(names, found.Method(i).Name)
	}
	if found.Kind() == reflect.Pointer {
		found = found.Elem()
	}
	if found.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(found) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// keysBeside lists the keys that an expression such as .vars.name could have ended
// in, when its dot is all the data. Within a loop it is not, and the list is empty.
func keysBeside(data any, expression string) []string {
	parts := strings.Split(strings.TrimPrefix(expression, "$"), ".")
	if len(parts) < 2 || parts[0] != "" {
		return nil
	}
	here := data
	for _, part := range parts[1 : len(parts)-1] {
		within, _ := here.(map[string]any)
		here = within[part]
	}
	keys, _ := here.(map[string]any)
	return slices.Sorted(maps.Keys(keys))
}

func findType(t reflect.Type, name string, seen map[reflect.Type]bool) reflect.Type {
	if t == nil || seen[t] {
		return nil
	}
	seen[t] = true
	if t.String() == name {
		return t
	}
	var parts []reflect.Type
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		parts = append(parts, t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			parts = append(parts, t.Field(i).Type)
		}
	}
	for i := range t.NumMethod() {
		if m := t.Method(i).Type; m.NumOut() > 0 {
			parts = append(parts, m.Out(0))
		}
	}
	for _, part := range parts {
		if found := findType(part, name, seen); found != nil {
			return found
		}
	}
	return nil
}
