package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/report/evidence"
	"growthpole/report/house"
	"growthpole/report/publish"
	"growthpole/report/stylefile"

	"github.com/spf13/cobra"
)

func styleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "style",
		Short: "Print the built-in house style",
		Long: `Style prints the file that holds what documents look like: colours, fonts, margins,
the cover with organisation and logo. Save it as style.yaml in a dataset's folder, or
give it with --style, and change what you need; docs/style.md teaches it by example.`,
		Example: "  growthpole style > mydata/style.yaml",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := c.OutOrStdout().Write(stylefile.DefaultText())
			return err
		},
	}
}

// addStyle defines --style.
func addStyle(c *cobra.Command, into *string, beside string) {
	c.Flags().StringVar(into, "style", "", "house style: colours, fonts, margins, logo (default: "+stylefile.Name+" "+beside+", or else the built-in one)")
}

// styled is a house style with the files that it was read from; the zero styled is
// the built-in one.
type styled struct {
	style *house.Style
	name  string // as a message names it
	files []stylefile.File
}

// openStyle finds the style: the one named, or that of a folder, or the built-in one.
func openStyle(folder string, fsys fs.FS, named string) (styled, problem.List) {
	s, file := styled{}, stylefile.Name
	if named != "" {
		root, err := os.OpenRoot(filepath.Dir(named))
		if err != nil {
			return s, problem.List{unopened(named, err)}
		}
		defer root.Close()
		folder, fsys, file = filepath.Dir(named), root.FS(), filepath.Base(named)
	} else if _, err := fs.Stat(fsys, file); errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	s.name = filepath.Join(folder, file)
	var found problem.List
	s.style, s.files, found = stylefile.Open(fsys, file)
	if len(s.files) > 0 && bytes.Equal(s.files[0].Content, stylefile.DefaultText()) {
		return styled{}, nil // as it was printed
	}
	return s, within(folder, found)
}

// unopened says why the folder of a style cannot be opened.
func unopened(named string, err error) problem.Problem {
	p := problem.Problem{File: named, Hint: "check the name, or leave it out to use the built-in style"}
	switch folder := filepath.Dir(named); {
	case errors.Is(err, fs.ErrNotExist):
		p.What = "the file is not there"
	case errors.Is(err, fs.ErrPermission):
		p.What, p.Hint = "its folder may not be read: permission denied", "ask for the right to read "+folder+", or copy the style elsewhere"
	default:
		if at, e := os.Stat(folder); e == nil && !at.IsDir() {
			p.What = folder + " is not a folder"
			break
		}
		p.What = "its folder cannot be opened: " + err.Error()
	}
	return p
}

// inputs are the files of a style for the manifest.
func (s styled) inputs() []publish.Input {
	var list []publish.Input
	for _, f := range s.files {
		list = append(list, hashed(f.Name, f.Content))
	}
	return list
}

// evidence is what documents carry of their style.
func (s styled) evidence() []evidence.Input {
	var list []evidence.Input
	for i, f := range s.files {
		name := f.Name
		if i == 0 {
			name = stylefile.Name
		}
		list = append(list, evidence.Input{Path: path.Join(evidence.StyleFolder, name), Content: f.Content, Stays: f.Kept})
	}
	return list
}

// said names the style in the summary of a command.
func (s styled) said() string {
	return fmt.Sprintf("style: %s (SHA-256 %.12s…)", problem.Clean(s.name), hashed("", s.files[0].Content).SHA256)
}

// untranslated warns of languages in which the style shows an English text.
func (s styled) untranslated(langs []string) problem.List {
	if s.style == nil {
		return nil
	}
	texts := map[string]house.Words{"organisation": s.style.Organisation}
	if s.style.Logo != nil {
		texts["logo.alt"] = s.style.Logo.Alt
	}
	var list problem.List
	for _, key := range []string{"organisation", "logo.alt"} {
		var missing []string
		for _, lang := range langs {
			if _, has := texts[key][lang]; texts[key] != nil && !has {
				missing = append(missing, lang)
			}
		}
		if len(missing) > 0 {
			list = append(list, problem.Problem{File: s.name, Warning: true, What: key + " is not given in " + strings.Join(missing, ", "), Hint: "documents in these languages show the English text"})
		}
	}
	return list
}

// style is the one that a document was made in: its own, or the one that is named
// for it where files of it do not travel. The files have to be those.
func (r *remaker) style(set *evidence.Set) (styled, error) {
	p := set.Provenance
	if p.Style == nil {
		return styled{}, nil
	}
	s := styled{name: p.Style.File}
	var found problem.List
	left := slices.IndexFunc(p.Left, func(l evidence.Listed) bool { return strings.HasPrefix(l.Path, evidence.StyleFolder+"/") })
	switch {
	case left < 0:
		s.style, s.files, found = stylefile.Open(set.FS(evidence.StyleFolder), stylefile.Name)
		if len(s.files) > 0 {
			s.files[0].Name = p.Style.File
		}
	case r.styleFile == "":
		return s, fmt.Errorf("it was made in the style %s, and %s does not travel with it; name the style with --style", p.Style.File, strings.TrimPrefix(p.Left[left].Path, evidence.StyleFolder+"/"))
	default:
		s, found = openStyle("", nil, r.styleFile)
	}
	if found.Blocking() || s.style == nil {
		return s, unreadable("its style", found)
	}
	for _, in := range s.evidence() {
		sum := hashed("", in.Content).SHA256
		if !slices.ContainsFunc(slices.Concat(p.Files, p.Left), func(l evidence.Listed) bool { return l.Path == in.Path && l.SHA256 == sum }) {
			return s, fmt.Errorf("it was made in another style than %s: %s is not the file that it lists", s.name, strings.TrimPrefix(in.Path, evidence.StyleFolder+"/"))
		}
	}
	return s, nil
}
