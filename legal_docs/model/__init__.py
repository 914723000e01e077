"""Nouns of the house: frozen pydantic models without I/O. See docs/glossary.md for the words."""
