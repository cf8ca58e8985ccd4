//go:build unix

package pdf

import (
	"slices"
	"syscall"
	"testing"
	"time"

	"growthpole/report/document"
)

// BenchmarkConformance writes a document of the length of a brief as it is, and
// without tags, structure, metadata and output intent, in turn. The difference is
// what conformance costs; attached files are not part of it. Times are those of
// the processor, and medians; that of the cost is the median of what a tagged document
// took longer than the plain one right after it, since other work on the machine slows
// both, and a collection of garbage falls on one of them by chance.
func BenchmarkConformance(b *testing.B) {
	doc := long()
	var spent [2][]time.Duration
	for b.Loop() {
		for i, plain := range []bool{false, true} {
			before := processor(b)
			made, err := compose(doc, plain)
			if err != nil {
				b.Fatal(err)
			}
			spent[i] = append(spent[i], processor(b)-before)
			files.put(made)
		}
	}
	var cost []time.Duration
	for i := range spent[0] {
		cost = append(cost, spent[0][i]-spent[1][i])
	}
	median := func(d []time.Duration) float64 {
		slices.Sort(d)
		return float64(d[len(d)/2].Microseconds()) / 1000
	}
	b.ReportMetric(float64(pagesOf(b, doc)), "pages")
	b.ReportMetric(median(spent[0]), "ms-tagged")
	b.ReportMetric(median(spent[1]), "ms-plain")
	b.ReportMetric(median(cost), "ms-cost")
}

// pagesOf is how many pages a document has.
func pagesOf(b *testing.B, doc *document.Document) int {
	return len(open(b, write(b, doc)).pages())
}

// processor is the time that this process has had of the processors.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
