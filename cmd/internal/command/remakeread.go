package command

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/problem"
	"growthpole/report/evidence"
	"growthpole/report/publish"
	"growthpole/templates"
)

// given are the dataset and the model of a document.
type given struct {
	files fs.FS // of the dataset
	data  *data.Dataset
	model *model.Model
	text  []byte // of the model
}

// read takes dataset and model from a document, or from outside where it left them out,
// as they were for its year and date.
func (r *remaker) read(set *evidence.Set) (in given, err error) {
	p := set.Provenance
	in.files = set.FS(evidence.DataFolder)
	if p.Data != evidence.Attached {
		if r.outside == nil {
			return in, errLeftOut
		}
		in.files = r.outside.files
	}
	var found, wrong problem.List
	in.data, found = load.Folder(in.files, ".")
	if in.model, in.text, wrong, err = r.model(set); err != nil {
		return in, err
	}
	if found = append(found, wrong...); found.Blocking() || in.data == nil || in.model == nil {
		return in, unreadable("its dataset and model", found)
	}
	if p.Evaluation.Year != 0 {
		if in.data, err = in.data.AsOf(data.Year(p.Evaluation.Year)); err != nil {
			return in, err
		}
	}
	in.data.Date = p.Document.Date
	return in, nil
}

// model is the document's own, or that of the folder outside.
func (r *remaker) model(set *evidence.Set) (*model.Model, []byte, problem.List, error) {
	if _, found := set.File(evidence.ModelName); found {
		m, content, found := model.Open(set.FS("."), evidence.ModelName)
		return m, content, found, nil
	}
	if r.outside == nil {
		return nil, nil, nil, errLeftOut
	}
	m, hash, found := openModel(r.outside.name, r.outside.files, r.outside.model)
	if hash.SHA256 != set.Provenance.Model.SHA256 {
		return nil, nil, nil, fmt.Errorf("it was made with the model %s of SHA-256 %s, and %s is another one; name the right one with --model",
			set.Provenance.Model.File, set.Provenance.Model.SHA256, hash.File)
	}
	in, err := gatherModel(evidence.ModelName, r.outside.files, r.outside.model, hash)
	return m, in.Content, found, err
}

// templates are the document's own over those of the program.
func (r *remaker) templates(set *evidence.Set) (words, error) {
	user := set.FS(evidence.TemplatesFolder)
	if set.Has(evidence.TemplatesFolder) {
		changed, err := hashAll(user)
		return words{files: templates.Over(user, templates.FS), changed: changed}, err
	}
	if r.outside != nil && slices.ContainsFunc(set.Provenance.Left, func(l evidence.Listed) bool {
		return strings.HasPrefix(l.Path, evidence.TemplatesFolder+"/")
	}) {
		return openTemplates(r.outside.templates)
	}
	return words{files: templates.FS}, nil
}

// previous is the earlier edition that the document was compared with.
func (r *remaker) previous(set *evidence.Set) (*earlier, error) {
	p := set.Provenance
	if !p.Evaluation.Previous {
		return nil, nil
	}
	content, has := set.File(path.Join(evidence.PreviousFolder, evidence.ModelName))
	if !has || p.Previous == nil || !p.Evaluation.SameData && !set.Has(path.Join(evidence.PreviousFolder, evidence.DataFolder)) {
		return nil, fmt.Errorf("the earlier edition that it compares with is not inside: %w", errLeftOut)
	}
	var e earlier
	var found, wrong problem.List
	e.edition.Model, _, wrong = model.Open(set.FS(evidence.PreviousFolder), evidence.ModelName)
	e.model = publish.Input{File: p.Previous.File, SHA256: hashed("", content).SHA256}
	e.inputs = []evidence.Input{{Path: path.Join(evidence.PreviousFolder, evidence.ModelName), Content: content}}
	if !p.Evaluation.SameData {
		files := set.FS(path.Join(evidence.PreviousFolder, evidence.DataFolder))
		if e.edition.Dataset, found = load.Folder(files, "."); e.edition.Dataset != nil {
			list, err := gather(path.Join(evidence.PreviousFolder, evidence.DataFolder), files, e.edition.Dataset)
			if err != nil {
				return nil, err
			}
			e.inputs = append(e.inputs, list...)
		}
	}
	if found = append(found, wrong...); found.Blocking() {
		return nil, unreadable("the earlier edition", found)
	}
	return &e, nil
}

// unreadable is the error for evidence that cannot be evaluated.
func unreadable(what string, found problem.List) error {
	var said []string
	for _, p := range found {
		if !p.Warning && len(said) < 5 {
			said = append(said, problem.Clean(p.String()))
		}
	}
	return fmt.Errorf("%s cannot be evaluated:\n  %s", what, strings.Join(said, "\n  "))
}
