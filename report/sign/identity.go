package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"
	"unicode/utf16"

	"github.com/smallstep/pkcs7"
	"software.sslmate.com/src/go-pkcs12"
)

// Identity is a key with its certificate and those above it.
type Identity struct {
	key     crypto.Signer
	cert    *x509.Certificate
	parents []*x509.Certificate // the issuer first
}

// Errors of Open that a user can do something about.
var (
	ErrPassword = errors.New("the password is wrong")
	ErrKey      = errors.New("the key is of a kind that is not supported; RSA and ECDSA keys are")
)

// Open reads an identity from a PKCS #12 file (.p12, .pfx).
func Open(p12 []byte, password string) (*Identity, error) {
	key, cert, above, err := pkcs12.DecodeChain(p12, password)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return nil, ErrPassword
	case err != nil:
		return nil, fmt.Errorf("this is no PKCS #12 file with a key and a certificate: %w", err)
	}
	id := &Identity{cert: cert, parents: chain(cert, above)}
	switch k := key.(type) {
	case *rsa.PrivateKey:
		id.key = k
	case *ecdsa.PrivateKey:
		id.key = k
	default:
		return nil, ErrKey
	}
	return id, nil
}

// chain puts certificates in order: the issuer of each follows it.
func chain(cert *x509.Certificate, above []*x509.Certificate) []*x509.Certificate {
	var list []*x509.Certificate
	for range above {
		if cert.CheckSignatureFrom(cert) == nil {
			break
		}
		found := false
		for _, c := range above {
			if cert.CheckSignatureFrom(c) == nil {
				list, cert, found = append(list, c), c, true
				break
			}
		}
		if !found {
			break
		}
	}
	return list
}

// Name is the signer's name.
func (id *Identity) Name() string { return nameOf(id.cert) }

func nameOf(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}

// valid reports whether the certificate may be used at a time.
func (id *Identity) valid(at time.Time) error {
	switch {
	case at.After(id.cert.NotAfter):
		return fmt.Errorf("the certificate of %s expired on %s; use a valid one", id.Name(), id.cert.NotAfter.UTC().Format(time.DateOnly))
	case at.Before(id.cert.NotBefore):
		return fmt.Errorf("the certificate of %s is valid from %s on only", id.Name(), id.cert.NotBefore.UTC().Format(time.DateOnly))
	case id.cert.KeyUsage != 0 && id.cert.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0:
		return fmt.Errorf("the certificate of %s is not for signatures; its key usage says something else", id.Name())
	}
	return nil
}

// size is room enough for a signature.
func (id *Identity) size() int {
	n := 4096 + len(id.cert.Raw)
	for _, c := range id.parents {
		n += len(c.Raw)
	}
	return n
}

// The identifiers of CMS: RFC 5652, RFC 5035.
var (
	oidSigningTime          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidSigningCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
)

// essCertIDv2 names a certificate by its SHA-256, which is the default: RFC 5035, 4.
type essCertIDv2 struct {
	Hash         []byte
	IssuerSerial issuerSerial
}

type issuerSerial struct {
	Issuer []asn1.RawValue // GeneralNames
	Serial *big.Int
}

type signingCertificateV2 struct{ Certs []essCertIDv2 }

func signingCertificate(c *x509.Certificate) signingCertificateV2 {
	sum := sha256.Sum256(c.Raw)
	name := asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 4, IsCompound: true, Bytes: c.RawIssuer} // directoryName
	return signingCertificateV2{[]essCertIDv2{{sum[:], issuerSerial{[]asn1.RawValue{name}, c.SerialNumber}}}}
}

// cms signs content. A signature inside a PDF has no signing time of its own,
// which ETSI EN 319 142-1, 6.3 forbids: the file's says it.
func (id *Identity) cms(content []byte, signingTime bool) ([]byte, error) {
	sd, err := pkcs7.NewSignedData(content)
	if err != nil {
		return nil, err
	}
	sd.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	extra := pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{{Type: oidSigningCertificateV2, Value: signingCertificate(id.cert)}}}
	if err := sd.AddSignerChain(id.cert, id.key, id.parents, extra); err != nil {
		return nil, err
	}
	if !signingTime {
		if err := id.signWithoutTime(sd); err != nil {
			return nil, err
		}
	}
	sd.Detach()
	return sd.Finish()
}

// attribute has the form of the library's own, to which it is converted.
type attribute struct {
	Type  asn1.ObjectIdentifier
	Value asn1.RawValue `asn1:"set"`
}

// signWithoutTime takes the signing time out of the signed attributes, where the
// library always puts it, and signs again.
func (id *Identity) signWithoutTime(sd *pkcs7.SignedData) error {
	info := &sd.GetSignedData().SignerInfos[0]
	kept, signed := info.AuthenticatedAttributes[:0], struct {
		A []attribute `asn1:"set"`
	}{}
	for _, a := range info.AuthenticatedAttributes {
		if !a.Type.Equal(oidSigningTime) {
			kept, signed.A = append(kept, a), append(signed.A, attribute(a))
		}
	}
	info.AuthenticatedAttributes = kept
	encoded, err := asn1.Marshal(signed)
	if err != nil {
		return err
	}
	var set asn1.RawValue // without the sequence around it
	if _, err := asn1.Unmarshal(encoded, &set); err != nil {
		return err
	}
	sum := sha256.Sum256(set.Bytes)
	if info.EncryptedDigest, err = id.key.Sign(rand.Reader, sum[:], crypto.SHA256); err != nil {
		return err
	}
	if _, isRSA := id.key.(*rsa.PrivateKey); isRSA {
		info.DigestEncryptionAlgorithm = pkix.AlgorithmIdentifier{Algorithm: info.DigestEncryptionAlgorithm.Algorithm, Parameters: asn1.NullRawValue}
	}
	return nil
}

func appendUTF16(b []byte, r rune) []byte {
	for _, u := range utf16.AppendRune(nil, r) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}
