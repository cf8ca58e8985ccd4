package indicators

import (
	"os"
	"strings"
	"testing"

	"growthpole/indicators/index"
	"growthpole/indicators/model"
)

// withIndex is the default model with the figures of IT replaced by another index.
func withIndex(t *testing.T, old, name string) *model.Model {
	t.Helper()
	text := strings.Replace(string(model.DefaultText()), old, strings.Replace(old, "it_lq", name, 1), 1)
	m, found := model.Decode("model.yaml", []byte(text))
	if found.Blocking() {
		t.Fatal(found)
	}
	return m
}

func withModel(t *testing.T, m *model.Model) (*Evaluator, error) {
	t.Helper()
	ds := dataset(t, os.DirFS(".."), "samples/kazakhstan")
	return New(ds, m)
}

func TestPeersAreTheMostSimilarRegions(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	s := e.years.in(e.ds.Year)
	for i, r := range e.ds.Regions {
		peers := region(t, e, r.ID).Peers
		if len(peers) != e.m.Peers.Count {
			t.Fatalf("%s has %d peers", r.ID, len(peers))
		}
		named := map[string]bool{r.ID: true}
		for k, p := range peers {
			at, _ := e.ds.RegionIndex(p.Region)
			if ksi, _ := s.Bilateral(i, at); ksi != p.KSI || k > 0 && p.KSI < peers[k-1].KSI {
				t.Errorf("peer %d of %s: %+v, want %v", k, r.ID, p, ksi)
			}
			named[p.Region] = true
		}
		for at, other := range e.ds.Regions {
			if ksi, _ := s.Bilateral(i, at); !named[other.ID] && ksi < peers[len(peers)-1].KSI {
				t.Errorf("%s is nearer to %s than its peers", other.ID, r.ID)
			}
		}
	}
}

func TestAModelMayCompareWithOneRegion(t *testing.T) {
	const figure = "from: {index: it_lq}"
	e, err := withModel(t, withIndex(t, figure, "ksi_to/KZ-75"))
	if err != nil {
		t.Fatal(err)
	}
	at, _ := e.ds.RegionIndex("KZ-75")
	s := e.years.in(e.ds.Year)
	for k := range e.m.Indicators {
		if e.m.Indicators[k].From.Index != "ksi_to/KZ-75" {
			continue
		}
		for i := range e.ds.Regions {
			want, _ := s.Bilateral(i, at)
			if got, known := e.values[k][i].Get(); !known || got != want {
				t.Errorf("region %d: %v, want %v", i, got, want)
			}
		}
		if e.under(&e.m.Indicators[k].Definition) != nil {
			t.Error("the benchmark of an index against one region is drawn")
		}
	}
	_, err = withModel(t, withIndex(t, figure, "ksi_to/KZ-76"))
	if err == nil || !strings.Contains(err.Error(), `is the index "ksi_to/KZ-76", and the dataset has no region "KZ-76"; did you mean`) {
		t.Errorf("a region that is not there: %v", err)
	}
}

func TestTheMapMayShowAnyIndex(t *testing.T) {
	e, err := withModel(t, withIndex(t, "  index: it_lq\n  classes", "gini_spec"))
	if err != nil {
		t.Fatal(err)
	}
	n := e.Nation()
	if s, ok := n.Indices["gini_spec"]; !ok || len(s.Values) != len(e.ds.Regions) || !s.Values[0].IsKnown() {
		t.Errorf("the nation has no index for the map: %v", s)
	}
	if got := region(t, e, "KZ-75").Indices; len(got) != len(index.Shown) {
		t.Errorf("the region lists %d indices, want %d", len(got), len(index.Shown))
	}
}
