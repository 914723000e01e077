"""What people do with the records: one verb a file; right, transaction and trail meet here."""
