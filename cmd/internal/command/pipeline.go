package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/evidence"
	"growthpole/report/publish"
)

// modelName is the file by which a dataset's folder brings its own model.
const modelName = "model.yaml"

// open reads a dataset's folder and its model, shows what is wrong with them on
// w, and prepares the evaluation with what the command wants of it. Nothing outside the folder is read, whatever
// links it holds.
func open(ctx context.Context, name string, f inputFlags, want indicators.Options, w io.Writer) (*study, error) {
	root, err := openFolder(name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	ds, found := load.Folder(root.FS(), ".")
	found = within(name, found)
	m, hash, wrong := openModel(name, root.FS(), f.model)
	found = append(found, wrong...)
	var st styled
	if f.looks {
		st, wrong = openStyle(name, root.FS(), f.style)
		found = append(found, wrong...)
	}
	f.tell(w, found)
	if found.Blocking() || ds == nil || m == nil {
		return nil, errReported
	}
	if f.year != 0 {
		if ds, err = ds.AsOf(data.Year(f.year)); err != nil {
			return nil, usagef("--year: %v", err)
		}
	}
	f.previous.keep = f.attach == string(evidence.All) || f.attach == string(evidence.Results)
	previous, err := f.previous.open(w)
	if err != nil {
		return nil, err
	}
	if previous != nil {
		want.Previous = &previous.edition
	}
	if ds.Date, err = f.day(ds.Date); err != nil { // nobody else has the dataset yet
		return nil, err
	}
	t, err := openTemplates(f.templates)
	if err != nil {
		return nil, err
	}
	s, err := newStudy(ctx, ds, m, hash, t, st, want)
	var apart problem.List // where the model and the dataset do not go together
	if errors.As(err, &apart) {
		f.tell(w, apart)
		return nil, errReported
	}
	if err == nil && f.attach != "" {
		s.evidence, err = evidenceOf(s, root.FS(), f, want, previous)
	}
	if err == nil {
		s.previous = previous.manifest()
		f.tell(w, s.unused)
		s.found = verdict(found)
	}
	return s, err
}

// verdict sums up problems that do not stop the work.
func verdict(found problem.List) string {
	if len(found) > 0 {
		return "no errors; " + count(len(found), "warning", "warnings")
	}
	return "no problems found"
}

// openFolder opens a folder; a name that is none is a mistake in the command line.
func openFolder(name string) (*os.Root, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("the folder %s is not there; check the name", name)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, usagef("%s is not a folder", name)
	}
	return os.OpenRoot(name)
}

// openModel finds the model: the one named, or the folder's own, or the built-in one.
func openModel(folder string, fsys fs.FS, named string) (*model.Model, publish.Input, problem.List) {
	if named != "" {
		m, content, found := model.Open(os.DirFS(filepath.Dir(named)), filepath.Base(named))
		return m, hashed(filepath.Base(named), content), within(filepath.Dir(named), found)
	}
	if _, err := fs.Stat(fsys, modelName); !errors.Is(err, fs.ErrNotExist) {
		m, content, found := model.Open(fsys, modelName)
		return m, hashed(modelName, content), within(folder, found)
	}
	m, found := model.Default()
	return m, hashed("", model.DefaultText()), found
}

func hashed(name string, content []byte) publish.Input {
	sum := sha256.Sum256(content)
	return publish.Input{File: name, SHA256: hex.EncodeToString(sum[:])}
}

// within puts the folder before the names of files, so that an editor or a
// terminal can jump to them.
func within(folder string, list problem.List) problem.List {
	for i := range list {
		if list[i].File != "" {
			list[i].File = filepath.Join(folder, list[i].File)
		}
	}
	return list
}

// newStudy joins a dataset, a model, and the rooms that evaluate and write.
func newStudy(ctx context.Context, ds *data.Dataset, m *model.Model, hash publish.Input, t words, st styled, want indicators.Options) (*study, error) {
	e, err := indicators.Prepare(ctx, ds, m, want)
	if err != nil {
		return nil, err
	}
	nation := sync.OnceValue(e.Nation)
	s := &study{
		data:      ds,
		model:     hash,
		templates: t.changed,
		style:     st,
		words:     t.files,
		unused:    t.unused,
		names:     namesOf(m, ds),
		languages: languagesOf(t.files),
		method:    m,
		whatIf:    e.WhatIf,
		region:    e.Region,
		nation:    nation,
	}
	s.maker = func(lang string) (maker, error) {
		return report.New(report.Options{Language: lang, Dataset: ds, Model: m, Nation: nation(),
			Templates: t.files, Others: s.evaluation, Style: st.style})
	}
	return s, nil
}

// formats are in the order in which a region's files are made.
var formats = report.Formats
