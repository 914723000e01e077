"""A dossier turned into what each paper must say. No looks here; the words stand in the templates."""
