package publish

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
)

// Folder is where finished files go. Several goroutines, and several programs
// at once, may write into one folder: a reader sees each name with the whole
// content of one of them, or with nothing.
type Folder struct {
	root *os.Root
}

// Open makes the folder where it is missing. Nothing outside it is written,
// whatever links it holds.
func Open(name string) (*Folder, error) {
	if err := os.MkdirAll(name, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Folder{root}, nil
}

// Close releases the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Has reports whether the folder already holds something of this name.
func (f *Folder) Has(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// Remove takes a name out of the folder; one that is not there is none to remove.
func (f *Folder) Remove(name string) error {
	if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot remove %s: %w", name, err)
	}
	return nil
}

// Written is what a reader needs to recognise a file.
type Written struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// Write gives a name, which may have folders, the content that fill writes. When fill or the disk fails,
// or fill panics, the name keeps what it had before, and nothing else is left
// in the folder.
func (f *Folder) Write(name string, fill func(io.Writer) error) (w Written, err error) {
	if folder := path.Dir(name); folder != "." {
		if err := f.root.MkdirAll(folder, 0o755); err != nil {
			return Written{}, relabel(err, name)
		}
	}
	temp := "." + rand.Text() + ".tmp" // a name that no other run has
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return Written{}, relabel(err, name)
	}
	done := false
	defer func() {
		if !done {
			file.Close() // an error here is less than the one being returned
			_ = f.root.Remove(temp)
		}
	}()
	content := tally{sum: sha256.New()}
	buffer := bufio.NewWriterSize(io.MultiWriter(file, &content), 1<<16)
	if err := fill(buffer); err != nil {
		return Written{}, err
	}
	if err := f.settle(file, buffer, temp, name); err != nil {
		return Written{}, relabel(err, name)
	}
	done = true
	return Written{File: name, SHA256: hex.EncodeToString(content.sum.Sum(nil)), Bytes: content.n}, nil
}

// WriteContent is Write for content that is at hand.
func (f *Folder) WriteContent(name string, content []byte) (Written, error) {
	return f.Write(name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// settle brings the content to the disk before the name points at it: after a
// power failure the name would otherwise hold an empty file.
func (f *Folder) settle(file *os.File, buffer *bufio.Writer, temp, name string) error {
	if err := buffer.Flush(); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return f.root.Rename(temp, name)
}

// relabel names the file that was wanted, for the temporary one means nothing to the user.
func relabel(err error, name string) error {
	if e, is := errors.AsType[*fs.PathError](err); is {
		err = e.Err
	} else if e, is := errors.AsType[*os.LinkError](err); is {
		err = e.Err
	}
	return fmt.Errorf("cannot write %s: %w", name, err)
}

// tally counts and sums what goes by.
type tally struct {
	sum hash.Hash
	n   int64
}

func (t *tally) Write(p []byte) (int, error) {
	t.n += int64(len(p))
	return t.sum.Write(p)
}
