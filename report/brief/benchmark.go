package brief

import (
	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/uncertainty"
)

// Benchmarks is the Krugman index against everything that a region's structure
// can be held against: does the choice matter here?
type Benchmarks struct {
	Known bool
	List  []Benchmark // the model's first choice, the nation, first
	// BestRank and WorstRank are those under the benchmarks, 1 for the most specialized region.
	BestRank, WorstRank int
	Of                  int
	SameRank            bool // under every benchmark
	Upper, Lower        bool // both ranks lie on the same side of the middle of the regions
	// Weight is the region's own part of the nation, in per cent. It hides as large a
	// part of the index: KSI(nation) = (1 − weight) · KSI(rest of the nation).
	Weight Value
	Hides  bool // the ranks against the nation and against the rest of it differ
}

// Benchmark is the index against one benchmark. Half is the same on the scale from
// 0 to 1; it has the same rank.
type Benchmark struct {
	Name       Text // what the structure is held against, within a sentence
	Full, Half Value
	Place      Place
}

func (w *writer) benchmarks(ev *indicators.Evaluation) Benchmarks {
	var out Benchmarks
	for i, name := range []string{uncertainty.Nation, uncertainty.Rest, uncertainty.MeanOthers} {
		index := "ksi"
		if name != uncertainty.Nation {
			index += "_" + name
		}
		full := w.indexByName(ev, index)
		half := full.Value
		if full.Value.Known {
			half = w.plain(full.Value.Number/2, w.indexShape(index))
		}
		out.List = append(out.List, Benchmark{Name: Text(w.say("benchmark " + name)), Full: full.Value, Half: half, Place: full.Place})
		if !full.Place.Known {
			return Benchmarks{}
		}
		rank := full.Place.Rank
		if i == 0 {
			out.BestRank, out.WorstRank, out.Of = rank, rank, full.Place.Of
		}
		out.BestRank, out.WorstRank = min(out.BestRank, rank), max(out.WorstRank, rank)
	}
	out.Known = true
	out.SameRank = out.BestRank == out.WorstRank
	out.Upper, out.Lower = 2*out.WorstRank <= out.Of, 2*out.BestRank > out.Of
	out.Hides = out.List[0].Place.Rank != out.List[1].Place.Rank
	nation, rest := out.List[0].Full.Number, out.List[1].Full.Number
	out.Weight = w.value(data.Value{}, percent)
	if rest > 0 {
		out.Weight = w.plain(1-nation/rest, percent)
	}
	return out
}

// Matter says whether the choice of the benchmark, or of the method of the level,
// matters: the worse of the two answers. Exactly one of them is true.
type Matter struct {
	No     bool // no rank moves
	Little bool // a rank moves, each on its side of the middle
	Yes    bool // a rank moves across the middle of the regions
}

// Matter joins the ranks under the benchmarks with that by level; a level rank that
// is not known adds nothing.
func (b Benchmarks) Matter(level Interval) Matter {
	across := !b.Upper && !b.Lower || level.Known && !level.Upper && !level.Lower
	moves := !b.SameRank || level.Known && !level.Same
	return Matter{No: !across && !moves, Little: !across && moves, Yes: across}
}
