package brief

// Lead is IT by the measure that the overview leads with: value added where a criterion
// asks for that, as the briefs do, and else the measure of the structure. Gross output
// counts what a region buys in, so that it leads only where there is nothing better.
type Lead struct {
	Activity Activity  // what is measured
	Largest  *LeadPart // the region with the largest part of the nation's IT; nil where that is not known
}

// LeadPart is the part of a region in the nation's IT.
type LeadPart struct {
	Name     Text
	Share    Value
	Activity Activity // what is measured
}

// lead chooses the measure, and gives every row its quotient by it: regions are not
// set beside each other by two measures.
func (o *Overview) lead(w *writer) {
	o.Lead.Activity = o.Activity
	added := Activity{Known: true, Kind: "value_added", Measure: Text(w.say("kind value_added"))}
	for _, r := range o.Rows {
		if r.Brief.IT.Lead.ValueAdded {
			o.Lead.Activity = added
		}
	}
	activity := o.Activity
	parts := make([]Value, len(o.Rows))
	for i, r := range o.Rows {
		parts[i] = r.Share
	}
	if o.Lead.Activity.Kind == added.Kind {
		quotients, shares := o.Among(o.Roles().Quotient), o.Among(o.Roles().OfNation)
		for i := range o.Rows {
			o.Rows[i].LQ = quotients[i].Value
		}
		if anyKnown(shares) {
			activity = added
			for i := range shares {
				parts[i] = shares[i].Value
			}
		}
	}
	for i, part := range parts {
		if part.Known && (o.Lead.Largest == nil || part.Number > o.Lead.Largest.Share.Number) {
			o.Lead.Largest = &LeadPart{o.Rows[i].Name, part, activity}
		}
	}
}

func anyKnown(points []Point) bool {
	for _, p := range points {
		if p.Value.Known {
			return true
		}
	}
	return false
}
