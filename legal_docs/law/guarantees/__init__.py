"""Guarantees, mortgages, spouses: who else answers, and until when (R-GUA)."""
