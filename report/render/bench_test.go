package render

import (
	"bytes"
	"compress/flate"
	"io"
	"maps"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"growthpole/report/document"
	"growthpole/report/memory"
	"growthpole/report/pdf"
)

// BenchmarkFixedBrief makes the fixed document of a region warm, everything
// included: data, template, text, charts, and the tagged file. Garbage is collected
// when growthpole would collect it.
func BenchmarkFixedBrief(b *testing.B) {
	k, all := bench(b)
	names := slices.Sorted(maps.Keys(all))
	for _, name := range names { // what a run needs once is read before the clock starts
		if doc, err := k.Document(name, all[name]); err != nil || pdf.Write(io.Discard, doc) != nil {
			b.Fatal(name, err)
		}
	}
	var out bytes.Buffer // the program writes into files, of which it keeps nothing
	b.ReportAllocs()
	defer asTheProgram()()
	defer reportProcessorTime(b)()
	for i := 0; b.Loop(); i++ {
		name := names[i%len(names)]
		out.Reset()
		doc, err := k.Document(name, all[name])
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(&out, doc); err != nil {
			b.Fatal(err)
		}
	}
}

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
	defer asTheProgram()()
	defer reportProcessorTime(b)()
	for i := 0; b.Loop(); i++ {
		if err := pdf.Write(io.Discard, docs[i%len(docs)]); err != nil {
			b.Fatal(err)
		}
	}
}

// asTheProgram collects garbage when growthpole would, until what it returns is called.
func asTheProgram() (stop func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	return memory.CollectSeldom()
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

// A warm brief makes few things anew: the memory of the one before is used again. The
// bound leaves room, since tests of races throw some of that memory away.
func TestAWarmBriefAllocatesLittle(t *testing.T) {
	k, all := bench(t)
	names, i := slices.Sorted(maps.Keys(all)), 0
	make := func() {
		doc, err := k.Document(names[i%len(names)], all[names[i%len(names)]])
		if err != nil || pdf.Write(io.Discard, doc) != nil {
			t.Fatal(names[i%len(names)], err)
		}
		i++
	}
	for range names {
		make()
	}
	const most = 10_000
	if n := testing.AllocsPerRun(20, make); n > most {
		t.Errorf("%.0f allocations a brief, want %d at most", n, most)
	}
}
