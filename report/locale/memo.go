package locale

import "sync"

// memo remembers what was made of texts, for most passages of a brief stand in those of
// other regions too. It may be used by several goroutines. What nobody has asked for
// during a generation is forgotten at the end of the next, so that what belongs to one
// region alone does not stay.
type memo struct {
	mu         sync.Mutex
	young, old map[string]string
	asked      int // in the life of the young
}

// The limits of a memo. Short texts are made sooner than found; long ones would fill memory.
const (
	generation      = 512 // questions, and so texts at most
	leastRemembered = 24  // bytes of a text
	longRemembered  = 4096
)

func newMemo() *memo { return &memo{young: map[string]string{}, old: map[string]string{}} }

// of is what set makes of a text. It must depend on the text alone.
func (m *memo) of(text string, set func(string) string) string {
	if len(text) < leastRemembered || len(text) > longRemembered {
		return set(text)
	}
	if made, known := m.find(text); known {
		return made
	}
	made := set(text)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.young[text] = made
	return made
}

func (m *memo) find(text string) (made string, known bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.asked++; m.asked > generation {
		m.young, m.old, m.asked = m.old, m.young, 1
		clear(m.young)
	}
	if made, known = m.young[text]; known {
		return made, true
	}
	if made, known = m.old[text]; known {
		m.young[text] = made
	}
	return made, known
}
