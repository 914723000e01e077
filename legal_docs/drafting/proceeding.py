"""Who stands where in the proceedings: against whom, as what, at which court, signed on which day."""

from legal_docs.drafting.words import day
from legal_docs.model.casefile import CaseFile, Stage


def is_enforcement(case: CaseFile) -> bool:
    """Return whether the bank applies for enforcement, and does not sue."""
    return case.stage is Stage.ENFORCEMENT


def opponents(case: CaseFile) -> tuple[str, ...]:
    """Return the names of the defendants, or in enforcement of those the instruments oblige; each once."""
    obliged = (name for judgment in case.judgments for name in judgment.obligors)
    return tuple(dict.fromkeys(obliged if is_enforcement(case) else ())) or case.defendants()


def own_title(case: CaseFile) -> str:
    """Return what the bank is called: 原告 or 申请执行人."""
    return "申请执行人" if is_enforcement(case) else "原告"


def their_title(case: CaseFile) -> str:
    """Return what the others are called: 被告 or 被执行人."""
    return "被执行人" if is_enforcement(case) else "被告"


def court_of(case: CaseFile) -> str:
    """Return the court of the stage: in enforcement the one recorded for it, else the court of the case."""
    named = (judgment.enforcement_court for judgment in case.judgments if is_enforcement(case))
    return next(filter(None, named), case.court)


def paper_day(case: CaseFile) -> str:
    """Return the day to print under the signature, "" where it is left to the pen."""
    return day(case.file_on) if case.file_on else ""
