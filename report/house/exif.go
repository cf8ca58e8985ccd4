package house

import (
	"bytes"
	"encoding/binary"
	"iter"
)

// JPEG and Exif 2.3 (section 4.5 and 4.6): marks of a JPEG's segments, and the entry
// that says how a camera was held.
const (
	segmentMark    = 0xFF
	exifSegment    = 0xE1
	pressSegment   = 0xED // remarks of image editors, such as author and place (IPTC)
	commentSegment = 0xFE
	scanSegment    = 0xDA // the picture begins; segments with remarks stand above
	tiffHeader     = 8
	tiffEntry      = 12
	entryValue     = 8 // in an entry
	tagOrientation = 0x0112
	upright        = 1
)

// segments are those of a JPEG above the picture, each with its mark.
func segments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for data := data[min(2, len(data)):]; len(data) >= 4 && data[0] == segmentMark; {
			if data[1] == segmentMark { // filler
				data = data[1:]
				continue
			}
			length := int(binary.BigEndian.Uint16(data[2:]))
			if data[1] == scanSegment || length < 2 || 2+length > len(data) || !yield(data[1], data[4:2+length]) {
				return
			}
			data = data[2+length:]
		}
	}
}

// remarked reports whether a JPEG holds more than a picture: what a camera or a program
// noted of author, place and device.
func remarked(data []byte) bool {
	for mark := range segments(data) {
		if mark == exifSegment || mark == pressSegment || mark == commentSegment {
			return true
		}
	}
	return false
}

// orientation is how a JPEG asks to be turned or mirrored, from 1 (as it lies) to 8;
// 1 where it says nothing that can be read.
func orientation(data []byte) int {
	for mark, segment := range segments(data) {
		if tiff, found := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); found && mark == exifSegment {
			return tiffOrientation(tiff)
		}
	}
	return upright
}

// tiffOrientation looks the orientation up in the first list of Exif's entries.
func tiffOrientation(tiff []byte) int {
	if len(tiff) < tiffHeader {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	count := int(order.Uint16(tiff[at:]))
	for entries := tiff[at+2:]; count > 0 && len(entries) >= tiffEntry; count, entries = count-1, entries[tiffEntry:] {
		if order.Uint16(entries) != tagOrientation {
			continue
		}
		if o := int(order.Uint16(entries[entryValue:])); o >= upright && o <= 8 {
			return o
		}
		break
	}
	return upright
}
