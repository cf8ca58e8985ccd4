package brief

import (
	"reflect"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/mechanism"
)

// Weakness is a figure or a factor that is not where it should be, with the measures
// of the catalogue that work on it.
type Weakness struct {
	Name, Unit Text
	Value      Value
	Against    []Against // what it is held against, at least one
	Missed     bool      // it misses a threshold or target; otherwise it is behind the nation, or a factor
	WorkedOn   bool      // by a measure that is recommended now
	Works      []Work    // measures that move something that it counts in
	Unmoved    []Text    // words for a criterion or an element that it fails and that no measure moves

	key watchKey
}

// Against is a mark that a weakness does not reach: exactly one of Gate, Pole, Factor,
// Mechanism and Nation is set.
type Against struct {
	Limit     Text // with its sign: "≥ 12.0"; empty for the nation
	Needed    Text // the limit without a sign, a per cent with its mark
	AtMost    bool
	Gate      int   // the stage whose gate asks for it
	Pole      bool  // an element of a growth pole asks for it
	Factor    bool  // the score that closes the gap of a factor
	Mechanism Text  // whose target it is, by its ID
	Nation    Value // known where it is behind the nation
	Ground    Ground
}

// Work is measures with the same advice.
type Work struct {
	Measures []Text // their IDs
	Moves    []Text // what has no gap, or what there are no figures for, where that is why
	Status   Advice
	Closes   bool // the gap; other measures decide or inform about it
	WaitsFor *Rung
}

// noticeable is a distance from the nation, in points of a scale from 0 to 100, that
// shows in tables: scores are printed as whole points.
const noticeable = 1

// weaknesses are those that a brief can name: without figures too weak for a headline,
// and without distances to the nation that no table shows.
func (w *writer) weaknesses(ev *indicators.Evaluation, b *Brief) []Weakness {
	var out []Weakness
	for _, x := range ev.Weaknesses {
		if one, named := w.weakness(x, b); named {
			out = append(out, one)
		}
	}
	return out
}

func (w *writer) weakness(x indicators.Weakness, b *Brief) (Weakness, bool) {
	out := Weakness{WorkedOn: x.WorkedOn, Missed: len(x.Fails) > 0, key: watchKey{indicator: x.Indicator}}
	if x.Factor != nil {
		out.key.factor = *x.Factor
		out.Name, out.Value = w.refName(*x.Factor), w.value(x.Score.Value, points)
		target := w.plain(x.Score.Target, points)
		rule := w.set.Model.Mechanisms.Rule
		out.Against = []Against{{Limit: Text(w.say(limitKey(false), "number", target.Plain())), Needed: Text(target.Plain()), Factor: true, Ground: w.ground(rule.Basis, rule.Source)}}
	} else {
		i := b.Indicator(x.Indicator)
		if i == nil {
			return out, false
		}
		out.Name, out.Unit, out.Value = i.Name, i.Unit, i.Value
		behind := x.Behind >= noticeable && !i.Aside
		if !out.Missed && !behind {
			return out, false
		}
		for _, f := range x.Fails {
			t := w.test(f.Test)
			out.Value = t.Value // with the decimals that tell it from the threshold
			out.Against = append(out.Against, Against{Limit: t.Limit, Needed: t.Needed, AtMost: t.AtMost, Gate: f.Stage, Pole: f.Element != "", Mechanism: Text(f.Mechanism), Ground: t.Ground})
		}
		if behind {
			out.Against = append(out.Against, Against{Nation: i.Nation})
		}
	}
	w.works(&out, x, b)
	return out, true
}

// works groups the measures by what is advised and, where that hangs on it, what they
// move, and finds what the weakness fails and no measure moves.
func (w *writer) works(out *Weakness, x indicators.Weakness, b *Brief) {
	moved := map[mechanism.Ref]bool{}
	var keys []indicators.WeaknessMeasure
	for _, m := range x.Measures {
		moved[m.Moves] = true
		key := indicators.WeaknessMeasure{Rule: m.Rule, WaitsFor: m.WaitsFor}
		switch m.Rule {
		case mechanism.OpenGap:
			if m.Works != mechanism.Closes {
				key.Works = mechanism.Informs // or decides: neither closes a gap
			}
		case mechanism.NoEvidence:
			key.Lacks = m.Lacks
		case mechanism.AllGapsClosed:
			key.Lacks = []mechanism.Ref{m.Moves}
		}
		i := slices.IndexFunc(keys, func(have indicators.WeaknessMeasure) bool { return reflect.DeepEqual(have, key) })
		if i < 0 {
			i = len(keys)
			keys = append(keys, key)
			out.Works = append(out.Works, Work{Moves: w.refNames(key.Lacks), Status: w.advice(m.Rule.Status()), Closes: m.Works == mechanism.Closes, WaitsFor: rung(b.Stage.Rungs, m.WaitsFor)})
		}
		out.Works[i].Measures = appendNew(out.Works[i].Measures, Text(m.Measure))
	}
	for _, f := range x.Fails {
		if f.Mechanism != "" {
			continue
		}
		own := mechanism.Ref{Kind: mechanism.Criterion, ID: f.Criterion}
		if f.Element != "" {
			if moved[own] {
				continue
			}
			own = mechanism.Ref{Kind: mechanism.Element, ID: f.Element}
		}
		if !moved[own] {
			none := w.say("work not criterion")
			if own.Kind == mechanism.Element {
				none = w.say("work not element")
			}
			out.Unmoved = appendNew(out.Unmoved, Text(none))
		}
	}
}

// refNames are the names within a sentence.
func (w *writer) refNames(refs []mechanism.Ref) []Text {
	var out []Text
	for _, r := range refs {
		out = append(out, mid(w.refName(r)))
	}
	return out
}

// Unworked are the weaknesses that no measure recommended now works on.
func (b *Brief) Unworked() []Weakness {
	return only(b.Weaknesses, func(x Weakness) bool { return !x.WorkedOn })
}
