package indicators

import (
	"io/fs"
	"os"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
)

func open(t testing.TB, folder string) *Evaluator {
	t.Helper()
	return prepared(t, os.DirFS(".."), folder)
}

// prepared is a folder with its own model or else the default one, ready for evaluation.
func prepared(t testing.TB, fsys fs.FS, folder string) *Evaluator {
	t.Helper()
	ds := dataset(t, fsys, folder)
	m := builtIn(t)
	if own := folder + "/model.yaml"; exists(fsys, own) {
		m = modelIn(t, fsys, own)
	}
	return evaluator(t, ds, m)
}

// dataset is that of a folder.
func dataset(t testing.TB, fsys fs.FS, folder string) *data.Dataset {
	t.Helper()
	ds, found := load.Folder(fsys, folder)
	if found.Blocking() {
		t.Fatal(found)
	}
	return ds
}

// modelIn is a model in a file.
func modelIn(t testing.TB, fsys fs.FS, file string) *model.Model {
	t.Helper()
	m, _, found := model.Open(fsys, file)
	if found.Blocking() {
		t.Fatal(found)
	}
	return m
}

// builtIn is the default model, to be changed by whoever asked for it.
func builtIn(t testing.TB) *model.Model {
	t.Helper()
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	return m
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

func evaluator(t testing.TB, ds *data.Dataset, m *model.Model) *Evaluator {
	t.Helper()
	e, err := New(ds, m)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// evaluation is that of a region by its place in the dataset.
func evaluation(t testing.TB, e *Evaluator, place int) *Evaluation {
	t.Helper()
	ev, err := e.Region(place)
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

func region(t testing.TB, e *Evaluator, id string) *Evaluation {
	t.Helper()
	i, ok := e.ds.RegionIndex(id)
	if !ok {
		t.Fatalf("no region %s", id)
	}
	return evaluation(t, e, i)
}
