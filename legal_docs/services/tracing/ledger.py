"""The figures of the ledger as papers print them: sums owed, lines of the account, payments, checks."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from legal_docs.drafting.letter import due
from legal_docs.drafting.words import day, exhibits, percent, yuan
from legal_docs.model.arrears import (
    ZERO,
    Allocation,
    Component,
    Continuing,
    DebtArrears,
    Line,
    Reconciliation,
    Totals,
)
from legal_docs.model.dossier import Dossier
from legal_docs.services.tracing.origin import Known, Origin, OriginKind

_DEFAULT = (
    "至今未足额清偿",
    "而未足额还款",
    "而未足额偿还",
    "自次日起逾期",
    "透支本息至今未清偿",
)
"""What the templates say beside the day since when nothing was paid as due."""


def of_ledger(dossier: Dossier) -> Iterator[Known]:
    """Yield every figure of the ledger: first what is owed in all, then debt by debt, then line by line."""
    arrears = dossier.arrears
    yield from _whole(dossier)
    for debt in arrears.debts:
        yield from _debt(debt, [line for line in arrears.lines if line.debt == debt.debt])
        for each in debt.continuing:
            yield from _continuing(each)
    yield from _due(dossier)
    for line in arrears.lines:
        yield from _line(dossier, line)
    for row in arrears.allocations:
        yield from _allocation(row)
    for check in arrears.reconciliations:
        yield from _check(check)
    yield from _notes(arrears.notes)


def _known(words: str, text: str, *about: str, whole: bool = False) -> Known:
    return Known((words,), Origin(OriginKind.LEDGER, text), tuple(filter(None, about)), whole)


def _whole(dossier: Dossier) -> Iterator[Known]:
    arrears = dossier.arrears
    owed, at = arrears.owed, f"计至{day(arrears.on)}"
    parts = [(c.label, getattr(owed, c.value)) for c in Component if getattr(owed, c.value)]
    summed = "＋".join(f"{name}{yuan(amount)}" for name, amount in parts)
    yield _known(yuan(owed.total), f"{at}尚欠合计＝{summed}", "合计", "总额")
    like = "＋".join(
        f"{name}{yuan(amount)}"
        for name, amount in parts
        if name not in (Component.PRINCIPAL.label, Component.COSTS.label, Component.DOUBLED.label)
    )
    yield _known(yuan(owed.interest_like), f"{at}尚欠息费合计＝{like}", "利息", "合计")
    yield _known(yuan(owed.total - owed.doubled), f"{at}尚欠合计，不含加倍部分债务利息", "给付合计")
    charged, paid = _sum(d.charged for d in arrears.debts), _sum(d.paid for d in arrears.debts)
    for component in Component:
        if amount := getattr(owed, component.value):
            asked, got = (getattr(totals, component.value) for totals in (charged, paid))
            lines = sum(line.component is component for line in arrears.lines)
            how = f"＝应收{yuan(asked)}（{lines}行计算）－已收{yuan(got)}" if asked - got == amount else ""
            name = component.label
            yield _known(yuan(amount), f"{at}尚欠{name}{how}", name, "尚欠")
    yield from _moved(dossier, charged, paid)
    base = [c.base for d in arrears.debts for c in d.continuing if c.component is Component.DOUBLED]
    yield _known(yuan(sum(base, ZERO)), "尚未清偿、计算加倍部分债务利息的金钱债务", "基数", "金钱债务")


def _moved(dossier: Dossier, charged: Totals, paid: Totals) -> Iterator[Known]:
    """Yield what all debts were charged and what payments met of it."""
    arrears = dossier.arrears
    at = f"计至{day(arrears.on)}"
    for said, totals in (("应收", charged), ("已收", paid)):
        for component in Component:
            amount = getattr(totals, component.value)
            yield _known(yuan(amount), f"{at}{said}{component.label}（全部债务）", component.label, said)
    yield _known(yuan(paid.interest_like), f"{at}已收息费合计（全部债务）", "已还利息")
    yield _known(yuan(paid.total), f"{at}已收合计（全部债务，{len(arrears.allocations)}笔抵充）", "累计还款")
    applied = sum((row.amount - row.unapplied for row in arrears.allocations), ZERO)
    yield _known(yuan(applied), f"{len(arrears.allocations)}笔还款抵充的合计", "已受偿")


def _sum(parts: Iterable[Totals]) -> Totals:
    total = Totals()
    for each in parts:
        total = total.plus(each)
    return total


def _debt(debt: DebtArrears, lines: list[Line]) -> Iterator[Known]:
    for component in Component:
        name, owed = component.label, getattr(debt.owed, component.value)
        charged, paid = getattr(debt.charged, component.value), getattr(debt.paid, component.value)
        count = sum(line.component is component for line in lines)
        text = f"{debt.debt} {name}：应收{yuan(charged)}（{count}行）－已收{yuan(paid)}＝尚欠{yuan(owed)}"
        for said, amount in (("尚欠", owed), ("应收", charged), ("已收", paid)):
            yield _known(yuan(amount), text, name, said, debt.debt)
        summed = sum((line.amount for line in lines if line.component is component), ZERO)
        yield _known(yuan(summed), f"{debt.debt} {name}各行之和（{count}行）", name, "小计")
    yield _known(yuan(debt.owed.total), f"{debt.debt} 尚欠合计", "合计", debt.debt)
    yield _known(yuan(debt.owed.interest_like), f"{debt.debt} 尚欠息费合计", "息费", debt.debt)
    yield _known(yuan(debt.paid.interest_like), f"{debt.debt} 已收息费合计", "已还利息", debt.debt)
    yield _known(yuan(debt.lent), f"{debt.debt} 发放或者判定的本金", "本金", debt.debt)
    yield _known(yuan(debt.not_yet_due), f"{debt.debt} 截止日尚未到期的本金", "未到期", debt.debt)
    for rate, said in ((debt.rate_percent, "利率"), (debt.penalty_percent, "罚息利率")):
        if rate is not None:
            text = f"{debt.debt} 截止日适用的{said}"
            yield _known(percent(rate), text, said, debt.debt)
            yield _known(percent(rate).removesuffix("%"), text, said, debt.debt, whole=True)
    for on, said in (
        (debt.overdue_since, "第一个未足额还款的到期日"),
        (debt.breached_since, "第一个未还最低还款额的到期日"),
        (debt.called_on, "全部提前到期日"),
    ):
        if on:
            about = _DEFAULT if "第一个" in said else ("提前到期日",)
            yield _known(day(on), f"{debt.debt} {said}，由还款抵充得出", *about)


def _due(dossier: Dossier) -> Iterator[Known]:
    """Yield what has fallen due, debt by debt and in all, where something has not: letters ask for that."""
    debts = [(debt, due(dossier, debt)) for debt in dossier.arrears.debts]
    for debt, totals in debts:
        if debt.not_yet_due:
            less = f"{debt.debt} 已到期的部分，不含未到期的本金{yuan(debt.not_yet_due)}和未到结息日的利息"
            yield _known(yuan(totals.total), less, "到期", "合计", debt.debt)
            for component in Component:
                amount = getattr(totals, component.value)
                yield _known(yuan(amount), f"{less}：{component.label}", "到期", component.label, debt.debt)
    if any(debt.not_yet_due for debt, _ in debts):
        total = _sum(totals for _, totals in debts).total
        yield _known(yuan(total), "全部债务已到期部分的合计", "到期", "合计")


def _continuing(item: Continuing) -> Iterator[Known]:
    text = f"{item.debt} 截止日后继续计算的{item.component.label}：{item.base_name}{yuan(item.base)}"
    text += f"×{'日' if item.daily else '年'}利率{percent(item.rate_percent)}"
    beside = (item.base_name, item.component.label, yuan(item.base), item.debt, "基数", "计算")
    for value in (yuan(item.base), percent(item.rate_percent), str(item.basis or "")):
        yield _known(value, text, *(each for each in beside if each != value), whole=value.isdigit())
    yield _known(item.floating, text)


def _line(dossier: Dossier, line: Line) -> Iterator[Known]:
    proof = exhibits(dossier.bundle, (line.proof,)) if line.proof else ""
    shown = line.label + (f"（{proof}）" if proof else "")
    if line.base is None or line.rate_percent is None:
        text = f"计算行：{line.debt} {shown} {line.since} {yuan(line.amount)}元"
        values = [str(line.since), yuan(line.amount)]
    else:
        year = "" if line.daily else f"÷{line.basis}"
        text = (
            f"计算行：{line.debt} {shown} {line.since}次日起至{line.to}，{yuan(line.base)}×"
            f"{percent(line.rate_percent)}×{line.days}天{year}＝{yuan(line.amount)}元"
        )
        values = [str(line.since), str(line.to), yuan(line.base), percent(line.rate_percent)]
        values += [str(line.days), str(line.basis or ""), yuan(line.amount)]
    for value in (shown, *values):
        beside = (line.debt, line.label, *values)
        yield _known(value, text, *(each for each in beside if each != value), whole=value.isdigit())


def _allocation(row: Allocation) -> Iterator[Known]:
    parts = ((c.label, getattr(row.applied, c.value)) for c in Component)
    spread = "、".join(f"{name}{yuan(amount)}" for name, amount in parts if amount)
    text = f"抵充：{row.on} 还款{row.repayment} {yuan(row.amount)}元，抵{spread or '（无）'}"
    amounts = [row.amount, row.unapplied, row.applied.damages + row.applied.fees]
    amounts += [getattr(row.applied, c.value) for c in Component]
    for value in dict.fromkeys((str(row.on), *(yuan(a) for a in amounts if a), row.note)):
        beside = (row.repayment, str(row.on), yuan(row.amount))
        yield _known(value, text, *(each for each in beside if each != value))


def _check(row: Reconciliation) -> Iterator[Known]:
    text = f"对账：{row.on} {row.debt} {row.component} 计算{yuan(row.ours)}，系统{yuan(row.bank)}"
    beside = ("对账", row.debt, row.component, str(row.on))
    for amount in dict.fromkeys((row.ours, row.bank, row.difference)):
        yield _known(yuan(amount), text, *beside)
    yield _known(str(row.on), text, *beside)
    yield _known(row.explanation, text)


def _notes(notes: tuple[str, ...]) -> Iterator[Known]:
    for note in notes:
        yield _known(note, "债权计算的附注")


def of_costs(dossier: Dossier) -> Iterator[Known]:
    """Yield the costs claimed, kind by kind, and what of them was met."""
    sums: dict[str, Decimal] = {}
    for cost in dossier.case.costs:
        if cost.claimed:
            sums[cost.kind.label] = sums.get(cost.kind.label, ZERO) + cost.amount
    for kind, amount in sums.items():
        yield _known(yuan(amount), f"列入请求的{kind}合计", kind)
    met = sum(sums.values(), ZERO) - dossier.arrears.owed.costs
    yield _known(yuan(met), "实现债权的费用中已受偿的部分", "已受偿")
