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
	meant := map[int]bool{}
	for _, word := range words {
		if fit := s.regionsOf(word); len(fit) == 1 { // a name may hold a comma
			meant[fit[0]] = true
			continue
		}
		for part := range strings.SplitSeq(word, ",") {
			part = strings.TrimSpace(part)
			fit := s.regionsOf(part)
			if len(fit) != 1 {
				return nil, s.notOne(part, fit)
			}
			meant[fit[0]] = true
		}
	}
	var chosen []string
	for i, code := range s.codes() {
		if meant[i] {
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

// regionsOf are the places of the regions that a word means. It tries the closer meanings
// first: a city may be a part of the name of a region.
func (s *study) regionsOf(word string) []int {
	if word == "" {
		return nil
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
		var fit []int
		for i := range s.data.Regions {
			if meets(&s.data.Regions[i]) {
				fit = append(fit, i)
			}
		}
		if len(fit) > 0 {
			return fit
		}
	}
	return nil
}

func anyName(names data.Names, meets func(string) bool) bool {
	for _, name := range names {
		if meets(strings.ToLower(name)) {
			return true
		}
	}
	return false
}

// notOne is the error for a word that means no region, with all regions below it, or
// several, with those.
func (s *study) notOne(word string, fit []int) error {
	if len(fit) > 0 {
		return usageError{fmt.Errorf("%s may be any of %d regions; name one by its code", problem.Quote(word), len(fit)), s.listed(fit)}
	}
	known, all := s.codes(), make([]int, len(s.data.Regions))
	for i := range s.data.Regions {
		all[i] = i
		for _, name := range s.data.Regions[i].Name {
			known = append(known, name)
		}
	}
	slices.Sort(known)
	hint := "the regions are:"
	if near, found := problem.Nearest(word, known); found {
		hint = "did you mean " + problem.Quote(near) + "? The regions are:"
	}
	return usageError{fmt.Errorf("unknown region %s; %s", problem.Quote(word), hint), s.listed(all)}
}

// listed names regions, each with its code.
func (s *study) listed(places []int) []string {
	list := make([]string, len(places))
	for k, i := range places {
		list[k] = s.data.Regions[i].ID + " " + english(s.data.Regions[i].Name)
	}
	return list
}
