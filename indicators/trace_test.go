package indicators

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// eachRegion evaluates all regions of both samples.
func eachRegion(t *testing.T, do func(t *testing.T, e *Evaluator, sheet *cells, ev *Evaluation)) {
	for _, folder := range []string{"samples/kazakhstan", "samples/illustrative"} {
		e := open(t, folder)
		sheet := &cells{folder: filepath.Join("..", folder), rows: map[string]map[int][]string{}}
		for i := range e.ds.Regions {
			ev := evaluation(t, e, i)
			t.Run(ev.Region.ID, func(t *testing.T) { do(t, e, sheet, ev) })
		}
	}
}

// cells are the files of a folder, read without the loader, by line.
type cells struct {
	folder string
	rows   map[string]map[int][]string
}

// row is a line of a file, and whether it is the region's own or the nation's.
func (c *cells) row(t *testing.T, o data.Origin, codes ...string) (fields []string, own bool) {
	t.Helper()
	if c.rows[o.File] == nil {
		c.rows[o.File] = map[int][]string{}
		f, err := os.Open(filepath.Join(c.folder, o.File))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for r := csv.NewReader(f); ; {
			fields, err := r.Read()
			if err != nil {
				break
			}
			line, _ := r.FieldPos(0)
			c.rows[o.File][line] = fields
		}
	}
	fields = c.rows[o.File][o.Line]
	return fields, slices.ContainsFunc(codes, func(code string) bool { return slices.Contains(fields, code) })
}

// TestEveryMeasureHasItsTrace holds the trace against the model, and not against the
// plan that it was made from: every measure is there once, with all that it moves,
// and each of those with all the indicators that the model answers it by.
func TestEveryMeasureHasItsTrace(t *testing.T) {
	eachRegion(t, func(t *testing.T, e *Evaluator, _ *cells, ev *Evaluation) {
		traces := map[string]Trace{}
		for _, c := range ev.Trace {
			if _, twice := traces[c.Measure]; twice {
				t.Errorf("%s stands twice", c.Measure)
			}
			traces[c.Measure] = c
		}
		n := 0
		for _, m := range e.m.Mechanisms.List {
			for _, measure := range m.Measures {
				n++
				c := traces[measure.ID]
				if c.Mechanism != m.ID || len(c.Links) != len(measure.Moves) {
					t.Fatalf("%s of %s: %+v", measure.ID, m.ID, c)
				}
				for i, ref := range measure.Moves {
					var got []string
					for _, f := range c.Links[i].Figures {
						got = append(got, f.ID())
					}
					if want := behind(e, ref); c.Links[i].Ref != ref || len(want) == 0 || !slices.Equal(got, want) {
						t.Errorf("%s: %v rests on %v, want %v on %v", measure.ID, c.Links[i].Ref, got, ref, want)
					}
				}
			}
		}
		if len(ev.Trace) != n {
			t.Errorf("%d traces of %d measures", len(ev.Trace), n)
		}
	})
}

// behind lists what the model answers a thing by.
func behind(e *Evaluator, ref mechanism.Ref) (ids []string) {
	all := func(g gate.Gate, wanted func(gate.Criterion) bool) {
		for _, c := range g.Criteria {
			for _, cond := range c.All {
				if wanted(c) {
					ids = append(ids, cond.Indicator)
				}
			}
		}
	}
	named := func(c gate.Criterion) bool { return ref.Kind == mechanism.Criterion && c.ID == ref.ID }
	for _, s := range e.m.Stages.Stages {
		all(s.Gate, named)
	}
	for _, x := range e.m.Pole.Elements {
		all(x.Gate, func(c gate.Criterion) bool {
			return named(c) || ref == mechanism.Ref{Kind: mechanism.Element, ID: x.ID}
		})
	}
	for _, f := range append(slices.Clone(e.m.Factors.Hard), e.m.Factors.Soft...) {
		for _, part := range f.Indicators {
			if ref == (mechanism.Ref{Kind: mechanism.Factor, ID: f.ID}) {
				ids = append(ids, part.Indicator)
			}
		}
	}
	if ref == mechanism.Density {
		ids = []string{e.m.Network.Links, e.m.Network.Nodes}
	}
	return ids
}

// TestEveryMeasureLeadsToItsCells: what is recommended or sustained rests on cells
// that are there and belong to the region or the nation; what is deferred names its
// gate; what is not determined names figures that are indeed missing.
func TestEveryMeasureLeadsToItsCells(t *testing.T) {
	statuses, cellsSeen := map[mechanism.Status]int{}, 0
	eachRegion(t, func(t *testing.T, e *Evaluator, sheet *cells, ev *Evaluation) {
		for _, c := range ev.Trace {
			statuses[c.Status]++
			open, own := 0, 0
			for _, l := range c.Links {
				if l.Open {
					open++
				}
				if l.Open && l.Status != gate.NotMet {
					t.Errorf("%s: %s is %v with an open gap", c.Measure, l.Ref, l.Status)
				}
				for _, f := range l.Figures {
					own += foundIn(t, sheet, f, ev.Region.ID, e.ds.CountryCode)
				}
			}
			cellsSeen += own
			switch c.Status {
			case mechanism.Now:
				if c.Rule != mechanism.OpenGap || open == 0 || own == 0 {
					t.Errorf("%s is recommended by the rule %q with %d open gaps and %d rows of the region", c.Measure, c.Rule, open, own)
				}
			case mechanism.Sustain:
				if c.Rule != mechanism.AllGapsClosed || open > 0 || own == 0 {
					t.Errorf("%s is sustained by the rule %q with %d open gaps and %d rows of the region", c.Measure, c.Rule, open, own)
				}
			case mechanism.Deferred:
				next := ev.Stage.Next
				if c.Rule != mechanism.LaterStage || c.Gate == nil || c.Gate.Stage != next || c.Stage <= next ||
					c.Gate.ID != e.m.StageIDs()[next-1] || c.Gate.Status == gate.Met {
					t.Errorf("%s is deferred by the rule %q and waits for %+v", c.Measure, c.Rule, c.Gate)
				}
			case mechanism.Undetermined:
				if c.Rule != mechanism.NoEvidence || len(c.Missing) == 0 || open > 0 {
					t.Errorf("%s is not determined by the rule %q, for want of %v", c.Measure, c.Rule, c.Missing)
				}
				missesIndeed(t, ev, c.Missing)
			}
			if (c.Gate != nil) != (c.Status == mechanism.Deferred) || (len(c.Missing) > 0) != (c.Status == mechanism.Undetermined) {
				t.Errorf("%s, %v: gate %v, missing %v", c.Measure, c.Status, c.Gate, c.Missing)
			}
		}
	})
	if len(statuses) != 4 || cellsSeen < 1000 {
		t.Errorf("the samples show %v and %d cells; the test proves too little", statuses, cellsSeen)
	}
}

// foundIn counts the region's own rows behind a figure. A known figure has at least
// one, and every row is in its file.
func foundIn(t *testing.T, sheet *cells, f TraceFigure, region, nation string) (own int) {
	for _, o := range f.Value.Origins {
		if o.File == "" || o.Line == 0 || o.Column == "" || o.Source == "" {
			t.Errorf("%s: a cell without a place or a source: %+v", f.ID(), o)
			continue
		}
		if _, ours := sheet.row(t, o, region); ours {
			own++
			continue
		}
		if _, theNations := sheet.row(t, o, nation); !theNations && o.Last == 0 {
			t.Errorf("%s: %v is neither a row of %s nor of the nation", f.ID(), o, region)
		}
	}
	if f.Value.IsKnown() && own == 0 {
		t.Errorf("%s is known, and no row of %s stands behind it", f.ID(), region)
	}
	return own
}

func missesIndeed(t *testing.T, ev *Evaluation, ids []string) {
	for _, id := range ids {
		n := ev.Factors.Network
		known := id == "cluster_links" && n.Links.IsKnown() || id == "cluster_members" && n.Nodes.IsKnown()
		for _, ind := range ev.Indicators {
			known = known || ind.ID == id && ind.Value.IsKnown()
		}
		if known {
			t.Errorf("%s is said to be missing, and is known", id)
		}
	}
}

// TestEveryKnownIndicatorHasItsRows covers the indicators that no measure rests on.
func TestEveryKnownIndicatorHasItsRows(t *testing.T) {
	eachRegion(t, func(t *testing.T, e *Evaluator, sheet *cells, ev *Evaluation) {
		for _, ind := range ev.Indicators {
			foundIn(t, sheet, TraceFigure{Indicator: ind.ID, Value: ind.Value}, ev.Region.ID, e.ds.CountryCode)
		}
	})
}

// TestFiguresThatDoNotFitAreNamed: links and nodes that are both given, and still
// give no density, are what to ask about.
func TestFiguresThatDoNotFitAreNamed(t *testing.T) {
	known := data.Known(9, 2025, data.Origin{File: "a.csv", Line: 2})
	l := TraceLink{Gap: mechanism.Gap{Ref: mechanism.Density}, Figures: []TraceFigure{{Series: "links", Value: known}, {Series: "nodes", Value: known}}}
	if got := strings.Join(lacking([]TraceLink{l, l}), " "); got != "links nodes" {
		t.Errorf("got %q", got)
	}
	l.Figures[1].Value = data.Value{}
	if got := strings.Join(lacking([]TraceLink{l}), " "); got != "nodes" {
		t.Errorf("got %q", got)
	}
	l.Known = true
	if got := lacking([]TraceLink{l}); len(got) > 0 {
		t.Errorf("a known gap misses %v", got)
	}
}

// TestAStatusStandsWhereThereIsAThreshold: a reader of the JSON tells an unknown
// answer from a figure that answers nothing.
func TestAStatusStandsWhereThereIsAThreshold(t *testing.T) {
	unknown := gate.Unknown
	for _, c := range []struct {
		figure TraceFigure
		want   string
	}{
		{TraceFigure{Indicator: "x", Status: &unknown}, `{"indicator":"x","value":{"missing":"not given"},"status":"unknown"}`},
		{TraceFigure{Series: "x"}, `{"series":"x","value":{"missing":"not given"}}`},
	} {
		if got, err := json.Marshal(c.figure); err != nil || string(got) != c.want {
			t.Errorf("got %s %v, want %s", got, err, c.want)
		}
	}
}
