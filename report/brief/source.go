package brief

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"growthpole/indicators"
	"growthpole/indicators/data"
)

// Source is a publication that figures were taken from.
type Source struct {
	Number           int // by which rows refer to it
	ID               Text
	Title, Publisher Text
	Licence          Text
	Retrieved        Text
	Note             Text // how far to trust it
}

// File is an input file as it was read.
type File struct {
	Name, SHA256 Text
	Rows         int
}

// Note is something that a reader must know about the figures.
type Note struct {
	Code Text
	Text Text
}

func (w *writer) sources() []Source {
	var out []Source
	for i, s := range w.set.Data.Sources {
		out = append(out, Source{
			Number: i + 1, ID: Text(s.ID), Title: w.name(s.Title), Publisher: w.name(s.Publisher),
			Licence: w.translated(s.Licence), Retrieved: w.retrieved(s.Retrieved), Note: w.name(s.Note),
		})
	}
	return out
}

// date is a day as the language writes it; empty for no day.
func (w *writer) date(t time.Time) Text {
	if t.IsZero() {
		return ""
	}
	return Text(w.say("date", "day", strconv.Itoa(t.Day()), "month", w.say("month "+strconv.Itoa(int(t.Month()))), "year", strconv.Itoa(t.Year())))
}

// retrieved is a day or a month, as a dataset declares them, in words.
func (w *writer) retrieved(declared string) Text {
	if day, err := time.Parse(time.DateOnly, declared); err == nil {
		return w.date(day)
	}
	month, err := time.Parse("2006-01", declared)
	if err != nil {
		return Text(declared) // nothing, or a day that its month does not have
	}
	return Text(w.say("date of month", "month", w.say("month alone "+strconv.Itoa(int(month.Month()))), "year", strconv.Itoa(month.Year())))
}

func (w *writer) files() []File {
	var out []File
	for _, t := range w.set.Data.Files() {
		out = append(out, File{Name: Text(t.File), SHA256: Text(t.SHA256), Rows: t.Rows})
	}
	return out
}

// notes are those of the dataset, one a kind, with their subjects joined. What
// concerns territories that changed is left out for a region that did not.
func (w *writer) notes(ev *indicators.Evaluation) []Note {
	var out []Note
	for i, n := range w.set.Data.Notes {
		if n.Code == "other_territory" && ev != nil && !w.changed(ev.Region.ID) || w.past(n) {
			continue
		}
		if slices.ContainsFunc(w.set.Data.Notes[:i], func(m data.Note) bool { return m.Code == n.Code && !w.past(m) }) {
			continue
		}
		out = append(out, Note{Code: Text(n.Code), Text: w.noteText(n.Code)})
	}
	return out
}

// shown are the figures of a brief: of its gates, pillars and factors, of its structure
// and of what is said of IT.
func (b *Brief) shown() []Value {
	var values []Value
	tests := func(g Gate) {
		for _, f := range g.Findings {
			for _, t := range f.Tests {
				values = append(values, t.Value)
			}
		}
	}
	for _, r := range b.Stage.Rungs {
		if !r.Beyond {
			tests(r.Gate)
		}
	}
	for _, p := range b.Stage.Premature {
		tests(Gate{Findings: []Finding{{Tests: p.Tests}}})
	}
	for _, e := range b.Pole.Elements {
		tests(e.Gate)
	}
	for _, list := range [][]Pillar{b.Level.Pillars, b.Factors.Hard, b.Factors.Soft} {
		for _, p := range list {
			for _, part := range p.Parts {
				values = append(values, part.Value)
			}
		}
	}
	for _, s := range b.Structure.Sectors {
		values = append(values, s.Share)
	}
	for _, m := range b.Mechanisms.Now {
		for _, t := range m.Monitoring {
			values = append(values, t.Value)
		}
	}
	for _, i := range []*Indicator{b.IT.ValueAdded, b.IT.Momentum, b.IT.Pace, b.Indicator("population"), b.Indicator("grp_per_head")} {
		if i != nil {
			values = append(values, i.Value)
		}
	}
	for _, i := range b.Reading.Noted() {
		values = append(values, i.Value, i.Nation)
	}
	return append(values, b.IT.First.Region, b.IT.Last.Region, b.Network.Density)
}

func (w *writer) noteText(code string) Text {
	var subjects, years, reasons []string
	for _, n := range w.set.Data.Notes {
		if n.Code != code || w.past(n) {
			continue
		}
		subject := string(mid(w.subject(n.Subject)))
		subjects = addString(subjects, subject)
		if n.Year != 0 {
			years = addString(years, w.say("year", "year", strconv.Itoa(int(n.Year))))
		}
		if reason := string(w.name(n.Reason)); reason != "" {
			reasons = addString(reasons, w.say("note reason", "subject", string(Capital(Text(subject))), "year", strconv.Itoa(int(n.Year)), "reason", reason))
		}
	}
	// Names of series and sectors hold commas, so that they are set apart by semicolons.
	return Text(w.say("note "+code, "subjects", strings.Join(subjects, w.say("list semicolon")),
		"years", strings.Join(years, w.say("list comma")), "reasons", strings.Join(reasons, " "), "rules", w.concordances(code)))
}

// concordances are the rules by which the figures of a note were made: those that share
// figures out, or those that take them as a whole.
func (w *writer) concordances(code string) string {
	var rules []string
	for _, c := range w.set.Data.Concordances {
		var into []string
		for _, s := range c.Into {
			into = append(into, w.say("note rule share", "region", s.Region, "share", w.number(100*s.Share, shape{})))
		}
		if (code == "apportioned") == (len(into) > 1) {
			rules = append(rules, w.say("note rule", "id", c.ID, "region", c.Region, "version", c.From,
				"into", strings.Join(into, w.say("list comma")), "basis", w.say("basis "+string(c.Basis)), "source", c.Source))
		}
	}
	return strings.Join(rules, " ")
}

// past reports whether a note concerns a year that is too old to be used.
func (w *writer) past(n data.Note) bool {
	return n.Year != 0 && int(n.Year) < int(w.set.Data.Year)-w.set.Model.MaxAge.Years
}

// subject is the name of a series, the activity or a sector, or else the code itself.
func (w *writer) subject(id string) Text {
	if s, ok := w.set.Data.SeriesByID(id); ok {
		return w.name(s.Name)
	}
	if id == "activity" {
		return w.name(w.set.Data.Activity.Name)
	}
	return w.sectorShort(id)
}

// changed reports whether a code meant another territory in some year.
func (w *writer) changed(region string) bool {
	return slices.ContainsFunc(w.set.Data.Changes, func(c data.BoundaryChange) bool { return slices.Contains(c.Regions, region) })
}

func addString(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
