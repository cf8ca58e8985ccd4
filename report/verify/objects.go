package verify

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"growthpole/report/reader"
)

// compareObjects holds the objects of two files against each other, where all
// that is read out of them is the same: a font, a metadata packet, a page's box.
// It follows the references from the pages and the catalog, so that a file whose
// objects were numbered anew is compared all the same, and says of each difference
// where it belongs. A signature may be added: a form field of no size on the first
// page.
func compareObjects(l *list, g, e *reader.File, identical bool, longer int) {
	w := &objects{l: l, g: g, e: e, seen: map[[2]reader.Ref]bool{}, page: map[reader.Ref]int{}, pageIn: map[reader.Ref]int{}}
	given, _ := g.Pages() // both lists have been read before
	want, _ := e.Pages()
	for i := range min(len(given), len(want)) {
		w.pageIn[given[i].Ref], w.page[want[i].Ref] = i+1, i+1
	}
	for i := range min(len(given), len(want)) {
		w.seen[[2]reader.Ref{given[i].Ref, want[i].Ref}] = true
		w.dict(place{page: i + 1}, g.Dict(given[i].Ref), e.Dict(want[i].Ref))
	}
	w.compare(place{}, g.Trailer["Root"], e.Trailer["Root"])
	w.compare(place{words: []string{"document information"}}, g.Trailer["Info"], e.Trailer["Info"])
	if identical {
		w.appended()
	}
	switch {
	case len(l.all) > 0:
	case identical && longer > 0 && !signed(g):
		l.add(Difference{Kind: Bytes, There: fmt.Sprintf("%d bytes after the end of the document", longer)})
	case !identical:
		l.add(Difference{Kind: Bytes, There: "the file was written anew by another program; all its objects are as they were", Expected: "the bytes of the document made again"})
	}
}

// objects walks through two files side by side.
type objects struct {
	l            *list
	g, e         *reader.File
	seen         map[[2]reader.Ref]bool
	page, pageIn map[reader.Ref]int // numbers of the pages expected, and of those given
}

// place is where an object belongs.
type place struct {
	page  int
	words []string
}

func (p place) step(word string) place {
	return place{p.page, append(slices.Clip(p.words), word)}
}

// appended looks for objects behind the end of the document that belong to no
// signature, even where nothing refers to them.
func (w *objects) appended() {
	last := slices.Max(append(w.e.Numbers(), 0))
	for _, n := range w.g.Numbers() {
		if v := w.g.Object(n); n > last && !ofSignature(w.g, v) {
			w.l.add(Difference{Kind: Bytes, Where: fmt.Sprintf("object %d", n), There: "a " + kind(v) + " that the document does not have"})
		}
	}
}

func (w *objects) differ(at place, there, expected string) {
	w.l.add(Difference{Kind: Bytes, Page: at.page, Where: strings.Join(at.words, ", "), There: there, Expected: expected})
}

// compare holds two values against each other, and all that they refer to.
func (w *objects) compare(at place, got, want any) {
	a, isRef := got.(reader.Ref)
	b, wantRef := want.(reader.Ref)
	if isRef && wantRef {
		if w.seen[[2]reader.Ref{a, b}] {
			return
		}
		w.seen[[2]reader.Ref{a, b}] = true
		if x, y := w.pageIn[a], w.page[b]; x > 0 || y > 0 {
			if x != y {
				w.differ(at, fmt.Sprintf("page %d", x), fmt.Sprintf("page %d", y))
			}
			return // pages are compared before all else
		}
	}
	got, want = w.g.Get(got), w.e.Get(want)
	switch want := want.(type) {
	case reader.Dict:
		if got, is := got.(reader.Dict); is {
			w.dict(w.named(at, want), got, want)
			return
		}
	case reader.Array:
		if got, is := got.(reader.Array); is && len(got) == len(want) {
			for i := range want {
				w.compare(at.step(fmt.Sprint(i+1)), got[i], want[i])
			}
			return
		}
	case *reader.Stream:
		if got, is := got.(*reader.Stream); is {
			w.stream(w.named(at, want.Dict), got, want)
			return
		}
	}
	x, isNumber := reader.Number(got)
	y, wantNumber := reader.Number(want)
	if reflect.DeepEqual(got, want) || isNumber && wantNumber && x == y {
		return
	}
	w.differ(at, worded(got), worded(want))
}

// named begins the words of a place anew where an object has a name of its own.
func (w *objects) named(at place, d reader.Dict) place {
	text := func(key reader.Name) string { return shorten(w.e.Text(d[key]), 40) }
	name := func(key reader.Name) string { n, _ := w.e.Get(d[key]).(reader.Name); return string(n) }
	page, _ := d["Pg"].(reader.Ref)
	switch {
	case d["Type"] == reader.Name("StructElem"):
		return place{w.page[page], []string{"element " + name("S") + " of the structure"}}
	case d["Type"] == reader.Name("Filespec"):
		return place{0, []string{"attachment " + text("UF")}}
	case d["Type"] == reader.Name("Font"):
		return place{at.page, []string{"font " + name("BaseFont")}}
	case d["Type"] == reader.Name("Metadata"):
		return place{0, []string{"metadata (XMP)"}}
	case d["Title"] != nil && d["Parent"] != nil:
		return place{0, []string{"bookmark “" + text("Title") + "”"}}
	}
	return at
}

func (w *objects) dict(at place, got, want reader.Dict) {
	keys := maps.Clone(got)
	maps.Copy(keys, want)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		x, there := got[key]
		y, expected := want[key]
		step := at.step(string(key))
		switch {
		case w.signing(want, key, x, y):
			w.both(step, w.g.Array(x), w.e.Array(y))
		case !there:
			w.differ(step, "", worded(w.e.Get(y)))
		case !expected:
			w.differ(step, worded(w.g.Get(x)), "")
		default:
			w.compare(step, x, y)
		}
	}
}

// both compares lists as far as both go.
func (w *objects) both(at place, got, want reader.Array) {
	for i := range min(len(got), len(want)) {
		w.compare(at.step(fmt.Sprint(i+1)), got[i], want[i])
	}
}

// coding are the keys of a stream that another program may write otherwise.
var coding = []reader.Name{"Length", "Filter", "DecodeParms"}

func (w *objects) stream(at place, got, want *reader.Stream) {
	w.dict(at, without(got.Dict, coding...), without(want.Dict, coding...))
	x, err := w.g.Content(got)
	y, err2 := w.e.Content(want)
	switch {
	case err != nil || err2 != nil:
		w.differ(at, "content that cannot be read", "")
	case bytes.Equal(x, y):
	case want.Dict["Type"] == reader.Name("Metadata"):
		_, a, b := CompareLines(x, y)
		w.differ(at, a, b)
	case len(at.words) > 0 && at.words[0] == "Contents":
		w.operations(at, reader.Operations(x), reader.Operations(y))
	default:
		w.differ(at, fmt.Sprintf("other content of %d bytes", len(x)), fmt.Sprintf("%d bytes", len(y)))
	}
}

// operations compares what two content streams do, whatever the way it is written.
func (w *objects) operations(at place, got, want []reader.Operation) {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	line := func(list []reader.Operation) string {
		if i < len(list) {
			return quote(string(list[i]))
		}
		return "the end"
	}
	if len(got) != len(want) || i < len(want) {
		w.differ(at, line(got), line(want))
	}
}

// worded is a value for a message, shortened.
func worded(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case *reader.Stream:
		return "a stream"
	case reader.String:
		return quote(reader.Text(v))
	case reader.Dict, reader.Array:
		return shorten(string(reader.Append(nil, v)), 80)
	default:
		return fmt.Sprint(v)
	}
}

func without(d reader.Dict, keys ...reader.Name) reader.Dict {
	out := maps.Clone(d)
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
