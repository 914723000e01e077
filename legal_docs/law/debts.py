"""The debts of a case, who owes them, and what was paid on them: what the rules look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.model.card import CardAccount
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.loan import Disbursement, Loan, Repayment, RepaymentKind
from legal_docs.model.party import Debtor, DebtorRole


@dataclass(frozen=True, slots=True)
class LoanDebt:
    """One drawdown, named by its 借据号."""

    loan: Loan
    note: Disbursement
    is_card = False

    @property
    def label(self) -> str:
        """Return the 借据号."""
        return self.note.note

    @property
    def contract(self) -> str:
        """Return the number of the agreement."""
        return self.loan.number

    @property
    def agreed_address(self) -> tuple[str, ...]:
        """Return the service address the contract fixes, if any."""
        clause = self.loan.service_clause
        return (clause.content,) if clause else ()

    @property
    def last_due_on(self) -> date:
        """Return the contractual due date of the last instalment (the earlier one if the papers differ)."""
        dues = [each.due_on for each in self.note.schedule]
        return min(self.note.due_on, max(dues)) if dues else self.note.due_on

    @property
    def is_instalment(self) -> bool:
        """Return whether it is repaid in more than one instalment."""
        return len(self.note.schedule) > 1


@dataclass(frozen=True, slots=True)
class CardDebt:
    """The overdraft of one card, named by the card number."""

    card: CardAccount
    is_card = True

    @property
    def label(self) -> str:
        """Return the card number."""
        return self.card.number

    @property
    def contract(self) -> str:
        """Return the card number again: the agreement has no other."""
        return self.card.number

    @property
    def agreed_address(self) -> tuple[str, ...]:
        """Return the service address the agreement fixes, if any."""
        clause = self.card.service_clause
        return (clause.content,) if clause else ()


Debt = LoanDebt | CardDebt


def debts_of(case: CaseFile) -> tuple[Debt, ...]:
    """Return every debt of the case: each drawdown, then each card."""
    loans = tuple(LoanDebt(loan, note) for loan, note in case.debts())
    return loans + tuple(CardDebt(card) for card in case.cards)


def concerns(names: tuple[str, ...], debt: Debt) -> bool:
    """Return whether a list of debts names this one, by its label or its contract; no names mean all."""
    return not names or debt.label in names or debt.contract in names


def debtors_of(case: CaseFile, debt: Debt) -> tuple[Debtor, ...]:
    """Return who owes the debt; a cardholder owes only the cards they hold."""
    return tuple(each for each in case.debtors if concerns(each.debts, debt) and _holds(each, debt))


def payments_on(case: CaseFile, debt: Debt, on: date) -> Iterator[tuple[Repayment, bool]]:
    """Yield the payments that stand on the day `on`, each with whether it surely belongs to the debt."""
    undone = {r.reverses for r in case.repayments if r.kind is RepaymentKind.REVERSAL and r.paid_on <= on}
    single = len(debts_of(case)) == 1
    for payment in case.repayments:
        stands = payment.kind is RepaymentKind.PAYMENT and payment.id not in undone and payment.paid_on <= on
        if stands and (not payment.debt or payment.debt in (debt.label, debt.contract)):
            yield payment, single or payment.debt == debt.label or _only_note(debt, payment.debt)


def extension_of(case: CaseFile, debt: Debt, names: frozenset[str], on: date) -> CaseEvent | None:
    """Return the last proved extension (展期) agreed with one of `names` before the debt fell due."""
    due = debt.last_due_on if isinstance(debt, LoanDebt) else None
    found = None
    for event in sorted(case.events, key=lambda each: each.on):
        known = event.kind is EventKind.EXTENSION and event.new_due_on and event.evidence and event.on <= on
        agreed = event.target in names or not names.isdisjoint(event.consented_by)
        if known and due and agreed and concerns(event.debts, debt) and event.on <= due:
            found, due = event, event.new_due_on
    return found


def _holds(debtor: Debtor, debt: Debt) -> bool:
    if isinstance(debt, LoanDebt) or debtor.debts or debtor.role is not DebtorRole.CARDHOLDER:
        return True
    return debtor.name == debt.card.holder


def _only_note(debt: Debt, name: str) -> bool:
    return isinstance(debt, LoanDebt) and name == debt.contract and len(debt.loan.disbursements) == 1
