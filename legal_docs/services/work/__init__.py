"""Long work: kept as jobs in the database, done by a process of its own, so that no page waits for it."""
