package exhibit

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// sources lists the publications, publisher by publisher, with the numbers that rows
// refer to. Of values, those that a table shows with their rows, the first read from
// a single row is the example in the key.
func sources(p *brief.Page, values []brief.Value) *document.Table {
	var g grid
	g.column(p.Say("head publisher"), document.Left, 2.5)
	g.column(p.Say("head publications"), document.Left, 9)
	var publishers []brief.Text
	titles := map[brief.Text][]string{}
	for _, s := range p.Sources {
		if !slices.Contains(publishers, s.Publisher) {
			publishers = append(publishers, s.Publisher)
		}
		titles[s.Publisher] = append(titles[s.Publisher], p.Say("source in list", "number", strconv.Itoa(s.Number), "title", s.Title.Plain()))
	}
	for _, name := range publishers {
		g.row(document.Plain, or(p, heading(name)), strings.Join(titles[name], p.Say("list semicolon")))
	}
	g.Source = document.Words(sourcesKey(p, values))
	return g.table()
}

// sourcesKey explains what stands beside a figure by one that the document prints.
func sourcesKey(p *brief.Page, values []brief.Value) string {
	rows := newRowColumn(p, values)
	for _, v := range values {
		if row, source, ok := v.Row(); ok {
			return p.Say("sources key", "code", p.CountryCode.Plain(), "example", rows.cell(v), "row", row, "number", source)
		}
	}
	return p.Say("sources key bare", "code", p.CountryCode.Plain())
}

func publication(p *brief.Page, s brief.Source) string {
	if s.Publisher == "" {
		return s.Title.Plain()
	}
	return p.Say("publication", "publisher", s.Publisher.Plain(), "title", s.Title.Plain())
}

// fullSources is sources with licences and dates of retrieval.
func fullSources(p *brief.Page) *document.Table {
	var g grid
	g.column(p.Say("head number"), document.Right, 0.5)
	g.column(p.Say("head publication"), document.Left, 6)
	g.column(p.Say("head remark"), document.Left, 6)
	for _, s := range p.Sources {
		licence := s.Licence.Plain()
		if s.Retrieved != "" {
			licence = p.Say("retrieved", "licence", licence, "date", s.Retrieved.Plain())
		}
		g.row(document.Plain, s.Number, publication(p, s), p.Say("remark", "note", s.Note.Plain(), "licence", licence))
	}
	return g.table()
}

func or(p *brief.Page, s string) string {
	if s == "" {
		return p.Say("none")
	}
	return s
}

// files lists the input as it was read; the sum tells it from any other.
func files(p *brief.Page) *document.Table {
	var g grid
	g.column(p.Say("head file"), document.Left, 2)
	g.column(p.Say("head row count"), document.Right, 1)
	g.column(p.Say("head sha256"), document.Left, 6)
	for _, f := range p.Files {
		rows := p.Say("none")
		if f.Rows > 0 {
			rows = p.Number(float64(f.Rows), 0)
		}
		g.Rows = append(g.Rows, document.Row{Cells: []document.Cell{
			{Text: document.Words(f.Name.Plain())}, {Text: document.Words(rows)},
			{Text: []document.Inline{&document.Text{Value: f.SHA256.Plain(), Style: document.Code}}},
		}})
	}
	return g.table()
}

// choices lists those choices of the model that stand in no other table of a brief.
func choices(p *brief.Page) *document.Table { return choiceTable(p, p.Rules) }

// assumptions lists all choices of the model with what they rest on.
func assumptions(p *brief.Page) *document.Table { return choiceTable(p, p.Choices) }

func choiceTable(p *brief.Page, groups []brief.ChoiceGroup) *document.Table {
	var g grid
	g.column(p.Say("head choice"), document.Left, 4)
	g.column(p.Say("head chosen"), document.Left, 3)
	g.column(p.Say("head reason"), document.Left, 5)
	for _, group := range groups {
		if len(group.Rows) == 0 {
			continue
		}
		if len(groups) > 1 {
			g.row(document.Group, group.Name)
		}
		for _, c := range group.Rows {
			value := p.Say("threshold with basis", "limit", c.Value.Plain(), "basis", p.Say("mark "+basisKey(c.Ground)))
			g.row(document.Plain, c.What, value, or(p, c.Ground.Source.Plain()))
		}
	}
	g.Source = document.Words(p.Say("marks"))
	return g.table()
}
