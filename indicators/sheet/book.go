package sheet

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// maxRow and maxColumn are the last row and column that a workbook can have; the column is XFD.
const (
	maxRow    = 1_048_576
	maxColumn = 16_384
)

// maxSheets is more than anybody can choose from: a small file can list millions.
const maxSheets = 1_000

// listed is a sheet as the workbook lists it.
type listed struct {
	name   string
	shown  bool
	target string // the part that holds it; "" where it is not in the file
}

// contents are what the workbook says of its parts.
type contents struct {
	sheets []listed
	texts  string // the part with the texts that sheets share; "" where there is none
	styles string // the part with the formats of cells
}

// contents reads the list of sheets and where the parts are.
func (p *pack) contents() (contents, error) {
	c, byID, err := p.relations()
	if err != nil {
		return c, err
	}
	err = p.each(p.book, maxBook, func(e xml.StartElement) {
		if e.Name.Local != "sheet" || len(c.sheets) > maxSheets {
			return
		}
		s := listed{name: attr(e, "name"), shown: attr(e, "state") == "" || attr(e, "state") == "visible"}
		for _, a := range e.Attr {
			if target := byID[a.Value]; a.Name.Local == "id" && a.Name.Space != "" && p.files[strings.ToLower(target)] != nil {
				s.target = target
			}
		}
		c.sheets = append(c.sheets, s)
	})
	switch {
	case err != nil:
	case len(c.sheets) == 0:
		err = errors.New("it lists no sheet")
	case len(c.sheets) > maxSheets:
		err = fmt.Errorf("it lists more than %d sheets", maxSheets)
	}
	return c, err
}

// relations are the parts that the workbook refers to, by the ID of the relation, and
// those of them that are found by their type.
func (p *pack) relations() (c contents, byID map[string]string, err error) {
	byID = map[string]string{}
	folder, name := path.Split(p.book)
	err = p.each(path.Join(folder, "_rels", name+".rels"), maxBook, func(e xml.StartElement) {
		target := attr(e, "Target")
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return
		}
		if rest, whole := strings.CutPrefix(target, "/"); whole {
			target = rest
		} else {
			target = path.Join(folder, target)
		}
		byID[attr(e, "Id")] = target
		switch kind := attr(e, "Type"); {
		case strings.HasSuffix(kind, "/sharedStrings"):
			c.texts = target
		case strings.HasSuffix(kind, "/styles"):
			c.styles = target
		}
	})
	return c, byID, err
}

// dates says of each format that a cell can have, by its number, whether it shows a
// number as a date or a time.
func (p *pack) dates(styles string) (shown []bool, err error) {
	// Formats stand elsewhere, too, as of conditional formatting: these are not the cells'.
	own, formats, numbered, cells := map[int]bool{}, []int{}, false, false
	d, closer, err := p.tags(styles, maxBook)
	if err != nil || d == nil {
		return nil, err
	}
	defer closer.Close()
	err = walk(d, func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmts":
				numbered = true
			case "numFmt":
				if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil && numbered {
					own[id] = hasDateLetters(attr(e, "formatCode"))
				}
			case "cellXfs":
				cells = true
			case "xf":
				if cells {
					id, _ := strconv.Atoi(attr(e, "numFmtId")) // without one it is 0, General
					formats = append(formats, id)
				}
			}
		case xml.EndElement:
			numbered = numbered && e.Name.Local != "numFmts"
			cells = cells && e.Name.Local != "cellXfs"
		}
	})
	for _, id := range formats {
		shown = append(shown, isDateFormat(id) || own[id])
	}
	return shown, err
}

// isDateFormat reports whether a format that every program knows by its number is one
// of dates or times: ISO/IEC 29500-1, 18.8.30, with those of languages of East Asia.
func isDateFormat(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// hasDateLetters looks for year, day, hour or second in a number format, outside
// of quoted text, escaped letters, and colours or conditions in brackets.
func hasDateLetters(format string) bool {
	quoted, bracket, escaped := false, false, false
	for _, r := range strings.ToLower(format) {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket && strings.ContainsRune("ydhs", r):
			return true
		}
	}
	return false
}

// coordinates are the column and the row, from 1, of a cell by its name, such as B7 or $B$7.
func coordinates(name string) (column, row int, ok bool) {
	digits := strings.IndexAny(name, "0123456789")
	if digits < 0 {
		return 0, 0, false
	}
	letters := strings.TrimSuffix(strings.TrimPrefix(name[:digits], "$"), "$")
	for _, r := range strings.ToUpper(letters) {
		if r < 'A' || r > 'Z' {
			return 0, 0, false
		}
		if column = column*26 + int(r-'A') + 1; column > maxColumn {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[digits:])
	return column, row, err == nil && column > 0 && row > 0 && row <= maxRow
}
