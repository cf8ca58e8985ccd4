package coin

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/flatfile"
)

// iMeta as a person of COINr has it: the columns in an order of its own, with some that
// no step uses, and rows that are no part of the index.
const meta = `iName,Unit,Type,iCode,Level,Parent,Target,Direction,Weight,Denominator
Jobs,persons,Indicator,jobs,1,Econ,10,1,2,pop
Pollution,t,Indicator,dirt,1,Econ,1,-1,1,
Schools,n,Indicator,schools,1,Soc,5,1,1,pop
Economy,NA,Aggregate,Econ,2,Index,NA,1,1,NA
Society,NA,Aggregate,Soc,2,Index,NA,1,3,NA
All,NA,Aggregate,Index,3,NA,NA,1,1,NA
Population,persons,Denominator,pop,NA,NA,NA,NA,NA,NA
Size,NA,Group,size,NA,NA,NA,NA,NA,NA
Remark,NA,Other,remark,NA,NA,NA,NA,NA,NA
`

const idata = `uCode,uName,Time,jobs,dirt,schools,pop,size,remark
A,Alpha,2018,10,4,1,10,big,
B,Beta,2018,30,2,NA,20,small,see note
C,,2018,20,,3,5,small,
`

func file(name, content string) flatfile.File {
	return flatfile.File{Name: name, Content: []byte(content)}
}

func structure(t testing.TB, content string) *Structure {
	t.Helper()
	s, found := ReadStructure(file("iMeta.csv", content), flatfile.Options{})
	if s == nil {
		t.Fatal(found)
	}
	return s
}

func figures(t testing.TB, s *Structure, content string, c Choices) *Figures {
	t.Helper()
	f, found := ReadFigures(file("iData.csv", content), flatfile.Options{}, s, c)
	if f == nil {
		t.Fatal(found)
	}
	return f
}

func TestCOINrsFilesAreReadAsTheyAre(t *testing.T) {
	s, found := ReadStructure(file("iMeta.csv", meta), flatfile.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	var codes []string
	for _, i := range s.Items {
		codes = append(codes, i.Code)
	}
	if !slices.Equal(codes, []string{"jobs", "dirt", "schools", "Econ", "Soc", "Index"}) || s.Indicators != 3 || s.Items[1].Direction != -1 ||
		!slices.Equal(s.Denominators, []string{"pop"}) || !slices.Equal(s.Passed, []string{"size", "remark"}) || !slices.Equal(s.Original().Of, []float64{2, 1, 1, 1, 3, 1}) {
		t.Errorf("read %+v", s)
	}
	f, found := ReadFigures(file("iData.csv", idata), flatfile.Options{}, s, Choices{Denominate: true})
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := [][]float64{{1, 1.5, 4}, {4, 2, math.NaN()}, {0.1, math.NaN(), 0.6}}
	for i := range want {
		if !slices.EqualFunc(f.Of[i], want[i], alike) {
			t.Errorf("%s: got %v, want %v", s.Items[i].Code, f.Of[i], want[i])
		}
	}
	if !slices.Equal(f.Units, []Unit{{"A", "Alpha"}, {"B", "Beta"}, {"C", ""}}) {
		t.Errorf("units: %v", f.Units)
	}
}

func alike(a, b float64) bool { return math.Abs(a-b) < 1e-12 || math.IsNaN(a) && math.IsNaN(b) }

// TestStructuresThatAreRefused shows what a person is told, word for word.
func TestStructuresThatAreRefused(t *testing.T) {
	const head = "Level,iCode,Parent,Direction,Weight,Type\n"
	for _, c := range []struct{ name, content, want string }{
		{"a column is missing", "Level,iCode,Parent,Direction,Type\n", `iMeta.csv:1: there is no column "Weight"; add it, under this name`},
		{"no rows", head, "iMeta.csv: the structure has no indicators; write a row for every indicator and aggregate"},
		{"no aggregates", head + "1,x,,1,1,Indicator\n", "iMeta.csv: the structure has no indicators below its aggregates; write a row for every indicator (Level 1) and aggregate (Level 2 and above)"},
		{"a code twice", head + "1,x,I,1,1,Indicator\n1,x,I,1,1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:3:3: iCode "x" is given twice, first in line 2; keep one of the two rows`},
		{"a type", head + "1,x,I,1,1,indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2:11: unknown type "indicator"; write one of Indicator, Aggregate, Group, Denominator, Other`},
		{"a reserved code", head + "1,Time,I,1,1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2:3: "Time" is a column of the data that is no variable; remove the row, or give the variable another code`},
		{"a level", head + "1.5,x,I,1,1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2:1: the level of an Indicator is "1.5"; write a whole number from 1`},
		{"an indicator above", head + "2,x,I,1,1,Indicator\n3,I,,1,1,Aggregate\n", "iMeta.csv:2:1: an Indicator stands at level 2; indicators are level 1; write Aggregate under Type where it is made of others"},
		{"an aggregate below", head + "1,x,I,1,1,Indicator\n1,I,,1,1,Aggregate\n", "iMeta.csv:3:1: an Aggregate stands at level 1; aggregates are level 2 and above"},
		{"a direction", head + "1,x,I,0,1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2:7: the direction of an Indicator is "0"; write 1 or -1`},
		{"no weight", head + "1,x,I,1,NA,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2:9: the weight of an Indicator is "NA"; write 0 or more`},
		{"a negative weight", head + "1,x,I,1,-1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2:9: the weight of an Indicator is "-1"; write 0 or more`},
		{"no weight at all", head + "1,x,I,1,0,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:3: everything below "I" has the weight 0; give one of them a weight above 0`},
		{"no parent", head + "1,x,,1,1,Indicator\n1,y,I,1,1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2: "x" has no parent; name an Aggregate of level 2 under Parent`},
		{"a parent that is not there", head + "1,x,J,1,1,Indicator\n1,y,I,1,1,Indicator\n2,I,,1,1,Aggregate\n", `iMeta.csv:2: the parent "J" of "x" is no Indicator or Aggregate; add it as an Aggregate, or correct Parent`},
		{"a parent two levels above", head + "1,x,I,1,1,Indicator\n1,y,P,1,1,Indicator\n2,P,I,1,1,Aggregate\n3,I,,1,1,Aggregate\n", `iMeta.csv:2: "x" of level 1 has a parent of level 3, "I"; a parent stands one level above`},
		{"a parent at the top", head + "1,x,I,1,1,Indicator\n2,I,All,1,1,Aggregate\n", `iMeta.csv:3: "I" stands at the highest level and has a parent, "All"; leave Parent empty there, or add the parent as an Aggregate one level above`},
		{"an aggregate of nothing", head + "1,x,I,1,1,Indicator\n2,I,,1,1,Aggregate\n2,J,,1,1,Aggregate\n", `iMeta.csv:4: nothing has the parent "J"; name it under Parent of what it is made of, or remove it`},
		{"a denominator that is not there", "Level,iCode,Parent,Direction,Weight,Type,Denominator\n1,x,I,1,1,Indicator,pop\n2,I,,1,1,Aggregate,\n", `iMeta.csv:2: the denominator "pop" of "x" is not there; add it as a row with the Type Denominator, or correct it`},
	} {
		s, found := ReadStructure(file("iMeta.csv", c.content), flatfile.Options{})
		if s != nil || found.Error() != c.want {
			t.Errorf("%s: read %v, said\n%s\nwant\n%s", c.name, s != nil, found, c.want)
		}
	}
}

func TestADirectionOfAnAggregateIsSaidToTurnNothing(t *testing.T) {
	_, found := ReadStructure(file("iMeta.csv", strings.Replace(meta, "Econ,2,Index,NA,1,1", "Econ,2,Index,NA,-1,1", 1)), flatfile.Options{})
	if want := "iMeta.csv:5:38: the direction -1 of an Aggregate turns nothing round, as in COINr; give its indicators their directions, and 1 to the aggregate"; found.Error() != want || found.Blocking() {
		t.Errorf("said %s", found)
	}
}

func TestFiguresThatAreRefusedOrWarnedOf(t *testing.T) {
	panel := idata + "A,Alpha,2019,10,4,1,10,big,\n"
	for _, c := range []struct {
		name, content string
		choices       Choices
		blocks        bool
		want          string
	}{
		{"an indicator is missing", "uCode,dirt,schools,pop,size,remark\nA,1,1,1,1,\n", Choices{}, true, `iData.csv:1: there is no column "jobs"; add it, under this name`},
		{"a column that iMeta has not", strings.ReplaceAll(idata, "remark\n", "remark,extra\n") + "D,,2018,1,1,1,1,1,1,1\n", Choices{}, true,
			`iData.csv:1: the column "extra" is not in the structure; add it there as a row with the Type Other, Group or Denominator, or remove it`},
		{"a unit twice", idata + "A,,2018,1,1,1,1,,\n", Choices{}, true, `iData.csv:5:1: unit "A" is given twice, first in line 2; keep one of the two rows`},
		{"no unit", idata + ",,2018,1,1,1,1,,\n", Choices{}, true, "iData.csv:5:1: no uCode is given; write it, or remove the row"},
		{"a figure that is none", idata + "D,,2018,many,1,1,1,,\n", Choices{}, true,
			`iData.csv:5:9: not a number: "many"; write digits; where the text stands for no figure, declare it with --missing "many"`},
		{"several times", panel, Choices{}, true, "iData.csv: the rows are of 2 times: 2018, 2019; choose one with --time"},
		{"a time that is not there", panel, Choices{Time: "2020"}, true, `iData.csv: no row has the Time "2020"; choose one of 2018, 2019`},
		{"no column Time", "uCode,jobs,dirt,schools,pop,size,remark\nA,1,1,1,1,1,\n", Choices{Time: "2020"}, true, "iData.csv: there is no column Time; leave --time out"},
		{"nothing to divide by", idata + "D,,2018,1,1,1,0,,\n", Choices{Denominate: true}, true,
			"iData.csv:5:15: an indicator is to be divided by 0; correct the denominator, or leave the field empty where it is not known\n" +
				"iData.csv:5:15: an indicator is to be divided by 0; correct the denominator, or leave the field empty where it is not known"},
		{"no rows", "uCode,jobs,dirt,schools,pop,size,remark\n", Choices{}, true, "iData.csv: the table has no rows; write a row for every unit"},
		{"nothing is divided", idata, Choices{}, false,
			`iData.csv: the structure names denominators, such as that of "schools", and nothing is divided; give --denominate to divide, as COINr's Denominate does, or leave the column empty where the figures are already divided`},
		{"no figures, and all alike", "uCode,jobs,dirt,schools,pop,size,remark\nA,,1,1,1,1,\nB,NA,1,2,1,1,\n", Choices{Denominate: true}, false,
			`iData.csv: no unit has a figure of "jobs"; it is left out of all means, and the weights of the others are rescaled` + "\n" +
				`iData.csv: all figures of "dirt" are alike; there is no scale to put them on: it is left out of all means, and the weights of the others are rescaled`},
		{"one of several times", panel, Choices{Time: "2019", Denominate: true}, false,
			`iData.csv: all figures of "jobs" are alike; there is no scale to put them on: it is left out of all means, and the weights of the others are rescaled` + "\n" +
				`iData.csv: all figures of "dirt" are alike; there is no scale to put them on: it is left out of all means, and the weights of the others are rescaled` + "\n" +
				`iData.csv: all figures of "schools" are alike; there is no scale to put them on: it is left out of all means, and the weights of the others are rescaled`},
	} {
		f, found := ReadFigures(file("iData.csv", c.content), flatfile.Options{}, structure(t, meta), c.choices)
		if (f == nil) != c.blocks || found.Error() != c.want {
			t.Errorf("%s: read %v, said\n%s\nwant\n%s", c.name, f != nil, found, c.want)
		}
	}
}

func TestWeights(t *testing.T) {
	s := structure(t, meta)
	sets, found := ReadWeights(file("w.csv", "iCode,Level,Weight,weight_given,note\njobs,1,1,0.5,\ndirt,1,1,0.25,\nschools,1,1,1,\nEcon,2,1,2,\nSoc,2,1,0,\n"), flatfile.Options{}, s)
	if len(found) > 0 || len(sets) != 2 || sets[0].Name != "Weight" || sets[1].Name != "given" || !slices.Equal(sets[1].Of, []float64{0.5, 0.25, 1, 2, 0, 0}) {
		t.Errorf("read %+v, %v", sets, found)
	}
	for _, c := range []struct{ name, content, want string }{
		{"no set", "iCode,w\njobs,1\n", "w.csv: there is no column of weights; call it Weight, or weight_ and the name of the set, such as weight_equal"},
		{"a code twice", "iCode,Weight\njobs,1\njobs,1\n", `w.csv:3:1: iCode "jobs" is given twice, first in line 2; keep one of the two rows`},
		{"a negative weight", "iCode,Weight\njobs,-1\n", `w.csv:2:6: the weight is "-1"; write 0 or more`},
		{"an item without a weight", "iCode,Weight\njobs,1\ndirt,1\nschools,1\nEcon,1\n", `w.csv: there is no weight of "Soc"; add a row for it`},
		{"nothing counts", "iCode,Weight\njobs,0\ndirt,0\nschools,1\nEcon,1\nSoc,1\n", `w.csv: in Weight everything below "Econ" has the weight 0; give one of them a weight above 0`},
		{"an item too many", "iCode,Weight\njobs,1\ndirt,1\nschools,1\nEcon,1\nSoc,1\nOther,1\n", `w.csv:7:1: the structure has no "Other"; its weights are not used; correct iCode, or remove the row`},
	} {
		if _, found := ReadWeights(file("w.csv", c.content), flatfile.Options{}, s); found.Error() != c.want {
			t.Errorf("%s: said\n%s\nwant\n%s", c.name, found, c.want)
		}
	}
}

func TestDrawsThatAreRefused(t *testing.T) {
	const head = "rep,aggregation,winmax,w_jobs,w_dirt,w_schools,w_Econ,w_Soc\n"
	for _, c := range []struct{ name, content, want string }{
		{"no draws", head, "d.csv: the table has no draws; write a row for every draw"},
		{"a weight is missing", "rep,aggregation,winmax,w_jobs,w_dirt,w_schools,w_Econ\n1,amean,5,1,1,1,1\n", `d.csv:1: there is no column "w_Soc"; add it, under this name`},
		{"a weight too many", strings.Replace(head, "\n", ",w_None\n", 1) + "1,amean,5,1,1,1,1,1,1\n", `d.csv:1: the column "w_None" is the weight of something that the structure does not have; remove it, or give the structure that the draws were made for`},
		{"an aggregation", head + "1,median,5,1,1,1,1,1\n", `d.csv:2:3: unknown aggregation "median"; write amean, gmean or hmean`},
		{"a winmax", head + "1,amean,0,1,1,1,1,1\n", `d.csv:2:9: winmax is "0"; write a whole number from 1 to 1000`},
		{"an empty weight", head + "1,amean,5,,1,1,1,1\n", `d.csv:2:11: the weight is ""; write 0 or more`},
		{"a draw twice", head + "1,amean,5,1,1,1,1,1\n1,gmean,5,1,1,1,1,1\n", `d.csv:3:1: the draw "1" is given twice, first in line 2; give every draw its own name`},
		{"nothing counts", head + "1,amean,5,0,0,1,1,1\n", `d.csv:2:1: in draw "1" everything below "Econ" has the weight 0; give one of them a weight above 0`},
	} {
		_, found := ReadDraws(file("d.csv", c.content), flatfile.Options{}, structure(t, meta))
		if found.Error() != c.want {
			t.Errorf("%s: said\n%s\nwant\n%s", c.name, found, c.want)
		}
	}
}

func seeds(f *testing.F, name string, more ...string) {
	f.Helper()
	if content, err := os.ReadFile(name); err == nil {
		f.Add(content[:min(len(content), 4000)])
	}
	for _, s := range more {
		f.Add([]byte(s))
	}
}

// FuzzReadStructure: what is read is a tree in which every aggregate has something
// below it, and it aggregates.
func FuzzReadStructure(f *testing.F) {
	seeds(f, "../score/testdata/asem_structure.csv", meta)
	f.Fuzz(func(t *testing.T, content []byte) {
		s, found := ReadStructure(flatfile.File{Name: "iMeta.csv", Content: content}, flatfile.Options{})
		if (s == nil) != found.Blocking() {
			t.Fatalf("read %v with %v", s != nil, found)
		}
		if s == nil {
			return
		}
		normalised := make([][]float64, s.Indicators)
		for i := range normalised {
			normalised[i] = []float64{50}
		}
		for i, score := range s.Scores(normalised, s.Original().Of, Means[0]) {
			if math.Abs(score[0]-50) > 1e-6 {
				t.Errorf("%+v scores %v, everything below it 50", s.Items[i], score)
			}
		}
	})
}

func FuzzReadFigures(f *testing.F) {
	seeds(f, "", idata, idata+"A,Alpha,2019,10,4,1,10,big,\n")
	s := structure(f, meta)
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, c := range []Choices{{}, {Denominate: true}, {Time: "2018"}} {
			got, found := ReadFigures(flatfile.File{Name: "iData.csv", Content: content}, flatfile.Options{}, s, c)
			if (got == nil) != found.Blocking() {
				t.Fatalf("read %v with %v", got != nil, found)
			}
			if got == nil {
				continue
			}
			for i := range got.Of {
				if len(got.Of[i]) != len(got.Units) || len(got.Units) == 0 {
					t.Errorf("%d figures of %d units", len(got.Of[i]), len(got.Units))
				}
				Treat(got.Of[i], DefaultMost)
				for _, n := range Normalisations {
					n.Of(got.Of[i])
				}
			}
		}
	})
}

func FuzzReadWeights(f *testing.F) {
	seeds(f, "../score/testdata/asem_weights.csv", "iCode,Weight,weight_x\njobs,1,2\ndirt,1,2\nschools,1,2\nEcon,1,2\nSoc,1,2\n")
	s := structure(f, meta)
	f.Fuzz(func(t *testing.T, content []byte) {
		sets, found := ReadWeights(flatfile.File{Name: "w.csv", Content: content}, flatfile.Options{}, s)
		if found.Blocking() {
			return
		}
		for _, set := range sets {
			if len(set.Of) != len(s.Items) || set.Name == "" {
				t.Errorf("set %+v", set)
			}
		}
	})
}

func FuzzReadDraws(f *testing.F) {
	seeds(f, "", "rep,aggregation,winmax,w_jobs,w_dirt,w_schools,w_Econ,w_Soc\n1,amean,5,1,1,1,1,1\n2,gmean,1,.5,1e0,1,1,1\n")
	s := structure(f, meta)
	figs := figures(f, s, idata, Choices{Denominate: true})
	f.Fuzz(func(t *testing.T, content []byte) {
		draws, found := ReadDraws(flatfile.File{Name: "d.csv", Content: content}, flatfile.Options{}, s)
		if found.Blocking() {
			return
		}
		r, err := s.Replay(t.Context(), figs, s.Original().Of, draws, 2)
		if err != nil {
			t.Fatal(err)
		}
		for n, o := range r.Of {
			for unit, score := range o.Scores {
				if score < 1-1e-6 || score > 100+1e-6 {
					t.Errorf("draw %+v: unit %d scores %v", draws[n], unit, score)
				}
			}
		}
	})
}
