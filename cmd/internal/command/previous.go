package command

import (
	"io"
	"io/fs"
	"path"

	"growthpole/indicators"
	"growthpole/indicators/load"
	"growthpole/indicators/problem"
	"growthpole/report/evidence"
	"growthpole/report/publish"
)

// earlier is an edition to compare with, and what it was read from.
type earlier struct {
	edition indicators.Edition
	model   publish.Input
	inputs  []evidence.Input // what it was read from, to be attached
}

// open reads the earlier edition, with its folder's own model unless another one
// is named; nil when none is given. Its problems are shown like those of the
// dataset itself, for a comparison is no better than its earlier half.
func (f previousFlags) open(w io.Writer) (*earlier, error) {
	if !f.given() {
		return nil, nil
	}
	var e earlier
	var found, wrong problem.List
	var files fs.FS
	if f.folder != "" {
		root, err := openFolder(f.folder)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		files = root.FS()
		e.edition.Dataset, found = load.Folder(files, ".")
		found = within(f.folder, found)
	}
	e.edition.Model, e.model, wrong = openModel(f.folder, files, f.model)
	found = append(found, wrong...)
	show(w, found)
	if found.Blocking() {
		return nil, errReported
	}
	if f.keep {
		return &e, e.gather(f, files)
	}
	return &e, nil
}

// gather reads what the edition was read from again, for documents to carry.
func (e *earlier) gather(f previousFlags, files fs.FS) error {
	m, err := gatherModel(path.Join(evidence.PreviousFolder, evidence.ModelName), files, f.model, e.model)
	if err != nil {
		return err
	}
	e.inputs = []evidence.Input{m}
	if e.edition.Dataset == nil {
		return nil
	}
	list, err := gather(path.Join(evidence.PreviousFolder, evidence.DataFolder), files, e.edition.Dataset)
	e.inputs = append(e.inputs, list...)
	return err
}

// manifest names what was read of the earlier edition; nil without one.
func (e *earlier) manifest() *publish.Previous {
	if e == nil {
		return nil
	}
	p := &publish.Previous{Model: e.model}
	if ds := e.edition.Dataset; ds != nil {
		p.Dataset, p.Inputs = english(ds.Title), inputs(ds)
	}
	return p
}
