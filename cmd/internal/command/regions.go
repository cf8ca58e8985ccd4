package command

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// choose finds the regions that words of the command line mean, in the order of
// the dataset. A word is a code, a name in any language of the dataset or the
// part of one that only one region has, or several of these with commas.
func (s *study) choose(words []string) ([]string, error) {
	var meant []string
	for _, word := range words {
		if code, found := s.regionOf(word); found {
			meant = append(meant, code)
			continue
		}
		for part := range strings.SplitSeq(word, ",") {
			code, found := s.regionOf(strings.TrimSpace(part))
			if !found {
				return nil, s.unknownRegion(strings.TrimSpace(part))
			}
			meant = append(meant, code)
		}
	}
	var chosen []string
	for _, code := range s.codes() {
		if slices.Contains(meant, code) {
			chosen = append(chosen, code)
		}
	}
	return chosen, nil
}

// one finds the place of the single region that a word means.
func (s *study) one(word string) (int, error) {
	chosen, err := s.choose([]string{word})
	if err != nil {
		return 0, err
	}
	if len(chosen) != 1 {
		return 0, usagef("%d regions given; name one", len(chosen))
	}
	return slices.Index(s.codes(), chosen[0]), nil
}

// regionOf tries the closer meanings of a word first: a city may be a
// part of the name of a region.
func (s *study) regionOf(word string) (code string, found bool) {
	if word == "" {
		return "", false
	}
	w := strings.ToLower(word)
	for _, meets := range []func(r *data.Region) bool{
		func(r *data.Region) bool { return r.ID == word },
		func(r *data.Region) bool { return strings.ToLower(r.ID) == w },
		func(r *data.Region) bool {
			return anyName(r.Name, func(name string) bool { return name == w })
		},
		func(r *data.Region) bool {
			return anyName(r.Name, func(name string) bool { return strings.Contains(name, w) })
		},
	} {
		var fit []string
		for i := range s.data.Regions {
			if meets(&s.data.Regions[i]) {
				fit = append(fit, s.data.Regions[i].ID)
			}
		}
		if len(fit) > 0 {
			return fit[0], len(fit) == 1
		}
	}
	return "", false
}

func anyName(names data.Names, meets func(string) bool) bool {
	for _, name := range names {
		if meets(strings.ToLower(name)) {
			return true
		}
	}
	return false
}

// unknownRegion is the error for a word that means no region, or more than one,
// with all regions below it.
func (s *study) unknownRegion(word string) error {
	known, list := s.codes(), make([]string, 0, len(s.data.Regions))
	for i := range s.data.Regions {
		r := &s.data.Regions[i]
		for _, name := range r.Name {
			known = append(known, name)
		}
		list = append(list, fmt.Sprintf("%s %s", r.ID, english(r.Name)))
	}
	slices.Sort(known)
	hint := "the regions are:"
	if near, found := problem.Nearest(word, known); found {
		hint = "did you mean " + problem.Quote(near) + "? The regions are:"
	}
	return usageError{fmt.Errorf("unknown region %s; %s", problem.Quote(word), hint), list}
}
