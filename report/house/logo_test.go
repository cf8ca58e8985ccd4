package house

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"growthpole/report/drawing"
)

func encoded(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAJPEGStaysAsItIs(t *testing.T) {
	for _, tt := range []struct {
		picture image.Image
		grey    bool
	}{{image.NewRGBA(image.Rect(0, 0, 20, 10)), false}, {image.NewGray(image.Rect(0, 0, 20, 10)), true}} {
		data := jpegOf(t, tt.picture)
		got, err := ReadImage(data, drawing.Color{})
		if err != nil || !bytes.Equal(got.JPEG, data) || got.Grey != tt.grey || got.Width != 20 || got.Height != 10 {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}

func TestPicturesThatCannotServeAreRefused(t *testing.T) {
	whole := jpegOf(t, image.NewRGBA(image.Rect(0, 0, 64, 64)))
	drawn := encoded(t, image.NewRGBA(image.Rect(0, 0, 64, 64)))
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a vector picture", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "neither a PNG nor a JPEG"},
		{"a GIF", []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00"), "neither a PNG nor a JPEG"},
		{"a file that is too large", make([]byte, MostLogoBytes+1), "at most"},
		{"too many pixels", encoded(t, image.NewGray(image.Rect(0, 0, 2000, 1001))), "2000 by 1001 pixels"},
		{"half a JPEG", whole[:len(whole)/2], ""},
		{"half a PNG", drawn[:len(drawn)/2], "damaged"},
	} {
		if _, err := ReadImage(tt.data, drawing.Color{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}

// exif is a JPEG with an orientation, as cameras write it: a list of one entry behind
// the start of the picture.
func exif(data []byte, order binary.AppendByteOrder, orientation uint16) []byte {
	mark := map[binary.AppendByteOrder]string{binary.BigEndian: "MM", binary.LittleEndian: "II"}[order]
	tiff := append([]byte("Exif\x00\x00"), mark...)
	tiff = order.AppendUint32(order.AppendUint16(tiff, 42), 8)
	tiff = order.AppendUint16(order.AppendUint16(order.AppendUint16(tiff, 1), 0x0112), 3)
	tiff = order.AppendUint16(order.AppendUint16(order.AppendUint32(tiff, 1), orientation), 0)
	tiff = order.AppendUint32(tiff, 0)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(tiff)+2))
	return slices.Concat(data[:2], segment, tiff, data[2:])
}

// A PDF shows a JPEG as its pixels lie, whatever the camera says of how it was held.
func TestAJPEGThatIsToBeTurnedIsRefused(t *testing.T) {
	data := jpegOf(t, image.NewRGBA(image.Rect(0, 0, 20, 10)))
	for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
		for orientation := range uint16(9) {
			_, err := ReadImage(exif(data, order, orientation), drawing.Color{})
			if turned := orientation > 1; turned != (err != nil) || turned && !strings.Contains(err.Error(), "turned or mirrored") {
				t.Errorf("%v, orientation %d: got %v", order, orientation, err)
			}
		}
	}
	const begin, end = 2, 38 // of the segment
	for at := begin; at < end; at++ {
		damaged := exif(data, binary.BigEndian, 6)
		damaged[at] ^= 0xFF
		if o := orientation(damaged); o < 1 || o > 8 {
			t.Errorf("byte %d: orientation %d", at, o)
		}
		if o := orientation(damaged[:at]); o != 1 {
			t.Errorf("cut before byte %d: orientation %d", at, o)
		}
	}
}

// FuzzReadImage looks for pictures that make the reader panic, or whose pixels are
// not as many as it says.
func FuzzReadImage(f *testing.F) {
	f.Add(encoded(f, image.NewNRGBA(image.Rect(0, 0, 3, 2))))
	f.Add(jpegOf(f, image.NewGray(image.Rect(0, 0, 8, 8))))
	f.Add(exif(jpegOf(f, image.NewGray(image.Rect(0, 0, 8, 8))), binary.LittleEndian, 3))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadImage(data, drawing.Color{R: 9})
		if err == nil && got.JPEG == nil && len(got.Pixels) != 3*got.Width*got.Height {
			t.Errorf("%d bytes for %d by %d pixels", len(got.Pixels), got.Width, got.Height)
		}
	})
}
