package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/publish"
	"growthpole/report/render"
	"growthpole/templates"

	"github.com/spf13/cobra"
)

// renderFlags are the choices of one rendering.
type renderFlags struct {
	input   inputFlags
	data    []string
	out     string
	lang    string
	formats []string
	jobs    int
	quiet   bool
	numbers literals
}

func renderCommand() *cobra.Command {
	var f renderFlags
	c := &cobra.Command{
		Use:   "render TEMPLATE.md --data FILE.json...",
		Short: "Make documents of any template and any data",
		Long: `Render fills a Markdown template with each file of JSON data and writes a document
for each, in the look of the briefs: letters, annexes, and whatever else is to match
them. Tables and charts are made of the data by lines between fences
(docs/templates.md).

Further files of data may follow the template, so that a shell can list them:
  --data regions/*.json

The same inputs give the same bytes. A document is dated by --date, SOURCE_DATE_EPOCH
or its template. A file that fails is reported and does not stop the others.`,
		Example: `  growthpole render samples/bench/brief.md --data samples/bench/regions/*.json -o documents
  growthpole render letter.md --data north.json --lang en --format pdf,md -o letters`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no template given; name the Markdown file to fill")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			f.data = append(f.data, args[1:]...)
			return renderAll(c.Context(), args[0], f, c.ErrOrStderr())
		},
	}
	c.Flags().StringArrayVar(&f.data, "data", nil, "file of JSON data; a document is made of each")
	c.Flags().StringVarP(&f.out, "out", "o", "documents", "folder to write to")
	c.Flags().StringVarP(&f.lang, "lang", "l", "en", "language of numbers and words: "+strings.Join(languagesOf(templates.FS), ", "))
	c.Flags().StringSliceVarP(&f.formats, "format", "f", []string{"pdf"}, "formats: "+strings.Join(documentFormats(), ", "))
	addStyle(c, &f.input.style, "beside the template")
	c.Flags().StringVar(&f.input.date, "date", "", "date of the documents, YYYY-MM-DD (default: the template's)")
	f.numbers.add(c)
	c.Flags().IntVarP(&f.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "documents to work on at once")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show problems only")
	return c
}

// documentFormats are the formats of documents.
func documentFormats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Ext)
	}
	return names
}

func (f *renderFlags) check() error {
	switch {
	case len(f.data) == 0:
		return usagef("no data given; name JSON files with --data")
	case f.jobs < 1:
		return usagef("--jobs is %d; give 1 or more", f.jobs)
	case f.out == "":
		return usagef("--out is empty; name the folder to write to")
	case len(f.formats) == 0:
		return usagef("no format given; known are %s", strings.Join(documentFormats(), ", "))
	}
	if err := f.numbers.check(); err != nil {
		return err
	}
	if err := among("format", f.formats, documentFormats()); err != nil {
		return err
	}
	return among("language", []string{f.lang}, languagesOf(templates.FS))
}

// renderAll makes a document of every file of data.
func renderAll(ctx context.Context, template string, f renderFlags, w io.Writer) error {
	started := time.Now()
	if err := f.check(); err != nil {
		return err
	}
	stems, err := stemsOf(f.data)
	if err != nil {
		return err
	}
	date, err := f.input.day(time.Time{})
	if err != nil {
		return err
	}
	root, err := openFolder(filepath.Dir(template))
	if err != nil {
		return err
	}
	defer root.Close()
	k, st, err := f.open(root.FS(), template, date, w)
	if err != nil {
		return err
	}
	folder, err := publish.Open(f.out)
	if err != nil {
		return fmt.Errorf("cannot open the folder to write to: %w", err)
	}
	defer folder.Close()
	bar := newProgress(w, len(f.data), f.quiet)
	errs := each(ctx, f.jobs, len(f.data), func(i int) error {
		defer bar.Step()
		return renderOne(k, folder, f.data[i], stems[i], f.formats)
	})
	bar.End()
	if err := ctx.Err(); err != nil {
		return err
	}
	made := showRenderFailures(w, filepath.Dir(template), f.data, errs)
	if !f.quiet {
		fmt.Fprintf(w, "made %s in %s, failed %d, %.1f s\n", count(made, "document", "documents"), problem.Clean(f.out), len(f.data)-made, time.Since(started).Seconds())
	}
	if !f.quiet && st.style != nil {
		fmt.Fprintln(w, st.said())
	}
	if made < len(f.data) {
		return errReported
	}
	return nil
}

// open reads the template, which lies in the folder of files, and the style that goes
// with it, and shows what is wrong with them.
func (f *renderFlags) open(files fs.FS, template string, date time.Time, w io.Writer) (*render.Maker, styled, error) {
	folder := filepath.Dir(template)
	st, wrong := openStyle(folder, files, f.input.style)
	show(w, append(wrong, st.untranslated([]string{f.lang})...))
	if wrong.Blocking() {
		return nil, st, errReported
	}
	if slices.Contains(f.formats, pdfFormat) {
		text, _ := fs.ReadFile(files, filepath.Base(template)) // whether it can be read is told below
		report.PreparePDF(st.style, f.lang, string(text))
	}
	k, err := render.Open(render.Options{Folder: files, Template: filepath.Base(template), Words: templates.FS, Language: f.lang, Date: date, Style: st.style})
	if list := (problem.List)(nil); errors.As(err, &list) {
		show(w, within(folder, list))
		return nil, st, errReported
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, st, usagef("the template %s is not there; check the name", template)
	}
	if err != nil {
		return nil, st, fmt.Errorf("cannot read the template: %w", err)
	}
	return k, st, f.numbers.tell(w, within(folder, k.Literals()))
}

// renderOne makes the document of one file of data, in all formats.
func renderOne(k *render.Maker, folder *publish.Folder, data, stem string, wanted []string) error {
	content, wrong := readRegular(data, render.MaxData, "give one file a document")
	if wrong.Blocking() {
		return wrong
	}
	doc, err := k.Document(data, content)
	if err != nil {
		return err
	}
	for _, format := range formats {
		if !slices.Contains(wanted, format.Ext) {
			continue
		}
		if _, err := folder.Write(stem+"."+format.Ext, func(w io.Writer) error { return format.Write(w, doc) }); err != nil {
			return err
		}
	}
	return nil
}

// stemsOf are the names of documents after their data. Two files of one name in
// different folders would overwrite each other.
func stemsOf(data []string) ([]string, error) {
	names := make([]string, len(data))
	seen := map[string]string{}
	for i, file := range data {
		base := filepath.Base(file)
		names[i] = strings.TrimSuffix(base, filepath.Ext(base))
		if other, twice := seen[names[i]]; twice {
			return nil, usagef("%s and %s would both be written to %s; rename one", problem.Quote(other), problem.Quote(file), problem.Quote(names[i]))
		}
		seen[names[i]] = file
	}
	return publish.Stems(names), nil
}

// showRenderFailures tells what went wrong, and counts the documents that were
// made. A mistake of the template is the same for all data and told once.
func showRenderFailures(w io.Writer, folder string, data []string, errs []error) (made int) {
	var all problem.List
	for i, err := range errs {
		var list problem.List
		switch {
		case err == nil:
			made++
		case errors.As(err, &list):
			for _, p := range list {
				if p.File != data[i] {
					p = within(folder, problem.List{p})[0]
				}
				if !slices.Contains(all, p) {
					all = append(all, p)
				}
			}
		default:
			all.Add(data[i], 0, 0, err.Error(), "")
		}
	}
	show(w, all)
	return made
}
