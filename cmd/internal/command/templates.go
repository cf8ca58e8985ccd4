package command

import (
	"fmt"
	"io/fs"
	"slices"

	"growthpole/report/publish"
	"growthpole/templates"
)

// words are the templates of a run, and which of them are the user's own.
type words struct {
	files   fs.FS
	changed []publish.Input
}

// The bounds of a folder of templates. One that holds more is another folder,
// such as a home directory given by mistake.
const (
	mostTemplates   = 1000
	largestTemplate = 4 << 20
)

// openTemplates lays the user's folder over the templates of the program. The
// folder stays open as long as the program runs, for a template may call another.
func openTemplates(folder string) (words, error) {
	if folder == "" {
		return words{files: templates.FS}, nil
	}
	root, err := openFolder(folder)
	if err != nil {
		return words{}, err
	}
	changed, err := hashAll(root.FS())
	if err != nil {
		return words{}, fmt.Errorf("cannot read the templates: %w", err)
	}
	return words{templates.Over(root.FS(), templates.FS), changed}, nil
}

// hashAll sums the files of a folder, for the manifest.
func hashAll(fsys fs.FS) ([]publish.Input, error) {
	var list []publish.Input
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		if len(list) == mostTemplates {
			return fmt.Errorf("the folder holds more than %d files; is it the right one?", mostTemplates)
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > largestTemplate {
			return fmt.Errorf("%s has %d bytes; a template has at most %d", name, info.Size(), largestTemplate)
		}
		content, err := fs.ReadFile(fsys, name)
		list = append(list, hashed(name, content))
		return err
	})
	return list, err
}

// languagesOf lists the folders of templates: English, and then the others by name.
func languagesOf(words fs.FS) []string {
	entries, err := fs.ReadDir(words, ".")
	if err != nil {
		return nil // no language is known; build says so
	}
	var list []string
	for _, e := range entries {
		if e.IsDir() {
			list = append(list, e.Name())
		}
	}
	slices.Sort(list)
	if i := slices.Index(list, "en"); i > 0 {
		list = slices.Insert(slices.Delete(list, i, i+1), 0, "en")
	}
	return list
}
