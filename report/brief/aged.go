package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// Newer is a publication to ask a newer edition of, because answers rest on figures
// of an earlier year in it; all its editions at hand are one.
type Newer struct {
	Title, Publisher Text  // the title that every edition has
	Year             int   // of its newest figure that is used
	Stage, Pole      int   // criteria that are answered by it: of the gates up to the next one, and of a growth pole
	Weight           Value // that its figures have in the level, in per cent

	of edition
}

// edition is what editions of one publication share: what each is called, and who
// publishes it. Both are in one language, so that no translation parts or joins any.
type edition struct{ title, publisher string }

func editionOf(s data.Source) edition {
	title, _ := s.AnyEdition().In("en")
	publisher, _ := s.Publisher.In("en")
	return edition{title, publisher}
}

// editions are the aged editions of one publication, in the words of the newest.
type editions struct {
	of                   edition
	newest               data.Source
	year                 data.Year
	indicators, criteria []string // of all of them, each once
}

// aged gathers what has aged by publication, in the order in which each is met first.
func (w *writer) aged(ev *indicators.Evaluation) []editions {
	var out []editions
	for _, a := range ev.Aged {
		place, found := w.set.sourceAt[a.Source]
		if !found {
			continue
		}
		source := w.set.Data.Sources[place]
		of := editionOf(source)
		i := slices.IndexFunc(out, func(e editions) bool { return e.of == of })
		if i < 0 {
			i = len(out)
			out = append(out, editions{of: of, newest: source, year: a.Year})
		}
		e := &out[i]
		if a.Year > e.year {
			e.newest, e.year = source, a.Year
		}
		for _, id := range a.Indicators {
			e.indicators = appendNew(e.indicators, id)
		}
		for _, id := range a.Criteria {
			e.criteria = appendNew(e.criteria, id)
		}
	}
	return out
}

// weightOf is the share of the level's weight that some indicators have; one that rests
// on two editions counts once.
func weightOf(r score.Result, indicators []string) float64 {
	sum := 0.0
	r.EachPart(func(p score.PartScore, weight float64) {
		if slices.Contains(indicators, p.Indicator) {
			sum += weight
		}
	})
	return sum
}

// newer are the publications to ask newer editions of: those that most criteria of the
// stage rest on first, then those of a growth pole, then those with the most weight.
func (w *writer) newer(ev *indicators.Evaluation) []Newer {
	var out []Newer
	for _, e := range w.aged(ev) {
		out = append(out, Newer{Title: w.name(e.newest.AnyEdition()), Publisher: w.name(e.newest.Publisher), Year: int(e.year),
			Weight: w.plain(weightOf(ev.Level.Score, e.indicators), percent), of: e.of})
		one := &out[len(out)-1]
		for _, id := range e.criteria {
			if w.set.stageOf[id] > 0 {
				one.Stage++
			} else {
				one.Pole++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Newer) int {
		return cmp.Or(cmp.Compare(b.Stage, a.Stage), cmp.Compare(b.Pole, a.Pole), cmp.Compare(b.Weight.Number, a.Weight.Number))
	})
	return out
}

// YearWeight is the part of the level's weight that rests on figures of a year.
type YearWeight struct {
	Year   int
	Weight Value // per cent
}

// weightByYear sorts the level's weight by the years of its figures, the most first.
func (w *writer) weightByYear(r score.Result) []YearWeight {
	sums := map[int]float64{}
	r.EachPart(func(p score.PartScore, weight float64) {
		if p.Value.IsKnown() && p.Value.Year != 0 {
			sums[int(p.Value.Year)] += weight
		}
	})
	var out []YearWeight
	for year, sum := range sums {
		out = append(out, YearWeight{year, w.plain(sum, percent)})
	}
	slices.SortFunc(out, func(a, b YearWeight) int {
		return cmp.Or(cmp.Compare(b.Weight.Number, a.Weight.Number), cmp.Compare(b.Year, a.Year))
	})
	return out
}

// Moved says by which indicators the level could have changed at all: those with
// figures newer than a year.
type Moved struct {
	Known  bool // some have, and not all
	None   bool // none has
	Names  []Text
	Weight Value // per cent of the level's
}

// moved finds the indicators of the level with figures newer than a year.
func (w *writer) moved(r score.Result, year int) Moved {
	var out Moved
	sum, all := 0.0, 0
	r.EachPart(func(p score.PartScore, weight float64) {
		all++
		if p.Value.IsKnown() && int(p.Value.Year) > year {
			out.Names = append(out.Names, w.indicatorName(p.Indicator))
			sum += weight
		}
	})
	out.Weight = w.plain(sum, percent)
	out.None = all > 0 && len(out.Names) == 0
	out.Known = len(out.Names) > 0 && len(out.Names) < all
	return out
}

// Without is the level without a doubted figure.
type Without struct {
	Name             Text // of the indicator that is left out
	Value, Low, High Value
	Place            Place
	dropped          []string // pillars that go with it
}

// Drop is a pillar that goes as a whole where one of some doubted figures is left out.
type Drop struct {
	Name   Text
	Weight Value
	Of     []Text // the doubted figures
	Same   bool   // the level without one of them is that without another
}

// drops are the pillars that too little is left of without a doubted figure.
func drops(pillars []Pillar, doubted []Without) []Drop {
	var out []Drop
	for _, p := range pillars {
		one := Drop{Name: p.Name, Weight: p.Weight, Same: true}
		var first Value
		for _, d := range doubted {
			if !slices.Contains(d.dropped, string(p.ID)) {
				continue
			}
			if len(one.Of) == 0 {
				first = d.Value
			}
			one.Of = append(one.Of, d.Name)
			one.Same = one.Same && d.Value.Known && d.Value.Number == first.Number
		}
		if len(one.Of) > 0 {
			one.Same = one.Same && len(one.Of) > 1
			out = append(out, one)
		}
	}
	return out
}

func (w *writer) without(l indicators.Level) []Without {
	var out []Without
	for _, d := range l.WithoutDoubted {
		out = append(out, Without{Name: w.indicatorName(d.Indicator), Value: w.value(d.Value, precise),
			Low: w.value(d.Low, precise), High: w.value(d.High, precise), Place: place(d.Place), dropped: d.Dropped})
	}
	return out
}

// doubtedIn are the indicators that a doubt on the region concerns.
func (w *writer) doubtedIn(ev *indicators.Evaluation) map[string]bool {
	out := map[string]bool{}
	for _, d := range ev.Doubts {
		for _, id := range w.set.Model.DoubtedBy(d.ID) {
			out[id] = true
		}
	}
	return out
}
