package load_test

import (
	"testing"

	"growthpole/indicators/load"
	"growthpole/samples"
)

func TestKazakhstan(t *testing.T) {
	set, problems := load.Folder(samples.FS, "kazakhstan")
	for _, p := range problems {
		t.Error(p)
	}
	if set == nil {
		t.Fatal("no dataset")
	}
	t.Log(set.Year, len(set.Regions), len(set.Series), set.Notes)
}
