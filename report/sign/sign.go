// Package sign signs PDF files as PAdES-B-B asks for it (ETSI EN 319 142-1): a CMS
// signature inside the file, appended as an update that leaves every byte before
// it as it was. What PDF/A and PDF/UA ask of a signature field is kept. It also
// makes signatures beside a file, and checks both kinds.
package sign

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"growthpole/report/reader"
)

// Options say what a signature bears besides the signer.
type Options struct {
	Time     time.Time // that the signer claims
	Label    string    // what the field is, for assistive technology: "Digital signature"
	Language string    // of the label, where it is not the document's; may be empty
	Reason   string    // may be empty
	Place    string    // may be empty
}

// File signs a PDF file and returns it with the signature appended.
func File(data []byte, id *Identity, o Options) ([]byte, error) {
	if err := id.valid(o.Time); err != nil {
		return nil, err
	}
	f, err := reader.Open(data)
	if err != nil {
		return nil, err
	}
	u, err := newUpdate(f, o)
	if err != nil {
		return nil, err
	}
	size := id.size()
	out, at := u.bytes(size)
	// The signature is over all but itself, with its angle brackets.
	before, after := at, at+2*size+2
	ranges := fmt.Sprintf("[0 %d %d %d]", before, after, len(out)-after)
	place := bytes.LastIndex(out[:at], []byte(rangePlace))
	copy(out[place:], ranges+spaces[len(ranges):len(rangePlace)])
	cms, err := id.cms(append(append([]byte{}, out[:before]...), out[after:]...), false)
	if err != nil {
		return nil, err
	}
	if len(cms) > size {
		return nil, fmt.Errorf("the signature takes %d bytes; %d were left for it", len(cms), size)
	}
	hex.Encode(out[at+1:], cms)
	return out, nil
}

// Signable is why File could not put a signature into a file, whoever signs: it is no
// PDF file, or has no place for one.
func Signable(data []byte) error {
	f, err := reader.Open(data)
	if err != nil {
		return err
	}
	_, err = taggedIn(f)
	return err
}

// Detached signs a file beside itself: the signature in CMS, as DER.
func Detached(data []byte, id *Identity, at time.Time) ([]byte, error) {
	if err := id.valid(at); err != nil {
		return nil, err
	}
	return id.cms(data, true)
}

// rangePlace is where the ranges go that a signature is over: room for files of
// ten digits.
const (
	rangePlace = "[0 0000000000 0000000000 0000000000]"
	spaces     = "                                    "
)

// update is the objects that a signature adds and changes.
type update struct {
	f       *reader.File
	objects map[int]any
	order   []int
	next    int
	sig     int
	o       Options
}

// errUntagged is about files that a field would make worse.
var errUntagged = errors.New("the file is no tagged PDF with an identifier, as this program makes them; a signature field would have no place in its structure")

// tagged is where a tagged file takes a field.
type tagged struct {
	root, page, parents reader.Ref // catalog, first page, parent tree
	tree, top           *reader.Element
	key                 int // that the parent tree gives next
}

func taggedIn(f *reader.File) (at tagged, err error) {
	pages, err := f.Pages()
	if err != nil {
		return at, err
	}
	var isRoot, isTree, isKey bool
	at.root, isRoot = f.Trailer["Root"].(reader.Ref)
	at.tree, err = f.Tree()
	if err != nil || !isRoot || len(pages) == 0 || len(at.tree.Elements()) == 0 {
		return at, errUntagged
	}
	at.page, at.top = pages[0].Ref, at.tree.Elements()[0]
	at.parents, isTree = at.tree.Dict["ParentTree"].(reader.Ref)
	at.key, isKey = at.tree.Dict["ParentTreeNextKey"].(int)
	if !isTree || !isKey || f.Dict(at.parents)["Nums"] == nil || len(f.Array(f.Trailer["ID"])) == 0 {
		return at, errUntagged
	}
	return at, nil
}

// newUpdate adds a field for a signature on the first page: its widget, its element in
// the structure, and what leads to both.
func newUpdate(f *reader.File, o Options) (*update, error) {
	at, err := taggedIn(f)
	if err != nil {
		return nil, err
	}
	u := &update{f: f, objects: map[int]any{}, next: f.Size(), o: o}
	u.sig = u.allocate()
	widget, form := u.allocate(), u.allocate()
	acro := copyOf(f.Dict(f.Dict(at.root)["AcroForm"]))
	fields := f.Array(acro["Fields"])
	u.put(widget, reader.Dict{
		"Type": reader.Name("Annot"), "Subtype": reader.Name("Widget"), "FT": reader.Name("Sig"), "F": 4 | 128, // printed, locked
		"T": reader.String("Signature" + strconv.Itoa(len(fields)+1)), "TU": textString(o.Label), "Contents": textString(o.Label),
		"Rect": reader.Array{0, 0, 0, 0}, "P": at.page, "V": reader.Ref{Num: u.sig}, "StructParent": at.key,
	})
	element := reader.Dict{
		"Type": reader.Name("StructElem"), "S": reader.Name("Form"), "P": at.top.Ref, "Pg": at.page, "Alt": textString(o.Label),
		"K": reader.Array{reader.Dict{"Type": reader.Name("OBJR"), "Obj": reader.Ref{Num: widget}, "Pg": at.page}},
	}
	if o.Language != "" {
		element["Lang"] = reader.String(o.Language)
	}
	u.put(form, element)
	acro["Fields"], acro["SigFlags"] = with(fields, reader.Ref{Num: widget}), 3 // signatures exist; only append
	u.change(at.root, func(d reader.Dict) { d["AcroForm"] = acro })
	u.change(at.page, func(d reader.Dict) {
		d["Annots"], d["Tabs"] = with(f.Array(d["Annots"]), reader.Ref{Num: widget}), reader.Name("S")
	})
	u.change(at.top.Ref, func(d reader.Dict) { d["K"] = with(f.Array(d["K"]), reader.Ref{Num: form}) })
	u.change(at.tree.Ref, func(d reader.Dict) { d["ParentTreeNextKey"] = at.key + 1 })
	u.change(at.parents, func(d reader.Dict) { d["Nums"] = with(f.Array(d["Nums"]), at.key, reader.Ref{Num: form}) })
	return u, nil
}

// change puts a changed copy of a dictionary in the place of an object.
func (u *update) change(r reader.Ref, do func(reader.Dict)) {
	d := copyOf(u.f.Dict(r))
	do(d)
	u.put(r.Num, d)
}

// copyOf is a dictionary that may be changed, even of one that is not there.
func copyOf(d reader.Dict) reader.Dict {
	out := reader.Dict{}
	maps.Copy(out, d)
	return out
}

func with(a reader.Array, more ...any) reader.Array {
	return append(append(reader.Array{}, a...), more...)
}

func (u *update) allocate() int {
	u.next++
	return u.next - 1
}

func (u *update) put(n int, v any) {
	u.objects[n] = v
	u.order = append(u.order, n)
}

// signature is the signature's dictionary, with room for what is known last.
func (u *update) signature(size int) []byte {
	b := []byte("<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (" + u.o.Time.UTC().Format("D:20060102150405Z") + ")")
	for _, entry := range []struct{ key, value string }{{" /Reason ", u.o.Reason}, {" /Location ", u.o.Place}} {
		if entry.value != "" {
			b = reader.Append(append(b, entry.key...), textString(entry.value))
		}
	}
	b = append(b, " /ByteRange "+rangePlace+" /Contents <"...)
	b = append(b, bytes.Repeat([]byte("00"), size)...)
	return append(b, ">>>"...)
}

// bytes is the file with the update, and where the signature's contents begin.
func (u *update) bytes(size int) (out []byte, contents int) {
	out = append([]byte{}, u.f.Data...)
	if n := len(out); n > 0 && out[n-1] != '\n' {
		out = append(out, '\n')
	}
	type place struct{ n, offset int }
	var places []place
	begin := func(n int) {
		places = append(places, place{n, len(out)})
		out = fmt.Appendf(out, "%d 0 obj\n", n)
	}
	begin(u.sig)
	out = append(out, u.signature(size)...)
	contents = len(out) - len(">>>") - 2*size - 1
	out = append(out, "\nendobj\n"...)
	for _, n := range u.order {
		begin(n)
		out = append(reader.Append(out, u.objects[n]), "\nendobj\n"...)
	}
	table := u.allocate()
	start := len(out)
	places = append(places, place{table, start})
	var index reader.Array
	var rows []byte
	for _, p := range places {
		index = append(index, p.n, 1)
		rows = append(rows, 1, byte(p.offset>>24), byte(p.offset>>16), byte(p.offset>>8), byte(p.offset), 0, 0)
	}
	sum := sha256.Sum256(out)
	id := reader.Array{u.f.Array(u.f.Trailer["ID"])[0], reader.String(sum[:16])}
	prev := lastTable(u.f.Data)
	stream := &reader.Stream{Raw: rows, Dict: reader.Dict{
		"Type": reader.Name("XRef"), "W": reader.Array{1, 4, 2}, "Index": index, "Size": u.next, "Prev": prev,
		"Root": u.f.Trailer["Root"], "Info": u.f.Trailer["Info"], "ID": id,
	}}
	out = fmt.Appendf(out, "%d 0 obj\n", table)
	out = reader.Append(out, stream)
	return fmt.Appendf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", start), contents
}

// lastTable is where the last cross-reference table stands; reader.Open has read it.
func lastTable(data []byte) int {
	words := bytes.Fields(data[bytes.LastIndex(data, []byte("startxref"))+len("startxref"):])
	at, _ := strconv.Atoi(string(words[0]))
	return at
}

// textString is a text string in UTF-16.
func textString(s string) reader.String {
	b := []byte("\xFE\xFF")
	for _, r := range s {
		b = appendUTF16(b, r)
	}
	return reader.String(b)
}
