package brief

import (
	"slices"
	"strconv"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/pole"
	"growthpole/indicators/stage"
)

// Stage is where the region stands on the ladder.
type Stage struct {
	Held, Possible, Next int // counted from 1; 0 is before the first, or no next one
	Count                int // how many stages the ladder has
	Top                  bool
	Determined           bool // missing data could not change the stage held
	Open                 Status
	HeldStep, NextStep   *Rung // nil when there is none
	PossibleStep         *Rung // nil when it is the stage held
	Rungs                []Rung
	Premature            []Premature
	Narrow               []Test // within a tenth of the threshold, of the stages held and of the next gate
	Few                  []Test // answered by few cases, of the stages held and of the next gate
	Unmeasured           bool   // a figure of these gates is missing
	EvidenceYears        Text   // of the figures that these gates rest on; empty without any
	PrematureStages      []Rung // the stages that premature strengths belong to, each once
}

// Rung is one stage of the ladder with the region's answer to its gate.
type Rung struct {
	Number      int
	Name, Marks Text
	Gate
	Held, IsNext, Beyond bool
}

// Shortfalls are the figures that keep the gate shut, in the order of its criteria; one
// that several criteria ask for stands once.
func (r Rung) Shortfalls() []Test {
	var out []Test
	for _, f := range r.Failing {
		for _, t := range f.Failing {
			if !slices.ContainsFunc(out, func(have Test) bool { return have.IndicatorID == t.IndicatorID }) {
				out = append(out, t)
			}
		}
	}
	return out
}

// Premature is a criterion of a later stage that is met already.
type Premature struct {
	Name     Text
	Stage    int
	StageOf  Text // name of the stage that it belongs to
	WaitsFor int
	Tests    []Test
}

func (w *writer) stage(ev *indicators.Evaluation) Stage {
	v := ev.Stage
	out := Stage{
		Held: v.Held, Possible: v.Possible, Next: v.Next, Count: len(w.set.Model.Stages.Stages),
		Top: v.Next == 0, Determined: v.Determined(), Open: w.status(openStatus(v)),
	}
	for k, s := range w.set.Model.Stages.Stages {
		r := Rung{Number: k + 1, Name: w.name(s.Name), Marks: w.name(s.Marks), Held: k < v.Held, IsNext: k+1 == v.Next, Beyond: v.Next != 0 && k+1 > v.Next}
		if k < len(v.Answers) {
			r.Gate = w.gate(v.Answers[k])
		}
		out.Rungs = append(out.Rungs, r)
	}
	out.HeldStep, out.NextStep = rung(out.Rungs, v.Held), rung(out.Rungs, v.Next)
	if !out.Determined {
		out.PossibleStep = rung(out.Rungs, v.Possible)
	}
	for _, r := range out.Rungs {
		if !r.Beyond {
			out.Few = append(out.Few, r.Gate.Few()...)
			out.Unmeasured = out.Unmeasured || slices.ContainsFunc(r.Findings, func(f Finding) bool { return len(f.Unknown) > 0 })
		}
	}
	out.Narrow, out.EvidenceYears = narrow(out.Rungs), w.span(evidence(upToNext(out.Rungs)))
	for _, p := range v.Premature {
		f := w.finding(p.Finding)
		one := Premature{Name: f.Name, Stage: p.Stage, WaitsFor: p.WaitsFor, Tests: f.Tests}
		if r := rung(out.Rungs, p.Stage); r != nil {
			one.StageOf = r.Name
			if !slices.ContainsFunc(out.PrematureStages, func(s Rung) bool { return s.Number == r.Number }) {
				out.PrematureStages = append(out.PrematureStages, *r)
			}
		}
		if one.Name == "" {
			one.Name = w.criterionName(p.Criterion)
		}
		out.Premature = append(out.Premature, one)
	}
	return out
}

// narrow are the tests up to the next gate that a small revision could turn.
func narrow(rungs []Rung) []Test {
	var out []Test
	for _, r := range rungs {
		if !r.Beyond {
			out = append(append(out, r.Gate.Narrow...), r.Gate.Misses...)
		}
	}
	return out
}

// upToNext are the gates that the stage held rests on: those before it, its own and the
// next one.
func upToNext(rungs []Rung) (gates []Gate) {
	for _, r := range rungs {
		if !r.Beyond {
			gates = append(gates, r.Gate)
		}
	}
	return gates
}

func elementGates(elements []Element) (gates []Gate) {
	for _, e := range elements {
		gates = append(gates, e.Gate)
	}
	return gates
}

// behind are the tests that answer some gates: those of criteria that are met or not. A
// criterion that is not determined answers nothing, whichever of its figures are known.
func behind(gates []Gate) (out []Test) {
	for _, g := range gates {
		for _, f := range g.Findings {
			if f.Status.Met || f.Status.NotMet {
				out = append(out, f.Tests...)
			}
		}
	}
	return out
}

// evidence are the years of the figures that answer some gates, one for each test with a
// figure of a year.
func evidence(gates []Gate) (years []int) {
	for _, t := range behind(gates) {
		if t.Value.Known && t.Value.Year != 0 {
			years = append(years, t.Value.Year)
		}
	}
	return years
}

// span is from the first to the last of some years; empty for none.
func (w *writer) span(years []int) Text {
	if len(years) == 0 {
		return ""
	}
	first, last := slices.Min(years), slices.Max(years)
	if first == last {
		return Text(strconv.Itoa(last))
	}
	return Text(w.say("scale", "low", strconv.Itoa(first), "high", strconv.Itoa(last)))
}

// rung is the stage of a number, nil for 0.
func rung(rungs []Rung, number int) *Rung {
	if number < 1 || number > len(rungs) {
		return nil
	}
	return &rungs[number-1]
}

// Pole is how the region stands as a growth pole.
type Pole struct {
	AtLeast, AtMost Standing
	Determined      bool
	Elements        []Element
	Met             []Element
	Failing         []Element
	Missing         []Element
	Barred          []Element // compulsory and not met, where enough elements are met but for that
	Narrow          []Test    // within a tenth of the threshold, of all elements
	Rule            PoleRule
}

// PoleRule says how many elements a standing needs.
type PoleRule struct {
	Candidate, Emerging int
	Must                []Text
	Ground              Ground
}

// Standing is candidate, emerging or not now.
type Standing struct {
	Candidate, Emerging, NotNow bool
	Name                        Text
	Short                       Text // for a narrow column
}

// String is the standing in words.
func (s Standing) String() string { return s.Name.String() }

// Element is one of the elements of a growth pole.
type Element struct {
	ID, Name Text
	Gate
}

// findings are the answers to the criteria of all elements.
func (p Pole) findings() (all []Finding) {
	for _, e := range p.Elements {
		all = append(all, e.Findings...)
	}
	return all
}

func (w *writer) pole(ev *indicators.Evaluation) Pole {
	v, rule := ev.Pole, w.set.Model.Pole.Rule
	out := Pole{
		AtLeast: w.standing(v.AtLeast), AtMost: w.standing(v.AtMost), Determined: v.Determined(),
		Rule: PoleRule{Candidate: rule.Candidate, Emerging: rule.Emerging, Ground: w.ground(rule.Basis, rule.Source)},
	}
	for _, a := range v.Elements {
		e := Element{ID: Text(a.Element), Name: w.elementName(a.Element), Gate: w.gate(a.Answer)}
		out.Elements = append(out.Elements, e)
		switch {
		case e.Status.Met:
			out.Met = append(out.Met, e)
		case e.Status.NotMet:
			out.Failing = append(out.Failing, e)
		default:
			out.Missing = append(out.Missing, e)
		}
		out.Narrow = append(append(out.Narrow, e.Gate.Narrow...), e.Gate.Misses...)
	}
	for _, id := range rule.Must {
		out.Rule.Must = append(out.Rule.Must, w.elementName(id))
	}
	if len(out.Met) >= rule.Emerging {
		for _, e := range out.Failing {
			if slices.Contains(rule.Must, string(e.ID)) {
				out.Barred = append(out.Barred, e)
			}
		}
	}
	return out
}

func (w *writer) standing(s pole.Standing) Standing {
	return Standing{
		Candidate: s == pole.Candidate, Emerging: s == pole.Emerging, NotNow: s == pole.NotNow,
		Name: Text(w.say("standing " + s.String())), Short: Text(w.say("short standing " + s.String())),
	}
}

// openStatus is the answer of the gate in front; unknown where there is none to ask.
func openStatus(v stage.Verdict) gate.Status {
	if v.Next > len(v.Answers) {
		return gate.Unknown
	}
	return v.Open()
}
