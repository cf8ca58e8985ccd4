package house

import (
	"testing"

	"growthpole/report/drawing"
)

func TestColoursOfFiguresStandOut(t *testing.T) {
	p, paper := Default().Figures, drawing.Color{R: 255, G: 255, B: 255}
	for name, c := range map[string]drawing.Color{"ink": p.Ink, "muted": p.Muted, "strong": p.Strong, "accent": p.Accent, "peer": p.Peer} {
		if got := drawing.Contrast(c, paper); got < 4.5 {
			t.Errorf("text in %s on paper: got %.2f:1, want 4.5", name, got)
		}
	}
	for name, c := range map[string]drawing.Color{"ink": p.Ink, "muted": p.Muted, "strong": p.Strong, "accent": p.Accent} {
		for under, tinted := range map[string]drawing.Color{"tint": p.Tint, "track": p.Track} {
			if got := drawing.Contrast(c, tinted); got < 4.5 {
				t.Errorf("text in %s on %s: got %.2f:1, want 4.5", name, under, got)
			}
		}
	}
	for name, c := range map[string]drawing.Color{"region": p.Region, "nation": p.Nation, "frame": p.Frame} {
		if got := drawing.Contrast(c, paper); got < 3 {
			t.Errorf("marks in %s: got %.2f:1, want 3", name, got)
		}
	}
	for i, c := range p.Ramp {
		if got := max(drawing.Contrast(p.Ink, c), drawing.Contrast(paper, c)); got < 4.5 {
			t.Errorf("text on shade %d: got %.2f:1, want 4.5", i, got)
		}
		if i > 0 && drawing.Contrast(p.Ramp[i-1], c) < 1.4 {
			t.Errorf("shades %d and %d are too close in grey: %.2f:1", i-1, i, drawing.Contrast(p.Ramp[i-1], c))
		}
	}
	if got := drawing.Contrast(p.Region, p.Accent); got < 1.4 {
		t.Errorf("region and accent are too close in grey: %.2f:1", got)
	}
}
