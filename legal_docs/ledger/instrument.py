"""What an enforceable instrument leaves owed: its items, the interest it awards on, doubled interest."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from legal_docs.errors import BadInputError
from legal_docs.law.executing.doubled_interest import (
    CALENDAR_MISSING,
    DAILY_RATE,
    OLD_METHOD,
    DoubledInterest,
    Part,
    Segment,
    doubled_by_instalments,
    doubled_interest,
    parts_of,
)
from legal_docs.law.executing.enforcement import base_of
from legal_docs.law.executing.enforcement_events import stays
from legal_docs.ledger.accrual import Run, taken
from legal_docs.ledger.loan import DebtResult, less, total
from legal_docs.ledger.loan import applied as sum_applied
from legal_docs.ledger.payments import Payment, effective
from legal_docs.ledger.slots import Slot, spread
from legal_docs.model.arrears import Allocation, Component, Continuing, DebtArrears, Line, Totals
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile
from legal_docs.model.judgment import AwardedItem, FurtherKind, Judgment
from legal_docs.model.loan import AllocationTerms

ZERO = Decimal("0.00")
ONE_DAY = timedelta(days=1)
FURTHER = {FurtherKind.INTEREST: Component.INTEREST, FurtherKind.PENALTY: Component.PENALTY}
KIND = {
    "principal": Component.PRINCIPAL,
    "interest": Component.INTEREST,
    "penalty": Component.PENALTY,
    "compound": Component.COMPOUND,
    "damages": Component.DAMAGES,
    "costs": Component.COSTS,
    "court_fee": Component.COSTS,
}


_DOES_NOT_FIT = "instalments_do_not_fit"
_NOT_DOUBLED = {
    OLD_METHOD: "2014年8月1日之前的迟延履行期间适用旧计算办法，该部分没有计入，须人工计算",
    CALENDAR_MISSING: "履行期间末日所在年度的节假日安排未录入，加倍部分债务利息未计算，须人工计算",
    _DOES_NOT_FIT: "分期履行的各期合计与判项金额不符，加倍部分债务利息未计算，须人工计算",
}
_BY_INSTALMENT = (
    "加倍部分债务利息自每期届满之日分别计算；各期含有利息、费用的，视为先由最早的各期清偿；"
    "文书约定一期逾期即可就全部余额申请执行的，请另行核算"
)


def compute_instruments(case: CaseFile, on: date) -> list[DebtResult]:
    """Return what each instrument of the case leaves owed at the end of day `on`.

    Payments made before the instrument was issued are taken to be reflected in it. Raises
    BadInputError where a later payment could belong to more than one instrument.
    """
    if not case.judgments:
        raise BadInputError(
            f"案件{case.number}处于申请执行阶段，但没有生效法律文书。请在“程序”表中补充",
            f"Case {case.number} is at the enforcement stage but has no instrument. Add it to the 程序 sheet",
        )
    for judgment in case.judgments:
        if not judgment.items:
            raise BadInputError(
                f"文书{judgment.number}没有录入判项金额，无法计算执行金额。请在“判项”表中补充",
                f"Instrument {judgment.number} has no awarded items. Fill in the 判项 sheet",
            )
    issued = (judgment for judgment in case.judgments if judgment.issued_on <= on)
    return [_Instrument(case, judgment, on).run() for judgment in issued]


@dataclass(slots=True)
class _Item:
    """One awarded sum: what is unpaid of it, and apart from it what the instrument lets accrue on it.

    Kept apart, what accrues never bears interest itself.
    """

    item: AwardedItem
    fixed: Slot
    further: Slot

    @property
    def unpaid(self) -> Decimal:
        """Return what is unpaid of the awarded sum itself."""
        return self.fixed.owed[KIND[self.item.kind]]

    def rebase(self) -> None:
        """Let further interest run on what is unpaid now."""
        self.further.overdue.base = self.unpaid


@dataclass(slots=True)
class _Instrument:
    """One instrument while it is being replayed."""

    case: CaseFile
    judgment: Judgment
    on: date
    lines: list[Line] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    left: list[tuple[int, Decimal]] = field(default_factory=list)
    reached: list[tuple[date, Decimal]] = field(default_factory=list)

    def run(self) -> DebtResult:
        self._open()
        for payment in self._payments():
            self._close(payment.on)
            self._receive(payment)
        self._close(self.on)
        self._double()
        return self._result()

    def _open(self) -> None:
        proof = self.judgment.evidence[0] if self.judgment.evidence else None
        for item in self.judgment.items:
            component, number = KIND[item.kind], self.judgment.number
            self.lines.append(
                taken(component, number, f"判项：{item.label}", self.judgment.issued_on, item.amount, proof)
            )
            self.items.append(self._item(item))

    def _item(self, item: AwardedItem) -> _Item:
        issued, number = self.judgment.issued_on, self.judgment.number
        start = item.further_from - ONE_DAY if item.further_from else issued
        idle = Run(KIND[item.kind], number, item.label, None, issued)
        label = f"{item.label}继续计算的{item.further_kind.label}"
        run = Run(FURTHER[item.further_kind], number, label, item.day_count, start)
        run.rate_percent = item.further_percent
        fixed = Slot(item.label, start, {KIND[item.kind]: item.amount}, idle, None)
        made = _Item(item, fixed, Slot(label, start, {}, run, None))
        made.rebase()
        return made

    def _payments(self) -> tuple[Payment, ...]:
        rows = effective(self.case, self.case.repayments, self.on)
        later = tuple(p for p in rows if p.on > self.judgment.issued_on)
        earlier = len(rows) - len(later)
        if earlier:
            self.notes.append(
                f"{self.judgment.number}：有{earlier}笔还款早于文书作出之日（{self.judgment.issued_on}），"
                "视为文书已予扣减，不再抵充"
            )
        if later and len(self.case.judgments) > 1:
            raise BadInputError(
                f"案件{self.case.number}有多份执行依据，还款{later[0].id}无法确定清偿哪一份。请分案录入",
                f"Case {self.case.number} has several instruments; payment {later[0].id} fits more than one. "
                "Enter one case for each",
            )
        return later

    def _receive(self, payment: Payment) -> None:
        before = self._base()
        slots = [slot for item in self.items for slot in (item.fixed, item.further)]
        parts = spread(slots, payment.amount, self._order())
        left = payment.amount - sum(parts.values(), ZERO)
        self.reached.append((payment.on, before - self._base()))
        for item in self.items:
            item.rebase()
        if left > 0:
            self.left.append((len(self.allocations), left))
        self.allocations.append(
            Allocation(
                on=payment.on,
                repayment=payment.id,
                debt=self.judgment.number,
                amount=payment.amount,
                applied=Totals(**{part.value: value for part, value in parts.items()}),
                unapplied=left,
            )
        )

    def _base(self) -> Decimal:
        """Return what is unpaid of the items that bear doubled interest."""
        return sum((i.unpaid for i in self.items if i.item.is_base), ZERO)

    def _order(self) -> AllocationTerms:
        return self.case.loans[0].allocation if self.case.loans else AllocationTerms()

    def _close(self, day: date) -> None:
        for item in self.items:
            run = item.further.overdue
            if run.rate_percent and day > run.since:
                self.lines += item.further.close(day)

    def _double(self) -> None:
        """Add doubled interest: segments rounded together, once; money left over pays it last.

        The instrument's own debt comes first (迟延履行利息解释2014.4), so only what no item needed
        reaches the doubled part.
        """
        found = self._doubled()
        if found.amount is None:
            self.alerts.append(f"{self.judgment.number}：{_NOT_DOUBLED[found.reason]}")
        exact = done = ZERO
        for segment in found.segments:
            exact += segment.interest
            amount, done = cents(exact) - done, cents(exact)
            self.lines.append(self._doubled_line(segment, amount))
        self._pay_doubled(done)

    def _doubled(self) -> DoubledInterest:
        excluded = stays(self.case, self.judgment, self.on)
        if not self.judgment.instalments:
            base = [i.item.amount for i in self.items if i.item.is_base]
            return doubled_interest(
                base, self._base_day(), payments=self.reached, excluded=excluded, as_of=self.on
            )
        parts = self._parts()
        if parts is None:
            return DoubledInterest((), None, running=True, reason=_DOES_NOT_FIT)
        self.notes.append(f"{self.judgment.number}：{_BY_INSTALMENT}")
        return doubled_by_instalments(parts, payments=self.reached, excluded=excluded, as_of=self.on)

    def _parts(self) -> tuple[Part, ...] | None:
        """Return the base each instalment brings; None where the instalments do not fit the items."""
        rows = [(each.due_on, each.amount) for each in self.judgment.instalments]
        other = sum((i.item.amount for i in self.items if not i.item.is_base), ZERO)
        return parts_of(rows, self._awarded_base(), other)

    def _awarded_base(self) -> Decimal:
        return sum((i.item.amount for i in self.items if i.item.is_base), ZERO)

    def _bearing(self) -> Decimal:
        """Return what bears doubled interest now: of instalments, only those that are due."""
        if not self.judgment.instalments:
            return self._base()
        due = sum((p.amount for p in self._parts() or () if p.base_day <= self.on), ZERO)
        return max(due - (self._awarded_base() - self._base()), ZERO)

    def _base_day(self) -> date | None:
        """Return the last day to perform; of instalments, that of the first."""
        if self.judgment.instalments:
            return min(each.due_on for each in self.judgment.instalments)
        return base_of(
            effective_on=self.judgment.effective_on,
            days=self.judgment.performance_days,
            performance_last_day=self.judgment.performance_last_day,
        ).base_day

    def _doubled_line(self, segment: Segment, amount: Decimal) -> Line:
        return Line(
            component=Component.DOUBLED,
            debt=self.judgment.number,
            label="加倍部分债务利息",
            since=segment.since,
            to=segment.to,
            base=segment.base,
            rate_percent=DAILY_RATE * 100,
            daily=True,
            days=segment.days,
            amount=amount,
        )

    def _pay_doubled(self, owed: Decimal) -> None:
        for index, left in self.left:
            paid = min(left, owed)
            owed -= paid
            row = self.allocations[index]
            note = "超过应付金额，请核对" if left > paid else ""
            changes = {
                "applied": row.applied.plus(Totals(doubled=paid)),
                "unapplied": left - paid,
                "note": note,
            }
            self.allocations[index] = row.model_copy(update=changes)

    def _result(self) -> DebtResult:
        lines = tuple(sorted(self.lines, key=lambda line: (line.since, line.to)))
        allocations, charged = tuple(self.allocations), total(tuple(self.lines))
        paid = sum_applied(allocations)
        debt = DebtArrears(
            debt=self.judgment.number,
            contract=self.judgment.court,
            lent=sum((i.amount for i in self.judgment.items if i.kind == "principal"), ZERO),
            rate_percent=max(
                (i.further_percent or Decimal(0) for i in self.judgment.items), default=Decimal(0)
            ),
            charged=charged,
            paid=paid,
            owed=less(charged, paid),
            overdue_since=self._base_day(),
            continuing=self._continuing(),
        )
        return DebtResult(debt, lines, allocations, tuple(self.notes), tuple(self.alerts))

    def _continuing(self) -> tuple[Continuing, ...]:
        rows = [
            Continuing(
                debt=self.judgment.number,
                component=FURTHER[i.item.further_kind],
                base=i.unpaid,
                base_name=f"未付{i.item.label}",
                rate_percent=i.item.further_percent,
                basis=i.item.day_count,
            )
            for i in self.items
            if i.item.further_percent and i.unpaid > 0
        ]
        if self._bearing() > 0:
            rows.append(
                Continuing(
                    debt=self.judgment.number,
                    component=Component.DOUBLED,
                    base=self._bearing(),
                    rate_percent=DAILY_RATE * 100,
                    daily=True,
                )
            )
        return tuple(rows)
