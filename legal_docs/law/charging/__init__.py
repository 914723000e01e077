"""Interest law: bands, lines, disclosure, allocation (R-INT)."""
