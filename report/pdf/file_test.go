package pdf

import (
	"bytes"
	"crypto/sha256"
	"math/rand/v2"
	"testing"
	"time"

	"growthpole/report/document"
)

// TestChecksumIsOfAllThatIsWritten: also where part of it is summed beforehand.
func TestChecksumIsOfAllThatIsWritten(t *testing.T) {
	sumOf := func(before, shared, after string) []byte {
		f := new(file)
		f.reset(4)
		f.rawStream(1, "", []byte(before))
		f.sharedStream(2, "", []byte(shared), sha256.Sum256([]byte(shared)))
		f.rawStream(3, "", []byte(after))
		return f.sum()
	}
	seen := [][]byte{sumOf("a", "bb", "c")}
	for _, parts := range [][3]string{{"x", "bb", "c"}, {"a", "bx", "c"}, {"a", "bb", "x"}, {"a", "bb", "cc"}, {"a", "", "bbc"}} {
		sum := sumOf(parts[0], parts[1], parts[2])
		for _, other := range seen {
			if bytes.Equal(sum, other) {
				t.Errorf("a file of %q has the checksum of another one", parts)
			}
		}
		seen = append(seen, sum)
	}
	if !bytes.Equal(seen[0], sumOf("a", "bb", "c")) {
		t.Error("the same file has two checksums")
	}
}

// TestAFileOfManyMegabytes: behind the sixteenth an offset takes four bytes.
func TestAFileOfManyMegabytes(t *testing.T) {
	content := make([]byte, 17<<20)
	random := rand.NewChaCha8([32]byte{1})
	if _, err := random.Read(content); err != nil {
		t.Fatal(err)
	}
	doc := small(para("x"))
	doc.Attachments = []document.Attachment{{Title: "Noise", Relation: document.Data, File: &document.File{Name: "noise.bin", Path: "noise.bin", MIME: "application/octet-stream", Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), Content: content}}}
	for _, d := range []*document.Document{doc, small(para("x"))} {
		o, want := open(t, write(t, d)), 3.0 // which looks for every object at its offset
		if d == doc {
			want = 4
		}
		if got := o.array(o.trailer["W"])[1]; got != want {
			t.Errorf("offsets take %v bytes, want %v", got, want)
		}
	}
}
