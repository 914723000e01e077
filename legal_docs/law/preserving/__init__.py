"""Preservation: how to ask for it, how long it lasts, how it ends (R-PRES)."""
