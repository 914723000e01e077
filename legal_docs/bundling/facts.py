"""One sentence for one kind of fact, with numbers, days and sums filled in from the case file."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from legal_docs.bundling.wording import day, named, percent, roles, several, span, yuan
from legal_docs.model.card import CardAccount, Statement
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.judgment import Judgment
from legal_docs.model.loan import Cost, Disbursement, Loan, RateKind, Repayment, RepaymentKind
from legal_docs.model.party import DebtorRole
from legal_docs.model.property import Preservation, PropertyClue
from legal_docs.model.security import Collateral, GuaranteeType, Guarantor, Registration

_SIGNERS = {DebtorRole.BORROWER, DebtorRole.CO_BORROWER, DebtorRole.CARDHOLDER}
_EVENTS = {
    EventKind.PART_PAYMENT: "{who}于{when}偿还部分款项{sum}",
    EventKind.ACKNOWLEDGEMENT: "{who}于{when}确认债务{sum}",
    EventKind.REPAYMENT_PLAN: "{who}于{when}作出还款计划{sum}",
    EventKind.DEATH: "{who}于{when}死亡",
}
T = TypeVar("T")


def loan(case: CaseFile, loans: Sequence[Loan]) -> str:
    """Return who signed which contract when, for how much, at which rate, for how long."""
    return _each(loans, lambda one: _loan(case, one))


def _loan(case: CaseFile, one: Loan) -> str:
    terms = [f"借款金额{yuan(one.amount)}", _rate(one)]
    if one.term_from and one.term_to:
        terms.append(f"借款期限自{day(one.term_from)}至{day(one.term_to)}")
    signed = f"{roles(case).ours}与{named(case, _signers(case, one))}于{day(one.signed_on)}签订"
    return f"{signed}编号为{one.number}的《{one.title}》，约定{several(terms)}"


def _signers(case: CaseFile, one: Loan) -> Iterable[str]:
    notes = {note.note for note in one.disbursements}
    return (d.name for d in case.debtors if d.role in _SIGNERS and (not d.debts or notes & set(d.debts)))


def _rate(one: Loan) -> str:
    rate = one.rate
    if rate.kind is RateKind.FIXED and rate.annual_percent is not None:
        return f"年利率{percent(rate.annual_percent)}"
    tenor = rate.lpr_tenor.label if rate.lpr_tenor else ""
    sign = "加" if rate.spread_bp >= 0 else "减"
    return f"利率按{tenor}LPR{sign}{abs(rate.spread_bp)}个基点确定"


def disbursement(case: CaseFile, notes: Sequence[Disbursement]) -> str:
    """Return when the bank paid out how much under which note."""
    ours = roles(case).ours
    return _each(
        notes, lambda one: f"{ours}于{day(one.disbursed_on)}发放借款{yuan(one.amount)}（借据编号{one.note}）"
    )


def paid_in(case: CaseFile, notes: Sequence[Disbursement]) -> str:
    """Return when the bank paid out how much to which account, as a slip or an account shows it."""
    return _each(notes, lambda one: _paid_in(case, one))


def _paid_in(case: CaseFile, one: Disbursement) -> str:
    if not one.account:
        return disbursement(case, [one])
    to = f"划入尾号{one.account[-4:]}的账户"
    return f"{roles(case).ours}于{day(one.disbursed_on)}将借款{yuan(one.amount)}（借据编号{one.note}）{to}"


def note(case: CaseFile, notes: Sequence[Disbursement]) -> str:
    """Return that a note was made out, without the sum: it names another one than was lent."""
    return _each(notes, lambda one: f"编号为{one.note}的借据的出具情况及其约定的到期日（{day(one.due_on)}）")


def acceleration(case: CaseFile, loans: Sequence[Loan]) -> str:
    """Return when the bank called which loan, and from which day."""
    return _each([one for one in loans if one.acceleration], lambda one: _acceleration(case, one))


def declaration(case: CaseFile, loans: Sequence[Loan]) -> str:
    """Return the same without the arrival: a notice does not prove that it arrived."""
    return _each([one for one in loans if one.acceleration], lambda one: _declaration(case, one))


def arrival(case: CaseFile, loans: Sequence[Loan]) -> str:
    """Return when the notice arrived, as a receipt shows it; what it says, the notice itself proves."""
    return _each([one for one in loans if one.acceleration], lambda one: _arrival(case, one))


def _acceleration(case: CaseFile, one: Loan) -> str:
    arrived = one.acceleration and one.acceleration.arrived_on
    return _declaration(case, one) + (f"，通知于{day(arrived)}到达" if arrived else "")


def _declaration(case: CaseFile, one: Loan) -> str:
    called = one.acceleration
    if called is None:
        return ""
    text = f"{roles(case).ours}于{day(called.declared_on)}宣布{_contract(one)}项下借款提前到期"
    due = called.accelerated_due_on
    return text + (f"，提前到期日为{day(due)}" if due else "")


def _arrival(case: CaseFile, one: Loan) -> str:
    called = one.acceleration
    if called is None or called.arrived_on is None:
        return _declaration(case, one)
    return f"{roles(case).ours}宣布{_contract(one)}项下借款提前到期的通知于{day(called.arrived_on)}到达"


def _contract(one: Loan) -> str:
    return f"编号为{one.number}的《{one.title}》"


def repayment(case: CaseFile, payments: Sequence[Repayment]) -> str:
    """Return over which days payments were made, and the last one; reversed payments do not count."""
    who = _payers(case, payments)
    undone = {one.reverses for one in case.repayments if one.kind is RepaymentKind.REVERSAL}
    made = [one for one in payments if one.kind is RepaymentKind.PAYMENT and one.id not in undone]
    if not made:
        return f"{who}的还款情况" if payments else ""
    if len(made) == 1:
        return f"{who}于{day(made[0].paid_on)}还款{yuan(made[0].amount)}"
    last = max(made, key=lambda one: one.paid_on)
    when = span(one.paid_on for one in made).removeprefix("于")
    return f"{who}{when}的还款情况，其中最近一次于{day(last.paid_on)}还款{yuan(last.amount)}"


def _payers(case: CaseFile, payments: Sequence[Repayment]) -> str:
    """Return who paid: by name where not all of the other side owe or paid."""
    everybody, payers = set(case.defendants()), dict.fromkeys(one.payer for one in payments)
    if len(everybody) == 1 or set(payers) == everybody:
        return roles(case).theirs
    known = payers if set(payers) <= everybody else dict.fromkeys(one.name for one in case.debtors)
    return named(case, known)


def guarantee(case: CaseFile, guarantors: Sequence[Guarantor]) -> str:
    """Return who guaranteed under which contract, in which form, up to which sum."""
    return _each(guarantors, lambda one: _guarantee(case, one))


def _guarantee(case: CaseFile, one: Guarantor) -> str:
    form = "保证" if one.type is GuaranteeType.UNCLEAR else one.type.label
    ceiling = f"，最高债权额为{yuan(one.ceiling)}" if one.is_maximum and one.ceiling else ""
    contract = f"编号为{one.contract_number}的《{one.contract_title}》"
    return f"{named(case, [one.name])}于{day(one.signed_on)}签订{contract}，为案涉债务提供{form}{ceiling}"


def collateral(case: CaseFile, things: Sequence[Collateral]) -> str:
    """Return whose thing secures the debt under which contract, and how it is registered."""
    return _each(things, lambda one: _collateral(case, one))


def _collateral(case: CaseFile, one: Collateral) -> str:
    contract = f"编号为{one.contract_number}的《{one.contract_title}》"
    text = f"{named(case, [one.owner, *one.co_owners])}以{one.description}提供{one.kind.label}（{contract}）"
    if one.registration is Registration.NONE:
        return text
    done = "预告登记" if one.registration is Registration.ADVANCE else f"{one.kind.label[-2:]}登记"
    when = f"于{day(one.registered_on)}" if one.registered_on else ""
    number = f"（登记证明号{one.registration_number}）" if one.registration_number else ""
    return f"{text}，已{when}办理{done}{number}"


def card(case: CaseFile, cards: Sequence[CardAccount]) -> str:
    """Return who holds the card since when, and the daily rate agreed."""
    return _each(cards, lambda one: _card(case, one))


def _card(case: CaseFile, one: CardAccount) -> str:
    number = f"信用卡（尾号{one.number[-4:]}）"
    opened = f"{named(case, [one.holder])}于{day(one.opened_on)}向{roles(case).ours}申领{number}"
    return f"{opened}，《{one.agreement}》约定透支日利率{percent(one.daily_percent)}"


def statement(case: CaseFile, found: Sequence[tuple[CardAccount, Statement]]) -> str:
    """Return what the latest of the statements says is owed."""
    if not found:
        return ""
    account, last = max(found, key=lambda pair: pair[1].statement_on)
    return f"尾号{account.number[-4:]}信用卡截至{day(last.statement_on)}账单记载的欠款为{yuan(last.closing)}"


def judgment(case: CaseFile, judgments: Sequence[Judgment]) -> str:
    """Return which court issued what, and since when it is in force."""
    return _each(
        judgments,
        lambda one: (
            f"{one.court}于{day(one.issued_on)}作出{one.number}{one.kind.label}，已于{day(one.effective_on)}生效"
        ),
    )


def preservation(case: CaseFile, rulings: Sequence[Preservation]) -> str:
    """Return which court preserved whose thing by which ruling."""
    return _each(
        rulings,
        lambda one: f"{one.court}以{one.ruling_number}裁定保全{named(case, [one.owner])}的{one.asset}",
    )


def cost(case: CaseFile, costs: Sequence[Cost]) -> str:
    """Return what the bank spent to recover the debt."""
    ours = roles(case).ours
    return _each(
        costs, lambda one: f"{ours}为实现债权支出{one.kind.label}{yuan(one.amount)}（{day(one.incurred_on)}）"
    )


def agreed_cost(case: CaseFile, costs: Sequence[Cost]) -> str:
    """Return what the bank agreed to pay for recovering the debt; that it paid, other papers prove."""
    ours = roles(case).ours
    return _each(costs, lambda one: f"{ours}为实现债权约定支付{one.kind.label}{yuan(one.amount)}")


def invoiced_cost(case: CaseFile, costs: Sequence[Cost]) -> str:
    """Return that the bank was sent an invoice; that it paid, other papers prove."""
    ours = roles(case).ours
    return _each(costs, lambda one: f"{ours}取得{one.kind.label}{yuan(one.amount)}的发票")


def clue(case: CaseFile, clues: Sequence[PropertyClue]) -> str:
    """Return whose property it is."""
    return _each(clues, lambda one: f"{named(case, [one.owner])}的{one.kind.label}：{one.description}")


def event(case: CaseFile, events: Sequence[CaseEvent]) -> str:
    """Return who did what on which day."""
    return _each(events, lambda one: _event(case, one))


def _event(case: CaseFile, one: CaseEvent) -> str:
    words = _EVENTS.get(one.kind, f"{{when}}就{{who}}发生“{one.kind.label}”{{sum}}")
    amount = yuan(one.amount) if one.amount else ""
    return words.format(who=named(case, [one.target]), when=day(one.on), sum=amount)


def nothing(case: CaseFile, subjects: Sequence[object]) -> str:
    """Return "": the topic has only its general sentence."""
    return ""


def _each(subjects: Sequence[T], say: Callable[[T], str]) -> str:
    return "；".join(text for one in subjects if (text := say(one)))
