package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"growthpole/indicators/race"
	"growthpole/report/reader"
	"growthpole/report/sign"
	"growthpole/report/verify"
)

// TestUpdatesAreFound: what an incremental update puts in the place of an object, or
// behind the file under the name of a signature.
func TestUpdatesAreFound(t *testing.T) {
	long(t)
	f := opened(t, simpleBrief(t))
	pages := pagesOf(t, f)
	root := f.Trailer["Root"].(reader.Ref)
	catalog := maps.Clone(f.Catalog())
	catalog["OpenAction"] = dict{"S": reader.Name("Named"), "N": reader.Name("Print")}
	page := maps.Clone(f.Dict(pages[2].Ref))
	page["Contents"] = pages[3].Dict["Contents"]
	v := &verifier{remaker: remaker{jobs: 2}}
	for _, c := range []struct {
		name  string
		n     int
		value any
		want  string
	}{
		{"the catalog", root.Num, catalog, "OpenAction: there: "},
		{"a page with the content of another", pages[2].Num, page, "page 3, "},
		{"a signature that no form holds", f.Size(), dict{"Type": reader.Name("Sig"), "Reason": reader.String("Approved")}, "bytes after the end of the document"},
		{"a text that nothing refers to", f.Size(), reader.String("Approved"), "object that the document does not have"},
	} {
		one, err := verified(t, v, appended(f, c.n, c.value))
		if err != nil || !strings.Contains(reportOf(one), "not verified") || !strings.Contains(reportOf(one), c.want) {
			t.Errorf("%s: %v; the report lacks %q:\n%s", c.name, err, c.want, reportOf(one))
		}
	}
}

// TestWhatFollowsASignatureIsTold: a second signature beside the file, which anybody can
// make, does not vouch for the one inside.
func TestWhatFollowsASignatureIsTold(t *testing.T) {
	key := filepath.Join(t.TempDir(), "office.p12")
	if err := keyFile(key); err != nil {
		t.Fatal(err)
	}
	p12, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	id, err := sign.Open(p12, "secret")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 6, 3, 0, 0, 0, 0, time.UTC)
	signed, err := sign.File(simpleBrief(t), id, sign.Options{Time: at})
	if err != nil {
		t.Fatal(err)
	}
	longer := append(slices.Clone(signed), "% approved\n"...)
	for name, c := range map[string]struct {
		data  []byte
		wrong bool
	}{"as it was signed": {signed, false}, "longer": {longer, true}} {
		beside, err := sign.Detached(c.data, id, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, detached := range [][]byte{nil, beside} {
			var one verification
			(&verifier{detached: detached}).signatures(&one, opened(t, c.data), c.data)
			told := slices.ContainsFunc(one.differences, func(d verify.Difference) bool { return d.There == "the file goes on behind the signature" })
			if told != c.wrong {
				t.Errorf("%s, with a signature beside it %t: told %t, want %t: %v", name, detached != nil, told, c.wrong, one.differences)
			}
		}
	}
}

// TestAFileThatTakesTooLongLeavesTheNextAlone: the work on it goes on behind the answer,
// which the race detector would see.
func TestAFileThatTakesTooLongLeavesTheNextAlone(t *testing.T) {
	data := simpleBrief(t)
	v := &verifier{remaker: remaker{jobs: 2}, limit: time.Nanosecond}
	if _, err := verified(t, v, data); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want a deadline", err)
	}
	v.limit = 0
	if one, err := verified(t, v, data); err != nil || len(one.differences) > 0 {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}

func TestAnUpdateThatReplacesAPageIsFound(t *testing.T) {
	race.FindsNothing(t)
	f := opened(t, simpleBrief(t))
	all := pagesOf(t, f)
	content := all[2].Dict["Contents"].(reader.Ref)
	v := &verifier{remaker: remaker{jobs: 2}}
	one, err := verified(t, v, appended(f, content.Num, &reader.Stream{Dict: dict{}, Raw: []byte("/Artifact BMC EMC\n")}))
	if err != nil || !strings.Contains(reportOf(one), "not verified") || !strings.Contains(reportOf(one), "page 3") {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}

// appended is a file with an update that puts another object in the place of one.
func appended(f *reader.File, n int, v any) []byte {
	start := bytes.LastIndex(f.Data, []byte("startxref\n"))
	var prev int
	fmt.Sscanf(string(f.Data[start+10:]), "%d", &prev)
	at := len(f.Data)
	b := fmt.Appendf(slices.Clone(f.Data), "%d 0 obj\n%s\nendobj\n", n, reader.Append(nil, v))
	table := len(b)
	return fmt.Appendf(b, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Root %s /Info %s /ID %s /Prev %d /Size %d>>\nstartxref\n%d\n%%%%EOF\n", n, at,
		reader.Append(nil, f.Trailer["Root"]), reader.Append(nil, f.Trailer["Info"]), reader.Append(nil, f.Trailer["ID"]), prev, f.Size(), table)
}

func TestBytesAfterTheEndAreFound(t *testing.T) {
	data := simpleBrief(t)
	one, err := verified(t, &verifier{remaker: remaker{jobs: 2}}, append(data, "% approved\n"...))
	if err != nil || !strings.Contains(reportOf(one), "11 bytes after the end") {
		t.Errorf("%v\n%s", err, reportOf(one))
	}
}
