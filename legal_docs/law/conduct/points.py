"""How the bank collected, and what it does with personal information and credit records (R-CMP)."""

from datetime import date

from legal_docs.law.bank_tables import BankTables
from legal_docs.law.conduct.collecting import conduct_flags
from legal_docs.law.conduct.credit_records import credit_points
from legal_docs.law.conduct.personal_data import personal_data_points
from legal_docs.model.casefile import CaseFile
from legal_docs.model.point import Point


def conduct_points(case: CaseFile, *, on: date, tables: BankTables) -> tuple[Point, ...]:
    """Return the points of this section for the case as known on the day `on`; later records are left out.

    None of them says that a demand did not interrupt limitation.
    """
    return (
        *conduct_flags(case, tables.conduct, on=on),
        *personal_data_points(case, on=on),
        *credit_points(case, on=on),
    )
