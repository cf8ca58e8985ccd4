package drawing

// Datum is one thing that a figure shows: a number, or a state in words. It is what
// a reader has who cannot see the figure, or wants to calculate with it.
type Datum struct {
	Group  string  // panel or heading that it stands under; may be empty
	Row    string  // whose it is: a sector, a region, a line
	Series string  // which of a row's numbers it is: region or nation, an axis, a year
	Number float64 // when Known
	Known  bool
	Label  string // as the figure prints it; empty where it does not
}
