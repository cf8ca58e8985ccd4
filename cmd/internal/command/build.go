package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"growthpole/indicators"
	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/document"
	"growthpole/report/evidence"
	"growthpole/report/publish"
	"growthpole/templates"

	"github.com/spf13/cobra"
)

// buildFlags are the choices of one build.
type buildFlags struct {
	input   inputFlags
	draws   drawFlags
	out     string
	regions []string
	langs   []string
	formats []string
	jobs    int
	quiet   bool
	numbers literals
}

// allLanguages stands for every language that there are templates for.
const allLanguages = "all"

func buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build FOLDER",
		Short: "Make the briefs of all regions, and the overview",
		Long: `Build reads a dataset and writes a brief for every region, an overview over all
of them, the numbers (results.json), and manifest.json, which names every file
that was read or made with its SHA-256.

A PDF carries its evidence: data, model, results and where they come from, so that
whoever has the file can evaluate again (growthpole verify). --attach results
leaves out data and model, --attach none everything.

The same inputs give the same bytes. The date in the briefs is the dataset's own;
--date changes it, or else SOURCE_DATE_EPOCH where it is set. A region that fails
is reported and does not stop the others. A file is written whole or not at all.

The format svg writes every figure as a file of its own, REGION.LANGUAGE.FIGURE.svg,
those too that no template calls.

Names are REGION.LANGUAGE.FORMAT; a code that would not be a safe file name is
changed, and the manifest says which file is whose.`,
		Example: `  growthpole build samples/kazakhstan -o briefs
  growthpole build samples/kazakhstan -o briefs --region KZ-75,Shymkent
  growthpole build samples/kazakhstan -o briefs --lang all --format pdf,md,json
  growthpole build mydata -o briefs --model mymodel.yaml --templates mytemplates`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := f.open(c, args[0])
			if err != nil {
				return err
			}
			return build(c.Context(), s, f, c.ErrOrStderr())
		},
	}
	f.input.add(c)
	f.input.addYear(c)
	f.input.previous.add(c)
	f.input.addDocument(c)
	f.draws.add(c)
	f.numbers.add(c)
	c.Flags().StringVar(&f.input.attach, "attach", string(evidence.All), "evidence inside PDF files: "+strings.Join(attachModes(), ", "))
	c.Flags().StringVarP(&f.out, "out", "o", "briefs", "folder to write to")
	c.Flags().StringArrayVarP(&f.regions, "region", "r", nil, regionUsage)
	c.Flags().StringSliceVarP(&f.langs, "lang", "l", []string{"en"}, "languages: "+strings.Join(languagesOf(templates.FS), ", ")+", or "+allLanguages)
	c.Flags().StringSliceVarP(&f.formats, "format", "f", []string{"pdf"}, "formats: "+strings.Join(formatNames(), ", "))
	c.Flags().IntVarP(&f.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "regions to work on at once")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show problems only")
	return c
}

// open reads a folder with all that the briefs of it need.
func (f *buildFlags) open(c *cobra.Command, folder string) (*study, error) {
	if err := f.numbers.check(); err != nil {
		return nil, err
	}
	if err := among("choice for --attach", []string{f.input.attach}, attachModes()); err != nil {
		return nil, err
	}
	if !slices.Contains(f.formats, pdfFormat) {
		f.input.attach = string(evidence.None) // no other format holds files
	}
	want, err := f.draws.options(c, indicators.Options{Jobs: f.jobs, Years: true})
	if err != nil {
		return nil, err
	}
	f.input.looks = true
	return open(c.Context(), folder, f.input, want, c.ErrOrStderr())
}

// check finds mistakes in flags before any work is done.
func (f *buildFlags) check(s *study) error {
	if f.jobs < 1 {
		return usagef("--jobs is %d; give 1 or more", f.jobs)
	}
	if f.out == "" {
		return usagef("--out is empty; name the folder to write to")
	}
	if len(f.langs) == 0 {
		return usagef("no language given; known are %s", strings.Join(s.languages, ", "))
	}
	if len(f.formats) == 0 {
		return usagef("no format given; known are %s", strings.Join(formatNames(), ", "))
	}
	if slices.Contains(f.langs, allLanguages) {
		f.langs = s.languages
	}
	var err error
	if f.regions, err = s.choose(f.regions); err != nil {
		return err
	}
	if err := among("language", f.langs, s.languages); err != nil {
		return err
	}
	return among("format", f.formats, formatNames())
}

// among refuses words that are not known.
func among(what string, words, known []string) error {
	for _, w := range words {
		if !slices.Contains(known, w) {
			return usagef("unknown %s %s; %s", what, problem.Quote(w), problem.DidYouMean(w, known))
		}
	}
	return nil
}

// build makes everything, and reports on w. It fails with errReported when some
// region has no brief, after all others have theirs.
func build(ctx context.Context, s *study, f buildFlags, w io.Writer) error {
	started := time.Now()
	if err := f.check(s); err != nil {
		return err
	}
	folder, err := publish.Open(f.out)
	if err != nil {
		return fmt.Errorf("cannot open the folder to write to: %w", err)
	}
	defer folder.Close()
	r := &run{study: s, flags: f, folder: folder, stems: publish.Stems(s.codes())}
	show(w, s.style.untranslated(r.flags.langs))
	if err := r.openMakers(w); err != nil {
		return err
	}
	// The manifest of an earlier run would name files that are about to be written anew.
	if err := folder.Remove(publish.ManifestName); err != nil {
		return err
	}
	made, err := r.all(ctx, w)
	if err != nil {
		return err
	}
	_, err = folder.WriteManifest(r.manifest(made))
	if err != nil {
		return err
	}
	r.showFailures(w, made.failed, made.outputs)
	regions := distinct(made.failed)
	if !f.quiet {
		fmt.Fprintf(w, "%s, failed %d, %.1f s\n", r.said(made), regions, time.Since(started).Seconds())
		if s.style.style != nil {
			fmt.Fprintln(w, s.style.said())
		}
		if made.holders > 0 {
			fmt.Fprintf(w, "evidence inside %s: %s\n", count(made.holders, "PDF file", "PDF files"), kilobytes(made.size))
		}
	}
	if len(made.failed) > 0 {
		return errReported
	}
	return nil
}

// run is one build under way.
type run struct {
	study  *study
	flags  buildFlags
	folder *publish.Folder
	stems  []string
	makers map[string]maker // by language
}

// openMakers reads templates and words before any work is done, for a mistake
// in them is one mistake, not one a region.
func (r *run) openMakers(w io.Writer) error {
	r.makers = make(map[string]maker)
	for _, lang := range r.flags.langs {
		m, err := r.study.maker(lang)
		var list problem.List
		if errors.As(err, &list) {
			show(w, list)
			return errReported
		}
		if err != nil {
			return err
		}
		show(w, m.Warnings())
		if len(r.study.templates) > 0 {
			if err := r.flags.numbers.tell(w, m.Literals(templates.FS)); err != nil {
				return err
			}
		}
		r.makers[lang] = m
	}
	return nil
}

// result is what came of a piece of work, or of all of them.
type result struct {
	outputs []publish.Output
	failed  []publish.Failure
	briefs  int   // regions with everything that was asked for
	size    int64 // bytes of evidence inside documents
	holders int   // documents that carry evidence
}

// all evaluates every region, for a brief compares its region with the others,
// and then makes the briefs that were asked for, and the files about all regions.
func (r *run) all(ctx context.Context, w io.Writer) (result, error) {
	var total result
	errs := r.study.evaluate(ctx, r.flags.jobs)
	chosen := r.chosen()
	results := make([]result, len(chosen))
	bar := newProgress(w, len(chosen), r.flags.quiet)
	broken := each(ctx, r.flags.jobs, len(chosen), func(i int) error {
		defer bar.Step()
		if err := errs[chosen[i]]; err != nil {
			return err
		}
		results[i] = r.region(ctx, chosen[i])
		return nil
	})
	bar.End()
	for i, one := range results {
		if broken[i] != nil {
			one.failed = append(one.failed, r.failure(chosen[i], broken[i]))
		}
		if len(one.failed) == 0 {
			total.briefs++
		}
		total.add(one)
	}
	if err := ctx.Err(); err != nil {
		return result{}, err
	}
	for i, err := range errs {
		if err != nil && !slices.Contains(chosen, i) { // the files about all regions lack it
			total.failed = append(total.failed, r.failure(i, err))
		}
	}
	total.add(r.nation(ctx))
	return total, ctx.Err()
}

// failure is a region that came to nothing, by its place.
func (r *run) failure(region int, err error) publish.Failure {
	return publish.Failure{Region: r.code(region), Error: problem.Clean(err.Error())}
}

func (t *result) add(one result) {
	t.outputs = append(t.outputs, one.outputs...)
	t.failed = append(t.failed, one.failed...)
	t.size, t.holders = t.size+one.size, t.holders+one.holders
}

// chosen is the regions to make briefs for, in the order of the dataset.
func (r *run) chosen() []int {
	var list []int
	for i, region := range r.study.data.Regions {
		if len(r.flags.regions) == 0 || slices.Contains(r.flags.regions, region.ID) {
			list = append(list, i)
		}
	}
	return list
}

func (r *run) code(region int) string { return r.study.data.Regions[region].ID }

// region makes the files of one region.
func (r *run) region(ctx context.Context, i int) result {
	own := sync.OnceValues(func() ([]document.Attachment, error) { return r.own(i) })
	return r.files(ctx, r.stems[i], r.code(i), source{
		document: func(lang string) (*doc, error) {
			return r.withEvidence(lang, r.code(i), own, func() (*doc, error) { return r.makers[lang].Brief(r.study.evaluations[i]) })
		},
		numbers: func(w io.Writer) error { return r.study.numbers(w, i) },
		figures: func(lang string) ([]report.SVG, error) { return r.makers[lang].BriefSVG(r.study.evaluations[i]) },
	})
}

// withEvidence makes a document and puts its evidence into it.
func (r *run) withEvidence(lang, region string, own func() ([]document.Attachment, error), make func() (*doc, error)) (*doc, error) {
	d, err := make()
	if err != nil || !r.attached() {
		return d, err
	}
	files, err := own()
	if err != nil {
		return nil, err
	}
	return d, r.attach(d, region, lang, files)
}

// nation makes the files about all regions. The numbers of all of them are
// always written, whatever the formats of the briefs.
func (r *run) nation(ctx context.Context) result {
	own := sync.OnceValues(func() ([]document.Attachment, error) { return r.own(-1) })
	one := r.files(ctx, overviewStem, "", source{document: func(lang string) (*doc, error) {
		return r.withEvidence(lang, "", own, func() (*doc, error) { return r.overview(lang) })
	}, figures: r.overviewFigures})
	one.add(r.write(resultsName, publish.Output{Format: "json"}, r.study.results))
	return one
}

// overview compares all regions, so that it cannot be made without one of them.
func (r *run) overview(lang string) (*doc, error) {
	if err := r.complete(); err != nil {
		return nil, err
	}
	return r.makers[lang].Overview(r.study.evaluations)
}

// overviewFigures are the overview's, as files of their own.
func (r *run) overviewFigures(lang string) ([]report.SVG, error) {
	if err := r.complete(); err != nil {
		return nil, err
	}
	return r.makers[lang].OverviewSVG(r.study.evaluations)
}

// complete is an error when a region has no evaluation.
func (r *run) complete() error {
	for i, e := range r.study.evaluations {
		if e == nil {
			return fmt.Errorf("there is no evaluation of %s", r.code(i))
		}
	}
	return nil
}
