"""Pages: context + Word template -> DOCX, DOCX -> HTML -> PDF, and the proof that both say the same."""
