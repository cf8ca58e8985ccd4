// Package indicator turns observed series into the indicators that the method
// asks for: a share of GRP, a figure per ten thousand people, a growth rate.
// What an indicator is stands in the model file; a new one needs no Go.
package indicator

import (
	"cmp"
	"slices"

	"growthpole/indicators/data"
)

// Definition is one indicator of the model.
type Definition struct {
	ID       string     `yaml:"id" json:"id"`
	Name     data.Names `yaml:"name" json:"name"`
	Unit     data.Names `yaml:"unit" json:"unit"`
	Decimals int        `yaml:"decimals" json:"decimals"`         // how many are printed
	MaxAge   *int       `yaml:"max_age" json:"max_age,omitempty"` // years before the evaluation year that a figure may lie back; nil is the model's default
	From     From       `yaml:"from" json:"from"`
	Note     data.Names `yaml:"note" json:"note,omitempty"`   // a caution that goes with the figure wherever it is explained
	Aside    bool       `yaml:"aside" json:"aside,omitempty"` // too weak a figure for a headline
	Whole    bool       `yaml:"whole" json:"whole,omitempty"` // counts things: targets, and figures and thresholds that are drawn, are whole numbers
	Error    *Error     `yaml:"error" json:"error,omitempty"` // of its figures; nil is the model's data error
}

// Error is how far the true figure may lie from the published one, either way:
// exactly one of Relative, a share of the figure, and Absolute, in its unit. Each is 0 or more.
type Error struct {
	Relative    *float64 `yaml:"relative" json:"relative,omitempty"`
	Absolute    *float64 `yaml:"absolute" json:"absolute,omitempty"`
	data.Ground `yaml:",inline"`
}

// From says how an indicator is made; exactly one field is set, besides Times.
type From struct {
	Series   string  `yaml:"series" json:"series,omitempty"`     // the series as published
	Ratio    *Ratio  `yaml:"ratio" json:"ratio,omitempty"`       // one quantity over another
	Quotient *Ratio  `yaml:"quotient" json:"quotient,omitempty"` // the region's ratio over the nation's: 1 is the national average
	Share    *Share  `yaml:"share_of_nation" json:"share_of_nation,omitempty"`
	Growth   *Growth `yaml:"growth" json:"growth,omitempty"`
	Index    string  `yaml:"index" json:"index,omitempty"` // a structure index by name, such as it_lq
	Times    float64 `yaml:"times" json:"times,omitempty"` // factor on Series, to change its unit; 0 is 1
}

// Ratio is Times · ΣOf / ΣTo, both of the same year. Several series are added up;
// one that is missing makes the sum unknown.
type Ratio struct {
	Of    []string `yaml:"of" json:"of"`
	To    []string `yaml:"to" json:"to"`
	Times float64  `yaml:"times" json:"times,omitempty"` // 0 is 1
	Part  bool     `yaml:"part" json:"part,omitempty"`   // Of is part of To: a ratio above Times is an error in one of them
}

// Share is the region's part of the national total, in per cent.
type Share struct {
	Of []string `yaml:"of" json:"of"`
}

// Growth is the average growth a year over a number of years, in per cent. With
// OverNation it is that of the region relative to the nation's,
// 100 · ((1+r)/(1+n) − 1), from which a price rise common to all regions cancels.
type Growth struct {
	Of         []string `yaml:"of" json:"of,omitempty"`
	Activity   string   `yaml:"activity" json:"activity,omitempty"` // instead of Of: "it" or "total" of the activity table
	Years      int      `yaml:"years" json:"years"`
	OverNation bool     `yaml:"over_nation" json:"over_nation,omitempty"`
}

// Kinds counts how many ways of making the indicator are set; a valid From has one.
func (f From) Kinds() int {
	n := 0
	for _, set := range []bool{f.Series != "", f.Ratio != nil, f.Quotient != nil, f.Share != nil, f.Growth != nil, f.Index != ""} {
		if set {
			n++
		}
	}
	return n
}

// SameRatio reports whether both are made of the same ratio, whether it stands alone or
// over the nation's: such indicators move together, whatever they are called.
func (f From) SameRatio(g From) bool {
	a, b := cmp.Or(f.Ratio, f.Quotient), cmp.Or(g.Ratio, g.Quotient)
	return a != nil && b != nil && slices.Equal(a.Of, b.Of) && slices.Equal(a.To, b.To)
}

// Needs lists the series that the indicator is made from.
func (f From) Needs() []string {
	switch {
	case f.Series != "":
		return []string{f.Series}
	case f.Ratio != nil:
		return append(append([]string(nil), f.Ratio.Of...), f.Ratio.To...)
	case f.Quotient != nil:
		return append(append([]string(nil), f.Quotient.Of...), f.Quotient.To...)
	case f.Share != nil:
		return f.Share.Of
	case f.Growth != nil:
		return f.Growth.Of
	}
	return nil
}
