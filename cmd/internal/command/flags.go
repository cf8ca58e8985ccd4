package command

import (
	"io"
	"os"
	"strconv"
	"time"

	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

// inputFlags are the choices that every command that evaluates has.
type inputFlags struct {
	model     string
	year      int
	previous  previousFlags
	templates string
	style     string
	looks     bool // whether the style is read: documents are made, or the folder is checked
	date      string
	heard     func(problem.List) // takes problems instead of the terminal; nil shows them
	attach    string             // how much of the evidence documents carry; empty where none are made
}

// tell shows problems on w, or hands them to whoever wants to hear them.
func (f inputFlags) tell(w io.Writer, found problem.List) {
	if f.heard != nil {
		f.heard(found)
		return
	}
	show(w, found)
}

// add defines the flags that say how a dataset is read.
func (f *inputFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&f.model, "model", "m", "", "model file (default: model.yaml in FOLDER, or else the built-in model)")
}

// addYear defines --year.
func (f *inputFlags) addYear(c *cobra.Command) {
	c.Flags().IntVarP(&f.year, "year", "y", 0, "year to evaluate, from the figures up to that year (default: the dataset's)")
}

// previousFlags name an earlier edition to compare with.
type previousFlags struct {
	folder string
	model  string
	keep   bool // what the edition is read from, for documents to carry
}

// given reports whether there is an edition to compare with.
func (f previousFlags) given() bool { return f.folder != "" || f.model != "" }

func (f *previousFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.folder, "previous", "", "folder of an earlier edition of the dataset, to say what changed since, and why")
	c.Flags().StringVar(&f.model, "previous-model", "", "model of the earlier edition (default: model.yaml in its folder, or else the built-in model)")
}

// regionUsage is the help for --region where several may be named.
const regionUsage = "regions by code or name, with commas or by repeating the flag (default all)"

// addDocument defines those that matter to documents only.
func (f *inputFlags) addDocument(c *cobra.Command) {
	c.Flags().StringVarP(&f.templates, "templates", "t", "", "folder of templates that go before the built-in ones")
	addStyle(c, &f.style, "in FOLDER")
	c.Flags().StringVar(&f.date, "date", "", "date of the documents, YYYY-MM-DD (default: the dataset's)")
}

// day is the date that documents bear: that of the command line, of the
// environment, as packagers set it for builds that can be repeated, or the dataset's.
func (f *inputFlags) day(dataset time.Time) (time.Time, error) {
	if f.date != "" {
		t, err := time.Parse(time.DateOnly, f.date)
		if err != nil {
			return time.Time{}, usagef("--date is %s; give YYYY-MM-DD", problem.Quote(f.date))
		}
		return t, nil
	}
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return dataset, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is %s; give seconds since 1970, or unset it", problem.Quote(epoch))
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// lastSecond is the end of the year 9999, the last that a PDF can state.
const lastSecond = 253402300799
