package command

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/report"
	"growthpole/report/publish"
)

// showFailures says which regions have no brief, and warns of older files that
// could be taken for the missing ones.
func (r *run) showFailures(w io.Writer, failed []publish.Failure, made []publish.Output) {
	var list problem.List
	for _, f := range failed {
		what := cmp.Or(f.Region, "overview")
		if f.Language != "" {
			what += " (" + f.Language + ")"
		}
		list = append(list, problem.Problem{File: what, What: f.Error})
	}
	showSome(w, list, mostProblems, "failure", "failures")
	for _, name := range r.stale(failed, made) {
		fmt.Fprintf(w, "%s is of an earlier run\n", problem.Clean(filepath.Join(r.flags.out, name)))
	}
}

// stale lists the files of failed regions, and of the overview, that the folder held before.
func (r *run) stale(failed []publish.Failure, made []publish.Output) []string {
	now := make(map[string]bool, len(made))
	for _, o := range made {
		now[o.File] = true
	}
	stems := map[string]string{"": overviewStem}
	for i, code := range r.study.codes() {
		stems[code] = r.stems[i]
	}
	var names []string
	for _, f := range failed {
		for _, name := range r.names(stems[f.Region], f.Language) {
			if !now[name] && r.folder.Has(name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// manifest tells what was made, and from what.
func (r *run) manifest(made result) publish.Manifest {
	title := english(r.study.data.Title)
	m := publish.Manifest{
		Program:   "growthpole " + version(),
		Dataset:   title,
		Date:      r.study.data.Date.Format(time.DateOnly),
		Model:     r.study.model,
		Templates: r.study.templates,
		Style:     r.study.style.inputs(),
		Outputs:   made.outputs,
		Failed:    made.failed,
	}
	m.Inputs, m.Previous = inputs(r.study.data), r.study.previous
	return m
}

// inputs are the files that a dataset was read from.
func inputs(ds *data.Dataset) []publish.Input {
	var list []publish.Input
	for _, t := range ds.Files() {
		list = append(list, publish.Input{File: t.File, SHA256: t.SHA256})
	}
	return list
}

// distinct counts the regions among failures; the overview is none.
func distinct(failed []publish.Failure) int {
	var codes []string
	for _, f := range failed {
		if f.Region != "" {
			codes = append(codes, f.Region)
		}
	}
	slices.Sort(codes)
	return len(slices.Compact(codes))
}

// said tells what was made, and where it is.
func (r *run) said(made result) string {
	where := problem.Clean(r.flags.out)
	if !r.wantsDocument() && r.wants(report.SVGFormat) {
		return fmt.Sprintf("made the figures of %s in %s", count(made.briefs, "region", "regions"), where)
	}
	if !r.wantsDocument() {
		return fmt.Sprintf("made the numbers of %s in %s", count(made.briefs, "region", "regions"), where)
	}
	briefs := count(made.briefs, "brief", "briefs")
	if slices.ContainsFunc(made.failed, func(f publish.Failure) bool { return f.Region == "" }) {
		return fmt.Sprintf("made %s, but not the overview, in %s", briefs, where)
	}
	return fmt.Sprintf("made %s and the overview in %s", briefs, where)
}
