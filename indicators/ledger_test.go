package indicators

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/ledger"
	"growthpole/indicators/model"
	"growthpole/indicators/race"

	"github.com/rogpeppe/go-internal/txtar"
)

const ledgerCases = "testdata/ledger"

// TestLedger reads two editions of a small country, and compares what the ledger
// says of the difference with what a person worked out.
func TestLedger(t *testing.T) {
	race.FindsNothing(t)
	files, err := filepath.Glob(ledgerCases + "/*.txtar")
	if err != nil || len(files) < 2 {
		t.Fatal("no cases", err)
	}
	start := archive(t, ledgerCases+"/base.txtar")
	base := edited(t, folderOf(archive(t, "testdata/three-regions.txtar")), start)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if name == "base" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			ar := archive(t, file)
			old := editionIn(t, base)
			now := editionIn(t, edited(t, base, ar))
			e := preparedWith(t, now, Options{Jobs: 2, Previous: &old})
			got := told(t, e)
			want := slices.IndexFunc(ar.Files, func(f txtar.File) bool { return f.Name == "want" })
			if *update {
				if want < 0 {
					ar.Files, want = append(ar.Files, txtar.File{Name: "want"}), len(ar.Files)
				}
				ar.Files[want].Data = got
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want < 0 || !bytes.Equal(ar.Files[want].Data, got) {
				t.Errorf("the ledger differs from want; got\n%s", got)
			}
		})
	}
}

func archive(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return ar
}

func folderOf(ar *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range ar.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// edited is the folder of the new edition: that of the old one with the files of
// the case in place of its own, and with its edits.
func edited(t *testing.T, base fstest.MapFS, ar *txtar.Archive) fstest.MapFS {
	t.Helper()
	given, fsys := folderOf(ar), maps.Clone(base)
	for name := range fsys {
		if f, ok := given[name]; ok {
			fsys[name] = f
		}
	}
	for i := 0; ; i++ {
		part := func(name string) string {
			if f, ok := given[fmt.Sprintf("edit/%d/%s", i, name)]; ok {
				return strings.TrimSuffix(string(f.Data), "\n")
			}
			return ""
		}
		file := part("file")
		if file == "" {
			return fsys
		}
		text := string(fsys[file].Data)
		if strings.Count(text, part("old")) != 1 {
			t.Fatalf("edit %d: %q stands %d times in %s, want once", i, part("old"), strings.Count(text, part("old")), file)
		}
		fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, part("old"), part("new"), 1))}
	}
}

func editionIn(t *testing.T, fsys fs.FS) Edition {
	t.Helper()
	return Edition{dataset(t, fsys, "."), modelIn(t, fsys, "model.yaml")}
}

func preparedWith(t testing.TB, now Edition, o Options) *Evaluator {
	t.Helper()
	o.Draws = new(int) // they matter to no year and no change
	e, err := Prepare(context.Background(), now.Dataset, now.Model, o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// told is what the ledger says from the earlier edition on, in lines.
func told(t *testing.T, e *Evaluator) []byte {
	t.Helper()
	var b bytes.Buffer
	p := e.Nation().Previous
	fmt.Fprintf(&b, "%d to %d; regions new %v", p.Year, e.ds.Year, p.New)
	for _, r := range p.Gone {
		fmt.Fprintf(&b, "; gone %s into %v", r.ID, r.Into)
	}
	fmt.Fprintf(&b, "; indicators added %v, dropped %v, redefined %v\n", p.Added, p.Dropped, p.Redefined)
	for i, r := range e.ds.Regions {
		ev := evaluation(t, e, i)
		for _, c := range ev.Ledger {
			if c.From < p.Year {
				continue
			}
			fmt.Fprintf(&b, "%s %d-%d %s: %s: %s -> %s", r.ID, c.From, c.To, c.Cause, c.What, c.Before, c.After)
			if len(c.Because) > 0 {
				fmt.Fprintf(&b, " with %s", strings.Join(c.Because, " "))
			}
			b.WriteString("\n")
			for _, f := range c.Figures {
				fmt.Fprintf(&b, "    %s%s: %s%s -> %s%s\n", f.Indicator, map[bool]string{true: " of the nation"}[f.Nation],
					shown(f.Before), asked(f.Was), shown(f.After), asked(f.Is))
			}
		}
	}
	return b.Bytes()
}

func shown(v data.Value) string {
	x, known := v.Get()
	if !known {
		return v.Gap().String()
	}
	return fmt.Sprintf("%v (%d, %v)", x, v.Year, v.Origins)
}

func asked(b *ledger.Bound) string {
	if b == nil {
		return ""
	}
	text, _ := json.Marshal(b)
	return " " + string(text)
}

// TestLedgerChains makes pairs of editions at random, with everything changed
// that can be, and holds the ledger to its promise: what is said of one thing
// leads from the old answer to the new one without a gap.
func TestLedgerChains(t *testing.T) {
	race.FindsNothing(t)
	m := builtIn(t)
	entries := map[ledger.Cause]int{}
	for seed := range uint64(25) {
		rng := rand.New(rand.NewPCG(seed, 7))
		now := Edition{shaken(rng, country(4, m)), moved(t, rng)}
		was := Edition{shaken(rng, country(4, m)), moved(t, rng)}
		was.Dataset.Year = 2020 + data.Year(rng.IntN(6))
		if seed%2 == 0 {
			now.Dataset.Changes = []data.BoundaryChange{{Year: was.Dataset.Year + 1, Regions: []string{"XX-000002"}}}
		}
		e := preparedWith(t, now, Options{Jobs: 1 + int(seed%3), Previous: &was})
		old := evaluator(t, was.Dataset, was.Model)
		for i := range now.Dataset.Regions {
			ev := evaluation(t, e, i)
			says := map[string]string{}
			for _, a := range old.current(i).Answers() {
				says[a.What] = a.Says
			}
			for _, c := range ev.Ledger {
				if c.From < was.Dataset.Year {
					continue
				}
				entries[c.Cause]++
				before, asked := says[c.What]
				if !asked {
					before = ledger.NotAsked
				}
				if c.Before != before || c.Before == c.After {
					t.Fatalf("seed %d, %s: %+v follows %q", seed, ev.Region.ID, c, before)
				}
				says[c.What] = c.After
			}
			for _, a := range e.current(i).Answers() {
				if says[a.What] != a.Says {
					t.Errorf("seed %d, %s: the ledger ends with %s %q, the verdict is %q", seed, ev.Region.ID, a.What, says[a.What], a.Says)
				}
			}
		}
	}
	for _, c := range ledger.Causes {
		if entries[c] == 0 {
			t.Errorf("no entry has the cause %s: the test shows nothing of it", c)
		}
	}
}

// shaken takes figures out and changes others, so that verdicts differ.
func shaken(rng *rand.Rand, ds *data.Dataset) *data.Dataset {
	for _, s := range ds.Series {
		drop := rng.Float64()
		for y := s.Panel.First(); y <= s.Panel.Last(); y++ {
			for i := range len(ds.Regions) + 1 {
				c := s.Panel.At(i, 0, y)
				c.Number *= 0.02 + 2*rng.Float64()*rng.Float64()
				if rng.Float64() < drop {
					c = data.Cell{}
				}
				s.Panel.Set(i, 0, y, c)
			}
		}
	}
	return ds
}

// moved is the default model with its thresholds where some figures of a made-up
// country pass and some do not, and with a random greatest age.
func moved(t *testing.T, rng *rand.Rand) *model.Model {
	t.Helper()
	m := builtIn(t)
	m.MaxAge.Years = rng.IntN(5)
	move := func(g gate.Gate) {
		for _, c := range g.Criteria {
			for k := range c.All {
				x := c.All[k].Threshold() * rng.Float64() * 2
				if c.All[k].AtLeast != nil {
					c.All[k].AtLeast = &x
				}
			}
		}
	}
	for _, s := range m.Stages.Stages {
		move(s.Gate)
	}
	for _, el := range m.Pole.Elements {
		move(el.Gate)
	}
	return m
}

func pastOfSample(t *testing.T, sample string) *Evaluator {
	t.Helper()
	m := builtIn(t)
	return preparedWith(t, Edition{loaded(t, sample), m}, Options{Jobs: 2, Years: true})
}

func loaded(t *testing.T, sample string) *data.Dataset {
	t.Helper()
	return dataset(t, os.DirFS(".."), "samples/"+sample)
}

// TestSplitRegionsChangeTheirBoundaries: Abai, Jetisu and Ulytau were cut out of
// other regions in 2022.
func TestSplitRegionsChangeTheirBoundaries(t *testing.T) {
	e := pastOfSample(t, "kazakhstan")
	for _, id := range []string{"KZ-10", "KZ-33", "KZ-62"} {
		n := 0
		for _, c := range region(t, e, id).Ledger {
			if c.Cause != ledger.Boundaries {
				continue
			}
			n++
			if c.From != 2021 || c.To != 2022 {
				t.Errorf("%s: changed boundaries from %d to %d, want 2021 to 2022", id, c.From, c.To)
			}
		}
		if n == 0 {
			t.Errorf("%s: no change is laid to the new boundaries", id)
		}
	}
	for _, c := range region(t, e, "KZ-75").Ledger {
		if c.Cause == ledger.Boundaries {
			t.Errorf("Almaty kept its territory, but: %+v", c)
		}
	}
}

// TestPreviousThatDoesNotFit: a comparison that would say nonsense is refused.
func TestPreviousThatDoesNotFit(t *testing.T) {
	m := builtIn(t)
	later, abroad := country(2, m), country(2, m)
	later.Year, abroad.CountryCode = 2025, "YY"
	ds := country(2, m)
	ds.Year = 2024
	for want, other := range map[string]*data.Dataset{"evaluated for 2025": later, "country YY": abroad} {
		if want == "country YY" {
			other.Year = 2024
		}
		_, err := Prepare(context.Background(), ds, m, Options{Previous: &Edition{other, m}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error with %q", err, want)
		}
	}
	if _, err := ds.AsOf(2040); err == nil || !strings.Contains(err.Error(), strconv.Itoa(2016)) {
		t.Errorf("a year without figures: got %v", err)
	}
}
