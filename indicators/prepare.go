package indicators

import (
	"context"

	"growthpole/indicators/data"
	"growthpole/indicators/model"
)

// Options say what to prepare beyond the verdicts of the evaluation year.
type Options struct {
	Jobs int // pieces of work at once; below 1 is 1
	// Draws is how many times the verdicts are tried under other choices; nil is
	// as often as the model declares, 0 is not at all.
	Draws *int
	// Seed starts the random numbers of the draws; nil is the model's.
	Seed *uint64
	// Years asks for the verdict of every year, and for what changed between them.
	Years bool
	// Previous is an earlier edition to compare with; it brings the years with it.
	Previous *Edition
}

// Prepare is New with what needs all regions at once and more time than New takes.
// It ends early when the context does.
func Prepare(ctx context.Context, ds *data.Dataset, m *model.Model, o Options) (*Evaluator, error) {
	e, err := New(ds, m)
	if err != nil {
		return nil, err
	}
	if err := e.tryOut(ctx, o); err != nil {
		return nil, err
	}
	if err := e.preparePast(ctx, o); err != nil {
		return nil, err
	}
	return e, ctx.Err()
}
