"""One job for one person, one verb a file. Settings, clock and database meet only in `wiring`."""
