package brief

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// Request is a figure to ask for.
type Request struct {
	Text       Text   // which table to ask for
	Indicators []Text // what it would be used for
	Serves     []Text // the criteria that it would answer
	Stages     []int
	Element    Text     // element of the growth pole; empty when it serves stages only
	Decides    bool     // the next gate hangs on it
	Later      bool     // it serves stages only that the region cannot be asked about yet
	Section    Text     // what it serves besides criteria, such as local factors; may be empty
	Figures    []string // names of the figures that Text lists one by one; empty where it names a table
	// Withheld are the indicators whose figures exist and are confidential, Holders the
	// publishers that can give access to them.
	Withheld, Holders []Text
	Holder            Text // the body that holds the table, where the model names it
}

// withhold notes an indicator whose figure is confidential.
func (r *Request) withhold(w *writer, name Text, v Value) {
	if !v.confidential() {
		return
	}
	r.Withheld = appendNew(r.Withheld, name)
	for _, h := range w.holders([]Value{v}) {
		r.Holders = appendNew(r.Holders, h)
	}
}

// requests are the figures to ask for, one entry a table: the same table often
// answers several criteria. What the next gate hangs on comes first.
func (w *writer) requests(ev *indicators.Evaluation) []Request {
	var out []Request
	for _, r := range ev.Requests {
		text := w.requestText(r)
		i := slices.IndexFunc(out, func(have Request) bool { return have.Text == text })
		if i < 0 {
			out = append(out, Request{Text: text, Holder: w.holds(r)})
			i = len(out) - 1
		}
		one := &out[i]
		one.Decides = one.Decides || r.Decides
		one.Serves = appendNew(one.Serves, w.criterionName(r.Criterion))
		if r.Stage > 0 && !slices.Contains(one.Stages, r.Stage) {
			one.Stages = append(one.Stages, r.Stage)
		}
		if r.Element != "" && one.Element == "" {
			one.Element = w.elementName(r.Element)
		}
		for _, id := range r.Indicators {
			one.Indicators = appendNew(one.Indicators, w.indicatorName(id))
			one.withhold(w, w.indicatorName(id), w.value(figureOf(ev, id), shape{}))
		}
	}
	for i := range out {
		out[i].Later = out[i].Element == "" && len(out[i].Stages) > 0 && slices.Min(out[i].Stages) > ev.Stage.Possible+1
	}
	slices.SortStableFunc(out, func(a, b Request) int { return a.order() - b.order() })
	return out
}

// Asked are the tables to ask for now: all but those of stages beyond the gate that
// would come next if everything missing were found to be met.
func (b *Brief) Asked() []Request {
	return only(b.Requests, func(r Request) bool { return !r.Later })
}

// AskedLater are the others, which the overview lists.
func (b *Brief) AskedLater() []Request {
	return only(b.Requests, func(r Request) bool { return r.Later })
}

// LaterStages are the numbers of the stages that AskedLater serves, ascending.
func (b *Brief) LaterStages() []Text {
	var stages []int
	for _, r := range b.AskedLater() {
		stages = append(stages, r.Stages...)
	}
	slices.Sort(stages)
	var out []Text
	for _, s := range slices.Compact(stages) {
		out = append(out, Text(strconv.Itoa(s)))
	}
	return out
}

// factorRequests are the figures that the section on local factors lacks and
// that no criterion asks for.
func (w *writer) factorRequests(ev *indicators.Evaluation, b *Brief) []Request {
	var out []Request
	asked := map[Text]bool{}
	for _, r := range ev.Requests {
		for _, id := range r.Indicators {
			asked[w.indicatorName(id)] = true
		}
	}
	var lacking []string
	for _, name := range b.Factors.Missing {
		if !asked[name] {
			lacking = append(lacking, string(mid(name)))
		}
	}
	add := func(text, section string) { out = append(out, Request{Text: Text(text), Section: Text(section)}) }
	if len(lacking) > 0 {
		add(w.requestOf(lacking), w.say("section factors"))
		out[0].Figures = lacking
		for _, p := range slices.Concat(b.Factors.Hard, b.Factors.Soft) {
			for _, part := range p.Parts {
				if slices.Contains(b.Factors.Missing, part.Name) && !asked[part.Name] {
					out[0].withhold(w, part.Name, part.Value)
				}
			}
		}
	}
	if b.Factors.Assumed && len(b.Factors.HiddenIn) > 0 {
		add(w.say("request divisions", "activity", string(Capital(w.measured(w.set.Data.Activity)))), w.say("section profile"))
	}
	if !b.Network.Density.Known {
		add(w.say("request network"), w.say("network density"))
	}
	return out
}

// requestOf asks for figures by their names.
func (w *writer) requestOf(names []string) string {
	return w.say("request", "names", strings.Join(names, w.say("list semicolon")))
}

// order puts what decides first, then stages in their order, then the pole.
func (r Request) order() int {
	switch {
	case r.Decides:
		return 0
	case len(r.Stages) > 0:
		return slices.Min(r.Stages)
	}
	return math.MaxInt16
}

// requestText is the request of the criterion or, without one, the names of the
// indicators that lack a figure.
func (w *writer) requestText(r indicators.Request) Text {
	for _, s := range w.set.Model.Stages.Stages {
		for _, c := range s.Criteria {
			if c.ID == r.Criterion && len(c.Request) > 0 && r.Stage > 0 {
				return w.name(c.Request)
			}
		}
	}
	for _, e := range w.set.Model.Pole.Elements {
		for _, c := range e.Criteria {
			if c.ID == r.Criterion && len(c.Request) > 0 && r.Element != "" {
				return w.name(c.Request)
			}
		}
	}
	var names []string
	for _, id := range r.Indicators {
		names = append(names, w.indicatorName(id).Plain())
	}
	return Text(w.say("request", "names", strings.Join(names, w.say("list comma"))))
}

// holds is the body that holds the table of a request; empty where the model names none.
func (w *writer) holds(r indicators.Request) Text {
	named := func(g gate.Gate) Text {
		for _, c := range g.Criteria {
			if c.ID == r.Criterion && len(c.Request) > 0 {
				return w.name(c.Holder)
			}
		}
		return ""
	}
	for _, s := range w.set.Model.Stages.Stages {
		if name := named(s.Gate); name != "" && r.Stage > 0 {
			return name
		}
	}
	for _, e := range w.set.Model.Pole.Elements {
		if name := named(e.Gate); name != "" && r.Element != "" {
			return name
		}
	}
	return ""
}

func (w *writer) indicatorName(id string) Text {
	if d, ok := w.set.Model.Indicator(id); ok {
		return w.name(d.Name)
	}
	return Text(id)
}

// criterionName is the name of a criterion of a gate or of an element.
func (w *writer) criterionName(id string) Text {
	if names, ok := w.set.names[mechanism.Ref{Kind: mechanism.Criterion, ID: id}]; ok {
		return w.name(names)
	}
	return Text(id)
}

func (w *writer) elementName(id string) Text {
	for _, e := range w.set.Model.Pole.Elements {
		if e.ID == id {
			return w.name(e.Name)
		}
	}
	return Text(id)
}
