"""The courts a claim may be filed with: one entry for each competent place (R-JUR-1 … R-JUR-6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.courts.agreement import Agreement, Contract, Standing, agreement, contracts
from legal_docs.law.courts.court_levels import CourtLevel, financial_court, level_of
from legal_docs.law.courts.domicile import Seat, seats
from legal_docs.law.courts.locality import Locality, court_locality, fuller, locality, same
from legal_docs.law.people.estate import deceased, heirs
from legal_docs.model.assessment import CourtOption
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson, Organisation

AGREED, PERFORMANCE, DOMICILE, ESTATE = "协议管辖", "合同履行地", "被告住所地", "被继承人住所地"
EXCLUDED = "合同有管辖协议，被告可以在提交答辩状期间提出管辖异议"
_VOIDABLE = "消费者的格式条款未以合理方式提请注意，对方可以主张管辖协议无效"
_UNSETTLED_HEIRS = "以继承人为被告时是否由被继承人死亡时住所地或者主要遗产所在地专属管辖，认识不一"
_ASSIGNED = "债权已经转让，接收货币的一方是原贷款人还是受让人，认定可能不一"


@dataclass(frozen=True, slots=True)
class Place:
    """A competent place before it is matched with a level of court."""

    seat: Seat
    grounds: tuple[str, ...]
    grade: Grade = Grade.SETTLED
    against: tuple[str, ...] = ()

    @property
    def where(self) -> Locality:
        """Return the place as far as its address says."""
        return locality(self.seat.address)


def courts(case: CaseFile, *, on: date) -> tuple[CourtOption, ...]:
    """Return the competent courts of a suit as known on the day `on`, the one to choose first.

    None where every contract sends to arbitration, or the case is at enforcement.
    """
    if case.stage is not Stage.SUIT:
        return ()
    day = filing_day(case, on)
    places = competent_places(case, on=day)
    chosen = _chosen(case, places)
    found = [_option(case, each, each is chosen, day) for each in places]
    return tuple(sorted(found, key=lambda each: (not each.preferred, bool(each.against))))


@applies("民诉法解释2022.37")
def filing_day(case: CaseFile, on: date) -> date:
    """Return the day that fixes jurisdiction: that of the pending suit, else of the coming one."""
    pending = (e.on for e in case.events if e.kind is EventKind.SUIT and e.on <= on and e.ended_on is None)
    later = case.file_on if case.file_on and case.file_on > on else on
    return min(pending, default=later)


@applies(
    "民诉法2023.22", "民诉法2023.24", "民诉法2023.34", "民诉法2023.35", "民诉法解释2022.18",
    "民诉法解释2022.28", "民诉法解释2022.30", "担保制度解释2020.21",
)  # fmt: skip
def competent_places(case: CaseFile, *, on: date) -> tuple[Place, ...]:
    """Return each competent place once, with all its grounds: by agreement, performance, domicile, estate.

    Debtor and guarantor are sued together, so the main contract decides: a guarantor's home and the place
    of a mortgaged house give no jurisdiction.
    """
    signed = contracts(case)
    agreements = tuple(each for contract in signed if (each := agreement(case, contract)))
    arbitrated = [each.contract for each in agreements if each.standing is Standing.ARBITRATION]
    if signed and len(arbitrated) == len(signed):
        return ()
    open_contracts = [each for each in signed if each not in arbitrated]
    places = (
        *_of_agreements(agreements),
        *_of_performance(case, open_contracts),
        *_of_debtors(case, on),
        *_of_estate(case, on),
    )
    return _excluded(case, agreements, _merged(_with_province(case, places)))


@applies("民诉法2023.24", "民诉法解释2022.18")
def performance_place(case: CaseFile, contract: Contract) -> Seat:
    """Return the place of performance: as agreed, else where the bank receives the money."""
    articles = ("民诉法2023.24", "民诉法解释2022.18")
    if contract.performance_place:
        return Seat(contract.performance_place, "合同约定的履行地", articles)
    return Seat(case.creditor.address, "争议标的为给付货币，接收货币一方（原告）所在地为合同履行地", articles)


def amount_in_dispute(case: CaseFile) -> Decimal:
    """Return about what is claimed, in yuan: the bank's last balance, else what was lent or last billed."""
    if totals := [each for each in case.balances if each.total is not None]:
        last = max(each.on for each in totals)
        return sum((each.total or Decimal(0) for each in totals if each.on == last), Decimal(0))
    lent = sum((note.amount for _, note in case.debts()), Decimal(0))
    return lent + sum((card.statements[-1].closing for card in case.cards), Decimal(0))


def matches(court: str, place: Place) -> bool | None:
    """Return whether a court named in words lies at the place; None where the words do not say."""
    return same(court_locality(court), place.where)


def _of_agreements(agreements: Iterable[Agreement]) -> Iterator[Place]:
    for each in agreements:
        if each.standing is Standing.HOLDS:
            against = (_VOIDABLE,) if each.may_be_void else ()
            for seat in each.places:
                yield Place(seat, (AGREED,), against=against)


def _of_performance(case: CaseFile, open_contracts: Iterable[Contract]) -> Iterator[Place]:
    for contract in open_contracts:
        unsure = bool(case.creditor.assigned_from) and not contract.performance_place
        grade, against = (Grade.UNSETTLED, (_ASSIGNED,)) if unsure else (Grade.SETTLED, ())
        yield Place(performance_place(case, contract), (PERFORMANCE,), grade, against)


def _of_debtors(case: CaseFile, on: date) -> Iterator[Place]:
    for debtor in case.debtors:
        for seat in seats(case.person(debtor.name), on=on, plaintiff=case.creditor.address):
            yield Place(seat, (DOMICILE,))


def _of_estate(case: CaseFile, on: date) -> Iterator[Place]:
    """Yield where the deceased lived: the safe court against heirs, exclusive or not (unsettled)."""
    if not heirs(case):
        return
    articles = ("民诉法2023.34", "民诉法2023.130")
    why = "被继承人死亡时住所地（主要遗产所在地亦可）"
    for person, died_on in deceased(case, on):
        for seat in _homes(person, died_on, case.creditor.address):
            yield Place(Seat(seat.address, why, articles, seat.missing), (ESTATE,), Grade.UNSETTLED)


def _homes(person: NaturalPerson | Organisation, day: date, plaintiff: str) -> tuple[Seat, ...]:
    if isinstance(person, NaturalPerson):
        person = person.model_copy(update={"whereabouts": None})
    return seats(person, on=day, plaintiff=plaintiff)


def _with_province(case: CaseFile, places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places with the province before a bare city, where another address of the case names it."""
    known = [case.creditor.address, *(each.address for each in case.people)]
    for each in places:
        yield replace(each, seat=replace(each.seat, address=fuller(each.seat.address, known)))


def _merged(places: Iterable[Place]) -> tuple[Place, ...]:
    found: list[Place] = []
    for place in places:
        known = next((n for n, each in enumerate(found) if _one_place(each, place)), None)
        if known is None:
            found.append(place)
        else:
            found[known] = _joined(found[known], place)
    return tuple(found)


def _one_place(one: Place, other: Place) -> bool:
    if one.seat.missing or other.seat.missing:
        return one.seat == other.seat
    return one.seat.address == other.seat.address or bool(same(one.where, other.where))


def _joined(one: Place, other: Place) -> Place:
    """Return two grounds for one place as one; a settled ground beats an open one."""
    why = "；".join(dict.fromkeys((one.seat.why, other.seat.why)))
    articles = tuple(dict.fromkeys((*one.seat.articles, *other.seat.articles)))
    grounds = tuple(dict.fromkeys((*one.grounds, *other.grounds)))
    grade = Grade.SETTLED if Grade.SETTLED in (one.grade, other.grade) else one.grade
    against = tuple(each for each in one.against if each in other.against)
    return Place(replace(one.seat, why=why, articles=articles), grounds, grade, against)


def _excluded(
    case: CaseFile, agreements: Iterable[Agreement], places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """Say of every place outside an agreement, or outside the estate, what speaks against it.

    A clause that only the consumer may call void still binds the bank.
    """
    agreed = any(each.standing is Standing.HOLDS for each in agreements)
    estate = any(ESTATE in each.grounds for each in places)
    found = []
    for each in places:
        against = each.against
        if agreed and not estate and AGREED not in each.grounds:
            against = (*against, EXCLUDED)
        if heirs(case) and ESTATE not in each.grounds:
            against = (*against, _UNSETTLED_HEIRS)
        found.append(replace(each, against=against))
    return tuple(found)


def _chosen(case: CaseFile, places: tuple[Place, ...]) -> Place | None:
    """Return the place to choose: least against it, the agreed before the bank's own before the debtor's."""
    usable = [each for each in places if not each.seat.missing and each.where]
    order = (ESTATE, AGREED, PERFORMANCE, DOMICILE)
    return min(
        usable,
        default=None,
        key=lambda each: (bool(each.against), order.index(min(each.grounds, key=order.index))),
    )


def _option(case: CaseFile, place: Place, preferred: bool, on: date) -> CourtOption:
    against = place.against
    if place.seat.missing:
        against = (*against, f"尚缺：{place.seat.missing}")
    elif not place.where.is_complete:
        against = (*against, f"地址“{place.seat.address}”未写明到区县，不能据此确定法院")
    court, extra = _court(case, place, on)
    main = _by_main_contract(case) if preferred else ""
    return CourtOption(
        place=place.where.name or place.seat.address,
        court=court,
        ground="、".join(place.grounds),
        why=place.seat.why + main,
        articles=(*place.seat.articles, *(("担保制度解释2020.21",) if main else ())),
        grade=place.grade,
        preferred=preferred,
        against=(*against, *extra),
    )


@applies("担保制度解释2020.21")
def _by_main_contract(case: CaseFile) -> str:
    """Return that the main contract decides where those who gave security are sued with the debtor."""
    debtors = {each.name for each in case.debtors}
    together = any(name not in debtors for name in case.defendants())
    return "；债务人和担保人一并起诉的，按主合同确定管辖" if together else ""


def _court(case: CaseFile, place: Place, on: date) -> tuple[str, tuple[str, ...]]:
    """Return the court of the place by level, and what is still to be checked about the level."""
    where = place.where
    if not where:
        return "", ()
    parties = [locality(case.creditor.address), *(each for each in homes(case, on))]
    level = level_of(amount_in_dispute(case), where, parties, on=on)
    if level.level is CourtLevel.BASIC:
        return (case.court if matches(case.court, place) else f"{where.name}的{CourtLevel.BASIC.label}"), ()
    if level.level is None:
        return "", (f"级别待定：{level.why}（{level.source}）",)
    special = financial_court(where, level.level, on=on)
    note = (f"{level.why}（{level.source}）", *((special.to_check,) if special and special.to_check else ()))
    return (
        special.name if special else f"{where.province}{where.city}的{CourtLevel.INTERMEDIATE.label}"
    ), note


def homes(case: CaseFile, on: date) -> tuple[Locality, ...]:
    """Return where the defendants live, as far as written: one place for each."""
    people = (case.person(name) for name in case.defendants())
    return tuple(locality(seats(each, on=on, plaintiff=case.creditor.address)[0].address) for each in people)
