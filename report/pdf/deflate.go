package pdf

import (
	"bytes"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// deflateLevel is the fastest; the next ones save 3 % for twice the time.
const deflateLevel = zlib.BestSpeed

// deflaters are kept for what is deflated next, in this document or another: each is
// a megabyte, which takes longer to touch for the first time than a page to deflate.
var deflaters = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, deflateLevel) // the level is a valid constant
	return z
}}

// deflate writes data deflated as one stream; parts are the data.
func deflate(to *bytes.Buffer, parts ...[]byte) {
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(to)
	for _, p := range parts {
		_, _ = z.Write(p) // a bytes.Buffer takes everything
	}
	_ = z.Close()
}

// pack is content deflated, in memory of its own.
func pack(content []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(content) / 3) // pages come to a quarter, programs of fonts to more
	deflate(&b, content)
	return slices.Clip(b.Bytes())
}
