"""Who sues and is sued, and what a complaint must say (R-PTY)."""
