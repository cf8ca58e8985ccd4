package load

// The limits bound time and memory whatever the files hold. They leave room for
// 50,000 regions, 20 sectors and ten years.
const (
	maxMap     = 64 << 20
	maxRows    = 12_000_000
	maxCells   = 16_000_000 // region × sector × year, over all tables
	maxRegions = 60_000
	maxSectors = 2_000
	maxSeries  = 2_000
	maxTables  = 500
	maxSources = 2_000
	maxName    = 1_000 // letters of a name or note
	maxID      = 64
	firstYear  = 1900
	lastYear   = 2100
)
