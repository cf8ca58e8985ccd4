package stylefile

import (
	"growthpole/report/drawing"
	"growthpole/report/house"
)

// spec is what stands in the file. It begins as the built-in style.
type spec struct {
	Colours      colours `yaml:"colours"`      // of pages
	Figures      figures `yaml:"figures"`      // colours of charts and maps
	Fonts        fonts   `yaml:"fonts"`        // the families that texts are set in
	Page         page    `yaml:"page"`         // the sheet is A4
	Text         body    `yaml:"text"`         // running text; headings and notes go with it
	Organisation texts   `yaml:"organisation"` // whose documents these are
	Cover        cover   `yaml:"cover"`        // the top of the first page
	Logo         *logo   `yaml:"logo"`         // at the top of the first page
	Running      foot    `yaml:"running"`      // the foot of the pages after the first
}

type colours struct {
	Ink      colour `yaml:"ink"`       // text
	Accent   colour `yaml:"accent"`    // titles, links, rules of tables, figures of the cover
	Quiet    colour `yaml:"quiet"`     // second text: sources, running heads
	Hairline colour `yaml:"hairline"`  // lines between rows
	Tint     colour `yaml:"tint"`      // under findings and highlighted rows
	PaleTint colour `yaml:"pale_tint"` // under notes, groups and totals
	WarmTint colour `yaml:"warm_tint"` // under cautions
	Warm     colour `yaml:"warm"`      // the rule of cautions
}

type figures struct {
	Ink    colour    `yaml:"ink"`    // text
	Muted  colour    `yaml:"muted"`  // second text: ticks, counts, notes
	Frame  colour    `yaml:"frame"`  // outlines that carry meaning
	Region colour    `yaml:"region"` // the region's marks
	Strong colour    `yaml:"strong"` // the region's lines, text and filled dots
	Accent colour    `yaml:"accent"` // the sector in question, and what comes next
	Nation colour    `yaml:"nation"` // marks of the nation
	Peer   colour    `yaml:"peer"`   // other regions
	Grid   colour    `yaml:"grid"`   // lines of a grid
	Track  colour    `yaml:"track"`  // the whole scale behind a bar
	Tint   colour    `yaml:"tint"`   // an area that is set apart
	Ramp   [5]colour `yaml:"ramp"`   // classes of a map, from least to most
}

type page struct {
	Margins margins `yaml:"margins"` // headings, wide tables and figures have all the width between them
	Column  length  `yaml:"column"`  // width of running text, at the right of the page
}

type margins struct {
	Left   length `yaml:"left"`   // from the edge of the sheet
	Right  length `yaml:"right"`  // from the edge of the sheet
	Top    length `yaml:"top"`    // from the edge of the sheet
	Bottom length `yaml:"bottom"` // from the edge of the sheet
}

type body struct {
	Size length `yaml:"size"` // of its letters
}

type cover struct {
	Height       length  `yaml:"height"`       // from the edge of the sheet
	Organisation bool    `yaml:"organisation"` // whether it is named there
	Text         *colour `yaml:"text"`         // of the organisation's name; the accent when left out
	Band         *colour `yaml:"band"`         // laid under organisation and logo from edge to edge; none when left out
}

type foot struct {
	Organisation bool `yaml:"organisation"` // whether it names the organisation
}

// specOf is the file that says what a style of the program does.
func specOf(s *house.Style) (out spec) {
	c, f := s.Colours, s.Figures
	out.Colours.Ink, out.Colours.Accent, out.Colours.Quiet, out.Colours.Hairline = colour(c.Ink), colour(c.Accent), colour(c.Quiet), colour(c.Hairline)
	out.Colours.Tint, out.Colours.PaleTint, out.Colours.WarmTint, out.Colours.Warm = colour(c.Tint), colour(c.PaleTint), colour(c.WarmTint), colour(c.Warm)
	out.Figures.Ink, out.Figures.Muted, out.Figures.Frame, out.Figures.Region = colour(f.Ink), colour(f.Muted), colour(f.Frame), colour(f.Region)
	out.Figures.Strong, out.Figures.Accent, out.Figures.Nation, out.Figures.Peer = colour(f.Strong), colour(f.Accent), colour(f.Nation), colour(f.Peer)
	out.Figures.Grid, out.Figures.Track, out.Figures.Tint = colour(f.Grid), colour(f.Track), colour(f.Tint)
	for i, shade := range f.Ramp {
		out.Figures.Ramp[i] = colour(shade)
	}
	m := &out.Page.Margins
	m.Left, m.Right, m.Top, m.Bottom = length(s.Page.Left), length(s.Page.Right), length(s.Page.Top), length(s.Page.Bottom)
	out.Page.Column, out.Text.Size = length(s.Page.Column), length(s.Text)
	out.Cover.Height, out.Cover.Organisation, out.Running.Organisation = length(s.Masthead.Height), s.Masthead.Named, s.Signed
	return out
}

// style is what the file says, but for fonts and logo.
func (s *spec) style() *house.Style {
	c, f, m := s.Colours, s.Figures, s.Page.Margins
	out := &house.Style{
		Colours: house.Colours{
			Ink: drawing.Color(c.Ink), Accent: drawing.Color(c.Accent), Quiet: drawing.Color(c.Quiet), Hairline: drawing.Color(c.Hairline),
			Tint: drawing.Color(c.Tint), PaleTint: drawing.Color(c.PaleTint), WarmTint: drawing.Color(c.WarmTint), Warm: drawing.Color(c.Warm),
		},
		Figures: house.Palette{
			Ink: drawing.Color(f.Ink), Muted: drawing.Color(f.Muted), Frame: drawing.Color(f.Frame), Region: drawing.Color(f.Region),
			Strong: drawing.Color(f.Strong), Accent: drawing.Color(f.Accent), Nation: drawing.Color(f.Nation), Peer: drawing.Color(f.Peer),
			Grid: drawing.Color(f.Grid), Track: drawing.Color(f.Track), Tint: drawing.Color(f.Tint),
		},
		Faces:        house.Default().Faces,
		Page:         house.Page{Left: float64(m.Left), Right: float64(m.Right), Top: float64(m.Top), Bottom: float64(m.Bottom), Column: float64(s.Page.Column)},
		Text:         float64(s.Text.Size),
		Organisation: house.Words(s.Organisation),
		Masthead:     house.Masthead{Height: float64(s.Cover.Height), Named: s.Cover.Organisation, Text: drawing.Color(c.Accent)},
		Signed:       s.Running.Organisation,
	}
	for i, shade := range f.Ramp {
		out.Figures.Ramp[i] = drawing.Color(shade)
	}
	if s.Cover.Band != nil {
		out.Masthead.Band, out.Masthead.Ground = true, drawing.Color(*s.Cover.Band)
	}
	if s.Cover.Text != nil {
		out.Masthead.Text = drawing.Color(*s.Cover.Text)
	}
	return out
}

// Description is a new value of the type that style.yaml is decoded into, for what is
// made from the type: its JSON Schema.
func Description() any { return &spec{} }

// Places are where a logo may stand.
func Places() []string { return []string{left, right} }

// Patterns are the forms of single values by their type, as regular expressions, and
// of the codes of languages.
func Patterns() map[string]string {
	return map[string]string{
		"stylefile.colour": hexColour().String(),
		"stylefile.length": withUnit().String(),
		"stylefile.texts":  languageCode().String(),
	}
}
