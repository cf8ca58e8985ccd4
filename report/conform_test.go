package report

import (
	"bytes"
	"testing"

	"growthpole/report/conform"
	"growthpole/report/document"
	"growthpole/templates"
)

// TestAllDocumentsOfTheSamplesConform holds every brief and overview in every
// language to the rules that we check ourselves; an outside validator does so in CI.
func TestAllDocumentsOfTheSamplesConform(t *testing.T) {
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		for _, lang := range languages(t) {
			opt := maker.opt
			opt.Language = lang
			m, err := New(opt)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(name+" "+lang, func(t *testing.T) {
				t.Parallel()
				check := func(what string, doc *document.Document, err error) {
					var b bytes.Buffer
					if err == nil {
						err = Formats[0].Write(&b, doc)
					}
					if err != nil {
						t.Error(what, err)
						return
					}
					found, err := conform.Check(b.Bytes())
					if err != nil || len(found) > 0 {
						t.Errorf("%s: %v, %v", what, found, err)
					}
				}
				for _, ev := range sampled(all) {
					doc, err := m.Brief(ev)
					check(ev.Region.ID, doc, err)
				}
				doc, err := m.Overview(all)
				check("overview", doc, err)
			})
		}
	}
}

// languages lists the languages that there are templates for.
func languages(t *testing.T) []string {
	t.Helper()
	entries, err := templates.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		if _, err := templates.FS.Open(e.Name() + "/" + briefTemplate); err == nil {
			list = append(list, e.Name())
		}
	}
	return list
}
