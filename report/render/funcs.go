package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"text/template"

	"growthpole/report/brief"
	"growthpole/report/locale"
)

// functions are what templates may call: those of the briefs, of which lists take
// lists of the data too, and those for numbers.
func functions(lang *locale.Locale) template.FuncMap {
	all := brief.Funcs(lang)
	maps.Copy(all, template.FuncMap{
		"list":   overTexts(all["list"].(func([]brief.Text) (brief.Text, error))),
		"sorted": func(list any) ([]brief.Text, error) { return sortedTexts(list, lang) },
		"number": func(v any, decimals int) (brief.Text, error) { return number(v, decimals, lang.Number) },
		"signed": func(v any, decimals int) (brief.Text, error) { return number(v, decimals, lang.Signed) },
		"quote":  quote,
		"percent": func(v any, decimals int) (brief.Text, error) {
			return number(v, decimals, lang.Percent)
		},
	})
	return all
}

// quote joins parts as they print into a text in quotation marks, for the lines of
// a fence: a name in it may hold a colon or a backslash.
func quote(parts ...any) (string, error) {
	var line strings.Builder
	for _, p := range parts {
		fmt.Fprint(&line, p)
	}
	if text := line.String(); isBare(text) {
		return `"` + text + `"`, nil
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(line.String())
	return strings.TrimSpace(out.String()), err
}

// isBare reports whether a text stands between quotation marks as it is: signs of ASCII
// but for these marks and the backslash.
func isBare(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// number writes a number of the data by one of the language's functions.
func number(v any, decimals int, write func(float64, int) string) (brief.Text, error) {
	if decimals < 0 || decimals > 9 {
		return "", fmt.Errorf("%d decimals; give 0 to 9", decimals)
	}
	switch v := v.(type) {
	case Number:
		return brief.Text(write(v.Number, decimals)), nil
	case int:
		return brief.Text(write(float64(v), decimals)), nil
	case float64:
		return brief.Text(write(v, decimals)), nil
	}
	return "", fmt.Errorf("a number is wanted, not %s", kind(v))
}

func overTexts(join func([]brief.Text) (brief.Text, error)) func(any) (brief.Text, error) {
	return func(list any) (brief.Text, error) {
		texts, err := textsOf(list)
		if err != nil {
			return "", err
		}
		return join(texts)
	}
}

func sortedTexts(list any, lang *locale.Locale) ([]brief.Text, error) {
	texts, err := textsOf(list)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(texts))
	for i, t := range texts {
		names[i] = string(t)
	}
	out := make([]brief.Text, len(texts))
	for i, name := range lang.Sorted(names) {
		out[i] = brief.Text(name)
	}
	return out, nil
}

// textsOf are the texts and numbers of a list, as texts.
func textsOf(list any) ([]brief.Text, error) {
	if texts, ok := list.([]brief.Text); ok {
		return texts, nil
	}
	items, ok := list.([]any)
	if !ok {
		return nil, fmt.Errorf("a list is wanted, not %s", kind(list))
	}
	out := make([]brief.Text, len(items))
	for i, item := range items {
		t, err := textOf(item)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", i+1, err)
		}
		out[i] = t
	}
	return out, nil
}

// textOf is a text or a number as a reader sees it.
func textOf(v any) (brief.Text, error) {
	switch v := v.(type) {
	case brief.Text:
		return v, nil
	case Number:
		return brief.Text(v.shown), nil
	}
	return "", fmt.Errorf("a text or a number is wanted, not %s", kind(v))
}
