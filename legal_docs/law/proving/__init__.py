"""Evidence and service (R-EVI)."""
