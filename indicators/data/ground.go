package data

// Basis says where a choice of the model comes from.
type Basis string

// The bases of a choice. Everything that is neither in the paper nor in the
// literature is an assumption, and the brief prints it as one.
const (
	Paper      Basis = "paper"
	Literature Basis = "literature"
	Assumption Basis = "assumption"
)

// Ground is what a threshold, weight or text of the model rests on.
type Ground struct {
	Basis  Basis  `yaml:"basis" json:"basis"`
	Source string `yaml:"source" json:"source"` // reference, or the reason for an assumption
}
