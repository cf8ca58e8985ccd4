// Package tidy writes a dataset in its tidy form: a folder with one row a figure,
// which is a dataset itself and evaluates to the same results. Every row keeps
// where its figure was read: file, row, column, source, date of retrieval.
package tidy

import (
	"fmt"
	"slices"

	"growthpole/indicators/data"
)

// File is one file of the folder.
type File struct {
	Name    string
	Content []byte
}

// Options say how much of a dataset is written. The zero Options write all of it.
type Options struct {
	// Regions are the codes of the regions that are kept, with the nation: a region
	// and those that it is compared with, as evidence. The result says that it is a
	// part of the nation; ranks, which need all regions, cannot be repeated from it.
	// None keeps all.
	Regions []string
}

// maxRows is how many rows one file holds, so that none grows beyond what the loader takes.
const maxRows = 4_000_000

// Files are the files of a dataset's tidy form: dataset.yaml, regions.csv where
// every region has a name in some language, tables of the activity and the series,
// and outlines.geojson where there is a map. The same dataset gives the same
// bytes. It fails for a code that is no region of the dataset.
func Files(ds *data.Dataset, o Options) ([]File, error) {
	for _, id := range o.Regions {
		if _, known := ds.RegionIndex(id); !known {
			return nil, fmt.Errorf("the dataset has no region %q", id)
		}
	}
	w := &writer{ds: ds, view: viewOf(ds, o)}
	w.regions()
	w.activity()
	w.series()
	w.outlines()
	manifest, err := w.manifest()
	if err != nil {
		return nil, err
	}
	return append([]File{{"dataset.yaml", manifest}}, w.files...), nil
}

type writer struct {
	ds     *data.Dataset
	view   view
	files  []File
	tables []table // what dataset.yaml says of the files of figures
}

// view is the part of a dataset that is written.
type view struct {
	regions  []int    // places in the dataset, ascending
	versions []string // of the territories; none when no change concerns the regions
	version  []string // by the dataset's version: the one that stands for it
	of       string   // the version of the regions, where it is not the last
	changes  []data.BoundaryChange
	former   []string
	part     bool // some regions are left out
	// concordances are of the whole only: an extract holds the figures that they made.
	concordances []data.Concordance
}

// viewOf chooses the regions, and leaves out changes of territory that concern
// none of them: the versions before and after are then one.
func viewOf(ds *data.Dataset, o Options) view {
	v := view{part: len(o.Regions) > 0 && len(o.Regions) < len(ds.Regions)}
	for i, r := range ds.Regions {
		if !v.part || slices.Contains(o.Regions, r.ID) {
			v.regions = append(v.regions, i)
		}
	}
	if !v.part {
		v.versions, v.changes, v.former = ds.Versions, ds.Changes, ds.Former
		v.concordances = ds.Concordances
		v.version, v.of = append([]string{""}, ds.Versions...), ds.RegionsOf
		return v
	}
	begins := map[string]bool{} // versions that a change of the kept regions leads to
	for _, c := range ds.Changes {
		c.Regions = slices.DeleteFunc(slices.Clone(c.Regions), func(id string) bool { return !slices.Contains(o.Regions, id) })
		if len(c.Regions) > 0 {
			v.changes, begins[c.To] = append(v.changes, c), true
		}
	}
	v.version = []string{""}
	for i, name := range ds.Versions {
		if i == 0 || begins[name] {
			v.versions = append(v.versions, name)
		}
		v.version = append(v.version, v.versions[len(v.versions)-1])
	}
	if i := slices.Index(ds.Versions, ds.RegionsOf); i >= 0 && v.version[i+1] != v.versions[len(v.versions)-1] {
		v.of = v.version[i+1]
	}
	if len(v.changes) == 0 {
		v.versions, v.of = nil, ""
	}
	v.former = v.parents(ds)
	return v
}

// parents are the codes that kept regions were cut out of and that are not kept themselves.
func (v view) parents(ds *data.Dataset) []string {
	var codes []string
	for _, i := range v.regions {
		parent := ds.Regions[i].SplitFrom
		at, today := ds.RegionIndex(parent)
		if parent != "" && !(today && slices.Contains(v.regions, at)) && !slices.Contains(codes, parent) {
			codes = append(codes, parent)
		}
	}
	return codes
}

// kept reports whether a code is that of a region that is written, of a former
// one where all is, or of the nation.
func (v view) kept(ds *data.Dataset, code string) bool {
	i, today := ds.RegionIndex(code)
	return code == ds.CountryCode || !v.part || today && slices.Contains(v.regions, i)
}
