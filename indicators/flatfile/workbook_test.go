package flatfile

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestWorkbooksAreRead: figures of a workbook are numbers already, whatever their size,
// and what is no number is named by its row.
func TestWorkbooksAreRead(t *testing.T) {
	for _, c := range []struct {
		last any
		want string
	}{
		{2.5e-7, ""},
		{"n/a", `jobs.xlsx[jobs]:4:4: not a number: "n/a"; write digits; where the text stands for no figure, declare it with --missing "n/a"`},
	} {
		book := excelize.NewFile()
		if err := book.SetSheetName("Sheet1", "jobs"); err != nil {
			t.Fatal(err)
		}
		for i, row := range [][]any{{"region", "sector", "year", "value"}, {"A", "X", 2020, 1234.5}, {"A", "Y", 2020, 0}, {"B", "X", 2020, c.last}, {"B", "Y", 2020, 1e6}} {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetSheetRow("jobs", cell, &row); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := book.Write(&b); err != nil {
			t.Fatal(err)
		}
		a, found := ReadActivity(File{"jobs.xlsx", b.Bytes()}, Options{}, "")
		if found.Error() != c.want {
			t.Errorf("said %s\nwant %s", found, c.want)
		}
		if a == nil {
			continue
		}
		s := a.Structure(2020)
		if x, _ := s.Figure(1, 0); x != c.last {
			t.Errorf("read %v, want %v", x, c.last)
		}
	}
}
