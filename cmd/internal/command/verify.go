package command

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"growthpole/indicators/load"
	"growthpole/indicators/problem"
	"growthpole/report/evidence"
	"growthpole/report/reader"
	"growthpole/report/sign"
	"growthpole/report/verify"

	"github.com/spf13/cobra"
)

// verifyFlags are the choices of one verification.
type verifyFlags struct {
	against   string
	model     string
	templates string
	style     string
	signature string
	jobs      int
	quiet     bool
}

func verifyCommand() *cobra.Command {
	var f verifyFlags
	c := &cobra.Command{
		Use:   "verify FILE.pdf...",
		Short: "Evaluate again what a brief carries, and compare every number",
		Long: `Verify takes data and model out of a brief, evaluates again, makes the brief
again, and compares: the files inside with the list of their checksums, every
number of results.json, every page, word and mark. It says "verified", or exactly
what differs, with the place and where in the results the expected number stands.
Of a brief made by another version of the program it says "verified in its numbers,
words and marks": letters and places of that version only that version can compare.

--against compares the data inside with a dataset: its folder is the one that build
read, with dataset.yaml, not the one that it wrote the briefs into. It also serves
for briefs that carry no data (--attach results, or a very large dataset).

Exit codes: 0 verified; 1 something differs; 2 wrong usage; 3 the file cannot be
verified, because it is no brief with evidence inside or cannot be evaluated.`,
		Example: `  growthpole verify briefs/overview.en.pdf
  growthpole verify briefs/*.pdf --against mydata`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no file given; name the PDF files to verify")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if f.jobs < 1 {
				return usagef("--jobs is %d; give 1 or more", f.jobs)
			}
			return verifyAll(c.Context(), args, f, c.OutOrStdout())
		},
	}
	c.Flags().StringVar(&f.against, "against", "", "folder of the dataset (with dataset.yaml) that the data inside have to be those of")
	c.Flags().StringVarP(&f.model, "model", "m", "", "model of briefs that do not carry theirs")
	c.Flags().StringVarP(&f.templates, "templates", "t", "", "the user's templates of briefs that do not carry theirs")
	c.Flags().StringVar(&f.style, "style", "", "house style of briefs that do not carry all of theirs, such as its fonts")
	c.Flags().StringVar(&f.signature, "signature", "", "CMS signature beside the one file that is verified (.p7s)")
	c.Flags().IntVarP(&f.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "pieces of work to do at once")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show files that are not verified only")
	return c
}

// errUnverifiable ends a command that could not verify a file.
var errUnverifiable = fmt.Errorf("%w: cannot be verified", errReported)

// verifyAll verifies files one after the other.
func verifyAll(ctx context.Context, files []string, f verifyFlags, w io.Writer) error {
	v := verifier{flags: f, remaker: remaker{jobs: f.jobs, styleFile: f.style}}
	if f.against != "" {
		root, err := openFolder(f.against)
		if err != nil {
			return err
		}
		defer root.Close()
		if _, err := fs.Stat(root.FS(), load.File); errors.Is(err, fs.ErrNotExist) {
			return usagef("--against %s: the folder has no %s, so that it is no dataset; name the folder that build read, not the one with the briefs", f.against, load.File)
		}
		v.remaker.outside = &outside{files: root.FS(), name: f.against, model: f.model, templates: f.templates}
	}
	if f.signature != "" {
		if len(files) != 1 {
			return usagef("--signature is of one file; %d files given", len(files))
		}
		var err error
		if v.detached, err = readFile(f.signature); err != nil {
			return fmt.Errorf("%s: %w", f.signature, err)
		}
	}
	var worst error
	for _, name := range files {
		one, err := v.file(ctx, name)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case err != nil:
			fmt.Fprintf(w, "%s: cannot be verified: %s\n", problem.Clean(name), cleanLines(err.Error()))
			one.showSignatures(w)
			worst = errUnverifiable
		case len(one.differences) > 0:
			one.show(w, name)
			if worst == nil {
				worst = errReported
			}
		case !f.quiet:
			one.show(w, name)
		}
	}
	return worst
}

// cleanLines makes a message of several lines fit for a terminal.
func cleanLines(s string) string {
	list := strings.Split(s, "\n")
	for i := range list {
		list[i] = problem.Clean(list[i])
	}
	return strings.Join(list, "\n")
}

type verifier struct {
	flags    verifyFlags
	remaker  remaker
	detached []byte        // a signature beside the file; nil without
	limit    time.Duration // for making a document again; 0 is longest
}

// verification is what came of one file.
type verification struct {
	about       []string // lines on what was found as it should be
	differences []verify.Difference
	more        int
	notes       []string
	unseen      string // the program that alone can tell how the pages have to look; empty when that was compared
}

func (v *verification) say(format string, args ...any) {
	v.about = append(v.about, fmt.Sprintf(format, args...))
}

func (one *verification) show(w io.Writer, name string) {
	fmt.Fprintln(w, problem.Clean(name))
	for _, line := range one.about {
		fmt.Fprintln(w, "  "+problem.Clean(line))
	}
	for _, line := range one.notes {
		fmt.Fprintln(w, "  note: "+problem.Clean(line))
	}
	for _, d := range one.differences {
		fmt.Fprintln(w, "  "+problem.Clean(d.String()))
	}
	switch n := len(one.differences) + one.more; {
	case n > 0:
		if one.more > 0 {
			fmt.Fprintf(w, "  and %s more\n", count(one.more, "difference", "differences"))
		}
		fmt.Fprintf(w, "not verified: %s\n", count(n, "difference", "differences"))
	case one.unseen != "":
		fmt.Fprintf(w, "verified in its numbers, words and marks; how the pages look only %s can compare\n", problem.Clean(one.unseen))
	default:
		fmt.Fprintln(w, "verified")
	}
}

// showSignatures tells of the signatures of a file that has no evidence.
func (one *verification) showSignatures(w io.Writer) {
	if one == nil {
		return
	}
	for _, line := range one.about {
		fmt.Fprintln(w, "  "+problem.Clean(line))
	}
	for _, d := range one.differences {
		if d.Kind == verify.Signature {
			fmt.Fprintln(w, "  "+problem.Clean(d.String()))
		}
	}
}

// readFile reads a PDF file as far as one is read.
func readFile(name string) ([]byte, error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("the file is not there")
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, reader.MaxSize+1))
	if err == nil && len(b) > reader.MaxSize {
		err = fmt.Errorf("the file is larger than %d bytes", reader.MaxSize)
	}
	return b, err
}

// file verifies one file.
func (v *verifier) file(ctx context.Context, name string) (*verification, error) {
	given, err := readFile(name)
	if err != nil {
		return nil, err
	}
	f, err := reader.Open(given)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	var size int64
	one := &verification{}
	for _, a := range f.Files() {
		if _, twice := files[a.Name]; twice || a.Err != nil {
			one.differences = append(one.differences, verify.Difference{Kind: verify.Attachment, Where: a.Name, There: "a second file of this name, or one that cannot be read"})
			continue
		}
		files[a.Name] = a.Content
		size += int64(len(a.Content))
	}
	set, problems, err := evidence.Read(files)
	if err != nil {
		v.signatures(one, f, given) // that much can be told of any file
		return one, err
	}
	for _, p := range problems {
		one.differences = append(one.differences, verify.Difference{Kind: verify.Attachment, There: p})
	}
	made, err := v.again(ctx, set)
	if err != nil {
		if len(one.differences) > 0 { // what is wrong with the evidence is the better answer
			one.notes = append(one.notes, "it cannot be evaluated again: "+err.Error())
			return one, nil
		}
		return nil, err
	}
	one.head(set, made, len(files), size)
	if err := v.compare(one, given, f, set, made); err != nil {
		return nil, err
	}
	v.signatures(one, f, given)
	return one, v.against(one, set)
}

// again makes the document again. What was made for it serves the files that follow,
// but not where it took too long: the work then goes on behind the answer, and is left
// to itself.
func (v *verifier) again(ctx context.Context, set *evidence.Set) (*remade, error) {
	r := v.remaker
	made, err := soon(ctx, cmp.Or(v.limit, longest), func(ctx context.Context) (*remade, error) { return r.again(ctx, set) })
	if !errors.Is(err, context.DeadlineExceeded) {
		v.remaker = r
	}
	return made, err
}

// signatures tells who signed the file. One that does not hold is a difference,
// and so are bytes behind the last one.
func (v *verifier) signatures(one *verification, f *reader.File, given []byte) {
	list := sign.Signatures(f)
	last := len(list) - 1 // of those inside: one beside the file may be anybody's, and is over whatever was added
	if v.detached != nil {
		s := sign.CheckDetached(v.detached, given)
		s.Time = "beside the file"
		list = append(list, s)
	}
	for i, s := range list {
		switch {
		case s.Err != nil:
			one.differences = append(one.differences, verify.Difference{Kind: verify.Signature, Where: s.Signer, There: s.Err.Error()})
		case !s.Whole && i == last:
			one.differences = append(one.differences, verify.Difference{Kind: verify.Signature, Where: s.Signer, There: "the file goes on behind the signature"})
		default:
			one.say("signature: holds; %s, certificate from %s, %s; whether to trust the certificate is yours to say", s.Signer, s.Issuer, s.Time)
		}
	}
	if len(list) == 0 {
		one.say("signature: none")
	}
}

// head says what the file is about.
func (v *verification) head(set *evidence.Set, made *remade, files int, size int64) {
	p := set.Provenance
	subject := "overview"
	if made.region != "" {
		subject = "brief of " + made.region
	}
	v.say("%s, %s, %s, made by %s", subject, p.Document.Language, p.Document.Date.Format("2006-01-02"), p.Program)
	v.say("evidence: %s, %s", count(files, "file", "files"), kilobytes(size))
	if said := templatesSaid(set); said != "" {
		v.say("%s", said)
	}
	if !made.alike {
		v.notes = append(v.notes, fmt.Sprintf("it was made by %s and is verified by growthpole %s", p.Program, version()))
	}
}

// compare holds the file against the one that was made again.
func (v *verifier) compare(one *verification, given []byte, f *reader.File, set *evidence.Set, made *remade) error {
	if results, has := set.File(evidence.ResultsName); has && !bytes.Equal(results, made.results) {
		list, more := verify.CompareResults(results, made.results)
		if len(list) == 0 {
			list = []verify.Difference{{Kind: verify.Results, There: "the same numbers, written otherwise"}}
		}
		one.differences, one.more = append(one.differences, list...), one.more+more
		if !made.alike {
			one.notes = append(one.notes, "the results differ, and so do the versions of the program; the version named above tells whether the program or the file was changed")
		}
	} else if has && made.digits {
		one.say("results: evaluated again, equal but for last digits that depend on the kind of processor")
	} else if has {
		one.say("results: evaluated again, equal")
	}
	if !made.words {
		one.notes = append(one.notes, "the templates of this program are others than those that the brief was made with; its words are compared all the same")
	}
	exact := made.alike && made.words
	if !exact {
		one.unseen = set.Provenance.Program
	}
	out, err := verify.Compare(given, made.pdf, made.locate, exact)
	if err != nil {
		return err
	}
	one.differences, one.more = append(one.differences, out.Differences...), one.more+out.More
	if len(out.Differences) == 0 {
		n := out.Numbers
		one.say("document: %s, equal; %d numbers in text, %d in tables, %d in figures", count(out.Pages, "page", "pages"), n.Text, n.Tables, n.Figures)
		if out.Identical {
			one.say("bytes: those that this program makes of the evidence")
		}
	}
	one.conformance(f)
	return nil
}

// against compares the data inside with those of a folder.
func (v *verifier) against(one *verification, set *evidence.Set) error {
	if v.flags.against == "" {
		return nil
	}
	n := 0
	for _, l := range slices.Concat(set.Provenance.Files, set.Provenance.Left) {
		kind, name := evidence.Kind(l.Path)
		if kind != "data" {
			continue
		}
		n++
		there, err := fs.ReadFile(v.remaker.outside.files, name)
		if errors.Is(err, fs.ErrNotExist) {
			one.differences = append(one.differences, verify.Difference{Kind: verify.Against, Where: name, There: "a file that the folder " + filepath.Base(v.flags.against) + " does not have"})
			continue
		}
		if err != nil {
			return fmt.Errorf("the folder that it is compared with: %w", err)
		}
		content, inside := set.File(l.Path)
		if sum := hashed("", there).SHA256; !inside && sum != l.SHA256 {
			one.differences = append(one.differences, verify.Difference{Kind: verify.Against, Where: name, There: "SHA-256 " + l.SHA256, Expected: "SHA-256 " + sum})
		}
		if line, a, b := verify.CompareLines(content, there); inside && line > 0 {
			one.differences = append(one.differences, verify.Difference{Kind: verify.Against, Where: fmt.Sprintf("%s:%d", name, line), There: a, Expected: b})
		}
	}
	one.say("compared with %s: %s", filepath.Base(v.flags.against), count(n, "file", "files"))
	return nil
}
