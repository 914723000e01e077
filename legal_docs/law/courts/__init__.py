"""Which court is competent, and why (R-JUR)."""
