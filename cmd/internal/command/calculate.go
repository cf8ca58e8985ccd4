package command

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"growthpole/indicators/flatfile"
	"growthpole/indicators/problem"
	"growthpole/report/publish"
	"growthpole/report/tables"

	"github.com/spf13/cobra"
)

// The calculators take files of numbers instead of a dataset, and give tables.

// tableFlags say how a calculator's input files are written.
type tableFlags struct {
	options flatfile.Options
	columns []string
}

// addText defines those that any text file may need.
func (f *tableFlags) addText(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&f.options.Separator, "separator", "", `what separates the columns: ",", ";" or tab (default: told from the file)`)
	fl.StringVar(&f.options.Decimal, "decimal", "", `the decimal mark, "." or "," (default: told from the figures)`)
	fl.StringVar(&f.options.Encoding, "encoding", "", "encoding of the file, such as windows-1251 (default UTF-8)")
	fl.StringArrayVar(&f.options.Missing, "missing", nil, "a text that stands for no figure, besides an empty cell and NA; may be repeated")
}

// add defines those of a command that reads one table.
func (f *tableFlags) add(c *cobra.Command) {
	f.addText(c)
	fl := c.Flags()
	fl.StringArrayVar(&f.columns, "column", nil, "a column that has another name in the file, as in region=Kreis; may be repeated")
	fl.StringVar(&f.options.Format, "format", "", "format of the file, such as csv or xlsx (default: by its ending)")
	fl.StringVar(&f.options.Sheet, "sheet", "", "sheet of a workbook (default: the only one)")
	fl.StringVar(&f.options.Range, "range", "", "cells of a sheet, header included, such as A5:K40 (default all)")
}

// ready checks the flags.
func (f *tableFlags) ready() error {
	for _, text := range f.columns {
		ours, theirs, found := strings.Cut(text, "=")
		if ours, theirs = strings.TrimSpace(ours), strings.TrimSpace(theirs); !found || ours == "" || theirs == "" {
			return usagef("--column is %s; give COLUMN=NAME, as in region=Kreis", problem.Quote(text))
		}
		if f.options.Columns == nil {
			f.options.Columns = map[string]string{}
		}
		f.options.Columns[ours] = theirs
	}
	return nil
}

// file reads an input file whole.
func (f *tableFlags) file(name string) (flatfile.File, problem.List) {
	if what, hint := f.options.Check(name); what != "" {
		return flatfile.File{}, problem.List{{File: name, What: what, Hint: hint}}
	}
	content, found := readRegular(name, int64(f.options.Limit(name)), "split it into several tables")
	return flatfile.File{Name: name, Content: content}, found
}

// tell shows what was found in a file, and ends the command where it cannot go on.
func tell(c *cobra.Command, found problem.List) error {
	show(c.ErrOrStderr(), found)
	if found.Blocking() {
		return errReported
	}
	return nil
}

// outFlags say where a calculator's tables go.
type outFlags struct {
	dir    string
	asJSON bool
}

func (f *outFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&f.dir, "output", "o", "", "folder for the tables, a CSV file each (default: print them)")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print the tables as JSON")
}

func (f *outFlags) ready() error {
	if f.dir != "" && f.asJSON {
		return usagef("-o writes CSV files and --json prints; give one of the two")
	}
	return nil
}

// write brings the tables to where they were asked for.
func (f *outFlags) write(c *cobra.Command, all []tables.Table) error {
	out := c.OutOrStdout()
	switch {
	case f.asJSON:
		return tables.JSON(out, all)
	case f.dir != "":
		return f.files(out, all)
	}
	for i, t := range all {
		if i > 0 {
			fmt.Fprintln(out)
		}
		if err := t.Plain(out); err != nil {
			return err
		}
	}
	return nil
}

// files writes a file for each table, and names them.
func (f *outFlags) files(out io.Writer, all []tables.Table) error {
	folder, err := publish.Open(f.dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	for _, t := range all {
		name := t.Name + ".csv"
		if _, err := folder.Write(name, t.CSV); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, filepath.ToSlash(filepath.Join(f.dir, name))); err != nil {
			return err
		}
	}
	return nil
}

// oneFile is the rule for the arguments of commands that read one table.
func oneFile(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 1:
		return nil
	case 0:
		return usagef("no file given; name the table")
	}
	return usagef("%d files given; name one", len(args))
}
