"""债权计算明细: the statement of account, every line with base, rate and days."""

from decimal import Decimal

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.words import day, exhibits, listed, percent, yuan
from legal_docs.law.executing.further_interest import names_day_count
from legal_docs.ledger.slots import COMPONENT, complete
from legal_docs.model.arrears import Allocation, Component, DebtArrears, Line, Totals
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.loan import Bucket

ORDER = tuple(Component)


class LineRow(Context):
    """一行计算: an amount without base is taken from a document."""

    label: str = Field(alias="项目")
    since: str = Field(alias="起算日", description="次日起计息")
    to: str = Field(alias="截止日")
    base: str = Field(alias="基数")
    rate: str = Field(alias="利率")
    days: str = Field(alias="天数")
    basis: str = Field(alias="计息基数天数")
    amount: str = Field(alias="金额")


class Group(Context):
    """一个组成部分的各行和小计."""

    component: str = Field(alias="名称", examples=["利息", "罚息"])
    rows: tuple[LineRow, ...] = Field(alias="各行")
    subtotal: str = Field(alias="小计")


class PaymentRow(Context):
    """一笔还款及其抵充."""

    day: str = Field(alias="日期")
    id: str = Field(alias="编号")
    amount: str = Field(alias="金额")
    costs: str = Field(alias="费用")
    interest: str = Field(alias="利息")
    penalty: str = Field(alias="罚息")
    compound: str = Field(alias="复利")
    other: str = Field(alias="违约金及手续费")
    doubled: str = Field(alias="加倍利息")
    principal: str = Field(alias="本金")
    note: str = Field(alias="备注")


class BalanceRow(Context):
    """一个组成部分的应收、已收、尚欠."""

    component: str = Field(alias="名称")
    charged: str = Field(alias="应收")
    paid: str = Field(alias="已收")
    owed: str = Field(alias="尚欠")


class DebtBlock(Context):
    """一笔债务的明细."""

    kind: str = Field(alias="种类", examples=["借款", "信用卡", "执行依据"])
    number: str = Field(alias="序号")
    debt: str = Field(alias="借据号")
    contract: str = Field(alias="合同编号")
    lent: str = Field(alias="发放金额")
    rate: str = Field(alias="利率")
    penalty: str = Field(alias="罚息利率")
    called: str = Field(alias="提前到期日")
    groups: tuple[Group, ...] = Field(alias="计算")
    payments: tuple[PaymentRow, ...] = Field(alias="还款")
    balance: tuple[BalanceRow, ...] = Field(alias="结算")
    total: str = Field(alias="合计")


class Statement(Context):
    """债权计算明细的全部内容."""

    creditor: str = Field(alias="债权人")
    debtors: str = Field(alias="债务人")
    case_number: str = Field(alias="案件编号")
    cutoff: str = Field(alias="截止日")
    next_day: str = Field(alias="次日")
    order: str = Field(alias="抵充顺序")
    debts: tuple[DebtBlock, ...] = Field(alias="债务")
    costs: tuple[LineRow, ...] = Field(alias="其他费用")
    owed: tuple[BalanceRow, ...] = Field(alias="汇总")
    total: str = Field(alias="合计")
    year: str = Field(
        alias="一年天数说明", description="执行依据没有写明一年天数时，所用天数的来源；其他情况为空"
    )
    notes: tuple[str, ...] = Field(alias="附注")


def statement(dossier: Dossier) -> Statement:
    """Return the statement of account; its figures are the ledger's own."""
    arrears, case = dossier.arrears, dossier.case
    debts = tuple(_debt(dossier, n, debt) for n, debt in enumerate(arrears.debts, 1))
    known = {debt.debt for debt in arrears.debts}
    loose = [line for line in arrears.lines if line.debt not in known or line.since > dossier.cutoff_on]
    return Statement.of(
        creditor=case.creditor.name,
        debtors="、".join(d.name for d in case.debtors),
        case_number=case.number,
        cutoff=day(dossier.cutoff_on),
        next_day=day(dossier.next_day),
        order=_order(dossier),
        debts=debts,
        costs=tuple(_line(dossier, line) for line in loose),
        owed=_balance(arrears.owed),
        total=yuan(arrears.owed.total),
        year=_year(dossier),
        notes=arrears.notes,
    )


def must_say(context: Statement) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: the total and every component owed."""
    sums = [row.owed for row in context.owed] + [context.total]
    sums += [group.subtotal for debt in context.debts for group in debt.groups]
    return (*sums, context.cutoff, context.creditor, context.case_number)


def _order(dossier: Dossier) -> str:
    case = dossier.case
    parts = [debt.charged for debt in dossier.arrears.debts]
    charged = {b for b in Bucket if any(getattr(part, COMPONENT[b].value) for part in parts)}
    terms = [(loan.allocation, loan.title) for loan in case.loans]
    terms += [(card.allocation, card.agreement) for card in case.cards]
    if case.stage is Stage.ENFORCEMENT:
        terms = terms[:1]
    texts = []
    for term, title in terms:
        source = f"按《{title}》{term.clause}约定" if term.agreed else "合同未另行约定"
        order = [b.label for b in complete(term.order) if b in term.order or b in charged]
        texts.append(f"{source}，{term.by.label}，" + "→".join(order))
    return "；".join(dict.fromkeys(texts))


def _year(dossier: Dossier) -> str:
    """Return where the days of a year come from which the instruments do not name (R-INT-3)."""
    case = dossier.case
    if case.stage is not Stage.ENFORCEMENT or all(names_day_count(each) for each in case.judgments):
        return ""
    used = {item.day_count for each in case.judgments for item in each.items if item.further_percent}
    agreed = [loan for loan in case.loans if used == {loan.day_count}]
    if not agreed:
        return ""
    titles = listed(f"《{loan.title}》（编号{loan.number}）" for loan in agreed)
    return f"执行依据没有写明一年的天数，按{titles}约定的一年{agreed[0].day_count}天计算"


def _debt(dossier: Dossier, number: int, debt: DebtArrears) -> DebtBlock:
    arrears = dossier.arrears
    lines = [x for x in arrears.lines if x.debt == debt.debt and x.since <= dossier.cutoff_on]
    unit = "日利率" if debt.daily else "年利率"
    instrument = dossier.case.stage is Stage.ENFORCEMENT
    return DebtBlock.of(
        kind="执行依据" if instrument else ("信用卡" if debt.daily else "借款"),
        number=str(number),
        debt=debt.debt,
        contract=debt.contract,
        lent=yuan(debt.lent),
        rate=unit + percent(debt.rate_percent),
        penalty=f"年利率{percent(debt.penalty_percent)}" if debt.penalty_percent is not None else "",
        called=day(debt.called_on) if debt.called_on else "",
        groups=tuple(g for c in ORDER if (g := _group(dossier, c, [x for x in lines if x.component is c]))),
        payments=tuple(_payment(a) for a in arrears.allocations if a.debt == debt.debt),
        balance=_balance(debt.owed, debt.charged, debt.paid),
        total=yuan(debt.owed.total),
    )


def _group(dossier: Dossier, component: Component, lines: list[Line]) -> Group | None:
    if not lines:
        return None
    subtotal = sum((line.amount for line in lines), Decimal("0.00"))
    rows = tuple(_line(dossier, line) for line in lines)
    return Group.of(component=component.label, rows=rows, subtotal=yuan(subtotal))


def _line(dossier: Dossier, line: Line) -> LineRow:
    source = exhibits(dossier.bundle, (line.proof,)) if line.proof else ""
    return LineRow.of(
        label=line.label + (f"（{source}）" if source else ""),
        since=str(line.since),
        to=str(line.to) if line.base is not None else "",
        base=yuan(line.base) if line.base is not None else "",
        rate=percent(line.rate_percent) if line.rate_percent is not None else "",
        days=str(line.days) if line.base is not None else "",
        basis="日利率" if line.daily else str(line.basis or ""),
        amount=yuan(line.amount),
    )


def _payment(row: Allocation) -> PaymentRow:
    a = row.applied
    values = {
        "costs": a.costs,
        "interest": a.interest,
        "penalty": a.penalty,
        "compound": a.compound,
        "other": a.damages + a.fees,
        "doubled": a.doubled,
        "principal": a.principal,
    }
    return PaymentRow.of(
        day=str(row.on),
        id=row.repayment,
        amount=yuan(row.amount),
        note=row.note or (f"未抵充{yuan(row.unapplied)}" if row.unapplied else ""),
        **{name: yuan(value) if value else "" for name, value in values.items()},
    )


def _balance(
    owed: Totals, charged: Totals | None = None, paid: Totals | None = None
) -> tuple[BalanceRow, ...]:
    rows = []
    for component in ORDER:
        name = component.value
        due, got = (getattr(t, name) if t else Decimal(0) for t in (charged, paid))
        if due or got or getattr(owed, name):
            rows.append(
                BalanceRow.of(
                    component=component.label,
                    charged=yuan(due) if charged else "",
                    paid=yuan(got) if paid else "",
                    owed=yuan(getattr(owed, name)),
                )
            )
    return tuple(rows)
