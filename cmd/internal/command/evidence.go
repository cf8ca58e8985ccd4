package command

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/tidy"
	"growthpole/report/document"
	"growthpole/report/evidence"
	"growthpole/report/publish"
	"growthpole/templates"
)

// mostResults is how many regions' results the overview carries; of more, it
// carries the nation's alone, and results.json stands beside it.
const mostResults = 100

// gather reads again what a dataset was read from, for the documents to carry. A
// file that has changed since would be evidence of something else.
func gather(folder string, fsys fs.FS, ds *data.Dataset) ([]evidence.Input, error) {
	var list []evidence.Input
	var total int64
	files := ds.Files()
	for _, t := range files {
		info, err := fs.Stat(fsys, t.File)
		if err != nil {
			return nil, fmt.Errorf("cannot attach %s: %w", t.File, err)
		}
		list = append(list, evidence.Input{Path: path.Join(folder, t.File), Bytes: info.Size(), SHA256: t.SHA256})
		total += info.Size()
	}
	if total > evidence.MostData {
		return list, nil // they do not travel, and would only fill the memory
	}
	for i, t := range files {
		var err error
		if list[i], err = again(fsys, t.File, list[i].Path, t.SHA256); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// again reads a file that was read before.
func again(fsys fs.FS, file, name, sum string) (evidence.Input, error) {
	content, err := fs.ReadFile(fsys, file)
	if err != nil {
		return evidence.Input{}, fmt.Errorf("cannot attach %s: %w", file, err)
	}
	if hashed("", content).SHA256 != sum {
		return evidence.Input{}, fmt.Errorf("%s changed while it was read; run the command again", file)
	}
	return evidence.Input{Path: name, Content: content}, nil
}

// gatherModel reads again the model that openModel found.
func gatherModel(name string, fsys fs.FS, named string, was publish.Input) (evidence.Input, error) {
	switch {
	case was.File == "":
		return evidence.Input{Path: name, Content: model.DefaultText()}, nil
	case named != "":
		content, err := os.ReadFile(named)
		if err == nil && hashed("", content).SHA256 != was.SHA256 {
			err = fmt.Errorf("%s changed while it was read; run the command again", was.File)
		}
		return evidence.Input{Path: name, Content: content}, err
	}
	return again(fsys, was.File, name, was.SHA256)
}

// evidenceOf is what the documents of a dataset's folder carry.
func evidenceOf(s *study, fsys fs.FS, f inputFlags, want indicators.Options, p *earlier) (*evidence.Run, error) {
	e := evidenceRun{mode: evidence.Mode(f.attach), program: "growthpole " + version(), year: f.year, data: fsys}
	if e.mode != evidence.None {
		var err error
		if e.model, err = gatherModel(evidence.ModelName, fsys, f.model, s.model); err != nil {
			return nil, err
		}
	}
	return e.of(s, want, p)
}

// evidenceRun is what there is to know of evidence besides the study.
type evidenceRun struct {
	mode    evidence.Mode
	program string
	year    int
	data    fs.FS
	model   evidence.Input
}

func (e evidenceRun) of(s *study, want indicators.Options, p *earlier) (*evidence.Run, error) {
	run := &evidence.Run{
		Mode: e.mode, Program: e.program, Date: s.data.Date,
		Choices:   evidence.Choices{Year: e.year, Draws: want.Draws, Seed: want.Seed},
		Model:     evidence.Named(s.model),
		Templates: map[string]string{},
	}
	if run.Mode == evidence.None {
		return run, nil
	}
	inputs, err := gather(evidence.DataFolder, e.data, s.data)
	if err != nil {
		return nil, err
	}
	inputs = append(inputs, e.model)
	for _, t := range s.templates {
		in, err := again(s.words, t.File, path.Join(evidence.TemplatesFolder, t.File), t.SHA256)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, in)
	}
	if len(s.style.files) > 0 {
		inputs = append(inputs, s.style.evidence()...)
		of := evidence.Named(hashed(s.style.files[0].Name, s.style.files[0].Content))
		run.Style = &of
	}
	if p != nil {
		inputs = append(inputs, p.inputs...)
		run.Choices.Previous, run.Choices.SameData = true, p.edition.Dataset == nil
		was := evidence.Named(p.model)
		run.Previous = &was
	}
	for _, lang := range languagesOf(templates.FS) {
		if run.Templates[lang], err = evidence.Digest(templates.FS, lang); err != nil {
			return nil, err
		}
	}
	run.Share(inputs)
	return run, nil
}

// attach puts the evidence into a document.
func (r *run) attach(d *doc, region, lang string, own []document.Attachment) error {
	if r.study.evidence == nil {
		return nil
	}
	figures, err := d.FiguresTable()
	if err != nil {
		return err
	}
	if figures != nil {
		own = append(slices.Clone(own), r.study.evidence.Own(evidence.FiguresName, figures))
	}
	files, err := r.study.evidence.Of(region, lang, own)
	if err != nil {
		return err
	}
	return r.makers[lang].Attach(d, files)
}

// attached reports whether documents carry results.
func (r *run) attached() bool {
	return r.study.evidence != nil && r.study.evidence.Mode != evidence.None && r.wants(pdfFormat)
}

// own is the files of one document, made once a region whatever the number of
// languages: results, and the figures of the region in tidy form. A place below 0
// is the overview, for which the dataset itself serves.
func (r *run) own(place int) ([]document.Attachment, error) {
	if !r.attached() {
		return nil, nil
	}
	regions := []int{place}
	if place < 0 {
		if regions = r.study.shown(); len(regions) > mostResults {
			regions = nil
		}
	}
	var b bytes.Buffer
	if err := r.study.resultsOf(&b, regions); err != nil {
		return nil, err
	}
	list := []document.Attachment{r.study.evidence.Own(evidence.ResultsName, b.Bytes())}
	if place < 0 || r.study.evidence.Mode != evidence.All {
		return list, nil
	}
	files, err := tidy.Files(r.study.data, tidy.Options{Regions: r.compared(place)})
	for _, f := range files {
		if path.Ext(f.Name) != ".geojson" { // the map is no figure
			list = append(list, r.study.evidence.Own(path.Join(evidence.TidyFolder, f.Name), f.Content))
		}
	}
	return list, err
}

// compared is the codes of a region and of its peers; the nation is always there.
func (r *run) compared(place int) []string {
	list := []string{r.code(place)}
	for _, p := range r.study.evaluations[place].Peers {
		list = append(list, p.Region)
	}
	return list
}

// attachModes lists what --attach takes.
func attachModes() []string {
	var list []string
	for _, m := range evidence.Modes {
		list = append(list, string(m))
	}
	return list
}

// kilobytes is a size as people read it.
func kilobytes(n int64) string {
	if n < 10_000_000 {
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1e6), ".0") + " MB"
}
