package report

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
	"growthpole/report/locale"
	"growthpole/report/markdown"
	"growthpole/samples"
	"growthpole/templates"
)

// translations are the languages besides English.
var translations = []string{"ru", "kk"}

// TestEveryTextOfTheModelIsTranslated: names, units, notes and reasons of the
// built-in model are there in every language, and nothing else is.
func TestEveryTextOfTheModelIsTranslated(t *testing.T) {
	m, _ := model.Default()
	licences := map[string]bool{}
	for _, name := range []string{"kazakhstan", "illustrative"} {
		ds, _ := load.Folder(samples.FS, name)
		for _, s := range ds.Sources {
			licences[s.Licence] = true
		}
	}
	for _, lang := range translations {
		l, err := locale.Open(templates.FS, lang)
		if err != nil {
			t.Fatal(err)
		}
		texts := brief.Texts(m, lang)
		for _, text := range texts {
			translated, found := l.Translate(text)
			switch want, got := figuresIn("en", text), figuresIn(lang, translated); {
			case !found:
				t.Errorf("%s/texts.yaml has no line %q", lang, text)
			case !slices.Equal(want, got):
				t.Errorf("%s: the numbers of %q are %q in the translation %q", lang, text, got, translated)
			}
		}
		for _, text := range l.Texts() {
			if !slices.Contains(texts, text) && !licences[text] {
				t.Errorf("%s/texts.yaml translates %q, which the model does not hold", lang, text)
			}
		}
	}
}

// TestEveryWordIsTranslated: the word lists have the same entries, with the same
// places to fill.
func TestEveryWordIsTranslated(t *testing.T) {
	english := wordsOf(t, "en")
	for _, lang := range translations {
		if lacks := wordsOf(t, lang).Lacks(lang+"/words.yaml", english); len(lacks) > 0 {
			t.Error(lacks)
		}
	}
}

func wordsOf(t *testing.T, lang string) locale.Words {
	t.Helper()
	content, err := templates.FS.ReadFile(lang + "/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.ReadWords(lang+"/words.yaml", content)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// TestAllLanguagesSayTheSameNumbers: section by section, the briefs of all regions
// and the overview hold the same numbers, figures and tables in every language.
// English writes small numbers as words; here it is made to use digits.
func TestAllLanguagesSayTheSameNumbers(t *testing.T) {
	race.FindsNothing(t)
	digits := wordless(t)
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		makers := map[string]*Maker{"en": maker.with(t, func(opt *Options) { opt.Templates = digits })}
		for _, lang := range translations {
			makers[lang] = maker.in(t, lang)
			// The sample of the United Kingdom has names in English only, and says so.
			if w := makers[lang].Warnings(); len(w) > 0 && slices.Contains(makers[lang].opt.Dataset.Languages, lang) {
				t.Errorf("%s in %s: %v", name, lang, w)
			}
		}
		for _, ev := range sampled(all) {
			sameInAll(t, name+" "+ev.Region.ID, makers, func(m *Maker) (*document.Document, error) { return m.Brief(ev) })
		}
		sameInAll(t, name+" overview", makers, func(m *Maker) (*document.Document, error) { return m.Overview(all) })
	}
}

// wordless are the templates without English words for small numbers.
func wordless(t *testing.T) fs.FS {
	t.Helper()
	content, err := templates.FS.ReadFile("en/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	content = regexp.MustCompile(`(?m)^count \d+: .*\n`).ReplaceAll(content, nil)
	return templates.Over(fstest.MapFS{"en/words.yaml": &fstest.MapFile{Data: content}}, templates.FS)
}

func sameInAll(t *testing.T, what string, makers map[string]*Maker, compose func(*Maker) (*document.Document, error)) {
	t.Helper()
	english := partsOf(t, what, "en", makers["en"], compose)
	declared := makers["en"].opt.Dataset.Languages
	for _, lang := range translations {
		parts := partsOf(t, what, lang, makers[lang], compose)
		if len(parts) != len(english) {
			t.Errorf("%s: %d sections in %s, %d in English", what, len(parts), lang, len(english))
			continue
		}
		for i, part := range parts {
			want := english[i].numbers
			if !slices.Contains(declared, lang) {
				want, part.numbers = withoutPoints(want), withoutPoints(part.numbers)
			}
			less, more := difference(want, part.numbers), difference(part.numbers, want)
			if len(less)+len(more) > 0 {
				t.Errorf("%s: section %d in %s (%s) lacks the numbers %q and has %q that English lacks", what, i, lang, part.head, less, more)
			}
			if !slices.Equal(part.exhibits, english[i].exhibits) {
				t.Errorf("%s: section %d in %s shows %q, in English %q", what, i, lang, part.exhibits, english[i].exhibits)
			}
		}
	}
}

// labelsFit wants every label of every figure whole and apart from the others,
// whatever the language makes of its length.
func labelsFit(t *testing.T, what string, doc *document.Document) {
	t.Helper()
	for _, block := range doc.Body {
		figure, is := block.(*document.Figure)
		if !is || figure.Drawing == nil {
			continue
		}
		for _, d := range append([]*drawing.Drawing{figure.Drawing}, figure.Lower...) {
			for _, fault := range append(drawing.Overlaps(d, font.BuiltIn.Measure), drawing.Outside(d, font.BuiltIn.Measure)...) {
				t.Errorf("%s: %s, %.0f high: %s", what, figure.ID, d.Height, fault)
			}
		}
	}
}

// part is a section of a document: what it shows, and all its numbers in order of size of their text.
type part struct {
	head              string
	numbers, exhibits []string
}

func partsOf(t *testing.T, what, lang string, m *Maker, compose func(*Maker) (*document.Document, error)) []part {
	t.Helper()
	doc, err := compose(m)
	if err != nil {
		t.Fatalf("%s in %s: %v", what, lang, err)
	}
	if problems := faultsOf(doc); len(problems) > 0 {
		t.Errorf("%s in %s: %v", what, lang, problems)
	}
	labelsFit(t, what+" in "+lang, doc)
	var b bytes.Buffer
	if err := markdown.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		for _, bad := range []string{"<no value>", "NaN", "%!", "  .", " ,", " ;", "..", "()", "( ", "«»", "»»", ".,"} {
			if strings.Contains(initialBefore.ReplaceAllString(line, ""), bad) && !strings.HasPrefix(line, "|") {
				t.Errorf("%s in %s: %q in %s", what, lang, bad, line)
			}
		}
	}
	for _, complaint := range wellPrinted(b.String()) {
		t.Errorf("%s in %s: %s", what, lang, complaint)
	}
	var parts []part
	for _, text := range strings.Split(b.String(), "\n## ") {
		head, _, _ := strings.Cut(text, "\n")
		parts = append(parts, part{head, figuresIn(lang, text), exhibitsIn(text)})
	}
	return parts
}

var (
	pointed = regexp.MustCompile(`[−±]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*)`)
	comma   = regexp.MustCompile(`[−±]?(\d{1,3}(?:\x{a0}\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*)`)
	called  = regexp.MustCompile(`(?:fig|tab):[a-z-]+`)
	// initialBefore is an initial behind a name, which a comma may follow.
	initialBefore = regexp.MustCompile(`\p{Lu}\.,`)
)

// figuresIn are the numbers of a text, written the English way without marks
// between thousands, in order.
func figuresIn(lang, text string) []string {
	form := comma
	if lang == "en" {
		form = pointed
	}
	found := form.FindAllString(text, -1)
	for i, f := range found {
		if lang == "en" {
			f = strings.ReplaceAll(f, ",", "")
		} else {
			f = strings.ReplaceAll(strings.ReplaceAll(f, "\u00a0", ""), ",", ".")
		}
		found[i] = f
	}
	slices.Sort(found)
	return found
}

// withoutPoints writes thousands without a mark between them, whichever language
// they are written in: in a document of another language an English name of an
// indicator keeps its "per 1,000".
func withoutPoints(list []string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = thousands.ReplaceAllString(x, "$1$2")
	}
	return out
}

var thousands = regexp.MustCompile(`^(\d{1,3})\.(\d{3})$`)

func exhibitsIn(text string) []string {
	found := called.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// difference is what a has and b has not, each as often as it is missing.
func difference(a, b []string) []string {
	left := slices.Clone(b)
	var out []string
	for _, x := range a {
		if i := slices.Index(left, x); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			out = append(out, x)
		}
	}
	return out
}
