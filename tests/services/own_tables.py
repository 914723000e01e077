"""Made-up tables of a house, and a case whose debt rests on the LPR."""

from datetime import date
from pathlib import Path

from legal_docs import shipped
from legal_docs.intake.read import LoadedCase, read
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import LprTenor, RateKind, RateTerms
from tests.law.notices import toml

ON = date(2026, 6, 30)
SAMPLE = next(c for c in read(shipped.samples(), on=ON).cases if "006" in c.case.number)
HOLIDAYS = toml()
"""A notice for 2027."""


def on_lpr(case: CaseFile = SAMPLE.case) -> CaseFile:
    """The sample with a rate that goes by the LPR of the day the money was lent."""
    rate = RateTerms(kind=RateKind.LPR, lpr_tenor=LprTenor.ONE_YEAR, spread_bp=300)
    loans = tuple(loan.model_copy(update={"rate": rate}) for loan in case.loans)
    return case.model_copy(update={"loans": loans})


def loaded() -> LoadedCase:
    """The sample on the LPR, with its evidence."""
    return LoadedCase(on_lpr(), (), SAMPLE.folder, SAMPLE.source)


def rate(day: date, one_year: str = "9.99") -> str:
    """A table with one publication, which corrects that of its month."""
    return (
        f'[[lpr]]\npublished_on = {day}\none_year = "{one_year}"\nfive_years = "9.99"\nsource = "试用公告"\n'
    )


def lent_on() -> date:
    """The day of the publication that decides the debt of the sample."""
    from legal_docs.law.charging.lpr import lpr_published_on

    found = lpr_published_on(SAMPLE.case.loans[0].disbursements[0].disbursed_on)
    assert found
    return found


def written(folder: Path, name: str, text: str) -> str:
    """The path of a file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)
