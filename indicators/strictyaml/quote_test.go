package strictyaml

import (
	"encoding/json"
	"testing"
	"unicode"
)

// TestQuoteIsReadBack by both readers, for every character there is.
func TestQuoteIsReadBack(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r <= 0xDFFF || r > 0x11000 && r%251 != 0 {
			continue // halves of pairs are no text; above, all are alike
		}
		text := "a" + string(r) + "b"
		var fromJSON string
		if err := json.Unmarshal([]byte(Quote(text)), &fromJSON); err != nil || fromJSON != text {
			t.Fatalf("%U: JSON reads %q, %v", r, fromJSON, err)
		}
		if r%17 > 0 && r > 0x3000 && r < 0xFFF0 {
			continue // YAML takes its time
		}
		var fromYAML struct {
			Text string `yaml:"text"`
		}
		if _, found := Decode("x.yaml", []byte("text: "+Quote(text)+"\n"), &fromYAML); len(found) > 0 || fromYAML.Text != text {
			t.Fatalf("%U: YAML reads %q, %v", r, fromYAML.Text, found)
		}
	}
}
