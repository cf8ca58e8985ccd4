// Package templates holds the texts of briefs as files: a folder a language,
// with Markdown templates and a word list.
package templates

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// FS holds the templates that the program brings along, a folder a language: a new
// language needs no change here.
//
//go:embed */*.md */*.yaml */*/*.md
var FS embed.FS

// Over lies a user's folder over the templates that the program brings along,
// file by file: what user has is taken from there, everything else from base.
func Over(user, base fs.FS) fs.FS { return overlay{user, base} }

type overlay struct{ user, base fs.FS }

// Open implements fs.FS. A folder that both have lists the files of both.
func (o overlay) Open(name string) (fs.File, error) {
	// A pipe would hang when it is opened, so that it is asked for first.
	if info, err := fs.Stat(o.user, name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a regular file; put a Markdown file in its place")}
	}
	file, err := o.user.Open(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return o.base.Open(name)
		}
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || !info.IsDir() {
		return file, err
	}
	entries, err := o.ReadDir(name)
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return &folder{File: file, entries: entries}, nil
}

// ReadDir implements fs.ReadDirFS: the entries of both folders in order of name,
// the user's where both have one.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	mine, err := fs.ReadDir(o.user, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	theirs, baseErr := fs.ReadDir(o.base, name)
	if err != nil && baseErr != nil {
		return nil, baseErr
	}
	merged := append(slices.Clone(mine), theirs...)
	slices.SortStableFunc(merged, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(merged, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// folder is an open directory that lists both layers.
type folder struct {
	fs.File
	entries []fs.DirEntry
}

// ReadDir implements fs.ReadDirFile.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		all := f.entries
		f.entries = nil
		return all, nil
	}
	if len(f.entries) == 0 {
		return nil, io.EOF
	}
	some := f.entries[:min(n, len(f.entries))]
	f.entries = f.entries[len(some):]
	return some, nil
}
