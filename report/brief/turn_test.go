package brief

import (
	"strconv"
	"testing"

	"growthpole/indicators/data"
)

// yearsOf are figures of years from 2010 on, printed without decimals; one marked
// with a break where its year is broken.
func yearsOf(broken int, numbers ...float64) []YearValue {
	var out []YearValue
	for k, x := range numbers {
		y := YearValue{Year: 2010 + k, Region: Value{Known: true, Number: x, text: strconv.FormatFloat(x, 'f', 0, 64), origins: []data.Origin{{Line: k}}}}
		if y.Year == broken {
			y.Region.origins[0].Flags = data.SeriesBreak
		}
		out = append(out, y)
	}
	return out
}

func TestADevelopmentBeginsAtTheLastBreak(t *testing.T) {
	for broken, want := range map[int]int{0: 2010, 2012: 2012, 2014: 2014} {
		years := sinceBreak(yearsOf(broken, 9, 9, 3, 4, 5))
		if years[0].Year != want || years[len(years)-1].Year != 2014 {
			t.Errorf("a break in %d: from %d to %d, want from %d", broken, years[0].Year, years[len(years)-1].Year, want)
		}
	}
}

func TestATurnIsOutsideWhatTheEndsTell(t *testing.T) {
	for _, tt := range []struct {
		name    string
		numbers []float64
		year    int // 0 is none
		lowest  bool
	}{
		{"a way down", []float64{9, 7, 6}, 0, false},
		{"a hollow", []float64{9, 2, 6}, 2011, true},
		{"a peak", []float64{3, 9, 5}, 2011, false},
		{"the further of the two", []float64{5, 2, 12, 6}, 2012, false},
		{"not by what is not printed", []float64{5, 4.6, 6}, 0, false},
		{"two years", []float64{5, 6}, 0, false},
	} {
		got := turn(yearsOf(0, tt.numbers...))
		switch {
		case got == nil && tt.year != 0, got != nil && (got.Year != tt.year || got.Lowest != tt.lowest):
			t.Errorf("%s: got %v, want %d, lowest %v", tt.name, got, tt.year, tt.lowest)
		}
	}
}

// TestWhatIsToldOfALongerPeriod: it is longer, and tells more than the growth does.
func TestWhatIsToldOfALongerPeriod(t *testing.T) {
	for _, tt := range []struct {
		name        string
		years       int
		first, last float64
		growth      float64 // a year, relative to the nation
		want        bool
	}{
		{"a fall", 6, 9, 8, 1, true},
		{"a fall that is not printed", 6, 9.1, 8.9, 1, true},
		{"a rise, as the growth says", 6, 8, 9, 1, false},
		{"a rise, although the nation grew faster", 6, 8, 9, -1, true},
		{"a period that is hardly longer", 5, 9, 8, 1, false},
	} {
		ends := yearsOf(0, tt.first, tt.last)
		ends[1].Year = ends[0].Year + tt.years
		it := IT{Trend: true, First: ends[0], Last: ends[1], Momentum: &Indicator{Over: 3, Value: Value{Known: true, Number: tt.growth}}}
		if got := it.TrendTold(); got != tt.want {
			t.Errorf("%s: told %v", tt.name, got)
		}
	}
}
