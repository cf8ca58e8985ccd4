// Package stylefile reads the house style from a YAML file, with the fonts and the
// logo that it names. It is strict: unknown keys, colours without contrast, margins
// without room and fonts without letters are problems that name their line.
package stylefile

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sync"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
	"growthpole/report/house"
)

// Name is that of a style in the folder of what it is for.
const Name = "style.yaml"

//go:embed default.yaml
var defaultText []byte

// DefaultText is the built-in style as a file, with its comments.
func DefaultText() []byte { return slices.Clone(defaultText) }

// File is a file that was read: the style, a font or a logo.
type File struct {
	Name    string // relative to the folder of the style
	Content []byte
	Kept    bool // does not travel inside documents: a font that is not to be passed on
}

// Open reads a style that lies in fsys under a name without folders, and what it
// refers to. The style is nil where a problem blocks it; the files, the style first,
// are those that could be read.
func Open(fsys fs.FS, name string) (*house.Style, []File, problem.List) {
	r := &reader{fsys: fsys}
	content, err := r.read(name, strictyaml.MaxSize)
	if err != nil {
		return nil, nil, problem.List{{File: name, What: err.Error(), Hint: "check the name, or leave it out to use the built-in style"}}
	}
	spec := specOf(house.Default())
	pos, found := strictyaml.Decode(name, content, &spec)
	r.pos, r.found = pos, found
	if found.Blocking() {
		return nil, r.files, found
	}
	s := spec.style()
	spec.Fonts.faces(r, s)
	spec.texts(r)
	spec.Logo.picture(r, s)
	if !r.found.Blocking() {
		for _, f := range s.Check() {
			r.complain(f.Key, f.What, f.Hint)
		}
	}
	r.found.Sort()
	if r.found.Blocking() {
		return nil, r.files, r.found
	}
	return s, r.files, r.found
}

// reader reads the files of a style and collects problems.
type reader struct {
	fsys  fs.FS
	pos   strictyaml.Positions
	files []File
	found problem.List
}

// complain adds a problem at a key.
func (r *reader) complain(key, what, hint string) {
	r.found = append(r.found, r.pos.Problem(key, problem.Clean(key)+": "+what, hint))
}

// read takes a regular file of a bounded size, once.
func (r *reader) read(name string, most int64) ([]byte, error) {
	for _, f := range r.files {
		if f.Name == name {
			return f.Content, nil
		}
	}
	info, err := fs.Stat(r.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("the file is not there")
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", err)
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a regular file")
	case info.Size() > most:
		return nil, fmt.Errorf("has %d bytes; at most %d are read", info.Size(), most)
	}
	content, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	r.files = append(r.files, File{Name: name, Content: content})
	return content, nil
}

// keep notes whether a file that was read stays out of documents.
func (r *reader) keep(name string, kept bool) {
	for i := range r.files {
		if r.files[i].Name == path.Clean(name) {
			r.files[i].Kept = kept
		}
	}
}

// beside reads a file that a key names, in the folder of the style or below.
func (r *reader) beside(key, name string, most int64) ([]byte, bool) {
	clean := path.Clean(name)
	if !fs.ValidPath(clean) || clean == "." {
		r.complain(key, problem.Quote(name)+" does not lie in the folder of the style", "copy the file there, and name it with / between folders")
		return nil, false
	}
	content, err := r.read(clean, most)
	if err != nil {
		r.complain(key, problem.Quote(name)+": "+err.Error(), "name a file in the folder of the style or below")
		return nil, false
	}
	return content, true
}

var languageCode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]{2,3}$`) })

// texts are those of the organisation and of the logo: languages are codes, and
// English is there for those that are missing.
func (s *spec) texts(r *reader) {
	if s.Organisation != nil {
		r.words("organisation", s.Organisation)
	} else if s.Running.Organisation {
		r.complain("running.organisation", "there is no organisation to name", "add organisation: {en: …}, or write false here")
	}
	if s.Logo != nil && s.Logo.Alt != nil {
		r.words("logo.alt", s.Logo.Alt)
	}
}

// longestText is what a name or an alternative text has at most, in bytes.
const longestText = 400

func (r *reader) words(key string, words map[string]string) {
	if words["en"] == "" {
		r.complain(key, "there is no English text, which stands in for languages that are missing", "add en: …")
	}
	for _, lang := range sorted(words) {
		text := words[lang]
		switch {
		case !languageCode().MatchString(lang):
			r.complain(key+"."+lang, problem.Quote(lang)+" is no language", "write its code of two or three letters, such as ru")
		case len(text) > longestText:
			r.complain(key+"."+lang, fmt.Sprintf("%d bytes; at most %d are printed", len(text), longestText), "shorten it")
		case !printable(text):
			r.complain(key+"."+lang, problem.Quote(text)+" is no line of text", "write words in one line")
		}
	}
}
