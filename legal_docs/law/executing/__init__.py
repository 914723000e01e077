"""Enforcement: its period, courts, papers, course and limits (R-ENF)."""
