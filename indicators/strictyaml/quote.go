package strictyaml

import (
	"fmt"
	"strings"
	"unicode"
)

// Quote is a text in quotation marks that YAML and JSON both read back as it was,
// in one line: what controls, hides or cannot stand in a document is escaped.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r >= 0xFFFE && r <= 0xFFFF, r < 0xFFFE && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
