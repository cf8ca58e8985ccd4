//go:build unix

package templates_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"growthpole/templates"
)

func TestPipesAreRefusedBeforeTheyHang(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "en"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "en", "brief.md"), 0o644); err != nil {
		t.Skip("no pipes here:", err)
	}
	if _, err := templates.Over(os.DirFS(dir), templates.FS).Open("en/brief.md"); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("got %v", err)
	}
}
