package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"growthpole/indicators/problem"
	"growthpole/report/locale"
	"growthpole/report/publish"
	"growthpole/report/reader"
	"growthpole/report/sign"
	"growthpole/templates"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// passwordVariable is where a password may stand, for runs that nobody watches.
const passwordVariable = "GROWTHPOLE_P12_PASSWORD"

// signFlags are the choices of one signature.
type signFlags struct {
	p12      string
	password string // file that holds it
	out      string
	detached bool
	reason   string
	place    string
	date     string
}

func signCommand() *cobra.Command {
	var f signFlags
	c := &cobra.Command{
		Use:   "sign FILE.pdf --p12 CERT.p12",
		Short: "Sign a brief (PAdES-B-B), or make a signature beside it",
		Long: `Sign appends a signature to a brief: PAdES-B-B, by the key of a PKCS #12 file. All
bytes of the brief stay as they are, it still conforms to PDF/A-3a and PDF/UA-1,
and growthpole verify reports the signature. The field has no look: the page says
what it said before.

--detached leaves the brief alone and writes a CMS signature beside it (.p7s), for
portals that ask for one.

The password is read from --password-file, from the variable ` + passwordVariable + `,
or asked for. The time that the signature claims is now; --date gives another day.`,
		Example: `  growthpole sign briefs/overview.en.pdf --p12 office.p12
  growthpole sign briefs/overview.en.pdf --p12 office.p12 --detached -o overview.p7s`,
		Args: onePDF,
		RunE: func(c *cobra.Command, args []string) error {
			return signFile(args[0], f, c.InOrStdin(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&f.p12, "p12", "", "PKCS #12 file with key and certificate (.p12, .pfx)")
	c.Flags().StringVar(&f.password, "password-file", "", "file that holds the password of the key")
	c.Flags().StringVarP(&f.out, "out", "o", "", "file to write to (default: FILE.signed.pdf, or FILE.pdf.p7s)")
	c.Flags().BoolVar(&f.detached, "detached", false, "write a CMS signature beside the file")
	c.Flags().StringVar(&f.reason, "reason", "", "reason that the signature states")
	c.Flags().StringVar(&f.place, "place", "", "place that the signature states")
	c.Flags().StringVar(&f.date, "date", "", "day that the signature claims, YYYY-MM-DD (default: now)")
	return c
}

// onePDF is the rule for the arguments of sign.
func onePDF(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usagef("%d files given; name one", len(args))
	}
	return nil
}

// signFile signs one file, and reports on w.
func signFile(name string, f signFlags, in io.Reader, w io.Writer) error {
	if f.p12 == "" {
		return usagef("no key given; name a PKCS #12 file with --p12")
	}
	if f.detached && (f.reason != "" || f.place != "" || f.date != "") {
		return usagef("a detached signature states no reason, place or date")
	}
	at := time.Now()
	if f.date != "" {
		var err error
		if at, err = time.Parse(time.DateOnly, f.date); err != nil {
			return usagef("--date is %s; give YYYY-MM-DD", problem.Quote(f.date))
		}
	}
	data, err := readFile(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if !f.detached { // before a password is asked for, which would be in vain
		if err := sign.Signable(data); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	id, err := openIdentity(f, in, w)
	if err != nil {
		return err
	}
	var out []byte
	if f.detached {
		out, err = sign.Detached(data, id, at)
	} else {
		out, err = sign.File(data, id, f.options(data, at))
	}
	if err != nil {
		return err
	}
	to := f.output(name)
	if err := writeWhole(to, out); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "signed by %s: %s\n", problem.Clean(id.Name()), problem.Clean(to))
	return err
}

// output is the file to write to.
func (f signFlags) output(name string) string {
	switch {
	case f.out != "":
		return f.out
	case f.detached:
		return name + ".p7s"
	}
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".signed.pdf"
}

// options are what the signature states; its label is in the document's language,
// where there are words of it, and in English otherwise.
func (f signFlags) options(data []byte, at time.Time) sign.Options {
	o := sign.Options{Time: at, Reason: f.reason, Place: f.place}
	tag := ""
	if file, err := reader.Open(data); err == nil {
		tag = file.Text(file.Catalog()["Lang"])
	}
	language, _, _ := strings.Cut(tag, "-")
	for _, l := range []string{language, "en"} {
		words, err := locale.Open(templates.FS, l)
		if err != nil {
			continue
		}
		if label, found := words.Word("signature field"); found {
			if o.Label = label; l != language {
				o.Language = words.Tag()
			}
			break
		}
	}
	return o
}

// openIdentity reads the key, with the password from where it is to be had.
func openIdentity(f signFlags, in io.Reader, w io.Writer) (*sign.Identity, error) {
	p12, err := readFile(f.p12)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.p12, err)
	}
	password, err := f.readPassword(in, w)
	if err != nil {
		return nil, err
	}
	id, err := sign.Open(p12, password)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.p12, err)
	}
	return id, nil
}

func (f signFlags) readPassword(in io.Reader, w io.Writer) (string, error) {
	if f.password != "" {
		b, err := readFile(f.password)
		if err != nil {
			return "", fmt.Errorf("%s: %w", f.password, err)
		}
		return string(bytes.TrimRight(b, "\r\n")), nil
	}
	if password, set := os.LookupEnv(passwordVariable); set {
		return password, nil
	}
	file, isFile := in.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return "", errors.New("there is no password of the key: give --password-file, or set " + passwordVariable)
	}
	fmt.Fprintf(w, "Password of %s: ", problem.Clean(f.p12))
	b, err := term.ReadPassword(int(file.Fd()))
	fmt.Fprintln(w)
	return string(b), err
}

// writeWhole writes a file, whole or not at all.
func writeWhole(name string, content []byte) error {
	folder, err := publish.Open(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer folder.Close()
	_, err = folder.WriteContent(filepath.Base(name), content)
	return err
}
