package load_test

import (
	"bufio"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"growthpole/indicators/load"
)

// observations is how many rows the benchmark of reading generates; ten million are
// those of docs/performance.md.
var observations = flag.Int("observations", 200_000, "rows that BenchmarkReading reads")

// large writes a dataset of that many observations, a row at a time: up to 50,000
// regions, 20 sectors, and as many years as it takes.
func large(b *testing.B, rows int) (folder string) {
	folder = b.TempDir()
	regions := min(50_000, max(rows/20/10, 1))
	years := rows / regions / 20
	small := generated(1, 1)
	write := func(name string, fill func(w *bufio.Writer)) {
		f, err := os.Create(filepath.Join(folder, name))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriterSize(f, 1<<20)
		fill(w)
		if err := errors.Join(w.Flush(), f.Close()); err != nil {
			b.Fatal(err)
		}
	}
	write("dataset.yaml", func(w *bufio.Writer) { w.Write(small["dataset.yaml"].Data) })
	write("regions.csv", func(w *bufio.Writer) {
		w.WriteString("id,name\n")
		for r := range regions {
			fmt.Fprintf(w, "R%05d,Region %d\n", r, r)
		}
	})
	write("t.csv", func(w *bufio.Writer) {
		w.WriteString("r,s,y,v\n")
		var line []byte
		for year := range years {
			for r := range regions {
				for s := range 20 {
					line = fmt.Appendf(line[:0], "R%05d,S%d,%d,", r, s, 2000+year)
					line = strconv.AppendInt(line, int64(r*20+s+year), 10)
					line = append(line, ".5\n"...)
					w.Write(line)
				}
			}
		}
	})
	return folder
}

// BenchmarkReading compares loading a dataset with encoding/csv reading its table
// alone, in turns, so that both meet the same noise. Rows a second are those of the
// fastest run of each by the clock; of-csv compares the time of the processor, which
// other work on the machine leaves alone. peak-MB is the greatest memory that the
// process has held.
func BenchmarkReading(b *testing.B) {
	folder := large(b, *observations)
	var alone, loaded spent
	var rows int
	for b.Loop() {
		alone.run(func() { rows = plainCSV(b, filepath.Join(folder, "t.csv")) })
		loaded.run(func() {
			root, err := os.OpenRoot(folder)
			if err != nil {
				b.Fatal(err)
			}
			defer root.Close()
			if set, problems := load.Folder(root.FS(), "."); set == nil || set.Tables[0].Rows != rows-1 {
				b.Fatal(problems)
			}
		})
	}
	b.ReportMetric(float64(rows)/alone.clock.Seconds(), "csv-rows/s")
	b.ReportMetric(float64(rows)/loaded.clock.Seconds(), "load-rows/s")
	b.ReportMetric(alone.processor.Seconds()/loaded.processor.Seconds(), "of-csv")
	b.ReportMetric(peak(b), "peak-MB")
}

// spent are the shortest times of some runs.
type spent struct{ clock, processor time.Duration }

func (s *spent) run(f func()) {
	runtime.GC() // what the run before has left is not this one's
	started, before := time.Now(), processor()
	f()
	clock, used := time.Since(started), processor()-before
	if used <= 0 {
		used = clock // this system does not tell
	}
	if s.clock == 0 || clock < s.clock {
		s.clock = clock
	}
	if s.processor == 0 || used < s.processor {
		s.processor = used
	}
}

// processor is the time that the process has had of all processors; 0 where the
// system does not tell.
func processor() time.Duration {
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	var ticks int64
	for _, i := range []int{11, 12} { // user and system, in hundredths of a second
		n, err := strconv.ParseInt(fields[i], 10, 64)
		if err != nil {
			return 0
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

func plainCSV(b *testing.B, name string) (rows int) {
	f, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	for {
		if _, err := r.Read(); errors.Is(err, io.EOF) {
			return rows
		} else if err != nil {
			b.Fatal(err)
		}
		rows++
	}
}

// peak is the greatest memory of the process so far in megabytes, where the system tells.
func peak(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("this system does not tell the memory of a process")
	}
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmHWM:"); found {
			kB, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 64)
			if err != nil {
				b.Fatal(err)
			}
			return kB / 1024
		}
	}
	return 0
}
