"""The facts told last: what was paid and how it was allocated, who is missing, what the suit itself calls."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from legal_docs.drafting.calling import condition_is_met, days_missed
from legal_docs.drafting.claims import by_suit, debtor_names
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.words import day, exhibits, listed, yuan
from legal_docs.ledger.slots import COMPONENT, complete
from legal_docs.model.arrears import Allocation, Component, DebtArrears, Totals
from legal_docs.model.base import Proof
from legal_docs.model.contact import Outcome
from legal_docs.model.dossier import Dossier
from legal_docs.model.loan import AllocationTerms, Bucket, Loan
from legal_docs.model.party import NaturalPerson, Whereabouts

ZERO = Decimal("0.00")


def closing_facts(dossier: Dossier) -> tuple[Fact, ...]:
    """Return them in that order; each is left out where the case has no such thing."""
    return (*repaid(dossier), *_missing(dossier), *_called_by_suit(dossier))


def applied_of(rows: Iterable[Allocation]) -> Totals:
    """Return what the payments met, component by component."""
    applied = Totals()
    for row in rows:
        applied = applied.plus(row.applied)
    return applied


def applied_words(applied: Totals, costs: str = Component.COSTS.label) -> str:
    """Return `利息1,325.16元、手续费240.00元、本金9,634.84元`: what payments met, principal last.

    `costs` is what costs are called.
    """
    order = [c for c in Component if c is not Component.PRINCIPAL] + [Component.PRINCIPAL]
    return "、".join(
        f"{costs if c is Component.COSTS else c.label}{yuan(v)}元"
        for c in order
        if (v := getattr(applied, c.value))
    )


def repaid(dossier: Dossier) -> Iterator[Fact]:
    """Yield what was paid in all, when last, by which clause it was allocated and to what (民法典.561)."""
    rows = [row for row in dossier.arrears.allocations if row.applied.total]
    if not rows:
        return
    applied = applied_of(rows)
    last = max(row.on for row in rows)
    yield Fact.of(
        kind="还款",
        day=day(dossier.cutoff_on),
        who=debtor_names(dossier),
        due=day(last),
        amount=yuan(applied.total),
        purpose=yuan(sum((row.applied.total for row in rows if row.on == last), ZERO)),
        text=applied_words(applied),
        method=_orders(dossier),
        proof=_proof(dossier, (p for each in dossier.case.repayments for p in each.evidence)),
    )


def higher_balance(dossier: Dossier) -> str:
    """Return where a balance sheet among the exhibits states more than is claimed; "" where none does."""
    sheets = [b for b in dossier.case.balances if b.on == dossier.cutoff_on]
    proof = _proof(dossier, (p for sheet in sheets for p in sheet.evidence))
    rows = [r for r in dossier.arrears.reconciliations if r.on == dossier.cutoff_on and r.difference]
    if not proof or not rows or any(row.difference > 0 for row in rows):
        return ""
    said = "、".join(f"{row.component}{yuan(row.bank)}元" for row in rows)
    return f"欠款余额表（{proof}）列示{said}，高于按实际发放的本金和合同约定计算的数额"


def _orders(dossier: Dossier) -> str:
    """Return `《借款合同》第5.3条约定的费用、罚息、利息、本金的顺序`; "" where nothing is agreed."""
    case, debts = dossier.case, dossier.arrears.debts
    named = [(loan.allocation, loan.title) for loan in case.loans]
    named += [(card.allocation, card.agreement) for card in case.cards]
    charged = {b for b in Bucket if any(getattr(d.charged, COMPONENT[b].value) for d in debts)}
    return listed(_order(terms, title, charged) for terms, title in named if terms.agreed)


def _order(terms: AllocationTerms, title: str, charged: set[Bucket]) -> str:
    order = [b.label for b in complete(terms.order) if b in terms.order or b in charged]
    return f"《{title}》{terms.clause}约定的先后顺序（{'、'.join(order)}）"


def _missing(dossier: Dossier) -> Iterator[Fact]:
    """Yield each debtor or guarantor whose whereabouts are unknown, with the letter that came back."""
    for name in dossier.case.defendants():
        person = dossier.case.person(name)
        if isinstance(person, NaturalPerson) and person.whereabouts is Whereabouts.MISSING:
            back = [
                c
                for c in dossier.case.contacts
                if c.target == name and c.outcome is Outcome.RETURNED and c.on <= dossier.on
            ]
            since = person.whereabouts_since
            sent = listed(f"{day(c.on)}向{c.sent_to}寄送的{c.channel.label}" for c in back)
            proof = _proof(dossier, (p for c in back for p in c.evidence))
            yield Fact.of(
                kind="下落不明",
                day=day(since) if since else "",
                who=f"被告{name}",
                text=sent,
                proof=proof,
            )


def _called_by_suit(dossier: Dossier) -> Iterator[Fact]:
    """Yield, for each loan the suit calls, the clause and what was missed; service is then the call."""
    for loan in dossier.case.loans:
        debts = [debt for debt in by_suit(dossier) if debt.contract == loan.number]
        if debts:
            yield _suit_calls(dossier, loan, debts)


def _suit_calls(dossier: Dossier, loan: Loan, debts: list[DebtArrears]) -> Fact:
    terms = loan.acceleration_terms
    missed = listed(day(each) for debt in debts for each in days_missed(dossier, loan, debt))
    met = any(condition_is_met(dossier, loan, debt) for debt in debts)
    return Fact.of(
        kind="提前到期条件",
        day=missed,
        who=debtor_names(dossier),
        number=loan.number,
        amount=yuan(sum((debt.not_yet_due for debt in debts), ZERO)),
        clause=terms.clause if terms else "",
        text=terms.condition.rstrip("。；") if terms else "",
        method="已符合上述约定" if terms and met else "",
        proof=_proof(dossier, loan.evidence),
    )


def _proof(dossier: Dossier, proofs: Iterable[Proof]) -> str:
    return exhibits(dossier.bundle, tuple(dict.fromkeys(proofs)))
