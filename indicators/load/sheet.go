package load

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// sheet is a table before anything is known about its columns.
type sheet struct {
	file   string // as shown in messages
	sha256 string
	header []string
	// place tells line and column of a field of the current row; column 0 is the whole row.
	place func(field int) (line, column int)
	// next returns the fields of a row, valid until the next call. It ends with
	// io.EOF, or with errBroken once the rest of the file cannot be trusted.
	next func() ([]string, error)
	rows int
}

// errBroken: the problem is reported, and nothing after it can be read.
var errBroken = errors.New("broken table")

// bytesOf reads a file of the folder. It reports why it cannot.
func (l *loader) bytesOf(file string, at problem.Problem, limit int) ([]byte, bool) {
	at.What = ""
	fail := func(what, hint string) ([]byte, bool) {
		at.What, at.Hint = what, hint
		l.problems = append(l.problems, at)
		return nil, false
	}
	name := path.Join(l.folder, file)
	switch {
	case file == "":
		return fail("no file is named", "write its name after file:")
	case strings.Contains(file, `\`) || path.IsAbs(file) || !fs.ValidPath(file):
		return fail("the file name "+problem.Quote(file)+" leaves the dataset's folder", "put the file into the folder and write its name with / and without ..")
	}
	info, err := fs.Stat(l.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("there is no file "+problem.Quote(file), l.nearFile(file))
	case err != nil:
		return fail("the file "+problem.Quote(file)+" cannot be read", "check its permissions, and that it is no link out of the folder")
	case !info.Mode().IsRegular():
		return fail(problem.Quote(file)+" is not a file", "name a file")
	case info.Size() > int64(limit):
		return fail(fmt.Sprintf("%s has %d bytes; at most %d are read", problem.Quote(file), info.Size(), limit), "split it into several tables")
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return fail("the file "+problem.Quote(file)+" cannot be read", "check its permissions")
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, int64(limit)+1)) // it may have grown since Stat
	if err != nil || len(content) > limit {
		return fail("the file "+problem.Quote(file)+" cannot be read to its end", "check it, and split it if it is very large")
	}
	return content, true
}

func (l *loader) nearFile(file string) string {
	entries, _ := fs.ReadDir(l.fsys, path.Dir(path.Join(l.folder, file)))
	var names []string
	for _, e := range entries {
		if ext := path.Ext(e.Name()); ext == ".csv" || ext == ".yaml" || ext == path.Ext(file) {
			names = append(names, path.Join(path.Dir(file), e.Name()))
		}
	}
	if near, found := problem.Nearest(file, names); found {
		return "did you mean " + problem.Quote(near) + "?"
	}
	return "put it into the dataset's folder, or correct the name"
}

// open reads a table's header. Formats are told apart by the ending of the name.
func (l *loader) open(file, separator string, at problem.Problem) *sheet {
	var read func(*sheet, []byte, rune) bool
	limit := maxFile
	switch strings.ToLower(path.Ext(file)) {
	case ".csv", ".tsv", ".txt":
		read = l.openCSV
	case ".yaml", ".yml":
		read, limit = l.openYAML, strictyaml.MaxSize
	default:
		at.What = "a table must be a CSV or YAML file, not " + problem.Quote(file)
		at.Hint = "save it as “CSV UTF-8” and name that file"
		l.problems = append(l.problems, at)
		return nil
	}
	comma, known := map[string]rune{"": ',', ",": ',', ";": ';', "tab": '\t', "\t": '\t'}[separator]
	if !known {
		at.What, at.Hint = "unknown separator "+problem.Quote(separator), `write ",", ";" or tab`
		l.problems = append(l.problems, at)
		return nil
	}
	content, ok := l.bytesOf(file, at, limit)
	if !ok {
		return nil
	}
	s := &sheet{file: l.shown(file), sha256: hash(content)}
	if !read(s, content, comma) || !l.headerOK(s) {
		return nil
	}
	return s
}

func (l *loader) openCSV(s *sheet, content []byte, comma rune) bool {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if what, hint, at := unreadable(content); what != "" {
		line, column := placeOf(content, at)
		l.problems.Add(s.file, line, column, what, hint)
		return false
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.Comma, r.ReuseRecord = comma, true
	s.place = r.FieldPos
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		l.problems.Add(s.file, 0, 0, "the table is empty", "write a line with the names of the columns, and rows below it")
		return false
	}
	if err != nil {
		l.csvError(s, err, 0)
		return false
	}
	s.header = append([]string(nil), header...)
	s.next = func() ([]string, error) {
		fields, err := r.Read()
		switch {
		case err == nil:
			s.rows++
			return fields, nil
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case l.csvError(s, err, len(fields)):
			s.rows++
			return nil, nil
		}
		return nil, errBroken
	}
	return true
}

// csvError reports a row that is no CSV; goOn says that the next row can be trusted.
func (l *loader) csvError(s *sheet, err error, fields int) (goOn bool) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		l.problems.Add(s.file, 0, 0, "the table cannot be read", "save it again as “CSV UTF-8”")
		return false
	}
	switch {
	case errors.Is(p.Err, csv.ErrFieldCount):
		l.problems.Add(s.file, p.Line, 0, fmt.Sprintf("the row has %d fields, the header has %d", fields, len(s.header)),
			"add or remove separators; put text that holds one into quotation marks")
		return true
	case p.StartLine != p.Line:
		l.problems.Add(s.file, p.StartLine, 0, "a quotation mark in this row is not closed", "close it at the end of its field")
	case errors.Is(p.Err, csv.ErrQuote), errors.Is(p.Err, csv.ErrBareQuote):
		l.problems.Add(s.file, p.Line, p.Column, "a stray quotation mark", `put the whole field into quotation marks and double those inside: "the ""best"" one"`)
	default:
		l.problems.Add(s.file, p.Line, p.Column, "the table cannot be read: "+p.Err.Error(), "save it again as “CSV UTF-8”")
	}
	return false
}

func unreadable(content []byte) (what, hint string, at int) {
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}), bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return "the file is in UTF-16", "save it as “CSV UTF-8”", 0
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return "the file is a workbook or archive, not CSV", "save the sheet as “CSV UTF-8”", 0
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return "the file holds a NUL byte", "save it as “CSV UTF-8”", i
	}
	if utf8.Valid(content) {
		return "", "", 0
	}
	at = 0
	for at < len(content) {
		r, size := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return "the file is not in UTF-8", "save it as “CSV UTF-8”", at
}

func placeOf(content []byte, at int) (line, column int) {
	before := content[:at]
	return 1 + bytes.Count(before, []byte("\n")), at - bytes.LastIndexByte(before, '\n')
}

// headerOK checks the names of columns.
func (l *loader) headerOK(s *sheet) bool {
	if len(s.header) > maxColumns {
		l.problems.Add(s.file, 1, 0, fmt.Sprintf("the table has %d columns; at most %d are read", len(s.header), maxColumns), "remove columns that are not used")
		return false
	}
	if len(s.header) == 1 && strings.ContainsAny(s.header[0], ";\t") {
		l.problems.Add(s.file, 1, 0, "the columns seem to be separated by semicolons or tabs", `add separator: ";" or separator: tab to the table in dataset.yaml`)
		return false
	}
	seen := map[string]bool{}
	for i, name := range s.header {
		line, column := s.place(i)
		switch {
		case strings.TrimSpace(name) == "":
			l.problems.Add(s.file, line, column, fmt.Sprintf("column %d has no name", i+1), "name it in the first line, or remove it")
			return false
		case seen[name]:
			l.problems.Add(s.file, line, column, "two columns are named "+problem.Quote(name), "rename one of the two")
			return false
		}
		seen[name] = true
	}
	return true
}
