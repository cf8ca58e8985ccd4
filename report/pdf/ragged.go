package pdf

// onOneLine reports whether pieces fit on a line, as those of most cells do, and their width.
func onOneLine(pieces []piece, width float64) (natural float64, fits bool) {
	for i := range pieces {
		switch p := &pieces[i]; p.kind {
		case wordPiece, spacePiece, tiePiece:
			natural += p.width
		case endPiece:
			return 0, false
		}
	}
	return natural, natural <= width
}

// raggedCost: as few lines as possible come first, their look second.
func (b *breaker) raggedCost(room, natural float64, start *breakpoint, to int, forced bool) float64 {
	const line = 1_000_000
	slack := room / b.width
	switch {
	case !forced || b.mode == balanced:
		return line + line/10*slack*slack
	case b.shortEnd(start, to, natural):
		return line + line/50
	default:
		return line
	}
}
