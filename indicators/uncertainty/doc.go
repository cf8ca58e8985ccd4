// Package uncertainty says how robust the verdicts on regions are: it reaches
// them many times more, each time with other choices and figures drawn from the
// ranges that the model declares, and reports how often each answer is given and
// which choice moves it most. It follows the uncertainty and sensitivity analysis
// of the OECD/JRC Handbook (2008, step 7) and Saisana, Saltelli and Tarantola
// (2005, Journal of the Royal Statistical Society A 168, 307-323), and extends it
// from the composite index to the stage and the growth pole.
//
// # What is drawn
//
// All draws are independent, and uniform in their ranges:
//
//	weights        every weight of the level, of pillars and inside them: w (1 + U(−r, r));
//	               only ratios matter, so they need not add up to 1
//	normalisation  one of the listed methods and the model's own, each as likely
//	aggregation    likewise, the same at both levels; where the model's own is drawn,
//	               the model's own method inside pillars goes with it
//	imputation     likewise; in the level only: no gate ever sees an imputed figure
//	benchmark      of the Krugman index: nation, rest of the nation, mean of the others;
//	               also for an indicator that is such an index itself
//	thresholds     every threshold of a gate or element: t (1 + U(−r, r)); one of 0
//	               moves by U(−r, r) times the distance between the goalposts, or stays
//	               where the indicator has none
//	data_error     every figure of every indicator and region, x + U(−r, r) |x|, or
//	               x + U(−a, a) where the indicator declares an absolute error; and every
//	               figure of the activity table, from which structures, benchmarks and
//	               KSI are computed anew
//
//	count_error    the number of cases behind a share of n among N counted things, whose
//	               indicator declares no error, lies as many times off as the model says
//	               (deviations) as a binomial number with the mean n from its mean; it is
//	               whole, within 0 and N, and cut off at the declared number (most) of standard
//	               errors √(n (1 − n/N)); n = 0 has the error of 1, and n = N that of N − 1.
//	               Where data_error has the larger standard deviation, the cases move by
//	               that, whole and within 0 and N too. It is part of data_error wherever
//	               drivers are named
//
// Figures and thresholds of an indicator that counts things (whole) are rounded
// to whole numbers, so that "at least 1" never asks for 1.07. What is not known
// stays unknown in every draw and never counts as met; the strict order of
// stages, the rule of the growth pole and the rule of coverage are those of the
// verdict itself, in the same code.
//
// # What is not drawn
//
// The nation's indicators stay as they are, and so do its published figures in the
// activity table; those that are sums over the regions move with them. Goalposts, the least coverage,
// screening, bounds of level groups and the numbers of criteria that a gate needs
// stay. Outliers, where the model treats them, are treated by the bounds found in
// the figures as published. Errors of two indicators are independent even where
// both are made of one series, and errors of a growth rate are those of the rate;
// nothing but counts is cut off at 0. Factors, mechanisms and the path
// are not reached anew, but for what the review of the choice of IT rests on (see Review).
//
// # What is reported
//
// Shares of draws for the stage held (0 to the last) and possible, for the
// standing as a growth pole at least and at most, for the group by level, and for
// whether the choice of IT is in question;
// medians and 5 % and 95 % quantiles (type 7) of the score, its rank and the rank
// by KSI, ties sharing the better rank. The score's interval rests on the draws
// that normalise as the model does and use Copeland's rule where it does, because
// scores on different scales cannot be compared; ranks and groups rest on all. With n draws the standard error of a
// share p is √(p (1 − p) / n): at most 0.016 for a thousand.
//
// Reach says which stages and standings the draws could have given at all: with every
// figure and threshold at the best, or at the worst, end of its range. Where only one
// could come out, that all draws agree says nothing.
//
// These are shares of draws under declared ranges, not probabilities of what will
// happen: they say how far the verdict hangs on choices that could as well have
// been others.
//
// # What moves an answer
//
// For the first draws, as many as the model says, two independent samples A and
// B of all seven inputs are drawn, and every answer is asked for at A, at B and at
// A with each input in turn taken from B (Saltelli et al. 2010): nine times in all.
// From these come first-order and total Sobol indices by Jansen's estimators
// (package robust). The first-order index is the share of the answer's variance
// that an input brings about alone, the total index that with all interactions. A
// stage is the number 0 to the last for this, a standing 0 to 2, and a rank that
// is not known in a draw counts as the one after the last. Estimates are not cut
// off: those of inputs that matter little scatter about 0, to either side. An
// answer that is the same everywhere is fixed and has no drivers.
//
// # How
//
// Compile lays dataset and model out as flat lists of numbers; a worker then makes
// draws without allocating memory. Draw i has random numbers of its own (PCG from
// seed and i) and takes equally many whatever is known; counts and squared
// differences are whole numbers, which add up exactly. So the results are the same
// to the last bit on any number of cores, and two datasets can be compared draw by
// draw. Time grows in proportion to regions and draws, but for sorting, and for
// Copeland's rule, which holds every region against every other. Memory is 16
// bytes a region and draw, for the quantiles; Run refuses more than 200 million of these.
package uncertainty
