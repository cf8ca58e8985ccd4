package strictyaml

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"sync"

	"gopkg.in/yaml.v3"
)

var (
	// YAML reads 0x1F, 1_000 and 010 (eight) as whole numbers; people do not.
	whole   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[+-]?(0|[1-9][0-9]*)$`) })
	decimal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`) })
)

// scalar stores a single value. Text may be written without quotation marks,
// but not where YAML would take it for true or false.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value, path string) {
	expected, set := setter(v)
	if n.Kind != yaml.ScalarNode {
		d.wrong(n, path, expected)
		return
	}
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if v.Kind() == reflect.String {
		if n.Tag == "!!bool" && !quoted {
			d.add(n, fmt.Sprintf("%s%s, expected text", named(path), found(n)), "put it into quotation marks if the text is meant")
			return
		}
		v.SetString(n.Value)
		return
	}
	if quoted {
		d.add(n, fmt.Sprintf("%s%s in quotation marks, expected %s", named(path), found(n), expected), "write it without quotation marks")
		return
	}
	if err := set(n.Value); errors.Is(err, strconv.ErrRange) {
		d.add(n, fmt.Sprintf("%s%s is out of range", named(path), n.Value), "write a smaller number")
	} else if err != nil {
		d.wrong(n, path, expected)
	}
}

// setter says what a value of this kind looks like and stores one.
func setter(v reflect.Value) (expected string, set func(string) error) {
	switch v.Kind() {
	case reflect.String:
		return "text", nil
	case reflect.Bool:
		return "true or false", func(s string) error {
			if s != "true" && s != "false" {
				return strconv.ErrSyntax
			}
			v.SetBool(s == "true")
			return nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "a whole number", func(s string) error {
			if !whole().MatchString(s) {
				return strconv.ErrSyntax
			}
			i, err := strconv.ParseInt(s, 10, v.Type().Bits())
			v.SetInt(i)
			return err
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "a whole number, not negative", func(s string) error {
			if !whole().MatchString(s) {
				return strconv.ErrSyntax
			}
			i, err := strconv.ParseUint(s, 10, v.Type().Bits())
			v.SetUint(i)
			return err
		}
	case reflect.Float32, reflect.Float64:
		return "a number such as 1234.5", func(s string) error {
			if !decimal().MatchString(s) {
				return strconv.ErrSyntax
			}
			x, err := strconv.ParseFloat(s, v.Type().Bits())
			if err == nil && math.IsInf(x, 0) {
				err = strconv.ErrRange
			}
			if err == nil {
				v.SetFloat(x + 0) // -0 is 0
			}
			return err
		}
	}
	panic("strictyaml: cannot decode into " + v.Type().String())
}
