"""When limitation of a debt starts: fixed due date, last instalment, acceleration, card statements."""

from dataclasses import dataclass, replace
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import CardDebt, Debt, LoanDebt, concerns, extension_of, payments_on
from legal_docs.law.limiting.gathering import bound_by, joint_with
from legal_docs.law.limiting.interruption import FRUITLESS
from legal_docs.law.limiting.law_of_the_time import law_of_the_time, words_of_the_time
from legal_docs.law.limiting.unpaid import earliest_unpaid, earliest_unpaid_statement
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import Grade, Step
from legal_docs.model.loan import Acceleration

_SUITS = frozenset({EventKind.SUIT, EventKind.ARBITRATION})
_EARLIER = ("accelerated", "deemed_due")


@dataclass(frozen=True, slots=True)
class Start:
    """The excluded first day on the safe reading, a later one that might be argued, and why.

    `infringed_on` begins the twenty years where that is not the first day itself.
    """

    day: date
    lenient_day: date
    settled: bool
    steps: tuple[Step, ...]
    infringed_on: date | None = None


@applies("民法典.188", "民法典.189", "民法典.201", "民法典.678", "企业破产法2006.46")
def start_of(
    case: CaseFile, debt: Debt, name: str, on: date, overdue_since: date | None = None
) -> Start | None:
    """Return when the debt fell due towards the debtor `name`, as known on the day `on`.

    None for a card on which nothing is unpaid. The safe day is the earliest that can be argued.
    `overdue_since` is the first day not met, if the ledger has computed it.
    """
    if isinstance(debt, CardDebt):
        start = _of_card(case, debt, on)
    else:
        start = _of_loan(case, debt, name, on)
        start = _with_automatic_call(case, debt, start, on, overdue_since)
        start = _with_suit(case, debt, start, name, on)
    if start is None:
        return None
    start = _lenient_last(debt, _with_bankruptcy(case, start, name, on))
    return replace(start, steps=tuple(map(_of_the_time, start.steps)))


def _lenient_last(debt: Debt, start: Start) -> Start:
    """Return the start with the contract's own due day behind the earlier one, as lenient only."""
    number = next((n for n, each in enumerate(start.steps) if each.effect in _EARLIER), None)
    if number is None:
        return start
    if isinstance(debt, CardDebt):
        other = "如不按受理破产之日计（宽松口径），"
    else:
        other = f"如按{'最后一期' if debt.is_instalment else '原到期日'}计（宽松口径），"
    changes = {"effect": "lenient_start", "grade": Grade.UNSETTLED}
    agreed = [
        each.model_copy(update=changes | {"sentence": other + each.sentence})
        if each.effect == "starts"
        else each
        for each in start.steps[:number]
    ]
    return replace(start, steps=(*start.steps[number:], *agreed))


def _of_the_time(found: Step) -> Step:
    """Return the step with the articles of the law at the time of its fact."""
    articles = law_of_the_time(found.articles, found.on)
    if articles == found.articles:
        return found
    said = found.sentence + words_of_the_time(found.articles, found.on)
    return found.model_copy(update={"articles": articles, "sentence": said})


@applies("民法典.189")
def first_unpaid_instalment(
    case: CaseFile, debt: Debt, on: date, overdue_since: date | None = None
) -> date | None:
    """Return the due date of the earliest instalment not paid: `overdue_since` if the ledger gave it."""
    if isinstance(debt, CardDebt) or not debt.is_instalment:
        return None
    payments = [payment.amount for payment, _ in payments_on(case, debt, on)]
    return overdue_since or earliest_unpaid(debt.note.schedule, payments)


@applies("民法典.565", "民法典.137")
def accelerated_on(acceleration: Acceleration) -> date:
    """Return the safe due day of a called loan: the notice's day or its arrival; unproved, the earliest."""
    if acceleration.arrived_on is not None:
        return acceleration.accelerated_due_on or acceleration.arrived_on
    return min(acceleration.declared_on, acceleration.accelerated_due_on or acceleration.declared_on)


def _of_loan(case: CaseFile, debt: LoanDebt, name: str, on: date) -> Start:
    start = _due_on_demand(debt) if debt.note.is_due_on_demand else _due(debt)
    start = _with_extension(case, debt, start, name, on)
    return _with_acceleration(debt, start, on)


@applies("民法典.188", "民法典.189")
def _due(debt: LoanDebt) -> Start:
    due = debt.last_due_on
    last = "最后一期" if debt.is_instalment else ""
    articles = ("民法典.188", "民法典.189") if debt.is_instalment else ("民法典.188",)
    said = f"借据{debt.label}{last}的履行期限于{zh(due)}届满，诉讼时效自届满之日起算，当日不计入"
    found = step(said, *articles, "民法典.201", on=due, effect="starts", proofs=debt.note.evidence)
    return Start(due, due, True, (found,))


@applies("民法典.675", "民法典.510", "民法典.511", "诉讼时效规定2020.4", "民法典.188")
def _due_on_demand(debt: LoanDebt) -> Start:
    day, lent = debt.note.due_on, debt.note.disbursed_on
    said = (
        f"借据{debt.label}未约定还款期限，诉讼时效自首次催收所定宽限期届满之日（债务人当即拒绝的，自拒绝之日）"
        f"即{zh(day)}起算；二十年最长期间稳妥口径自放款日{zh(lent)}起算"
    )
    articles = ("民法典.675", "民法典.510", "民法典.511", "诉讼时效规定2020.4", "民法典.188")
    found = step(said, *articles, on=day, effect="starts", proofs=debt.note.evidence)
    return Start(day, day, True, (found,), infringed_on=lent)


@applies("民法典.678", "诉讼时效规定2020.15")
def _with_extension(case: CaseFile, debt: LoanDebt, start: Start, name: str, on: date) -> Start:
    """Return the start as an extension moves it; one agreed with another joint debtor only leniently."""
    own = extension_of(case, debt, bound_by(case, debt, name), on)
    extension = own or extension_of(case, debt, joint_with(case, debt, name), on)
    if extension is None or extension.new_due_on is None:
        return start
    due, agreed = extension.new_due_on, f"{zh(extension.on)}约定展期至{zh(extension.new_due_on)}"
    if own is not None:
        said = f"{agreed}，改自该日起算"
        found = step(said, "民法典.678", on=extension.on, effect="extended", proofs=extension.evidence)
        return replace(start, day=due, lenient_day=due, steps=(*start.steps, found))
    said = f"{extension.target}{agreed}，{name}未参加，是否及于{name}没有明文，稳妥口径仍自原到期日起算"
    found = step(
        said,
        "民法典.678",
        on=extension.on,
        effect="extended_by_another",
        proofs=extension.evidence,
        grade=Grade.UNSETTLED,
    )
    earlier, later = sorted((start.day, due))
    return replace(start, day=earlier, lenient_day=later, settled=False, steps=(*start.steps, found))


@applies("民法典.188", "民法典.565", "民法典.673", "民法典.578", "民法典.562", "民法典.563")
def _with_acceleration(debt: LoanDebt, start: Start, on: date) -> Start:
    called = debt.loan.acceleration
    if called is None or called.declared_on > on:
        return start
    day = accelerated_on(called)
    if day >= start.day:
        return start
    arrival = "" if called.arrived_on else "（未见通知到达的证据，按发出日与通知所载日中较早者）"
    said = (
        f"{zh(called.declared_on)}宣布借款提前到期，提前到期日按{zh(day)}计{arrival}；"
        "期间自提前到期日还是最后一期到期日起算有争议，稳妥口径取较早者"
    )
    found = step(
        said,
        "民法典.188",
        "民法典.565",
        on=day,
        effect="accelerated",
        proofs=called.evidence,
        grade=Grade.UNSETTLED,
    )
    return replace(start, day=day, settled=False, steps=(*start.steps, found))


@applies("民法典.188", "民法典.189")
def _with_automatic_call(
    case: CaseFile, debt: LoanDebt, start: Start, on: date, overdue_since: date | None
) -> Start:
    """Return the start where the contract calls the loan by itself, whether or not a notice followed."""
    terms = debt.loan.acceleration_terms
    if terms is None or not terms.automatic:
        return start
    day = overdue_since or first_unpaid_instalment(case, debt, on)
    if day is None or day >= start.day or day > on:
        return start
    said = (
        f"合同{terms.clause}约定条件成就时自动提前到期而未录入成就之日，稳妥口径自最早未付的{zh(day)}起算，"
        "请补录实际日期"
    )
    found = step(said, "民法典.188", on=day, effect="accelerated", grade=Grade.UNSETTLED)
    return replace(start, day=day, settled=False, steps=(*start.steps, found))


@applies("民法典.565", "民法典.188")
def _with_suit(case: CaseFile, debt: LoanDebt, start: Start, name: str, on: date) -> Start:
    """Return the start where a suit before the due day called the loan without a notice.

    It does so when the complaint copy is served. Safe is the filing, unless it was served in vain.
    """
    called = debt.loan.acceleration
    if called is not None and called.declared_on <= on:
        return start
    suit = _first_suit(case, debt, name, on)
    if suit is None:
        return start
    came_to_nothing = suit.ended_by in FRUITLESS and suit.ended_on is not None and suit.ended_on <= on
    day = suit.served_on if came_to_nothing and suit.served_on and suit.served_on <= on else suit.on
    if day >= start.day:
        return start
    said = (
        f"{zh(suit.on)}在到期之前起诉，未录入提前到期通知；以起诉主张提前到期的，自起诉状副本送达时生效，"
        f"稳妥口径自{zh(day)}起算"
    )
    found = step(
        said,
        "民法典.565",
        "民法典.188",
        on=day,
        effect="accelerated",
        proofs=suit.evidence,
        grade=Grade.UNSETTLED,
    )
    return replace(start, day=day, settled=False, steps=(*start.steps, found))


def _first_suit(case: CaseFile, debt: LoanDebt, name: str, on: date) -> CaseEvent | None:
    names = joint_with(case, debt, name)
    suits = (e for e in case.events if e.kind in _SUITS and e.target in names and concerns(e.debts, debt))
    return min((e for e in suits if e.on <= on), key=lambda e: e.on, default=None)


@applies("民法典.188", "银行卡规定2021.3")
def _of_card(case: CaseFile, debt: CardDebt, on: date) -> Start | None:
    payments = [(payment.paid_on, payment.amount) for payment, _ in payments_on(case, debt, on)]
    statements = [each for each in debt.card.statements if each.statement_on <= on]
    day = earliest_unpaid_statement(debt.card, payments, statements)
    if day is None:
        return None
    last = max(each.due_on for each in statements)
    billed = next((each.evidence for each in debt.card.statements if each.due_on == day), ())
    said = (
        f"信用卡{debt.label}最早一期未清偿账单的到期还款日为{zh(day)}；透支债权自哪一期账单起算没有明文，"
        f"稳妥口径自该日起算，宽松口径自最后一期账单到期还款日{zh(last)}起算"
    )
    found = step(
        said,
        "民法典.188",
        on=day,
        effect="starts",
        proofs=billed or debt.card.evidence,
        grade=Grade.UNSETTLED,
    )
    return Start(day, last, False, (found,))


@applies("企业破产法2006.46")
def _with_bankruptcy(case: CaseFile, start: Start, name: str, on: date) -> Start:
    accepted = [e for e in case.events if e.kind is EventKind.BANKRUPTCY_ACCEPTED and e.target == name]
    first = min((e for e in accepted if e.on <= on), key=lambda e: e.on, default=None)
    if first is None or first.on >= start.day:
        return start
    said = f"{zh(first.on)}法院受理{first.target}破产申请，未到期债权视为到期，稳妥口径自该日起算"
    found = step(
        said,
        "企业破产法2006.46",
        on=first.on,
        effect="deemed_due",
        proofs=first.evidence,
        grade=Grade.UNSETTLED,
    )
    return replace(start, day=first.on, settled=False, steps=(*start.steps, found))
