"""Backups of the house: made while it is open, verified, put back."""
