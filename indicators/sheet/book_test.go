package sheet

import (
	"archive/zip"
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestFormatsAsExcelize: what a library written for workbooks takes out of one, we do, too.
func TestFormatsAsExcelize(t *testing.T) {
	f := excelize.NewFile()
	custom := []string{"yyyy\\-mm\\-dd", `0.0" days"`, "[Red]0.00", "d mmm", "[$-409]h:mm AM/PM", "0.00E+00"}
	styles := map[int]excelize.Style{}
	add := func(s excelize.Style) {
		id, err := f.NewStyle(&s)
		if err != nil {
			t.Fatal(err)
		}
		styles[id] = s
	}
	for n := range 60 {
		add(excelize.Style{NumFmt: n})
	}
	for i := range custom {
		add(excelize.Style{CustomNumFmt: &custom[i]})
	}
	if len(styles) < 40 {
		t.Fatalf("only %d styles", len(styles))
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	p, c := packed(t, b.Bytes())
	dates, err := p.dates(c.styles)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for id := range styles {
		read, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		want := isDateFormat(read.NumFmt) || read.CustomNumFmt != nil && hasDateLetters(*read.CustomNumFmt)
		if id >= len(dates) || dates[id] != want {
			t.Errorf("style %d (%+v): want a date %v, got %v of %d", id, styles[id], want, dates, len(dates))
		}
		if want {
			shown++
		}
	}
	if shown < 10 {
		t.Errorf("only %d of the styles are dates", shown)
	}
}

// TestFormatsOfOtherThings: what conditional formatting shows is not what a cell shows.
func TestFormatsOfOtherThings(t *testing.T) {
	for _, c := range []struct {
		own, other string
		want       bool
	}{{"yyyy-mm-dd", "0.0", true}, {"0.0", "yyyy-mm-dd", false}} {
		p, _ := packed(t, zipped(t, map[string]string{
			"xl/workbook.xml": `<workbook><sheets><sheet name="a"/></sheets></workbook>`,
			"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="` + c.own + `"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
				`<cellXfs><xf/><xf numFmtId="164"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="` + c.other + `"/></dxf></dxfs></styleSheet>`,
		}))
		dates, err := p.dates("xl/styles.xml")
		if err != nil || len(dates) != 2 || dates[0] || dates[1] != c.want {
			t.Errorf("%s: got %v, %v", c.own, dates, err)
		}
	}
}

func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestABookOfTooManySheets(t *testing.T) {
	content := zipped(t, map[string]string{"xl/workbook.xml": "<workbook><sheets>" + strings.Repeat(`<sheet name="a"/>`, 100_000) + "</sheets></workbook>"})
	_, found := Open("a.xlsx", content, Options{})
	same(t, found.Error(), "a.xlsx: the workbook cannot be read: it lists more than 1000 sheets; open it and save it again as .xlsx")
}

func TestSheetsAsExcelize(t *testing.T) {
	f := excelize.NewFile()
	for _, name := range []string{"Қазақстан", "A & B", "hidden", "very hidden"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range []string{"hidden", "very hidden"} {
		if err := f.SetSheetVisible(name, false, i == 1); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, c := packed(t, b.Bytes())
	var got, want []string
	for _, s := range c.sheets {
		got = append(got, s.name+" "+strconv.FormatBool(s.shown && s.target != ""))
	}
	for _, name := range f.GetSheetList() {
		visible, err := f.GetSheetVisible(name)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, name+" "+strconv.FormatBool(visible))
	}
	same(t, strings.Join(got, "\n"), strings.Join(want, "\n"))
}

func packed(t *testing.T, content []byte) (*pack, contents) {
	t.Helper()
	p, err := openPack(content)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.contents()
	if err != nil {
		t.Fatal(err)
	}
	return p, c
}

func TestABookWithoutAListOfSheets(t *testing.T) {
	_, found := Open("a.xlsx", zipped(t, map[string]string{"[Content_Types].xml": ""}), Options{})
	same(t, found.Error(), "a.xlsx: the workbook cannot be read: it lists no sheet; open it and save it again as .xlsx")
}

func FuzzCoordinates(f *testing.F) {
	for _, name := range []string{"A1", "xfd1048576", "XFE1", "A1048577", "$B$7", "$B7", "B$7", "7", "B", "", "A0", "A01", "AAAAAAAAAA1", "B7C", "-1", "Ä1", "A 1", "A-1", "A+1"} {
		f.Add(name)
	}
	if column, row, ok := coordinates("$AB$12"); !ok || column != 28 || row != 12 {
		f.Errorf("$AB$12 is %d:%d, %v", column, row, ok)
	}
	f.Fuzz(func(t *testing.T, name string) {
		column, row, ok := coordinates(name)
		wantColumn, wantRow, err := excelize.CellNameToCoordinates(name)
		switch {
		case ok && (err != nil || column != wantColumn || row != wantRow):
			t.Errorf("%q: %d:%d, want %d:%d (%v)", name, column, row, wantColumn, wantRow, err)
		case !ok && err == nil && !strings.ContainsAny(name, "$+"): // which the library takes anywhere
			t.Errorf("%q is refused; it is %d:%d", name, wantColumn, wantRow)
		}
	})
}
