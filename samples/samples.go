// Package samples holds datasets that come with the program.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed kazakhstan illustrative uk
var files embed.FS

// FS holds one folder a sample, such as "uk".
var FS fs.ReadDirFS = files
