"""Spouses of debtors (夫妻共同债务): what must be proved, and revoking a divorce clause (R-GUA-16).

The program never adds a spouse: it says what a claim against one would need.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.debts import CardDebt, Debt, debts_of
from legal_docs.law.debts import debtors_of as owing
from legal_docs.law.guarantees.guarantee import CODE_FROM
from legal_docs.law.guarantees.security_wording import SUIT_PAPER, act, security_point
from legal_docs.law.periods import add_years
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.loan import LoanKind
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson
from legal_docs.model.point import Level, Point

RULE = "R-GUA-16"
REVOKE_KNOWN_YEARS, REVOKE_LONGEST_YEARS = 1, 5
_BORROWED = frozenset({DebtorRole.BORROWER, DebtorRole.CO_BORROWER, DebtorRole.CARDHOLDER})
_DAILY = frozenset({LoanKind.CONSUMER, LoanKind.HOUSING})
_BUSINESS = frozenset({LoanKind.PERSONAL_BUSINESS, LoanKind.WORKING_CAPITAL, LoanKind.FIXED_ASSET})


@dataclass(frozen=True, slots=True)
class RevocationLimits:
    """撤销权的期间: one year from knowledge (null: not known when), five from the act; neither extendable.

    `safe_last_day` counts the year from the act itself where the day of knowledge is not known.
    """

    year_last_day: date | None
    five_years_last_day: date
    safe_last_day: date


@applies("民法典.541", "民法典.199", "民法典.538", "民法典.539")
def revocation_limits(act_on: date, known_on: date | None = None) -> RevocationLimits:
    """Return until when an act of the debtor that harms the claim may be revoked (its day not counted)."""
    longest = add_years(act_on, REVOKE_LONGEST_YEARS)
    year = add_years(known_on, REVOKE_KNOWN_YEARS) if known_on else None
    earliest = year or add_years(act_on, REVOKE_KNOWN_YEARS)
    return RevocationLimits(year, longest, min(earliest, longest))


@applies("民法典.1064", "民法典.1060", "婚姻家庭编解释一2020.33", "婚姻家庭编解释一2020.36")
def spouse_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the checklist for each borrower whose spouse is named, and for each debtor entered as spouse."""
    for debtor in case.debtors:
        person = case.person(debtor.name)
        if debtor.role is DebtorRole.SPOUSE:
            signed = [day for each in debts_of(case) if (day := _signed_on(each)) is not None]
            yield from (_in_time(each, signed) for each in _entered(case, debtor))
        elif debtor.role in _BORROWED and isinstance(person, NaturalPerson):
            yield from _of_borrower(case, person, on)


def _of_borrower(case: CaseFile, person: NaturalPerson, on: date) -> Iterator[Point]:
    debts = [each for each in debts_of(case) if person.name in {one.name for one in owing(case, each)}]
    signed = [day for each in debts if (day := _signed_on(each)) is not None]
    yield from _premarital(person, signed)
    yield from _divorced(person, signed, on)
    if not person.spouse:
        return
    parties = {each.name for each in case.debtors} | {each.name for each in case.guarantors}
    if person.spouse not in parties and not _is_single_debt(person, signed):
        yield _in_time(_checklist(person.name, person.spouse, _use(debts)), signed)
    yield from (_in_time(each, signed) for each in _survivor(case, person, on))


@applies("时间效力规定2020.1", "时间效力规定2020.2")
def _in_time(point: Point, signed: list[date]) -> Point:
    """Return the point with the caveat that debts made before the Civil Code follow the law of their day."""
    old = [each for each in signed if each < CODE_FROM]
    if not old:
        return point
    which = "债务" if len(old) == len(signed) else "部分债务"
    said = (
        f"{point.sentence}。{which}发生在2021年以前，原则上适用当时的法律、司法解释，上列民法典的标准只在法律另有规定、"
        "或者适用民法典更有利于保护合法权益等情形下适用，请由律师核对当时的规定"
    )
    articles = (*point.articles, "时间效力规定2020.1", "时间效力规定2020.2")
    return point.model_copy(update={"sentence": said, "articles": articles})


def _signed_on(debt: Debt) -> date | None:
    return debt.card.opened_on if isinstance(debt, CardDebt) else debt.loan.signed_on


def _is_single_debt(person: NaturalPerson, signed: list[date]) -> bool:
    """Return whether every debt was made before the marriage or after the divorce."""
    return bool(signed) and all(_outside_marriage(person, each) for each in signed)


def _outside_marriage(person: NaturalPerson, day: date) -> bool:
    before = person.married_on is not None and day < person.married_on
    return before or (person.divorced_on is not None and day > person.divorced_on)


def _use(debts: list[Debt]) -> str:
    """Return what the kinds of the loans suggest about daily needs."""
    kinds = {each.loan.kind for each in debts if not isinstance(each, CardDebt)}
    if kinds & _BUSINESS:
        return "贷款用于经营，一般超出家庭日常生活需要，须证明共同生产经营或者共同意思表示"
    if kinds & _DAILY:
        return "金额和用途是否在家庭日常生活需要之内须逐案判断"
    return "须先查明款项用途是否属于家庭日常生活需要"


@applies("民法典.1064", "民法典.1060")
def _checklist(name: str, spouse: str, use: str) -> Point:
    said = (
        f"{name}的配偶{spouse}未列为债务人，程序不自动追加。请求其承担共同债务须证明其一：双方签名或者事后追认"
        "（签名、录音、以其账户还款等）；用于家庭日常生活需要；超出的，用于夫妻共同生活、共同生产经营"
        f"（款项流向、经营登记、任职、账户往来）或者基于共同意思表示。{use}"
    )
    return security_point("spouse_checklist", RULE, said, "民法典.1064", "民法典.1060", subject=spouse)


def _entered(case: CaseFile, debtor: Debtor) -> Iterator[Point]:
    """Yield what the file says for a spouse who is sued as a debtor."""
    known = (
        f"录入的依据是“{debtor.basis}”，请附相应证据"
        if debtor.basis
        else "未录入共同债务的依据，请补录并附证据"
    )
    said = (
        f"{debtor.name}以配偶身份列为债务人：{known}。共同签名或者追认、家庭日常生活需要之外，"
        "由债权人证明用于夫妻共同生活、共同生产经营或者基于共同意思表示"
    )
    level = Level.CHECK if debtor.basis else Level.STOP
    yield security_point(
        "spouse_as_debtor", RULE, said, "民法典.1064", "民法典.1060", subject=debtor.name, level=level
    )


@applies("婚姻家庭编解释一2020.33")
def _premarital(person: NaturalPerson, signed: list[date]) -> Iterator[Point]:
    if person.married_on is None or not any(each < person.married_on for each in signed):
        return
    who = person.spouse or "其配偶"
    said = (
        f"债务发生在{person.name}{zh(person.married_on)}结婚之前，是婚前个人债务；"
        f"向{who}主张的，须证明所负债务用于婚后家庭共同生活"
    )
    yield security_point("premarital_debt", RULE, said, "婚姻家庭编解释一2020.33", subject=person.name)


@applies("婚姻家庭编解释一2020.35", "婚姻家庭编解释二2025.3", "民法典.538", "民法典.541")
def _divorced(person: NaturalPerson, signed: list[date], on: date) -> Iterator[Point]:
    day = person.divorced_on
    if day is None or day > on:
        return
    if signed and all(each > day for each in signed):
        if person.spouse:
            said = f"债务发生在{person.name}{zh(day)}离婚之后，不在婚姻关系存续期间，不能据此请求原配偶承担"
            point = security_point("debt_after_divorce", RULE, said, "民法典.1064", subject=person.name)
            yield _in_time(point, signed)
        return
    said = (
        f"{person.name}于{zh(day)}离婚；离婚协议或者裁判对财产的分割不影响债权人就夫妻共同债务向双方主张权利，"
        "仍须证明属于共同债务"
    )
    yield security_point(
        "divorce_no_defence", RULE, said, "婚姻家庭编解释一2020.35", subject=person.name, level=Level.NOTE
    )
    yield from _revocation(person.name, day, on)


@applies("婚姻家庭编解释二2025.3", "民法典.538", "民法典.539", "民法典.541", "民法典.199")
def _revocation(name: str, day: date, on: date) -> Iterator[Point]:
    """Yield the prompt to revoke a clause of the divorce agreement, while five years have not gone by."""
    limits = revocation_limits(day)
    if limits.five_years_last_day < on:
        return
    safe = limits.safe_last_day
    said = (
        f"请查阅{name}的离婚协议：财产分割条款影响债权实现的，可以请求撤销，法院综合财产整体分割及履行、子女抚养、"
        f"离婚过错等因素判断。撤销权自知道撤销事由之日起一年内行使（未录入知道之日，稳妥自离婚之日计至{zh(safe)}），"
        f"且不得晚于{zh(limits.five_years_last_day)}；两者都不中止、中断、延长"
    )
    articles = ("婚姻家庭编解释二2025.3", "民法典.538", "民法典.539", "民法典.541", "民法典.199")
    by = back(safe if safe >= on else limits.five_years_last_day).day
    todo = act(f"查明{name}离婚财产分割情况，决定是否起诉撤销", by, SUIT_PAPER, "民法典.541")
    yield security_point("divorce_clause_revocation", RULE, said, *articles, subject=name, acts=(todo,))


@applies("婚姻家庭编解释一2020.36")
def _survivor(case: CaseFile, person: NaturalPerson, on: date) -> Iterator[Point]:
    died = _death_of(case, person.name, on)
    if died is None or (person.divorced_on and person.divorced_on <= died.on):
        return
    said = (
        f"{person.name}于{zh(died.on)}死亡；属于婚姻关系存续期间夫妻共同债务的，{person.spouse}应当承担清偿责任，"
        "与其作为继承人以遗产为限的责任分别主张"
    )
    articles = ("婚姻家庭编解释一2020.36", "民法典.1064")
    yield security_point(
        "surviving_spouse", RULE, said, *articles, subject=person.spouse, proofs=died.evidence
    )


def _death_of(case: CaseFile, name: str, on: date) -> CaseEvent | None:
    died = (e for e in case.events if e.kind is EventKind.DEATH and e.target == name and e.on <= on)
    return next(died, None)
