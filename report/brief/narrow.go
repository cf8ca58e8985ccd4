package brief

import "slices"

// NarrowGroup are narrow verdicts of one kind: of gates of stages, of elements of a growth
// pole, or of figures that are narrow for both.
type NarrowGroup struct {
	Stage, Pole bool
	Tests       []Test
}

// NarrowGroups are the narrow verdicts up to the next gate and of the growth pole. A figure
// that is narrow for both with one answer stands once; met for one and missed for the
// other are two things to be told.
func (b *Brief) NarrowGroups() []NarrowGroup {
	stage, pole := NarrowGroup{Stage: true}, NarrowGroup{Pole: true}
	both := NarrowGroup{Stage: true, Pole: true}
	for _, t := range b.Stage.Narrow {
		if answered(b.Pole.Narrow, t) {
			both.add(t)
		} else {
			stage.add(t)
		}
	}
	for _, t := range b.Pole.Narrow {
		if !answered(b.Stage.Narrow, t) {
			pole.add(t)
		}
	}
	return slices.DeleteFunc([]NarrowGroup{stage, both, pole}, func(g NarrowGroup) bool { return len(g.Tests) == 0 })
}

func (g *NarrowGroup) add(t Test) {
	if !answered(g.Tests, t) {
		g.Tests = append(g.Tests, t)
	}
}

// answered reports whether the figure of a test has the same answer among others.
func answered(others []Test, t Test) bool {
	return slices.ContainsFunc(others, func(o Test) bool { return o.IndicatorID == t.IndicatorID && o.Status.Met == t.Status.Met })
}
