package brief

import (
	"reflect"
	"slices"

	"growthpole/indicators/data"
)

// Texts lists the English texts of a model that documents print and that have no
// other language beside them: names, units, notes, and what choices rest on. They
// are what a language's texts.yaml has to translate.
func Texts(model any, lang string) []string {
	var out []string
	collect(reflect.ValueOf(model), func(n data.Names) {
		if _, found := n.In(lang); !found && n["en"] != "" {
			out = append(out, n["en"])
		}
	}, func(g data.Ground) {
		if g.Source != "" {
			out = append(out, g.Source)
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// collect visits every name and every ground within a value.
func collect(v reflect.Value, name func(data.Names), ground func(data.Ground)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), name, ground)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), name, ground)
		}
	case reflect.Struct:
		if g, is := v.Interface().(data.Ground); is {
			ground(g)
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				collect(v.Field(i), name, ground)
			}
		}
	case reflect.Map:
		if n, is := v.Interface().(data.Names); is {
			name(n)
		}
	}
}

// Untranslated is what documents of a language show in another one, or without an
// inflected form, because nobody has written it in that language.
type Untranslated struct {
	Language string // the tag under which names are looked up, such as "ru"
	Names    bool   // the dataset names things in other languages only
	Forms    []MissingForm
	Texts    []string // of the model, in English
}

// MissingForm is a grammatical case that templates ask for, with the codes of the
// regions that the dataset does not give it for.
type MissingForm struct {
	Case    string
	Regions []string
}

// Untranslated finds what is not there in the language.
func (s *Set) Untranslated() Untranslated {
	out := Untranslated{Language: s.nameTag, Names: !slices.Contains(s.Data.Languages, s.nameTag)}
	for _, grammar := range s.lang.Cases() {
		f := MissingForm{Case: grammar}
		for _, r := range s.Data.Regions {
			if _, given := r.Forms.In(s.nameTag, grammar); !given {
				f.Regions = append(f.Regions, r.ID)
			}
		}
		if len(f.Regions) > 0 {
			out.Forms = append(out.Forms, f)
		}
	}
	if s.nameTag == english {
		return out
	}
	for _, text := range Texts(s.Model, s.nameTag) {
		if _, found := s.lang.Translate(text); !found {
			out.Texts = append(out.Texts, text)
		}
	}
	return out
}

// english is the language in which models and notes are always written.
const english = "en"
