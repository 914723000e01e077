"""The text of every paper of every sample, one paragraph a line, for a lawyer to review in a diff."""
