"""Service of court papers: the address in the contract, electronic service, announcement (R-EVI-10)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import add_days
from legal_docs.law.pointing import Points
from legal_docs.model.casefile import CaseFile
from legal_docs.model.clauses import ServiceClause
from legal_docs.model.contact import Outcome
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson, Whereabouts
from legal_docs.model.point import Level, Point, Topic

_point = Points(Topic.EVIDENCE, "R-EVI-10")

ANNOUNCEMENT_DAYS = 30
_CONTRACT_ADDRESS = "法发〔2016〕21号第三条、法发〔2017〕19号第八条（二手来源，未核对原文）"


@dataclass(frozen=True, slots=True)
class Served:
    """视为送达: the day (None: not served), and how well that is settled."""

    on: date | None
    grade: Grade
    condition: str
    articles: tuple[str, ...]


@applies(
    "法院专递规定2004.3",
    "法院专递规定2004.5",
    "法院专递规定2004.11",
    "简易程序规定2020.9",
    "简易程序规定2020.10",
)
def deemed_served(
    returned_on: date, *, confirmed_to_court: bool, agreed_in_contract: bool, without_fault: bool = False
) -> Served:
    """Return when court mail that came back counts as served: the day of return.

    For an address the party gave or confirmed to the court that is the law; for an address only agreed in a
    contract it rests on opinions known from secondary sources. Not where the party is without fault.
    """
    articles = ("法院专递规定2004.11", "简易程序规定2020.10")
    condition = "受送达人自己提供或者确认的地址，且不能证明自己没有过错"
    if without_fault or not (confirmed_to_court or agreed_in_contract):
        return Served(None, Grade.SETTLED, condition, articles)
    if confirmed_to_court:
        return Served(returned_on, Grade.SETTLED, condition, articles)
    return Served(returned_on, Grade.SECONDARY, condition, ())


@applies("民诉法2023.95")
def announced(published_on: date) -> date:
    """Return when service by announcement is complete: 30 days after it was published."""
    return add_days(published_on, ANNOUNCEMENT_DAYS)


@applies("民诉法2023.90", "民诉法解释2022.136", "在线诉讼规则2021.29")
def consents_to_electronic(clause: ServiceClause | None) -> bool:
    """Return whether an agreement before the suit counts as consent to electronic service."""
    return clause is not None and clause.electronic


def service_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the service clauses are worth for debtors who are missing or whose mail came back."""
    hard = _hard_to_reach(case, on)
    clauses = [*(each.service_clause for each in case.loans), *(each.service_clause for each in case.cards)]
    if hard:
        yield clause_needed(hard) if None in clauses else clause_relied_on(hard)
        yield from announcement_points(case)
    if clauses and all(consents_to_electronic(each) for each in clauses):
        missing = "、".join(name for name in case.defendants() if _is_missing(case, name))
        doubt = (
            f"；{missing}下落不明，约定的电子地址可能已不能接收，请同时准备其他送达方式" if missing else ""
        )
        said = f"合同约定了电子送达，可以作为同意电子送达的依据，请在起诉材料中附上该条款和电子地址{doubt}"
        yield _point(
            "electronic_service_agreed",
            Level.NOTE,
            "",
            said,
            "在线诉讼规则2021.29",
            "民诉法2023.90",
            "民诉法解释2022.136",
        )


def _hard_to_reach(case: CaseFile, on: date) -> str:
    """Return the defendants who are missing, or whose last letter came back or was refused."""
    failed = (Outcome.RETURNED, Outcome.REFUSED)
    last = {each.target: each.outcome for each in sorted(case.contacts, key=lambda e: e.on) if each.on <= on}
    sued = case.defendants()
    return "、".join(name for name in sued if _is_missing(case, name) or last.get(name) in failed)


def _is_missing(case: CaseFile, name: str) -> bool:
    person = case.person(name)
    return isinstance(person, NaturalPerson) and person.whereabouts is Whereabouts.MISSING


@applies("法院专递规定2004.5", "简易程序规定2020.8", "简易程序规定2020.9")
def clause_needed(names: str) -> Point:
    """Return that no clause gives an address where nobody can be reached."""
    said = (
        f"{names}下落不明或者信函被退回，合同又没有（或者没有填写）送达地址条款。请查明其准确地址，"
        "不能提供的，可能以被告不明确为由驳回起诉"
    )
    return _point("no_service_address", Level.CHECK, names, said, "简易程序规定2020.8", "法院专递规定2004.5")


@applies("法院专递规定2004.11", "民诉法解释2022.137")
def clause_relied_on(names: str) -> Point:
    """Return what an address agreed only in the contract is worth."""
    said = (
        f"{names}下落不明或者信函被退回。退回之日视为送达的规定针对当事人向法院提供或者确认的地址，"
        "合同约定的送达地址能否直接适用，依据为二手来源；稳妥的做法是请求法院按约定地址和户籍地址一并送达"
    )
    return _point(
        "service_clause_relied_on", Level.CHECK, names, said, "法院专递规定2004.11", "民诉法解释2022.137"
    ).model_copy(update={"grade": Grade.SECONDARY, "source": _CONTRACT_ADDRESS})


@applies("民诉法2023.95")
def announcement_points(case: CaseFile) -> Iterator[Point]:
    """Yield that missing defendants are served by announcement."""
    missing = [name for name in case.defendants() if _is_missing(case, name)]
    if missing:
        names = "、".join(missing)
        said = (
            f"{names}下落不明，其他方式无法送达的，公告送达，"
            "自发出公告之日起经过三十日视为送达，请备好下落不明的证明"
        )
        yield _point("announcement", Level.NOTE, names, said, "民诉法2023.95")
