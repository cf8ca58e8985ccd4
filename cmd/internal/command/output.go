package command

import (
	"context"
	"io"
	"slices"

	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/publish"
)

// numbersFormat is the one format that has no language and is no document.
const numbersFormat = "json"

// The names of files about all regions; no region's begin like them, see publish.Stems.
const (
	overviewStem = "overview"
	resultsName  = "results.json"
)

// pdfFormat is the one that files can be attached to.
const pdfFormat = "pdf"

// attachedSize is how much longer the attachments make a document's file.
func attachedSize(d *doc) int64 {
	n := 0
	for _, a := range d.Attachments {
		n += a.PackedSize()
	}
	return int64(n)
}

// source is where the content of a region's files, or of the overview's, comes from.
type source struct {
	document func(lang string) (*doc, error)
	numbers  func(w io.Writer) error // nil when there are none
	figures  func(lang string) ([]report.SVG, error)
}

// files makes all languages and formats of one subject. A document that cannot
// be made is one failure, not one a format.
func (r *run) files(ctx context.Context, stem, region string, from source) result {
	var all result
	if r.wants(numbersFormat) && from.numbers != nil {
		all.add(r.write(stem+"."+numbersFormat, publish.Output{Region: region, Format: numbersFormat}, from.numbers))
	}
	for _, lang := range unique(r.flags.langs) {
		if r.wants(report.SVGFormat) && ctx.Err() == nil {
			all.add(r.drawn(stem, region, lang, from))
		}
		if !r.wantsDocument() || ctx.Err() != nil {
			continue
		}
		var d *doc
		err := guarded(func() (err error) {
			d, err = from.document(lang)
			return err
		})
		if err != nil {
			all.failed = append(all.failed, publish.Failure{Region: region, Language: lang, Error: problem.Clean(err.Error())})
			continue
		}
		for _, f := range formats {
			if r.wants(f.Ext) && ctx.Err() == nil {
				one := r.write(stem+"."+lang+"."+f.Ext, publish.Output{Region: region, Language: lang, Format: f.Ext},
					func(w io.Writer) error { return f.Write(w, d) })
				if f.Ext == pdfFormat && len(d.Attachments) > 0 && len(one.failed) == 0 {
					one.size, one.holders = attachedSize(d), 1
				}
				all.add(one)
			}
		}
	}
	return all
}

// drawn makes a file of every figure of a region, or of the overview.
func (r *run) drawn(stem, region, lang string, from source) result {
	var figures []report.SVG
	err := guarded(func() (err error) {
		figures, err = from.figures(lang)
		return err
	})
	if err != nil {
		return result{failed: []publish.Failure{{Region: region, Language: lang, Error: problem.Clean(err.Error())}}}
	}
	var all result
	for _, f := range figures {
		all.add(r.write(svgFile(stem, lang, f.Name), publish.Output{Region: region, Language: lang, Format: report.SVGFormat},
			func(w io.Writer) error {
				_, err := io.WriteString(w, f.Content)
				return err
			}))
	}
	return all
}

func svgFile(stem, lang, figure string) string {
	return stem + "." + lang + "." + figure + "." + report.SVGFormat
}

// write makes one file. What goes wrong, even a panic in a writer, is that file's failure.
func (r *run) write(name string, o publish.Output, fill func(io.Writer) error) result {
	err := guarded(func() (err error) {
		o.Written, err = r.folder.Write(name, fill)
		return err
	})
	if err != nil {
		return result{failed: []publish.Failure{{Region: o.Region, Language: o.Language, Error: problem.Clean(err.Error())}}}
	}
	return result{outputs: []publish.Output{o}}
}

// wants reports whether a format was asked for.
func (r *run) wants(format string) bool { return slices.Contains(r.flags.formats, format) }

// wantsDocument reports whether a format was asked for that a document has to be made for.
func (r *run) wantsDocument() bool {
	return slices.ContainsFunc(formats, func(f report.Format) bool { return r.wants(f.Ext) })
}

// names are the files that a region, or the overview, has in a language, or in all of them.
func (r *run) names(stem, lang string) []string {
	var list []string
	figures := report.BriefSVGNames()
	switch {
	case stem == overviewStem:
		figures = report.OverviewSVGNames()
		if lang == "" {
			list = append(list, resultsName)
		}
	case r.wants(numbersFormat) && lang == "":
		list = append(list, stem+"."+numbersFormat)
	}
	for _, l := range r.flags.langs {
		for _, f := range formats {
			if r.wants(f.Ext) && (lang == "" || lang == l) {
				list = append(list, stem+"."+l+"."+f.Ext)
			}
		}
		if !r.wants(report.SVGFormat) || lang != "" && lang != l {
			continue
		}
		for _, figure := range figures {
			list = append(list, svgFile(stem, l, figure))
		}
	}
	return list
}

// formatNames lists what --format takes.
func formatNames() []string {
	return append(documentFormats(), report.SVGFormat, numbersFormat)
}

// unique drops repeated words.
func unique(words []string) []string {
	var list []string
	for _, w := range words {
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}
