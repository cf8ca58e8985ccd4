package hyphen

// trie holds patterns by their letters. The children of a node are a list: most
// have one or two, and building it costs little, which counts in a short process.
type trie struct {
	nodes  []node // the first is the root
	top    [256]uint16
	values []byte
}

type node struct {
	code        byte
	size        byte   // number of values; 0 where no pattern ends
	first, next uint16 // child and sibling; 0 for none
	at          uint32 // of the values
}

// child is the node that a letter leads to; 0 for none.
func (t *trie) child(parent uint16, code byte) uint16 {
	if parent == 0 {
		return t.top[code]
	}
	for n := t.nodes[parent].first; n != 0; n = t.nodes[n].next {
		if t.nodes[n].code == code {
			return n
		}
	}
	return 0
}

func (t *trie) add(letters, values []byte) {
	at := uint16(0)
	for _, code := range letters {
		n := t.child(at, code)
		if n == 0 {
			n = uint16(len(t.nodes))
			t.nodes = append(t.nodes, node{code: code, next: t.nodes[at].first})
			if at == 0 {
				t.top[code], t.nodes[n].next = n, 0
			} else {
				t.nodes[at].first = n
			}
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
