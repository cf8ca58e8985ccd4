// Package exhibit makes the figures, tables and tiles that a template may call
// by name, each from a brief or an overview. A figure's drawing comes from
// package figure; here it gets its data, its alternative text and its source.
// Words come from the word list.
package exhibit

import (
	"fmt"
	"sync"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// Options are what drawings need besides the data.
type Options struct {
	Pen *figure.Pen
	// Outlines are the territories by the region's ID, for maps; nil leaves maps out.
	Outlines map[string][]figure.Polygon
	Grounds  *Grounds // shared by the maps of a run; nil makes a new ground for each
}

// Grounds keeps the ground of each width of map. The zero Grounds is empty.
type Grounds struct {
	mu      sync.Mutex
	byWidth map[float64]*figure.Ground
}

// of is the ground of a map; nil, where it cannot be made, leaves the error to the map.
func (g *Grounds) of(m *figure.Map) *figure.Ground {
	if g == nil {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if ground, known := g.byWidth[m.Width]; known {
		return ground
	}
	ground, err := figure.NewGround(m.Areas, m.Width, m.Parallels)
	if err != nil {
		return nil
	}
	if g.byWidth == nil {
		g.byWidth = make(map[float64]*figure.Ground)
	}
	g.byWidth[m.Width] = ground
	return ground
}

// Figure is a figure that templates call by name. Make returns nil when the data
// have nothing to show.
type Figure[D any] struct {
	Name string
	Make func(D, Options) *Chart
}

// Chart is a figure before it is drawn.
type Chart struct {
	figure.Figure
	Alt    string // the message and all values
	Source string
	Short  string          // the message and the main values, where there are more than mostSaid; or empty
	Lower  []figure.Figure // the same in less height, from the highest on, for pages with less room
}

// Table is a table that templates call by name. Fill returns nil when there are no rows.
type Table[D any] struct {
	Name string
	Fill func(D) *document.Table
}

// Facts is a row of tiles that templates call by name.
type Facts[D any] struct {
	Name   string
	Gather func(D) *document.Facts
}

// BriefFigures lists the figures of a region's brief.
var BriefFigures = []Figure[*brief.Brief]{
	{"structure", structure},
	{"quotients", quotients},
	{"it-trend", itTrend},
	{"spread", spread},
	{"quadrant", quadrant},
	{"pillars", pillars},
	{"ladder", ladder},
	{"factors", factors},
	{"network", network},
	{"priorities", priorities},
	{"matrix", matrix},
	{"slopes", slopes},
	{"shift-share", shiftShare},
	{"ranks", ranks},
	{"sparklines", sparklines},
	{"map", regionMap},
}

// BriefTables lists the tables of a region's brief.
var BriefTables = []Table[*brief.Brief]{
	{"indices", indices},
	{"indices-all", allIndices},
	{"sectors", sectors},
	{"level", level},
	{"indicators", indicators},
	{"factors", factorTable},
	{"gates", gates},
	{"gates-later", laterGates},
	{"premature", premature},
	{"pole", pole},
	{"measures-medium", measuresMedium},
	{"measures-long", measuresLong},
	{"measures", allMeasures},
	{"path", path},
	{"routes", routes},
	{"benchmarks", benchmarks},
	{"peers", peers},
	{"years", years},
	{"changes", changes},
	{"monitoring", monitoring},
	{"requests", requests},
	{"sources-full", func(b *brief.Brief) *document.Table { return fullSources(&b.Page) }},
	{"sources", func(b *brief.Brief) *document.Table { return sources(&b.Page, partValues(b.Level.Pillars)) }},
	{"files", func(b *brief.Brief) *document.Table { return files(&b.Page) }},
	{"choices", func(b *brief.Brief) *document.Table { return choices(&b.Page) }},
	{"assumptions", func(b *brief.Brief) *document.Table { return assumptions(&b.Page) }},
}

// BriefFacts lists the tiles of a region's brief.
var BriefFacts = []Facts[*brief.Brief]{
	{"verdict", verdict},
}

// OverviewFigures lists the figures of the overview.
var OverviewFigures = []Figure[*brief.Overview]{
	{"overview-structure", overviewStructure},
	{"overview-level", overviewLevel},
	{"overview-spread", overviewSpread},
	{"overview-quadrant", overviewQuadrant},
	{"overview-ranks", overviewRanks},
	{"overview-map", overviewMap},
}

// OverviewTables lists the tables of the overview.
var OverviewTables = []Table[*brief.Overview]{
	{"steps", steps},
	{"regions", regions},
	{"structure-by-region", regionsByStructure},
	{"league", league},
	{"mechanism-use", mechanismUse},
	{"mechanisms-by-region", mechanismsByRegion},
	{"catalogue", catalogue},
	{"changes", overviewChanges},
	{"criteria-turned", criteriaTurned},
	{"concentration", concentration},
	{"requests", overviewRequests},
	{"sources-full", func(o *brief.Overview) *document.Table { return fullSources(&o.Page) }},
	{"sources", func(o *brief.Overview) *document.Table { return sources(&o.Page, nil) }},
	{"files", func(o *brief.Overview) *document.Table { return files(&o.Page) }},
	{"assumptions", func(o *brief.Overview) *document.Table { return assumptions(&o.Page) }},
}

// OverviewFacts lists the tiles of the overview.
var OverviewFacts = []Facts[*brief.Overview]{
	{"overview", overviewFacts},
}

// Draw makes the figure; alt replaces the text made from the data when a
// template gives one. It is nil when there is nothing to show.
func (f Figure[D]) Draw(of D, opt Options, alt string) (*document.Figure, error) {
	chart := f.Make(of, opt)
	if chart == nil {
		return nil, nil
	}
	drawn, err := chart.Figure.Draw(opt.Pen)
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.Name, err)
	}
	out := &document.Figure{Alt: chart.Alt, Short: chart.Short, Source: document.Words(chart.Source), Drawing: drawn, Data: chart.Figure.Data()}
	for _, lower := range chart.Lower {
		low, err := lower.Draw(opt.Pen)
		if err != nil {
			return nil, fmt.Errorf("figure %s, where it is lower: %w", f.Name, err)
		}
		out.Lower = append(out.Lower, low)
	}
	if alt != "" {
		out.Alt, out.Short = alt, ""
	}
	return out, nil
}
