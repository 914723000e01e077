"""What leaves the house: a finished case opened again, and the pack for outside counsel made of it."""
