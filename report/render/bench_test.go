package render

import (
	"compress/flate"
	"io"
	"maps"
	"slices"
	"syscall"
	"testing"
	"time"

	"growthpole/report/document"
	"growthpole/report/pdf"
)

// BenchmarkFixedPages is the part of BenchmarkFixedBrief from the document on. Besides
// the time on the wall it gives the processor's, garbage collection included, which
// does not count what other programs take.
func BenchmarkFixedPages(b *testing.B) {
	k, all := bench(b)
	var docs []*document.Document
	for _, name := range slices.Sorted(maps.Keys(all)) {
		doc, err := k.Document(name, all[name])
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
	}
	b.ReportAllocs()
	defer reportProcessorTime(b)()
	for i := 0; b.Loop(); i++ {
		if err := pdf.Write(io.Discard, docs[i%len(docs)]); err != nil {
			b.Fatal(err)
		}
	}
}

// reportProcessorTime begins to measure; what it returns ends that.
func reportProcessorTime(b *testing.B) func() {
	used := func() time.Duration {
		var r syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
			b.Fatal(err)
		}
		return time.Duration(r.Utime.Nano() + r.Stime.Nano())
	}
	before := used()
	return func() {
		b.ReportMetric(float64(used()-before)/float64(b.N)/1e6, "cpu-ms/op")
	}
}

// BenchmarkYardstick deflates the files of samples/bench with the standard library at
// its usual level: how fast a machine is at that moment, to divide the other times by.
func BenchmarkYardstick(b *testing.B) {
	_, all := bench(b)
	var text []byte
	for _, name := range slices.Sorted(maps.Keys(all)) {
		text = append(text, all[name]...)
	}
	w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		b.Fatal(err)
	}
	defer reportProcessorTime(b)()
	for b.Loop() {
		w.Reset(io.Discard)
		if _, err := w.Write(text); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
