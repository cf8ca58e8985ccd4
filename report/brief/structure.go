package brief

import (
	"cmp"
	"math"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
)

// Structure is the structure of the regional economy by the activity measure.
type Structure struct {
	Known           bool
	Sectors         []Sector // largest first; those without a figure last
	Largest         Sector
	Distinctive     Sector // the sector that adds most to the distance from the nation, above it or below
	Indices         []Index
	KSI, KSIRest    Index
	HHI, Normalised Index
	Relative        Index // HHI as a multiple of the nation's
	Equivalent      Index
	MeanOthers      Index
	LeftOut         []Text   // sectors without a figure in the year
	Waves           []Wave   // shares by technological wave, ascending
	WaveGround      Ground   // what the assignment of sectors to waves rests on
	Since           int      // first year of the changes of shares; 0 when none is known
	Grown           []Sector // the two whose shares grew most since then
	Shrunk          []Sector // the two whose shares fell most
	fewer           map[int][]Text
	// Above counts sectors with a location quotient above 1, of those with a figure.
	Above, Counted int
}

// Shorter is an earlier year that the brief compares with and that has no figures for
// some sectors: what is said of it rests on a shorter list.
type Shorter struct {
	Year    int
	Sectors []Text // by their names within a sentence
	Shares  bool   // the changes of shares rest on it; else only the distance from the nation
}

// Shorter is nil where no comparison rests on such a year.
func (s Structure) Shorter() *Shorter {
	shares := len(s.Grown)+len(s.Shrunk) > 0
	for _, x := range []struct {
		year int
		told bool
	}{{s.Since, shares}, {s.KSI.First.Year, s.KSI.Moved}} {
		if fewer := s.fewer[x.year]; x.told && len(fewer) > 0 {
			return &Shorter{x.year, fewer, shares && x.year == s.Since}
		}
	}
	return nil
}

// Index is an index of structure with its place among the regions.
type Index struct {
	Name          Text
	Value, Nation Value
	Place         Place
	Low, High     Value
	LowRegion     Text
	HighRegion    Text
	Years         []YearValue // of the indices that are followed; see indicators.Index
	First         YearValue   // of Years
	Moved         bool        // it is not the same as in the first year, as printed
}

// Sector is one sector of the economy.
type Sector struct {
	ID, Name      Text
	Short         Text // the name within a sentence; Name where the dataset has no shorter one
	IT, Mixed     bool
	Note          Text
	Amount        Value
	Share, Nation Value // in per cent
	LQ            Value
	OfNation      Value // in per cent
	Change        Value // of the share, in percentage points, since Structure.Since
}

// Wave is the part of the economy in sectors of one technological wave.
type Wave struct {
	Number        int
	Share, Nation Value // in per cent
	Sectors       []Text
}

// IT is the region's IT as the activity measure and the value added show it.
type IT struct {
	Known      bool
	Sectors    []Text
	Wide       Text // notes of IT sectors that hold more than IT
	LQ         Index
	Lead       Quotient // the one that a brief leads with
	Share      Value    // of the activity measure, in per cent
	Nation     Value    // the same in the nation
	OfNation   Value    // the region's part of the nation's IT, in per cent
	Growth     Growth
	ValueAdded *Indicator // location quotient by value added; nil when the model has none
	Momentum   *Indicator // growth relative to the nation's
	Pace       *Indicator // growth, of the region and of the nation
	Keeps      bool       // Momentum is within the model's distance of the nation's pace
	Short      *Finding   // the criterion of a growth pole that Momentum fails although it Keeps pace; nil where there is none
	Placed     bool       // two regions at least have both ValueAdded and Momentum, this one among them
	Trend      bool       // there are at least two years of the IT share of GRP, behind the last break in its series
	First      YearValue  // the first and the last of these years
	Last       YearValue
	Turn       *Turn   // a year between them that both do not tell of; nil where there is none
	Disagree   bool    // the two quotients stand on different sides of 1
	Country    Country // where in the country IT sits
}

// Quotient is the location quotient of IT that a brief leads with: by value added where
// the region has it and a criterion asks for that one, else by the activity measure.
type Quotient struct {
	Value      Value
	Place      Place
	ValueAdded bool
}

// Country says where in the country IT sits.
type Country struct {
	HHI, Equivalent Value
	Largest         Text // the region with the largest part
	LargestPart     Value
}

// Growth is how IT grew by the activity measure. The three parts of shift-share
// add up to Rate; all four are in per cent of the first year's figure.
type Growth struct {
	Known                          bool
	From, To                       int
	Years                          int
	Before, After                  Value
	Rate, Annual                   Value
	National, Structural, Regional Value
	Rounded                        bool   // the parts, as printed, do not add up to Rate
	LeftOut                        []Text // sectors that only one of the two years has
	Relative                       Value  // against the nation's IT; a price rise common to all regions cancels
	Nation                         Value  // the nation's Rate
}

// indexShapes says how the indices of structure are printed.
var indexShapes = map[string]shape{
	"it_share":           {unit: "%", decimals: 2, times: 100},
	"it_share_of_nation": {unit: "%", decimals: 1, times: 100},
	"hhi":                {decimals: 3},
	"hhi_normalised":     {decimals: 3},
	"hhi_equivalent":     {decimals: 1},
	"lq_count":           {decimals: 0},
}

func (w *writer) indexShape(name string) shape {
	s, ok := indexShapes[name]
	if !ok {
		s = shape{decimals: 2}
	}
	if zones := &w.set.Model.Zones; zones.Index == name {
		s.zones = zones
	}
	return s
}

func (w *writer) structure(ev *indicators.Evaluation) Structure {
	var out Structure
	for _, ix := range ev.Indices {
		out.Indices = append(out.Indices, w.index(ix))
	}
	for _, f := range []struct {
		name  string
		index *Index
	}{
		{"ksi", &out.KSI}, {"ksi_rest", &out.KSIRest}, {"hhi", &out.HHI}, {"hhi_normalised", &out.Normalised},
		{"hhi_relative", &out.Relative}, {"hhi_equivalent", &out.Equivalent}, {"ksi_mean_others", &out.MeanOthers},
	} {
		*f.index = w.indexByName(ev, f.name)
	}
	for _, s := range ev.Sectors {
		out.Sectors = append(out.Sectors, w.sector(s))
	}
	slices.SortStableFunc(out.Sectors, func(a, b Sector) int {
		if a.Share.Known != b.Share.Known {
			return known(a.Share) - known(b.Share)
		}
		return cmp.Compare(b.Share.Number, a.Share.Number)
	})
	if len(out.Sectors) > 0 && out.Sectors[0].Share.Known {
		out.Known, out.Largest = true, out.Sectors[0]
	}
	out.Distinctive = farthest(out.Sectors)
	out.Since, out.Grown, out.Shrunk = moved(int(ev.ShareSince), out.Sectors)
	out.Waves = w.waves(ev)
	out.WaveGround = w.ground(w.set.Data.Waves.Basis, w.set.Data.Waves.Source)
	for _, s := range out.Sectors {
		if s.LQ.Known {
			out.Counted++
			if s.LQ.Number > 1 {
				out.Above++
			}
		}
	}
	out.fewer = w.fewer()
	if w.set.Nation != nil {
		for _, id := range w.set.Nation.LeftOut {
			out.LeftOut = append(out.LeftOut, w.sectorShort(id))
		}
	}
	return out
}

// known orders what has a figure before what has none.
func known(v Value) int {
	if v.Known {
		return 0
	}
	return 1
}

// farthest is the sector whose share differs from the nation's by most points.
func farthest(sectors []Sector) Sector {
	var best Sector
	distance := -1.0
	for _, s := range sectors {
		if d := math.Abs(s.Share.Number - s.Nation.Number); s.Share.Known && s.Nation.Known && d > distance {
			best, distance = s, d
		}
	}
	return best
}

// moved finds the sectors whose shares grew and fell most.
func moved(since int, sectors []Sector) (year int, grown, shrunk []Sector) {
	const most = 2
	for _, s := range sectors {
		switch {
		case !s.Change.Known || math.Abs(s.Change.Number) < 0.05:
		case s.Change.Number > 0:
			grown = append(grown, s)
		default:
			shrunk = append(shrunk, s)
		}
	}
	slices.SortStableFunc(grown, func(a, b Sector) int { return cmp.Compare(b.Change.Number, a.Change.Number) })
	slices.SortStableFunc(shrunk, func(a, b Sector) int { return cmp.Compare(a.Change.Number, b.Change.Number) })
	return since, grown[:min(most, len(grown))], shrunk[:min(most, len(shrunk))]
}

// mainSector is the sector that sets the region apart, within a sentence.
func (w *writer) mainSector(ev *indicators.Evaluation) string {
	if ev.MainSector == "" {
		return ""
	}
	return w.say("main sector", "name", string(mid(w.sectorShort(ev.MainSector))))
}

// fewer are the sectors that years of the activity table lack and the evaluation year has.
func (w *writer) fewer() map[int][]Text {
	out := map[int][]Text{}
	missing := func(n data.Note, year data.Year) bool {
		return n.Code == "sector_missing_in_year" && n.Year == year
	}
	for _, n := range w.set.Data.Notes {
		now := slices.ContainsFunc(w.set.Data.Notes, func(m data.Note) bool { return missing(m, w.set.Data.Year) && m.Subject == n.Subject })
		if missing(n, n.Year) && !now {
			out[int(n.Year)] = append(out[int(n.Year)], w.sectorShort(n.Subject))
		}
	}
	return out
}

func (w *writer) indexByName(ev *indicators.Evaluation, name string) Index {
	for _, ix := range ev.Indices {
		if ix.Name == name {
			return w.index(ix)
		}
	}
	return w.index(indicators.Index{Name: name})
}

func (w *writer) index(ix indicators.Index) Index {
	s := w.indexShape(ix.Name)
	out := Index{
		Name: Text(w.say("index " + ix.Name)), Value: w.value(ix.Value, s), Place: place(ix.Place),
		Low: w.value(ix.Low, s), High: w.value(ix.High, s), Nation: w.value(data.Value{}, s),
	}
	for _, y := range ix.History {
		out.Years = append(out.Years, YearValue{int(y.Year), w.value(y.Region, s), w.value(y.Nation, s)})
	}
	if len(out.Years) > 1 {
		out.First = out.Years[0]
		out.Moved = out.First.Region.Plain() != out.Value.Plain()
	}
	if w.set.Nation == nil {
		return out
	}
	if spread, ok := w.set.Nation.Indices[ix.Name]; ok {
		out.Nation = w.value(spread.Nation, s)
		out.LowRegion, out.HighRegion = w.holder(spread, ix.Low), w.holder(spread, ix.High)
	}
	return out
}

// holder is the first region with a value.
func (w *writer) holder(spread indicators.Spread, of data.Value) Text {
	x, known := of.Get()
	for i, v := range spread.Values {
		if y, have := v.Get(); known && have && x == y && i < len(w.set.Data.Regions) {
			return w.name(w.set.Data.Regions[i].Name)
		}
	}
	return ""
}

func (w *writer) sectorName(id string) Text {
	if i, ok := w.set.sectors[id]; ok {
		return w.name(w.set.Data.Sectors[i].Name)
	}
	return Text(id)
}

// sectorShort is the sector's name within a sentence.
func (w *writer) sectorShort(id string) Text {
	if i, ok := w.set.sectors[id]; ok && len(w.set.Data.Sectors[i].Short) > 0 {
		return w.name(w.set.Data.Sectors[i].Short)
	}
	return w.sectorName(id)
}

func (w *writer) sector(s indicators.Sector) Sector {
	percent := shape{unit: "%", decimals: 1, times: 100}
	out := Sector{
		ID: Text(s.ID), Name: w.sectorName(s.ID), Short: w.sectorShort(s.ID),
		Amount: w.value(s.Value, shape{decimals: 0}),
		Share:  w.value(s.Share, percent), Nation: w.value(s.NationShare, percent),
		LQ: w.value(s.LQ, shape{decimals: 2}), OfNation: w.value(s.ShareOfNation, percent),
		Change: w.value(s.ShareChange, shape{decimals: 1, signed: true}),
	}
	if i, ok := w.set.sectors[s.ID]; ok {
		declared := w.set.Data.Sectors[i]
		out.IT, out.Mixed, out.Note = declared.IsIT(), declared.Role == data.Mixed, w.name(declared.Note)
	}
	return out
}

// waves are the shares of sectors by technological wave.
func (w *writer) waves(ev *indicators.Evaluation) []Wave {
	var out []Wave
	percent := shape{unit: "%", decimals: 1, times: 100}
	for _, one := range ev.Waves {
		wave := Wave{Number: one.Wave, Share: w.value(one.Share, percent), Nation: w.value(one.NationShare, percent)}
		for _, id := range one.Sectors {
			wave.Sectors = append(wave.Sectors, w.sectorName(id))
		}
		out = append(out, wave)
	}
	return out
}
