package conform

import (
	"testing"
)

// FuzzCheck: whatever a file holds, checking it ends without a panic.
func FuzzCheck(f *testing.F) {
	data := goodFile(f)
	f.Add(data)
	f.Add(open(f, data).Bytes())
	for _, d := range damages[:20] {
		o := open(f, data)
		d.change(o)
		f.Add(o.Bytes())
	}
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Kids [1 0 R]/Pages 1 0 R>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Root 1 0 R/Size 2>>\nstartxref\n62\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Check(data); err != nil && err.Error() == "" {
			t.Error("an error that says nothing")
		}
	})
}
