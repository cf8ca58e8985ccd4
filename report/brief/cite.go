package brief

import (
	"slices"
	"strconv"
	"strings"
)

// cite is the number of a publication in the document's list of sources, from 1 and
// without gaps; 0 for one that the dataset does not name. One that the list does not
// have yet is added to its end, so that no mark stands without its publication.
func (w *writer) cite(id string) int {
	place, found := w.set.sourceAt[id]
	if !found || w.cited == nil {
		return 0
	}
	list := *w.cited
	if i := slices.IndexFunc(list, func(s Source) bool { return string(s.ID) == id }); i >= 0 {
		return list[i].Number
	}
	s := w.set.sources[place]
	s.Number = len(list) + 1
	*w.cited = append(list, s)
	return s.Number
}

// citeUsed numbers the publications that a brief shows figures of, from 1 in the
// dataset's order.
func (w *writer) citeUsed(b *Brief) {
	ids := map[string]bool{}
	if w.set.Data.Map != nil {
		ids[w.set.Data.Map.Source] = true
	}
	for _, v := range b.shown() {
		for _, id := range v.Sources() {
			ids[id] = true
		}
	}
	for _, s := range w.set.sources {
		if ids[string(s.ID)] {
			w.cite(string(s.ID))
		}
	}
}

// SourceLine names the publications that some values rest on: by title when
// they are few, else by their numbers in the list of sources.
func (p *Page) SourceLine(values ...Value) string {
	var used []Source
	for _, v := range values {
		for _, id := range v.Sources() {
			if n := p.w.cite(id); n > 0 && !slices.ContainsFunc(used, func(s Source) bool { return s.Number == n }) {
				used = append(used, (*p.w.cited)[n-1])
			}
		}
	}
	if len(used) == 0 {
		return p.w.say("source own")
	}
	slices.SortFunc(used, func(a, b Source) int { return a.Number - b.Number })
	const few = 2
	if len(used) > few {
		return p.w.say("source numbers", "sources", p.w.numbers(used))
	}
	var titles []string
	for _, s := range used {
		titles = append(titles, p.w.say("source title", "publisher", string(s.Publisher), "title", string(s.Title), "number", strconv.Itoa(s.Number)))
	}
	return p.w.say("source titles", "sources", strings.Join(titles, p.w.say("source titles join")))
}

// numbers are those of sources in ascending order, with three or more in a row as a
// range: 1, 3–6.
func (w *writer) numbers(used []Source) string {
	var parts []string
	for i := 0; i < len(used); {
		end := i
		for end+1 < len(used) && used[end+1].Number == used[end].Number+1 {
			end++
		}
		first, last := strconv.Itoa(used[i].Number), strconv.Itoa(used[end].Number)
		switch end - i {
		case 0:
			parts = append(parts, first)
		case 1:
			parts = append(parts, first, last)
		default:
			parts = append(parts, w.say("scale", "low", first, "high", last))
		}
		i = end + 1
	}
	return strings.Join(parts, w.say("source join"))
}

// MapSource credits the outlines of a map beneath the sources of its figures.
func (p *Page) MapSource(figures string) string {
	m := p.w.set.Data.Map
	if m == nil {
		return figures
	}
	k := p.w.cite(m.Source)
	if k == 0 {
		return figures
	}
	s := (*p.w.cited)[k-1]
	return p.w.say("source outlines", "figures", figures, "publisher", string(s.Publisher), "number", strconv.Itoa(k))
}
