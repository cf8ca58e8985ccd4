package command

import (
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"growthpole/indicators/data"
	structure "growthpole/indicators/index"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/stage"
	"growthpole/report/stylefile"
)

// schema is a JSON Schema or a part of one.
type schema = map[string]any

// generator makes a schema of a Go type as it stands under one kind of tag: "yaml"
// for what people write, "json" for what the program writes.
type generator struct {
	tag      string
	defs     schema
	words    map[string]any                              // by "package.Type.key": a list of words, or a schema
	required func(t reflect.Type, key string) bool       // of what people write
	describe func(t reflect.Type, f field) (text string) // of a property
	about    func(t reflect.Type) string                 // of a type
}

// field is a property of a type, with embedded structs taken apart.
type field struct {
	key   string
	owner reflect.Type // the struct that declares it
	reflect.StructField
	optional bool // may be left out of what the program writes
}

// fieldsOf lists the properties of a struct.
func fieldsOf(t reflect.Type, tag string) (all []field) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get(tag), ",")
		switch {
		case name == "-":
		case name == "" && f.Anonymous || strings.Contains(options, "inline"):
			all = append(all, fieldsOf(f.Type, tag)...)
		case name == "" || !f.IsExported():
		default:
			all = append(all, field{name, t, f, strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero")})
		}
	}
	return all
}

// root is the whole schema of a type.
func (g *generator) root(t reflect.Type, title, description string) schema {
	g.defs = schema{}
	s := g.object(t)
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"], s["description"] = title, description
	s["$defs"] = g.defs
	return s
}

var marshaler = reflect.TypeFor[encoding.TextMarshaler]()

// of is the schema of a value.
func (g *generator) of(t reflect.Type) schema {
	switch {
	case t == reflect.TypeFor[data.Names](), t == reflect.TypeFor[data.Forms]():
		return g.shared(t, func() schema { return g.names(t) })
	case t == reflect.TypeFor[data.Value]():
		return g.shared(t, g.value)
	case t == reflect.TypeFor[mechanism.Ref]():
		return schema{"type": "string", "pattern": "^(" + strings.Join([]string{mechanism.Criterion, mechanism.Factor, mechanism.Element, mechanism.Network}, "|") + ")/.+$"}
	case t == reflect.TypeFor[data.Flags]():
		one := "(" + strings.Join(append(data.FlagNames(), data.Apportioned.String(), data.AddedUp.String()), "|") + ")"
		return schema{"type": "string", "pattern": "^" + one + "(, " + one + ")*$"}
	case t.Kind() == reflect.Uint8 && t.Implements(marshaler):
		return schema{"enum": wordsOf(t)}
	case strings.HasSuffix(t.String(), ".date"):
		return schema{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	}
	if pattern, has := stylefile.Patterns()[t.String()]; has {
		return g.shared(t, func() schema { return ofStyle(t, pattern) })
	}
	switch t.Kind() {
	case reflect.Pointer:
		return g.of(t.Elem())
	case reflect.String:
		return schema{"type": "string"}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Float64:
		return schema{"type": "number"}
	case reflect.Uint, reflect.Uint64:
		return schema{"type": "integer", "minimum": 0}
	case reflect.Int, reflect.Int64, reflect.Int32:
		return schema{"type": "integer"}
	case reflect.Slice:
		return schema{"type": "array", "items": g.of(t.Elem())}
	case reflect.Array:
		return schema{"type": "array", "items": g.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": g.of(t.Elem())}
	case reflect.Struct:
		return g.shared(t, func() schema { return g.object(t) })
	}
	panic("no schema for " + t.String())
}

// shared puts a schema among the definitions, and refers to it.
func (g *generator) shared(t reflect.Type, make func() schema) schema {
	name := t.String()
	if _, known := g.defs[name]; !known {
		g.defs[name] = nil // a type that holds itself refers to what is being made
		s := make()
		if text := g.about(t); text != "" {
			s["description"] = text
		}
		g.defs[name] = s
	}
	return schema{"$ref": "#/$defs/" + name}
}

func (g *generator) object(t reflect.Type) schema {
	properties, required := schema{}, []string{}
	for _, f := range fieldsOf(t, g.tag) {
		if _, twice := properties[f.key]; twice {
			continue // of an outer struct, which goes before an embedded one
		}
		properties[f.key] = g.property(f)
		if g.tag == "json" && !f.optional || g.tag == "yaml" && g.required(t, f.key) {
			required = append(required, f.key)
		}
	}
	if t == reflect.TypeFor[stage.Verdict]() { // its MarshalJSON says two things more
		properties["determined"] = schema{"type": "boolean", "description": "whether the missing data could not change the stage held"}
		properties["not_determined_stage"] = schema{"type": "integer", "description": "the stage that missing data leave open, so that the verdict is “held at least; this stage not determined”"}
		required = append(required, "determined")
	}
	s := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if choice := either[t.String()]; choice != nil && g.tag == "yaml" {
		s["oneOf"] = choice
	}
	if len(required) > 0 {
		slices.Sort(required)
		s["required"] = slices.Compact(required)
	}
	return s
}

// either are the types of which exactly one of some keys is given.
var either = map[string][]any{
	"load.regions":     {needs("list"), needs("file", "columns")},
	"load.wide":        {needs("years"), needs("sectors"), needs("series")},
	"load.difference":  {needs("series"), needs("sector")},
	"gate.Condition":   {needs("at_least"), needs("at_most")},
	"indicator.Error":  {needs("relative"), needs("absolute")},
	"indicator.Growth": {needs("of"), needs("activity")},
	"stylefile.logo": { // says something, or is said to say nothing
		schema{"required": []string{"alt"}, "properties": schema{"decorative": schema{"const": false}}},
		schema{"required": []string{"decorative"}, "properties": schema{"decorative": schema{"const": true}, "alt": false}},
	},
	"indicator.From": {needs("series"), needs("ratio"), needs("quotient"), needs("share_of_nation"), needs("growth"), needs("index")},
}

func needs(keys ...string) schema { return schema{"required": keys} }

// property is a value with its description and the words that it takes.
func (g *generator) property(f field) schema {
	s := g.of(f.Type)
	if g.tag == "json" && !f.optional && slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Map}, f.Type.Kind()) {
		s = schema{"anyOf": []any{s, schema{"type": "null"}}} // what is nil is null
	}
	if words, closed := g.words[f.owner.String()+"."+f.key]; closed {
		s = narrowed(s, words)
	}
	s["description"] = g.describe(f.owner, f)
	return s
}

// narrowed limits the texts of a schema, or of its items or values.
func narrowed(s schema, words any) schema {
	for _, inner := range []string{"items", "additionalProperties"} {
		if one, ok := s[inner].(schema); ok {
			s[inner] = narrowed(one, words)
			return s
		}
	}
	if list, ok := words.([]string); ok {
		return schema{"enum": list}
	}
	if s["$ref"] != nil {
		return schema{"allOf": []any{s, words}}
	}
	return maps.Clone(words.(schema))
}

// names is a text by language; of forms, a text by language and case.
func (g *generator) names(t reflect.Type) schema {
	s := schema{"type": "object", "propertyNames": schema{"pattern": "^[a-z]{2,3}$"}, "additionalProperties": schema{"type": "string"}}
	if t == reflect.TypeFor[data.Forms]() {
		s["additionalProperties"] = schema{"type": "object", "propertyNames": schema{"pattern": "^[a-z]+(_[a-z]+)*$"}, "additionalProperties": schema{"type": "string"}}
	}
	return s
}

// ofStyle is the schema of what a style writes in a form of its own.
func ofStyle(t reflect.Type, pattern string) schema {
	switch {
	case t.Kind() == reflect.Map:
		return schema{"type": "object", "propertyNames": schema{"pattern": pattern}, "additionalProperties": schema{"type": "string"}, "required": []string{"en"}}
	case t.Kind() == reflect.Struct:
		// YAML takes a colour such as 943400, or 12e345, for a number.
		return schema{"type": []string{"string", "number"}, "pattern": pattern, "minimum": 0}
	}
	return schema{"type": "string", "pattern": pattern}
}

// value is what data.Value's MarshalJSON writes.
func (g *generator) value() schema {
	return schema{
		"type": "object", "additionalProperties": false,
		"properties": schema{
			"value":   schema{"type": "number", "description": "the number; absent when it is not known"},
			"missing": schema{"enum": wordsOf(reflect.TypeFor[data.Gap]()), "description": "why there is no number"},
			"year":    schema{"type": "integer", "description": "year of the latest number that it rests on"},
			"from":    schema{"type": "array", "items": g.of(reflect.TypeFor[data.Origin]()), "description": "the places in the input that it comes from, or that say why it is missing"},
		},
		"oneOf": []any{schema{"required": []string{"value"}}, schema{"required": []string{"missing"}}},
	}
}

// wordsOf are the texts of a type of a few values, in their order.
func wordsOf(t reflect.Type) (words []string) {
	defer func() {
		if recover() == nil {
			panic("no end of the words of " + t.String())
		}
	}()
	for i := range uint64(64) {
		v := reflect.New(t).Elem()
		v.SetUint(i)
		words = append(words, v.Interface().(fmt.Stringer).String())
	}
	return nil
}

// indexNames are the structure indices that a model may name.
func indexNames() schema {
	var names []string
	for _, ix := range structure.All {
		names = append(names, ix.Name)
	}
	return schema{"anyOf": []any{schema{"enum": names}, schema{"type": "string", "pattern": "^ksi_to(_half)?/.+$"}}}
}

// text is a schema as a file.
func text(s schema) ([]byte, error) {
	b, err := json.MarshalIndent(s, "", "  ")
	return append(b, '\n'), err
}
