package indicators

// mainSector is the sector outside IT that sets a region apart, by its ID: the one whose
// share exceeds the nation's by most points and by more than the model asks for. Of equal
// leads the first in the dataset's order counts. It is empty where there is none.
func (e *Evaluator) mainSector(sectors []Sector) string {
	rule := e.m.Mechanisms.Apart
	if rule == nil {
		return ""
	}
	id, most := "", rule.Lead
	for k, s := range sectors {
		share, known := s.Share.Get()
		nation, compared := s.NationShare.Get()
		if known && compared && !e.ds.Sectors[k].IsIT() && share-nation > most {
			id, most = s.ID, share-nation
		}
	}
	return id
}
