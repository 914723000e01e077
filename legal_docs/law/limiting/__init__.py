"""When a claim runs out, and what interrupts or suspends it (R-LIM)."""
