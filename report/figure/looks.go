package figure

import (
	"growthpole/report/drawing"
	"growthpole/report/house"
)

// How many there are of each kind of thing that has a look of its own.
const (
	roles      = Region + 1
	stepStates = StepBeyond + 1
	advices    = AdviceDeferred + 1
)

// looks are how roles, states and advices are drawn with a palette.
type looks struct {
	dots    [roles]dotLook
	lines   [roles]lineLook
	steps   [stepStates]stepLook
	advices [advices]adviceLook
}

// dotLook tells roles apart by size, fill and outline.
type dotLook struct {
	radius float64
	look   look
	face   face
	ink    drawing.Color
}

// lineLook tells roles apart by width and dash as well as by colour.
type lineLook struct {
	colour drawing.Color
	width  float64
	dash   []float64
	face   face
}

type stepLook struct {
	mark marker
	body look
	band look // the tread
	ink  drawing.Color
}

type adviceLook struct {
	mark marker
	look look
	face face
}

func looksOf(p *house.Palette) *looks {
	return &looks{
		dots: [...]dotLook{
			Peer:   {2.6, outlined(paper, p.Peer, 1), small, p.Muted},
			Nation: {3, filled(p.Nation), bold, p.Ink},
			Region: {4, outlined(p.Strong, paper, thin), bold, p.Strong},
		},
		lines: [...]lineLook{
			Peer:   {p.Peer, 1.1, []float64{1.5, 2.2}, label},
			Nation: {p.Nation, 1.1, []float64{5, 2.5}, label},
			Region: {p.Strong, heavy, nil, bold},
		},
		steps: [...]stepLook{
			StepUndetermined: {openMark, stroked(p.Muted, thin, 2, 2), look{}, p.Ink},
			StepHeld:         {checkMark, outlined(p.Tint, p.Strong, thin), filled(p.Strong), p.Ink},
			StepNext:         {arrowMark, outlined(paper, p.Accent, medium), filled(p.Accent), p.Ink},
			StepNotMet:       {crossMark, outlined(p.Track, p.Ink, thin), outlined(paper, p.Ink, thin), p.Ink},
			StepBeyond:       {dashMark, stroked(p.Frame, hair), look{}, p.Muted},
		},
		advices: [...]adviceLook{
			AdviceUndetermined: {openMark, stroked(p.Frame, hair, 2, 2), label},
			AdviceNow:          {arrowMark, filled(p.Accent), bold},
			AdviceSustain:      {ringMark, filled(p.Region), label},
			AdviceDeferred:     {pauseMark, outlined(p.Track, p.Frame, thin), label},
		},
	}
}
