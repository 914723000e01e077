"""Who may do what, on which cases, and how much of a person's data is shown. Pure: no clock, no database."""
