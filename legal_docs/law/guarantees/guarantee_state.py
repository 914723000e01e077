"""How a guarantee stands for a debt on a day: its period and the act, if any, that used it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, LoanDebt, concerns, debts_of
from legal_docs.law.guarantees.guarantee import GuaranteePeriod, Mode, guarantee_period, mode_of
from legal_docs.law.guarantees.guarantee_acts import demands_on, first_in, last_into, suits_on_debtor
from legal_docs.law.guarantees.guarantee_dues import Dues, dues_of
from legal_docs.law.limiting.interruption import Chain, Effect, Interruption, effective_on, grade_in
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade
from legal_docs.model.security import GuaranteeType, Guarantor


@dataclass(frozen=True, slots=True)
class GuaranteeState:
    """How one guarantee stands for one debt: its period and the act that used it, if one did.

    `arguable` is an act that only a reading other than the safe one accepts. `whole_last_day` counts
    from the due day of the whole debt, the ordinary reading where the safe one counts each instalment
    (unless the contract says so). `other_act` is the act the other type of guarantee would want.
    `one_notice_for` names the debts one notice to the guarantor should speak of: this one, and every other
    that is due, at least in part, and whose period is not over.
    """

    guarantor: Guarantor
    debt: Debt
    mode: Mode
    dues: Dues
    period: GuaranteePeriod
    safe_last_day: date
    whole_last_day: date
    later_last_day: date
    act: Interruption | None
    arguable: Interruption | None
    other_act: Interruption | None
    on: date
    acts: tuple[Interruption, ...] = ()
    one_notice_for: tuple[str, ...] = ()

    @property
    def is_used_on_every_reading(self) -> bool:
        """Return whether the act falls into the period from whichever day it is counted."""
        unknown = self.guarantor.is_maximum and self.guarantor.determined_on is None
        return self.act is not None and not unknown and effective_on(self.act, Chain.SAFE) >= self.dues.latest

    @property
    def has_lapsed(self) -> bool:
        """Return whether the safe last day has gone by without a proved act inside it."""
        return self.act is None and self.safe_last_day < self.on

    @property
    def rests_on_arguable(self) -> bool:
        """Return whether only a reading other than the safe one finds an act inside the period."""
        return self.act is None and self.arguable is not None

    @property
    def is_open(self) -> bool:
        """Return whether an act can still use the period, or part of it."""
        if self.act is not None or self.on > self.later_last_day:
            return False
        return self.arguable is None or effective_on(self.arguable, Chain.SAFE) < self.dues.whole

    @property
    def wants_other_act(self) -> bool:
        """Return whether there is still time for the act the other type would want, which is not done."""
        wanted = self.mode.both and self.act is not None and self.other_act is None
        return wanted and self.on <= self.safe_last_day

    @property
    def is_joint(self) -> bool:
        """Return whether the type to work with is 连带责任保证."""
        return self.mode.type is GuaranteeType.JOINT


@applies("民法典.692", "民法典.693", "担保制度解释2020.29", "担保制度解释2020.30")
def guarantee_state(
    case: CaseFile, debt: Debt, guarantor: Guarantor, *, on: date, overdue_since: date | None = None
) -> GuaranteeState | None:
    """Return how the guarantee stands on the day `on`; None if nothing of the debt is due or unpaid."""
    dues = dues_of(case, debt, guarantor, on, overdue_since)
    if dues is None:
        return None
    mode = mode_of(guarantor)
    own, whole = guarantee_period(guarantor, dues.earliest), guarantee_period(guarantor, dues.whole)
    safe = min(own.last_day, whole.last_day)
    later = max(whole.last_day, guarantee_period(guarantor, dues.latest).lenient_last_day)
    acts = (list(demands_on(case, debt, guarantor, on)), list(suits_on_debtor(case, debt, on)))
    main, other = acts if mode.type is GuaranteeType.JOINT else acts[::-1]
    return GuaranteeState(
        guarantor=guarantor,
        debt=debt,
        mode=mode,
        dues=dues,
        period=own if own.last_day <= whole.last_day else whole,
        safe_last_day=safe,
        whole_last_day=safe if guarantor.per_instalment else whole.last_day,
        later_last_day=later,
        act=first_in(main, dues.whole, safe),
        arguable=first_in(main, dues.earliest, later) or last_into(main, dues.whole, safe),
        other_act=first_in(other, dues.whole, safe),
        on=on,
        acts=tuple(main),
        one_notice_for=tuple(_one_notice_for(case, debt, guarantor, on)),
    )


def _one_notice_for(case: CaseFile, debt: Debt, guarantor: Guarantor, on: date) -> Iterator[str]:
    """Yield the debts one notice should speak of: this one, others due whose period may still be open."""
    for each in debts_of(case):
        if each.label == debt.label:
            yield each.label
        elif isinstance(each, LoanDebt) and concerns(guarantor.debts, each):
            last = guarantee_period(guarantor, each.last_due_on).lenient_last_day
            if _first_due(each) <= on <= last:
                yield each.label


def _first_due(debt: LoanDebt) -> date:
    """Return when the first part of the debt fell due: an instalment, or all of it because it was called."""
    called = [debt.loan.acceleration.declared_on] if debt.loan.acceleration else []
    return min([debt.note.due_on, *called, *(each.due_on for each in debt.note.schedule)])


def objection_to(state: GuaranteeState, act: Interruption) -> tuple[str, str]:
    """Return why the safe reading does not accept an act: a code and words, both empty if it does."""
    day = effective_on(act, Chain.SAFE)
    if not act.valid:
        return Effect.NO_EFFECT.value, act.why
    if not act.proved:
        return Effect.UNPROVED.value, act.why
    if grade_in(act) is not Grade.SETTLED:
        return Effect.LENIENT_ONLY.value, act.why
    if day < state.dues.whole:
        return "before_due", "早于主债务履行期限届满"
    return ("outside_period", "晚于保证期间的稳妥末日") if day > state.safe_last_day else ("", "")
