package render

import (
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/templates"
)

// TestRowsAreCountedBeforeTheyGetMemory: heads times rows may be a thousand times what is
// given.
func TestRowsAreCountedBeforeTheyGetMemory(t *testing.T) {
	k, err := Open(Options{
		Folder:   fstest.MapFS{"a.md": {Data: []byte("# T\n\n```table\nid: t\ncaption: Table\nhead: $.head\nalign: " + strings.Repeat("l", 1000) + "\nrows: $.rows\n```\n")}},
		Template: "a.md", Words: templates.FS, Language: "en",
	})
	if err != nil {
		t.Fatal(err)
	}
	data := []byte(`{"head":["h"` + strings.Repeat(`,"h"`, 999) + `],"rows":[[]` + strings.Repeat(",[]", 20_000) + "]}")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = k.Document("a.json", data)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "row 0 has 0 cells for 1000 columns") {
		t.Errorf("Document: %v", err)
	}
	const most = 200 << 20
	if n := after.TotalAlloc - before.TotalAlloc; n > most {
		t.Errorf("%d MB are taken for a table that is refused", n>>20)
	}
}
