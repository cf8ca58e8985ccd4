// Package evidence is what a brief carries with it, so that whoever receives it
// can evaluate again: the data as they were read, the model, the user's templates,
// the results, and where all of it comes from. It is written when a brief is made,
// and read back when one is verified.
package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"growthpole/report/document"
)

// Paths of the files that a brief carries. A folder keeps what was read apart from
// what was made: a table may well be called results.json. Inside a PDF the files
// have names without folders; provenance.json says which is which.
const (
	ProvenanceName  = "provenance.json"
	ResultsName     = "results.json"
	FiguresName     = document.FiguresName // what the figures of a document show
	ModelName       = "model.yaml"
	DataFolder      = "data"
	TemplatesFolder = "templates"
	PreviousFolder  = "previous" // an earlier edition: its data and model
	StyleFolder     = "style"    // the house style, with its logo and fonts
	TidyFolder      = "tidy"     // figures of the region and those it is compared with, for people to read
)

// MostData is how many bytes of input travel inside a brief: those of a hundred
// regions with ten years of figures. Beyond it a brief names its inputs by their
// hashes, and verifying it needs the dataset's folder.
const MostData = 16 << 20

// Format is how the evidence is arranged; a later arrangement gets another number.
const Format = 1

// Mode is how much of the evidence a document carries.
type Mode string

// The modes. All is the usual one: a brief that is attached to a submission is
// worth as much as what can be checked of it, and the evidence of a country of
// twenty regions adds less to a file than a photograph would.
const (
	None    Mode = "none"    // nothing
	Results Mode = "results" // the results, and the hashes of what they rest on
	All     Mode = "all"     // also data, model and templates
)

// Modes lists the modes, the least first.
var Modes = []Mode{None, Results, All}

// Provenance says what a document was made from, by what, and with which
// arguments. It holds nothing of the machine, the user or the clock.
type Provenance struct {
	Format     int      `json:"format"`
	Program    string   `json:"program"` // name and version
	Document   Document `json:"document"`
	Evaluation Choices  `json:"evaluation"`
	Data       string   `json:"data"`            // Attached, TooLarge or Left
	Model      Named    `json:"model"`           // as it was read; no name for the built-in one
	Previous   *Named   `json:"previous_model"`  // of the earlier edition; null without one
	Style      *Named   `json:"style,omitempty"` // of the user; none for the built-in one
	Templates  string   `json:"templates"`       // SHA-256 over the program's own templates of the language
	Files      []Listed `json:"files"`           // that travel with the document, but for this one
	Left       []Listed `json:"inputs_left_out"` // that were read and do not travel with it
}

// What Provenance.Data may say.
const (
	Attached = "attached"  // all that was read is attached
	TooLarge = "too large" // more than MostData
	Left     = "left out"  // not wanted
)

// Document is what the document is about.
type Document struct {
	Region   string    `json:"region,omitempty"` // code; empty for the overview
	Language string    `json:"language"`
	Date     time.Time `json:"date"`
}

// Choices are the arguments that matter to the evaluation.
type Choices struct {
	Year     int     `json:"year,omitempty"`      // 0 is the dataset's
	Draws    *int    `json:"draws,omitempty"`     // null is as the model says
	Seed     *uint64 `json:"seed,omitempty"`      // null is as the model says
	Previous bool    `json:"previous,omitempty"`  // compared with an earlier edition
	SameData bool    `json:"same_data,omitempty"` // of which only the model is another one
}

// Named is a file by the name under which it was read.
type Named struct {
	File   string `json:"file,omitempty"`
	SHA256 string `json:"sha256"`
}

// Listed is a file with what it takes to recognise it.
type Listed struct {
	File   string `json:"file,omitempty"` // name inside the document; empty for one that is left out
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// Input is a file that was read, by its path. A file that does not travel needs no
// content: its size and hash, as lower-case hexadecimal digits of SHA-256, do.
type Input struct {
	Path    string
	Content []byte
	Bytes   int64  // of a file without content
	SHA256  string // of a file without content
	Stays   bool   // does not travel, such as a font that may not be passed on
}

// size is the length of a file, with or without its content.
func (in Input) size() int64 {
	if in.Content == nil {
		return in.Bytes
	}
	return int64(len(in.Content))
}

// listed is a file that does not travel.
func (in Input) listed() Listed {
	if in.Content == nil && in.SHA256 != "" {
		return Listed{Path: in.Path, SHA256: in.SHA256, Bytes: int(in.Bytes)}
	}
	return listed("", in.Path, in.Content)
}

// Run is the evidence that the documents of one run share.
type Run struct {
	Mode       Mode
	Program    string
	Date       time.Time
	Choices    Choices
	Model      Named
	Previous   *Named
	Style      *Named
	Templates  map[string]string // by language: the digest of the program's own
	files      []document.Attachment
	left       []Listed
	names      map[string]bool // that are taken
	dataIsHere string
}

// Share takes the files that the run read and makes them ready to be attached to
// any number of documents.
func (r *Run) Share(inputs []Input) {
	total := int64(0)
	for _, in := range inputs {
		total += in.size()
	}
	r.names = map[string]bool{ResultsName: true, ProvenanceName: true, ModelName: true, FiguresName: true}
	r.dataIsHere = Attached
	switch {
	case r.Mode != All:
		r.dataIsHere = Left
	case total > MostData:
		r.dataIsHere = TooLarge
	}
	for _, in := range inputs {
		kind, _ := Kind(in.Path)
		data := kind == "data" || kind == "previous" && path.Base(in.Path) != ModelName
		if r.Mode != All || in.Stays || data && r.dataIsHere == TooLarge {
			r.left = append(r.left, in.listed())
			continue
		}
		relation := document.Source
		if data {
			relation = document.Data
		}
		r.files = append(r.files, r.attachment(r.name(in.Path), in.Path, in.Content, relation))
	}
}

// name is a file's name inside documents: data have their own, so that all files
// of a brief, saved into one folder, are a dataset; others and second ones of a
// name have their whole path in it.
func (r *Run) name(file string) string {
	name := path.Base(file)
	if file != ModelName && (path.Dir(file) != DataFolder || r.names[name] || strings.HasPrefix(name, TidyFolder+"_")) {
		name = strings.ReplaceAll(file, "/", "_")
		for r.names[name] || strings.HasPrefix(name, TidyFolder+"_") {
			name = "_" + name
		}
	}
	r.names[name] = true
	return name
}

func (r *Run) attachment(name, file string, content []byte, relation document.Relation) document.Attachment {
	return document.Attachment{File: &document.File{Name: name, Path: file, MIME: mediaType(name), Date: r.Date, Content: content}, Relation: relation}
}

// Own makes a file that the documents of a region share: results, tidy figures.
func (r *Run) Own(file string, content []byte) document.Attachment {
	return r.attachment(strings.ReplaceAll(file, "/", "_"), file, content, document.Data)
}

// Of is the evidence of one document: its own files and the shared ones, and how
// they belong together.
func (r *Run) Of(region, language string, own []document.Attachment) ([]document.Attachment, error) {
	if r.Mode == None {
		return nil, nil
	}
	all := slices.Concat(own, r.files)
	p := Provenance{
		Format: Format, Program: r.Program, Evaluation: r.Choices, Data: r.dataIsHere,
		Document: Document{Region: region, Language: language, Date: r.Date.UTC()},
		Model:    r.Model, Previous: r.Previous, Style: r.Style, Templates: r.Templates[language],
		Files: []Listed{}, Left: append([]Listed{}, r.left...),
	}
	for _, a := range all {
		p.Files = append(p.Files, listed(a.Name, a.Path, a.Content))
	}
	content, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		return nil, err
	}
	return append(all, r.attachment(ProvenanceName, ProvenanceName, append(content, '\n'), document.Supplement)), nil
}

func listed(name, file string, content []byte) Listed {
	return Listed{File: name, Path: file, SHA256: hash(content), Bytes: len(content)}
}

func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Digest is one hash over all files of a folder, with their names.
func Digest(fsys fs.FS, folder string) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		fmt.Fprintf(sum, "%s\x00%d\x00", name, len(content))
		sum.Write(content)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}

// Kind says what a file that goes with a document is (data, tidy, model, template,
// style, previous, results, figures or provenance), and how it was called when it was read.
func Kind(name string) (kind, of string) {
	folder, rest, inFolder := strings.Cut(name, "/")
	switch {
	case name == ResultsName:
		return "results", name
	case name == ProvenanceName:
		return "provenance", name
	case name == FiguresName:
		return "figures", name
	case !inFolder:
		return "model", name
	case folder == DataFolder:
		return "data", rest
	case folder == TemplatesFolder:
		return "template", rest
	case folder == StyleFolder:
		return "style", rest
	case folder == TidyFolder:
		return "tidy", rest
	}
	return "previous", strings.TrimPrefix(rest, DataFolder+"/")
}

// mediaTypes are those of the formats that a dataset may have.
var mediaTypes = map[string]string{
	".csv": "text/csv", ".tsv": "text/tab-separated-values", ".json": "application/json", ".geojson": "application/geo+json",
	".yaml": "application/yaml", ".yml": "application/yaml", ".md": "text/markdown", ".txt": "text/plain",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".ttf": "font/ttf",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

func mediaType(name string) string {
	if t, known := mediaTypes[strings.ToLower(path.Ext(name))]; known {
		return t
	}
	return "application/octet-stream"
}
