"""The batch lane: the same blocks as typst source, laid out by typst with the looks of court.css."""
