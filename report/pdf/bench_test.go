package pdf

import (
	"io"
	"testing"
)

func BenchmarkWrite(b *testing.B) {
	doc := demo()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}
