package load

import (
	"growthpole/indicators/data"
	"growthpole/indicators/sheet"
)

// The closed lists of dataset.yaml.
var (
	roleNames   = []string{"none", "content", "product", "mixed"}
	regionKinds = []string{"region", "city"}
	purposes    = []string{"activity", "series"}
	noFigure    = []string{"nil", "confidential", "missing"} // meanings of a sign that stands instead of a figure
	empties     = []string{"missing"}
	others      = []string{"ignore"}
	decimals    = []string{".", ","}
	signs       = []string{allowed}
)

// Description is a new value of the type that dataset.yaml is decoded into, for
// what is made from the type: its JSON Schema.
func Description() any { return &manifest{} }

// Words are the closed lists of dataset.yaml by the type and the key that takes
// one of them. Of a mapping the values are meant, of a list the items.
func Words() map[string][]string {
	return map[string][]string{
		"load.region.kind":        regionKinds,
		"load.sector.role":        roleNames,
		"load.activity.kind":      kinds,
		"load.published.negative": signs,
		"load.regions.separator":  sheet.Separators(),
		"load.table.for":          purposes,
		"load.table.format":       sheet.Formats(),
		"load.table.encoding":     sheet.Encodings(),
		"load.table.separator":    sheet.Separators(),
		"load.table.decimal":      decimals,
		"load.table.statuses":     statusWords(),
		"load.table.missing":      noFigure,
		"load.table.flags":        append(flagWords(), data.Apportioned.String(), data.AddedUp.String()),
		"load.table.empty":        empties,
		"load.table.others":       others,
		"load.concordance.basis":  shareBases,
		"data.Ground.basis":       bases,
	}
}

// Convention is what a format means by signs and marks where a table declares none.
type Convention struct{ Missing, Flags, Statuses map[string]string }

// Conventions are those of a format; empty for one that has none.
func Conventions(format string) Convention {
	c := conventionsOf[format]
	return Convention{c.missing, c.flags, c.statuses}
}
