package hyphen

// trie holds patterns by their letters. Beyond the second letter the children of a node
// are a list: most have one or two, and building it costs little, which counts in a
// short process.
type trie struct {
	nodes  []node // the first is the root, those of single letters follow
	pairs  [256]*[256]uint16
	values []byte
}

type node struct {
	code        byte
	size        byte   // number of values; 0 where no pattern ends
	first, next uint16 // child and sibling; 0 for none
	at          uint32 // of the values
}

// singles is the number of nodes that the root has for children.
const singles = 256

// newTrie is an empty trie with room for patterns that take so many bytes to write.
func newTrie(size int) trie {
	return trie{nodes: make([]node, 1+singles, 1+singles+size/2), values: make([]byte, 0, size)}
}

// child is the node that a letter leads to; 0 for none.
func (t *trie) child(parent uint16, code byte) uint16 {
	if parent == 0 {
		return 1 + uint16(code)
	}
	if parent <= singles {
		if row := t.pairs[parent-1]; row != nil {
			return row[code]
		}
		return 0
	}
	for n := t.nodes[parent].first; n != 0; n = t.nodes[n].next {
		if t.nodes[n].code == code {
			return n
		}
	}
	return 0
}

// grow makes the node that a letter leads to.
func (t *trie) grow(parent uint16, code byte) uint16 {
	n := uint16(len(t.nodes))
	t.nodes = append(t.nodes, node{code: code})
	if parent <= singles {
		row := &t.pairs[parent-1]
		if *row == nil {
			*row = new([256]uint16)
		}
		(*row)[code] = n
		return n
	}
	t.nodes[n].next, t.nodes[parent].first = t.nodes[parent].first, n
	return n
}

func (t *trie) add(letters, values []byte) {
	at := uint16(0)
	for _, code := range letters {
		n := t.child(at, code)
		if n == 0 {
			n = t.grow(at, code)
		}
		at = n
	}
	t.nodes[at].at, t.nodes[at].size = uint32(len(t.values)), byte(len(values))
	t.values = append(t.values, values...)
}

// rate sets values[i] to the largest value of all patterns before code i of word.
func (t *trie) rate(word, values []byte) {
	for start := range word {
		at := uint16(0)
		for _, code := range word[start:] {
			if at = t.child(at, code); at == 0 {
				break
			}
			n := &t.nodes[at]
			for i, v := range t.values[n.at : n.at+uint32(n.size)] {
				values[start+i] = max(values[start+i], v)
			}
		}
	}
}
