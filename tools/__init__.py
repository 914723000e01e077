"""Scripts that make what is committed: templates, samples."""
