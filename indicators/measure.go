package indicators

import (
	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// history is an indicator year by year, from first to the evaluation year.
type history struct {
	first  data.Year
	values []data.Value
}

// at is the value of a year; unknown outside the history.
func (h history) at(year data.Year) data.Value {
	if year < h.first || int(year-h.first) >= len(h.values) {
		return data.Value{}
	}
	return h.values[year-h.first]
}

func (e *Evaluator) history(k, row int) history {
	d := &e.m.Indicators[k].Definition
	h := history{first: e.engine.Earliest(d)}
	for y := h.first; y <= e.ds.Year; y++ {
		h.values = append(h.values, e.engine.At(d, row, y))
	}
	return h
}

// histories are those of all indicators of a row.
func (e *Evaluator) histories(row int) []history {
	out := make([]history, len(e.m.Indicators))
	for k := range out {
		out[k] = e.history(k, row)
	}
	return out
}

// newest is the value that the evaluation of a year rests on: nothing of a later
// year is looked at.
func (e *Evaluator) newest(k int, h history, year data.Year) data.Value {
	return e.engine.LatestOf(&e.m.Indicators[k].Definition, year, h.at)
}

func (e *Evaluator) indicatorsOf(i int, past []history) []Indicator {
	out := make([]Indicator, len(e.m.Indicators))
	for k := range e.m.Indicators {
		ind := &e.m.Indicators[k]
		v := e.values[k][i]
		out[k] = Indicator{
			ID: ind.ID, Value: v, Nation: e.values[k][e.nation()],
			Total:   e.engine.NationIsTotal(&ind.Definition),
			Place:   e.places[k].place(v),
			History: e.yearsOf(k, past[k]),
			Count:   e.countOf(k, i),
		}
		if ind.Goalposts != nil {
			out[k].Normalised, out[k].Clipped = normalised(v, *ind.Goalposts)
		}
	}
	return out
}

func normalised(v data.Value, g score.Goalposts) (data.Value, bool) {
	x, known := v.Get()
	if !known {
		return data.Unknown(v.Gap(), v.Year, v.Origins...), false
	}
	s, clipped, ok := score.Normalise(x, g)
	if !ok {
		return data.Unknown(data.Undefined, v.Year, v.Origins...), false
	}
	return data.Known(s, v.Year, v.Origins...), clipped
}

// yearsOf lists the years in which the region or the nation has anything to say;
// a year in which nothing was published for either is no gap, but no year at all.
func (e *Evaluator) yearsOf(k int, h history) []YearValue {
	n := e.national[k]
	var out []YearValue
	for y := h.first; y <= e.ds.Year; y++ {
		r, nation := h.at(y), n.at(y)
		if silent(r) && silent(nation) {
			continue
		}
		out = append(out, YearValue{Year: y, Region: r, Nation: nation})
	}
	return out
}

func silent(v data.Value) bool { return !v.IsKnown() && v.Gap() == data.NotGiven }
