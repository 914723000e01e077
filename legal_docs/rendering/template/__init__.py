"""What can be said about a Word template before it is used: tags, keys, mandatory contents, traces."""
