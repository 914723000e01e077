"""Evidence papers: contracts, slips, notices, logs and pictures, made from the case's own data."""
