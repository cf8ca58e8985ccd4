package pdf

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"growthpole/report/document"
)

var keep = flag.String("keep", "", "write the demo document to this file, to look at it")

func write(t testing.TB, doc *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDemoIsWritten(t *testing.T) {
	data := write(t, demo())
	if *keep != "" {
		if err := os.WriteFile(*keep, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
