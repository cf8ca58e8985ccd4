package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"growthpole/indicators"
	"growthpole/indicators/uncertainty"
	"growthpole/report/document"
	"growthpole/report/evidence"
	"growthpole/report/publish"
	"growthpole/report/verify"
)

// remade is a document that was made again from evidence.
type remade struct {
	region  string // name, with its code; empty for the overview
	pdf     []byte
	results []byte
	locate  func(number string) string
	words   bool // the program's own templates are those that the document was made with
	alike   bool // made by this very version of the program
	digits  bool // the given results have other last digits than those made again
}

// remaker makes documents again. What two documents of one build share is done once.
type remaker struct {
	jobs      int
	outside   *outside // where data and model are that documents do not carry; nil without
	kept      string   // which evidence the study is of
	study     *study
	styleFile string // the style of documents that do not carry all of theirs; empty without
}

// outside is a dataset's folder, and what goes with it.
type outside struct {
	files     fs.FS
	name      string
	model     string
	templates string
}

// errLeftOut says that a document cannot be made again from what it carries.
var errLeftOut = errors.New("the data of all regions, which ranks need, or the model are not inside; name the dataset's folder with --against")

// again makes a document again from its evidence.
func (r *remaker) again(ctx context.Context, set *evidence.Set) (*remade, error) {
	s, err := r.prepare(ctx, set)
	if err != nil {
		return nil, err
	}
	p := set.Provenance
	place, err := s.placeOf(p.Document)
	if err != nil {
		return nil, err
	}
	if err := r.evaluateAll(ctx, s, place); err != nil {
		return nil, err
	}
	one := &run{study: s, flags: buildFlags{formats: []string{pdfFormat}, langs: []string{p.Document.Language}}}
	if err := one.openMakers(io.Discard); err != nil {
		return nil, err
	}
	own, err := one.own(place)
	if err != nil {
		return nil, err
	}
	made := takeDigits(set, own)
	out := &remade{words: p.Templates == s.evidence.Templates[p.Document.Language], alike: p.Program == "growthpole "+version()}
	if out.pdf, err = one.remakePDF(p.Document, place, own); err != nil {
		return nil, err
	}
	if place >= 0 {
		out.region = english(s.data.Regions[place].Name) + " (" + p.Document.Region + ")"
	}
	if len(own) > 0 {
		out.results = own[0].Content
		out.digits = !bytes.Equal(made, out.results)
	}
	index := verify.NewIndex(one.makers[p.Document.Language].Decimal())
	var tree any
	if json.Unmarshal(out.results, &tree) == nil {
		index.Add(evidence.ResultsName, tree)
	}
	out.locate = index.Locate
	return out, nil
}

// placeOf is the place of a document's region in the dataset, or -1 for the overview.
func (s *study) placeOf(d evidence.Document) (int, error) {
	if !slices.Contains(s.languages, d.Language) {
		return 0, fmt.Errorf("it is in the language %.20q, for which there are no templates", d.Language)
	}
	if d.Region == "" {
		return -1, nil
	}
	place := slices.Index(s.codes(), d.Region)
	if place < 0 {
		return 0, fmt.Errorf("it is about the region %.70q, which its dataset does not have", d.Region)
	}
	return place, nil
}

// evaluateAll evaluates all regions, if none has been: a brief compares its region with
// others. One that fails stops only the overview and its own brief.
func (r *remaker) evaluateAll(ctx context.Context, s *study, place int) error {
	if s.evaluations != nil {
		return nil
	}
	for i, err := range s.evaluate(ctx, r.jobs) {
		if err != nil && (place < 0 || i == place || ctx.Err() != nil) {
			s.evaluations = nil
			return err
		}
	}
	return nil
}

// takeDigits puts the given results in the place of those made again where they are the
// same, byte by byte, but for digits that depend on the kind of processor: the document
// names the file by its checksum. It gives what was made.
func takeDigits(set *evidence.Set, own []document.Attachment) (made []byte) {
	if len(own) == 0 {
		return nil
	}
	made = own[0].Content
	given, has := set.File(evidence.ResultsName)
	if !has || bytes.Equal(given, made) {
		return made
	}
	if verify.SameButDigits(given, made) {
		file := own[0].File
		own[0].File = &document.File{Name: file.Name, Path: file.Path, MIME: file.MIME, Date: file.Date, Content: given}
	}
	return made
}

// remakePDF makes the file of a document, with the evidence that it carries.
func (r *run) remakePDF(of evidence.Document, place int, own []document.Attachment) ([]byte, error) {
	d, err := r.remakeDocument(of, place)
	if err != nil {
		return nil, err
	}
	if err := r.attach(d, of.Region, of.Language, own); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, f := range formats {
		if f.Ext == pdfFormat {
			err = f.Write(&b, d)
		}
	}
	return b.Bytes(), err
}

// remakeDocument makes the brief of a region, or the overview.
func (r *run) remakeDocument(of evidence.Document, place int) (d *doc, err error) {
	err = guarded(func() (err error) {
		if place < 0 {
			d, err = r.overview(of.Language)
		} else {
			d, err = r.makers[of.Language].Brief(r.study.evaluations[place])
		}
		return err
	})
	return d, err
}

// prepare evaluates what a document's evidence holds.
func (r *remaker) prepare(ctx context.Context, set *evidence.Set) (*study, error) {
	p := set.Provenance
	p.Document.Region, p.Document.Language, p.Templates = "", "", ""
	p.Files = slices.DeleteFunc(slices.Clone(p.Files), func(l evidence.Listed) bool {
		return l.Path == evidence.ResultsName || l.Path == evidence.FiguresName || strings.HasPrefix(l.Path, evidence.TidyFolder+"/")
	})
	key, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	if r.study != nil && r.kept == string(key) {
		return r.study, nil
	}
	s, err := r.evaluate(ctx, set)
	if err == nil {
		r.study, r.kept = s, string(key)
	}
	return s, err
}

func (r *remaker) evaluate(ctx context.Context, set *evidence.Set) (*study, error) {
	p := set.Provenance
	if d := p.Evaluation.Draws; d != nil && (*d < 0 || *d > uncertainty.MostDraws) {
		return nil, fmt.Errorf("provenance.json asks for %d draws; at most %d are made", *d, uncertainty.MostDraws)
	}
	in, err := r.read(set)
	if err != nil {
		return nil, err
	}
	want := indicators.Options{Jobs: r.jobs, Years: true, Draws: p.Evaluation.Draws, Seed: p.Evaluation.Seed}
	before, err := r.previous(set)
	if err != nil {
		return nil, err
	}
	if before != nil {
		want.Previous = &before.edition
	}
	t, err := r.templates(set)
	if err != nil {
		return nil, err
	}
	st, err := r.style(set)
	if err != nil {
		return nil, err
	}
	hash := publish.Input{File: p.Model.File, SHA256: hashed("", in.text).SHA256}
	s, err := newStudy(ctx, input{data: in.data, model: in.model, hash: hash, style: st, words: t}, want)
	if err != nil {
		return nil, err
	}
	e := evidenceRun{mode: evidence.All, program: p.Program, year: p.Evaluation.Year, data: in.files,
		model: evidence.Input{Path: evidence.ModelName, Content: in.text}}
	if p.Data == evidence.Left {
		e.mode = evidence.Results
	}
	s.evidence, err = e.of(s, want, before)
	return s, err
}

// longest is how long a document may take to be made again: one that is made to
// last for ever is not an honest one.
const longest = 10 * time.Minute

// soon does something that cannot be interrupted, and gives up waiting for it
// when the context ends or time runs out.
func soon[T any](ctx context.Context, limit time.Duration, do func(context.Context) (T, error)) (T, error) {
	type answer struct {
		v   T
		err error
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	done := make(chan answer, 1)
	go func() {
		var a answer
		a.err = guarded(func() (err error) {
			a.v, err = do(ctx)
			return err
		})
		done <- a
	}()
	select {
	case a := <-done:
		return a.v, a.err
	case <-ctx.Done():
		var none T
		return none, fmt.Errorf("it cannot be made again within %v: %w", limit, ctx.Err())
	}
}
