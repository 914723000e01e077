"""What is owed on a day: accrual, penalty, compound interest, allocation, replay of payments.

`compute(case, on=…)` is the one door. Days are counted half-open, `[since, to)`; the run prints as
"since 次日起至 to". Every line is rounded half up to the cent when it is closed, and nowhere else.
"""

from legal_docs.ledger.compute import compute

__all__ = ["compute"]
