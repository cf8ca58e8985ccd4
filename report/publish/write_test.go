package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// text is a maker of a file with this content.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// open opens a new folder, which is closed at the end of the test.
func open(t *testing.T) (f *Folder, name string) {
	t.Helper()
	name = filepath.Join(t.TempDir(), "a", "b")
	f, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, name
}

// holds fails the test when the folder holds other names than these.
func holds(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("folder holds %q, want %q", got, want)
	}
}

func TestWriteTellsWhatWasWritten(t *testing.T) {
	f, name := open(t)
	got, err := f.Write("x.txt", text("abc"))
	if err != nil {
		t.Fatal(err)
	}
	want := Written{"x.txt", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if b, _ := os.ReadFile(filepath.Join(name, "x.txt")); string(b) != "abc" {
		t.Errorf("file holds %q", b)
	}
	holds(t, name, "x.txt")
}

func TestAFailedWriteKeepsTheOldFileAndLeavesNothing(t *testing.T) {
	f, name := open(t)
	if _, err := f.Write("x", text("old")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	_, err := f.Write("x", func(w io.Writer) error {
		io.WriteString(w, strings.Repeat("half", 1<<16))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got error %v, want %v", err, broken)
	}
	func() {
		defer func() { recover() }()
		f.Write("x", func(w io.Writer) error {
			io.WriteString(w, "half")
			panic("broken")
		})
	}()
	if b, _ := os.ReadFile(filepath.Join(name, "x")); string(b) != "old" {
		t.Errorf("file holds %q, want the old content", b)
	}
	holds(t, name, "x")
}

func TestNothingIsWrittenOutsideTheFolder(t *testing.T) {
	f, name := open(t)
	for _, bad := range []string{"../x", "/x", "..", "a/../../x", ""} {
		if _, err := f.Write(bad, text("abc")); err == nil {
			t.Errorf("name %q: no error", bad)
		}
	}
	outside := filepath.Join(filepath.Dir(name), "outside")
	if err := os.WriteFile(outside, []byte("kept"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../outside", filepath.Join(name, "link")); err != nil {
		t.Skip(err)
	}
	if _, err := f.Write("link", text("abc")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(outside); string(b) != "kept" {
		t.Errorf("the link's target now holds %q", b)
	}
	holds(t, name, "link")
}

func TestANameHeldByAFolderIsAnError(t *testing.T) {
	f, name := open(t)
	if err := os.Mkdir(filepath.Join(name, "x.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := f.Write("x.pdf", text("abc"))
	if err == nil || !strings.Contains(err.Error(), "cannot write x.pdf") || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("got error %v", err)
	}
	holds(t, name, "x.pdf")
}

func TestAReadOnlyFolderIsAnError(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions do not bind this user")
	}
	f, name := open(t)
	if err := os.Chmod(name, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(name, 0o755)
	if _, err := f.Write("x", text("abc")); !errors.Is(err, os.ErrPermission) {
		t.Errorf("got error %v, want no permission", err)
	}
}

func TestAFolderThatWentAwayIsAnError(t *testing.T) {
	f, name := open(t)
	if err := os.Remove(name); err != nil {
		t.Skip(err)
	}
	_, err := f.Write("x.pdf", text("abc"))
	if !errors.Is(err, os.ErrNotExist) || !strings.HasPrefix(err.Error(), "cannot write x.pdf: ") {
		t.Errorf("got error %v", err)
	}
}

func TestOpenOfAFileIsAnError(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(name); err == nil {
		t.Error("no error")
	}
}

// TestTwoRunsAtOnce writes the same names from several folders' handles while
// readers look on: each sees nothing or one whole content.
func TestTwoRunsAtOnce(t *testing.T) {
	_, name := open(t)
	var runs, readers sync.WaitGroup
	stop := make(chan bool)
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if b, err := os.ReadFile(filepath.Join(name, "x")); err == nil && !whole(b) {
					t.Errorf("a reader saw %d bytes of a mixture or a part", len(b))
					return
				}
			}
		})
	}
	for run := range 4 {
		runs.Go(func() {
			f, err := Open(name)
			if err != nil {
				t.Error(err)
				return
			}
			defer f.Close()
			for range 10 {
				if _, err := f.Write("x", text(strings.Repeat(string(rune('a'+run)), 200_000))); err != nil {
					t.Error(err)
				}
			}
			if _, err := f.WriteManifest(Manifest{Program: "test"}); err != nil {
				t.Error(err)
			}
		})
	}
	runs.Wait()
	close(stop)
	readers.Wait()
	holds(t, name, ManifestName, "x")
}

// whole reports whether content is that of one run and complete.
func whole(b []byte) bool {
	return len(b) == 200_000 && bytes.Count(b, b[:1]) == len(b)
}

func TestManifestDoesNotDependOnTheOrderOfWork(t *testing.T) {
	a := Output{Written: Written{File: "A.en.pdf"}, Region: "A", Format: "pdf"}
	b := Output{Written: Written{File: "B.en.pdf"}, Region: "B", Format: "pdf"}
	f, name := open(t)
	var got []Written
	for _, outputs := range [][]Output{{a, b}, {b, a}} {
		w, err := f.WriteManifest(Manifest{Program: "growthpole", Outputs: outputs,
			Failed: []Failure{{Region: "C", Error: "a <b>"}}})
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, w)
	}
	if got[0] != got[1] {
		t.Errorf("got %v, want equal ones", got)
	}
	text, err := os.ReadFile(filepath.Join(name, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"inputs": []`, `"error": "a <b>"`, `"file": "A.en.pdf"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("manifest lacks %s:\n%s", want, text)
		}
	}
}
