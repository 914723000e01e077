"""Litigation papers and evidence bundles for the legal departments of Chinese banks."""

__version__ = "0.1.0"
