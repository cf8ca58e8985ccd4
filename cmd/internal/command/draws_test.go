package command

import "testing"

func TestPercentIsNeverOrAlwaysOnlyWhereItIs(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 0.001: "<1%", 0.005: "1%", 0.5: "50%", 0.994: "99%", 0.995: ">99%", 0.999: ">99%", 1: "100%"} {
		if got := percent(share); got != want {
			t.Errorf("%v is %s, want %s", share, got, want)
		}
	}
}
