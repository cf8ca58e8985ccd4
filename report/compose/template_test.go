package compose_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"text/template"

	"growthpole/report/compose"
	"growthpole/report/mdtext"
)

type text string

func (t text) String() string { return mdtext.Escape(string(t)) }

type region struct {
	Name   text
	Stage  int
	Values map[string]text
	Peers  []region
}

func (r region) IsLeading() bool { return r.Stage > 2 }

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

var funcs = template.FuncMap{"double": func(n int) int { return 2 * n }}

func TestFillIncludesFilesByPath(t *testing.T) {
	fsys := folder(map[string]string{
		"en/brief.md":          "\ufeff# {{.Name}}\r\n\r\n{{template \"sections/stage.md\" .}}\n",
		"en/sections/stage.md": "Stage {{double .Stage}}{{if .IsLeading}}, leading{{end}}",
		"en/words.yaml":        "not: a template {{",
		"ru/brief.md":          "другой {{.Absent}}",
	})
	all, err := compose.Open(fsys, "en", funcs)
	if err != nil {
		t.Fatal(err)
	}
	got, err := all.Fill("brief.md", region{Name: "**x** | <b>", Stage: 3})
	if err != nil {
		t.Fatal(err)
	}
	want := "# \\*\\*x\\*\\* &#124; \\<b\\>\n\nStage 6, leading\n"
	if string(got.Markdown) != want {
		t.Errorf("got %q, want %q", got.Markdown, want)
	}
}

func TestTemplateProblemsNameFileAndLine(t *testing.T) {
	for _, c := range []struct{ name, main, want string }{
		{"a field that is not there", "a\n{{.Nmae}}", `en/brief.md:2:3: no field "Nmae" in ".Nmae"; did you mean "Name"?`},
		{"a field of an element", "{{range .Peers}}\n{{.Stagee}}{{end}}", `en/brief.md:2:3: no field "Stagee" in ".Stagee"; did you mean "Stage"?`},
		{"a key that is not there", "\n\n{{.Values.ksi}}", `en/brief.md:3:10: no entry "ksi" in ".Values.ksi"`},
		{"an unknown function", "\n{{duble 2}}", `en/brief.md:2: no function "duble"; did you mean "double"?`},
		{"an unknown template", "\n{{template \"sections/stag.md\" .}}", `en/brief.md:2:12: no template "sections/stag.md"; did you mean "sections/stage.md"?`},
		{"a mistake in an included file", "{{template \"sections/stage.md\" .}}", `en/sections/stage.md:2:3: no field "Foo"`},
		{"an action that is not closed", "\n{{if .Name}}x", `en/brief.md:2: unexpected EOF`},
		{"a template that includes itself", "x{{template \"brief.md\" .}}", "exceeded maximum template depth"},
		{"a template that writes without end", "{{range 100000000}}a long line of text{{end}}", "the filled text is larger than 1 MB; look for"},
		{"an unknown figure", "\n{{.Name}}\n\n![x](figure:zzz)", `en/brief.md:4: no figure "zzz"`},
		{"HTML in an included file", "{{template \"sections/html.md\" .}}", `en/sections/html.md:4: HTML within a line: "<b>"`},
		{"a mistake after data of many lines", "{{range .Peers}}{{.Name}}\n\n{{end}}\n<b>x</b>", `en/brief.md:4: HTML`},
	} {
		fsys := folder(map[string]string{
			"en/brief.md": c.main, "en/sections/html.md": "{{if .Name}}\n{{.Name}}\n{{end}}\na <b>x</b>",
		})
		if !strings.Contains(c.main, "html") {
			stage := "ok"
			if strings.Contains(c.name, "included file") {
				stage = "a\n{{.Foo}}"
			}
			fsys["en/sections/stage.md"] = folder(map[string]string{"x": stage})["x"]
		}
		err := compileAndFill(fsys)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func compileAndFill(fsys fstest.MapFS) error {
	templates, err := compose.Open(fsys, "en", funcs)
	if err != nil {
		return err
	}
	data := region{Name: "Алматы", Values: map[string]text{}, Peers: []region{{Name: "a"}, {Name: "b"}}}
	_, err = templates.Compose("brief.md", data, exhibits(), options())
	return err
}

func TestOpenReportsEveryBrokenTemplate(t *testing.T) {
	fsys := folder(map[string]string{"en/a.md": "{{end}}", "en/b.md": "{{nope}}", "en/c.md": "a\xffb"})
	_, err := compose.Open(fsys, "en", nil)
	want := "en/a.md:1: unexpected {{end}}\nen/b.md:1: no function \"nope\""
	if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "en/c.md: the template is not UTF-8") {
		t.Errorf("got %v, want %s and c.md", err, want)
	}
}

func TestTemplatesServeSeveralAtOnce(t *testing.T) {
	fsys := folder(map[string]string{"brief.md": "# {{.Name}}\n\n![x](figure:level)\n\n[](#fig:level)\n"})
	templates, err := compose.Open(fsys, ".", funcs)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			name := fmt.Sprint("r", i)
			doc, err := templates.Compose("brief.md", region{Name: text(name)}, exhibits(), options())
			if err != nil || !strings.Contains(dump(doc), "#"+name+" ") {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	wait.Wait()
}

// BenchmarkCompose fills and parses a brief of about 2,000 words.
func BenchmarkCompose(b *testing.B) {
	section := "## {{.Name}} and more\n\n" + strings.Repeat("The region holds stage {{.Stage}}, with **an index** of 1.2 against the nation ({{.Name}}), see [](#fig:level). ", 10) +
		"\n\n- one item of {{.Name}}\n- another item\n\n> [!FINDING]\n> It is found.\n\n| a | b |\n|---|---|\n| {{.Name}} | 1.2 |\n\n"
	fsys := folder(map[string]string{"brief.md": "# {{.Name}}\n\n![x](figure:level)\n\n" + strings.Repeat(section, 10)})
	templates, err := compose.Open(fsys, ".", funcs)
	if err != nil {
		b.Fatal(err)
	}
	data := region{Name: "Алматы (қала)", Stage: 2}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := templates.Compose("brief.md", data, exhibits(), options()); err != nil {
			b.Fatal(err)
		}
	}
}
