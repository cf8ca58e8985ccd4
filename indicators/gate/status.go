// Package gate asks whether a region meets criteria. A criterion is one or more
// thresholds on indicators; a gate is some criteria, combined as the model file
// says. What is not known is never counted as met.
package gate

import "fmt"

// Status is the answer to a criterion or a gate. The zero Status is Unknown:
// what was forgotten is never met.
type Status uint8

// The answers.
const (
	Unknown Status = iota
	NotMet
	Met
)

var statusNames = [...]string{"unknown", "not met", "met"}

func (s Status) String() string { return statusNames[s] }

// MarshalText writes the status as results.json and the word list know it.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Status) UnmarshalText(b []byte) error {
	for i, name := range statusNames {
		if string(b) == name {
			*s = Status(i)
			return nil
		}
	}
	return fmt.Errorf("status %q; want unknown, not met or met", b)
}

// Combine answers for n statuses of which need must be met: Met when enough are,
// NotMet when enough cannot be any more, else Unknown.
func Combine(met, unknown, need int) Status {
	switch {
	case met >= need:
		return Met
	case met+unknown < need:
		return NotMet
	}
	return Unknown
}
