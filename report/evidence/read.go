package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Set is the evidence taken out of a document.
type Set struct {
	Provenance Provenance
	files      map[string][]byte // by path
}

// ErrNone says that a document carries no evidence.
var ErrNone = errors.New("it carries no provenance.json: it was made with --attach none, or its evidence was taken out")

// Read takes evidence from a document's files, by their names. Problems say in
// what the files are not those that provenance.json lists; where it cannot be
// read at all there is an error.
func Read(files map[string][]byte) (*Set, []string, error) {
	content, found := files[ProvenanceName]
	if !found {
		return nil, nil, ErrNone
	}
	s := &Set{files: map[string][]byte{}}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&s.Provenance); err != nil {
		return nil, nil, fmt.Errorf("provenance.json cannot be read: %w", err)
	}
	if s.Provenance.Format != Format {
		return nil, nil, fmt.Errorf("the evidence is of format %d, this program reads format %d; use the program that made the file: %.60q", s.Provenance.Format, Format, s.Provenance.Program)
	}
	return s, s.take(files), nil
}

func (s *Set) take(files map[string][]byte) (problems []string) {
	complain := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	listed := map[string]bool{ProvenanceName: true}
	for _, l := range s.Provenance.Files {
		content, there := files[l.File]
		listed[l.File] = true
		switch {
		case !there:
			complain("%s is listed, and not inside", l.File)
			continue
		case !fs.ValidPath(l.Path) || s.files[l.Path] != nil:
			complain("%s is said to belong to %q", l.File, l.Path)
			continue
		case len(content) != l.Bytes || hash(content) != l.SHA256:
			complain("%s is not the file that is listed: its SHA-256 is %s, listed is %.64s", l.File, hash(content), l.SHA256)
		}
		s.files[l.Path] = append([]byte{}, content...)
	}
	for _, name := range sorted(files) {
		if !listed[name] {
			complain("%s is inside, and not listed", name)
		}
	}
	return problems
}

func sorted(m map[string][]byte) []string {
	return slices.Sorted(maps.Keys(m))
}

// File is the content of a file by its path.
func (s *Set) File(path string) (content []byte, found bool) {
	content, found = s.files[path]
	return content, found
}

// FS is a folder of the evidence: data as they were read, the user's templates.
func (s *Set) FS(folder string) fs.FS {
	m := memory{}
	if folder == "." {
		return memory(s.files)
	}
	for name, content := range s.files {
		if rest, inside := strings.CutPrefix(name, folder+"/"); inside {
			m[rest] = content
		}
	}
	return m
}

// Has reports whether there is anything in a folder.
func (s *Set) Has(folder string) bool { return len(s.FS(folder).(memory)) > 0 }

// memory is a file system that holds files by their paths.
type memory map[string][]byte

// Open implements fs.FS.
func (m memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if content, found := m[name]; found {
		return &memoryFile{Reader: bytes.NewReader(content), info: info{name: path.Base(name), size: int64(len(content))}}, nil
	}
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	entries := map[string]info{}
	for file, content := range m {
		rest, inside := strings.CutPrefix(file, prefix)
		if !inside {
			continue
		}
		if first, _, deeper := strings.Cut(rest, "/"); deeper {
			entries[first] = info{name: first, folder: true}
		} else {
			entries[rest] = info{name: rest, size: int64(len(content))}
		}
	}
	if len(entries) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	f := &memoryFolder{info: info{name: path.Base(name), folder: true}}
	for _, e := range entries {
		f.left = append(f.left, e)
	}
	slices.SortFunc(f.left, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return f, nil
}

type info struct {
	name   string
	size   int64
	folder bool
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.folder }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return i.Mode().Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type memoryFile struct {
	*bytes.Reader
	info info
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryFolder struct {
	info info
	left []fs.DirEntry
}

func (f *memoryFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFolder) Close() error               { return nil }
func (f *memoryFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: errors.New("is a folder")}
}

// ReadDir implements fs.ReadDirFile.
func (f *memoryFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.left)
	} else if len(f.left) == 0 {
		return nil, io.EOF
	}
	some := f.left[:min(n, len(f.left))]
	f.left = f.left[len(some):]
	return some, nil
}
