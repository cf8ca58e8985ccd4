package indicators

import (
	"fmt"
	"sync"

	"growthpole/indicators/data"
	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/index"
	"growthpole/indicators/indicator"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
	"growthpole/indicators/uncertainty"
)

// Evaluator holds what all regions share. Its methods may be called from several goroutines.
type Evaluator struct {
	ds       *data.Dataset
	m        *model.Model
	years    *years
	engine   *indicator.Engine
	values   [][]data.Value        // by indicator, then by region; the nation comes last
	places   []order               // by indicator
	indices  []spread              // as index.Shown; then that of the map, where it is another
	similar  func() *index.Similar // regions by structure; nil without a table of the year
	shares   []data.Value          // the nation's, by sector
	national []history             // by indicator
	growth   *index.Changes        // of IT; nil where it cannot be formed
	scorer   *score.Scorer         // of the level
	survey   *score.Survey         // of the level, over all regions
	scores   order                 // of the level
	level    score.Result          // the nation's
	doubts   [][]Doubt             // by region
	parts    []string              // the indicators of the level
	watching []string              // those that the ledger's verdicts rest on
	// territories are filled where the past is; see data.Dataset.Territories.
	territories map[string][]data.Year
	robustness  *uncertainty.Results           // nil where no draws were made
	needs       func() (map[string]int, error) // of how many regions each mechanism is recommended now, by its ID
	past        *timeline                      // nil when the years before were not asked for
	previous    *editions                      // nil without an earlier edition
}

// New prepares a dataset and a model for the evaluation of any number of regions.
func New(ds *data.Dataset, m *model.Model) (*Evaluator, error) {
	if len(ds.Regions) == 0 {
		return nil, fmt.Errorf("the dataset has no regions")
	}
	if strangers := strangers(ds, m); len(strangers) > 0 {
		return nil, strangers
	}
	e := &Evaluator{ds: ds, m: m, years: structures(ds), parts: m.LevelIndicators()}
	e.watching = watched(m)
	e.engine = indicator.NewEngine(ds, e.years, m.MaxAge.Years)
	e.measure()
	e.indices = spreads(ds, e.years, m.Zones.Index)
	e.similar = sync.OnceValue(e.layOut)
	e.needs = sync.OnceValues(e.countNeeds)
	e.shares = nationShares(ds, e.years.in(ds.Year))
	e.growth = e.itChanges()
	e.rankLevels()
	e.doubts = e.doubt()
	return e, nil
}

// nation is the row that stands for the nation wherever a region could stand.
func (e *Evaluator) nation() int { return len(e.ds.Regions) }

// measure computes every indicator of every region once, because ranks need them all.
func (e *Evaluator) measure() {
	n := len(e.m.Indicators)
	e.values, e.places, e.national = make([][]data.Value, n), make([]order, n), make([]history, n)
	for k := range e.m.Indicators {
		ind := &e.m.Indicators[k]
		row := make([]data.Value, e.nation()+1)
		for i := range row {
			row[i] = e.engine.Latest(&ind.Definition, i, e.ds.Year)
		}
		e.values[k] = row
		e.places[k] = newOrder(row[:e.nation()], ind.Goalposts != nil && ind.Goalposts.LowerIsBetter)
		e.national[k] = e.history(k, e.nation())
	}
}

func (e *Evaluator) valuesOf(row int) score.Values {
	return func(id string) data.Value {
		k, ok := e.m.Place(id)
		if !ok {
			return data.Value{}
		}
		return e.values[k][row]
	}
}

// nationValues are the nation's, without those that are totals over regions: on a
// scale made for regions they would score as the best region of all.
func (e *Evaluator) nationValues() score.Values {
	values := e.valuesOf(e.nation())
	return func(id string) data.Value {
		if ind, ok := e.m.Indicator(id); ok && e.engine.NationIsTotal(&ind.Definition) {
			return e.noScale(e.ds.Year)
		}
		return values(id)
	}
}

// noScale stands for the nation's value of an indicator that is a total over regions.
func (e *Evaluator) noScale(year data.Year) data.Value { return data.Unknown(data.Undefined, year) }

// Region evaluates one region, by its place in the dataset. This is the method's
// table of contents.
func (e *Evaluator) Region(i int) (*Evaluation, error) {
	values, past := e.valuesOf(i), e.histories(i)
	ev := &Evaluation{
		Region:     e.ds.Regions[i],
		Year:       e.ds.Year,
		Indices:    e.indicesOf(i),
		Sectors:    e.sectorsOf(i),
		ShareSince: e.shareSince(),
		ITGrowth:   e.growthOf(i),
		Indicators: e.indicatorsOf(i, past),
		Level:      e.levelOf(i),
		Factors:    e.factorsOf(i, values),
		Pole:       e.m.Pole.Judge(gate.Values(values)),
		Stage:      e.m.Stages.Climb(gate.Values(values)),
	}
	e.countCases(i, ev)
	ev.Waves, ev.MainSector = e.wavesOf(ev.Sectors), e.mainSector(ev.Sectors)
	if err := e.plan(ev, gate.Values(values)); err != nil {
		return nil, err
	}
	ev.Trace = traceOf(e.m, ev)
	ev.Path = pathOf(e.m, ev.Stage)
	if r := e.m.Mechanisms.Review; r != nil {
		reviewed := r.Of(nextReach(ev), gate.Values(values), ev.Plan)
		ev.Review = &reviewed
	}
	ev.Weaknesses = weaknesses(e.m, newGaps(e.m, ev), ev)
	ev.Requests, ev.Aged = requests(e.m, ev), e.agedOf(i, ev)
	ev.Peers, ev.Doubts = e.peersOf(i), e.doubts[i]
	if e.robustness != nil {
		ev.Robustness = e.robustness.Region(i)
	}
	ev.Years, ev.Ledger = e.pastOf(i, past)
	return ev, nil
}

func (e *Evaluator) factorsOf(i int, values score.Values) factor.Result {
	profile := factor.ProfileOf(e.ds.Sectors, func(s int) data.Value {
		p := e.ds.Activity.Panel
		if p == nil {
			return data.Value{}
		}
		return e.ds.Value(p.At(i, s, e.ds.Year), e.ds.Year)
	})
	links, nodes := e.engine.LatestPair(e.m.Network.Links, e.m.Network.Nodes, i, e.ds.Year)
	network := factor.NetworkOf(links, nodes, e.m.Factors.Density)
	return factor.Of(e.m.Factors, profile, network, values, e.m.Goalposts)
}

func (e *Evaluator) situation(ev *Evaluation, gaps *gaps, values gate.Values) mechanism.Situation {
	share, known := ev.Factors.Profile.ProductShare.Get()
	return mechanism.Situation{
		Held: ev.Stage.Held, Next: ev.Stage.Next, Stages: e.m.StageIDs(),
		ProductShare: share, ProfileKnown: known,
		Gap: gaps.of, Values: values,
	}
}
