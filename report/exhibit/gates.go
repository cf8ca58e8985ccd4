package exhibit

import (
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// ladder shows the stages with the region's marker on the last one it holds.
func ladder(b *brief.Brief, _ Options) *Chart {
	chart := figure.Ladder{Region: heading(b.Region.Name)}
	var says []string
	for _, r := range b.Stage.Rungs {
		state, status := rungState(b, r)
		chart.Steps = append(chart.Steps, figure.Step{
			Number: strconv.Itoa(r.Number), Name: r.Name.Plain(), State: state, Status: status, Counts: someCounts(&b.Page, r.Gate),
		})
		says = append(says, b.Say("alt rung", "number", strconv.Itoa(r.Number), "name", r.Name.Plain(), "status", status, "counts", someCounts(&b.Page, r.Gate)))
	}
	if len(chart.Steps) == 0 {
		return nil
	}
	if r := b.Robustness; r.Known && !r.Stage.Fixed {
		chart.OddsName = b.Say("odds name", "draws", r.Draws.Plain())
		for i, s := range r.Stages {
			words := b.Say("odds", "count", s.Count.Plain(), "draws", r.Draws.Plain())
			chart.Odds = append(chart.Odds, figure.Known(s.Part.Number/100, words))
			key := "alt odds"
			if i == 0 {
				key = "alt odds ground"
			}
			says = append(says, b.Say(key, "number", strconv.Itoa(i), "odds", words))
		}
	}
	return &Chart{Figure: chart, Alt: b.Say("alt ladder", "region", b.Region.Name.Plain(), "held", strconv.Itoa(b.Stage.Held),
		"count", strconv.Itoa(b.Stage.Count), "rows", strings.Join(says, b.Say("list semicolon"))), Source: b.Say("source own")}
}

func rungState(b *brief.Brief, r brief.Rung) (figure.StepState, string) {
	switch {
	case r.Held:
		return figure.StepHeld, b.Say("rung held")
	case r.IsNext && r.Status.NotMet:
		return figure.StepNext, b.Say("rung next shut")
	case r.IsNext:
		return figure.StepUndetermined, b.Say("rung next open")
	}
	return figure.StepBeyond, b.Say("rung beyond")
}

func counts(p *brief.Page, g brief.Gate) string {
	return p.Say("gate counts", "met", strconv.Itoa(g.Met), "not", strconv.Itoa(g.NotMet), "unknown", strconv.Itoa(g.Unknown))
}

// someCounts is counts without those of none, where there is little room.
func someCounts(p *brief.Page, g brief.Gate) string {
	var parts []string
	add := func(n int, words func(n string) string) {
		if n > 0 {
			parts = append(parts, words(strconv.Itoa(n)))
		}
	}
	add(g.Met, func(n string) string { return p.Say("count met", "n", n) })
	add(g.NotMet, func(n string) string { return p.Say("count not met", "n", n) })
	add(g.Unknown, func(n string) string { return p.Say("count unknown", "n", n) })
	return strings.Join(parts, p.Say("counts joined"))
}

// gates is the evidence of the stages up to the next one; laterGates that of the rest.
func gates(b *brief.Brief) *document.Table {
	return evidence(b, func(r brief.Rung) bool { return !r.Beyond })
}

func laterGates(b *brief.Brief) *document.Table {
	return evidence(b, func(r brief.Rung) bool { return r.Beyond })
}

func evidence(b *brief.Brief, wanted func(brief.Rung) bool) *document.Table {
	var rungs []brief.Rung
	var findings []brief.Finding
	for _, r := range b.Stage.Rungs {
		if wanted(r) {
			rungs, findings = append(rungs, r), append(findings, r.Findings...)
		}
	}
	g := newEvidence(&b.Page, findings)
	for _, r := range rungs {
		_, status := rungState(b, r)
		g.row(document.Group, b.Say("gate row", "number", strconv.Itoa(r.Number), "name", r.Name.Plain(), "status", status, "counts", counts(&b.Page, r.Gate)))
		g.findings(&b.Page, r.Findings)
	}
	return g.finish(&b.Page)
}

// evidenceTable is criteria with their tests: every verdict down to its row.
type evidenceTable struct {
	grid
	values []brief.Value // that the region's figures are
	noted  []brief.Value // those and the nation's
	narrow bool          // a result is marked as narrow
	now    valueColumn
	rows   rowColumn
}

// newEvidence is the table for findings, which are to be added group by group.
func newEvidence(p *brief.Page, all []brief.Finding) *evidenceTable {
	g := &evidenceTable{values: testValues(all)}
	g.rows, g.now = newRowColumn(p, g.values), newValueColumn(p, g.values)
	g.column(p.Say("head criterion and indicator"), document.Left, 6.2)
	g.column(g.now.head(p.Say("head value"), "head value of"), document.Right, 1.6)
	g.column(p.Say("head nation"), document.Right, nationWidth(otherYears(all)))
	g.column(p.Say("head threshold"), document.Right, 1.3)
	g.column(p.Say("head margin"), document.Right, 1)
	g.column(p.Say("head result"), document.Left, 1.3)
	g.column(g.rows.head(), document.Left, 2.2)
	return g
}

// findings adds a row a test; the first of a criterion is headed by its name.
func (g *evidenceTable) findings(p *brief.Page, findings []brief.Finding) {
	for _, f := range findings {
		for i, t := range f.Tests {
			limit := p.Say("threshold with basis", "limit", t.Limit.Plain(), "basis", p.Say("mark "+basisKey(t.Ground)))
			asked := document.Words(withCases(p, named(p, t.Indicator, t.Unit), countedText(t)))
			if i == 0 {
				asked = append([]document.Inline{&document.Text{Value: f.Name.Plain(), Style: document.Bold}, &document.Text{Value: p.Say("list colon")}}, asked...)
			}
			g.noted = append(g.noted, t.Value, t.Nation)
			nation := p.Say("none")
			if t.Nation.Known {
				nation = t.Nation.MarkedBeside(t.Value).Plain()
			}
			g.row(document.Plain, asked, g.now.cell(t.Value), nation, limit, margin(p, t), result(p, t), g.rows.cell(t.Value))
			g.narrow = g.narrow || t.Close
		}
	}
}

func countedText(t brief.Test) brief.Text {
	if t.Counted == nil {
		return ""
	}
	return t.Counted.Text
}

// knownOr is a figure, or the mark for none.
func knownOr(p *brief.Page, v brief.Value) string {
	if !v.Known {
		return p.Say("none")
	}
	return v.MarkedNumber().Plain()
}

// margin of an unknown value is left to the column of values, which says why.
func margin(p *brief.Page, t brief.Test) string {
	if !t.Margin.Known {
		return p.Say("none")
	}
	return t.Margin.Plain()
}

func basisKey(g brief.Ground) string {
	switch {
	case g.Paper:
		return "paper"
	case g.Literature:
		return "literature"
	}
	return "assumption"
}

func (g *evidenceTable) finish(p *brief.Page) *document.Table {
	notes := []string{p.Say("marks")}
	if g.narrow {
		notes = append(notes, p.Say("narrow results", "share", p.Narrow.Full().Plain()))
	}
	g.sourced(p, g.rows.source(p.SourceLine(g.values...)), g.noted, notes...)
	return g.table()
}

// result is the answer to a test; one that a small revision could turn is marked.
func result(p *brief.Page, t brief.Test) string {
	if t.Close {
		return p.Say("narrow result", "status", t.Status.Name.Plain())
	}
	return t.Status.Name.Plain()
}

// pole is the evidence of the four elements.
func pole(b *brief.Brief) *document.Table {
	var findings []brief.Finding
	for _, e := range b.Pole.Elements {
		findings = append(findings, e.Findings...)
	}
	g := newEvidence(&b.Page, findings)
	for _, e := range b.Pole.Elements {
		g.row(document.Group, b.Say("element row", "name", e.Name.Plain(), "status", e.Status.Name.Plain()))
		g.findings(&b.Page, e.Findings)
	}
	return g.finish(&b.Page)
}

// premature lists the strengths of later stages.
func premature(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head criterion"), document.Left, 3)
	g.column(b.Say("head stage"), document.Left, 2)
	g.column(b.Say("head indicator"), document.Left, 3)
	g.column(b.Say("head value"), document.Right, 1.5)
	g.column(b.Say("head threshold"), document.Right, 1.2)
	var values []brief.Value
	for _, p := range b.Stage.Premature {
		for _, t := range p.Tests {
			values = append(values, t.Value)
		}
	}
	rows := newRowColumn(&b.Page, values)
	g.column(rows.head(), document.Left, 1.6)
	for _, p := range b.Stage.Premature {
		for _, t := range p.Tests {
			g.row(document.Plain, p.Name, b.Say("stage of", "number", strconv.Itoa(p.Stage), "name", p.StageOf.Plain()),
				named(&b.Page, t.Indicator, t.Unit), t.Value.Marked(), t.Limit, rows.cell(t.Value))
		}
	}
	g.sourced(&b.Page, rows.source(b.SourceLine(values...)), values)
	return g.table()
}

// path lists what the next gate still needs.
func path(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head criterion"), document.Left, 2.5)
	g.column(b.Say("head indicator"), document.Left, 3.2)
	g.column(b.Say("head now"), document.Right, 1.5)
	g.column(b.Say("head needed"), document.Right, 1.2)
	g.column(b.Say("head change"), document.Right, 1.4)
	var values []brief.Value
	for _, s := range b.Path.Steps {
		change := s.Change.Plain()
		if !s.Change.Known {
			change = b.Say("first measure it")
		}
		g.row(document.Plain, s.Criterion, named(&b.Page, s.Indicator, s.Unit), s.Value.Marked(), s.Limit, change)
		values = append(values, s.Value)
	}
	g.sourced(&b.Page, b.SourceLine(values...), values)
	return g.table()
}

// requests lists the tables to ask for, by what hangs on them; each has a number,
// by which a letter can refer to it.
func requests(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head decides"), document.Left, 1.6)
	g.column(b.Say("head request"), document.Left, 9)
	var what string
	var texts []string
	end := func() {
		if len(texts) > 0 {
			g.row(document.Plain, capitalised(brief.Text(what)), strings.Join(texts, b.Say("list semicolon")))
		}
		texts = nil
	}
	if len(b.Newer) > 0 {
		what, texts = b.Say("decides newer"), newerTexts(b)
	}
	for i, r := range b.Asked() {
		if next := decides(&b.Page, r); next != what {
			end()
			what = next
		}
		texts = append(texts, b.Say("request numbered", "number", strconv.Itoa(len(b.Newer)+i+1), "text", requestText(&b.Page, r)))
	}
	end()
	what = b.Say("decides later")
	for i, r := range b.AskedLater() {
		texts = append(texts, b.Say("request numbered", "number", strconv.Itoa(len(b.Newer)+len(b.Asked())+i+1), "text", requestText(&b.Page, r)))
	}
	end()
	return g.table()
}

// lowered are names as they stand within a sentence.
func lowered(names []brief.Text) []brief.Text {
	out := make([]brief.Text, len(names))
	for i, n := range names {
		out[i] = brief.Mid(n)
	}
	return out
}

// requestText is the request and, where figures of it are confidential, which these
// are and who can give access: to publish them is not to be asked for.
func requestText(p *brief.Page, r brief.Request) string {
	text := r.Text.Plain()
	if r.Holder != "" {
		text = p.Say("request held", "text", text, "holder", r.Holder.Plain())
	}
	if len(r.Withheld) == 0 {
		return text
	}
	return p.Say("request withheld", "text", text, "names", join(p, lowered(r.Withheld)), "holders", holdersOr(p, r.Holders))
}

// newerTexts ask for newer editions, with what rests on those at hand. A body that
// holds them all is named once.
func newerTexts(b *brief.Brief) []string {
	one := b.Newer[0].Publisher
	for _, n := range b.Newer {
		if n.Publisher != one {
			one = ""
		}
	}
	var out []string
	for i, n := range b.Newer {
		text := newerText(&b.Page, n)
		switch {
		case one == "" && n.Publisher != "", len(b.Newer) == 1 && one != "":
			text = b.Say("request held", "text", text, "holder", n.Publisher.Plain())
		case one != "" && i == len(b.Newer)-1:
			text = b.Say("newer held by one", "text", text, "holder", one.Plain())
		}
		out = append(out, b.Say("request numbered", "number", strconv.Itoa(i+1), "text", text))
	}
	return out
}

func newerText(p *brief.Page, n brief.Newer) string {
	rests := []string{p.Say("newer figures", "year", strconv.Itoa(n.Year))}
	if n.Stage > 0 {
		rests = append(rests, p.Say("newer stage", "n", strconv.Itoa(n.Stage)))
	}
	if n.Pole > 0 {
		rests = append(rests, p.Say("newer pole", "n", strconv.Itoa(n.Pole)))
	}
	if n.Weight.Number > 0 {
		rests = append(rests, p.Say("newer weight", "weight", n.Weight.Full().Plain()))
	}
	return p.Say("newer edition", "title", n.Title.Plain(), "rests", strings.Join(rests, p.Say("list comma")))
}

func holdersOr(p *brief.Page, holders []brief.Text) string {
	if len(holders) == 0 {
		return p.Say("request holder")
	}
	return join(p, holders)
}

// decides says what hangs on a request.
func decides(p *brief.Page, r brief.Request) string {
	switch {
	case r.Decides:
		return p.Say("decides next")
	case r.Section != "":
		return p.Say("section factors") // the company profile and the network belong to that section
	}
	var parts []string
	for _, s := range r.Stages {
		parts = append(parts, p.Say("decides stage", "number", strconv.Itoa(s)))
	}
	if r.Element != "" {
		parts = append(parts, p.Say("decides pole"))
	}
	return strings.Join(parts, p.Say("list comma"))
}
