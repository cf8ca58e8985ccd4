package factor

import "growthpole/indicators/data"

// Profile is the mix of a region's IT companies. The paper expects hard factors
// to matter more to makers of products, and soft ones to makers of content.
type Profile struct {
	Product data.Value `json:"product"` // activity of product makers, in the unit of the activity table
	Content data.Value `json:"content"` // activity of content makers
	// ProductShare is Product/(Product+Content), 0 to 1.
	ProductShare data.Value `json:"product_share"`
	// HiddenIn are the IDs of the sectors that hold IT which the table does not
	// separate; a table that splits them would settle the profile.
	HiddenIn []string `json:"hidden_in,omitempty"`
	// Lacking are the roles, "product" or "content", that no sector of the table has.
	Lacking []string `json:"lacking,omitempty"`
}

// ProfileOf adds up activity by the roles of sectors. The share is unknown
//   - where a Mixed sector has activity, or its activity is not known: IT firms
//     hide in it (data.Incomplete, HiddenIn);
//   - where no sector has the role Product, or none Content: they are not
//     counted anywhere (data.NotGiven, Lacking);
//   - where a figure is missing or negative (its gap);
//   - where there is no IT at all (data.Undefined).
//
// activity gives the region's figure of the i-th sector.
func ProfileOf(sectors []data.Sector, activity func(i int) data.Value) Profile {
	var p Profile
	var hasProduct, hasContent bool
	p.Product, hasProduct = sum(sectors, data.Product, activity)
	p.Content, hasContent = sum(sectors, data.Content, activity)
	for i, s := range sectors {
		if s.Role != data.Mixed {
			continue
		}
		if x, known := activity(i).Get(); !known || x != 0 {
			p.HiddenIn = append(p.HiddenIn, s.ID)
		}
	}
	if !hasProduct {
		p.Lacking = append(p.Lacking, "product")
	}
	if !hasContent {
		p.Lacking = append(p.Lacking, "content")
	}
	p.ProductShare = p.share()
	return p
}

func (p Profile) share() data.Value {
	year := max(p.Product.Year, p.Content.Year)
	if len(p.HiddenIn) > 0 {
		return data.Unknown(data.Incomplete, year)
	}
	for _, v := range []data.Value{p.Product, p.Content} {
		if !v.IsKnown() {
			return data.Unknown(v.Gap(), year, v.Origins...)
		}
	}
	product, _ := p.Product.Get()
	content, _ := p.Content.Get()
	if product+content <= 0 {
		return data.Unknown(data.Undefined, year)
	}
	origins := append(append([]data.Origin{}, p.Product.Origins...), p.Content.Origins...)
	return data.Known(product/(product+content), year, origins...)
}

// sum adds the sectors of a role; one missing figure makes the sum unknown, for
// a part must not pass for the whole.
func sum(sectors []data.Sector, role data.Role, activity func(i int) data.Value) (total data.Value, any bool) {
	var x float64
	var year data.Year
	var origins []data.Origin
	for i, s := range sectors {
		if s.Role != role {
			continue
		}
		any = true
		v := activity(i)
		a, known := v.Get()
		if !known {
			return data.Unknown(v.Gap(), v.Year, v.Origins...), true
		}
		if a < 0 {
			return data.Unknown(data.Undefined, v.Year, v.Origins...), true
		}
		x += a
		year = max(year, v.Year)
		origins = append(origins, v.Origins...)
	}
	if !any {
		return data.Unknown(data.NotGiven, 0), false
	}
	return data.Known(x, year, origins...), true
}
