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

// input is what a study is made of.
type input struct {
	data  *data.Dataset
	model *model.Model
	hash  publish.Input // of the model
	style styled
	words words
}

// open reads a dataset's folder and its model, shows what is wrong with them on
// w, and prepares the evaluation with what the command wants of it. Nothing outside the folder is read, whatever
// links it holds.
func open(ctx context.Context, name string, f inputFlags, want indicators.Options, w io.Writer) (*study, error) {
	root, err := openFolder(name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	in, found, err := f.read(name, root.FS(), w)
	if err != nil {
		return nil, err
	}
	f.previous.keep = f.attach == string(evidence.All) || f.attach == string(evidence.Results)
	previous, err := f.previous.open(w)
	if err != nil {
		return nil, err
	}
	if previous != nil {
		want.Previous = &previous.edition
	}
	if in.words, err = openTemplates(f.templates); err != nil {
		return nil, err
	}
	s, err := newStudy(ctx, in, want)
	var apart problem.List // where the model and the dataset do not go together
	if errors.As(err, &apart) {
		f.tell(w, apart)
		return nil, errReported
	}
	if err == nil && f.attach != "" {
		s.evidence, err = evidenceOf(s, root.FS(), f, want, previous)
	}
	if err != nil {
		return nil, err
	}
	f.tell(w, s.unused)
	doubtful := f.doubtful(s, name)
	f.tell(w, doubtful)
	if doubtful.Blocking() {
		return nil, errReported
	}
	s.previous, s.found = previous.manifest(), verdict(append(found, doubtful...))
	return s, nil
}

// doubtful are the figures that only the evaluation can tell are wrong, and, where a
// folder is checked or documents are made, those that make regions hard to compare.
func (f inputFlags) doubtful(s *study, name string) problem.List {
	list := s.excesses()
	if f.looks {
		list = append(list, s.uneven()...)
	}
	return within(name, list)
}

// read reads the dataset, as it was for the year and date that are asked for, its model
// and its style. It shows what is wrong with them, and returns what does not stop the work.
func (f inputFlags) read(name string, folder fs.FS, w io.Writer) (in input, found problem.List, err error) {
	var wrong problem.List
	in.data, found = load.Folder(folder, ".")
	found = within(name, found)
	in.model, in.hash, wrong = openModel(name, folder, f.model)
	found = append(found, wrong...)
	if f.looks {
		in.style, wrong = openStyle(name, folder, f.style)
		found = append(found, wrong...)
	}
	f.tell(w, found)
	if found.Blocking() || in.data == nil || in.model == nil {
		return in, found, errReported
	}
	if f.year != 0 {
		if in.data, err = in.data.AsOf(data.Year(f.year)); err != nil {
			return in, found, usagef("--year: %v", err)
		}
	}
	in.data.Date, err = f.day(in.data.Date) // nobody else has the dataset yet
	return in, found, err
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

// newStudy joins what was read, and the rooms that evaluate and write.
func newStudy(ctx context.Context, in input, want indicators.Options) (*study, error) {
	e, err := indicators.Prepare(ctx, in.data, in.model, want)
	if err != nil {
		return nil, err
	}
	nation := sync.OnceValue(e.Nation)
	s := &study{
		data:      in.data,
		model:     in.hash,
		templates: in.words.changed,
		style:     in.style,
		words:     in.words.files,
		unused:    in.words.unused,
		names:     namesOf(in.model, in.data),
		languages: languagesOf(in.words.files),
		method:    in.model,
		whatIf:    e.WhatIf,
		bounds:    e.Bounds,
		excesses:  e.Excesses,
		uneven:    e.Warnings,
		region:    e.Region,
		nation:    nation,
	}
	s.maker = func(lang string) (maker, error) {
		return report.New(report.Options{Language: lang, Dataset: in.data, Model: in.model, Nation: nation(),
			Templates: in.words.files, Others: s.evaluation, Style: in.style.style})
	}
	return s, nil
}

// formats are in the order in which a region's files are made.
var formats = report.Formats
