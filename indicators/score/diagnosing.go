package score

import (
	"math"
	"slices"

	"growthpole/indicators/composite"
	"growthpole/indicators/data"
)

// Diagnose looks at the level over all regions, given its survey.
func (sc *Scorer) Diagnose(s *Survey) *Diagnosis {
	d := &Diagnosis{}
	totals := numbersOf(s.Totals)
	for i, p := range sc.tree.Pillars {
		ids := make([]string, len(p.Indicators))
		for j, part := range p.Indicators {
			ids[j] = part.Indicator
			one := sc.diagnose(i, j)
			one.WithPillar = statistic(composite.Correlation(s.indicators[i][j], s.pillars[i]))
			one.WithLevel = statistic(composite.Correlation(s.indicators[i][j], totals))
			one.Without = sc.without(i, j, totals)
			d.Indicators = append(d.Indicators, one)
		}
		complete := completeRows(s.indicators[i])
		d.Pillars = append(d.Pillars, PillarDiagnosis{
			Pillar: p.ID, Alpha: statistic(composite.Alpha(complete)), Regions: len(complete),
			WithLevel: statistic(composite.Correlation(s.pillars[i], totals)), Components: components(ids, complete),
		})
	}
	names := make([]string, len(sc.tree.Pillars))
	for i, p := range sc.tree.Pillars {
		names[i] = p.ID
	}
	d.Components = components(names, completeRows(s.pillars))
	return d
}

// diagnose describes the figures of one indicator.
func (sc *Scorer) diagnose(i, j int) IndicatorDiagnosis {
	c := &sc.columns[i][j]
	sample := c.sampleOf(sc.sample)
	d := composite.Describe(sample)
	out := IndicatorDiagnosis{
		Indicator: c.indicator, Pillar: sc.tree.Pillars[i].ID, LeftOut: c.leftOut, N: d.N,
		Mean: statistic(d.Mean), SD: statistic(d.SD), Min: statistic(d.Min), Max: statistic(d.Max),
		Skew: statistic(d.Skew), Kurtosis: statistic(d.Kurtosis),
	}
	for row := range sample {
		if _, stand := c.figure(sc.sample, row); stand != nil {
			out.Imputed++
		}
	}
	if sc.tree.Outliers.Method != Flag && sc.tree.Outliers.Method != Treat {
		return out
	}
	found := sc.tree.Outliers.examine(sample)
	out.Outlying = found.fails
	out.Treated = sc.tree.Outliers.done(found, sc.tree.Normalisation.KeepsUnit())
	for _, row := range found.regions {
		out.StandOut = append(out.StandOut, sc.sample.Regions[row].ID)
	}
	return out
}

// without leaves one indicator out and ranks the regions again.
func (sc *Scorer) without(i, j int, with []float64) *WithoutIt {
	if sc.weights.parts[i][j] == 0 || sc.weights.pillars[i] == 0 {
		return nil
	}
	other := *sc
	other.weights = weights{pillars: slices.Clone(sc.weights.pillars), parts: slices.Clone(sc.weights.parts)}
	other.weights.parts[i] = slices.Clone(sc.weights.parts[i])
	other.weights.parts[i][j] = 0
	if !slices.ContainsFunc(other.weights.parts[i], func(w float64) bool { return w > 0 }) {
		other.weights.pillars[i] = 0
	}
	other.compete()
	totals := make([]float64, len(sc.sample.Regions))
	for row := range totals {
		totals[row] = numberOf(other.Region(row).Total.Value)
	}
	return sc.shift(with, totals)
}

// shift compares two rankings, best first, over the regions that have both scores.
func (sc *Scorer) shift(with, without []float64) *WithoutIt {
	was, now := composite.Ranks(with), composite.Ranks(without)
	out := &WithoutIt{}
	sum := 0
	for row := range with {
		if was[row] == 0 || now[row] == 0 {
			continue
		}
		out.Regions++
		by := max(was[row]-now[row], now[row]-was[row])
		sum += by
		if by > out.Largest {
			out.Largest, out.Moves, out.From, out.To = by, sc.sample.Regions[row].ID, was[row], now[row]
		}
	}
	if out.Regions > 0 {
		out.Mean = float64(sum) / float64(out.Regions)
	}
	return out
}

// statistic is a kernel's number as a value: NaN is a statistic without a value
// here, such as a correlation with what does not vary.
func statistic(x float64) data.Value { return data.Known(x, 0) }

func numbersOf(values []data.Value) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = numberOf(v)
	}
	return out
}

// completeRows turns columns into rows and keeps those that have every item.
func completeRows(columns [][]float64) [][]float64 {
	if len(columns) == 0 {
		return nil
	}
	var rows [][]float64
	for i := range columns[0] {
		row := make([]float64, len(columns))
		for j := range columns {
			row[j] = columns[j][i]
		}
		if !slices.ContainsFunc(row, math.IsNaN) {
			rows = append(rows, row)
		}
	}
	return rows
}

// components are those of the correlations of items, given rows that have all of them.
func components(items []string, rows [][]float64) Components {
	out := Components{Regions: len(rows)}
	p, ok := composite.PrincipalComponents(rows)
	if !ok {
		return out
	}
	out.Explained = p.Explained
	for j, item := range items {
		out.First = append(out.First, Loading{Item: item, Loading: p.Loadings[j][0]})
	}
	return out
}
