"""Made-up sample cases with their evidence files; run `python -m tools.make_samples`.

Nobody in them exists: identity numbers carry a region code that was never given out, telephone
numbers cannot be assigned, and banks, companies, courts and addresses are invented.
"""
