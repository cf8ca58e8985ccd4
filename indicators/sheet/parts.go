package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds of a workbook: of the file, and of what its parts hold once unpacked, so
// that a small archive can fill neither the memory nor the day.
const (
	maxWorkbook = 64 << 20
	maxParts    = 20_000
	maxBook     = 32 << 20 // workbook, relations and styles
	maxShared   = 96 << 20 // texts, which are held
	maxSheet    = 1 << 30  // a sheet, which is read row by row
	maxTag      = 1 << 20  // between one tag and the next
)

var errLarge = errors.New("a part of the workbook is larger than any table")

// guarded reads the bytes of a part, and fails when there are too many of them, in
// all or from one tag to the next.
type guarded struct {
	*bytesReader
	left, run int
}

// bytesReader buffers: the XML decoder reads byte by byte.
type bytesReader struct {
	from io.Reader
	buf  []byte
	at   int
}

func (b *bytesReader) ReadByte() (byte, error) {
	if b.at == len(b.buf) {
		if b.buf == nil {
			b.buf = make([]byte, 0, 64<<10)
		}
		n, err := b.from.Read(b.buf[:cap(b.buf)])
		for n == 0 && err == nil {
			n, err = b.from.Read(b.buf[:cap(b.buf)])
		}
		if b.buf, b.at = b.buf[:n], 0; n == 0 {
			return 0, err
		}
	}
	b.at++
	return b.buf[b.at-1], nil
}

func (g *guarded) ReadByte() (byte, error) {
	c, err := g.bytesReader.ReadByte()
	if err != nil {
		return 0, err
	}
	if c == '<' {
		g.run = 0
	}
	g.left--
	if g.run++; g.left < 0 || g.run > maxTag {
		return 0, errLarge
	}
	return c, nil
}

// Read is there because xml.NewDecoder takes an io.Reader; it calls ReadByte.
func (g *guarded) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := g.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// pack is the archive that a workbook is.
type pack struct {
	files map[string]*zip.File
	book  string // the part that lists the sheets
}

func openPack(content []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("the workbook has %d parts; at most %d are read", len(z.File), maxParts)
	}
	p := &pack{files: map[string]*zip.File{}}
	for _, f := range z.File {
		p.files[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	p.book = "xl/workbook.xml"
	err = p.each("_rels/.rels", maxBook, func(e xml.StartElement) {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			p.book = strings.TrimPrefix(path.Clean(attr(e, "Target")), "/")
		}
	})
	return p, err
}

// tags reads a part as XML; it is nil when the workbook has no such part.
func (p *pack) tags(name string, limit int) (*xml.Decoder, io.Closer, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return xml.NewDecoder(&guarded{bytesReader: &bytesReader{from: r}, left: limit}), r, nil
}

// each calls f for the start of every element of a part.
func (p *pack) each(name string, limit int, f func(xml.StartElement)) error {
	d, closer, err := p.tags(name, limit)
	if err != nil || d == nil {
		return err
	}
	defer closer.Close()
	return walk(d, func(token xml.Token) {
		if start, is := token.(xml.StartElement); is {
			f(start)
		}
	})
}

// walk calls f for every token up to the end of a part.
func walk(d *xml.Decoder, f func(xml.Token)) error {
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		f(token)
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// texts reads the texts that sheets share, without what is said of their pronunciation.
func (p *pack) texts(name string) (list []string, err error) {
	d, closer, err := p.tags(name, maxShared)
	if err != nil || d == nil {
		return nil, err
	}
	defer closer.Close()
	var b strings.Builder
	in, aside := false, 0
	err = walk(d, func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "si":
				b.Reset()
			case "t":
				in = aside == 0
			case "rPh":
				aside++
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "si":
				list = append(list, strings.TrimSpace(b.String()))
			case "t":
				in = false
			case "rPh":
				aside = max(0, aside-1)
			}
		case xml.CharData:
			if in {
				b.Write(e)
			}
		}
	})
	return list, err
}
