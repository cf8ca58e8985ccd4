package house

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"slices"
	"strings"
	"testing"

	"growthpole/report/drawing"
)

// segment is one of a JPEG.
func segment(mark byte, content string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, mark}, uint16(len(content)+2)), content...)
}

// chunk is one of a PNG.
func chunk(name, content string) []byte {
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(content))), name+content...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(name+content)))
}

type told struct {
	name string
	data []byte
	want bool
}

func checkRemarked(t *testing.T, files []told) {
	t.Helper()
	for _, f := range files {
		if got, err := ReadImage(f.data, drawing.Color{}); err != nil || got.Remarked != f.want {
			t.Errorf("%s: %v, tells more: %v; want %v", f.name, err, !f.want, f.want)
		}
	}
}

// TestWhatAJPEGTellsBesidesItsPictureIsNoticed: whatever a program adds, of a segment of
// its own or behind the picture; how the picture is to be shown is none of it. Content
// credentials, small pictures and what stands behind the end went unnoticed.
func TestWhatAJPEGTellsBesidesItsPictureIsNoticed(t *testing.T) {
	data := jpegOf(t, image.NewRGBA(image.Rect(0, 0, 20, 10)))
	const jfif, adobe, profile = "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x00\x00", "Adobe\x00\x64\x00\x00\x00\x00\x01", "ICC_PROFILE\x00\x01\x01"
	scan := bytes.Index(data, []byte{0xFF, 0xDA})
	files := []told{
		{"a picture alone", data, false},
		{"filler and Exif behind it", slices.Concat(data[:2], []byte{0xFF, 0xFF}, segment(0xE1, "Exif\x00\x00")[1:], data[2:]), true},
		{"a comment before the scan", slices.Concat(data[:scan], segment(0xFE, "by A. N. Other"), data[scan:]), true},
		{"a comment behind the scan", slices.Concat(data[:len(data)-2], segment(0xFE, "by A. N. Other"), data[len(data)-2:]), true},
		{"data behind the picture", append(slices.Clone(data), "note"...), true},
		{"a second picture behind it", slices.Concat(data, data), true},
	}
	for _, s := range []struct {
		mark    byte
		content string
		want    bool
	}{
		{0xE0, jfif, false}, {0xE2, profile, false}, {0xEE, adobe, false},
		{0xE0, "JFXX\x00\x10", true}, {0xE0, jfif + "picture", true}, {0xE2, "MPF\x00", true}, {0xE2, adobe, true}, {0xEE, adobe + "author", true},
		{0xE1, "http://ns.adobe.com/xap/1.0/\x00", true}, {0xE3, "META\x00", true}, {0xEB, "JP\x00\x01", true}, {0xEC, "Ducky\x00", true},
		{0xED, "Photoshop 3.0\x00", true}, {0xEF, "", true}, {0xFE, "", true},
	} {
		name, _, _ := strings.Cut(s.content, "\x00")
		files = append(files, told{name, slices.Concat(data[:2], segment(s.mark, s.content), data[2:]), s.want})
	}
	checkRemarked(t, files)
}

// TestWhatAPNGTellsBesidesItsPictureIsNoticed: texts, Exif, a time and what programs add
// were published without a word, for only JPEGs were looked at.
func TestWhatAPNGTellsBesidesItsPictureIsNoticed(t *testing.T) {
	data := encoded(t, image.NewRGBA(image.Rect(0, 0, 20, 10)))
	const head, end = 8 + 12 + 13, 12 // signature and IHDR; IEND
	files := []told{{"a picture alone", data, false}, {"data behind the picture", append(slices.Clone(data), "note"...), true}}
	for name, want := range map[string]bool{"pHYs": false, "gAMA": false, "sRGB": false, "iCCP": false,
		"tEXt": true, "zTXt": true, "iTXt": true, "eXIf": true, "tIME": true, "caBX": true, "prVW": true} {
		c := chunk(name, "Author\x00A. N. Other")
		files = append(files, told{name, slices.Concat(data[:head], c, data[head:]), want},
			told{name + " behind the picture", slices.Concat(data[:len(data)-end], c, data[len(data)-end:]), want})
	}
	checkRemarked(t, files)
}

// TestAFileThatCannotBeFollowedMayTellMore: no damage makes it a picture alone, or the
// reader of its parts run over the end.
func TestAFileThatCannotBeFollowedMayTellMore(t *testing.T) {
	jpeg, png := jpegOf(t, image.NewRGBA(image.Rect(0, 0, 20, 10))), encoded(t, image.NewRGBA(image.Rect(0, 0, 20, 10)))
	for n := range len(jpeg) {
		if !remarkedJPEG(jpeg[:n]) {
			t.Errorf("a JPEG cut to %d bytes is taken for whole", n)
		}
	}
	for n := range len(png) {
		if !remarkedPNG(png[:n]) {
			t.Errorf("a PNG cut to %d bytes is taken for whole", n)
		}
	}
	long := slices.Clone(png)
	long[8] = 0xFF // of the first chunk's length
	if !remarkedPNG(long) {
		t.Error("a chunk longer than the file is taken for one of it")
	}
}
