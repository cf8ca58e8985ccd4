package command

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/report/stylefile"
)

// requirement finds out which keys must be there by taking each away from
// documents that are accepted: a key is required when no document does without
// it, and none is accepted any more once it is gone.
type requirement struct {
	t      testing.TB
	needed map[string]bool // by "package.Type.key"
	tried  map[string]int
}

// tries is how many times a key is taken away from one document.
const tries = 2

func newRequirement(t testing.TB) *requirement {
	r := &requirement{t: t, needed: map[string]bool{}}
	for _, text := range exampleModels(t) {
		r.document(reflect.TypeFor[model.Model](), text, func(text []byte) bool {
			m, problems := model.Decode("model.yaml", text)
			return m != nil && !problems.Blocking()
		})
	}
	for _, files := range exampleFolders(t) {
		r.document(reflect.TypeOf(load.Description()).Elem(), files["dataset.yaml"].Data, func(text []byte) bool {
			files["dataset.yaml"] = &fstest.MapFile{Data: text}
			ds, _ := load.Folder(files, ".")
			return ds != nil
		})
	}
	for _, text := range exampleStyles(t) {
		r.document(reflect.TypeOf(stylefile.Description()).Elem(), text, func(text []byte) bool {
			s, _, _ := stylefile.Open(styleFolder(t, text), stylefile.Name)
			return s != nil
		})
	}
	return r
}

func (r *requirement) required(t reflect.Type, key string) bool { return r.needed[t.String()+"."+key] }

// document tries one document.
func (r *requirement) document(t reflect.Type, text []byte, accepted func([]byte) bool) {
	r.t.Helper()
	root := yamlValue(r.t, text)
	written := func() []byte {
		text, err := yaml.Marshal(root)
		if err != nil {
			r.t.Fatal(err)
		}
		return text
	}
	if !accepted(written()) {
		r.t.Fatalf("the document is not accepted as it is:\n%s", written())
	}
	r.tried = map[string]int{}
	r.value(t, root, func() bool { return accepted(written()) })
}

// value visits a value of a type.
func (r *requirement) value(t reflect.Type, v any, accepted func() bool) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			r.value(t.Elem(), item, accepted)
		}
	case map[string]any:
		if t.Kind() == reflect.Map {
			return // its keys are names and codes
		}
		for _, f := range fieldsOf(t, "yaml") {
			r.key(t.String()+"."+f.key, f.key, v, accepted)
			if inner, there := v[f.key]; there {
				r.value(f.Type, inner, accepted)
			}
		}
	}
}

// key takes a key away, and puts it back.
func (r *requirement) key(name, key string, v map[string]any, accepted func() bool) {
	was, there := v[key]
	before, seen := r.needed[name]
	switch {
	case !there:
		r.needed[name] = false
	case seen && !before || r.tried[name] == tries:
	default:
		r.tried[name]++
		delete(v, key)
		r.needed[name] = !accepted()
		v[key] = was
	}
}

// yamlValue is a YAML document as JSON has it: dates stay text.
func yamlValue(t testing.TB, text []byte) any {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return nodeValue(t, document.Content[0])
}

func nodeValue(t testing.TB, n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = nodeValue(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, nodeValue(t, item))
		}
		return list
	}
	if n.Tag == "!!timestamp" {
		return n.Value
	}
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// exampleModels are the default model, and one that says other things where there
// is a choice between two keys.
func exampleModels(t testing.TB) [][]byte {
	t.Helper()
	text := string(model.DefaultText())
	for _, change := range [][2]string{
		{"indicator: population, at_least: 500", "indicator: population, at_most: 900"},
		{"error: {absolute: 1", "error: {relative: 0.1"},
		{"growth: {of: [it_startups]", "growth: {activity: it"},
	} {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("the default model has no %q", change[0])
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	return [][]byte{model.DefaultText(), []byte(text)}
}

// exampleStyles hold every part of style.yaml between them, and none needs them all.
func exampleStyles(t testing.TB) [][]byte {
	const family = "{regular: SourceSans3_400Regular.ttf, italic: SourceSans3_400Regular_Italic.ttf, bold: SourceSans3_700Bold.ttf"
	return [][]byte{stylefile.DefaultText(), sampleFile(t, "style", stylefile.Name),
		[]byte("logo: {file: logo.png, decorative: true}\n"),
		[]byte("colours: {accent: 943400}\nfigures: {nation: 111111}\npage: {column: 400 pt}\n" +
			"fonts:\n  sans: " + family + "}\n  serif: " + family + "}\n"),
		[]byte("page: {margins: {left: 2 cm}}\ncover: {organisation: false}\n" +
			"fonts:\n  attach: true\n  sans: " + family + ", semibold: SourceSans3_600SemiBold.ttf}\n  serif: " + family + ", bold_italic: SourceSans3_700Bold.ttf}\n")}
}

// styleFolder is a style with the files that the examples name.
func styleFolder(t testing.TB, text []byte) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{stylefile.Name: {Data: text}, "logo.png": {Data: sampleFile(t, "style", "logo.png")}}
	names, err := filepath.Glob(filepath.Join(moduleRoot, "report", "font", "SourceSans3_*.ttf"))
	if err != nil || len(names) == 0 {
		t.Fatal("no fonts", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: content}
	}
	return files
}

// exampleFolders are small datasets that hold every part of dataset.yaml between
// them, and none of which needs them all.
func exampleFolders(t testing.TB) []fstest.MapFS {
	t.Helper()
	whole := fstest.MapFS{}
	names, _ := filepath.Glob(filepath.Join(moduleRoot, "indicators", "tidy", "testdata", "base", "*"))
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		whole[filepath.Base(name)] = &fstest.MapFile{Data: content}
	}
	files := func(pairs ...string) fstest.MapFS {
		out := fstest.MapFS{}
		for i := 0; i < len(pairs); i += 2 {
			out[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
		}
		return out
	}
	const top = "title: {en: A}\ncountry: {code: XX, name: {en: B}}\ndate: 2026-01-31\nillustrative: true\nlanguages: [en]\n"
	return []fstest.MapFS{whole,
		files("dataset.yaml", top+"regions: {file: r.csv, columns: {id: id, name: {en: name}}}\n"+
			"map: {file: m.geojson, property: code}\n"+
			"sectors: [{id: A, name: {en: C}}, {id: J, name: {en: D}}]\n"+
			"activity: {name: {en: E}, unit: {en: F}, kind: employment, totals: {sector: ALL}}\n"+
			"geography: {versions: [old, new], changes: [{year: 2020, to: new, regions: [R1, R2]}],\n"+
			"  concordance: [{id: half, from: old, region: R1, into: {R1: 0.5, R2: 0.5}, for: [activity], basis: assumption, source: H}]}\n"+
			"accepted_differences: [{sector: A, year: 2024, difference: 1, reason: {en: G}}]\n"+
			"tables: [{file: t.csv, for: activity, year: 2024, geography: new, wide: {sectors: {farms: A, it: J}}, columns: {region: region}}]\n",
			"r.csv", "id,name\nR1,One\nR2,Two\n", "t.csv", "region,farms,it\nR1,1,2\nR2,3,4\nXX,5,6\n",
			"m.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"R1"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}`),
		files("dataset.yaml", top+"regions: {list: [{id: R1, name: {en: One}}, {id: R2, name: {en: Two}}]}\n"+
			"series: [{id: grp, name: {en: C}, unit: {en: D}}]\n"+
			"tables: [{file: t.csv, for: series, series: grp, wide: {years: true}, columns: {region: region}}]\n",
			"t.csv", "region,2023,2024\nR1,1,2\nR2,3,4\n"),
		files("dataset.yaml", top+"regions: {list: [{id: R1, name: {en: One}}, {id: R2, name: {en: Two}}]}\n"+
			"series: [{id: grp, name: {en: C}, unit: {en: D}}]\n"+
			"tables: [{file: t.csv, for: series, wide: {series: {product: grp}}, columns: {region: region, year: year}}]\n",
			"t.csv", "region,year,product\nR1,2024,1\nR2,2024,3\n"),
	}
}
