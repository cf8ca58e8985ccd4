package brief

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"
)

// Funcs are the functions that templates may call besides those of text/template.
// They know the language and the word list, and nothing of a document.
func Funcs(lang Language) template.FuncMap {
	f := funcs{lang}
	return template.FuncMap{
		"list":    f.list,
		"quoted":  f.quoted,
		"names":   func(list any) ([]Text, error) { return fields(list, "Name", "Indicator") },
		"ids":     func(list any) ([]Text, error) { return fields(list, "ID") },
		"mid":     mid,
		"mids":    mids,
		"capital": Capital,
		"count":   f.count,
		"plural":  func(n int, forms ...string) string { return lang.Plural(n, forms...) },
		"first":   first,
		"sorted":  f.sorted,
		"ending":  f.ending,
		"text":    func(s string) Text { return Text(s) },
		"add":     func(a, b int) int { return a + b },
		"sub":     func(a, b int) int { return a - b },
	}
}

type funcs struct{ lang Language }

// list joins texts: "a, b and c".
func (f funcs) list(texts []Text) (Text, error) {
	comma, found := f.lang.Word("list comma")
	and, foundAnd := f.lang.Word("list and")
	if !found || !foundAnd {
		return "", fmt.Errorf(`the word list lacks "list comma" or "list and"`)
	}
	var b strings.Builder
	quoted, _ := f.lang.Word("list quoted")
	// An item with a comma or a conjunction of its own would run into the next one.
	hold := func(mark string) bool {
		return slices.ContainsFunc(texts, func(t Text) bool { return strings.Contains(string(t), mark) })
	}
	if len(texts) > 1 && (hold(comma) || hold(and)) {
		semicolon, _ := f.lang.Word("list semicolon")
		switch {
		case quoted == "":
		case quoted == "{item}": // the language sets such items apart by semicolons
			comma, and = semicolon, semicolon
		case proper(texts): // nobody puts names of places in quotes: A, B and C, and D
			if hold(comma) {
				comma = semicolon
			}
			and = strings.TrimRight(comma, " ") + and
		default: // all of the list, for some in quotes and some not look as if they were of two kinds
			texts = slices.Clone(texts)
			for i, t := range texts {
				texts[i] = Text(Fill(quoted, "item", string(t)))
			}
		}
	}
	for i, t := range texts {
		switch {
		case i == 0:
		case i == len(texts)-1:
			b.WriteString(and)
		default:
			b.WriteString(comma)
		}
		b.WriteString(string(t))
	}
	return Text(b.String()), nil
}

// quoted sets names of elements and criteria apart from the text around them: always in
// quotation marks, and by semicolons, for many hold commas and conjunctions of their own.
func (f funcs) quoted(texts []Text) (Text, error) {
	quotes, found := f.lang.Word("name quoted")
	semicolon, foundToo := f.lang.Word("list semicolon")
	if !found || !foundToo {
		return "", fmt.Errorf(`the word list lacks "name quoted" or "list semicolon"`)
	}
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = Fill(quotes, "item", string(t))
	}
	return Text(strings.Join(out, semicolon)), nil
}

// proper reports whether all texts are names with a capital.
func proper(texts []Text) bool {
	return !slices.ContainsFunc(texts, func(t Text) bool {
		first, _ := utf8.DecodeRuneInString(string(t))
		return !unicode.IsUpper(first)
	})
}

// sorted puts names in the order of the language's alphabet.
func (f funcs) sorted(texts []Text) []Text {
	names := make([]string, len(texts))
	for i, t := range texts {
		names[i] = string(t)
	}
	out := make([]Text, len(texts))
	for i, name := range f.lang.Sorted(names) {
		out[i] = Text(name)
	}
	return out
}

// fields takes from everything in a list the first of some fields that it has.
func fields(list any, wanted ...string) ([]Text, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("wants a list, not %T", list)
	}
	out := make([]Text, 0, v.Len())
	for i := range v.Len() {
		t, found := field(reflect.Indirect(v.Index(i)), wanted)
		if !found {
			return nil, fmt.Errorf("wants a list of things with a %s, not %T", wanted[0], list)
		}
		out = append(out, t)
	}
	return out, nil
}

func field(item reflect.Value, wanted []string) (t Text, found bool) {
	if item.Kind() != reflect.Struct {
		return "", false
	}
	for _, name := range wanted {
		if f := item.FieldByName(name); f.IsValid() && f.Type() == reflect.TypeFor[Text]() {
			return f.Interface().(Text), true
		}
	}
	return "", false
}

// mid is a name within a sentence: its first letter becomes small unless the
// word is an abbreviation, such as IT or R&D. Quotes in front are passed over.
func mid(t Text) Text {
	if rest := strings.TrimLeft(string(t), "«“„"); len(rest) < len(t) {
		return t[:len(t)-len(rest)] + mid(Text(rest))
	}
	first, size := utf8.DecodeRuneInString(string(t))
	second, _ := utf8.DecodeRuneInString(string(t)[size:])
	if size == 0 || !unicode.IsUpper(first) || !unicode.IsLower(second) {
		return t
	}
	return Text(string(unicode.ToLower(first)) + string(t)[size:])
}

// Mid is a text within a sentence: without its capital letter, unless that is one of a
// name or an abbreviation.
func Mid(t Text) Text { return mid(t) }

func mids(list []Text) []Text {
	out := make([]Text, len(list))
	for i, t := range list {
		out[i] = mid(t)
	}
	return out
}

// Capital is a text at the beginning of a sentence.
func Capital(t Text) Text {
	if rest := strings.TrimLeft(string(t), "«“„"); len(rest) < len(t) {
		return t[:len(t)-len(rest)] + Capital(Text(rest))
	}
	first, size := utf8.DecodeRuneInString(string(t))
	if size == 0 {
		return t
	}
	return Text(string(unicode.ToUpper(first)) + string(t)[size:])
}

// ending is a number with the ending of a grammatical case: {{ending .Value "dative"}}.
// What is not known has words for the reason, and no ending.
func (f funcs) ending(number any, grammar string) (Text, error) {
	printed := ""
	switch n := number.(type) {
	case int:
		printed = f.lang.Number(float64(n), 0)
	case Text:
		printed = string(n)
	case Value:
		if printed = n.Plain(); !n.Known {
			return Text(printed), nil
		}
	default:
		return "", fmt.Errorf("ending wants a number, not %T", number)
	}
	s, err := f.lang.Ending(printed, grammar)
	return Text(s), err
}

// count writes small numbers as words, where the word list has them.
func (f funcs) count(n int) string {
	if word, found := f.lang.Word("count " + strconv.Itoa(n)); found {
		return word
	}
	return f.lang.Number(float64(n), 0)
}

// first is the beginning of a list.
func first(n int, list any) (any, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("first wants a list, not %T", list)
	}
	return v.Slice(0, min(max(n, 0), v.Len())).Interface(), nil
}
