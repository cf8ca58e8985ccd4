package load

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// withMap is the small base dataset with a map of the given content.
func withMap(t testing.TB, content string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{"map.geojson": {Data: []byte(content)}}
	for _, name := range []string{"dataset.yaml", "figures.csv", "jobs.csv"} {
		text, err := os.ReadFile("cases/base/" + name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: text}
	}
	fsys["dataset.yaml"].Data = append(fsys["dataset.yaml"].Data, "map: {file: map.geojson, property: code}\n"...)
	return fsys
}

func feature(code, geometry string) string {
	return `{"type":"Feature","properties":{"code":"` + code + `"},"geometry":` + geometry + `}`
}

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

const square = `{"type":"Polygon","coordinates":[[[50,40],[51,40],[51,41],[50,41],[50,40]]]}`

func TestOutlines(t *testing.T) {
	ds, _ := Folder(withMap(t, ""), ".")
	if ds != nil {
		t.Fatal("an empty map was taken")
	}
	plain := withMap(t, "")
	delete(plain, "map.geojson")
	base, err := os.ReadFile("cases/base/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	plain["dataset.yaml"] = &fstest.MapFile{Data: base}
	without, problems := Folder(plain, ".")
	if problems.Blocking() {
		t.Fatal(problems)
	}
	id := without.Regions[0].ID
	for _, c := range []struct{ name, content, want string }{
		{"not JSON", "<svg/>", "is not a GeoJSON feature collection"},
		{"a feature without the code", collection(`{"type":"Feature","properties":{"name":"x"},"geometry":` + square + `}`), `feature 1 has no text property "code"`},
		{"a code that is no region", collection(feature("ZZ", square)), `unknown region "ZZ"`},
		{"one region twice", collection(feature(id, square), feature(id, square)), "two features for region"},
		{"a line for a territory", collection(feature(id, `{"type":"LineString","coordinates":[[50,40],[51,40]]}`)), "a LineString is no territory"},
		{"metres for degrees", collection(feature(id, `{"type":"Polygon","coordinates":[[[500000,4400000],[510000,4400000],[510000,4500000],[500000,4400000]]]}`)), "no longitude and latitude"},
		{"nothing in a polygon", collection(feature(id, `{"type":"Polygon","coordinates":[]}`)), "the territory is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds, problems := Folder(withMap(t, c.content), ".")
			if ds != nil || !strings.Contains(problems.Error(), c.want) || !strings.Contains(problems.Error(), "map.geojson") {
				t.Errorf("got %v\nwant %q", problems, c.want)
			}
		})
	}
	ds, problems = Folder(withMap(t, collection(feature(id, square))), ".")
	if ds == nil || len(ds.Outlines[id]) != 1 || len(ds.Outlines[id][0][0]) != 5 {
		t.Fatalf("the square was not read: %v", problems)
	}
	if len(ds.Regions) > 1 && !strings.Contains(problems.Error(), "no outline of region") {
		t.Errorf("a region without an outline goes unmentioned: %v", problems)
	}
}

func FuzzOutlines(f *testing.F) {
	f.Add(collection(feature("XX-1", square)))
	f.Add(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":null}]}`)
	f.Fuzz(func(t *testing.T, content string) {
		ds, problems := Folder(withMap(t, content), ".")
		if (ds == nil) != problems.Blocking() {
			t.Fatalf("dataset %v with problems %v", ds != nil, problems)
		}
	})
}
