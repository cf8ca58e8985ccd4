package sign

import (
	"bytes"
	"crypto/sha256"
	"encoding/asn1"
	"errors"
	"fmt"
	"time"

	"github.com/smallstep/pkcs7"

	"growthpole/report/reader"
)

// Signature is one that a file bears.
type Signature struct {
	Signer string
	Issuer string
	Time   string // that the signer claims, as it stands there
	Whole  bool   // it is over the whole file but itself
	Err    error  // why it does not hold; nil when it does
}

// maxSignatures is how many signatures are checked.
const maxSignatures = 100

// Signatures checks the signatures of a file. That a signature holds says that
// the bytes are those that were signed with the key of the certificate; whether
// the certificate is to be trusted is for its reader to say.
func Signatures(f *reader.File) []Signature {
	var list []Signature
	for _, v := range f.Array(f.Dict(f.Catalog()["AcroForm"])["Fields"]) {
		d := f.Dict(v)
		if d["FT"] != reader.Name("Sig") || d["V"] == nil || len(list) == maxSignatures {
			continue
		}
		list = append(list, check(f, f.Dict(d["V"])))
	}
	return list
}

func check(f *reader.File, d reader.Dict) Signature {
	s := Signature{Time: f.Text(d["M"])}
	if t, err := time.Parse("D:20060102150405Z", s.Time); err == nil {
		s.Time = t.Format(time.RFC3339)
	}
	content, whole, err := signedBytes(f, d)
	if err != nil {
		s.Err = err
		return s
	}
	s.Whole = whole
	cms, _ := d["Contents"].(reader.String)
	return s.holds([]byte(cms), content)
}

// signedBytes are the bytes that a signature is over: all up to it and all behind it.
func signedBytes(f *reader.File, d reader.Dict) (content []byte, whole bool, err error) {
	var r [4]int
	list := f.Array(d["ByteRange"])
	for i := range r {
		if i < len(list) {
			r[i], _ = list[i].(int)
		}
	}
	n := len(f.Data)
	if len(list) != 4 || r[0] != 0 || r[1] <= 0 || r[2] < r[1] || r[3] < 0 || r[1] > n || r[2] > n || r[3] > n-r[2] {
		return nil, false, errors.New("it does not say which bytes it is over")
	}
	gap := f.Data[r[1]:r[2]]
	cms, _ := d["Contents"].(reader.String)
	if len(gap) != 2*len(cms)+2 || gap[0] != '<' || gap[len(gap)-1] != '>' {
		return nil, false, errors.New("it leaves out more of the file than itself")
	}
	return append(append([]byte{}, f.Data[:r[1]]...), f.Data[r[2]:r[2]+r[3]]...), r[2]+r[3] == n, nil
}

// CheckDetached checks a signature that stands beside a file.
func CheckDetached(cms, data []byte) Signature {
	return Signature{Whole: true}.holds(cms, data)
}

// holds checks a signature in CMS over content.
func (s Signature) holds(cms, content []byte) Signature {
	var whole asn1.RawValue
	if _, err := asn1.Unmarshal(cms, &whole); err != nil {
		s.Err = errors.New("it is no CMS signature")
		return s
	}
	p7, err := pkcs7.Parse(whole.FullBytes) // zeros follow it
	if err != nil {
		s.Err = fmt.Errorf("it cannot be read: %w", err)
		return s
	}
	cert := p7.GetOnlySigner()
	if cert == nil {
		s.Err = errors.New("it has no certificate, or more than one signer")
		return s
	}
	s.Signer, s.Issuer = nameOf(cert), cert.Issuer.CommonName
	if len(p7.Content) > 0 {
		s.Err = errors.New("it holds content of its own")
		return s
	}
	p7.Content = content
	var mismatch *pkcs7.MessageDigestMismatchError
	switch err := p7.Verify(); {
	case errors.As(err, &mismatch):
		s.Err = errors.New("the file was changed after it was signed")
		return s
	case err != nil:
		s.Err = fmt.Errorf("it does not hold: %w", err)
		return s
	}
	var named signingCertificateV2
	sum := sha256.Sum256(cert.Raw)
	if err := p7.UnmarshalSignedAttribute(oidSigningCertificateV2, &named); err != nil || len(named.Certs) == 0 || !bytes.Equal(named.Certs[0].Hash, sum[:]) {
		s.Err = errors.New("it does not name its certificate, as PAdES asks for it")
	}
	return s
}
