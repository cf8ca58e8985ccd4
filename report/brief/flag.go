package brief

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/data"
)

// flags are what publishers and the loader say of the figures behind a value.
func (v Value) flags() data.Flags {
	var all data.Flags
	if !v.Known {
		return all
	}
	for _, o := range v.origins {
		all |= o.Flags
	}
	return all
}

// Breaks reports whether the figures behind the value are not comparable with the year before.
func (v Value) Breaks() bool { return v.flags()&data.SeriesBreak != 0 }

// Marked is Dated with a letter for each thing that is said of the figures behind the
// value: 0.08 (2022, p). FlagNote says what the letters mean.
func (v Value) Marked() Text {
	letters := v.letters()
	switch {
	case letters == "":
		return v.Dated()
	case v.Year == 0:
		return Text(v.w.say("marked", "number", v.text, "letters", letters))
	}
	return Text(v.w.say("dated marked", "number", v.text, "year", strconv.Itoa(v.Year), "letters", letters))
}

// MarkedNumber is Marked without the year.
func (v Value) MarkedNumber() Text {
	if letters := v.letters(); letters != "" {
		return Text(v.w.say("marked", "number", v.text, "letters", letters))
	}
	return Text(v.text)
}

func (v Value) letters() string {
	var list []string
	for _, name := range v.flags().Names() {
		list = append(list, v.w.say("flag letter "+name))
	}
	if v.doubted {
		list = append(list, v.w.say("flag letter doubted"))
	}
	return strings.Join(list, " ")
}

// FlagNote says what the letters mean that stand beside some values; empty without any.
func (p *Page) FlagNote(values ...Value) string {
	var all data.Flags
	doubted := false
	for _, v := range values {
		all |= v.flags()
		doubted = doubted || v.doubted
	}
	var says []string
	names := all.Names()
	if doubted {
		names = append(names, "doubted")
	}
	for _, name := range names {
		says = append(says, p.Say("flag said", "letter", p.Say("flag letter "+name), "means", p.Say("flag "+name)))
	}
	if len(says) == 0 {
		return ""
	}
	return p.Say("flag note", "list", strings.Join(says, p.Say("list semicolon")))
}

// confidential reports whether a value is unknown because its publisher withholds it.
func (v Value) confidential() bool { return !v.Known && v.gap == data.Confidential }

// holders are the publishers that withhold some values.
func (w *writer) holders(values []Value) []Text {
	var list []Text
	for _, v := range values {
		for _, id := range sourcesOf(v.origins) {
			place, found := w.set.sourceAt[id]
			if !found || !v.confidential() {
				continue
			}
			s := w.set.Data.Sources[place]
			name := w.name(s.Publisher)
			if name == "" {
				name = w.name(s.Title)
			}
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}
