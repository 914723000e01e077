"""What a jurisdiction clause is worth: the places it names, and whether they hold (R-JUR-3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.courts.domicile import Seat, seats
from legal_docs.law.courts.locality import Locality, court_locality, locality, same
from legal_docs.model.base import Labelled
from legal_docs.model.casefile import CaseFile
from legal_docs.model.clauses import ClauseType, JurisdictionClause, PlaceLink
from legal_docs.model.loan import Loan, LoanKind
from legal_docs.model.party import NaturalPerson

_ARTICLES = ("民诉法2023.35", "民诉法解释2022.29", "民诉法解释2022.30")
_WHERE = r"[^，。；、]{0,6}?(?:住所地|所在地|所在区域)"
_WORDS = (
    (
        PlaceLink.PLAINTIFF,
        re.compile("(?:原告|贷款人|贷款行|出借人|债权人|发卡机构|发卡行|发卡银行)" + _WHERE),
    ),
    (PlaceLink.DEFENDANT, re.compile("(?:被告|借款人|债务人|持卡人)" + _WHERE)),
    (PlaceLink.PERFORMANCE, re.compile("履行地")),
    (PlaceLink.SIGNING, re.compile("签[订署]地")),
    (PlaceLink.OBJECT, re.compile("标的物所在地")),
)
_BEFORE_A_PLACE = re.compile("由|向|在|提交")
_A_COURT = re.compile("[^，。；、]*?法院")
_CONSUMER = (LoanKind.CONSUMER, LoanKind.HOUSING)


class Standing(Labelled):
    """管辖协议的状态: it holds, its place is unproved or cannot be found, or it sends to arbitration."""

    HOLDS = "holds", "可以依据"
    UNPROVED = "unproved", "未证明实际联系"
    OPEN = "open", "约定地点不能确定"
    ARBITRATION = "arbitration", "仲裁"


@dataclass(frozen=True, slots=True)
class Contract:
    """A loan agreement or card agreement, as far as jurisdiction goes."""

    name: str
    signed_on: date
    clause: JurisdictionClause | None
    signed_at: str
    performance_place: str
    is_consumer: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """管辖协议: its clause, the places it leads to, and what it is worth."""

    contract: Contract
    clause: JurisdictionClause
    standing: Standing
    links: tuple[PlaceLink, ...]
    places: tuple[Seat, ...]

    @property
    def may_be_void(self) -> bool:
        """Return whether it is a consumer's standard clause that was not highlighted (民诉法解释2022.31)."""
        return self.contract.is_consumer and self.clause.highlighted is False


def contracts(case: CaseFile) -> tuple[Contract, ...]:
    """Return the loan and card agreements of the case."""
    loans = (
        Contract(
            f"{each.title}（{each.number}）", each.signed_on, each.jurisdiction, each.signed_at,
            each.performance_place, _is_consumer(case, each),
        )
        for each in case.loans
    )  # fmt: skip
    cards = (
        Contract(c.agreement, c.opened_on, c.jurisdiction, "", "", _is_private(case, c.holder))
        for c in case.cards
    )
    return (*loans, *cards)


@applies(
    "民诉法2023.35", "民诉法解释2022.29", "民诉法解释2022.30", "民诉法解释2022.31", "民诉法解释2022.32",
    "管辖批复2025.1", "管辖批复2025.3", "管辖批复2025.4",
)  # fmt: skip
def agreement(case: CaseFile, contract: Contract) -> Agreement | None:
    """Return what the clause of a contract leads to; None where it has none.

    A place outside the five of the law counts only with proof of its connection (`evidence` of the clause);
    a home named as the place is the home at the time of signing.
    """
    clause = contract.clause
    if clause is None:
        return None
    if clause.type is ClauseType.ARBITRATION:
        return Agreement(contract, clause, Standing.ARBITRATION, (), ())
    links, places = _places(case, contract, clause)
    if PlaceLink.OTHER in links and not clause.evidence:
        return Agreement(contract, clause, Standing.UNPROVED, links, places)
    found = any(locality(each.address) and not each.missing for each in places)
    return Agreement(contract, clause, Standing.HOLDS if found else Standing.OPEN, links, places)


@applies("民诉法2023.35", "管辖批复2025.3")
def links_of(clause: JurisdictionClause) -> tuple[PlaceLink, ...]:
    """Return which of the five places the clause names: as recorded, else as its wording shows."""
    if clause.link is not None:
        return (clause.link,)
    return tuple(link for link, words in _WORDS if words.search(clause.content))


@applies("管辖批复2025.3")
def named_place(clause: JurisdictionClause) -> Locality:
    """Return the place whose courts the clause names outright, if any."""
    if clause.court and (found := court_locality(clause.court)):
        return found
    starts = (*(word.end() for word in _BEFORE_A_PLACE.finditer(clause.content)), 0)
    courts = (match for start in starts if (match := _A_COURT.match(clause.content, start)))
    places = (court_locality(match.group()) for match in courts)
    return next((each for each in places if each.city or each.district), Locality())


def _places(
    case: CaseFile, contract: Contract, clause: JurisdictionClause
) -> tuple[tuple[PlaceLink, ...], tuple[Seat, ...]]:
    links, named = links_of(clause), named_place(clause)
    if not named:
        return links, tuple(seat for link in links for seat in _by_link(case, contract, link))
    wanted = links or tuple(link for link in PlaceLink if link is not PlaceLink.OTHER)
    for link in wanted:
        for seat in _by_link(case, contract, link):
            if same(locality(seat.address), named):
                return (link,), (Seat(named.name, f"合同约定由该地法院管辖，该地为{link.label}", _ARTICLES),)
    said = "合同约定由该地法院管辖，该地与争议的实际联系由主张协议的一方证明"
    return (PlaceLink.OTHER,), (Seat(named.name, said, ("民诉法2023.35", "管辖批复2025.1")),)


def _by_link(case: CaseFile, contract: Contract, link: PlaceLink) -> Iterator[Seat]:
    said = f"合同约定由{link.label}法院管辖"
    if link is PlaceLink.DEFENDANT:
        yield from _homes_at_signing(case, contract, said)
    elif link is PlaceLink.PLAINTIFF:
        gone = f"签订合同时{case.creditor.assigned_from}的住所地" if case.creditor.assigned_from else ""
        yield Seat("" if gone else case.creditor.address, said, _ARTICLES, gone)
    elif link is PlaceLink.PERFORMANCE:
        yield Seat(contract.performance_place or case.creditor.address, said, _ARTICLES)
    elif link is PlaceLink.SIGNING:
        known = bool(locality(contract.signed_at))
        missing = "" if known else f"{contract.name}的签订地（写明省市区县）"
        yield Seat(contract.signed_at if known else "", said, _ARTICLES, missing)
    else:
        yield Seat("", said, _ARTICLES, f"{contract.name}约定的{link.label}（写明省市区县）")


def _homes_at_signing(case: CaseFile, contract: Contract, said: str) -> Iterator[Seat]:
    """Yield the home of the first debtor when the contract was signed: a later move changes nothing."""
    person = case.person(case.debtors[0].name)
    if isinstance(person, NaturalPerson):
        person = person.model_copy(update={"whereabouts": None})
    for seat in seats(person, on=contract.signed_on, plaintiff=case.creditor.address):
        why = f"{said}，以签订合同时的住所地为准"
        yield Seat(seat.address, why, (*_ARTICLES, "民诉法解释2022.32"), seat.missing)


def _is_consumer(case: CaseFile, loan: Loan) -> bool:
    return loan.kind in _CONSUMER and any(_is_private(case, each.name) for each in case.debtors)


def _is_private(case: CaseFile, name: str) -> bool:
    return any(isinstance(each, NaturalPerson) and each.name == name for each in case.people)
