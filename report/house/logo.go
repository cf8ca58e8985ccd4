package house

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"growthpole/report/drawing"
)

// Logo is a picture on the first page.
type Logo struct {
	Image  *Image
	Alt    Words   // what it shows, for those who cannot see it; nil if it is decoration
	Height float64 // as printed; the width follows
	Left   bool    // stands at the left, before the organisation, and not at the right
}

// Width is that of the logo as printed.
func (l *Logo) Width() float64 {
	return l.Height * float64(l.Image.Width) / float64(l.Image.Height)
}

// Image is a picture without transparency, in sRGB.
type Image struct {
	Width, Height int
	Pixels        []byte // three bytes each, from the top left; nil where JPEG is given
	JPEG          []byte // as it was read
	Grey          bool   // the JPEG has one channel
	Remarked      bool   // the file tells more than the picture: author, place, camera, time
}

// Limits of a logo's file. A picture 100 mm wide has about 1,200 pixels at 300 to an inch.
const (
	MostLogoBytes = 2 << 20
	MostPixels    = 2_000_000
)

// ReadImage reads a PNG or JPEG file. What shows through it is laid on ground.
func ReadImage(data []byte, ground drawing.Color) (*Image, error) {
	if len(data) > MostLogoBytes {
		return nil, fmt.Errorf("%d bytes; a logo has at most %d", len(data), MostLogoBytes)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return nil, errors.New("this is neither a PNG nor a JPEG picture; save the logo as one of them")
	}
	// Both are at most 65,535 in JPEG and 2^31-1 in PNG, so that the product fits.
	if n := int64(config.Width) * int64(config.Height); n > MostPixels || n == 0 {
		return nil, fmt.Errorf("%d by %d pixels; at most %d in all are read: make the picture smaller", config.Width, config.Height, MostPixels)
	}
	if format == "png" {
		return readPNG(data, ground)
	}
	switch config.ColorModel {
	case color.YCbCrModel, color.GrayModel:
	default:
		return nil, errors.New("the JPEG is not in the usual colours (YCbCr or grey); save it for the screen, or as PNG")
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("the picture is damaged: %w", err)
	}
	if orientation(data) != upright { // which a PDF knows nothing of
		return nil, errors.New("the JPEG says that it is to be turned or mirrored (Exif orientation), and would lie on its side; open it, and save it upright or as PNG")
	}
	return &Image{Width: config.Width, Height: config.Height, JPEG: data, Grey: config.ColorModel == color.GrayModel, Remarked: remarkedJPEG(data)}, nil
}

func readPNG(data []byte, ground drawing.Color) (*Image, error) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the picture is damaged: %w", err)
	}
	b := picture.Bounds()
	out := &Image{Width: b.Dx(), Height: b.Dy(), Pixels: make([]byte, 0, 3*b.Dx()*b.Dy()), Remarked: remarkedPNG(data)}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := picture.At(x, y).RGBA() // multiplied with a already
			out.Pixels = append(out.Pixels, laid(r, a, ground.R), laid(g, a, ground.G), laid(bl, a, ground.B))
		}
	}
	return out, nil
}

// laid is a channel of 16 bits over a ground that shows through it.
func laid(v, alpha uint32, ground uint8) uint8 {
	const full = 0xFFFF
	return uint8((v + (full-alpha)*uint32(ground)*0x101/full) >> 8)
}
