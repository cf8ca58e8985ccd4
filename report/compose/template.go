package compose

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode/utf8"

	"growthpole/indicators/problem"
	"growthpole/report/document"
)

// The limits of templates and of what they make. They bound time and memory; a
// brief is about 20 KB.
const (
	MaxTemplate = 1 << 20 // bytes of one file
	MaxText     = 1 << 20 // bytes of a filled text
)

// Templates are the Markdown files of one folder, each known to the others by
// its path in that folder: {{template "sections/stage.md" .}}. They may be used
// by several goroutines at once.
type Templates struct {
	dir     string // where the folder is, for messages
	root    *template.Template
	funcs   []string          // names of functions, for hints
	source  map[string]string // text of every file, to find lines
	written map[*byte]place   // where each piece of fixed text stands in its template
}

// place is a byte in a template file.
type place struct {
	file string
	at   int
}

// Open reads and parses every *.md file under dir. Files are parsed whether or
// not something includes them, so that a mistake shows at once.
func Open(fsys fs.FS, dir string, funcs template.FuncMap) (*Templates, error) {
	t := newTemplates(dir, funcs)
	var problems problem.List
	err := fs.WalkDir(fsys, t.dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		problems = append(problems, t.add(t.within(name), content)...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, problems
	}
	t.remember()
	return t, nil
}

// OpenOne reads one template and those that it calls by their path in its folder,
// and nothing else that the folder holds.
func OpenOne(fsys fs.FS, name string, funcs template.FuncMap) (*Templates, error) {
	t := newTemplates(path.Dir(name), funcs)
	for queue := []string{path.Base(name)}; len(queue) > 0; queue = queue[1:] {
		content, err := fs.ReadFile(fsys, path.Join(t.dir, queue[0]))
		if err != nil {
			return nil, err
		}
		if problems := t.add(queue[0], content); len(problems) > 0 {
			return nil, problems
		}
		for _, called := range t.called() {
			_, err := fs.Stat(fsys, path.Join(t.dir, called))
			if err == nil && !slices.Contains(queue, called) { // a name that is no file is told when the template is filled
				queue = append(queue, called)
			}
		}
	}
	t.remember()
	return t, nil
}

// called are the templates that others call and that are not read yet, in order.
func (t *Templates) called() []string {
	var names []string
	for _, one := range t.root.Templates() {
		if one.Tree == nil || one.Tree.Root == nil {
			continue
		}
		eachNode(one.Tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok && t.root.Lookup(call.Name) == nil {
				names = append(names, call.Name)
			}
		})
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func newTemplates(dir string, funcs template.FuncMap) *Templates {
	return &Templates{
		dir:     path.Clean(dir),
		root:    template.New("").Option("missingkey=error").Funcs(literalFuncs).Funcs(funcs),
		funcs:   append(slices.Sorted(maps.Keys(funcs)), slices.Sorted(maps.Keys(literalFuncs))...),
		source:  map[string]string{},
		written: map[*byte]place{},
	}
}

// within is a path relative to the folder of templates.
func (t *Templates) within(name string) string {
	if t.dir == "." {
		return name
	}
	return strings.TrimPrefix(name, t.dir+"/")
}

func (t *Templates) add(name string, content []byte) problem.List {
	var problems problem.List
	file := path.Join(t.dir, name)
	switch {
	case len(content) > MaxTemplate:
		problems.Add(file, 0, 0, "the template is larger than 1 MB", "split it, or take out what is not text")
		return problems
	case !utf8.Valid(content):
		problems.Add(file, 0, 0, "the template is not UTF-8", "save it again in that encoding")
		return problems
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(content), "\ufeff"), "\r\n", "\n")
	t.source[name] = text
	if _, err := t.root.New(name).Parse(text); err != nil {
		problems = append(problems, t.explain(err, nil))
	}
	return problems
}

// Names are the templates by path, in order.
func (t *Templates) Names() []string {
	return slices.Sorted(maps.Keys(t.source))
}

// Fill executes the template of that name. An error is a problem.List which
// names the template file and the line.
func (t *Templates) Fill(name string, data any) (*Filled, error) {
	main := t.root.Lookup(name)
	if main == nil {
		var problems problem.List
		problems.Add(path.Join(t.dir, name), 0, 0, "there is no such template", problem.DidYouMean(name, t.Names()))
		return nil, problems
	}
	w := &recorder{templates: t}
	w.text.Grow(len(t.source[name]))
	if err := main.Execute(w, data); err != nil {
		return nil, problem.List{t.explain(err, data)}
	}
	return &Filled{Markdown: w.text.Bytes(), templates: t, origins: w.origins}, nil
}

// Compose fills a template and parses what came out.
func (t *Templates) Compose(name string, data any, ex Exhibits, opt Options) (*document.Document, error) {
	filled, err := t.Fill(name, data)
	if err != nil {
		return nil, err
	}
	return filled.Parse(ex, opt)
}
