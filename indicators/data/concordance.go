package data

// Concordance brings figures of one territory to those of the regions: it says
// which share of them goes to which region. Shares below 1 make estimates, marked
// Apportioned; figures that go as a whole and are added up are marked AddedUp.
type Concordance struct {
	ID     string   `json:"id"`
	From   string   `json:"from"`   // version of the geography that the figures are of
	Region string   `json:"region"` // the code that they bear
	Into   []Share  `json:"into"`   // they add up to 1
	For    []string `json:"for"`    // the quantities: IDs of series, or "activity"
	Basis  Basis    `json:"basis"`
	Source string   `json:"source"`
	Note   Names    `json:"note,omitempty"`
}

// Published is the basis of a share that an office has published. It is one of
// figures only: no choice of a model has it.
const Published Basis = "published"

// Share is the part of a figure that goes to a region, above 0 and up to 1.
type Share struct {
	Region string  `json:"region"`
	Share  float64 `json:"share"`
}

// Derived is what a figure for a region's territory was made of.
type Derived struct{ Origins []Origin }
