package pdf

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"growthpole/report/document"
	"growthpole/report/tool"
)

func attachments() []document.Attachment {
	date := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	return []document.Attachment{
		{File: &document.File{Name: "data/indicators.csv", MIME: "text/csv", Date: date, Content: bytes.Repeat([]byte("region,year\r\n"), 1000)}, Relation: document.Data, Title: "Figures (as read)"},
		{File: &document.File{Name: "model.yaml", MIME: "application/yaml", Date: date, Content: []byte("id: x\n")}, Relation: document.Source},
		{File: &document.File{Name: "Қала (1).csv", MIME: "text/csv", Date: date}, Relation: document.Supplement},
	}
}

func TestAttachedFilesAreTheFilesThemselves(t *testing.T) {
	doc := small(para("x"))
	doc.Attachments = attachments()
	o := open(t, write(t, doc))
	associated := o.array(o.catalog()["AF"])
	if len(associated) != 3 {
		t.Fatalf("%d associated files, want 3", len(associated))
	}
	for i, v := range associated {
		want, spec := doc.Attachments[i], o.dict(v)
		if text(spec["UF"]) != want.Name || spec["AFRelationship"] != pdfName(want.Relation) || text(spec["Desc"]) != want.Title {
			t.Errorf("%s: specification %v", want.Name, spec)
		}
		n := o.dict(spec["EF"])["F"].(pdfRef)
		dict := o.dict(n)
		if params := o.dict(dict["Params"]); params["Size"] != float64(len(want.Content)) || text(params["ModDate"]) != "D:20260131000000Z" {
			t.Errorf("%s: parameters %v", want.Name, params)
		}
		if dict["Subtype"] != pdfName(strings.ReplaceAll(want.MIME, "/", "#2F")) {
			t.Errorf("%s: type %v", want.Name, dict["Subtype"])
		}
		if !bytes.Equal(o.streams[int(n)], want.Content) {
			t.Errorf("%s: other bytes", want.Name)
		}
	}
	names := o.array(o.dict(o.dict(o.catalog()["Names"])["EmbeddedFiles"])["Names"])
	for i := 0; i+3 < len(names); i += 2 {
		if names[i].(pdfBytes) >= names[i+2].(pdfBytes) {
			t.Error("the name tree is not in order")
		}
	}
	if o = open(t, write(t, small(para("x")))); o.catalog()["AF"] != nil || o.catalog()["Names"] != nil {
		t.Error("a document without files names some")
	}
}

func TestAFileIsPackedOnce(t *testing.T) {
	packed := 0
	f := &document.File{Content: []byte("x")}
	for range 3 {
		f.Packed(func(b []byte) []byte { packed++; return b })
	}
	if packed != 1 || f.PackedSize() != 1 {
		t.Errorf("packed %d times to %d bytes", packed, f.PackedSize())
	}
}

func TestAttachmentsThatCannotConformAreRefused(t *testing.T) {
	for want, change := range map[string]func(*document.Attachment){
		"used twice":            func(a *document.Attachment) { a.Name = "model.yaml" },
		"want one such as":      func(a *document.Attachment) { a.MIME = "csv" },
		"has no date":           func(a *document.Attachment) { a.Date = time.Time{} },
		"what it is to the doc": func(a *document.Attachment) { a.Relation = "" },
	} {
		doc := small(para("x"))
		doc.Attachments = attachments()
		change(&doc.Attachments[0])
		if err := Write(new(bytes.Buffer), doc); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestOutsideToolsTakeAttachmentsOut(t *testing.T) {
	doc := small(para("x"))
	doc.Attachments = attachments()
	path := t.TempDir() + "/a.pdf"
	keepFile(t, "attachments", write(t, doc))
	writeFile(t, path, write(t, doc))
	if out := tool.Run(t, "pdfdetach", "-list", path); !strings.Contains(out, "3 embedded files") {
		t.Error(out)
	}
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
