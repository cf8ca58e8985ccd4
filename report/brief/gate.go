package brief

import (
	"math"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Status is the answer to a criterion, a gate or an element.
type Status struct {
	Met, NotMet, Unknown bool
	Name                 Text
}

// String is the status in words.
func (s Status) String() string { return s.Name.String() }

// Gate is the answer to a group of criteria.
type Gate struct {
	Status   Status
	Need     int // how many criteria have to be met
	Of       int
	Met      int
	NotMet   int
	Unknown  int
	Findings []Finding
	Failing  []Finding // those not met
	Missing  []Finding // those without an answer
	Passed   []Finding // those met
	Narrow   []Test    // met by no more than a tenth of the threshold
	Misses   []Test    // not met by no more than a tenth of the threshold
	InCases  []Test    // tests by a share of counted things that fail
	Cautions []Test    // tests whose figure goes with a note, each indicator once
}

// Finding is the answer to one criterion.
type Finding struct {
	ID, Name Text
	Status   Status
	Request  Text // which table to ask for; may be empty
	Tests    []Test
	Failing  []Test // those not met
	Unknown  []Test // those without a figure
}

// Test is one threshold held against one figure.
type Test struct {
	Indicator, Unit Text
	IndicatorID     Text
	Value           Value
	Threshold       Value
	Limit           Text // the threshold with its sign: "≥ 0.20"
	Needed          Text // the threshold without a sign, a per cent with its mark: "0.20%"
	AtMost          bool
	Margin          Value // how far beyond the threshold; negative when it falls short
	Short           Value // how far it falls short, as a positive number
	Status          Status
	Close           bool  // within a tenth of the threshold: a narrow miss, or narrowly met
	Nation          Value // not known where the nation's figure is a sum over its regions
	Untabled        bool  // of an early strength: no table of evidence has the figure
	Note            Text  // a caution that goes with the figure; may be empty
	Ground          Ground
	Counted         *Counted // the cases behind a share of counted things; nil for any other figure
}

func (w *writer) status(s gate.Status) Status {
	return Status{
		Met: s == gate.Met, NotMet: s == gate.NotMet, Unknown: s == gate.Unknown,
		Name: Text(w.say("status " + s.String())),
	}
}

func (w *writer) ground(basis data.Basis, source string) Ground {
	g := Ground{Paper: basis == data.Paper, Literature: basis == data.Literature, Source: w.translated(source)}
	g.Assumption = !g.Paper && !g.Literature
	if g.Assumption {
		basis = data.Assumption
	}
	g.Name = Text(w.say("basis " + string(basis)))
	return g
}

func (w *writer) gate(a gate.Answer) Gate {
	out := Gate{Status: w.status(a.Status), Need: a.Need, Of: len(a.Findings), Met: a.Met, NotMet: a.NotMet, Unknown: a.Unknown}
	for _, f := range a.Findings {
		one := w.finding(f)
		out.Findings = append(out.Findings, one)
		for _, t := range one.Tests {
			switch {
			case t.Close && t.Status.Met:
				out.Narrow = append(out.Narrow, t)
			case t.Close:
				out.Misses = append(out.Misses, t)
			}
			if t.Note != "" && t.Value.Known && !slices.ContainsFunc(out.Cautions, func(have Test) bool { return have.IndicatorID == t.IndicatorID }) {
				out.Cautions = append(out.Cautions, t)
			}
		}
		switch f.Status {
		case gate.Met:
			out.Passed = append(out.Passed, one)
		case gate.NotMet:
			out.Failing = append(out.Failing, one)
		default:
			out.Missing = append(out.Missing, one)
		}
	}
	out.InCases = inCases(out.Findings)
	return out
}

func (w *writer) finding(f gate.Finding) Finding {
	out := Finding{ID: Text(f.Criterion), Name: w.name(f.Name), Status: w.status(f.Status), Request: w.name(f.Request)}
	if out.Name == "" {
		out.Name = out.ID
	}
	for _, t := range f.Tests {
		one := w.test(t)
		out.Tests = append(out.Tests, one)
		switch t.Status {
		case gate.NotMet:
			out.Failing = append(out.Failing, one)
		case gate.Unknown:
			out.Unknown = append(out.Unknown, one)
		}
	}
	return out
}

func (w *writer) test(t gate.Test) Test {
	d, s := w.definition(t.Indicator)
	s.decimals = max(s.decimals, min(decimalsOf(t.Threshold()), mostDecimals))
	s.decimals = w.enoughDecimals(t, s)
	out := Test{
		Indicator: Text(t.Indicator), IndicatorID: Text(t.Indicator), Unit: unitName(s.unit), AtMost: t.AtLeast == nil,
		Value: w.figure(t.Indicator, t.Value, s), Threshold: w.plain(t.Threshold(), s),
		Status: w.status(t.Status), Ground: w.ground(t.Basis, t.Source),
	}
	out.Nation = w.value(w.nations[t.Indicator], s)
	if d != nil {
		out.Indicator, out.Note = w.name(d.Name), w.name(d.Note)
	}
	out.Needed, out.Counted = out.Threshold.Percent(), w.counted(t)
	out.Limit = Text(w.say(limitKey(out.AtMost), "number", out.Threshold.Plain()))
	unknown := data.Unknown(t.Value.Gap(), t.Value.Year)
	out.Margin, out.Short = w.value(unknown, s), w.value(unknown, s)
	if t.Margin != nil {
		signed := s
		signed.signed = true
		out.Margin = w.plain(*t.Margin, signed)
		out.Short = w.plain(max(-*t.Margin, 0), s)
		out.Close = closeTo(t, w.set.Model.Wording.Narrow.Value)
	}
	return out
}

// closeTo tells a verdict that a small revision of the figure could turn: its
// margin is at most a share of the threshold. A threshold of 0 has no such share.
func closeTo(t gate.Test, share float64) bool {
	const rounding = 1e-9
	limit := math.Abs(t.Threshold())
	return limit > 0 && math.Abs(*t.Margin) <= limit*(share+rounding)
}

const mostDecimals = 6

// enoughDecimals prints a figure that just misses its threshold with enough
// decimals to tell the two apart: 0.20 against 0.20 would look like an error.
func (w *writer) enoughDecimals(t gate.Test, s shape) int {
	x, known := t.Value.Get()
	if !known || t.Status != gate.NotMet {
		return s.decimals
	}
	return w.decimalsApart(x, t.Threshold(), s.decimals)
}

// decimalsApart are as many decimals, from some on, as two numbers must have not to be
// printed as the same.
func (w *writer) decimalsApart(x, y float64, from int) int {
	for d := from; d < mostDecimals; d++ {
		if w.lang.Number(x, d) != w.lang.Number(y, d) {
			return d
		}
	}
	return mostDecimals
}
