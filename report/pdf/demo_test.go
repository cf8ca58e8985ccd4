package pdf

import (
	"fmt"
	"strings"
	"time"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

// standard is the built-in look.
var standard = lookOf(nil)

// demo is a document with everything in it: it is what the tests look at, what
// the benchmark measures, and what a person looks at page by page.
func demo() *document.Document {
	return &document.Document{
		Lang: "en-GB", Title: "Growth brief: Karagandy Region", Subject: "Innovative development of a region",
		Author: "Office of Regional Policy", Keywords: []string{"growth pole", "region"},
		Date:         time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC),
		RunningTitle: "Karagandy Region", RunningNote: "Illustrative data", PageLabel: "Page %[1]d of %[2]d",
		Cover: demoCover(),
		Body:  append(append(demoOpening(), demoTables()...), demoLanguages()...),
	}
}

func heading(level int, id, text string) *document.Heading {
	return &document.Heading{Level: level, ID: id, Text: document.Words(text)}
}

func para(parts ...any) *document.Paragraph { return &document.Paragraph{Text: inlines(parts...)} }

func inlines(parts ...any) []document.Inline {
	var out []document.Inline
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, &document.Text{Value: p})
		case document.Inline:
			out = append(out, p)
		}
	}
	return out
}

func bold(s string) *document.Text {
	return &document.Text{Value: s, Style: document.Bold}
}

func demoCover() []document.Block {
	return []document.Block{
		heading(1, "top", "Karagandy Region: from a first cluster to a growth pole"),
		&document.Facts{Items: []document.Fact{
			{Label: "Stage", Value: "2 of 5", Note: "Cluster forming"},
			{Label: "Innovation score", Value: "0.47", Note: "rank 6 of 20"},
			{Label: "Gross regional product", Value: "₸ 7.9 trn", Note: "2024, current prices"},
			{Label: "Gate to the next stage", Value: "Not met", Note: "3 of 5 criteria; 1 unknown"},
		}},
		&document.Paragraph{Lead: true, Text: document.Words("The region has the density of firms that a growth pole needs, but not yet the links between them. Two criteria of the next gate are open: spending on research, and the share of firms that innovate together.")},
		para("Three measures are proposed for the next two years. They are listed in order of priority in ", &document.Link{Target: "#measures", Text: document.Words("the chapter on measures")}, ", with the reason and the evidence for each."),
		&document.Contents{Title: "Contents", Depth: 3},
	}
}

const filler = "Specialisation is measured against the national economy: a location quotient above one says that a sector weighs more in the region than in the country as a whole. Metallurgy stands out with 3.8 and mining with 2.4, while information services remain at 0.6, although their share has grown in every year since 2019. The structure has become a little more even; the Krugman index fell from 0.71 to 0.64, which is still the fourth highest value among twenty regions."

func demoOpening() []document.Block {
	return []document.Block{
		heading(2, "structure", "What the economy is made of"),
		para(filler, &document.Footnote{Number: 1, Text: inlines("Bureau of National Statistics, ", &document.Text{Value: "Валовой региональный продукт", Lang: "ru-RU"}, ", release of 14 January 2026. Values for 2025 are provisional and may be revised by up to two per cent.")}, " The next section sets out what follows from this."),
		para(strings.Repeat(filler+" ", 2)),
		heading(3, "sectors", "Sectors that carry the region"),
		para("Four sectors carry more than half of value added. ", bold("Metallurgy"), " alone accounts for ", &document.Text{Value: "31.4 %", Style: document.Bold}, "; a fall of its price by a tenth costs the region 2.6 per cent of its product. See ", &document.Link{Target: "#t-sectors", Text: document.Words("Table 1")}, " and the ", &document.Link{Target: "https://stat.gov.kz/en/industries/economy/national-accounts/?period=2024&region=35", Text: document.Words("published accounts")}, ", or in full https://stat.gov.kz/en/industries/economy/national-accounts/publications/very/long/path/that/does/not/fit?period=2024."),
		&document.List{Items: [][]document.Block{
			{para("Metallurgy: large firms, few local suppliers, exports to three countries.")},
			{para("Machine building: many middle-sized firms with orders from the first group, and a research base at two universities that the firms seldom use."),
				&document.List{Ordered: true, Start: 9, Items: [][]document.Block{{para("repair of mining equipment;")}, {para("parts for locomotives;")}, {para("pumps.")}}}},
			{para("Information services: young, growing, and in one city only.")},
		}},
		&document.Callout{Kind: document.Finding, Blocks: []document.Block{
			para(bold("The gate is missed by a narrow margin."), " Research spending reaches 0.24 per cent of regional product; the gate asks for 0.30. At the pace of the last three years the region would pass in 2028."),
		}},
		&document.Figure{ID: "f-structure", Label: "Figure 1", Caption: document.Words("Share of value added by sector, 2024, per cent"),
			Alt:    "Bar chart. Metallurgy 31.4 per cent, mining 17.2, trade 11.0, transport 8.1, machine building 6.3.",
			Source: document.Words("Source: Bureau of National Statistics, 2026; own calculation."), Drawing: demoDrawing(430, 190)},
		heading(2, "network", "How firms are linked"),
		para(strings.Repeat(filler+" ", 2)),
		&document.Callout{Kind: document.Caution, Blocks: []document.Block{
			para(bold("Illustrative data."), " The figures of this chapter are invented, to show what the brief will look like."),
			&document.List{Items: [][]document.Block{{para("Do not quote them.")}, {para("Replace them by the files of your region.")}}},
		}},
		para(strings.Repeat(filler+" ", 3)),
		&document.Callout{Kind: document.Note, Blocks: []document.Block{para("Density is the number of links between firms, divided by the number that there could be.")}},
	}
}

func demoTables() []document.Block {
	sectors := &document.Table{ID: "t-sectors", Label: "Table 1", Caption: document.Words("Sectors of the region: share, specialisation and growth"),
		Summary: "Share of value added, location quotient and growth for each sector, with a total.",
		Columns: []document.Column{{Head: document.Words("Sector"), RowHeader: true}, {Head: document.Words("Share, %"), Align: document.Decimal}, {Head: document.Words("Location quotient"), Align: document.Decimal}, {Head: document.Words("Growth 2019–2024, %"), Align: document.Decimal}},
		Source:  document.Words("Source: Bureau of National Statistics, 2026; own calculation. Location quotient: share in the region divided by share in the country.")}
	add := func(kind document.RowKind, cells ...string) {
		r := document.Row{Kind: kind}
		for _, c := range cells {
			r.Cells = append(r.Cells, document.Cell{Text: document.Words(c)})
		}
		sectors.Rows = append(sectors.Rows, r)
	}
	add(document.Group, "Industry")
	add(document.Plain, "Metallurgy", "31.4", "3.82", "+12.5")
	add(document.Plain, "Mining and quarrying", "17.2", "2.4", "−3.25")
	add(document.Highlight, "Machine building", "6.3", "1.9", "+140")
	add(document.Group, "Services")
	add(document.Plain, "Trade", "11", "0.7", "+8.1")
	add(document.Plain, "Information and communication", "1.8", "0.61", "—")
	add(document.Total, "Total", "100.0", "1", "+9.9")

	regions := &document.Table{ID: "t-regions", Label: "Table 2", Caption: document.Words("Forty districts compared"),
		Columns: []document.Column{{Head: document.Words("District"), RowHeader: true}, {Head: document.Words("Population, thousand"), Align: document.Right}, {Head: document.Words("Firms that innovate, %"), Align: document.Decimal}, {Head: document.Words("Research spending, ₸ million"), Align: document.Right}, {Head: document.Words("Remark")}},
		Source:  document.Words("Source: illustrative data.")}
	for i := range 40 {
		kind := document.Plain
		if i == 17 {
			kind = document.Highlight
		}
		regions.Rows = append(regions.Rows, document.Row{Kind: kind, Cells: []document.Cell{
			{Text: document.Words(fmt.Sprintf("District %d", i+1))}, {Text: document.Words(fmt.Sprintf("%d", 40+i*i*7))},
			{Text: document.Words(fmt.Sprintf("%d.%d", 3+i%11, i%10))}, {Text: document.Words(fmt.Sprintf("%d %03d", 1+i, (i*577)%1000))},
			{Text: document.Words([]string{"", "Two universities; one technology park since 2021", "Data for 2023"}[i%3])},
		}})
	}
	return []document.Block{
		heading(2, "tables", "The evidence in tables"),
		sectors, para(filler), regions,
		&document.Figure{ID: "f-trend", Label: "Figure 2", Caption: document.Words("Score and its parts"), Alt: "Line chart: the score rises from 0.31 in 2019 to 0.47 in 2024.", Drawing: demoDrawing(620, 240)},
		heading(2, "measures", "Measures in order of priority"),
		para(strings.Repeat(filler+" ", 1)),
	}
}

func demoLanguages() []document.Block {
	russian := "Карагандинская область относится к регионам с выраженной специализацией: на металлургию приходится 31,4 % валовой добавленной стоимости, а коэффициент локализации достигает 3,8. Вместе с тем связи между предприятиями остаются редкими — плотность сети составляет лишь 0,12, и потому переход к следующей стадии возможен не ранее 2028 года. "
	kazakh := "Қарағанды облысының экономикасы әртараптандырылуда: өңдеу өнеркәсібінің үлесі ұлғайып, ғылымға жұмсалатын шығын ₸ 1,9 млрд-қа жетті. Өңірдің өсу полюсіне айналуы үшін кәсіпорындар арасындағы байланыс күшеюі қажет; көрсеткіш ≥ 0,30 болуы тиіс. "
	return []document.Block{
		heading(2, "languages", "The same in Russian and Kazakh"),
		&document.Paragraph{Text: []document.Inline{&document.Text{Value: strings.Repeat(russian, 2), Lang: "ru-RU"}}},
		&document.Paragraph{Text: []document.Inline{&document.Text{Value: strings.Repeat(kazakh, 2), Lang: "kk-KZ"}}},
		para("Signs: −5, ≥ 3, ● open, co‑operation, “quoted”, ½, €5. ", &document.Text{Value: "Italic", Style: document.Italic}, ", ", &document.Text{Value: "bold italic", Style: document.Bold | document.Italic}, " and ", &document.Text{Value: "M3.code", Style: document.Code}, ".", &document.Footnote{Number: 2, Text: document.Words("A second note.")}, &document.Break{}, "After a break."),
	}
}

func demoDrawing(width, height float64) *drawing.Drawing {
	d := &drawing.Drawing{Width: width, Height: height}
	blue, grey := drawing.Color{R: 0x12, G: 0x3A, B: 0x6B}, drawing.Color{R: 0x9A, G: 0xA3, B: 0xAE}
	for i, v := range []float64{31.4, 17.2, 11, 8.1, 6.3, 5.5} {
		y := 12 + float64(i)*height/7
		w := v / 35 * (width - 150)
		d.Marks = append(d.Marks,
			&drawing.Path{Fill: &blue, Segments: []drawing.Segment{{Op: drawing.Move, P: [3]drawing.Point{{X: 120, Y: y}}}, {Op: drawing.Line, P: [3]drawing.Point{{X: 120 + w, Y: y}}}, {Op: drawing.Line, P: [3]drawing.Point{{X: 120 + w, Y: y + 14}}}, {Op: drawing.Line, P: [3]drawing.Point{{X: 120, Y: y + 14}}}, {Op: drawing.Close}}},
			&drawing.Text{At: drawing.Point{X: 4, Y: y + 10.5}, Size: 9, Value: "Sector " + string(rune('A'+i)), Color: drawing.Color{R: 30, G: 30, B: 30}},
			&drawing.Text{At: drawing.Point{X: 124 + w, Y: y + 10.5}, Size: 9, Weight: drawing.SemiBold, Value: fmt.Sprint(v), Color: drawing.Color{R: 30, G: 30, B: 30}})
	}
	line := &drawing.Path{Stroke: &grey, LineWidth: 1, Dash: []float64{3, 2}, RoundCap: true, Segments: []drawing.Segment{{Op: drawing.Move, P: [3]drawing.Point{{X: 120, Y: 5}}}, {Op: drawing.Line, P: [3]drawing.Point{{X: 120, Y: height - 15}}}, {Op: drawing.Cubic, P: [3]drawing.Point{{X: 140, Y: height}, {X: 160, Y: height - 30}, {X: 180, Y: height - 15}}}}}
	d.Marks = append(d.Marks, line, &drawing.Text{At: drawing.Point{X: width - 8, Y: height - 10}, Angle: -1.5708, Size: 8, Weight: drawing.Italic, Value: "per cent, АӘ", Color: grey})
	return d
}
