// Package brief turns one Evaluation into what templates may see: names and
// numbers as a language writes them, statuses that can be asked, and lists in
// the order in which they are shown. Its words are those of the word list and of
// the model and dataset; it writes no sentence of its own.
package brief

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// Brief is what the templates of a region's brief see as the dot.
type Brief struct {
	Page
	Region     Region
	Structure  Structure
	IT         IT
	Level      Level
	Factors    Factors
	Network    Network
	Stage      Stage
	Pole       Pole
	Mechanisms Mechanisms
	Path       Path
	Review     Review   // whether the choice of IT is itself in question
	Actions    []Action // one of every mechanism recommended now, in the order of the plan; a review that is due comes before them
	Peers      Peers
	Benchmarks Benchmarks // of the Krugman index: does the method matter?
	Robustness Robustness
	Changes    Changes
	Reading    Reading
	Weaknesses []Weakness // figures that miss a threshold or are behind the nation, and factors with an open gap
	Watch      Watch      // figures to watch, with their targets
	Requests   []Request
	Newer      []Newer     // publications to ask a newer edition of, those that most rests on first
	Indicators []Indicator // all of the model, in its order
	Strengths  []Indicator // of the level, farthest above the nation first
	Gaps       []Indicator // of the level, farthest below the nation first
	Notes      []Note
	Doubts     []Doubt     // ratios of two figures that are unlike those of the other regions
	Weak       []Indicator // with a figure that is too weak for a headline
	Older      []YearGroup // indicators whose figures are older than the evaluation year

	Evaluation *indicators.Evaluation `json:"-"`
}

// Page is what briefs and the overview have in common.
type Page struct {
	Title        Text // of the dataset
	Country      Text
	CountryCode  Text
	Context      Text // a paragraph on the country, with its source; empty where the dataset has none
	City         Text // what a region that is a city is called, with its article; empty for the usual words
	Year         int  // for which regions are evaluated
	Date         Text // of the document
	Illustrative bool
	Regions      int // how many the dataset has
	Activity     Activity
	Map          bool // there are outlines for the map of cluster zones
	Model        Model
	MaxAge       int      // years before Year that a figure may lie back
	Narrow       Value    // margin, as a share of the threshold in per cent, that is called narrow
	Few          Value    // number of cases below which a share is said to rest on few; not known where the model has none
	Pace         Value    // distance from the nation's growth, in per cent a year, that is called keeping pace
	LeastLevel   Value    // share of weight that a score of the level needs, in per cent
	LeastFactors Value    // the same for local factors
	Sources      []Source // in a brief, those that it uses, numbered from 1
	Files        []File
	Choices      []ChoiceGroup // every number that a verdict, score or priority hangs on
	Zones        []Zone        // classes of the map of cluster zones, from the lowest
	Rules        []ChoiceGroup // those of them that stand in no other table of a brief
	References   []Text        // works that choices of the model name, in the model's order; in their own language

	w *writer
}

// Zone is a class on the map of cluster zones: values from From up to the next one's.
type Zone struct {
	Name Text
	From float64
}

// Region is the territory of the brief.
type Region struct {
	ID, Name, Centre Text
	City             bool // a city has no periphery of its own
	Since            int  // first year of the present territory; 0 when it did not change
	SplitFrom        Text // the region it was cut out of; may be empty
	Short            Text // the name for labels in figures

	w *writer
	r data.Region
}

// In is the name in a grammatical case that the dataset declares for the language,
// such as "genitive". Where the dataset has no such form, the entry "region
// genitive" of the word list puts the name, as it is, behind a word of its own.
func (r Region) In(grammar string) Text {
	return r.w.inflected("region", grammar, r.r.Forms, r.r.Name)
}

// short is the name for labels in figures: the dataset's short form, or else the name.
func (w *writer) short(r data.Region) Text {
	if form, given := r.Forms.In(w.set.nameTag, data.Short); given {
		return Text(w.lang.Apostrophes(form))
	}
	return w.name(r.Name)
}

// CountryIn is the country's name in a grammatical case, as Region.In.
func (p *Page) CountryIn(grammar string) Text {
	return p.w.inflected("country", grammar, p.w.set.Data.CountryForms, p.w.set.Data.Country)
}

// Activity is the measure of the structure of the economy.
type Activity struct {
	Known   bool
	Name    Text // of the table, such as "Gross output by section"
	Measure Text // what is measured, within a sentence: "gross output"
	Unit    Text
	Kind    Text // "employment", "output", "value_added", "firms" or "payroll"
}

// Model names the file of choices.
type Model struct{ ID, Version, Title Text }

// Place is a rank among the regions with a known value.
type Place struct {
	Known bool
	Rank  int // 1 is the best or the largest
	Of    int
}

// First reports whether nobody is ahead.
func (p Place) First() bool { return p.Known && p.Rank == 1 }

// Last reports whether nobody is behind.
func (p Place) Last() bool { return p.Known && p.Of > 1 && p.Rank == p.Of }

// Upper reports whether the rank is in the upper half.
func (p Place) Upper() bool { return p.Known && 2*p.Rank <= p.Of }

// BestQuarter and WorstQuarter report whether the rank is among the first or the
// last quarter.
func (p Place) BestQuarter() bool  { return p.Known && 4*p.Rank <= p.Of }
func (p Place) WorstQuarter() bool { return p.Known && 4*(p.Of-p.Rank+1) <= p.Of }

// share is where the rank lies between the first, 0, and the last, 1.
func (p Place) share() float64 {
	if p.Of < 2 {
		return 0
	}
	return float64(p.Rank-1) / float64(p.Of-1)
}

// Brief makes the brief of one region.
func (s *Set) Brief(ev *indicators.Evaluation) *Brief {
	cited := new([]Source)
	b := s.brief(ev, cited)
	b.Sources, b.w.cited = *cited, &b.Sources
	return b
}

// brief is the brief of a region, whose publications have their numbers in a list of
// sources: its own or that of the overview.
func (s *Set) brief(ev *indicators.Evaluation, cited *[]Source) *Brief {
	w := s.writer()
	w.nations, w.counts, w.doubted, w.cited = nations(ev), w.fewCases(ev), w.doubtedIn(ev), cited
	b := &Brief{Page: w.page(), Evaluation: ev, Region: w.region(ev.Region)}
	b.Indicators = w.indicators(ev)
	b.Structure = w.structure(ev)
	w.place = mechanismPlace{sector: ev.MainSector, name: w.mainSector(ev), due: ev.Review.Due()}
	b.IT = w.it(ev, b)
	b.Level = w.level(ev, b)
	b.Strengths, b.Gaps = w.extremes(b)
	b.Factors = w.factors(ev)
	b.Network = w.network(ev)
	b.Stage = w.stage(ev)
	b.Pole = w.pole(ev)
	b.Mechanisms = w.mechanisms(ev, b)
	b.Path = w.path(ev)
	b.Review = w.review(ev, b.Mechanisms.Now)
	b.Actions = w.actions(b)
	b.Weaknesses = w.weaknesses(ev, b)
	b.Watch = w.watch(b)
	b.Peers = w.peers(ev, b)
	w.addPeers(b)
	b.Benchmarks, b.Robustness, b.Changes = w.benchmarks(ev), w.robustness(ev), w.changes(ev)
	b.Robustness.Band, b.Robustness.Likelier = banded(b.Robustness.Groups, mid(b.Level.Group))
	b.Robustness.Loose = loose(b.Robustness.Band, b.Robustness.Likelier, b.Robustness.Draws, w.set.Model.Wording.Firm)
	b.Robustness.doubtReview(b.Review, ev.Robustness, w)
	b.IT.Short = short(b)
	w.markUntabled(b)
	b.Reading, b.Doubts = w.reading(ev, b), w.doubts(ev)
	b.Newer = w.newer(ev)
	b.Requests = append(w.requests(ev), w.factorRequests(ev, b)...)
	for _, i := range b.Indicators {
		if i.Aside && i.Value.Known && i.Note != "" {
			b.Weak = append(b.Weak, i)
		}
	}
	b.Notes, b.Older = w.notes(ev), older(b)
	w.citeUsed(b)
	return b
}

func (w *writer) page() Page {
	ds, m := w.set.Data, w.set.Model
	return Page{
		Title: w.name(ds.Title), Country: w.name(ds.Country), CountryCode: Text(ds.CountryCode),
		Context: w.name(ds.Context), City: w.name(ds.City),
		Map:  w.mapped(),
		Year: int(ds.Year), Date: w.date(ds.Date), Illustrative: ds.Illustrative, Regions: len(ds.Regions),
		Activity: Activity{
			Known: ds.Activity.Panel != nil, Name: w.name(ds.Activity.Name),
			Unit: w.name(ds.Activity.Unit), Kind: Text(ds.Activity.Kind), Measure: w.measured(ds.Activity),
		},
		Model:  Model{Text(m.ID), Text(m.Version), w.name(m.Title)},
		MaxAge: m.MaxAge.Years,
		Few:    w.few(),
		Narrow: w.plain(m.Wording.Narrow.Value, percent), Pace: w.plain(m.Wording.Pace.Value, shape{}),
		LeastLevel: w.plain(m.Level.MinCoverage.Value, percent), LeastFactors: w.plain(m.Factors.MinCoverage.Value, percent),
		Files: w.set.files, Choices: w.set.choices, Rules: w.set.rules, References: w.set.references, Zones: w.zones(),
		w: w,
	}
}

// Roles names the indicators that passages and figures about IT rest on.
func (p *Page) Roles() model.IT { return p.w.set.Model.IT }

// mapped reports whether there is an index for the map, and an outline to draw.
func (w *writer) mapped() bool {
	if w.set.Nation == nil {
		return false
	}
	spread, found := w.set.Nation.Indices[w.set.Model.Zones.Index]
	return found && len(spread.Values) > 0 && slices.ContainsFunc(w.set.Data.Regions, func(r data.Region) bool { return len(w.set.Data.Outlines[r.ID]) > 0 })
}

func (w *writer) zones() []Zone {
	var zones []Zone
	for _, c := range score.Ordered(w.set.Model.Zones.Classes) {
		zones = append(zones, Zone{w.name(c.Name), c.From})
	}
	slices.Reverse(zones)
	return zones
}

// measured is the kind of the activity measure in words, or else its name.
func (w *writer) measured(a data.Activity) Text {
	if a.Kind == "" {
		return mid(w.name(a.Name))
	}
	return Text(w.say("kind " + a.Kind))
}

func (w *writer) region(r data.Region) Region {
	out := Region{
		ID: Text(r.ID), Name: w.name(r.Name), Centre: Text(r.Centre),
		City: r.Kind == "city", Since: int(r.Since), Short: w.short(r), w: w, r: r,
	}
	if centre := r.Centres[w.set.nameTag]; centre != "" {
		out.Centre = Text(centre)
	}
	if i, found := w.set.Data.RegionIndex(r.SplitFrom); found {
		out.SplitFrom = w.name(w.set.Data.Regions[i].Name)
	}
	return out
}

func place(p indicators.Place) Place { return Place{Known: p.Rank > 0, Rank: p.Rank, Of: p.Of} }

// Say is an entry of the word list with its placeholders filled: {name} stands
// for the value that follows "name" in pairs.
func (p *Page) Say(key string, pairs ...string) string { return p.w.say(key, pairs...) }

// SayCounted is Say of an entry that holds the forms of a plural, with {n} for the
// number: "{n} thing | {n} things", as many as the language has.
func (p *Page) SayCounted(key string, n int) string {
	forms := strings.Split(p.w.say(key), " | ")
	return Fill(p.w.lang.Plural(n, forms...), "n", strconv.Itoa(n))
}

// Word is an entry of the word list, for templates.
func (p *Page) Word(key string) Text { return Text(p.w.say(key)) }

// Number writes a number the way the document's language does.
func (p *Page) Number(x float64, decimals int) string { return p.w.lang.Number(x, decimals) }

// MissingWords lists the keys that the word list did not have.
func (p *Page) MissingWords() []string { return append(p.w.MissingWords(), p.w.set.missing...) }

// Indicator finds an indicator of the model; nil when the model does not have it.
func (b *Brief) Indicator(id string) *Indicator {
	for i := range b.Indicators {
		if string(b.Indicators[i].ID) == id {
			return &b.Indicators[i]
		}
	}
	return nil
}
