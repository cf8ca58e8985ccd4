package report

import (
	"io"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/report/pdf"
	"growthpole/samples"
	"growthpole/templates"
)

// BenchmarkBrief measures one warm brief, from the evaluation to the bytes of the
// file. Fonts are parsed and templates read before the clock starts, as they are
// once for a whole run.
func BenchmarkBrief(b *testing.B) {
	ds, found := load.Folder(samples.FS, "kazakhstan")
	if found.Blocking() {
		b.Fatal(found)
	}
	m, found := model.Default()
	if found.Blocking() {
		b.Fatal(found)
	}
	e, err := indicators.New(ds, m)
	if err != nil {
		b.Fatal(err)
	}
	maker, err := New(Options{Language: "en", Dataset: ds, Model: m, Nation: e.Nation(), Templates: templates.FS})
	if err != nil {
		b.Fatal(err)
	}
	i, _ := ds.RegionIndex("KZ-75")
	brief := func() {
		ev, err := e.Region(i)
		if err != nil {
			b.Fatal(err)
		}
		doc, err := maker.Brief(ev)
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
	brief()
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		brief()
	}
}
