package model

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"reflect"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

//go:embed default.yaml
var defaultText []byte

// DefaultText is the default model as a file, with its comments.
func DefaultText() []byte { return append([]byte(nil), defaultText...) }

// DefaultName is the name under which problems of the default model are reported.
const DefaultName = "default model"

// Default decodes the model that ships with the program.
func Default() (*Model, problem.List) { return Decode(DefaultName, defaultText) }

// Open reads a model file. The content is returned for its hash.
func Open(fsys fs.FS, name string) (*Model, []byte, problem.List) {
	content, found := read(fsys, name)
	if found != nil {
		return nil, nil, found
	}
	m, pos, found := decode(name, content)
	if m != nil {
		found = append(found, mistakable(m, pos)...)
	}
	return m, content, found
}

// mistakable warns of a model that documents would give out for the built-in one: it
// goes by its version, and its id or title, and makes other choices.
func mistakable(m *Model, pos strictyaml.Positions) problem.List {
	built, _ := Default()
	if m.Version != built.Version || m.ID != built.ID && m.Title["en"] != built.Title["en"] || reflect.DeepEqual(m, built) {
		return nil
	}
	p := pos.Problem("id", fmt.Sprintf("the model goes by the name of the built-in one (%s, version %s, %q) and makes other choices; documents would say that they are of that one",
		built.ID, built.Version, built.Title["en"]), "give it an id, a title and a version of its own, such as id: ministry-2026")
	p.Warning = true
	return problem.List{p}
}

// read takes only regular files of a bounded size: a pipe would hang, a huge file fill the memory.
func read(fsys fs.FS, name string) ([]byte, problem.List) {
	var found problem.List
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		found.Add(name, 0, 0, "the file is not there", "check the name, or leave it out to use the default model")
	case err != nil:
		found.Add(name, 0, 0, fmt.Sprintf("cannot be read: %v", err), "check the file")
	case !info.Mode().IsRegular():
		found.Add(name, 0, 0, "is not a regular file", "give a YAML file")
	case info.Size() > strictyaml.MaxSize:
		found.Add(name, 0, 0, fmt.Sprintf("has %d bytes; a model file has at most %d", info.Size(), strictyaml.MaxSize), "check that this is a model file")
	}
	if len(found) > 0 {
		return nil, found
	}
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		found.Add(name, 0, 0, fmt.Sprintf("cannot be read: %v", err), "check the file")
	}
	return content, found
}

// Decode reads a model and checks it as a whole. All problems are returned at once.
func Decode(name string, content []byte) (*Model, problem.List) {
	m, _, found := decode(name, content)
	return m, found
}

func decode(name string, content []byte) (*Model, strictyaml.Positions, problem.List) {
	m := &Model{}
	pos, found := strictyaml.Decode(name, content, m)
	if found.Blocking() {
		return nil, pos, found
	}
	m.byID = make(map[string]int, len(m.Indicators))
	for i, ind := range m.Indicators {
		if _, twice := m.byID[ind.ID]; !twice {
			m.byID[ind.ID] = i
		}
	}
	c := &checker{m: m, pos: pos}
	c.all()
	found = append(found, c.found...)
	found.Sort()
	if found.Blocking() {
		return nil, pos, found
	}
	return m, pos, found
}
