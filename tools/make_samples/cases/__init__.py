"""The nine sample cases, one module each."""
