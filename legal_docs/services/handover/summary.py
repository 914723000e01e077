"""案件摘要: one page on a case for the counsel who takes it over."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from legal_docs.drafting.proceeding import court_of, own_title, their_title
from legal_docs.drafting.report import status
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.model.arrears import Component
from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodFinding
from legal_docs.model.party import NaturalPerson
from legal_docs.services.handover.page import page

_MOST = ((8, 8, 6), (8, 7, 5), (8, 5, 4), (8, 4, 3), (8, 3, 3), (8, 2, 2), (5, 2, 2), (3, 1, 1))
"""How many people, periods and acts are listed: fewer where they would not fit on the page."""


def summary(dossier: Dossier, *, to: str, on: date, masked: bool = False, unmasked: int = 0) -> bytes:
    """Return the page as a PDF: parties, sums, periods with the days left on `on`, next acts, contact.

    What one page has no room for is counted beneath its table. `masked`: no telephone but the bank's;
    `unmasked` pages of the pack are pictures nobody masked, and the page says so.
    """
    from legal_docs.rendering.text import pdf_page_count

    made = b""
    for most in _MOST:
        made = _page(dossier, to, on, masked, unmasked, *most)
        if pdf_page_count(made) == 1:
            break
    return made


def _page(
    dossier: Dossier, to: str, on: date, masked: bool, unmasked: int, people: int, periods: int, acts: int
) -> bytes:
    case = dossier.case
    return page(
        "summary",
        case=case,
        to=to,
        handed_on=day(on),
        masked=masked,
        unmasked=unmasked,
        reviewed_on=day(dossier.on),
        cutoff_on=day(dossier.cutoff_on),
        court=court_of(case),
        people=_cut(list(_people(case, masked)), people),
        sums=_sums(dossier),
        total=yuan(dossier.arrears.owed.total),
        periods=_cut([_period(one, on) for one in _urgent(dossier, on)], periods),
        acts=_cut(list(_acts(dossier)), acts),
        contacts=list(_contacts(case, masked)),
        exhibits=len(dossier.bundle.exhibits),
        pages=dossier.bundle.page_count,
    )


def _cut(rows: list[Any], most: int) -> tuple[list[Any], int]:
    """Return the first `most` rows and how many more there are."""
    return rows[:most], max(0, len(rows) - most)


def _people(case: CaseFile, masked: bool) -> Iterator[tuple[str, str, str]]:
    """Yield everyone with role, name and telephone; what else is known of them stands in the papers."""
    yield own_title(case), case.creditor.name, case.creditor.phone
    roles = {one.name: one.role.label for one in case.debtors}
    roles |= {one.name: "保证人" for one in case.guarantors if one.name not in roles}
    theirs = their_title(case)
    for name in case.defendants():
        person = case.person(name)
        where = getattr(person, "whereabouts", None) if isinstance(person, NaturalPerson) else None
        known = "；".join(filter(None, ["" if masked else person.phone, where.label if where else ""]))
        yield f"{theirs}（{roles.get(name, '担保物所有人')}）", name, known


def _sums(dossier: Dossier) -> list[tuple[str, str]]:
    owed = dossier.arrears.owed
    amounts = {Component.PRINCIPAL: owed.principal, Component.INTEREST: owed.interest}
    amounts |= {Component.PENALTY: owed.penalty, Component.COMPOUND: owed.compound}
    amounts |= {Component.DAMAGES: owed.damages, Component.FEES: owed.fees}
    amounts |= {Component.COSTS: owed.costs, Component.DOUBLED: owed.doubled}
    return [(part.label, yuan(amount)) for part, amount in amounts.items() if amount]


def _urgent(dossier: Dossier, on: date) -> list[PeriodFinding]:
    """Return the periods, those that run and end first before the others."""

    def key(one: PeriodFinding) -> tuple[bool, int]:
        left = one.days_left(on)
        return not one.running, 0 if left is None else left

    return sorted(dossier.findings.periods, key=key)


def _period(one: PeriodFinding, on: date) -> dict[str, str]:
    _, words = status(one, on)
    alive = one.running or one.reason == "suspended"
    return {
        "kind": one.kind.label,
        "subject": one.subject,
        "debt": one.debt,
        "last": one.safe_last_day.isoformat() if alive and one.safe_last_day else "—",
        "act_by": one.act_by.isoformat() if alive and one.act_by else "—",
        "status": words,
    }


def _acts(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Yield each next act once with its last day and paper: what is to be done at once, then by day."""
    found = {
        (act.by or date.min, act.act, act.paper): None
        for one in dossier.findings.periods
        for act in one.next_acts
    }
    for by, act, paper in sorted(found):
        yield "尽快" if by == date.min else by.isoformat(), act, paper


def _contacts(case: CaseFile, masked: bool) -> Iterator[tuple[str, str, str]]:
    """Yield whom to ask at the bank: its agents, and who takes its papers."""
    bank = case.creditor
    for agent in bank.agents:
        named = listed([agent.name, *filter(None, [agent.employer])])
        yield agent.kind.label, named, "" if masked else agent.phone
    if bank.service_recipient:
        yield "文书收件人", bank.service_recipient, "" if masked else bank.service_phone
