// Package tool runs the programs of others that tests ask what they make of our files.
package tool

import (
	"os"
	"os/exec"
	"testing"
)

// Run gives what a program prints. Not every machine has it: the test is then left out,
// and named so, but fails where tests must be complete (CI). A program that ends with
// an error fails the test.
func Run(t testing.TB, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed: install poppler-utils, qpdf and openssl to run this test", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
