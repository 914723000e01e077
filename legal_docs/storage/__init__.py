"""The only place that knows SQL. Gives and takes model objects."""
