package stylefile

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/report/font"
	"growthpole/report/house"
)

// folder is a style with the files that it may name.
func folder(t testing.TB, style string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{Name: {Data: []byte(style)}}
	for _, name := range []string{"SourceSans3_400Regular", "SourceSans3_400Regular_Italic", "SourceSans3_700Bold"} {
		content, err := os.ReadFile("../font/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		files["fonts/"+name+".ttf"] = &fstest.MapFile{Data: content}
	}
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	picture.Set(3, 3, color.NRGBA{R: 200, A: 100})
	var p, j bytes.Buffer
	if png.Encode(&p, picture) != nil || jpeg.Encode(&j, picture, nil) != nil {
		t.Fatal("a picture cannot be written")
	}
	files["logo.png"], files["logo.jpg"] = &fstest.MapFile{Data: p.Bytes()}, &fstest.MapFile{Data: j.Bytes()}
	files["notes.txt"] = &fstest.MapFile{Data: []byte("no picture, no font")}
	return files
}

func TestTheExportedStyleIsTheBuiltInOne(t *testing.T) {
	s, files, found := Open(fstest.MapFS{Name: {Data: DefaultText()}}, Name)
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := house.Default()
	if s.Faces.Serif() != want.Faces.Serif() || s.Faces.SansSemiBold() != want.Faces.SansSemiBold() {
		t.Error("its faces are others")
	}
	plain, builtIn := *s, *want
	plain.Faces, builtIn.Faces = nil, nil
	if !reflect.DeepEqual(plain, builtIn) {
		t.Errorf("got %+v\nwant %+v", plain, builtIn)
	}
	if len(files) != 1 || !bytes.Equal(files[0].Content, DefaultText()) {
		t.Errorf("files: %v", files)
	}
}

// Every key of a style is in the file that is exported, or in a comment there.
func TestTheExportedStyleExplainsEveryKey(t *testing.T) {
	var walk func(v reflect.Type)
	walk = func(v reflect.Type) {
		for v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct {
			return
		}
		for i := range v.NumField() {
			key := v.Field(i).Tag.Get("yaml")
			if !strings.Contains(string(DefaultText()), key+":") && key != "decorative" {
				t.Errorf("the key %s is not explained", key)
			}
			walk(v.Field(i).Type)
		}
	}
	walk(reflect.TypeFor[spec]())
	if !strings.Contains(string(DefaultText()), "decorative: true") {
		t.Error("decorative is not explained")
	}
}

func TestAStyleOfAllParts(t *testing.T) {
	s, files, found := Open(folder(t, `
colours: {accent: "#00594F"}
figures: {ramp: [EFF5F3, B5D7CD, 77B3A3, 2B7163, 0A3D34]}
fonts:
  sans: {regular: fonts/SourceSans3_400Regular.ttf, italic: ./fonts/SourceSans3_400Regular_Italic.ttf, bold: fonts/SourceSans3_700Bold.ttf}
  serif: {regular: fonts/SourceSans3_400Regular.ttf, italic: fonts/SourceSans3_400Regular_Italic.ttf, bold: fonts/SourceSans3_700Bold.ttf}
page: {margins: {left: 2 cm, right: 0.75 in}, column: 135 mm}
text: {size: 11 pt}
organisation: {en: Office, kk: Кеңсе}
cover: {band: 00594F, text: FFFFFF, height: 25mm}
logo: {file: logo.png, alt: {en: A square}, height: 12 mm, place: left}
running: {organisation: true}
`), Name)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if s.Page.Left != 56.692913 || s.Page.Right != 54 || s.Page.Top != house.Default().Page.Top || s.Text != 11 || s.Masthead.Height != 70.866142 {
		t.Errorf("lengths: %+v, %g, %+v", s.Page, s.Text, s.Masthead)
	}
	if s.Colours.Accent.Hex() != "#00594f" || s.Colours.Ink != house.Default().Colours.Ink || s.Figures.Ramp[4].Hex() != "#0a3d34" {
		t.Errorf("colours: %+v", s.Colours)
	}
	if s.Faces.Sans().Family() == "" || s.Faces.SansSemiBold() != s.Faces.SansBold() || s.Faces.SerifBoldItalic() != s.Faces.SerifBold() {
		t.Error("faces are not those that were named")
	}
	if !s.Signed || s.Organisation.In("kk-KZ") != "Кеңсе" || !s.Logo.Left || s.Logo.Alt.In("ru") != "A square" || s.Logo.Width() < 68 || s.Logo.Width() > 68.1 {
		t.Errorf("masthead: %+v, %+v", s.Organisation, s.Logo)
	}
	kept := map[string]bool{}
	for _, f := range files {
		kept[f.Name] = f.Kept
	}
	want := map[string]bool{Name: false, "logo.png": false, "fonts/SourceSans3_400Regular.ttf": true, "fonts/SourceSans3_400Regular_Italic.ttf": true, "fonts/SourceSans3_700Bold.ttf": true}
	if !reflect.DeepEqual(kept, want) {
		t.Errorf("files that do not travel: %v, want %v", kept, want)
	}
}

// TestALogoThatTellsMoreThanItsPictureIsWarnedOf: documents carry the file of the logo as
// it is, so that what a camera wrote into it would be published with them.
func TestALogoThatTellsMoreThanItsPictureIsWarnedOf(t *testing.T) {
	const style = "logo: {file: logo.jpg, decorative: true}"
	if _, _, found := Open(folder(t, style), Name); len(found) > 0 {
		t.Errorf("a logo without remarks: %v", found)
	}
	files := folder(t, style)
	plain := files["logo.jpg"].Data
	for orientation, blocking := range map[byte]bool{1: false, 6: true} {
		exif := append([]byte("\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), orientation, 0, 0, 0, 0, 0, 0)
		files["logo.jpg"].Data = slices.Concat(plain[:2], exif, plain[2:])
		s, _, found := Open(files, Name)
		want := `style.yaml:1:14: logo.file: "logo.jpg" holds more than the picture (Exif, XMP, IPTC, C2PA, a text, a time, another picture or data behind it: author, place, camera, program), and all of it goes into the documents; save the logo without them`
		if blocking {
			want = "the JPEG says that it is to be turned or mirrored (Exif orientation), and would lie on its side; open it, and save it upright or as PNG"
		}
		if found.Blocking() != blocking || (s == nil) != blocking || !strings.Contains(found.Error(), want) {
			t.Errorf("orientation %d: got %v, want %s", orientation, found, want)
		}
	}
}

func TestFontsTravelWhereTheLicenceLetsThem(t *testing.T) {
	_, files, found := Open(folder(t, "fonts:\n  attach: true\n  sans: {regular: fonts/SourceSans3_400Regular.ttf, italic: fonts/SourceSans3_400Regular_Italic.ttf, bold: fonts/SourceSans3_700Bold.ttf}\n"), Name)
	for _, f := range files {
		if f.Kept {
			t.Errorf("%s does not travel", f.Name)
		}
	}
	if len(found) > 0 || len(files) != 4 {
		t.Error(found, len(files))
	}
}

// Every mistake names its line and what to do.
func TestMistakesNameTheirLine(t *testing.T) {
	for _, tt := range []struct{ name, style, want string }{
		{"an unknown key", "colour: {ink: 000000}", `style.yaml:1:1: unknown key "colour"; did you mean "colours"?`},
		{"an unknown key below", "colours:\n  acent: 00594F", `style.yaml:2:3: unknown key "acent" in colours; did you mean "accent"?`},
		{"no colour", "colours:\n  ink: blue", `style.yaml:2:8: colours.ink: "blue": is no colour; write six hexadecimal digits such as 123A6B`},
		{"a colour that YAML takes for a remark", "colours:\n  ink: #000000", `style.yaml:2:7: colours.ink: has no value; write the value after the colon; the remark there says "000000"`},
		{"too few shades", "figures:\n  ramp: [FFFFFF, 000000]", "style.yaml:2:9: figures.ramp: a list of 2; write exactly 5 values"},
		{"no contrast", "colours:\n  quiet: 999999", "style.yaml:2:10: colours.quiet: text in #999999 has the contrast 2.85:1 on paper #ffffff; at least 4.5:1 is needed; make it darker"},
		{"a length without unit", "text: {size: 11}", `style.yaml:1:14: text.size: "11": has no unit; write it with one: 11 mm, or 11 pt`},
		{"no length", "text: {size: large}", `text.size: "large": is no length; write a number with a unit: 20 mm`},
		{"no room", "page:\n  margins: {left: 4 cm, right: 4 cm}", "style.yaml:2:3: page.margins: the margins leave 368.5 pt"},
		{"an organisation without English", "organisation: {ru: Управление}", "style.yaml:1:1: organisation: there is no English text"},
		{"no language", "organisation: {en: Office, english: Office}", `"english" is no language; write its code`},
		{"a text that is none", "organisation:\n  en: \"a\\tb\"", `is no line of text`},
		{"nobody to name", "running: {organisation: true}", "running.organisation: there is no organisation to name; add organisation: {en: …}, or write false here"},
		{"a logo that says nothing", "logo: {file: logo.png}", "style.yaml:1:1: logo: nothing says what it shows to those who cannot see it; add alt: {en: …}, or decorative: true"},
		{"a logo that says and does not", "logo: {file: logo.png, alt: {en: A}, decorative: true}", "it has a text, and is said to be decoration"},
		{"a logo without file", "logo: {alt: {en: A}}", "logo: it has no file"},
		{"a logo that is not there", "logo: {file: icon.png, decorative: true}", `style.yaml:1:14: logo.file: "icon.png": the file is not there`},
		{"a logo that is none", "logo: {file: notes.txt, decorative: true}", "this is neither a PNG nor a JPEG picture"},
		{"a logo outside", "logo: {file: ../logo.png, decorative: true}", `"../logo.png" does not lie in the folder of the style; copy the file there`},
		{"a logo by an absolute name", "logo: {file: /etc/logo.png, decorative: true}", "does not lie in the folder of the style"},
		{"a folder for a logo", "logo: {file: fonts, decorative: true}", "is not a regular file"},
		{"no place", "logo: {file: logo.png, decorative: true, place: middle}", `"middle": is no place for a logo; write left or right`},
		{"a logo that is too high", "logo: {file: logo.jpg, decorative: true, height: 3 cm}", "logo.height: 85.04 pt (30 mm); want 12 pt"},
		{"a family without bold", "fonts: {sans: {regular: fonts/SourceSans3_400Regular.ttf, italic: fonts/SourceSans3_400Regular_Italic.ttf}}", "fonts.sans: no file for bold; add bold: FILE.ttf"},
		{"no font", "fonts: {sans: {regular: notes.txt, italic: notes.txt, bold: notes.txt}}", `fonts.sans.regular: "notes.txt": this is no TrueType font`},
		{"a name lost on the band", "organisation: {en: Office}\ncover: {band: 123A6B}", "cover.text: text in #123a6b has the contrast 1.00:1 on cover.band"},
		{"a sequence", "- a", "expected a mapping with keys such as colours"},
	} {
		s, _, found := Open(folder(t, tt.style), Name)
		if s != nil || !found.Blocking() || !strings.Contains(found.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, found, tt.want)
		}
	}
	if _, _, found := Open(fstest.MapFS{}, Name); !strings.Contains(found.Error(), "style.yaml: the file is not there; check the name") {
		t.Errorf("got %v", found)
	}
}

// A font without the letters of a language is refused with the letters' names.
func TestFontsWithoutLettersAreRefused(t *testing.T) {
	files := folder(t, "fonts: {sans: {regular: a.ttf, italic: a.ttf, bold: a.ttf}}")
	whole, err := font.Read(files["fonts/SourceSans3_400Regular.ttf"].Data, nil)
	if err != nil {
		t.Fatal(err)
	}
	files["a.ttf"] = &fstest.MapFile{Data: withoutLetters(t, files["fonts/SourceSans3_400Regular.ttf"].Data)}
	_, _, found := Open(files, Name)
	if !strings.Contains(found.Error(), "fonts.sans.regular: "+whole.Name()+" lacks ") || !strings.Contains(found.Error(), "(U+04") || !strings.Contains(found.Error(), "more characters; texts in English, Russian and Kazakh need them") {
		t.Errorf("got %v", found)
	}
}

// withoutLetters cuts the character map of a font after its Latin part: the last of
// the segments that are kept says that it maps to nothing.
func withoutLetters(t *testing.T, data []byte) []byte {
	t.Helper()
	out := bytes.Clone(data)
	be := func(at int) int { return int(out[at])<<8 | int(out[at+1]) }
	put := func(at, v int) { out[at], out[at+1] = byte(v>>8), byte(v) }
	var cmap int
	for i := range be(4) {
		if r := 12 + 16*i; string(out[r:r+4]) == "cmap" {
			cmap = be(r+8)<<16 | be(r+10)
		}
	}
	for i := range be(cmap + 2) {
		sub := cmap + (be(cmap+4+8*i+4)<<16 | be(cmap+4+8*i+6))
		switch be(sub) {
		case 4: // segments: ends, a pad, starts, deltas, offsets
			n := be(sub+6) / 2
			for k := range n {
				if end := be(sub + 14 + 2*k); end >= 0x400 && end < 0xFFFF {
					put(sub+16+2*n+2*k, end)  // one character,
					put(sub+16+4*n+2*k, -end) // which is glyph 0
					put(sub+16+6*n+2*k, 0)
				}
			}
		case 12: // groups: start, end, glyph
			for k := range be(sub+12)<<16 | be(sub+14) {
				if g := sub + 16 + 12*k; be(g+2) >= 0x400 {
					copy(out[g:g+12], "\x00\x10\xFF\xFF\x00\x10\xFF\xFF\x00\x00\x00\x00")
				}
			}
		}
	}
	return out
}

// TestTheExamplesOfThePageAreStyles: what docs/style.md shows can be read.
func TestTheExamplesOfThePageAreStyles(t *testing.T) {
	page, err := os.ReadFile("../../docs/style.md")
	if err != nil {
		t.Fatal(err)
	}
	files := folder(t, "")
	for _, name := range []string{"Sans-Regular", "Sans-Italic", "Sans-SemiBold", "Sans-Bold", "Serif-Regular", "Serif-Italic", "Serif-Bold", "Serif-BoldItalic"} {
		files["fonts/"+name+".ttf"] = files["fonts/SourceSans3_400Regular.ttf"]
	}
	n := 0
	for _, block := range strings.Split(string(page), "\n\n") {
		if !strings.HasPrefix(block, "    ") || !strings.Contains(strings.SplitN(block, "\n", 2)[0], ":") || strings.HasPrefix(block, "    style.yaml") || strings.HasPrefix(block, "    mydata/") {
			continue
		}
		files[Name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(block, "\n    ", "\n")[4:])}
		if _, _, found := Open(files, Name); found.Blocking() {
			t.Errorf("%s\n%v", block, found)
		}
		n++
	}
	if n < 4 {
		t.Errorf("%d examples were found", n)
	}
}

func TestReadingStaysInsideTheFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/"+Name, []byte("logo: {file: logo.png, decorative: true}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/hostname", dir+"/logo.png"); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var fsys fs.FS = root.FS()
	if s, files, found := Open(fsys, Name); s != nil || len(files) != 1 || !found.Blocking() {
		t.Errorf("a link out of the folder was followed: %v", found)
	}
}

// FuzzOpen looks for styles that make the reader panic, or that pass with faults.
func FuzzOpen(f *testing.F) {
	f.Add(DefaultText())
	f.Add([]byte("colours: {ink: 000000}\nlogo: {file: logo.png, alt: {en: A}}\ncover: {height: 200 pt}\n"))
	f.Add([]byte("page: {margins: {left: 9999 cm}}\norganisation: {en: \"\u00e9\"}\n"))
	files := folder(f, "")
	delete(files, "fonts")
	f.Fuzz(func(t *testing.T, content []byte) {
		files := fstest.MapFS{Name: {Data: content}, "logo.png": files["logo.png"]}
		s, _, found := Open(files, Name)
		if (s == nil) != found.Blocking() {
			t.Fatalf("style %v with %v", s, found)
		}
		if s != nil && len(s.Check()) > 0 {
			t.Errorf("it passes with %v", s.Check())
		}
	})
}
