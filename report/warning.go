package report

import (
	"fmt"
	"io/fs"
	"strings"

	"growthpole/indicators/problem"
)

// Warnings tells what documents will show in another language, or without an
// inflected form, for want of a translation.
func (m *Maker) Warnings() problem.List {
	var list problem.List
	warn := func(file, what, hint string) {
		list = append(list, problem.Problem{File: file, What: what, Hint: hint, Warning: true})
	}
	left := m.set.Untranslated()
	if left.Names {
		warn("dataset.yaml", fmt.Sprintf("the dataset has no names in %s; briefs in that language show those in %s", left.Language, strings.Join(m.opt.Dataset.Languages, ", ")),
			"add "+left.Language+" to languages, and the names")
	}
	for _, f := range left.Forms {
		warn("dataset.yaml", fmt.Sprintf("no %s in %s of %s; briefs put the name in quotes behind the word for a region", f.Case, left.Language, some(f.Regions)),
			"add the inflected names under forms, see docs/dataset.md")
	}
	if len(left.Texts) > 0 {
		quoted := make([]string, len(left.Texts))
		for i, text := range left.Texts {
			quoted[i] = problem.Quote(text)
		}
		warn(m.opt.Language+"/texts.yaml", "texts of the model have no translation and are shown in English: "+some(quoted),
			"add a line for each with the English text and its translation, or write the model's texts in "+left.Language)
	}
	return list
}

// some is the beginning of a list and how much more there is.
func some(list []string) string {
	const most = 3
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}

// Literals are warnings of numbers in the text of the templates, where they stay
// when the data change. Lines that original has too are left out.
func (m *Maker) Literals(original fs.FS) problem.List { return m.templates.Literals(original) }
