package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"growthpole/report/conform"
	"growthpole/report/document"
	"growthpole/report/pdf"
	"growthpole/report/reader"
	"growthpole/report/reader/damage"
	"growthpole/report/tool"

	"software.sslmate.com/src/go-pkcs12"
)

var day = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// authority issues certificates.
type authority struct {
	key  crypto.Signer
	cert *x509.Certificate
}

func issue(t testing.TB, name string, key crypto.Signer, by *authority, from, to time.Time, change func(*x509.Certificate)) *x509.Certificate {
	t.Helper()
	serial, _ := rand.Int(rand.Reader, big.NewInt(1<<62))
	c := &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: name, Organization: []string{"Office"}}, NotBefore: from, NotAfter: to, KeyUsage: x509.KeyUsageDigitalSignature}
	parent, parentKey := c, key
	if by != nil {
		parent, parentKey = by.cert, by.key
	} else {
		c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign
	}
	if change != nil {
		change(c)
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), parentKey)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

func newKey(t testing.TB, ec bool) crypto.Signer {
	t.Helper()
	var key crypto.Signer
	var err error
	if ec {
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	} else {
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	}
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newAuthority(t testing.TB) *authority {
	t.Helper()
	key := newKey(t, true)
	return &authority{key, issue(t, "Test authority", key, nil, day.AddDate(-1, 0, 0), day.AddDate(5, 0, 0), nil)}
}

// p12 is a key file as offices hand them out.
func p12(t testing.TB, ec bool, from, to time.Time, change func(*x509.Certificate)) (file []byte, ca *authority) {
	t.Helper()
	ca, key := newAuthority(t), newKey(t, ec)
	cert := issue(t, "Айгүл Test", key, ca, from, to, change)
	b, err := pkcs12.Modern.Encode(key, cert, []*x509.Certificate{ca.cert}, "secret")
	if err != nil {
		t.Fatal(err)
	}
	return b, ca
}

func identity(t testing.TB, ec bool) (*Identity, *authority) {
	t.Helper()
	b, ca := p12(t, ec, day.AddDate(0, -1, 0), day.AddDate(1, 0, 0), nil)
	id, err := Open(b, "secret")
	if err != nil {
		t.Fatal(err)
	}
	return id, ca
}

func written(t testing.TB) []byte {
	t.Helper()
	doc := &document.Document{Lang: "en-GB", Title: "T", Date: day, Body: []document.Block{
		&document.Heading{Level: 1, ID: "a", Text: document.Words("Title")},
		&document.Paragraph{Text: append(document.Words("See "), &document.Link{Target: "https://example.org/", Text: document.Words("this")})}}}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var options = Options{Time: day, Label: "Digital signature", Reason: "Submission", Place: "Астана"}

func signed(t testing.TB, data []byte, id *Identity) []byte {
	t.Helper()
	out, err := File(data, id, options)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func signatures(t testing.TB, data []byte) []Signature {
	t.Helper()
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return Signatures(f)
}

func TestASignatureHolds(t *testing.T) {
	for name, ec := range map[string]bool{"RSA": false, "ECDSA": true} {
		data := written(t)
		id, _ := identity(t, ec)
		out := signed(t, data, id)
		if !bytes.HasPrefix(out, data) {
			t.Fatal(name, "bytes before the signature were changed")
		}
		got := signatures(t, out)
		if len(got) != 1 || got[0].Err != nil || !got[0].Whole || got[0].Signer != "Айгүл Test" || got[0].Issuer != "Test authority" || got[0].Time != "2026-03-02T09:30:00Z" {
			t.Errorf("%s: %+v", name, got)
		}
		found, err := conform.Check(out)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: the signed file does not conform: %v, %v", name, found, err)
		}
		// A second one leaves the first as it is.
		twice := signatures(t, signed(t, out, id))
		if len(twice) != 2 || twice[0].Err != nil || twice[1].Err != nil || twice[0].Whole || !twice[1].Whole {
			t.Errorf("%s, twice: %+v", name, twice)
		}
		if found, err := conform.Check(signed(t, out, id)); err != nil || len(found) > 0 {
			t.Errorf("%s: the file that is signed twice does not conform: %v, %v", name, found, err)
		}
	}
}

func TestAChangeBreaksTheSignature(t *testing.T) {
	id, _ := identity(t, true)
	data := written(t)
	out := signed(t, data, id)
	for name, tt := range map[string]struct {
		change func(b []byte) []byte
		want   string
	}{
		"a byte of the document": {func(b []byte) []byte { b[len(data)/2] ^= 1; return b }, "changed after it was signed"},
		"the place": {func(b []byte) []byte {
			return bytes.Replace(b, []byte("/Location <feff"), []byte("/Location <fefe"), 1)
		}, "changed after it was signed"},
		"the ranges": {func(b []byte) []byte {
			return bytes.Replace(b, []byte("/ByteRange [0 "), []byte("/ByteRange [1 "), 1)
		}, "which bytes"},
		"the signature": {func(b []byte) []byte {
			i := bytes.Index(b, []byte("/Contents <30")) + len("/Contents <30")
			copy(b[i+600:], "00000000000000000000")
			return b
		}, ""},
		"another's": {func(b []byte) []byte {
			other, _ := identity(t, true)
			cms, err := other.cms([]byte("other content"), false)
			if err != nil {
				t.Fatal(err)
			}
			i := bytes.Index(b, []byte("/Contents <30")) + len("/Contents <")
			for k, ch := range cms {
				b[i+2*k], b[i+2*k+1] = "0123456789abcdef"[ch>>4], "0123456789abcdef"[ch&15]
			}
			return b
		}, "changed after it was signed"},
	} {
		got := signatures(t, tt.change(append([]byte{}, out...)))
		if len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), tt.want) {
			t.Errorf("%s: %+v, want %s", name, got, tt.want)
		}
	}
	if got := signatures(t, append(append([]byte{}, out...), "% more\n"...)); len(got) != 1 || got[0].Whole {
		t.Errorf("bytes behind the signature: %+v", got)
	}
}

func TestADetachedSignatureHolds(t *testing.T) {
	id, _ := identity(t, false)
	data := written(t)
	cms, err := Detached(data, id, day)
	if err != nil {
		t.Fatal(err)
	}
	// The library puts the time of the machine into it, which may lie outside of the test's certificate.
	if s := CheckDetached(cms, data); s.Signer != "Айгүл Test" || s.Err != nil && !strings.Contains(s.Err.Error(), "signing time") {
		t.Errorf("%+v", s)
	}
	if s := CheckDetached(cms, append(data, ' ')); s.Err == nil || !strings.Contains(s.Err.Error(), "changed") {
		t.Errorf("of another file: %+v", s)
	}
	if s := CheckDetached([]byte("no signature"), data); s.Err == nil {
		t.Error("no signature holds")
	}
}

func TestWhatCannotSignIsTold(t *testing.T) {
	good, _ := p12(t, true, day.AddDate(0, -1, 0), day.AddDate(1, 0, 0), nil)
	if _, err := Open(good, "wrong"); !errors.Is(err, ErrPassword) {
		t.Errorf("a wrong password: %v", err)
	}
	if _, err := Open([]byte("no key"), "secret"); err == nil || !strings.Contains(err.Error(), "PKCS #12") {
		t.Errorf("no key file: %v", err)
	}
	for name, tt := range map[string]struct {
		from, to time.Time
		change   func(*x509.Certificate)
		want     string
	}{
		"expired": {day.AddDate(-2, 0, 0), day.AddDate(0, 0, -1), nil, "expired on 2026-03-01"},
		"not yet": {day.AddDate(0, 0, 1), day.AddDate(1, 0, 0), nil, "valid from 2026-03-03 on only"},
		"not for signatures": {day.AddDate(-1, 0, 0), day.AddDate(1, 0, 0), func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment },
			"not for signatures"},
	} {
		b, _ := p12(t, true, tt.from, tt.to, tt.change)
		id, err := Open(b, "secret")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := File(written(t), id, options); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Detached(written(t), id, day); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s, detached: %v", name, err)
		}
	}
	id, _ := identity(t, true)
	nameless, err := damage.Open(written(t))
	if err != nil {
		t.Fatal(err)
	}
	delete(nameless.Trailer, "ID")
	if _, err := File(nameless.Bytes(), id, options); !errors.Is(err, errUntagged) {
		t.Errorf("a file without an identifier: %v", err)
	}
	if _, err := File([]byte("no PDF"), id, options); err == nil || !strings.Contains(err.Error(), "not a PDF file") {
		t.Errorf("no PDF: %v", err)
	}
}

// Others than we read our signatures.
func TestOutsideToolsAcceptTheSignature(t *testing.T) {
	for name, ec := range map[string]bool{"RSA": false, "ECDSA": true} {
		id, ca := identity(t, ec)
		data := written(t)
		out := signed(t, data, id)
		dir := t.TempDir()
		file, roots, cms, content := filepath.Join(dir, "signed.pdf"), filepath.Join(dir, "ca.pem"), filepath.Join(dir, "sig.der"), filepath.Join(dir, "content")
		save(t, file, out)
		save(t, roots, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ca.cert.Raw}))
		if got := tool.Run(t, "pdfsig", "-nocert", file); !strings.Contains(got, "Signature is Valid") || !strings.Contains(got, "ETSI.CAdES.detached") || !strings.Contains(got, "Total document signed") {
			t.Errorf("%s: pdfsig: %s", name, got)
		}
		if got := tool.Run(t, "qpdf", "--check", file); strings.Contains(got, "WARNING") {
			t.Errorf("%s: qpdf: %s", name, got)
		}
		f, err := reader.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		d := f.Dict(f.Dict(f.Array(f.Dict(f.Catalog()["AcroForm"])["Fields"])[0])["V"])
		covered, _, err := signedBytes(f, d)
		if err != nil {
			t.Fatal(err)
		}
		save(t, content, covered)
		padded := []byte(d["Contents"].(reader.String)) // the signature too may end in a zero
		padding, err := asn1.Unmarshal(padded, &asn1.RawValue{})
		if err != nil {
			t.Fatal(err)
		}
		if len(bytes.Trim(padding, "\x00")) > 0 {
			t.Errorf("%s: something stands behind the signature", name)
		}
		save(t, cms, padded[:len(padded)-len(padding)])
		at := "1772443800" // the day of the tests
		if got := tool.Run(t, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-content", content, "-CAfile", roots, "-purpose", "any", "-attime", at, "-out", os.DevNull); !strings.Contains(got, "successful") {
			t.Errorf("%s: openssl: %s", name, got)
		}
		// PAdES: the certificate is named, and there is no signing time.
		if got := tool.Run(t, "openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", cms); !strings.Contains(got, "signingCertificateV2") || strings.Contains(got, "signingTime") {
			t.Errorf("%s: signed attributes: %s", name, got)
		}
		beside, err := Detached(data, id, day)
		if err != nil {
			t.Fatal(err)
		}
		save(t, cms, beside)
		save(t, content, data)
		if got := tool.Run(t, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-content", content, "-CAfile", roots, "-purpose", "any", "-attime", at, "-out", os.DevNull); !strings.Contains(got, "successful") {
			t.Errorf("%s, detached: openssl: %s", name, got)
		}
	}
}

func save(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// FuzzSignatures: whatever a file holds, checking its signatures ends without a panic.
func FuzzSignatures(f *testing.F) {
	id, _ := identity(f, true)
	data := written(f)
	f.Add(data)
	f.Add(signed(f, data, id))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := reader.Open(data)
		if err == nil {
			Signatures(file)
		}
		CheckDetached(data, data)
	})
}
