package exhibit

import (
	"slices"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// part is one of what a priority is made of.
type part struct {
	head string
	of   func(brief.Mechanism) brief.Value
}

// matrix shows what the priorities are made of, of the mechanisms that have one. A fit
// that is the same in all rows tells none from another: it is said once, below. The
// mechanisms without a priority stand beside the tables of measures.
func matrix(b *brief.Brief, _ Options) *Chart {
	if len(b.Mechanisms.Now) == 0 {
		return nil
	}
	parts, same := differing(b)
	chart := figure.Matrix{Priority: b.Say("matrix priority")}
	for _, p := range parts {
		chart.Parts = append(chart.Parts, p.head)
	}
	var says []string
	for _, h := range []struct {
		key  string
		list brief.Horizon
	}{{"medium term", b.Mechanisms.Medium}, {"long term", b.Mechanisms.Long}} {
		g := figure.MatrixGroup{Name: b.Say(h.key)}
		for _, m := range h.list.Now {
			g.Rows = append(g.Rows, matrixRow(b, m, parts))
		}
		for _, m := range h.list.All {
			says = append(says, matrixSaid(b, m))
		}
		if len(g.Rows) > 0 {
			chart.Horizons = append(chart.Horizons, g)
		}
	}
	if slices.ContainsFunc(b.Mechanisms.Now, b.Review.Leads) {
		same = append(same, b.Say("matrix leading", "measure", briefly(b, b.Review.Measure)))
	}
	return &Chart{Figure: chart, Alt: b.Say("alt priorities", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))),
		Source: strings.Join(append(same, b.Say("source own")), " ")}
}

func matrixRow(b *brief.Brief, m brief.Mechanism, parts []part) figure.MatrixRow {
	row := figure.MatrixRow{Name: marked(b, m), Advice: advice(m.Status), Priority: drawable(m.Priority)}
	for _, p := range parts {
		v := p.of(m)
		row.Parts = append(row.Parts, figure.Known(min(v.Number, 100), v.Plain()))
	}
	return row
}

func matrixSaid(b *brief.Brief, m brief.Mechanism) string {
	said := m.Status.Name.Plain()
	if m.Priority.Known {
		said = b.Say("alt matrix", "status", said, "priority", m.Priority.Plain(), "gap", m.Gap.Full().Plain(), "stage", m.StageFit.Full().Plain(), "profile", m.ProfileFit.Full().Plain())
	}
	return b.Say("alt one", "name", marked(b, m), "value", said)
}

// marked is a mechanism, with a sign where one of its measures comes before the order of
// priorities, as the note below says.
func marked(b *brief.Brief, m brief.Mechanism) string {
	if b.Review.Leads(m) {
		return b.Say("matrix leads", "name", called(b, m))
	}
	return called(b, m)
}

func called(b *brief.Brief, m brief.Mechanism) string {
	return b.Say("mechanism", "id", m.ID.Plain(), "name", m.Name.Plain())
}

// differing are the gap and the fits that differ between the mechanisms, and what is to
// be said of those that do not. One mechanism alone is shown with all of its own.
func differing(b *brief.Brief) (parts []part, same []string) {
	parts = []part{{b.Say("matrix gap"), func(m brief.Mechanism) brief.Value { return m.Gap }}}
	now := b.Mechanisms.Now
	var said []string
	for _, p := range []part{
		{b.Say("matrix stage"), func(m brief.Mechanism) brief.Value { return m.StageFit }},
		{b.Say("matrix profile"), func(m brief.Mechanism) brief.Value { return m.ProfileFit }},
	} {
		first := p.of(now[0]).Plain()
		if len(now) > 1 && !slices.ContainsFunc(now, func(m brief.Mechanism) bool { return p.of(m).Plain() != first }) {
			said = append(said, b.Say("alt one", "name", brief.Mid(brief.Text(p.head)).Plain(), "value", first))
			continue
		}
		parts = append(parts, p)
	}
	if len(said) > 0 {
		same = []string{b.Say("matrix same", "parts", strings.Join(said, b.Say("list semicolon")))}
	}
	return parts, same
}
