package verify

import (
	"slices"

	"growthpole/report/reader"
)

// signing reports whether a value differs from what it was by no more than what a
// signature adds; a list then begins as it did, which is compared by the caller.
func (w *objects) signing(of reader.Dict, key reader.Name, got, want any) bool {
	switch {
	case key == "AcroForm" && of["Type"] == reader.Name("Catalog"):
		return want == nil && onlySignatures(w.g, w.g.Dict(got))
	case key == "ParentTreeNextKey":
		a, is := got.(int)
		b, was := want.(int)
		return is && was && a > b && signed(w.g)
	case key == "Annots" && of["Type"] == reader.Name("Page"), key == "Nums",
		key == "K" && of["S"] == reader.Name("Document"):
		a, b := w.g.Array(got), w.e.Array(want)
		return len(a) > len(b) && !slices.ContainsFunc(a[len(b):], func(v any) bool {
			_, isKey := v.(int)
			return !(isKey && key == "Nums") && !ofSignature(w.g, w.g.Get(v))
		})
	}
	return false
}

// signed reports whether a form holds a signature, which is then checked by those
// who know how.
func signed(g *reader.File) bool {
	form := g.Dict(g.Catalog()["AcroForm"])
	return len(g.Array(form["Fields"])) > 0 && onlySignatures(g, form)
}

// onlySignatures reports whether a form holds nothing but signature fields.
func onlySignatures(g *reader.File, form reader.Dict) bool {
	for _, v := range g.Array(form["Fields"]) {
		if !isField(g.Dict(v)) || g.Dict(g.Dict(v)["V"])["Type"] != reader.Name("Sig") {
			return false
		}
	}
	return len(without(form, "Fields", "SigFlags")) == 0
}

// ofSignature reports whether an object is one that a signature consists of: with
// an action, a look or a text of its own it is something else besides.
func ofSignature(g *reader.File, v any) bool {
	switch v := v.(type) {
	case *reader.Stream:
		return v.Dict["Type"] == reader.Name("XRef") || v.Dict["Type"] == reader.Name("ObjStm")
	case reader.Dict:
		return isField(v) || isForm(g, v) ||
			v["Type"] == reader.Name("Sig") && len(without(v, "Type", "Filter", "SubFilter", "M", "Reason", "Location", "ByteRange", "Contents")) == 0
	}
	return v == nil
}

// isField reports whether a dictionary is a signature's field of no size and no look.
func isField(d reader.Dict) bool {
	rect := make([]float64, 4)
	list, _ := d["Rect"].(reader.Array)
	for i, v := range list[:min(4, len(list))] {
		rect[i], _ = reader.Number(v)
	}
	return d["Subtype"] == reader.Name("Widget") && d["FT"] == reader.Name("Sig") &&
		len(list) == 4 && slices.Equal(rect, []float64{0, 0, 0, 0}) &&
		len(without(d, "Type", "Subtype", "FT", "F", "T", "TU", "Contents", "Rect", "P", "V", "StructParent")) == 0
}

// isForm reports whether a dictionary is the element that tells a screen reader of a
// signature's field, and of nothing else.
func isForm(g *reader.File, d reader.Dict) bool {
	if d["Type"] != reader.Name("StructElem") || d["S"] != reader.Name("Form") || len(without(d, "Type", "S", "P", "Pg", "Alt", "K", "Lang")) > 0 {
		return false
	}
	kids := g.Array(d["K"])
	if len(kids) != 1 {
		return false
	}
	to := g.Dict(kids[0])
	return to["Type"] == reader.Name("OBJR") && isField(g.Dict(to["Obj"])) && g.Text(d["Alt"]) == g.Text(g.Dict(to["Obj"])["TU"])
}
