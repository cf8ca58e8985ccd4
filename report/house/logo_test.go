package house

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
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

// FuzzReadImage looks for pictures that make the reader panic, or whose pixels are
// not as many as it says.
func FuzzReadImage(f *testing.F) {
	f.Add(encoded(f, image.NewNRGBA(image.Rect(0, 0, 3, 2))))
	f.Add(jpegOf(f, image.NewGray(image.Rect(0, 0, 8, 8))))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadImage(data, drawing.Color{R: 9})
		if err == nil && got.JPEG == nil && len(got.Pixels) != 3*got.Width*got.Height {
			t.Errorf("%d bytes for %d by %d pixels", len(got.Pixels), got.Width, got.Height)
		}
	})
}
