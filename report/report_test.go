package report

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/report/compose"
	"growthpole/report/document"
	"growthpole/report/exhibit"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Figures of a region by series; a series that a case leaves out is not published.
type figures map[string]float64

// enough meets every gate of the default model.
var enough = figures{
	"rd_expenditure_intramural": 5_000_000, "grp_nominal": 1_000_000, "rd_personnel": 2000, "population_1_january": 1_000_000,
	"organisations_performing_rd": 40, "rd_personnel_with_phd": 300, "innovation_activity_rate": 20,
	"enterprises_surveyed_innovation": 1000, "enterprises_with_product_innovations": 100, "innovation_expenditure": 20_000,
	"innovative_products_volume": 30_000, "enterprises_with_extramural_rd_innovation_survey": 15, "enterprises_innovating_ict_systems": 40,
	"gva_nominal_J_information_communication": 60_000, "it_specialists": 20_000, "employed_agriculture": 20_000,
	"employed_industry_construction": 100_000, "employed_services": 300_000, "fixed_capital_investment": 200_000,
	"higher_education_institutions": 12, "it_startups": 300, "high_growth_firms": 1200, "active_firms": 10_000,
	"it_support_spending": 2000, "institution_projects": 80, "support_infrastructure": 6, "supported_startups": 150,
	"programmes_in_force": 3, "ecommerce_share": 15, "mobile_coverage": 97, "broadband_households": 85, "anchor_firms": 4,
	"it_exports": 20_000, "cluster_links": 60, "cluster_members": 24,
}

// rates are the series that do not add up to the nation.
var rates = map[string]bool{"innovation_activity_rate": true, "ecommerce_share": true, "mobile_coverage": true, "broadband_households": true}

// with is a copy of figures with some of them changed; a negative one is taken out.
func (f figures) with(changes figures) figures {
	out := maps.Clone(f)
	for k, v := range changes {
		if out[k] = v; v < 0 {
			delete(out, k)
		}
	}
	return out
}

// dataset is a small country: the region of the case, and two that do not change.
func dataset(name string, own figures, structure []float64) *data.Dataset {
	const year = 2024
	en := func(s string) data.Names { return data.Names{"en": s} }
	ds := &data.Dataset{
		Title: en("A small country"), Country: en("Examplia"), CountryCode: "EX", Year: year,
		Date: time.Date(2025, 1, 31, 0, 0, 0, 0, time.UTC), Languages: []string{"en"},
		Regions: []data.Region{
			{ID: "EX-1", Name: en(name), Kind: "region", Centre: "Old Town"},
			{ID: "EX-2", Name: en("Northland"), Kind: "region"},
			{ID: "EX-3", Name: en("Harbour City"), Kind: "city"},
		},
		Sectors: []data.Sector{
			{ID: "A", Name: en("Farming"), Wave: 3}, {ID: "C", Name: en("Manufacturing"), Wave: 4},
			{ID: "D26", Name: en("Electronics"), Role: data.Product, Wave: 5}, {ID: "J", Name: en("Software"), Role: data.Content, Wave: 5},
		},
		Sources: []data.Source{{ID: "office", Title: en("Yearbook"), Publisher: en("Statistical Office"), Licence: "CC BY 4.0"}},
		Tables:  []data.Table{{File: "figures.csv", SHA256: strings.Repeat("ab", 32), Rows: 100}},
	}
	others := []figures{enough.with(figures{"rd_personnel": 500, "it_startups": 40}), enough.with(figures{"gva_nominal_J_information_communication": 20_000})}
	line := int32(1)
	put := func(p *data.Panel, row, column int, y data.Year, x float64) {
		line++
		p.Set(row, column, y, data.Cell{Number: x, Line: line, Status: data.Observed})
	}
	for _, id := range sortedKeys(enough) {
		s := data.Series{ID: id, Name: en(id), Panel: data.NewPanel(3, 1, year-4, year), Rate: rates[id]}
		for y := data.Year(year - 4); y <= year; y++ {
			for row, f := range append([]figures{own}, others...) {
				if x, given := f[id]; given {
					growth := 1 + 0.02*float64(y-year)
					if row == 0 {
						growth = 1 + 0.1*float64(y-year)
					}
					put(s.Panel, row, 0, y, x*growth)
				}
			}
		}
		ds.Series = append(ds.Series, s)
	}
	if structure != nil {
		ds.Activity = data.Activity{Name: en("Employment by sector"), Unit: en("persons"), Kind: "employment", Panel: data.NewPanel(3, 4, year-3, year)}
		for y := data.Year(year - 3); y <= year; y++ {
			for column := range ds.Sectors {
				put(ds.Activity.Panel, 0, column, y, structure[column]*(1+0.05*float64(y-year)))
				put(ds.Activity.Panel, 1, column, y, []float64{500, 400, 10, 20}[column])
				put(ds.Activity.Panel, 2, column, y, []float64{10, 300, 20, 200}[column])
			}
		}
	}
	return ds
}

func sortedKeys(f figures) []string {
	return slices.Sorted(maps.Keys(f))
}

// cases are what a brief must be able to say.
var cases = []struct {
	name    string
	dataset func() *data.Dataset
}{
	{"top stage held", func() *data.Dataset { return dataset("Highland", enough, []float64{100, 300, 80, 120}) }},
	{"before the first stage", func() *data.Dataset {
		return dataset("Lowland", enough.with(figures{"rd_personnel": 100, "innovation_activity_rate": 9.96, "enterprises_innovating_ict_systems": 2}), []float64{800, 100, 0, 5})
	}},
	{"next gate not determined", func() *data.Dataset {
		return dataset("Middle Riding", enough.with(figures{"it_startups": -1, "it_support_spending": -1, "cluster_links": -1}), []float64{200, 300, 20, 60})
	}},
	{"nothing published", func() *data.Dataset { return dataset("Blankshire", figures{}, nil) }},
	{"illustrative with a nasty name", func() *data.Dataset {
		ds := dataset("**x** | <b> {{.}} [a](b)", enough.with(figures{"broadband_households": -1}), []float64{200, 300, 20, 60})
		ds.Illustrative = true
		return ds
	}},
}

func TestBriefsSayWhatTheFiguresSay(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			maker, all := makeAll(t, c.dataset())
			doc := briefOf(t, maker, all[0])
			golden(t, c.name+".md", doc)
			if doc.RunningNote == "" && strings.HasPrefix(c.name, "illustrative") {
				t.Error("an illustrative brief has no note on its pages")
			}
			written(t, doc) // as a PDF, too
			overview, err := maker.Overview(all)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, c.name+" overview.md", overview)
		})
	}
}

// golden compares a document, as Markdown, with what was read and found good.
func golden(t *testing.T, name string, doc *document.Document) {
	t.Helper()
	if problems := faultsOf(doc); len(problems) > 0 {
		t.Errorf("%s: %v", name, problems)
	}
	got := inMarkdown(t, doc)
	for _, bad := range []string{"<no value>", "NaN", "%!", "  .", " ,", " ;", "..", "()", "( "} {
		for line := range strings.Lines(got) {
			if strings.Contains(line, bad) && !strings.HasPrefix(line, "|") {
				t.Errorf("%s: %q in %s", name, bad, line)
			}
		}
	}
	path := filepath.Join("testdata", strings.ReplaceAll(name, " ", "-"))
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it with go test -update and git diff", path)
	}
}

// Exhibits that no template calls must work too, for a user's template may.
func TestEveryExhibitCanBeMade(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			maker, all := makeAll(t, c.dataset())
			for _, ev := range all {
				b := maker.set.Brief(ev)
				tryAll(t, exhibits(b, maker.exhibits, exhibit.BriefFigures, exhibit.BriefTables, exhibit.BriefFacts))
				if missing := b.MissingWords(); len(missing) > 0 {
					t.Errorf("the word list lacks %q", missing)
				}
			}
			o := maker.set.Overview(all)
			tryAll(t, exhibits(o, maker.exhibits, exhibit.OverviewFigures, exhibit.OverviewTables, exhibit.OverviewFacts))
			if missing := o.MissingWords(); len(missing) > 0 {
				t.Errorf("the word list lacks %q", missing)
			}
		})
	}
}

func TestBriefsOfTheSampleMayBeMadeAtOnce(t *testing.T) {
	maker, all := sample(t)
	var work sync.WaitGroup
	for _, ev := range all {
		work.Go(func() {
			doc, err := maker.Brief(ev)
			if err != nil {
				t.Error(ev.Region.ID, err)
				return
			}
			if problems := faultsOf(doc); len(problems) > 0 {
				t.Error(ev.Region.ID, problems)
			}
		})
	}
	work.Wait()
}

func BenchmarkDocument(b *testing.B) {
	maker, all := sample(b)
	for i := 0; b.Loop(); i++ {
		if _, err := maker.Brief(all[i%len(all)]); err != nil {
			b.Fatal(err)
		}
	}
}

func tryAll(t *testing.T, ex compose.Exhibits) {
	t.Helper()
	for name, draw := range ex.Figures {
		if f, err := draw(""); err != nil {
			t.Errorf("figure %s: %v", name, err)
		} else if f != nil && (f.Alt == "" || len(f.Source) == 0) {
			t.Errorf("figure %s has no alternative text or no source", name)
		}
	}
	for name, fill := range ex.Tables {
		table, err := fill()
		if err != nil || table == nil {
			continue
		}
		for _, row := range table.Rows {
			if row.Kind != document.Group && len(row.Cells) != len(table.Columns) {
				t.Errorf("table %s: a row of %d cells under %d columns", name, len(row.Cells), len(table.Columns))
			}
			for i, cell := range row.Cells {
				if document.PlainText(cell.Text) == "" {
					t.Errorf("table %s: nothing in column %d of %q", name, i+1, document.PlainText(row.Cells[0].Text))
				}
			}
		}
	}
	for name, gather := range ex.Facts {
		if facts, err := gather(); err != nil || facts == nil || len(facts.Items) == 0 {
			t.Errorf("facts %s: nothing, %v", name, err)
		}
	}
}

// A run without draws, without earlier years and without the other regions'
// evaluations leaves out what rests on them, and nothing else.
func TestBriefsDoWithoutDrawsYearsAndPeers(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			ds := c.dataset()
			m, _ := model.Default()
			maker, ev := makeOne(t, ds, m, 0)
			doc := briefOf(t, maker, ev)
			got := inMarkdown(t, doc)
			for _, wrong := range []string{" draws", "holds a later stage", "has changed from"} {
				if text := strings.ReplaceAll(got, "*Draws* repeat", ""); strings.Contains(text, wrong) {
					t.Errorf("the brief says %q", wrong)
				}
			}
			if !strings.Contains(got, "Earlier years were not evaluated for this brief.") {
				t.Error("the brief does not say why nothing is compared")
			}
		})
	}
}
