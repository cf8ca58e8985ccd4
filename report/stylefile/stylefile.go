// Package stylefile reads the house style from a YAML file, with the fonts and the
// logo that it names. It is strict: unknown keys, colours without contrast, margins
// without room and fonts without letters are problems that name their line.
package stylefile

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
	"growthpole/report/drawing"
	"growthpole/report/house"
)

// Name is that of a style in the folder of what it is for.
const Name = "style.yaml"

//go:embed default.yaml
var defaultText []byte

// DefaultText is the built-in style as a file, with its comments.
func DefaultText() []byte { return slices.Clone(defaultText) }

// File is a file that was read: the style, a font or a logo.
type File struct {
	Name    string // relative to the folder of the style
	Content []byte
	Kept    bool // does not travel inside documents: a font that is not to be passed on
}

// Open reads a style that lies in fsys under a name without folders, and what it
// refers to. The style is nil where a problem blocks it; the files, the style first,
// are those that could be read.
func Open(fsys fs.FS, name string) (*house.Style, []File, problem.List) {
	r := &reader{fsys: fsys}
	content, err := r.read(name, strictyaml.MaxSize)
	if err != nil {
		return nil, nil, problem.List{{File: name, What: err.Error(), Hint: "check the name, or leave it out to use the built-in style"}}
	}
	spec := specOf(house.Default())
	pos, found := strictyaml.Decode(name, content, &spec)
	r.pos, r.found = pos, found
	if found.Blocking() {
		return nil, r.files, found
	}
	s := spec.style()
	spec.Fonts.faces(r, s)
	spec.texts(r)
	spec.Logo.picture(r, s)
	if !r.found.Blocking() {
		for _, f := range s.Check() {
			r.complain(f.Key, f.What, f.Hint)
		}
	}
	r.found.Sort()
	if r.found.Blocking() {
		return nil, r.files, r.found
	}
	return s, r.files, r.found
}

// reader reads the files of a style and collects problems.
type reader struct {
	fsys  fs.FS
	pos   strictyaml.Positions
	files []File
	found problem.List
}

// complain adds a problem at a key.
func (r *reader) complain(key, what, hint string) {
	r.found = append(r.found, r.pos.Problem(key, problem.Clean(key)+": "+what, hint))
}

// read takes a regular file of a bounded size, once.
func (r *reader) read(name string, most int64) ([]byte, error) {
	for _, f := range r.files {
		if f.Name == name {
			return f.Content, nil
		}
	}
	info, err := fs.Stat(r.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("the file is not there")
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", err)
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a regular file")
	case info.Size() > most:
		return nil, fmt.Errorf("has %d bytes; at most %d are read", info.Size(), most)
	}
	content, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	r.files = append(r.files, File{Name: name, Content: content})
	return content, nil
}

// keep notes whether a file that was read stays out of documents.
func (r *reader) keep(name string, kept bool) {
	for i := range r.files {
		if r.files[i].Name == path.Clean(name) {
			r.files[i].Kept = kept
		}
	}
}

// beside reads a file that a key names, in the folder of the style or below.
func (r *reader) beside(key, name string, most int64) ([]byte, bool) {
	clean := path.Clean(name)
	if !fs.ValidPath(clean) || clean == "." {
		r.complain(key, problem.Quote(name)+" does not lie in the folder of the style", "copy the file there, and name it with / between folders")
		return nil, false
	}
	content, err := r.read(clean, most)
	if err != nil {
		r.complain(key, problem.Quote(name)+": "+err.Error(), "name a file in the folder of the style or below")
		return nil, false
	}
	return content, true
}

// spec is what stands in the file. It begins as the built-in style.
type spec struct {
	Colours struct {
		Ink      colour `yaml:"ink"`
		Accent   colour `yaml:"accent"`
		Quiet    colour `yaml:"quiet"`
		Hairline colour `yaml:"hairline"`
		Tint     colour `yaml:"tint"`
		PaleTint colour `yaml:"pale_tint"`
		WarmTint colour `yaml:"warm_tint"`
		Warm     colour `yaml:"warm"`
	} `yaml:"colours"`
	Figures struct {
		Ink    colour    `yaml:"ink"`
		Muted  colour    `yaml:"muted"`
		Frame  colour    `yaml:"frame"`
		Region colour    `yaml:"region"`
		Strong colour    `yaml:"strong"`
		Accent colour    `yaml:"accent"`
		Nation colour    `yaml:"nation"`
		Peer   colour    `yaml:"peer"`
		Grid   colour    `yaml:"grid"`
		Track  colour    `yaml:"track"`
		Tint   colour    `yaml:"tint"`
		Ramp   [5]colour `yaml:"ramp"`
	} `yaml:"figures"`
	Fonts fonts `yaml:"fonts"`
	Page  struct {
		Margins struct {
			Left   length `yaml:"left"`
			Right  length `yaml:"right"`
			Top    length `yaml:"top"`
			Bottom length `yaml:"bottom"`
		} `yaml:"margins"`
		Column length `yaml:"column"`
	} `yaml:"page"`
	Text struct {
		Size length `yaml:"size"`
	} `yaml:"text"`
	Organisation map[string]string `yaml:"organisation"`
	Cover        struct {
		Height       length  `yaml:"height"`
		Organisation bool    `yaml:"organisation"`
		Text         *colour `yaml:"text"`
		Band         *colour `yaml:"band"`
	} `yaml:"cover"`
	Logo    *logo `yaml:"logo"`
	Running struct {
		Organisation bool `yaml:"organisation"`
	} `yaml:"running"`
}

// specOf is the file that says what a style of the program does.
func specOf(s *house.Style) (out spec) {
	c, f := s.Colours, s.Figures
	out.Colours.Ink, out.Colours.Accent, out.Colours.Quiet, out.Colours.Hairline = colour(c.Ink), colour(c.Accent), colour(c.Quiet), colour(c.Hairline)
	out.Colours.Tint, out.Colours.PaleTint, out.Colours.WarmTint, out.Colours.Warm = colour(c.Tint), colour(c.PaleTint), colour(c.WarmTint), colour(c.Warm)
	out.Figures.Ink, out.Figures.Muted, out.Figures.Frame, out.Figures.Region = colour(f.Ink), colour(f.Muted), colour(f.Frame), colour(f.Region)
	out.Figures.Strong, out.Figures.Accent, out.Figures.Nation, out.Figures.Peer = colour(f.Strong), colour(f.Accent), colour(f.Nation), colour(f.Peer)
	out.Figures.Grid, out.Figures.Track, out.Figures.Tint = colour(f.Grid), colour(f.Track), colour(f.Tint)
	for i, shade := range f.Ramp {
		out.Figures.Ramp[i] = colour(shade)
	}
	m := &out.Page.Margins
	m.Left, m.Right, m.Top, m.Bottom = length(s.Page.Left), length(s.Page.Right), length(s.Page.Top), length(s.Page.Bottom)
	out.Page.Column, out.Text.Size = length(s.Page.Column), length(s.Text)
	out.Cover.Height, out.Cover.Organisation, out.Running.Organisation = length(s.Masthead.Height), s.Masthead.Named, s.Signed
	return out
}

// style is what the file says, but for fonts and logo.
func (s *spec) style() *house.Style {
	c, f, m := s.Colours, s.Figures, s.Page.Margins
	out := &house.Style{
		Colours: house.Colours{
			Ink: drawing.Color(c.Ink), Accent: drawing.Color(c.Accent), Quiet: drawing.Color(c.Quiet), Hairline: drawing.Color(c.Hairline),
			Tint: drawing.Color(c.Tint), PaleTint: drawing.Color(c.PaleTint), WarmTint: drawing.Color(c.WarmTint), Warm: drawing.Color(c.Warm),
		},
		Figures: house.Palette{
			Ink: drawing.Color(f.Ink), Muted: drawing.Color(f.Muted), Frame: drawing.Color(f.Frame), Region: drawing.Color(f.Region),
			Strong: drawing.Color(f.Strong), Accent: drawing.Color(f.Accent), Nation: drawing.Color(f.Nation), Peer: drawing.Color(f.Peer),
			Grid: drawing.Color(f.Grid), Track: drawing.Color(f.Track), Tint: drawing.Color(f.Tint),
		},
		Faces:        house.Default().Faces,
		Page:         house.Page{Left: float64(m.Left), Right: float64(m.Right), Top: float64(m.Top), Bottom: float64(m.Bottom), Column: float64(s.Page.Column)},
		Text:         float64(s.Text.Size),
		Organisation: house.Words(s.Organisation),
		Masthead:     house.Masthead{Height: float64(s.Cover.Height), Named: s.Cover.Organisation, Text: drawing.Color(c.Accent)},
		Signed:       s.Running.Organisation,
	}
	for i, shade := range f.Ramp {
		out.Figures.Ramp[i] = drawing.Color(shade)
	}
	if s.Cover.Band != nil {
		out.Masthead.Band, out.Masthead.Ground = true, drawing.Color(*s.Cover.Band)
	}
	if s.Cover.Text != nil {
		out.Masthead.Text = drawing.Color(*s.Cover.Text)
	}
	return out
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}$`)

// texts are those of the organisation and of the logo: languages are codes, and
// English is there for those that are missing.
func (s *spec) texts(r *reader) {
	if s.Organisation != nil {
		r.words("organisation", s.Organisation)
	} else if s.Running.Organisation {
		r.complain("running.organisation", "there is no organisation to name", "add organisation: {en: …}, or write false here")
	}
	if s.Logo != nil && s.Logo.Alt != nil {
		r.words("logo.alt", s.Logo.Alt)
	}
}

// longestText is what a name or an alternative text has at most, in bytes.
const longestText = 400

func (r *reader) words(key string, words map[string]string) {
	if words["en"] == "" {
		r.complain(key, "there is no English text, which stands in for languages that are missing", "add en: …")
	}
	for _, lang := range sorted(words) {
		text := words[lang]
		switch {
		case !languageCode.MatchString(lang):
			r.complain(key+"."+lang, problem.Quote(lang)+" is no language", "write its code of two or three letters, such as ru")
		case len(text) > longestText:
			r.complain(key+"."+lang, fmt.Sprintf("%d bytes; at most %d are printed", len(text), longestText), "shorten it")
		case !printable(text):
			r.complain(key+"."+lang, problem.Quote(text)+" is no line of text", "write words in one line")
		}
	}
}
