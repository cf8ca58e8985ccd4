package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"growthpole/indicators/data"
)

// Reference is a work that choices rest on: as their sources name it, and as a list of
// references gives it, so that a reader can find it.
type Reference struct {
	As   string `yaml:"as" json:"as"`     // such as "Becker et al. 2022"; a source that holds it cites the work
	Text string `yaml:"text" json:"text"` // author, year, title, publisher, DOI or ISBN
}

// Cited is those of the references that some choice of the model names, in their order.
func (m *Model) Cited() []Reference {
	return slices.DeleteFunc(slices.Clone(m.References), func(r Reference) bool { return !cites(reflect.ValueOf(m).Elem(), r.As) })
}

// cites reports whether any ground within a value names a work.
func cites(v reflect.Value, as string) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return !v.IsNil() && cites(v.Elem(), as)
	case reflect.Slice:
		for i := range v.Len() {
			if cites(v.Index(i), as) {
				return true
			}
		}
	case reflect.Struct:
		if g, is := v.Interface().(data.Ground); is {
			return strings.Contains(g.Source, as)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && cites(v.Field(i), as) {
				return true
			}
		}
	}
	return false
}

// references checks the list. That no source names a work is a warning: it is left out of
// the overview, and nothing hangs on it. Where other faults were found, a source may be
// among what is missing.
func (c *checker) references() {
	sound := len(c.found) == 0
	for i, r := range c.m.References {
		at := fmt.Sprintf("references[%d]", i)
		switch {
		case strings.TrimSpace(r.As) == "":
			c.add(at+".as", "the reference does not say how sources name it", "write it as they do, such as as: Becker et al. 2022")
		case strings.TrimSpace(r.Text) == "":
			c.add(at+".text", "the reference is empty", "give author, year, title, publisher, and DOI or ISBN")
		case sound && !cites(reflect.ValueOf(c.m).Elem(), r.As):
			c.addf(at+".as", "name the work in the source of a choice, or remove the reference", "no source names %q", r.As)
			c.found[len(c.found)-1].Warning = true
		}
	}
}
