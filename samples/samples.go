// Package samples holds datasets that come with the program.
package samples

import (
	"embed"
	"io/fs"
	"testing/fstest"
)

//go:embed kazakhstan illustrative uk
var files embed.FS

// FS holds one folder a sample, such as "uk".
var FS fs.ReadDirFS = files

// Files are those of a sample by their names in its folder, for a test that changes some.
func Files(sample string) (fstest.MapFS, error) {
	folder, err := fs.Sub(files, sample)
	if err != nil {
		return nil, err
	}
	copied := fstest.MapFS{}
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		copied[name] = &fstest.MapFile{Data: content}
		return err
	})
	return copied, err
}
