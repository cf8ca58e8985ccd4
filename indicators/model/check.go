package model

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// checker collects what does not fit together in a model.
type checker struct {
	m     *Model
	pos   strictyaml.Positions
	found problem.List
}

func (c *checker) add(path, what, hint string) {
	c.found = append(c.found, c.pos.Problem(path, what, hint))
}

func (c *checker) addf(path, hint, format string, args ...any) {
	c.add(path, fmt.Sprintf(format, args...), hint)
}

func (c *checker) all() {
	c.walk("", reflect.ValueOf(c.m).Elem())
	c.heading()
	c.indicators()
	c.level()
	c.zones()
	c.peers()
	c.factors()
	c.gates()
	c.path()
	c.mechanisms()
	c.robustness()
	c.doubts()
	c.share("wording.narrow.value", c.m.Wording.Narrow.Value)
	if c.m.Wording.Pace.Value < 0 {
		c.addf("wording.pace.value", "give 0 or more", "%v is no distance", c.m.Wording.Pace.Value)
	}
	if f := c.m.Wording.Firm; f != nil {
		c.share("wording.firm.value", f.Value)
	}
	if f := c.m.Wording.Few; f != nil && !(f.Value >= 1) {
		c.addf("wording.few.value", "give a number of cases, such as 20", "%v is no number of cases", f.Value)
	}
	if u := c.m.Wording.Unlike; u != nil && (u.Value < 0 || u.Value > 2) {
		c.addf("wording.unlike.value", "give a Krugman index, 0 to 2", "%v is no distance of two structures", u.Value)
	}
	if p := c.m.Wording.Particular; p != nil {
		c.share("wording.particular.value", p.Value)
	}
	if q := c.m.Wording.Quarters; q != nil && !(q.Value >= 4) {
		c.addf("wording.quarters.value", "give a number of regions, 4 or more, such as 8", "%v regions have no quarters", q.Value)
	}
	if d := c.m.Wording.Driver; d != nil {
		c.share("wording.driver.value", d.Value)
	}
	c.it()
	c.references()
}

// it holds the roles of indicators against the list of indicators.
func (c *checker) it() {
	roles := c.m.IT
	named := []struct{ at, id string }{{"it.quotient", roles.Quotient}, {"it.growth", roles.Growth}, {"it.pace", roles.Pace}, {"it.share", roles.Share}, {"it.of_nation", roles.OfNation}}
	for i, id := range roles.Alike {
		named = append(named, struct{ at, id string }{fmt.Sprintf("it.alike[%d]", i), id})
	}
	var ids []string
	for i := range c.m.Indicators {
		ids = append(ids, c.m.Indicators[i].ID)
	}
	for _, n := range named {
		if n.id != "" && !slices.Contains(ids, n.id) {
			c.addf(n.at, problem.DidYouMean(n.id, ids), "there is no indicator %q", n.id)
		}
	}
}

func (c *checker) heading() {
	if c.m.ID == "" {
		c.add("id", "the model has no id", "give it a short name, such as id: ministry-2026")
	}
	if c.m.Version == "" {
		c.add("version", "the model has no version", `give it one, such as version: "1.0"`)
	}
	if c.m.MaxAge.Years < 0 || c.m.MaxAge.Years > 50 {
		c.addf("max_age.years", "give a number of years from 0 to 50", "%d is not an age of figures", c.m.MaxAge.Years)
	}
	if c.m.GrowthSpan.Years < 1 || c.m.GrowthSpan.Years > 50 {
		c.addf("growth_span.years", "give a number of years from 1 to 50", "%d is not a span of growth", c.m.GrowthSpan.Years)
	}
}

// walk visits everything once for the rules that hold everywhere: numbers are
// finite, every Ground says what it rests on, every name is there in English.
func (c *checker) walk(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			c.walk(path, v.Elem())
		}
	case reflect.Float64:
		if x := v.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
			c.addf(path, "give a finite number", "%v is not a finite number", x)
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Struct:
		if g, ok := v.Interface().(data.Ground); ok {
			c.ground(path, g)
			return
		}
		c.fields(path, v)
	}
}

func (c *checker) fields(path string, v reflect.Value) {
	for i := range v.NumField() {
		tag, ok := v.Type().Field(i).Tag.Lookup("yaml")
		if !ok {
			continue
		}
		name, inline := strings.CutSuffix(tag, ",inline")
		at := path
		if !inline {
			at = strings.TrimPrefix(path+"."+name, ".")
		}
		if names, ok := v.Field(i).Interface().(data.Names); ok {
			c.names(at, name, names)
			continue
		}
		c.walk(at, v.Field(i))
	}
}

// optional names may be left out.
var optional = map[string]bool{"note": true, "request": true, "holder": true, "title": true, "general": true}

func (c *checker) names(path, field string, n data.Names) {
	if len(n) == 0 && optional[field] {
		return
	}
	if strings.TrimSpace(n["en"]) == "" {
		c.addf(path, "add it, such as {en: …}", "%s has no English text", field)
	}
}

func (c *checker) ground(path string, g data.Ground) {
	switch g.Basis {
	case data.Paper, data.Literature, data.Assumption:
	case "":
		c.add(path, "basis is missing", "say what this choice rests on: basis: paper, literature or assumption")
	default:
		c.addf(path+".basis", "use paper, literature or assumption", "basis %q is not known", g.Basis)
	}
	if strings.TrimSpace(g.Source) == "" {
		c.add(path, "source is missing", "name the work, or give the reason for an assumption, in source:")
	}
}

// unique reports IDs that are empty or given twice.
func (c *checker) unique(path string, n int, id func(int) string) {
	seen := make(map[string]bool, n)
	for i := range n {
		at := fmt.Sprintf("%s[%d]", path, i)
		switch v := id(i); {
		case v == "":
			c.add(at, "id is missing", "give it a short name of its own")
		case seen[v]:
			c.addf(at+".id", "give each its own id", "id %q is used twice", v)
		default:
			seen[v] = true
		}
	}
}

func (c *checker) errs(prefix string, errs []error) {
	for _, err := range errs {
		path, what, _ := strings.Cut(err.Error(), ": ")
		what, hint, _ := strings.Cut(what, "; ")
		c.add(prefix+"."+path, what, hint)
	}
}
