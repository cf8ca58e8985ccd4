package pdf

import (
	"bytes"
	"crypto/sha256"
	"testing"
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
