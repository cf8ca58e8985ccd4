package mechanism

import "growthpole/indicators/data"

// Apart says which sector sets a region apart, so that measures name it: the one outside
// IT whose share exceeds the nation's by most points, and by more than Lead. Where there
// is none, a measure speaks of the region's main industries.
type Apart struct {
	Lead        float64 `yaml:"lead" json:"lead"` // share of the economy, 0 to below 1
	data.Ground `yaml:",inline"`
}
