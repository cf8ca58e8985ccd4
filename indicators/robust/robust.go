// Package robust says how often an answer stays the same when choices vary: it
// makes the draws, counts the answers, and finds the choice that moves them most.
// It knows nothing of regions or stages; what is drawn and what is answered
// belongs to its callers.
package robust

// Interval is where a number lies over all draws: its median and the quantiles
// at 5 and 95 per cent (linear between order statistics, type 7 of Hyndman and
// Fan 1996, as R and numpy do by default).
type Interval struct {
	Low    float64 `json:"low"`
	Median float64 `json:"median"`
	High   float64 `json:"high"`
}

// Share is how often one of several answers was given, 0 to 1.
type Share struct {
	Answer string  `json:"answer"`
	Share  float64 `json:"share"`
}

// Driver is one choice and how much of an answer's variance it explains.
type Driver struct {
	Choice string  `json:"choice"` // such as "weights" or "thresholds"
	First  float64 `json:"first"`  // first-order Sobol index: alone
	Total  float64 `json:"total"`  // total Sobol index: with all its interactions
}
