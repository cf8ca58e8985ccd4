package report

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/race"
	"growthpole/indicators/uncertainty"
	"growthpole/report/brief"
	"growthpole/report/markdown"
)

// reviewedBy is a region by its ID whose review has other draws and rests on another
// indicator than in its model, in a thousand draws; what its draws held is that of the sample where held is nil.
func reviewedBy(t *testing.T, all []*indicators.Evaluation, id, indicator string, held []float64, drawn uncertainty.Reviews) *indicators.Evaluation {
	t.Helper()
	at := slices.IndexFunc(all, func(ev *indicators.Evaluation) bool { return ev.Region.ID == id })
	if at < 0 || all[at].Review.Status != gate.Met {
		t.Fatalf("no review is due in %s", id)
	}
	ev, review, robustness := *all[at], *all[at].Review, *all[at].Robustness
	review.Test.Indicator, robustness.Review, robustness.Draws = indicator, &drawn, 1000
	if held != nil {
		robustness.Held = held
	}
	ev.Review, ev.Robustness = &review, &robustness
	return &ev
}

// TestTheDoubtOfAReviewIsThatOfTheDraws: the sentence counted other gates as the gate of
// the verdict, called any figure a quotient, and was tested only where specialization is
// far below in every draw. All shares differ, so that none can stand for another.
func TestTheDoubtOfAReviewIsThatOfTheDraws(t *testing.T) {
	cases := []struct {
		name  string
		held  []float64
		drawn uncertainty.Reviews
		want  map[string]string
	}{
		{"specialization only", nil, uncertainty.Reviews{Due: 0.411, NotDue: 0.589, FarBelow: 0.437, Beyond: 0.913}, map[string]string{
			"en": "in only 437 of 1,000 the R&D expenditure is so low.",
			"ru": "показатель «Затраты на НИОКР» столь низок лишь в 437 из 1 000.",
			"kk": "1 000 сынақтың 437-сінде ғана «ҒЗТКЖ-ға жұмсалған шығындар» көрсеткіші сондай төмен."}},
		{"reach only", nil, uncertainty.Reviews{Due: 0.411, NotDue: 0.589, FarBelow: 0.913, Beyond: 0.437}, map[string]string{
			"en": "in only 437 of 1,000 the gate that comes next is out of reach.",
			"ru": "ближайший в них переход недостижим лишь в 437 из 1 000.",
			"kk": "1 000 сынақтың 437-сінде ғана келесі кезеңге өту мүмкін емес."}},
		{"both", nil, uncertainty.Reviews{Due: 0.311, NotDue: 0.689, FarBelow: 0.437, Beyond: 0.529}, map[string]string{
			"en": "in only 529 of 1,000 the gate that comes next is out of reach, and in only 437 of 1,000 the R&D expenditure is so low.",
			"ru": "ближайший в них переход недостижим лишь в 529 из 1 000, а показатель «Затраты на НИОКР» столь низок лишь в 437 из 1 000.",
			"kk": "1 000 сынақтың 529-ында ғана келесі кезеңге өту мүмкін емес, ал 1 000 сынақтың 437-сінде ғана «ҒЗТКЖ-ға жұмсалған шығындар» көрсеткіші сондай төмен."}},
		{"each is firm, and both together are not", nil, uncertainty.Reviews{Due: 0.711, NotDue: 0.289, FarBelow: 0.837, Beyond: 0.829}, map[string]string{
			"en": "in only 711 of 1,000 a review is due.",
			"ru": "пересмотр предусмотрен лишь в 711 из 1 000.",
			"kk": "1 000 сынақтың 711-інде ғана қайта қарау көзделеді."}},
		{"the stage, and with it the gate", []float64{0.613, 0.387, 0, 0, 0}, uncertainty.Reviews{Due: 0.411, NotDue: 0.589, FarBelow: 0.913, Beyond: 0.437}, map[string]string{
			"en": "in only 613 of 1,000 the stage is the same; in only 437 of 1,000 the gate that comes next is out of reach.",
			"ru": "этап остаётся тем же лишь в 613 из 1 000; ближайший в них переход недостижим лишь в 437 из 1 000.",
			"kk": "1 000 сынақтың 613-інде ғана кезең өзгермейді; 1 000 сынақтың 437-сінде ғана келесі кезеңге өту мүмкін емес."}},
	}
	begins := map[string]string{"en": "By the draws this is not firm: ", "ru": "По испытаниям этот вывод неустойчив: ", "kk": "Сынақтар бойынша бұл қорытынды орнықсыз: "}
	for s := range inAllLanguages(t, "kazakhstan") {
		for _, c := range cases {
			cover := coverOf(t, briefOf(t, s.maker, reviewedBy(t, s.all, "KZ-11", "rd_expenditure_share", c.held, c.drawn)))
			_, got, found := strings.Cut(cover, begins[s.lang])
			got, _, _ = strings.Cut(got, "\n")
			if !found || got != c.want[s.lang] {
				t.Errorf("%s, %s: the draws are said to doubt\n%q, want\n%q", s, c.name, got, c.want[s.lang])
			}
		}
	}
}

// TestAReviewThatDrawsWouldGiveIsSaid: where none is due, and not firmly, no page said so.
func TestAReviewThatDrawsWouldGiveIsSaid(t *testing.T) {
	race.FindsNothing(t)
	sentence := map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`In (\d+) of (\d+) draws the choice of IT as a priority would have to be reviewed\.`),
		"ru": regexp.MustCompile(`В (\d+) из (\d+) испытаний выбор ИТ в качестве приоритета подлежал бы пересмотру\.`),
		"kk": regexp.MustCompile(`(\d+) сынақтың (\d+)-\pL+ АТ-ны басымдық ретінде таңдауды қайта қарау қажет болар еді\.`),
	}
	said := map[string]bool{}
	for s := range inAllLanguages(t, "illustrative", "kazakhstan") {
		for _, ev := range s.all {
			r := ev.Robustness
			var want []string
			if firm := s.maker.opt.Model.Wording.Firm.Value; ev.Review.Status != gate.Met && 1-r.Review.Due < firm {
				want, said[ev.Region.ID] = []string{fmt.Sprint(math.Round(r.Review.Due * float64(r.Draws))), fmt.Sprint(r.Draws)}, true
			}
			_, six, _ := strings.Cut(strings.ReplaceAll(inMarkdown(t, briefOf(t, s.maker, ev)), "\u00a0", " "), "\n## 6")
			six, _, _ = strings.Cut(six, "\n## 7")
			var got []string
			if m := sentence[s.lang].FindStringSubmatch(six); m != nil {
				got = m[1:]
			}
			if s.lang == "kk" {
				slices.Reverse(got)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s %s: Section 6 says of draws with a review %q, want %q", s, ev.Region.ID, got, want)
			}
		}
	}
	if !said["EX-05"] {
		t.Errorf("only %v have draws with a review that is not due; the test wants EX-05", said)
	}
}

// TestTwoGapsAreSpokenOfInThePlural: data on two gaps, and a decision on two, were told as
// of one in Russian.
func TestTwoGapsAreSpokenOfInThePlural(t *testing.T) {
	want := map[string][3][2]string{
		"en": {{" for the gap in ", " for the gaps in "}, {"to know more of the gap in ", "to know more of the gaps in "}, {"to decide what to do about the gap in ", "to decide what to do about the gaps in "}},
		"ru": {{"; разрыв: ", "; разрывы: "}, {"сбор данных о разрыве: ", "сбор данных о разрывах: "}, {"решение, что делать с разрывом: ", "решение, что делать с разрывами: "}},
		"kk": {{"; алшақтық: ", "; алшақтықтар: "}, {"дерегі жиналатын алшақтық: ", "дерегі жиналатын алшақтықтар: "}, {"шешім қабылданатын алшақтық: ", "шешім қабылданатын алшақтықтар: "}},
	}
	for s := range inAllLanguages(t, "kazakhstan") {
		for works, forms := range want[s.lang] {
			for gaps := 1; gaps <= 2; gaps++ {
				b := s.maker.set.Brief(s.all[0])
				a := &b.Actions[0]
				b.Actions = b.Actions[:1]
				a.Measure.Informs, a.Measure.Decides = works == 1, works == 2
				a.Gaps = append([]brief.Gap{}, a.Gaps[0], a.Gaps[0])[:gaps]
				_, text, _ := strings.Cut(filledBrief(t, s.maker, b), "\n## 1")
				text, _, _ = strings.Cut(text, "\n## 2")
				if strings.Count(text, forms[gaps-1]) != 1 {
					t.Errorf("%s: of %d gaps the summary does not say %q", s, gaps, forms[gaps-1])
				}
			}
		}
	}
}

// filledBrief is the text of a brief as it stands, with plain blanks.
func filledBrief(t *testing.T, m *Maker, b *brief.Brief) string {
	t.Helper()
	doc, err := m.brief(b)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := markdown.Write(&text, doc); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(text.String(), "\u00a0", " ")
}
