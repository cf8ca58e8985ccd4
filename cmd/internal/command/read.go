package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"growthpole/indicators/problem"
)

// readRegular reads a file that is named on the command line, whole. Only regular files
// of a bounded size are read: a pipe would hang, a huge file fill the memory. TooLarge
// is what to do about one that is larger than most bytes.
func readRegular(name string, most int64, tooLarge string) ([]byte, problem.List) {
	wrong := func(what, hint string) ([]byte, problem.List) {
		return nil, problem.List{{File: name, What: what, Hint: hint}}
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return wrong("the file is not there", "check the name")
	case err != nil:
		return wrong("the file cannot be read", "check its permissions")
	case !info.Mode().IsRegular():
		return wrong("this is no regular file", "name a file; a folder or a pipe is not read")
	case info.Size() > most:
		return wrong(fmt.Sprintf("the file has %d bytes; at most %d are read", info.Size(), most), tooLarge)
	}
	file, err := os.Open(name)
	if err != nil {
		return wrong("the file cannot be read", "check its permissions")
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, most+1)) // it may have grown since
	if err != nil || int64(len(content)) > most {
		return wrong("the file cannot be read to its end", "check it; "+tooLarge)
	}
	return content, nil
}
