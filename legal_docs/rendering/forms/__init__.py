"""Printed forms: values go into their blanks and tick boxes, and nothing else changes."""
