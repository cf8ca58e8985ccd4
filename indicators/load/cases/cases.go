// Package cases holds datasets that are wrong, each with the messages that it has
// to get, for the tests of the packages that read and show them. A case is a txtar
// archive: what it is about, changes to a small dataset without a problem, files
// that are added to it, and "-- want --" with the messages, one a line.
package cases

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

//go:embed base malformed
var embedded embed.FS

// Case is one dataset that is wrong.
type Case struct {
	Name  string
	Text  string // of the archive, up to the wanted messages
	Files map[string][]byte
	Want  string // a line a message, in the order of files and lines
}

// Base is a small dataset without a problem.
func Base() map[string][]byte {
	files := map[string][]byte{}
	for _, name := range []string{"dataset.yaml", "jobs.csv", "figures.csv"} {
		content, err := embedded.ReadFile("base/" + name)
		if err != nil {
			panic(err) // it is embedded
		}
		files[name] = content
	}
	return files
}

// Malformed lists the cases in the order of their names.
func Malformed() ([]Case, error) {
	names, err := fs.Glob(embedded, "malformed/*.txtar")
	if err != nil {
		return nil, err
	}
	var list []Case
	for _, name := range names {
		content, err := embedded.ReadFile(name)
		if err != nil {
			return nil, err
		}
		c, err := read(strings.TrimSuffix(path.Base(name), ".txtar"), string(content))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		list = append(list, c)
	}
	return list, nil
}

func read(name, text string) (Case, error) {
	given, want, found := strings.Cut(text, "-- want --\n")
	if !found {
		return Case{}, fmt.Errorf("no -- want --")
	}
	c := Case{Name: name, Text: given, Files: Base(), Want: want}
	books := map[string]map[string]string{}
	for _, part := range strings.Split("\n"+given, "\n-- ")[1:] {
		file, content, _ := strings.Cut(part, " --\n")
		if content != "" && !strings.HasSuffix(content, "\n") {
			content += "\n"
		}
		book, inside, isPart := strings.Cut(file, ".xlsx/")
		switch {
		case file == "change":
			if err := change(c.Files, content); err != nil {
				return Case{}, err
			}
		case isPart:
			if books[book] == nil {
				books[book] = maps.Clone(plainBook)
			}
			books[book][inside] = content
		default:
			c.Files[file] = []byte(signs.Replace(content))
		}
	}
	for book, parts := range books {
		packed, err := pack(parts)
		if err != nil {
			return Case{}, err
		}
		c.Files[book+".xlsx"] = packed
	}
	return c, nil
}

// signs stand in a case for what a text file cannot hold.
var signs = strings.NewReplacer("⏎", "\n", "␀", "\x00", "␁", "\xff", "␂", "\xfe", "␃", "\xe9", "␛", "\x1b")

// change applies lines "file: old => new"; a file that is not there is made.
func change(files map[string][]byte, lines string) error {
	for line := range strings.Lines(lines) {
		file, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		from, to, found := strings.Cut(rest, " => ")
		from, to = signs.Replace(from), signs.Replace(to)
		if text := string(files[file]); !found || !strings.Contains(text, from) {
			return fmt.Errorf("cannot change %q in %s", from, file)
		}
		files[file] = bytes.Replace(files[file], []byte(from), []byte(to), 1)
	}
	return nil
}

// plainBook are the parts of a workbook with one sheet, which a case gives as
// NAME.xlsx/xl/worksheets/sheet1.xml.
var plainBook = map[string]string{
	"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
	"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
	"xl/styles.xml":              `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

func pack(parts map[string]string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
