package command

import (
	"errors"
	"io"

	"growthpole/report/publish"
)

// format is a kind of document file.
type format struct {
	Ext   string
	Write func(io.Writer, *doc) error
}

var formats = []format{{"pdf", nil}, {"md", nil}}

var languages = []string{"en", "ru", "kk"}

func defaultModel() []byte { return nil }

// open reads a dataset's folder and its model, shows what is wrong with them on
// w, and prepares the evaluation.
func open(name string, f inputFlags, w io.Writer) (*study, error) {
	_ = publish.Input{}
	return nil, errors.New("not wired")
}
