package report

import (
	"strings"

	"growthpole/indicators"
	"growthpole/report/drawing"
	"growthpole/report/exhibit"
)

// SVGFormat is the ending of figures as files of their own.
const SVGFormat = "svg"

// SVG is a figure as a file of its own.
type SVG struct {
	Name    string // by which templates call it
	Content string
}

// families are the faces of figures, and what may stand in where a reader's
// machine does not have them.
const families = `'Source Sans 3', 'Source Sans Pro', 'Noto Sans', Arial, sans-serif`

// families are those of the style, where it has fonts of its own, before ours.
func (m *Maker) families() string {
	if own := m.opt.Style.Faces.Sans().Family(); own != "" {
		return "'" + own + "', " + families
	}
	return families
}

// BriefSVG draws every figure of a region's brief that has something to show,
// whether the template calls it or not, in the order of the list.
func (m *Maker) BriefSVG(ev *indicators.Evaluation) ([]SVG, error) {
	b := m.set.Brief(ev)
	out, err := svgs(b, m.exhibits, m.families(), exhibit.BriefFigures)
	if err != nil {
		return nil, err
	}
	return out, m.complete(&b.Page)
}

// OverviewSVG draws every figure of the overview, as BriefSVG does.
func (m *Maker) OverviewSVG(all []*indicators.Evaluation) ([]SVG, error) {
	o := m.set.Overview(all)
	out, err := svgs(o, m.exhibits, m.families(), exhibit.OverviewFigures)
	if err != nil {
		return nil, err
	}
	return out, m.complete(&o.Page)
}

func svgs[D any](of D, opt exhibit.Options, families string, figures []exhibit.Figure[D]) ([]SVG, error) {
	var out []SVG
	for _, f := range figures {
		drawn, err := f.Draw(of, opt, "")
		if err != nil {
			return nil, err
		}
		if drawn != nil {
			out = append(out, SVG{svgName(f.Name), drawing.SVG(drawn.Drawing, families, drawn.Alt)})
		}
	}
	return out, nil
}

// svgName leaves out what the name of an overview's file says already.
func svgName(figure string) string { return strings.TrimPrefix(figure, "overview-") }

// BriefSVGNames are the names that figures of a brief may have.
func BriefSVGNames() []string { return svgNames(exhibit.BriefFigures) }

// OverviewSVGNames are those that figures of the overview may have.
func OverviewSVGNames() []string { return svgNames(exhibit.OverviewFigures) }

func svgNames[D any](figures []exhibit.Figure[D]) []string {
	names := make([]string, len(figures))
	for i, f := range figures {
		names[i] = svgName(f.Name)
	}
	return names
}
