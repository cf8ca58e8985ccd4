package sheet

import (
	"path"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// format is one way in which files hold tables.
type format struct {
	name    string
	endings []string
	limit   int // bytes of a file
	open    func(*Table, []byte, Options) bool
}

var formats = []format{
	{"csv", []string{".csv", ".txt"}, MaxFile, (*Table).openCSV},
	{"tsv", []string{".tsv", ".tab"}, MaxFile, (*Table).openCSV},
	{"sdmx-csv", nil, MaxFile, (*Table).openCSV},
	{"eurostat-tsv", nil, MaxFile, (*Table).openCSV},
	{"xlsx", []string{".xlsx", ".xlsm"}, maxWorkbook, (*Table).openWorkbook},
	{"yaml", []string{".yaml", ".yml"}, strictyaml.MaxSize, (*Table).openYAML},
	{"json-stat", []string{".json", ".jsonstat"}, maxJSON, (*Table).openJSONStat},
}

// Formats lists what Options.Format takes.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

func formatOf(name string, o Options) (format, bool) {
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if o.Format == f.name || o.Format == "" && slices.Contains(f.endings, ending) {
			return f, true
		}
	}
	return format{}, false
}

// MaxSize is how many bytes are read of a file of that name.
func MaxSize(name string, o Options) int {
	if f, known := formatOf(name, o); known {
		return f.limit
	}
	return MaxFile
}

// CheckFormat says what is wrong with a file's name or its options before the
// file is read; what is empty when nothing is.
func CheckFormat(name string, o Options) (what, hint string) {
	switch ending := strings.ToLower(path.Ext(name)); {
	case o.Format != "" && !slices.Contains(Formats(), o.Format):
		return "unknown format " + problem.Quote(o.Format), "write one of " + strings.Join(Formats(), ", ")
	case o.Format == "" && (ending == ".parquet" || ending == ".pq"):
		return "a Parquet file cannot be read", "export it as CSV, of which millions of rows are read in seconds, and name that file"
	case o.Format == "" && ending == ".xls":
		return "an old workbook, .xls, cannot be read", "save it as .xlsx, and name that file"
	}
	f, known := formatOf(name, o)
	if !known {
		return "a table must be a CSV, TSV, XLSX, YAML or JSON-stat file, not " + problem.Quote(name), "save it in one of these formats, or say " + o.name("format") + " where only the ending is unusual"
	}
	if _, known := separators[o.Separator]; !known {
		return "unknown separator " + problem.Quote(o.Separator), `write ",", ";" or tab`
	}
	if _, known := encodings[o.Encoding]; !known {
		return "unknown encoding " + problem.Quote(o.Encoding), "write one of " + strings.Join(Encodings(), ", ")
	}
	if f.name != "xlsx" && (o.Sheet != "" || o.Range != "" || o.Header > 1) {
		return "sheet, range and header are for workbooks", "remove them; " + problem.Quote(name) + " is read as " + f.name
	}
	return "", ""
}
