"""How the bank collected, and personal information (R-CMP)."""
