package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"growthpole/indicators/draft"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
	"growthpole/report/publish"

	"github.com/spf13/cobra"
)

func initCommand() *cobra.Command {
	var o draft.Options
	var from string
	c := &cobra.Command{
		Use:   "init DIR [--from FILE]",
		Short: "Begin a dataset, from a file of figures",
		Long: `Init writes a commented dataset.yaml, and regions.csv where codes or names of
regions can be read off. With --from it looks into a table (XLSX, CSV, TSV,
SDMX-CSV, Eurostat's TSV or JSON-stat): format, header, layout, separator, decimal
mark, columns, years, codes, units. What no file tells is a line marked FILL IN,
which check refuses until it has a value; nothing is guessed in silence.

The file is copied into DIR when it is not there. No file is overwritten.`,
		Example: `  growthpole init mydata --from employment.xlsx
  growthpole init mydata --from employment.xlsx --sheet "Table 3"
  growthpole init mydata`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if err := among("purpose", purposeGiven(o.For), []string{"activity", "series"}); err != nil {
				return err
			}
			return begin(args[0], from, o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&from, "from", "", "file of figures to look into")
	c.Flags().StringVar(&o.For, "for", "", "activity or series: what the figures are of (default: the activity when a column holds sectors)")
	c.Flags().StringVar(&o.Sheet, "sheet", "", "sheet of a workbook with several")
	c.Flags().StringVar(&o.Dataset, "dataset", "", "dataset of a JSON-stat file with several")
	c.Flags().StringVar(&o.Encoding, "encoding", "", "encoding of a text that is not in UTF-8, such as windows-1251")
	c.Flags().StringVar(&o.Separator, "separator", "", `what parts the columns: ",", ";" or tab`)
	return c
}

func purposeGiven(word string) []string {
	if word == "" {
		return nil
	}
	return []string{word}
}

// begin writes a dataset's first files, and says what is left to do.
func begin(folder, from string, o draft.Options, out, err io.Writer) error {
	d := draft.Empty()
	var content []byte
	if from != "" {
		var found problem.List
		if content, found = readRegular(from, int64(sheet.MaxSize(from, sheet.Options{})), "name a part of it"); found.Blocking() {
			return usageError{err: found}
		}
		d, found = draft.Of(filepath.ToSlash(from), content, o)
		show(err, found)
		if len(d.Files) == 0 {
			return errReported
		}
	}
	files := d.Files
	if from != "" {
		files = append(files, draft.File{Name: filepath.Base(from), Content: content})
	}
	written, failure := writeNew(folder, files)
	if failure != nil {
		return failure
	}
	for _, line := range d.Told {
		fmt.Fprintln(out, problem.Clean(line))
	}
	for _, name := range written {
		fmt.Fprintf(out, "wrote %s\n", problem.Clean(filepath.Join(folder, name)))
	}
	_, failure = fmt.Fprintf(out, "%s to fill in; then run: growthpole check %s\n", count(d.Open, "place is left", "places are left"), problem.Clean(folder))
	return failure
}

// writeNew writes files that are not there yet, all or none: a file of the same name
// with other content is an error before anything is written. It returns the names
// of those that were written.
func writeNew(name string, files []draft.File) ([]string, error) {
	var fresh []draft.File
	for _, f := range files {
		at := filepath.Join(name, f.Name)
		info, err := os.Lstat(at)
		if errors.Is(err, fs.ErrNotExist) {
			fresh = append(fresh, f)
			continue
		}
		if err != nil {
			return nil, err
		}
		if same := info.Mode().IsRegular() && info.Size() == int64(len(f.Content)) && holds(at, f.Content); !same {
			return nil, usagef("%s is there already, and is not overwritten; name another folder, or move it away", at)
		}
	}
	folder, err := publish.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder to write to: %w", err)
	}
	defer folder.Close()
	var written []string
	for _, f := range fresh {
		if _, err := folder.WriteContent(f.Name, f.Content); err != nil {
			return nil, err
		}
		written = append(written, f.Name)
	}
	return written, nil
}

func holds(name string, content []byte) bool {
	there, err := os.ReadFile(name)
	return err == nil && bytes.Equal(there, content)
}
