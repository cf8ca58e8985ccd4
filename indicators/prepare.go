package indicators

import (
	"context"

	"growthpole/indicators/data"
	"growthpole/indicators/model"
)

// Options say what to prepare beyond the verdicts of the evaluation year. All of
// it takes time, so that the zero Options ask for nothing.
type Options struct {
	Jobs int // pieces of work at once; below 1 is 1
}

// Prepare is New with what needs all regions at once and more time than New takes.
// It ends early when the context does.
func Prepare(ctx context.Context, ds *data.Dataset, m *model.Model, o Options) (*Evaluator, error) {
	e, err := New(ds, m)
	if err != nil {
		return nil, err
	}
	return e, ctx.Err()
}
