package locale

import "testing"

// TestKazakhEndingsFollowTheSpokenNumber: correct forms, as a reader speaks them.
func TestKazakhEndingsFollowTheSpokenNumber(t *testing.T) {
	l := openedAs(t, "kk-KZ")
	for _, c := range []struct{ number, grammar, want string }{
		{"1", "dative", "1-ге"}, {"2", "dative", "2-ге"}, {"3", "dative", "3-ке"}, {"4", "dative", "4-ке"},
		{"5", "dative", "5-ке"}, {"6", "dative", "6-ға"}, {"7", "dative", "7-ге"}, {"8", "dative", "8-ге"},
		{"9", "dative", "9-ға"}, {"10", "dative", "10-ға"}, {"20", "dative", "20-ға"}, {"30", "dative", "30-ға"},
		{"40", "dative", "40-қа"}, {"50", "dative", "50-ге"}, {"60", "dative", "60-қа"}, {"70", "dative", "70-ке"},
		{"80", "dative", "80-ге"}, {"90", "dative", "90-ға"}, {"100", "dative", "100-ге"}, {"1\u00a0000", "dative", "1\u00a0000-ға"},
		{"39,2", "dative", "39,2-ге"}, {"0,84", "dative", "0,84-ке"}, {"0,70", "dative", "0,70-ке"}, {"3,0", "dative", "3,0-ге"},
		{"20%", "dative", "20%-ға"}, {"\u22120,05", "dative", "\u22120,05-ке"},
		{"0,26", "ablative", "0,26-дан"}, {"37,0", "ablative", "37,0-ден"}, {"10", "ablative", "10-нан"}, {"80", "ablative", "80-нен"},
		{"90", "ablative", "90-нан"}, {"40", "ablative", "40-тан"}, {"5", "ablative", "5-тен"}, {"1\u00a0000", "ablative", "1\u00a0000-нан"},
		{"13", "genitive", "13-тің"}, {"20", "genitive", "20-ның"}, {"8", "genitive", "8-дің"}, {"50%", "genitive", "50%-дың"},
		{"2025", "locative", "2025-те"}, {"2026", "locative", "2026-да"},
		{"1", "of", "1-еуі"}, {"2", "of", "2-еуі"}, {"4", "of", "4-еуі"}, {"6", "of", "6-уы"}, {"7", "of", "7-еуі"}, {"8", "of", "8-і"},
		{"9", "of", "9-ы"}, {"10", "of", "10-ы"}, {"11", "of", "11-і"}, {"12", "of", "12-сі"}, {"16", "of", "16-сы"}, {"20", "of", "20-сы"},
		{"2", "of genitive", "2-еуінің"}, {"6", "of genitive", "6-уының"}, {"11", "of genitive", "11-інің"}, {"9", "of genitive", "9-ының"},
		{"94%", "of dative", "94%-ына"}, {"2", "of dative", "2-еуіне"}, {"6", "of dative", "6-уына"}, {"12", "of dative", "12-сіне"}, {"5%", "of dative", "5%-ына"},
		{"1", "of locative", "1-еуінде"}, {"6", "of locative", "6-уында"}, {"267", "of locative", "267-сінде"}, {"426", "of locative", "426-сында"},
		{"2", "of accusative", "2-еуін"}, {"6", "of accusative", "6-уын"}, {"10", "of accusative", "10-ын"}, {"12", "of accusative", "12-сін"},
		{"1\u00a0000", "of locative", "1\u00a0000-ында"}, {"538", "of locative", "538-інде"}, {"740", "of locative", "740-ында"}, {"20", "of locative", "20-сында"},
	} {
		got, err := l.Ending(c.number, c.grammar)
		if err != nil || got != c.want {
			t.Errorf("%s of %s is %q (%v), want %q", c.grammar, c.number, got, err, c.want)
		}
	}
}

func TestEndingsThatAreNot(t *testing.T) {
	kk, en := openedAs(t, "kk-KZ"), openedAs(t, "en-GB")
	for _, c := range []struct {
		l               *Locale
		number, grammar string
	}{
		{en, "2", "dative"}, {kk, "2", "instrumental"}, {kk, "дерек жоқ", "dative"}, {kk, "", "dative"}, {kk, "%", "dative"}, {kk, "2,", "dative"},
	} {
		if got, err := c.l.Ending(c.number, c.grammar); err == nil {
			t.Errorf("%q in the case %s is %q; want an error", c.number, c.grammar, got)
		}
	}
}

// TestRussianPluralForms: 1 критерий, 2 критерия, 5 критериев; 11 to 14 are many.
func TestRussianPluralForms(t *testing.T) {
	l := openedAs(t, "ru-RU")
	want := map[string][]int{
		"год":  {1, 21, 31, 101, 1001},
		"года": {2, 3, 4, 22, 34, 102},
		"лет":  {0, 5, 10, 11, 12, 13, 14, 19, 20, 25, 100, 111, 112, 1000},
	}
	for form, numbers := range want {
		for _, n := range numbers {
			if got := l.Plural(n, "год", "года", "лет"); got != form {
				t.Errorf("%d %s, want %s", n, got, form)
			}
		}
	}
}

func openedAs(t *testing.T, tag string) *Locale {
	t.Helper()
	l, err := New(tag, Words{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}
