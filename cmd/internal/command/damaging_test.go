package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"growthpole/report/evidence"
	"growthpole/report/reader"
	"growthpole/report/reader/damage"
)

// tampering changes a brief.
type tampering struct {
	name   string
	change func(o *damage.Objects)
	want   []string // what the report has to say, one of its lines each
}

type (
	dict  = reader.Dict
	array = reader.Array
)

// glyphs are the codes of the digits in a page's font.
func glyphs(o *damage.Objects, page int, font string) map[string]uint16 {
	fonts := o.Dict(o.Dict(o.Page(page)["Resources"])["Font"])
	s := o.Stream(o.Dict(fonts[reader.Name(font)])["ToUnicode"])
	codes := map[string]uint16{}
	for line := range strings.Lines(string(s.Raw)) {
		var code, char uint16
		if n, _ := fmt.Sscanf(line, "<%04X> <%04X>", &code, &char); n == 2 {
			codes[string(rune(char))] = code
		}
	}
	return codes
}

// rewritten changes what is written in marked content of a kind: the first place that
// has a digit followed by another one gets a third in place of the first.
func rewritten(kind string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		for page := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
			s, font, in := o.Content(page), "", false
			lines := strings.Split(string(s.Raw), "\n")
			for i, line := range lines {
				switch {
				case strings.HasSuffix(line, " Tf"):
					font = strings.Fields(line)[0][1:]
				case strings.HasSuffix(line, "BDC"):
					in = strings.HasPrefix(line, "/"+kind+" ")
				case in && strings.HasSuffix(line, "TJ"):
					if changed := anotherDigit(line, glyphs(o, page, font)); changed != line {
						lines[i] = changed
						s.Raw = []byte(strings.Join(lines, "\n"))
						return
					}
				}
			}
		}
		panic("no number in " + kind)
	}
}

func anotherDigit(line string, codes map[string]uint16) string {
	digit := map[string]string{}
	for d := range 10 {
		if code, has := codes[fmt.Sprint(d)]; has {
			digit[fmt.Sprintf("%04X", code)] = fmt.Sprint(d)
		}
	}
	open := 0
	for i := 0; i+4 <= len(line); i++ {
		if line[i] == '<' {
			open = i + 1
		}
		if old, is := digit[line[i:i+4]]; is && open > 0 && (i-open)%4 == 0 {
			for _, code := range slices.Sorted(maps.Keys(digit)) {
				if digit[code] != old {
					return line[:i] + code + line[i+4:]
				}
			}
		}
	}
	return line
}

// inFigure changes the first line of drawing in a figure that a change changes.
func inFigure(change func(line string) string) func(o *damage.Objects) {
	return inLine("Figure", "", change)
}

// pages changes the list of pages.
func pages(change func(o *damage.Objects, list array) array) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		d := o.Dict(o.Catalog()["Pages"])
		d["Kids"] = change(o, o.Array(d["Kids"]))
		d["Count"] = len(d["Kids"].(array))
	}
}

// inFile changes an attached file; honest also puts its new checksum into the
// list, as somebody would who knows how the evidence works.
func inFile(name, old, new string, honest bool) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		s := o.File(name)
		before := s.Raw
		if s.Raw = bytes.Replace(before, []byte(old), []byte(new), 1); bytes.Equal(s.Raw, before) {
			panic(name + " does not hold " + old)
		}
		o.Dict(s.Dict["Params"])["Size"] = len(s.Raw)
		if honest {
			relist(o, name, s.Raw)
		}
	}
}

func relist(o *damage.Objects, name string, content []byte) {
	inProvenance(func(p *evidence.Provenance) {
		for i := range p.Files {
			if p.Files[i].File == name {
				sum := sha256.Sum256(content)
				p.Files[i].SHA256, p.Files[i].Bytes = hex.EncodeToString(sum[:]), len(content)
			}
		}
		if name == evidence.ModelName {
			sum := sha256.Sum256(content)
			p.Model.SHA256 = hex.EncodeToString(sum[:])
		}
	})(o)
}

func inProvenance(change func(p *evidence.Provenance)) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		s := o.File(evidence.ProvenanceName)
		var p evidence.Provenance
		if err := json.Unmarshal(s.Raw, &p); err != nil {
			panic(err)
		}
		change(&p)
		s.Raw, _ = json.MarshalIndent(p, "", " ")
		s.Raw = append(s.Raw, '\n')
		o.Dict(s.Dict["Params"])["Size"] = len(s.Raw)
	}
}

func withoutFile(name string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		c := o.Catalog()
		c["AF"] = slices.DeleteFunc(o.Array(c["AF"]), func(v any) bool { return reader.Text(o.Dict(v)["UF"]) == name })
	}
}

// onPage puts operators before or behind those of the second page.
func onPage(before, behind string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		s := o.Content(1)
		s.Raw = append(append([]byte(before), s.Raw...), behind...)
	}
}

// inLine changes the first line that ends in suffix within marked content of a kind,
// and that a change changes.
func inLine(kind, suffix string, change func(line string) string) func(o *damage.Objects) {
	return func(o *damage.Objects) {
		for page := range o.Array(o.Dict(o.Catalog()["Pages"])["Kids"]) {
			s, in := o.Content(page), false
			lines := strings.Split(string(s.Raw), "\n")
			for i, line := range lines {
				if strings.HasSuffix(line, "BDC") {
					in = strings.HasPrefix(line, "/"+kind+" ")
				}
				if !in || !strings.HasSuffix(line, suffix) {
					continue
				}
				if changed := change(line); changed != line {
					lines[i] = changed
					s.Raw = []byte(strings.Join(lines, "\n"))
					return
				}
			}
		}
		panic("no such line in " + kind)
	}
}

// objectsWhere lists the dictionaries for which something holds, by their numbers.
func objectsWhere(o *damage.Objects, is func(dict) bool) []dict {
	var list []dict
	for _, n := range slices.Sorted(maps.Keys(o.All)) {
		if d := o.Dict(reader.Ref{Num: n}); d != nil && is(d) {
			list = append(list, d)
		}
	}
	return list
}

func ofType(t reader.Name) func(dict) bool {
	return func(d dict) bool { return d["Type"] == t }
}

// hiddenLayer puts a layer into the file that viewers do not show at first.
func hiddenLayer(o *damage.Objects, page int) {
	layer := o.Add(dict{"Type": reader.Name("OCG"), "Name": reader.String("x")})
	o.Catalog()["OCProperties"] = dict{"OCGs": array{layer}, "D": dict{"OFF": array{layer}}}
	r := o.Dict(o.Page(page)["Resources"])
	r["Properties"] = dict{"L": layer}
}
