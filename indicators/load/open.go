package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// bytesOf reads a file of the folder. It reports why it cannot.
func (l *loader) bytesOf(file string, at problem.Problem, limit int) ([]byte, bool) {
	at.What = ""
	fail := func(what, hint string) ([]byte, bool) {
		at.What, at.Hint = what, hint
		l.problems = append(l.problems, at)
		return nil, false
	}
	name := path.Join(l.folder, file)
	switch {
	case file == "":
		return fail("no file is named", "write its name after file:")
	case strings.Contains(file, `\`) || path.IsAbs(file) || !fs.ValidPath(file):
		return fail("the file name "+problem.Quote(file)+" leaves the dataset's folder", "put the file into the folder and write its name with / and without ..")
	}
	info, err := fs.Stat(l.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("there is no file "+problem.Quote(file), l.nearFile(file))
	case err != nil:
		return fail("the file "+problem.Quote(file)+" cannot be read", "check its permissions, and that it is no link out of the folder")
	case !info.Mode().IsRegular():
		return fail(problem.Quote(file)+" is not a file", "name a file")
	case info.Size() > int64(limit):
		return fail(fmt.Sprintf("%s has %d bytes; at most %d are read", problem.Quote(file), info.Size(), limit), "split it into several tables")
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return fail("the file "+problem.Quote(file)+" cannot be read", "check its permissions")
	}
	defer f.Close()
	// One byte more than there should be, for it may have grown since Stat.
	content := make([]byte, info.Size()+1)
	n, err := io.ReadFull(f, content)
	if content = content[:n]; !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return fail("the file "+problem.Quote(file)+" cannot be read to its end", "check it, and split it if it is very large")
	}
	return content, true
}

func (l *loader) nearFile(file string) string {
	entries, _ := fs.ReadDir(l.fsys, path.Dir(path.Join(l.folder, file)))
	var names []string
	for _, e := range entries {
		if ext := path.Ext(e.Name()); ext == ".csv" || ext == ".yaml" || ext == path.Ext(file) {
			names = append(names, path.Join(path.Dir(file), e.Name()))
		}
	}
	if near, found := problem.Nearest(file, names); found {
		return "did you mean " + problem.Quote(near) + "?"
	}
	for _, e := range entries {
		// Someone who names a folder of datasets means one of them.
		if info, err := fs.Stat(l.fsys, path.Join(l.folder, e.Name(), file)); e.IsDir() && err == nil && info.Mode().IsRegular() {
			return "name the folder that holds it, such as " + problem.Quote(e.Name()) + " in this one"
		}
	}
	return "put it into the dataset's folder, or correct the name"
}

// open reads a table's header, and returns the file's bytes with it.
func (l *loader) open(file string, o sheet.Options, at problem.Problem) (*sheet.Table, []byte) {
	if at.What, at.Hint = sheet.CheckFormat(file, o); at.What != "" {
		l.problems = append(l.problems, at)
		return nil, nil
	}
	content, ok := l.bytesOf(file, at, sheet.MaxSize(file, o))
	if !ok {
		return nil, nil
	}
	t, found := sheet.Open(l.shown(file), content, o)
	l.problems = append(l.problems, found...)
	return t, content
}

// take takes over what was found in the rows read so far.
func (l *loader) take(t *sheet.Table) {
	l.problems = append(l.problems, t.Problems...)
	t.Problems = nil
}

// columnAt finds the column that dataset.yaml names under a key; -1 when none is named.
func (l *loader) columnAt(s *sheet.Table, name, key string) int {
	if name == "" {
		return -1
	}
	if i := slices.Index(s.Header, name); i >= 0 {
		return i
	}
	l.problems = append(l.problems, l.at.Problem(key, fmt.Sprintf("%s has no column %s", s.File, problem.Quote(name)), problem.DidYouMean(name, s.Header)))
	return -1
}

// unused reports columns that are neither mapped nor declared as not used, so
// that no figure is left out by an oversight.
func (l *loader) unused(s *sheet.Table, mapped, ignored []string, key string) {
	for i, name := range ignored {
		if !slices.Contains(s.Header, name) {
			l.problems = append(l.problems, l.at.Problem(fmt.Sprintf("%s.ignore[%d]", key, i),
				fmt.Sprintf("%s has no column %s", s.File, problem.Quote(name)), problem.DidYouMean(name, s.Header)))
		}
	}
	for i, name := range s.Header {
		if !slices.Contains(mapped, name) && !slices.Contains(ignored, name) {
			line, column := s.Place(i)
			l.problems.Add(s.File, line, column, "the column "+problem.Quote(name)+" is not used",
				"name it under columns: in dataset.yaml, or under ignore: of this table")
		}
	}
}
