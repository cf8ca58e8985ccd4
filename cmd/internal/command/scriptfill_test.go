package command

import (
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"growthpole/indicators/draft"
)

// fill puts values into marked lines of a file, as a person does: fill FILE KEY
// VALUE …. Each pair is for the first marked line of that key.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args)%2 == 0 {
		ts.Fatalf("usage: fill FILE KEY VALUE ...")
	}
	lines := strings.Split(ts.ReadFile(args[0]), "\n")
	for i := 1; i < len(args); i += 2 {
		key, done := args[i], false
		for n, line := range lines {
			before, _, marked := strings.Cut(line, " # "+draft.Mark)
			name := strings.Trim(strings.TrimSuffix(strings.TrimLeft(before, " -"), ":"), `"`)
			if marked && name == key {
				lines[n], done = before+" "+args[i+1], true
				break
			}
		}
		if !done {
			ts.Fatalf("%s has no marked line of %s", args[0], key)
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(lines, "\n")), 0o644))
}

// workbook makes a workbook of lines with tabs: workbook FILE.xlsx LINES. What is a
// number becomes one.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: workbook FILE.xlsx LINES")
	}
	f := excelize.NewFile()
	defer f.Close()
	ts.Check(f.SetSheetName("Sheet1", "Table 1"))
	for row, line := range strings.Split(strings.TrimSuffix(ts.ReadFile(args[1]), "\n"), "\n") {
		for column, text := range strings.Split(line, "\t") {
			cell, err := excelize.CoordinatesToCellName(column+1, row+1)
			ts.Check(err)
			var value any = text
			if x, err := strconv.ParseFloat(text, 64); err == nil {
				value = x
			}
			if text != "" {
				ts.Check(f.SetCellValue("Table 1", cell, value))
			}
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}
