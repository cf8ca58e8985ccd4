package reader

import "bytes"

// Operation is one operator of a page's content with its operands, as another
// program would write them too: hexadecimal digits in one case, numbers without
// needless zeros.
type Operation string

// Operations lists what a content stream does, in order; they end where the stream
// can no longer be read.
func Operations(raw []byte) []Operation {
	l := lexer{src: raw, notice: func(string) {}}
	var list []Operation
	var line []byte
	for {
		v, err := l.value()
		if err != nil || len(list) > maxItems {
			return append(list, Operation(bytes.TrimSpace(line)))
		}
		if op, isOp := v.(keyword); isOp {
			list = append(list, Operation(append(line, op...)))
			line = nil
			continue
		}
		line = append(Append(line, v), ' ')
	}
}
