"""Electronic signatures (PAdES, CAdES) and RFC 3161 timestamps: making them, and reading them offline."""
