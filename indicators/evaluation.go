package indicators

import (
	"growthpole/indicators/data"
	"growthpole/indicators/factor"
	"growthpole/indicators/index"
	"growthpole/indicators/indicator"
	"growthpole/indicators/ledger"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/pole"
	"growthpole/indicators/route"
	"growthpole/indicators/score"
	"growthpole/indicators/stage"
	"growthpole/indicators/uncertainty"
)

// Evaluation is everything the method says of one region: numbers, statuses,
// identifiers and sources. It holds no sentence; names are looked up in the
// Model and the Dataset.
type Evaluation struct {
	Region     data.Region                `json:"region"`
	Year       data.Year                  `json:"year"`
	Indices    []Index                    `json:"indices"`
	Sectors    []Sector                   `json:"sectors"`
	MainSector string                     `json:"main_sector,omitempty"` // ID of the sector outside IT that sets the region apart, which measures name; empty where none does
	Waves      []Wave                     `json:"waves,omitempty"`       // ascending; without those of which a sector has no figure
	ShareSince data.Year                  `json:"share_since,omitempty"` // the year that ShareChange compares with; 0 without an earlier table
	ITGrowth   *ITGrowth                  `json:"it_growth,omitempty"`   // shift-share of IT; nil when it cannot be formed
	Indicators []Indicator                `json:"indicators"`
	Level      Level                      `json:"level"`
	Factors    factor.Result              `json:"factors"`
	Pole       pole.Verdict               `json:"pole"`
	Stage      stage.Verdict              `json:"stage"`
	Plan       []mechanism.Recommendation `json:"plan"`
	Path       route.Path                 `json:"path,omitzero"`    // to the next stage; none when the last is held
	Review     *mechanism.Reviewed        `json:"review,omitempty"` // whether the choice of IT itself is in question; nil where the model does not ask
	Requests   []Request                  `json:"requests"`
	Aged       []Aged                     `json:"aged,omitempty"`       // publications whose newer editions would answer anew, those that most rests on first
	Peers      []Peer                     `json:"peers,omitempty"`      // the most similar regions by structure, nearest first
	Doubts     []Doubt                    `json:"doubts,omitempty"`     // ratios of two figures that lie far from the median of the regions
	Robustness *uncertainty.Result        `json:"robustness,omitempty"` // nil when no draws were made
	Years      []YearVerdict              `json:"years,omitempty"`      // the verdict of every year in the data, ascending; the last is this evaluation's
	Ledger     []ledger.Change            `json:"ledger,omitempty"`     // what changed a verdict, and why; see Evaluator.Region
	Trace      []Trace                    `json:"trace,omitempty"`      // every measure of the plan, in its order, back to the rows of the input
	Weaknesses []Weakness                 `json:"weaknesses,omitempty"` // what is not where it should be, and which measures work on it
}

// Peer is another region with the Krugman index between the two structures, 0 to 2.
type Peer struct {
	Region string  `json:"region"` // its code
	KSI    float64 `json:"ksi"`
	// Level is the peer's level of innovative development, 0 to 100.
	Level data.Value `json:"level"`
	// Criteria are the peer's figures of the indicators that gates and elements judge, by their IDs.
	Criteria map[string]data.Value `json:"criteria"`
}

// Place is a rank among the regions with a known value: 1 is the best or, where
// no direction is better, the largest. Ties share the better rank.
type Place struct {
	Rank int `json:"rank,omitempty"` // 0 when the value is unknown
	Of   int `json:"of"`
}

// Index is a structure index of the region in the evaluation year.
type Index struct {
	Name  string     `json:"name"`
	Value data.Value `json:"value"`
	Place Place      `json:"place"`
	Low   data.Value `json:"lowest"`  // among the regions
	High  data.Value `json:"highest"` // among the regions
	// History is the index year by year, without rows, of the two that the paper
	// draws its map by (KSI and HHI); a year without a structure is left out.
	History []YearValue `json:"history,omitempty"`
}

// Sector is one sector of the region's economy in the evaluation year.
type Sector struct {
	ID            string     `json:"id"`
	Value         data.Value `json:"value"`           // the activity measure
	Share         data.Value `json:"share"`           // in the region, 0 to 1
	NationShare   data.Value `json:"nation_share"`    // in the nation, 0 to 1
	LQ            data.Value `json:"lq"`              // location quotient
	ShareOfNation data.Value `json:"share_of_nation"` // of the sector's national total, 0 to 1
	ShareChange   data.Value `json:"share_change"`    // of Share since Evaluation.ShareSince, in percentage points
}

// Wave is the part of the economy in sectors of one technological wave, as the
// dataset assigns them.
type Wave struct {
	Wave        int        `json:"wave"`         // 3 to 6
	Sectors     []string   `json:"sectors"`      // their IDs, in the dataset's order
	Share       data.Value `json:"share"`        // in the region, 0 to 1
	NationShare data.Value `json:"nation_share"` // in the nation, 0 to 1
}

// ITGrowth is the growth of the IT part of the activity measure between two
// years, with its shift-share parts.
type ITGrowth struct {
	From data.Year `json:"from"`
	To   data.Year `json:"to"`
	// LeftOut are sectors that only one of the years has; they are no part of the nation's growth.
	LeftOut []string `json:"left_out,omitempty"`
	index.Change
	Nation index.Change `json:"nation"`
}

// Indicator is an indicator of the model with the region's value, the nation's,
// its rank, and its years.
type Indicator struct {
	ID         string     `json:"id"`
	Value      data.Value `json:"value"`
	Nation     data.Value `json:"nation"`
	Total      bool       `json:"nation_is_total,omitempty"` // the nation's value is a sum over regions, not a figure to compare with
	Normalised data.Value `json:"normalised"`                // 0 to 100 on the goalposts; unknown without goalposts
	Clipped    bool       `json:"clipped,omitempty"`
	// Count is the number of cases behind a share of counted things; none for any other value.
	Count   indicator.Count `json:"count,omitzero"`
	Place   Place           `json:"place"`
	History []YearValue     `json:"history,omitempty"` // years with anything to say, ascending
}

// YearValue is a value of the region and of the nation in one year. In JSON the
// nation's years stand once, in Nation.
type YearValue struct {
	Year   data.Year  `json:"year"`
	Region data.Value `json:"region"`
	Nation data.Value `json:"-"`
}

// Level is the level of innovative development.
type Level struct {
	Score    score.Result   `json:"score"`
	Nation   score.Score    `json:"nation"` // the nation's figures scored the same way
	Standing score.Standing `json:"standing"`
	Place    Place          `json:"place"`
	// Strengths are the indicators that add to the score against a region at the
	// median, the most first; Weaknesses are those that cost, the most first.
	Strengths  []score.Contribution `json:"strengths,omitempty"`
	Weaknesses []score.Contribution `json:"weaknesses,omitempty"`
	// WithoutDoubted is the level without each of the indicators that a doubt concerns:
	// one of a doubted ratio's two figures is off, and it is not known which.
	WithoutDoubted []WithoutDoubted `json:"without_doubted,omitempty"`
}

// WithoutDoubted is the level of a region as if a doubted figure were missing, with
// all other figures and regions as they are.
type WithoutDoubted struct {
	Indicator string     `json:"indicator"` // what is left out
	Value     data.Value `json:"value"`     // 0 to 100; unknown where too little is left
	Low       data.Value `json:"low"`       // with the figure at the worst end of its scale; what else is missing stays so
	High      data.Value `json:"high"`      // and at the best
	Place     Place      `json:"place"`     // among the regions, the others as they are
	// Dropped are the pillars that too little is left of, so that all their weight goes.
	Dropped []string `json:"dropped,omitempty"`
}

// Request is a figure to ask for, because a verdict hangs on it.
type Request struct {
	Criterion  string   `json:"criterion"`
	Stage      int      `json:"stage,omitempty"`   // counted from 1; 0 when it belongs to a growth-pole element
	Element    string   `json:"element,omitempty"` // of the growth pole
	Indicators []string `json:"indicators"`        // those without a value
	Decides    bool     `json:"decides"`           // it belongs to the next gate
}

// Nation is what the overview needs: the regions beside each other, and the
// nation's own figures.
type Nation struct {
	Year          data.Year         `json:"year"`
	Indices       map[string]Spread `json:"indices"`
	Concentration []Concentration   `json:"concentration"` // by sector, in the dataset's order
	IT            Concentration     `json:"it"`
	Level         score.Result      `json:"level"`
	Diagnosis     *score.Diagnosis  `json:"level_diagnosis"`    // how the level behaves over the regions
	LeftOut       []string          `json:"left_out,omitempty"` // sectors without a figure in the evaluation year
	Indicators    []NationIndicator `json:"indicators"`
	Previous      *Previous         `json:"previous,omitempty"` // the edition that the ledgers compare with; nil without one
}

// NationIndicator is the nation's value of an indicator, and its years.
type NationIndicator struct {
	ID      string       `json:"id"`
	Value   data.Value   `json:"value"`
	History []data.Value `json:"history,omitempty"` // the known ones, ascending by year
	// Ranked are the years that the regions' figures are of, ascending, where they are
	// of several: the ranks then compare different years.
	Ranked []data.Year `json:"ranked_years,omitempty"`
}

// Spread is an index or indicator over all regions, in their order.
type Spread struct {
	Values []data.Value `json:"values"`
	Nation data.Value   `json:"nation"`
}

// Concentration says where in the country a sector sits.
type Concentration struct {
	Sector string `json:"sector,omitempty"` // ID; empty for all IT taken together
	index.Concentration
}
