package figure

import (
	"fmt"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// chartRange is a linear range for go-chart that leaves room before its least and
// after its greatest number, and keeps the ends it was made with: go-chart's own
// moves them to the outer ticks.
type chartRange struct {
	min, max   float64
	foot, head int // in go-chart's units
	domain     int
	ticks      []float64
}

var _ chart.Range = (*chartRange)(nil)

func (r *chartRange) String() string       { return fmt.Sprintf("%g to %g on %d", r.min, r.max, r.domain) }
func (r *chartRange) IsZero() bool         { return false }
func (r *chartRange) GetMin() float64      { return r.min }
func (r *chartRange) SetMin(float64)       {}
func (r *chartRange) GetMax() float64      { return r.max }
func (r *chartRange) SetMax(float64)       {}
func (r *chartRange) GetDelta() float64    { return r.max - r.min }
func (r *chartRange) GetDomain() int       { return r.domain }
func (r *chartRange) SetDomain(domain int) { r.domain = domain }
func (r *chartRange) IsDescending() bool   { return false }

// Translate gives the distance from the start of the domain.
func (r *chartRange) Translate(v float64) int {
	length := float64(r.domain - r.foot - r.head)
	return r.foot + int(math.Round((v-r.min)/(r.max-r.min)*length))
}
