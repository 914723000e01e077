"""A debtor who died, as the papers name them: who it was, since when, and who came after (民法典.1161)."""

from decimal import Decimal

from legal_docs.drafting.words import day, listed, yuan
from legal_docs.law.people.estate import answerable, deaths, heirs
from legal_docs.model.casefile import Cause
from legal_docs.model.contact import CaseEvent
from legal_docs.model.dossier import Dossier
from legal_docs.model.party import DebtorRole


def predecessors(dossier: Dossier) -> tuple[CaseEvent, ...]:
    """Return the deaths, by the day of the run, of people not sued themselves whose heirs are."""
    case = dossier.case
    if not answerable(heirs(case)).sued:
        return ()
    return tuple(event for event in deaths(case, dossier.on) if event.target not in case.defendants())


def was(dossier: Dossier) -> str:
    """Return what a dead debtor was: 借款人, or 持卡人 over a card."""
    over_card = dossier.case.cause is Cause.CARD
    return (DebtorRole.CARDHOLDER if over_card else DebtorRole.BORROWER).label


def designation(dossier: Dossier, name: str) -> str:
    """Return `被告甲`; `借款人甲` for a debtor who died and whose heirs are sued."""
    dead = name in {event.target for event in predecessors(dossier)}
    return f"{was(dossier) if dead else '被告'}{name}"


def successors(dossier: Dossier) -> str:
    """Return `被告甲（所得遗产实际价值人民币80,000.00元）、被告乙`: the heirs who did not renounce.

    "" where several people died, since the case does not say whose heir is who.
    """
    if len(predecessors(dossier)) != 1:
        return ""
    found = answerable(heirs(dossier.case))
    return listed(f"被告{name}{_estate(found.limits[name])}" for name in found.sued)


def told(dossier: Dossier) -> str:
    """Return `借款人甲已于2025年5月1日死亡`; "" where no death is recorded, or whose heir one is is open."""
    found = predecessors(dossier)
    return f"{was(dossier)}{found[0].target}已于{day(found[0].on)}死亡" if len(found) == 1 else ""


def _estate(value: Decimal | None) -> str:
    return "" if value is None else f"（所得遗产实际价值人民币{yuan(value)}元）"
