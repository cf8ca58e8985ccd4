package command

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// ofOneCountry are words that belong to the dataset of one country, its first:
// the country, its cities, codes, currency, classification and authorities.
var ofOneCountry = regexp.MustCompile(`(?i)kazakhstan|казахстан|қазақстан|\bKZ\b|KZ-|\bKZT\b|\btenge\b|тенге|теңге|` +
	`akimat|акимат|әкімді|\boblast|\bOKED\b|ОКЭД|\bKATO\b|almaty|алматы|\bastana\b|астана|shymkent|шымкент|republican significance`)

// named is what may name a country all the same: a call of the command with a sample,
// and the title of the work that the method is from.
var named = regexp.MustCompile(`growthpole [a-z]+ samples/|DOI 10\.15838`)

// TestNothingOfACountryIsInTheCode: what a dataset or a model says is said there, so
// that the program serves any country. Tests may use the samples; texts.yaml of a
// language translates the built-in model.
func TestNothingOfACountryIsInTheCode(t *testing.T) {
	long(t)
	looked := 0
	err := fs.WalkDir(os.DirFS("../../.."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == "samples" || name == ".git" || d.Name() == "testdata"):
			return fs.SkipDir
		}
		code := path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
		template := strings.HasPrefix(name, "templates/") && path.Ext(name) != ".go" && path.Base(name) != "texts.yaml"
		if d.IsDir() || !code && !template {
			return nil
		}
		looked++
		content, err := os.ReadFile(path.Join("../../..", name))
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(content), "\n") {
			line = strings.ReplaceAll(line, "kk-KZ", "kk") // the tag of a language
			if word := ofOneCountry.FindString(line); word != "" && !named.MatchString(line) {
				t.Errorf("%s:%d: %q belongs to one country; say it in its dataset.yaml or model.yaml", name, n+1, word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if looked < 200 {
		t.Errorf("only %d files were looked at", looked)
	}
}
