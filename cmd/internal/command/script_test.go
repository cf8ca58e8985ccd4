package command

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"github.com/rogpeppe/go-internal/testscript"

	"growthpole/indicators/race"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"growthpole": func() { os.Exit(Main()) }})
}

// long leaves a test out of short runs, such as those under the race detector, which
// take ten times as long: other tests start the same goroutines.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of short runs")
	}
}

// TestScripts runs the program as a user does; each script says what it shows.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": code, "fill": fill, "workbook": workbook},
		// [raced]: a script that starts no goroutine but those of other scripts is left out.
		Condition: func(name string) (bool, error) {
			if name != "raced" {
				return false, fmt.Errorf("no condition %q", name)
			}
			return race.Detected && testing.Short(), nil
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SOURCE_DATE_EPOCH", "")
			e.Setenv("ROOT", root)
			return keyFile(filepath.Join(e.WorkDir, "office.p12"))
		},
	})
}

// keyFile writes a key with its certificate, as offices hand them out; its password
// is "secret". It is made anew, for a key in a repository is none.
func keyFile(name string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Test Office"}, KeyUsage: x509.KeyUsageDigitalSignature,
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Now().AddDate(2, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		return err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return err
	}
	p12, err := pkcs12.Modern.Encode(key, cert, nil, "secret")
	if err != nil {
		return err
	}
	return os.WriteFile(name, p12, 0o600)
}

// code runs a program that has to end with an exit code: code 2 growthpole build.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program args...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}
