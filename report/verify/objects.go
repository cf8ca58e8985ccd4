package verify

import (
	"bytes"
	"fmt"
	"reflect"

	"growthpole/report/reader"
)

// compareObjects holds the objects of two files against each other, where all
// that is read out of them is the same: a font, a metadata packet, a page's box.
// A signature may be added: a form field of no size on the first page.
func compareObjects(l *list, g, e *reader.File, identical bool, longer int) {
	signed := false
	for _, n := range e.Numbers() {
		got, want := g.Object(n), e.Object(n)
		if container(want) {
			continue // what it holds is compared itself
		}
		if !same(g, e, got, want) && !signing(g, got, want) {
			l.add(Difference{Kind: Bytes, Where: fmt.Sprintf("object %d", n), There: "another " + kind(want), Expected: "that of the document made again"})
		}
	}
	last := 0
	for _, n := range e.Numbers() {
		last = max(last, n)
	}
	for _, n := range g.Numbers() {
		signed = signed || g.Dict(reader.Ref{Num: n})["Type"] == reader.Name("Sig")
		if n > last && !ofSignature(g, g.Object(n)) {
			l.add(Difference{Kind: Bytes, Where: fmt.Sprintf("object %d", n), There: "a " + kind(g.Object(n)) + " that the document does not have"})
		}
	}
	if identical && longer > 0 && !signed {
		l.add(Difference{Kind: Bytes, There: fmt.Sprintf("%d bytes after the end of the document", longer)})
	}
	if len(l.all) == 0 && !identical {
		l.add(Difference{Kind: Bytes, There: "the file was written anew by another program; all its objects are as they were", Expected: "the bytes of the document made again"})
	}
}

// same compares values. Streams are the same when their content is.
func same(g, e *reader.File, got, want any) bool {
	a, isStream := got.(*reader.Stream)
	b, wantStream := want.(*reader.Stream)
	if !isStream || !wantStream {
		return reflect.DeepEqual(got, want)
	}
	x, err1 := g.Content(a)
	y, err2 := e.Content(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y) && reflect.DeepEqual(without(a.Dict, "Length", "Filter"), without(b.Dict, "Length", "Filter"))
}

// container reports whether an object is there for the sake of others only.
func container(v any) bool {
	s, isStream := v.(*reader.Stream)
	return isStream && (s.Dict["Type"] == reader.Name("XRef") || s.Dict["Type"] == reader.Name("ObjStm"))
}

func without(d reader.Dict, keys ...reader.Name) reader.Dict {
	out := reader.Dict{}
	for k, v := range d {
		out[k] = v
	}
	for _, k := range keys {
		delete(out, k)
	}
	return out
}

func kind(v any) string {
	var d reader.Dict
	switch v := v.(type) {
	case reader.Dict:
		d = v
	case *reader.Stream:
		d = v.Dict
	}
	for _, key := range []reader.Name{"Type", "S", "Subtype"} {
		if n, isName := d[key].(reader.Name); isName {
			return string(n)
		}
	}
	return "object"
}

// signing reports whether an object differs from what it was by no more than what
// a signature adds.
func signing(g *reader.File, got, want any) bool {
	a, isDict := got.(reader.Dict)
	b, wantDict := want.(reader.Dict)
	if !isDict || !wantDict {
		return false
	}
	switch b["Type"] {
	case reader.Name("Catalog"):
		return reflect.DeepEqual(without(a, "AcroForm"), b) && onlySignatures(g, g.Dict(a["AcroForm"]))
	case reader.Name("Page"):
		return reflect.DeepEqual(without(a, "Annots"), without(b, "Annots")) && adds(g, a["Annots"], b["Annots"])
	case reader.Name("StructElem"):
		return b["S"] == reader.Name("Document") && reflect.DeepEqual(without(a, "K"), without(b, "K")) && adds(g, a["K"], b["K"])
	case reader.Name("StructTreeRoot"):
		return reflect.DeepEqual(without(a, "ParentTreeNextKey"), without(b, "ParentTreeNextKey"))
	}
	if b["Nums"] != nil {
		return reflect.DeepEqual(without(a, "Nums"), without(b, "Nums")) && adds(g, a["Nums"], b["Nums"])
	}
	return false
}

// onlySignatures reports whether a form holds nothing but signature fields.
func onlySignatures(g *reader.File, form reader.Dict) bool {
	for _, v := range g.Array(form["Fields"]) {
		if !ofSignature(g, g.Get(v)) {
			return false
		}
	}
	return len(without(form, "Fields", "SigFlags")) == 0
}

// adds reports whether a list begins as it did and goes on with parts of a signature.
func adds(g *reader.File, got, want any) bool {
	a, b := g.Array(got), g.Array(want)
	if len(a) < len(b) || !reflect.DeepEqual(append(reader.Array{}, a[:len(b)]...), append(reader.Array{}, b...)) {
		return false
	}
	for _, v := range a[len(b):] {
		if _, isKey := v.(int); !isKey && !ofSignature(g, g.Get(v)) {
			return false
		}
	}
	return true
}

// ofSignature reports whether an object is one that a signature consists of.
func ofSignature(g *reader.File, v any) bool {
	switch v := v.(type) {
	case *reader.Stream:
		return container(v)
	case reader.Dict:
		return v["Type"] == reader.Name("Sig") || v["Type"] == reader.Name("StructElem") && v["S"] == reader.Name("Form") ||
			v["Subtype"] == reader.Name("Widget") && v["FT"] == reader.Name("Sig") && reflect.DeepEqual(v["Rect"], reader.Array{0, 0, 0, 0})
	}
	return v == nil
}
