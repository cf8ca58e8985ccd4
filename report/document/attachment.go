package document

import (
	"sync"
	"time"
)

// Relation says what an attached file is to the document: ISO 19005-3, 6.8.
type Relation string

// The relations that documents of ours use.
const (
	Data       Relation = "Data"       // the figures that are shown
	Source     Relation = "Source"     // what the document was made from: model and templates
	Supplement Relation = "Supplement" // what is said about the others
)

// Attachment is a file inside a document.
type Attachment struct {
	*File
	Title    string // what it holds, in the document's language; may be empty
	Relation Relation
}

// File is content with a name. One File may be attached to many documents.
type File struct {
	Name    string // under which readers save it: without folders, for some cannot make any
	Path    string // where it belongs, with / between folders; not written by formats
	MIME    string // such as "text/csv"
	Date    time.Time
	Content []byte // not to be changed once it is attached

	once   sync.Once
	packed []byte
}

// Packed is the content as a writer stores it. It is made once, however many
// documents the file goes into, so that all writers of a program have to pack alike.
func (f *File) Packed(pack func([]byte) []byte) []byte {
	f.once.Do(func() { f.packed = pack(f.Content) })
	return f.packed
}

// PackedSize is the number of bytes that Packed gave; 0 before it was called.
func (f *File) PackedSize() int { return len(f.packed) }
