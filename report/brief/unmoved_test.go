package brief

import (
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/data"
)

// TestAStageWithoutNewFiguresCouldNotChange: what rests on the same years' figures is
// called so from the first year on that does, and nothing else is.
func TestAStageWithoutNewFiguresCouldNotChange(t *testing.T) {
	verdict := func(year data.Year, held int, of ...data.Year) indicators.YearVerdict {
		y := indicators.YearVerdict{Year: year, Held: held}
		for _, figure := range of {
			value := data.Unknown(data.NotGiven, year)
			if figure != 0 {
				value = data.Known(1, figure)
			}
			y.Gates = append(y.Gates, indicators.YearAnswer{Criteria: []indicators.YearFinding{{Figures: []indicators.YearFigure{{Indicator: "x", Value: value}}}}})
		}
		return y
	}
	for _, c := range []struct {
		name  string
		years []indicators.YearVerdict
		from  int
	}{
		{"one year", []indicators.YearVerdict{verdict(2025, 0, 2022)}, 0},
		{"no figure", []indicators.YearVerdict{verdict(2024, 0, 0), verdict(2025, 0, 0)}, 0},
		{"a new figure", []indicators.YearVerdict{verdict(2024, 0, 2022), verdict(2025, 0, 2023)}, 0},
		{"a figure grown too old", []indicators.YearVerdict{verdict(2024, 1, 2024, 2020), verdict(2025, 1, 2024, 0)}, 0},
		{"the same", []indicators.YearVerdict{verdict(2022, 0, 2021), verdict(2023, 0, 2022), verdict(2024, 0, 2022), verdict(2025, 0, 2022)}, 2023},
		{"new only beyond the next gate", []indicators.YearVerdict{verdict(2024, 0, 2022, 2024), verdict(2025, 0, 2022, 2025)}, 2024},
		{"new at the next gate", []indicators.YearVerdict{verdict(2024, 1, 2022, 2024), verdict(2025, 1, 2022, 2025)}, 0},
	} {
		got := new(writer).unmoved(c.years)
		if got.Known != (c.from != 0) || got.Known && (got.From != c.from || got.Of != "2022" || !got.Single) {
			t.Errorf("%s: %+v, want one from %d", c.name, got, c.from)
		}
	}
}
