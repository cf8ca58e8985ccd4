package command

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators/race"
)

// rooms says which packages of ours each package may import; "x/..." is x and
// everything beneath. It is the table of ARCHITECTURE.md. A new room is a new line.
var rooms = map[string]string{
	"indicators/data":       "",
	"indicators/problem":    "",
	"indicators/strictyaml": "indicators/problem",
	"indicators/robust":     "",
	"indicators/composite":  "",
	"indicators/number":     "indicators/problem",
	"indicators/sheet":      "indicators/problem indicators/strictyaml",
	"indicators/draft":      "indicators/load indicators/number indicators/problem indicators/sheet indicators/strictyaml",
	"indicators/tidy":       "indicators/data indicators/problem indicators/strictyaml",
	"indicators/flatfile":   "indicators/data indicators/problem indicators/number indicators/sheet indicators/index",
	"indicators/coin":       "indicators/composite indicators/robust indicators/problem indicators/flatfile",
	"indicators/load":       "indicators/data indicators/problem indicators/strictyaml indicators/number indicators/sheet",
	"indicators/load/cases": "", // datasets that are wrong, for tests
	"indicators/reference":  "", // what other programs computed, for tests
	"indicators/race":       "", // what a test is worth to the race detector
	"indicators/index":      "indicators/data",
	"indicators/indicator":  "indicators/data",
	"indicators/score":      "indicators/data indicators/composite",
	"indicators/factor":     "indicators/data indicators/score",
	"indicators/gate":       "indicators/data",
	"indicators/stage":      "indicators/data indicators/gate",
	"indicators/pole":       "indicators/data indicators/gate",
	"indicators/route":      "indicators/data indicators/gate",
	"indicators/mechanism":  "indicators/data indicators/gate indicators/stage indicators/factor indicators/route",
	"indicators/uncertainty": "indicators/data indicators/robust indicators/composite indicators/index indicators/indicator indicators/score " +
		"indicators/gate indicators/stage indicators/pole indicators/route indicators/mechanism",
	"indicators/model":  steps + " indicators/problem indicators/strictyaml",
	"indicators":        steps + " indicators/ledger indicators/model indicators/problem",
	"indicators/ledger": "indicators/data indicators/gate indicators/score indicators/stage indicators/pole",

	"report/drawing":  "",
	"report/mdtext":   "",
	"report/memory":   "",
	"report/publish":  "",
	"report/evidence": "report/document",
	"report/reader":   "",
	"report/conform":  "report/reader",
	"report/verify":   "report/reader",

	"report/sign": "report/reader",

	"report/reader/damage": "report/reader",
	"report/tool":          "", // programs that tests ask

	"report/locale":    "indicators/problem indicators/strictyaml",
	"report/font":      "report/drawing",
	"report/hyphen":    "",
	"report/house":     "report/drawing report/font",
	"report/stylefile": "indicators/problem indicators/strictyaml report/drawing report/font report/house",
	"report/document":  "report/drawing report/house",
	"report/brief":     "indicators indicators/ledger indicators/model " + steps + " report/mdtext",
	"report/compose":   "indicators/problem report/document report/mdtext",
	"report/figure":    "report/drawing report/house",
	"report/exhibit":   "report/brief report/document report/drawing report/figure",
	"report/render": "indicators/problem indicators/strictyaml report/brief report/compose report/document report/drawing report/figure report/house " +
		"report/locale report/mdtext",
	"report/markdown": writer + " report/mdtext",
	"report/pdf":      writer + " report/font report/house report/hyphen",
	"report":          "indicators indicators/model indicators/data indicators/problem report/...",

	"report/tables":     "indicators/problem",
	"report/calculator": "indicators/data indicators/index indicators/composite indicators/coin indicators/flatfile report/tables",

	"templates":   "",
	"samples":     "",
	"docs/schema": "",

	"cmd/internal/command": "indicators/... report/... templates samples docs/schema",
	"cmd/growthpole":       "cmd/internal/command",
}

// steps are the packages that hold a part of the method, and what they work on.
const steps = "indicators/data indicators/robust indicators/index indicators/indicator indicators/score " +
	"indicators/factor indicators/gate indicators/stage indicators/route indicators/pole indicators/mechanism indicators/uncertainty"

// writer is what a package that writes a document may know.
const writer = "report/document report/drawing"

// doors says which packages import an outside library: one, wherever that is
// possible. docs/dependencies.md gives the reasons.
var doors = map[string]string{
	"github.com/go-pdf/fpdf":               "report/pdf",
	"github.com/wcharczuk/go-chart/v2":     "report/figure",
	"github.com/golang/freetype":           "report/figure", // a type in go-chart's Renderer interface
	"github.com/yuin/goldmark":             "report/compose",
	"gopkg.in/yaml.v3":                     "indicators/strictyaml",
	"gonum.org/v1/gonum":                   "indicators/index indicators/composite",
	"github.com/peterstace/simplefeatures": "indicators/load",
	"golang.org/x/text":                    "report/locale report/publish indicators/sheet indicators/load",
	"github.com/klauspost/compress":        "report/pdf",
	"github.com/go-text/typesetting":       "report/font",
	"github.com/spf13/cobra":               "cmd/internal/command",
	"golang.org/x/term":                    "cmd/internal/command",
	"golang.org/x/sync":                    "cmd/internal/command",
	"github.com/smallstep/pkcs7":           "report/sign",
	"software.sslmate.com/src/go-pkcs12":   "report/sign",
}

// testOnly are libraries that nothing but tests may import.
var testOnly = []string{"github.com/rogpeppe/go-internal", "github.com/xuri/excelize", "github.com/santhosh-tekuri/jsonschema"}

// forTests are the rooms that nothing but tests may import.
var forTests = []string{"indicators/load/cases", "indicators/reference", "indicators/race", "report/reader/damage", "report/tool"}

// banned are the calls that would make a result depend on more than its inputs.
// The command may make them, and tests.
var banned = map[string][]string{
	"time": {"Now", "Since", "Until", "Tick", "After", "NewTimer", "NewTicker"},
	"os":   {"Getenv", "LookupEnv", "Environ", "ExpandEnv"},
}

// random lists what of math/rand does not use the global source.
var random = []string{"New", "NewSource", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "PCG", "ChaCha8", "Zipf"}

// goFile is one file of the module.
type goFile struct {
	name    string // from the module's root, with slashes
	room    string
	test    bool
	ast     *ast.File
	imports []string
}

const module = "growthpole"

// goFiles parses all files of the module.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	root := filepath.Join("..", "..", "..")
	var files []goFile
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		f, err := parse(name, filepath.ToSlash(rel))
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func parse(name, rel string) (goFile, error) {
	f := goFile{name: rel, room: path.Dir(rel), test: strings.HasSuffix(rel, "_test.go")}
	src, err := os.ReadFile(name)
	if err != nil {
		return f, err
	}
	f.ast, err = parser.ParseFile(token.NewFileSet(), rel, src, parser.SkipObjectResolution)
	if err != nil {
		return f, err
	}
	for _, i := range f.ast.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return f, err
		}
		f.imports = append(f.imports, p)
	}
	return f, nil
}

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	race.FindsNothing(t)
	for _, f := range goFiles(t) {
		allowed, ok := rooms[f.room]
		if !ok {
			t.Errorf("%s: room %q is not in the table of rooms; add it there and to ARCHITECTURE.md", f.name, f.room)
			continue
		}
		for _, p := range f.imports {
			ours, ok := strings.CutPrefix(p, module+"/")
			if ok && !f.test && !holdsRoom(allowed, ours) {
				t.Errorf("%s: %s may not import %s", f.name, f.room, ours)
			}
			if ok && !f.test && slices.Contains(forTests, ours) {
				t.Errorf("%s: %s is for tests", f.name, ours)
			}
		}
	}
}

// holdsRoom reports whether a list of rooms names this one.
func holdsRoom(list, room string) bool {
	return slices.ContainsFunc(strings.Fields(list), func(word string) bool {
		if all, ok := strings.CutSuffix(word, "/..."); ok {
			return beneath(room, all)
		}
		return room == word
	})
}

// A test may use any library that has a door: it compares, and no one builds on it.
func TestEveryLibraryHasItsDoor(t *testing.T) {
	race.FindsNothing(t)
	for _, f := range goFiles(t) {
		for _, p := range f.imports {
			first, _, _ := strings.Cut(p, "/")
			if !strings.Contains(first, ".") {
				continue // the standard library, or ours
			}
			at, known := door(p)
			switch {
			case f.test && (known || slices.ContainsFunc(testOnly, func(l string) bool { return beneath(p, l) })):
			case !known:
				t.Errorf("%s: library %s has no door; name one in docs/dependencies.md and here", f.name, p)
			case !holdsRoom(at, f.room):
				t.Errorf("%s: %s is imported by %s only", f.name, p, at)
			}
		}
	}
}

// door finds the packages that may import a library.
func door(library string) (at string, known bool) {
	for _, l := range slices.Sorted(maps.Keys(doors)) {
		if beneath(library, l) {
			return doors[l], true
		}
	}
	return "", false
}

// beneath reports whether an import path is a module's or beneath it.
func beneath(p, module string) bool { return p == module || strings.HasPrefix(p, module+"/") }

func TestResultsDependOnInputsOnly(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || strings.HasPrefix(f.room, "cmd/") || slices.Contains(forTests, f.room) {
			continue
		}
		local := localNames(f.ast)
		ast.Inspect(f.ast, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := s.X.(*ast.Ident)
			if !ok {
				return true
			}
			if p := local[x.Name]; isBanned(p, s.Sel.Name) {
				t.Errorf("%s: %s.%s depends on the clock, the environment or chance; take it as an argument", f.name, p, s.Sel.Name)
			}
			return true
		})
	}
}

// localNames maps the names that a file uses for packages to their paths.
func localNames(f *ast.File) map[string]string {
	names := make(map[string]string)
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue
		}
		name := path.Base(p)
		if p == "math/rand/v2" {
			name = "rand"
		}
		if i.Name != nil {
			name = i.Name.Name
		}
		names[name] = p
	}
	return names
}

func isBanned(pkg, name string) bool {
	if pkg == "math/rand" || pkg == "math/rand/v2" {
		return !slices.Contains(random, name)
	}
	return slices.Contains(banned[pkg], name)
}

func TestBannedCallsAreFound(t *testing.T) {
	for _, test := range []struct {
		pkg, name string
		want      bool
	}{
		{"time", "Now", true},
		{"time", "Parse", false},
		{"os", "Getenv", true},
		{"os", "Open", false},
		{"math/rand", "Intn", true},
		{"math/rand/v2", "IntN", true},
		{"math/rand/v2", "NewPCG", false},
		{"crypto/rand", "Text", false},
	} {
		if got := isBanned(test.pkg, test.name); got != test.want {
			t.Errorf("%s.%s: got %t, want %t", test.pkg, test.name, got, test.want)
		}
	}
}

// TestDependenciesAreDocumented holds docs/dependencies.md against go.mod.
func TestDependenciesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(mod)) {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(words) < 2 || !strings.HasPrefix(words[1], "v") {
			continue
		}
		// Of a version made from a commit the date is enough.
		version := strings.TrimPrefix(words[1], "v")
		if parts := strings.Split(version, "-"); len(parts) == 3 {
			version = parts[0] + "-" + parts[1]
		}
		if row := "| `" + words[0] + "` | " + version + " |"; !strings.Contains(string(page), row) {
			t.Errorf("docs/dependencies.md has no row that begins with %s", row)
		}
	}
}
