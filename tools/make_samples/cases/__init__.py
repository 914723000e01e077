"""The eleven sample cases, one module each."""
