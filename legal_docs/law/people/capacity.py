"""Who can act for themselves: capacity by age, and who represents the others (R-PTY-10)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import add_years
from legal_docs.law.pointing import Points
from legal_docs.model.base import Labelled
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import DebtorRole, NaturalPerson
from legal_docs.model.point import Level, Point, Topic

_point = Points(Topic.PARTIES, "R-PTY-10")

LIMITED_FROM, WORKING_FROM, FULL_FROM = 8, 16, 18


class Capacity(Labelled):
    """民事行为能力."""

    NONE = "none", "无民事行为能力"
    LIMITED = "limited", "限制民事行为能力"
    FULL = "full", "完全民事行为能力"


@applies("民法典.17", "民法典.18", "民法典.19", "民法典.20")
def capacity(born_on: date, on: date, *, lives_on_own_labour: bool = False) -> Capacity:
    """Return the capacity by age on the day `on`: none under 8, limited under 18, else full.

    From 16, one who lives mainly on the income of their own labour counts as fully capable.
    """
    if on < add_years(born_on, LIMITED_FROM):
        return Capacity.NONE
    working = lives_on_own_labour and on >= add_years(born_on, WORKING_FROM)
    return Capacity.FULL if working or on >= add_years(born_on, FULL_FROM) else Capacity.LIMITED


def born(person: NaturalPerson) -> date | None:
    """Return the birth date: as given, else from an 18-digit identity number; None if neither shows it."""
    if person.born_on is not None:
        return person.born_on
    number = person.id_number
    if len(number) != 18 or not number[:17].isdigit():
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def capacity_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield defendants who need a guardian, and contracts signed by somebody under age."""
    sued = case.defendants()
    for person in case.people:
        if isinstance(person, NaturalPerson) and person.name in sued:
            yield from guardian_points(person, on)
            yield from signing_points(case, person)


@applies("民法典.23", "民诉法2023.60")
def guardian_points(person: NaturalPerson, on: date) -> Iterator[Point]:
    """Yield that a defendant without full capacity acts through a guardian."""
    day = born(person)
    by_age = capacity(day, on) if day else Capacity.FULL
    if by_age is Capacity.FULL and not person.lacks_capacity:
        return
    reason = by_age.label + "人" if by_age is not Capacity.FULL else "已记载为无或者限制民事行为能力的人"
    if not person.guardian:
        said = f"{person.name}为{reason}，须由监护人作为法定代理人参加诉讼，请填写监护人"
        yield _point("guardian_missing", Level.STOP, person.name, said, "民法典.23", "民诉法2023.60")
    else:
        said = f"{person.name}为{reason}，由监护人{person.guardian}作为法定代理人参加诉讼，请在起诉状中列明"
        yield _point("guardian_acts", Level.NOTE, person.name, said, "民法典.23", "民诉法2023.60")


@applies("民法典.18", "民法典.19", "民法典.20")
def signing_points(case: CaseFile, person: NaturalPerson) -> Iterator[Point]:
    """Yield that a contract was signed by somebody without full capacity."""
    day = born(person)
    signed = min(_signings(case, person.name), default=None)
    if day is None or signed is None or (found := capacity(day, signed)) is Capacity.FULL:
        return
    said = (
        f"{person.name}签订合同时为{found.label}人，请核对法定代理人是否代理、同意或者追认，"
        "年满十六周岁的是否以自己的劳动收入为主要生活来源"
    )
    articles = ("民法典.18", "民法典.19", "民法典.20")
    yield _point("signed_under_age", Level.CHECK, person.name, said, *articles)


def _signings(case: CaseFile, name: str) -> Iterator[date]:
    signers = {each.name for each in case.debtors if each.role is not DebtorRole.HEIR}
    if name in signers:
        yield from (loan.signed_on for loan in case.loans)
    yield from (card.opened_on for card in case.cards if card.holder == name)
    yield from (each.signed_on for each in case.guarantors if each.name == name)
