"""The trail: events sealed one on the other. Pure: no clock, no database."""
