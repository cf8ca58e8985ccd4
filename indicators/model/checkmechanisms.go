package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/problem"
	"growthpole/indicators/stage"
)

// Carriers are those that may carry out a measure.
var Carriers = []string{"state", "business", "science", "civil_society"}

func (c *checker) mechanisms() {
	cat := c.m.Mechanisms
	c.unique("mechanisms.list", len(cat.List), func(i int) string { return cat.List[i].ID })
	if r := cat.Rule; r.Gap < 0 || r.Stage < 0 || r.Profile < 0 || r.Gap+r.Stage+r.Profile <= 0 {
		c.add("mechanisms.rule", "the weights of a priority are negative or all 0", "give weights that are 0 or more, one of them above 0")
	}
	if r := cat.Rule; r.FactorTarget <= 0 || r.FactorTarget > 100 {
		c.addf("mechanisms.rule.factor_target", "give a score above 0 and up to 100", "%v is not a target on the 0-100 scale", r.FactorTarget)
	}
	c.share("mechanisms.rule.held_stage_fit", cat.Rule.HeldFit)
	c.share("mechanisms.rule.unknown_profile_fit", cat.Rule.UnknownFit)
	c.share("mechanisms.rule.closed_at", cat.Rule.ClosedAt)
	if cat.Rule.ClosedAt >= 0.5 {
		c.addf("mechanisms.rule.closed_at", "give a small share, such as 0.02", "a gap of %v would count as closed", cat.Rule.ClosedAt)
	}
	refs := c.refs()
	for i, m := range cat.List {
		at := fmt.Sprintf("mechanisms.list[%d]", i)
		if m.Horizon != mechanism.Medium && m.Horizon != mechanism.Long {
			c.addf(at+".horizon", "use medium or long", "horizon %q is not known", m.Horizon)
		}
		c.share(at+".profile.product", m.Profile.Product)
		c.share(at+".profile.content", m.Profile.Content)
		c.conditions(at+".monitoring", m.Monitoring)
		c.unique(at+".measures", len(m.Measures), func(k int) string { return m.Measures[k].ID })
		if len(m.Measures) == 0 || len(m.Monitoring) == 0 {
			c.add(at, "a mechanism needs measures and a monitoring indicator", "add what is missing")
		}
		for k, measure := range m.Measures {
			c.measure(fmt.Sprintf("%s.measures[%d]", at, k), measure, refs)
		}
	}
	c.ties(cat.Ties)
	if a := cat.Apart; a != nil && !(a.Lead >= 0 && a.Lead < 1) {
		c.addf("mechanisms.apart.lead", "give a share of the economy, 0 or more and below 1", "no sector exceeds the nation by %v", a.Lead)
	}
	c.review(cat)
}

func (c *checker) review(cat mechanism.Catalogue) {
	if cat.Review == nil {
		return
	}
	const far = "mechanisms.review.far_below"
	c.condition(far, cat.Review.FarBelow)
	if cat.Review.FarBelow.AtLeast != nil && cat.Review.FarBelow.AtMost == nil {
		c.add(far, "a review is due up to a figure, and briefs call what is lower far below",
			"give at_most; of an indicator that is worse the higher it is, use one that is better the higher it is")
	}
	c.reviewing(cat)
	if o := cat.Review.Otherwise; o != nil {
		const at = "mechanisms.review.otherwise"
		if len(o.Text) == 0 {
			c.add(at+".text", "nothing says what the measure is where no review is due", "give a text, or leave otherwise: out")
		}
		c.braces(at+".text", o.Text)
		c.bare(at+".title", o.Title, "a title names no sector")
		c.works(at, o.Works)
	}
}

// reviewing looks at the measure that answers a review: a brief says of it that it comes
// first, decides whether the rest is to be done, and closes no gap.
func (c *checker) reviewing(cat mechanism.Catalogue) {
	const at = "mechanisms.review.measure"
	var ids []string
	for _, m := range cat.List {
		for _, measure := range m.Measures {
			ids = append(ids, measure.ID)
			if measure.ID == cat.Review.Measure && measure.Works != mechanism.Decides {
				c.addf(at, "write works: decides into that measure, or name another that does",
					"measure %q does not decide, and a review has to be answered by one that does", measure.ID)
			}
		}
	}
	if !slices.Contains(ids, cat.Review.Measure) {
		c.addf(at, problem.DidYouMean(cat.Review.Measure, ids), "measure %q is not in the list", cat.Review.Measure)
	}
}

// ties looks at the steps in which priorities and gaps are compared.
func (c *checker) ties(t *mechanism.Ties) {
	if t == nil {
		return
	}
	for _, s := range []struct {
		at   string
		step float64
	}{{"mechanisms.ties.priority", t.Priority}, {"mechanisms.ties.gap", t.Gap}} {
		if !(s.step > 0 && s.step < 100) {
			c.addf(s.at, "give a step above 0 and below 100, such as 1", "%v is no step on the 0-100 scale", s.step)
		}
	}
}

func (c *checker) share(at string, x float64) {
	if x < 0 || x > 1 {
		c.addf(at, "give a number from 0 to 1", "%v is not a share", x)
	}
}

func (c *checker) refs() map[mechanism.Ref]bool {
	refs := map[mechanism.Ref]bool{mechanism.Density: true}
	for _, s := range c.m.Stages.Stages {
		for _, k := range s.Criteria {
			refs[mechanism.Ref{Kind: mechanism.Criterion, ID: k.ID}] = true
		}
	}
	for _, f := range c.m.Factors.Hard {
		refs[mechanism.Ref{Kind: mechanism.Factor, ID: f.ID}] = true
	}
	for _, f := range c.m.Factors.Soft {
		refs[mechanism.Ref{Kind: mechanism.Factor, ID: f.ID}] = true
	}
	for _, e := range c.m.Pole.Elements {
		refs[mechanism.Ref{Kind: mechanism.Element, ID: e.ID}] = true
		for _, k := range e.Criteria {
			refs[mechanism.Ref{Kind: mechanism.Criterion, ID: k.ID}] = true
		}
	}
	return refs
}

// stageOf is the place on the ladder of a criterion; -1 for anything else.
func (c *checker) stageOf(ref mechanism.Ref) int {
	if ref.Kind != mechanism.Criterion {
		return -1
	}
	return slices.IndexFunc(c.m.Stages.Stages, func(s stage.Stage) bool {
		return slices.ContainsFunc(s.Criteria, func(k gate.Criterion) bool { return k.ID == ref.ID })
	})
}

func (c *checker) measure(at string, m mechanism.Measure, refs map[mechanism.Ref]bool) {
	known := slices.Contains(c.m.StageIDs(), m.Stage)
	if !known {
		c.addf(at+".stage", problem.DidYouMean(m.Stage, c.m.StageIDs()), "stage %q is not on the ladder", m.Stage)
	}
	c.texts(at, m)
	c.works(at, m.Works)
	if len(m.Moves) == 0 {
		c.add(at, "a measure that moves nothing can have no gap to close", "name criteria, factors or elements under moves:")
	}
	for i, ref := range m.Moves {
		if later := c.stageOf(ref); known && later > slices.Index(c.m.StageIDs(), m.Stage) {
			c.addf(fmt.Sprintf("%s.moves[%d]", at, i), "let the measure serve that stage, so that it waits for the gates before it",
				"%s belongs to stage %q, later than the stage that the measure serves", ref, c.m.StageIDs()[later])
		}
		if !refs[ref] {
			c.addf(fmt.Sprintf("%s.moves[%d]", at, i), "name a criterion, factor or element of this model", "%s is not known", ref)
		}
	}
	if len(m.Carriers) == 0 {
		c.add(at, "nobody carries the measure out", "name carriers: state, business, science, civil_society")
	}
	for i, who := range m.Carriers {
		if !slices.Contains(Carriers, who) {
			c.addf(fmt.Sprintf("%s.carriers[%d]", at, i), "use state, business, science or civil_society", "carrier %q is not known", who)
		}
	}
}

func (c *checker) works(at string, w mechanism.Work) {
	if !slices.Contains(mechanism.Works, w) {
		c.addf(at+".works", "write decides or informs, or leave it out where the measure closes its gaps", "%q is no kind of work", w)
	}
}

// braces reports those that are no place for a sector.
func (c *checker) braces(at string, text data.Names) {
	for _, lang := range slices.Sorted(maps.Keys(text)) {
		if strings.ContainsAny(strings.ReplaceAll(text[lang], mechanism.SectorPlace, ""), "{}") {
			c.add(at+"."+lang, "a brace that is no {sector}", "write {sector}, or leave the braces out")
		}
	}
}

// bare reports braces in a text that is printed as it stands.
func (c *checker) bare(at string, text data.Names, problem string) {
	for _, lang := range slices.Sorted(maps.Keys(text)) {
		if strings.ContainsAny(text[lang], "{}") {
			c.add(at+"."+lang, problem, "leave the braces out")
		}
	}
}

// texts looks at the places for a sector, and at what stands where none suits.
func (c *checker) texts(at string, m mechanism.Measure) {
	placed := false
	for _, text := range m.Text {
		placed = placed || strings.Contains(text, mechanism.SectorPlace)
	}
	c.braces(at+".text", m.Text)
	c.bare(at+".title", m.Title, "a title names no sector")
	c.bare(at+".general", m.General, "the general wording names no sector")
	switch {
	case (len(m.Sectors) > 0) != (len(m.General) > 0):
		c.add(at, "sectors: and general: belong together", "list the sectors that the text suits, and give the wording for all others; or leave both out")
	case len(m.Sectors) > 0 && !placed:
		c.add(at+".sectors", "the text has no place for a sector", "write {sector} into the text, or leave sectors: and general: out")
	}
}
