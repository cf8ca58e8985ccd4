package locale

import "testing"

// TestAPlaceMayAskForAnEnding: {of|genitive} is the place {of}, and a case without a
// name, or a brace that ends nowhere, is an error of the word list.
func TestAPlaceMayAskForAnEnding(t *testing.T) {
	original := Words{"counted": "{cases} of {of}"}
	if found := (Words{"counted": "{of|genitive} {cases|of}"}).Lacks("kk", original); len(found) != 0 {
		t.Errorf("the same places: %v", found)
	}
	if found := (Words{"counted": "{of|genitive}"}).Lacks("kk", original); len(found) != 1 {
		t.Errorf("a place is lost: %v", found)
	}
	for text, stray := range map[string]bool{"{of|genitive} {cases|of dative}": false, "{|of}": true, "{of|}": true, "{of|Of}": true} {
		if got := strayBrace(text); got != stray {
			t.Errorf("%s: stray %v", text, got)
		}
	}
}
