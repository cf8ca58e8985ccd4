package command

import (
	"bytes"
	"context"
	"fmt"
	"testing"
)

// BenchmarkBatch measures the whole of build for the 20 regions of Kazakhstan:
// reading, evaluating, and writing all briefs, the overview, results and manifest.
func BenchmarkBatch(b *testing.B) {
	for _, jobs := range []int{1, 2} {
		b.Run(fmt.Sprintf("jobs=%d", jobs), func(b *testing.B) {
			out := b.TempDir()
			b.ReportAllocs()
			for range b.N {
				var said bytes.Buffer
				args := []string{"build", "../../../samples/kazakhstan", "-o", out, "-q", "-j", fmt.Sprint(jobs)}
				if code := Run(context.Background(), args, nil, &said, &said); code != 0 {
					b.Fatalf("exit code %d: %s", code, said.String())
				}
			}
		})
	}
}
