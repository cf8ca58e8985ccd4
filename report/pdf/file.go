package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// file is a PDF file being written: streams at once, other objects packed
// together in object streams, which deflate far better than one by one.
type file struct {
	out    bytes.Buffer
	places []filePlace // by object number
	packed []byte      // objects of the object stream being filled
	index  []int       // their numbers and offsets in turn
	squash bytes.Buffer
	raw    bytes.Buffer // what fpdf wrote
	shared []sharedData
}

// sharedData is data that many files hold, and whose checksum is known.
type sharedData struct {
	from, to int
	sum      [sha256.Size]byte
}

// filePlace is where an object is: at an offset, or in an object stream.
type filePlace struct {
	offset int
	stream int // number of the object stream; 0 if the object stands alone
	index  int // within the object stream
}

// packSize keeps object streams small enough for a reader to open one quickly.
const packSize = 2000

// files are kept for the next document.
var files = stock[file]{make: func() *file { return new(file) }}

func (f *file) reset(objects int) {
	f.out.Reset()
	f.places = append(f.places[:0], make([]filePlace, objects)...)
	f.packed, f.index, f.shared = f.packed[:0], f.index[:0], f.shared[:0]
}

// allocate reserves an object number.
func (f *file) allocate() int {
	f.places = append(f.places, filePlace{})
	return len(f.places) - 1
}

// add writes a new object.
func (f *file) add(body string) int {
	n := f.allocate()
	f.begin(n)
	f.packed = append(f.packed, body...)
	return n
}

func (f *file) put(n int, body string) {
	f.begin(n)
	f.packed = append(f.packed, body...)
}

// begin starts object n; whatever is appended to f.packed is its body.
func (f *file) begin(n int) {
	if len(f.index) >= 2*packSize {
		f.endPack()
	}
	if len(f.packed) > 0 {
		f.packed = append(f.packed, '\n')
	}
	f.places[n].index = len(f.index) / 2
	f.index = append(f.index, n, len(f.packed))
}

// endPack writes the object stream that is being filled.
func (f *file) endPack() {
	if len(f.index) == 0 {
		return
	}
	n := f.allocate()
	head := make([]byte, 0, 6*len(f.index))
	for i, v := range f.index {
		head = append(strconv.AppendInt(head, int64(v), 10), ' ')
		if i%2 == 0 {
			f.places[v].stream = n
		}
	}
	f.stream(n, fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(f.index)/2, len(head)), head, f.packed)
	f.packed, f.index = f.packed[:0], f.index[:0]
}

// leastDeflated is from how many bytes data are deflated: to make codes for less takes
// longer than the few bytes are worth.
const leastDeflated = 4096

// stream writes a stream, deflated if it is long; parts are its data.
func (f *file) stream(n int, dict string, parts ...[]byte) {
	if len(parts) == 1 && len(parts[0]) < leastDeflated {
		f.rawStream(n, dict, parts[0])
		return
	}
	f.rawStream(n, dict+" /Filter /FlateDecode", f.deflate(parts...))
}

// deflate returns data deflated; it is good until the next call.
func (f *file) deflate(parts ...[]byte) []byte {
	f.squash.Reset()
	deflate(&f.squash, parts...)
	return f.squash.Bytes()
}

// sharedStream writes a stream whose checksum is known.
func (f *file) sharedStream(n int, dict string, data []byte, sum [sha256.Size]byte) {
	f.rawStream(n, dict, data)
	end := f.out.Len() - len(endStream)
	f.shared = append(f.shared, sharedData{end - len(data), end, sum})
}

const endStream = "\nendstream\nendobj\n"

func (f *file) rawStream(n int, dict string, data []byte) {
	f.places[n] = filePlace{offset: f.out.Len()}
	b := f.out.AvailableBuffer()
	b = strconv.AppendInt(b, int64(n), 10)
	b = append(b, " 0 obj\n<<"...)
	b = append(b, dict...)
	b = append(b, " /Length "...)
	b = strconv.AppendInt(b, int64(len(data)), 10)
	b = append(b, ">>\nstream\n"...)
	f.out.Write(b)
	f.out.Write(data)
	f.out.WriteString(endStream)
}

// end writes the cross-reference stream. The file's ID is made of its content:
// the same document always has the same.
func (f *file) end(catalog, info int) {
	f.endPack()
	n, start := f.allocate(), f.out.Len()
	f.places[n].offset = start
	wide := start >= 1<<24 // offsets take four bytes
	table := make([]byte, 0, 7*len(f.places))
	for i, p := range f.places {
		kind, where, index := byte(1), p.offset, 0
		switch {
		case i == 0:
			kind, index = 0, 65535
		case p.stream > 0:
			kind, where, index = 2, p.stream, p.index
		}
		table = append(table, kind)
		if wide {
			table = append(table, byte(where>>24))
		}
		table = append(table, byte(where>>16), byte(where>>8), byte(where), byte(index>>8), byte(index))
	}
	id := hex.EncodeToString(f.sum()[:16])
	width := 3
	if wide {
		width = 4
	}
	f.stream(n, fmt.Sprintf("/Type /XRef /W [1 %d 2] /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s><%s>]", width, len(f.places), catalog, info, id, id), table)
	fmt.Fprintf(&f.out, "startxref\n%d\n%%%%EOF\n", start)
}

// sum is the checksum of what is written, with that of a shared stream in its place.
func (f *file) sum() []byte {
	h, from := sha256.New(), 0
	for i := range f.shared {
		s := &f.shared[i]
		h.Write(f.out.Bytes()[from:s.from])
		h.Write(s.sum[:])
		from = s.to
	}
	h.Write(f.out.Bytes()[from:])
	return h.Sum(nil)
}

// endPlain ends a file that does not conform: see compose.
func (f *file) endPlain(from *skeleton, outline string) error {
	catalog, info := len(from.objects)-1, len(from.objects)-2
	f.put(info, "<<>>")
	f.put(catalog, "<</Type /Catalog /Pages 1 0 R "+outline+">>")
	f.end(catalog, info)
	return nil
}

func appendReference(b []byte, n int) []byte {
	return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
}

// textString is a string of the PDF language: letters of ASCII as they are, others in
// UTF-16, as hexadecimal digits.
func textString(s string) string {
	if isASCII(s) {
		return literal(s)
	}
	b := make([]byte, 0, 8+4*len(s))
	b = append(b, "<FEFF"...)
	var units [2]uint16
	for _, r := range s {
		for _, u := range utf16.AppendRune(units[:0], r) {
			b = appendUnit(b, u)
		}
	}
	return string(append(b, '>'))
}

const hexDigits = "0123456789ABCDEF"

// hexPairs is every byte as two hexadecimal digits, the first in the low bits.
var hexPairs = func() (pairs [256]uint16) {
	for i := range pairs {
		pairs[i] = uint16(hexDigits[i>>4]) | uint16(hexDigits[i&15])<<8
	}
	return pairs
}()

// appendUnit appends sixteen bits as hexadecimal digits.
func appendUnit(b []byte, u uint16) []byte {
	return binary.LittleEndian.AppendUint32(b, uint32(hexPairs[u>>8])|uint32(hexPairs[u&255])<<16)
}

// isASCII reports whether a text has nothing but the printed characters of ASCII.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// utf16Text is a text string as plain bytes, for fpdf to escape.
func utf16Text(s string) string {
	b := append(make([]byte, 0, 2+2*len(s)), "\xFE\xFF"...)
	var units [2]uint16
	for _, r := range s {
		for _, u := range utf16.AppendRune(units[:0], r) {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return string(b)
}
