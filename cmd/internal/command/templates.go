package command

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"growthpole/indicators/problem"
	"growthpole/report/publish"
	"growthpole/templates"
)

// words are the templates of a run, and which of them are the user's own.
type words struct {
	files   fs.FS
	changed []publish.Input
	unused  problem.List // warnings
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
	files := templates.Over(root.FS(), templates.FS)
	return words{files, changed, within(folder, unused(files, changed))}, nil
}

// hashAll sums the files of a folder, for the manifest. A link to a file counts as that
// file, for it is read as one; a link to a folder would bring in files that are not
// listed, and is refused.
func hashAll(fsys fs.FS) ([]publish.Input, error) {
	var list []publish.Input
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		linked := d.Type()&fs.ModeSymlink != 0
		info, err := fs.Stat(fsys, name)
		switch {
		case err != nil && linked:
			return nil // it leads nowhere, or out of the folder: nothing is read through it
		case err != nil:
			return err
		case linked && info.IsDir():
			return fmt.Errorf("%s is a link to a folder; put the files themselves there", name)
		case !info.Mode().IsRegular():
			return nil
		case len(list) == mostTemplates:
			return fmt.Errorf("the folder holds more than %d files; is it the right one?", mostTemplates)
		case info.Size() > largestTemplate:
			return fmt.Errorf("%s has %d bytes; a template has at most %d", name, info.Size(), largestTemplate)
		}
		content, err := fs.ReadFile(fsys, name)
		list = append(list, hashed(name, content))
		return err
	})
	return list, err
}

// languagesOf lists the folders that hold a template of the brief: English, and then the others by name.
func languagesOf(words fs.FS) []string {
	entries, err := fs.ReadDir(words, ".")
	if err != nil {
		return nil // no language is known; build says so
	}
	var list []string
	for _, e := range entries {
		if _, err := fs.Stat(words, e.Name()+"/brief.md"); e.IsDir() && err == nil {
			list = append(list, e.Name())
		}
	}
	slices.Sort(list)
	if i := slices.Index(list, "en"); i > 0 {
		list = slices.Insert(slices.Delete(list, i, i+1), 0, "en")
	}
	return list
}

// unused warns of the user's templates that no brief can come to: the program has
// none at their path, in this or any language, and no template calls them.
func unused(files fs.FS, user []publish.Input) problem.List {
	var list problem.List
	for _, f := range user {
		lang, name, inside := strings.Cut(f.File, "/")
		if inside && builtIn(name) && languageTag().MatchString(lang) || !isTemplate(f.File) {
			continue
		}
		if inside && languageTag().MatchString(lang) && called(files, lang, name) {
			continue
		}
		list = append(list, problem.Problem{File: f.File, What: "not used: no template of the program has this path, and none calls it",
			Hint: nearestPath(f.File), Warning: true})
	}
	return list
}

// languageTag is what a folder of templates is called.
var languageTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]{2,3}$`) })

// isTemplate leaves out what people keep beside templates, such as a README.
func isTemplate(file string) bool {
	base := path.Base(file)
	if strings.HasPrefix(base, ".") || strings.EqualFold(base, "README.md") {
		return false
	}
	return slices.Contains([]string{".md", ".yaml", ".yml"}, path.Ext(base))
}

// builtIn reports whether the program has a file of that name in any language.
func builtIn(name string) bool {
	return slices.ContainsFunc(languagesOf(templates.FS), func(lang string) bool {
		_, err := fs.Stat(templates.FS, lang+"/"+name)
		return err == nil
	})
}

// called reports whether a template of a language calls the one of that name.
func called(files fs.FS, lang, name string) bool {
	found := false
	call := regexp.MustCompile(`\{\{-?\s*template\s+["` + "`" + `]` + regexp.QuoteMeta(name) + `["` + "`" + `]`)
	err := fs.WalkDir(files, lang, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".md" || file == lang+"/"+name {
			return err
		}
		content, err := fs.ReadFile(files, file)
		found = found || call.Match(content)
		return err
	})
	return found || err != nil // a file that cannot be read is told elsewhere
}

// nearestPath says where a template that is not used was probably meant to be: at
// a path that ends as its own does, or that is spelled nearly so.
func nearestPath(file string) string {
	var known []string
	_ = fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && isTemplate(name) {
			known = append(known, name)
		}
		return err
	})
	for _, ending := range []string{file, path.Base(file)} {
		var fit []string
		for _, name := range known {
			if strings.HasSuffix(name, "/"+ending) {
				fit = append(fit, name)
			}
		}
		// The languages have the same files; English stands for all of them.
		inEnglish := slices.DeleteFunc(slices.Clone(fit), func(name string) bool { return !strings.HasPrefix(name, "en/") })
		switch {
		case len(inEnglish) == 1:
			return "move it to " + inEnglish[0]
		case len(fit) == 1:
			return "move it to " + fit[0]
		}
	}
	if near, found := problem.Nearest(file, known); found {
		return "did you mean " + near + "?"
	}
	return "its path is LANGUAGE/NAME as in the program's own folder templates, such as en/sections/stage.md; or call it from another template"
}
