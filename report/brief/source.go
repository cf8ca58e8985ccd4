package brief

import (
	"slices"
	"strconv"
	"strings"

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
			Licence: Text(s.Licence), Retrieved: Text(s.Retrieved), Note: w.name(s.Note),
		})
	}
	return out
}

func (w *writer) files() []File {
	var out []File
	for _, t := range w.set.Data.Tables {
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
			reasons = addString(reasons, w.say("note reason", "subject", subject, "year", strconv.Itoa(int(n.Year)), "reason", reason))
		}
	}
	comma := w.say("list comma")
	return Text(w.say("note "+code, "subjects", strings.Join(subjects, comma),
		"years", strings.Join(years, comma), "reasons", strings.Join(reasons, " ")))
}

// past reports whether a note concerns a year that is too old to be used.
func (w *writer) past(n data.Note) bool {
	return n.Year != 0 && int(n.Year) < int(w.set.Data.Year)-w.set.Model.MaxAge.Years
}

// subject is the name of a series or sector, or else the code itself.
func (w *writer) subject(id string) Text {
	if s, ok := w.set.Data.SeriesByID(id); ok {
		return w.name(s.Name)
	}
	return w.sectorName(id)
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
