package house

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"
)

// JPEG (ITU-T T.81, table B.1): marks of segments.
const (
	segmentMark    = 0xFF
	firstRestart   = 0xD0 // within a picture, as those up to the last
	lastRestart    = 0xD7
	endSegment     = 0xD9
	scanSegment    = 0xDA // data of the picture follow
	colourSegment  = 0xE2 // APP2, and much else
	firstOfPrivate = 0xE0 // APP0, where JFIF begins
	lastOfPrivate  = 0xEF // APP15
	adobeSegment   = 0xEE // APP14: how colours are coded
	commentSegment = 0xFE
)

// Lengths of what is harmless where nothing is added: JFIF without a small picture, and Adobe's mark.
const (
	plainJFIF  = 14
	plainAdobe = 12
)

// segments are those of a JPEG, each with its mark. The last is the end, whose content is
// what stands behind it in the file; a file that cannot be followed so far has none.
func segments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for data := data[min(2, len(data)):]; len(data) >= 2 && data[0] == segmentMark; {
			mark := data[1]
			switch {
			case mark == segmentMark: // filler
				data = data[1:]
				continue
			case mark == endSegment:
				yield(mark, data[2:])
				return
			case len(data) < 4:
				return
			}
			length := int(binary.BigEndian.Uint16(data[2:]))
			if length < 2 || 2+length > len(data) || !yield(mark, data[4:2+length]) {
				return
			}
			if data = data[2+length:]; mark == scanSegment {
				data = behindScan(data)
			}
		}
	}
}

// behindScan is what follows the data of a scan, from the next mark of a segment on.
func behindScan(data []byte) []byte {
	for i := 0; i+1 < len(data); i++ {
		if next := data[i+1]; data[i] == segmentMark && next != 0 && next != segmentMark && (next < firstRestart || next > lastRestart) {
			return data[i:]
		}
	}
	return nil
}

// remarkedJPEG reports whether a JPEG holds more than a picture and its colours: what a
// camera or a program noted of author, place, device and changes, small or further pictures.
// One that cannot be followed to its end may.
func remarkedJPEG(data []byte) bool {
	for mark, content := range segments(data) {
		switch {
		case mark == endSegment:
			return len(content) > 0
		case mark == commentSegment, mark >= firstOfPrivate && mark <= lastOfPrivate && !harmless(mark, content):
			return true
		}
	}
	return true
}

// harmless reports whether a segment that is a program's own says no more than how the
// picture is to be shown.
func harmless(mark byte, content []byte) bool {
	switch mark {
	case firstOfPrivate:
		return bytes.HasPrefix(content, []byte("JFIF\x00")) && len(content) == plainJFIF
	case colourSegment:
		return bytes.HasPrefix(content, []byte("ICC_PROFILE\x00"))
	case adobeSegment:
		return bytes.HasPrefix(content, []byte("Adobe")) && len(content) == plainAdobe
	}
	return false
}

// PNG (ISO/IEC 15948, clauses 5 and 11): what a file is made of.
const (
	pngSignature = 8
	chunkHead    = 8 // length and name
	chunkSum     = 4
	endChunk     = "IEND"
)

// pictureChunks are those of a PNG's chunks that make the picture and its colours. All
// others tell more: texts (tEXt, zTXt, iTXt), Exif (eXIf), a time (tIME), what a program adds.
var pictureChunks = []string{"IHDR", "PLTE", "IDAT", endChunk, "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs"}

// remarkedPNG reports whether a PNG holds more than a picture and its colours, as
// remarkedJPEG does.
func remarkedPNG(data []byte) bool {
	for data = data[min(pngSignature, len(data)):]; len(data) >= chunkHead+chunkSum; {
		length, name := int64(binary.BigEndian.Uint32(data)), string(data[4:chunkHead])
		if !slices.Contains(pictureChunks, name) || length > int64(len(data)-chunkHead-chunkSum) {
			return true
		}
		data = data[chunkHead+chunkSum+length:]
		if name == endChunk {
			return len(data) > 0
		}
	}
	return true
}
