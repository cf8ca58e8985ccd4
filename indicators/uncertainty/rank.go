package uncertainty

import "slices"

// rank ranks numbers, the largest first; ties share the better rank, and what is
// not known (NaN) has rank 0. It returns how many are known. Room is scratch.
func rank(dst []int32, numbers, room []float64) int {
	n := 0
	for _, x := range numbers {
		if x == x {
			room[n] = x
			n++
		}
	}
	sorted := room[:n]
	slices.Sort(sorted)
	for i, x := range numbers {
		dst[i] = 0
		if x == x {
			dst[i] = int32(n - after(sorted, x) + 1)
		}
	}
	return n
}

// after is the place of the first number above x.
func after(sorted []float64, x float64) int {
	low, high := 0, len(sorted)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if sorted[middle] > x {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
