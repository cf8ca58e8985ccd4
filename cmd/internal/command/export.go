package command

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/report/publish"
	"growthpole/templates"

	"github.com/spf13/cobra"
)

// templatesCommand holds what is done with templates besides filling them.
func templatesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "templates",
		Short: "Copy the built-in templates, to change them",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return usagef("no action given; there is: templates export DIR")
		},
	}
	c.AddCommand(exportCommand())
	return c
}

func exportCommand() *cobra.Command {
	var langs []string
	c := &cobra.Command{
		Use:   "export DIR",
		Short: "Write the built-in templates and word lists into a folder",
		Long: `Export writes the templates and word lists of the program into a folder. Change
what you like, delete what you leave as it is, and give the folder to build:

  growthpole build samples/kazakhstan --templates DIR

Files that are there already are kept, and nothing is written then.
docs/templates.md teaches what a template may use.`,
		Example: `  growthpole templates export mytemplates
  growthpole templates export mytemplates --lang ru`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("%d folders given; name the one to write to", len(args))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := among("language", langs, folders(templates.FS)); err != nil {
				return err
			}
			n, err := exportTemplates(args[0], langs)
			if err == nil {
				fmt.Fprintf(c.ErrOrStderr(), "wrote %s into %s\n", count(n, "file", "files"), problem.Clean(args[0]))
			}
			return err
		},
	}
	c.Flags().StringSliceVarP(&langs, "lang", "l", nil, "languages: "+strings.Join(folders(templates.FS), ", ")+" (default all)")
	return c
}

// folders are those at the top of a file system, by name.
func folders(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// exportTemplates writes the files of some languages, or of all.
func exportTemplates(to string, langs []string) (written int, err error) {
	var files []string
	err = fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		lang, _, _ := strings.Cut(name, "/")
		if err == nil && !d.IsDir() && strings.Contains(name, "/") && (len(langs) == 0 || slices.Contains(langs, lang)) {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	folder, err := publish.Open(to)
	if err != nil {
		return 0, fmt.Errorf("cannot open the folder to write to: %w", err)
	}
	defer folder.Close()
	for _, name := range files {
		if folder.Has(name) {
			return 0, fmt.Errorf("%s is there already; remove it, or export into another folder", path.Join(problem.Clean(to), name))
		}
	}
	for _, name := range files {
		content, err := fs.ReadFile(templates.FS, name)
		if err == nil {
			_, err = folder.WriteContent(name, content)
		}
		if err != nil {
			return written, err
		}
		written++
	}
	return written, nil
}
