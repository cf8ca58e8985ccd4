package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/problem"
	"growthpole/indicators/tidy"
	"growthpole/report/publish"

	"github.com/spf13/cobra"
)

// convertFlags are the choices of one conversion.
type convertFlags struct {
	out     string
	regions []string
}

func convertCommand() *cobra.Command {
	var f convertFlags
	c := &cobra.Command{
		Use:   "convert FOLDER -o DIR",
		Short: "Write a dataset in tidy form, one figure a row",
		Long: `Convert writes the figures of a dataset, in whatever formats they came, as CSV
tables with one figure a row: region, sector or series, year, value, unit, status,
flags, the reason of a gap, version of the territory, source, date of retrieval,
and the file, row and column where it was read. The folder is a dataset itself,
with the model of the first one where it has its own: check accepts it, and it
evaluates to the same results.

With --region it is an extract: those regions and the nation.

A dataset.yaml that another program or a person has written is not overwritten.`,
		Example: `  growthpole convert samples/kazakhstan -o tidy
  growthpole convert samples/kazakhstan -o astana --region Astana`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			return convert(args[0], f, c.ErrOrStderr())
		},
	}
	c.Flags().StringVarP(&f.out, "out", "o", "", "folder to write to")
	c.Flags().StringArrayVarP(&f.regions, "region", "r", nil, regionUsage)
	return c
}

// convert writes the tidy form of a folder, and reports on w.
func convert(folder string, f convertFlags, w io.Writer) error {
	if f.out == "" {
		return usagef("no folder to write to; name one with -o")
	}
	root, err := openFolder(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	ds, found := load.Folder(root.FS(), ".")
	show(w, within(folder, found))
	if ds == nil {
		return errReported
	}
	only, err := chosenRegions(ds, f.regions)
	if err != nil {
		return err
	}
	files, err := tidy.Files(ds, tidy.Options{Regions: only})
	if err != nil {
		return err
	}
	if files, err = withModel(folder, root.FS(), files, w); err != nil {
		return err
	}
	if err := ours(folder, f.out, files[0]); err != nil {
		return err
	}
	if err := writeFiles(f.out, files); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "wrote %s to %s\n", count(len(files), "file", "files"), problem.Clean(f.out))
	return err
}

// chosenRegions finds regions by code or name; none is all.
func chosenRegions(ds *data.Dataset, wanted []string) ([]string, error) {
	return (&study{data: ds}).choose(wanted)
}

// withModel adds the folder's own model as it is.
func withModel(folder string, fsys fs.FS, files []tidy.File, w io.Writer) ([]tidy.File, error) {
	if _, err := fs.Stat(fsys, modelName); errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	_, content, found := model.Open(fsys, modelName)
	show(w, within(folder, found))
	if content == nil {
		return nil, errReported
	}
	return append(files, tidy.File{Name: modelName, Content: content}), nil
}

// ours refuses to write over the dataset itself, or over a dataset.yaml that
// convert has not written: either would be lost.
func ours(folder, out string, manifest tidy.File) error {
	from, err := os.Stat(folder)
	if err != nil {
		return err
	}
	if to, err := os.Stat(out); err == nil && os.SameFile(from, to) {
		return usagef("the dataset cannot be written over itself; name another folder with -o")
	}
	name := filepath.Join(out, manifest.Name)
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	first, _, _ := bytes.Cut(manifest.Content, []byte("\n"))
	if info.Mode().IsRegular() && beginsWith(name, first) {
		return nil
	}
	return usagef("%s holds a %s that convert has not written; name another folder with -o", out, manifest.Name)
}

func beginsWith(name string, text []byte) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	begin := make([]byte, len(text))
	_, err = io.ReadFull(file, begin)
	return err == nil && bytes.Equal(begin, text)
}

// writeFiles writes files into a folder, each whole or not at all. The first one,
// which names the others, comes last.
func writeFiles(name string, files []tidy.File) error {
	folder, err := publish.Open(name)
	if err != nil {
		return fmt.Errorf("cannot open the folder to write to: %w", err)
	}
	defer folder.Close()
	for _, f := range append(slices.Clone(files[1:]), files[0]) {
		if _, err := folder.WriteContent(f.Name, f.Content); err != nil {
			return err
		}
	}
	return nil
}
