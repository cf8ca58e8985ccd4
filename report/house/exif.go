package house

import (
	"bytes"
	"encoding/binary"
)

// Exif 2.3 (section 4.6): the entry that says how a camera was held.
const (
	exifSegment    = 0xE1
	tiffHeader     = 8
	tiffEntry      = 12
	entryValue     = 8 // in an entry
	tagOrientation = 0x0112
	upright        = 1
)

// orientation is how a JPEG asks to be turned or mirrored, from 1 (as it lies) to 8;
// 1 where it says nothing that can be read.
func orientation(data []byte) int {
	for mark, segment := range segments(data) {
		if mark == scanSegment { // readers look for it above the picture
			break
		}
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
