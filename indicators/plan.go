package indicators

import (
	"fmt"

	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// plan decides on the mechanisms of a region whose stage, pole and factors are known,
// and says of each how many regions need it as well.
func (e *Evaluator) plan(ev *Evaluation, values gate.Values) error {
	needs, err := e.needs()
	if err != nil {
		return err
	}
	if ev.Plan, err = e.recommend(ev, values); err != nil {
		return err
	}
	for i := range ev.Plan {
		ev.Plan[i].Regions = needs[ev.Plan[i].Mechanism]
	}
	return nil
}

func (e *Evaluator) recommend(ev *Evaluation, values gate.Values) ([]mechanism.Recommendation, error) {
	plan, err := e.m.Mechanisms.Recommend(e.situation(ev, newGaps(e.m, ev), values))
	if err != nil {
		return nil, fmt.Errorf("region %s: %w", ev.Region.ID, err)
	}
	return plan, nil
}

// countNeeds goes over all regions, with no more of each evaluation than a plan takes.
func (e *Evaluator) countNeeds() (map[string]int, error) {
	out := map[string]int{}
	for i := range e.ds.Regions {
		values := e.valuesOf(i)
		ev := &Evaluation{Region: e.ds.Regions[i], Factors: e.factorsOf(i, values),
			Pole: e.m.Pole.Judge(gate.Values(values)), Stage: e.m.Stages.Climb(gate.Values(values))}
		plan, err := e.recommend(ev, gate.Values(values))
		if err != nil {
			return nil, err
		}
		for _, r := range plan {
			if r.Status == mechanism.Now {
				out[r.Mechanism]++
			}
		}
	}
	return out, nil
}
