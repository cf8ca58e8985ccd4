package load

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestEveryKeyIsDocumented holds docs/dataset.md against the types that
// dataset.yaml is decoded into.
func TestEveryKeyIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/dataset.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{}
	var keys func(reflect.Type)
	keys = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			key, ok := f.Tag.Lookup("yaml")
			if !ok {
				continue
			}
			if key != ",inline" && !strings.Contains(string(page), "`"+key) {
				t.Errorf("docs/dataset.md does not explain %q", key)
			}
			keys(f.Type)
		}
	}
	keys(reflect.TypeFor[manifest]())
}
