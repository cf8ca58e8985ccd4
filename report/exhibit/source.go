package exhibit

import (
	"growthpole/report/brief"
	"growthpole/report/document"
)

// sources lists the publications by the numbers that rows refer to.
func sources(p *brief.Page) *document.Table {
	var g grid
	g.column(p.Say("head number"), document.Right, 0.5)
	g.column(p.Say("head publication"), document.Left, 5)
	g.column(p.Say("head licence"), document.Left, 2.5)
	g.column(p.Say("head remark"), document.Left, 4)
	for _, s := range p.Sources {
		title := s.Title.Plain()
		if s.Publisher != "" {
			title = p.Say("publication", "publisher", s.Publisher.Plain(), "title", title)
		}
		licence := s.Licence.Plain()
		if s.Retrieved != "" {
			licence = p.Say("retrieved", "licence", licence, "date", s.Retrieved.Plain())
		}
		g.row(document.Plain, s.Number, title, or(p, licence), or(p, s.Note.Plain()))
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

// assumptions lists the choices of the model with what they rest on.
func assumptions(p *brief.Page) *document.Table {
	var g grid
	g.column(p.Say("head choice"), document.Left, 4)
	g.column(p.Say("head chosen"), document.Left, 2.6)
	g.column(p.Say("head basis"), document.Left, 1.4)
	g.column(p.Say("head reason"), document.Left, 4)
	for _, group := range p.Choices {
		if len(group.Rows) == 0 {
			continue
		}
		g.row(document.Group, group.Name)
		for _, c := range group.Rows {
			g.row(document.Plain, c.What, c.Value, c.Ground.Name, or(p, c.Ground.Source.Plain()))
		}
	}
	return g.table()
}
