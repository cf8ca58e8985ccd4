package composite

// Copeland compares every row with every other: a row beats another when the
// items in which it is higher outweigh those in which it is lower, over the items
// that both have. The result is the share of the other rows that a row beats, 0
// to 1, an even match counting half (Copeland 1951; Munda and Nardo 2009). It is
// 0 for a single row, which meets nobody. The time grows with the square of the
// number of rows.
func Copeland(rows [][]float64, weights []float64) []float64 {
	score := make([]float64, len(rows))
	CopelandInto(score, rows, weights)
	return score
}

// CopelandInto is Copeland written into a slice as long as rows.
func CopelandInto(score []float64, rows [][]float64, weights []float64) {
	clear(score)
	for i := range rows {
		for j := i + 1; j < len(rows); j++ {
			switch d := outweighs(rows[i], rows[j], weights); {
			case d > evenMatch:
				score[i]++
			case d < -evenMatch:
				score[j]++
			default:
				score[i] += 0.5
				score[j] += 0.5
			}
		}
	}
	for i := range score {
		score[i] /= float64(max(len(rows)-1, 1))
	}
}

// evenMatch absorbs rounding where weights of both sides add up to the same.
const evenMatch = 1e-9

// outweighs is the weight for a less the weight for b, as a share of all weights.
// A missing item is neither higher nor lower.
func outweighs(a, b, weights []float64) float64 {
	var d, all float64
	for k, w := range weights {
		all += w
		switch {
		case a[k] > b[k]:
			d += w
		case a[k] < b[k]:
			d -= w
		}
	}
	if all == 0 {
		return 0
	}
	return d / all
}
