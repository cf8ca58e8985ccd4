package compose

import (
	"bytes"
	"errors"
	"path"
	"sort"
	"strings"
	"text/template/parse"
)

// Filled is Markdown that remembers which line of which template each part of it
// came from, so that a mistake found after filling can be put right in the file.
type Filled struct {
	Markdown  []byte
	templates *Templates
	origins   []origin
}

// origin says that the output from byte out on is the fixed text at a place in a
// template, for size bytes; what follows until the next origin is data.
type origin struct {
	out, size int
	place     place
}

// errTooLong stops a template that writes without end.
var errTooLong = errors.New("the filled text is larger than 1 MB")

// recorder is what templates are executed into. A template writes its fixed text
// with the very slice that the parse tree holds, so the address of the first
// byte tells which piece of which template this is: no marks in the text that
// data could imitate.
type recorder struct {
	templates *Templates
	text      bytes.Buffer
	origins   []origin
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.text.Len()+len(p) > MaxText {
		return 0, errTooLong
	}
	if len(p) > 0 {
		if at, fixed := r.templates.written[&p[0]]; fixed {
			r.origins = append(r.origins, origin{out: r.text.Len(), size: len(p), place: at})
		}
	}
	return r.text.Write(p)
}

// remember notes the place of every piece of fixed text.
func (t *Templates) remember() {
	for _, one := range t.root.Templates() {
		if one.Tree == nil || one.Tree.Root == nil {
			continue
		}
		eachNode(one.Tree.Root, func(n parse.Node) {
			if text, ok := n.(*parse.TextNode); ok && len(text.Text) > 0 {
				t.written[&text.Text[0]] = place{one.ParseName, int(text.Pos)}
			}
		})
	}
}

// eachNode visits what a template does at its top and within its conditions and loops.
func eachNode(node parse.Node, visit func(parse.Node)) {
	branch := func(n *parse.BranchNode) {
		eachNode(n.List, visit)
		if n.ElseList != nil {
			eachNode(n.ElseList, visit)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			eachNode(child, visit)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	default:
		visit(n)
	}
}

// where is the template file and line that made the byte at out. Text that no
// template made has no file, and its own line.
func (f *Filled) where(out int) (file string, line int) {
	i := sort.Search(len(f.origins), func(i int) bool { return f.origins[i].out > out }) - 1
	if i < 0 {
		if len(f.origins) == 0 || f.templates == nil {
			return "", 1 + bytes.Count(f.Markdown[:min(out, len(f.Markdown))], []byte("\n"))
		}
		i = 0 // data before the first fixed text: the top of that template
	}
	o := f.origins[i]
	at := o.place.at + min(max(out-o.out, 0), o.size)
	return path.Join(f.templates.dir, o.place.file), f.templates.line(o.place.file, at)
}

// line counts the line of a byte in a template, from 1.
func (t *Templates) line(file string, at int) int {
	source := t.source[file]
	return 1 + strings.Count(source[:min(at, len(source))], "\n")
}
