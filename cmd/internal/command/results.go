package command

import (
	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/report/publish"
)

// head is what results.json says before the regions.
type head struct {
	Dataset      data.Names            `json:"dataset"`          // title of the dataset
	Year         data.Year             `json:"year"`             // for which regions are evaluated
	Date         string                `json:"date"`             // that documents bear, YYYY-MM-DD
	Model        publish.Input         `json:"model"`            // the model's file; without a name it is the built-in one
	Sources      []data.Source         `json:"sources"`          // publications from which figures were taken
	Tables       []data.Table          `json:"tables"`           // the files that were read
	Notes        []data.Note           `json:"notes"`            // what a reader of the figures must know
	Changes      []data.BoundaryChange `json:"boundary_changes"` // where codes changed their territory
	Concordances []data.Concordance    `json:"concordances"`     // by which figures of old territories were apportioned
	Nation       *indicators.Nation    `json:"nation"`           // the regions beside each other, and the nation's own figures
}

// results is results.json. It is never held in memory as a whole.
type results struct {
	head
	Regions []*indicators.Evaluation `json:"regions"` // in the order of the dataset
}
