"""A debtor who died: who is sued instead, for how much, and who looks after the estate (R-PTY-9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson, Organisation


@dataclass(frozen=True, slots=True)
class Answerable:
    """遗产债务的责任人: the heirs to sue, those who gave up, the most each answers for (null: unknown)."""

    sued: tuple[str, ...]
    renounced: tuple[str, ...]
    limits: dict[str, Decimal | None]


def deaths(case: CaseFile, on: date) -> tuple[CaseEvent, ...]:
    """Return the deaths recorded by the day `on`."""
    return tuple(each for each in case.events if each.kind is EventKind.DEATH and each.on <= on)


def deceased(case: CaseFile, on: date) -> Iterator[tuple[NaturalPerson | Organisation, date]]:
    """Yield who has died by the day `on`, with the day, where the person is described."""
    known = {each.name: each for each in case.people}
    for event in deaths(case, on):
        if event.target in known:
            yield known[event.target], event.on


def heirs(case: CaseFile) -> tuple[Debtor, ...]:
    """Return the debtors who answer as heirs."""
    return tuple(each for each in case.debtors if each.role is DebtorRole.HEIR)


@applies("民法典.1161", "民法典.1159", "民法典.1147", "民法典.1163")
def answerable(heirs: tuple[Debtor, ...]) -> Answerable:
    """Return who answers for a dead debtor: the heirs who accept, each up to what they received (yuan).

    One who renounced is not liable; without any who accepts, the claim goes to the estate's administrator.
    """
    accepting = [each for each in heirs if not each.renounced]
    return Answerable(
        sued=tuple(each.name for each in accepting),
        renounced=tuple(each.name for each in heirs if each.renounced),
        limits={each.name: each.inherits for each in accepting},
    )


@applies("民法典.1145", "民法典.1146", "民诉法2023.194")
def administrator(*, executor: str, elected: str, heirs: tuple[str, ...], all_renounced: bool) -> str:
    """Return who administers the estate: the executor, the elected one, all heirs, or civil affairs.

    Names come back joined by 、; where there is no heir or all renounced, the civil affairs office or
    village committee of the last domicile.
    """
    if executor or elected:
        return executor or elected
    if heirs and not all_renounced:
        return "、".join(heirs)
    return "被继承人生前住所地的民政部门或者村民委员会"
