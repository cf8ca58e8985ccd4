package data

import "strconv"

// Printed is a number as print shows it with so many decimals: to the nearest, and exact
// halves to the even digit. Whoever compares or adds up printed numbers has to round so.
func Printed(x float64, decimals int) float64 {
	x, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', decimals, 64), 64)
	if err != nil {
		panic(err) // every number that FormatFloat writes can be read
	}
	return x
}
