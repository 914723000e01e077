"""欠款: what is owed at the end of a chosen day, each line with its base, rate and days."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from legal_docs.drafting.words import yuan
from legal_docs.model.arrears import ZERO, Allocation, Arrears, Component, DebtArrears, Line, Totals
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.checking import debt_on
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import columns, listing
from legal_docs.web.parts.plainly import plain

_OF_DEBT = ("债务", "合计（元）", "本金（元）", "利息（元）", "罚息（元）", "复利（元）")
_OF_LINE = ("债务", "项目", "内容", "金额（元）", "起（不含）", "止（含）", "天数")
_OF_LINE_ALONE = ("利率", "基数（元）")
_OF_PAYMENT = ("日期", "还款", "债务", "金额（元）", "未抵充（元）")
"""The columns one reads first; those of a line alone, where no column of debts takes room."""


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    on: date = left.date_input(
        "计算到哪一天（含当日）", desk.today(), format="YYYY-MM-DD", key=f"debt_on_{record.id}"
    )
    if on > desk.today():
        right.info("这一天还没有到：按此后不再还款推算。", icon="ℹ️")
    owed = debt_on(desk, record.id, on)
    _totals(owed)
    for alert in owed.alerts:
        st.warning(plain(alert), icon=":material/warning:")
    st.subheader("各笔债务", anchor=False)
    parts = _present(each.owed for each in owed.debts)
    rows = [_debt(each, parts) for each in owed.debts]
    _shown(rows, _OF_DEBT, "没有债务。请在“当事人与合同”中补充合同和借据。")
    st.subheader("计算过程", anchor=False)
    lines = [_line(each) for each in owed.lines]
    _shown(lines, _OF_LINE, "到这一天为止没有可以计算的金额。", alone=_OF_LINE_ALONE)
    with st.expander(f"还款抵充（{len(owed.allocations)}笔）"):
        parts = _present(each.applied for each in owed.allocations)
        rows = [_allocation(each, parts) for each in owed.allocations]
        _shown(rows, _OF_PAYMENT, "到这一天为止没有还款。")
    _notes(owed)


def _shown(rows: list[dict[str, Any]], lead: Sequence[str], empty: str, *, alone: Sequence[str] = ()) -> None:
    """Show a table with the columns of `lead` in sight; a debt that stands in every row is told once.

    Then its column is left out, and those of `alone` are in sight too.
    """
    debts = {row["债务"] for row in rows}
    if len(rows) > 1 and len(debts) == 1:
        st.caption(plain(f"债务：{rows[0]['债务']}"))
        rows = [{header: cell for header, cell in row.items() if header != "债务"} for row in rows]
        lead = (*(header for header in lead if header != "债务"), *alone)
    listing.plain(rows, empty=empty, config=columns.fitted(rows, lead))


def _totals(owed: Arrears) -> None:
    parts = [(each.label, getattr(owed.owed, each.value)) for each in Component]
    shown = [("合计", owed.owed.total), *((label, sum) for label, sum in parts if sum)]
    columns = st.columns(4)
    for n, (label, amount) in enumerate(shown):
        columns[n % 4].metric(f"{label}（元）", yuan(amount))


def _debt(found: DebtArrears, parts: list[Component]) -> dict[str, Any]:
    return {
        "债务": found.debt,
        "合计（元）": yuan(found.owed.total),
        **{f"{part.label}（元）": yuan(getattr(found.owed, part.value)) for part in parts},
        "逾期起": str(found.overdue_since or "—"),
        "利率": _rate(found.rate_percent, daily=found.daily),
        "合同": found.contract,
        "发放（元）": yuan(found.lent),
        "未到期本金（元）": yuan(found.not_yet_due),
    }


def _line(found: Line) -> dict[str, Any]:
    return {
        "债务": found.debt,
        "项目": found.component.label,
        "内容": found.label,
        "金额（元）": yuan(found.amount),
        "起（不含）": str(found.since),
        "止（含）": str(found.to),
        "天数": str(found.days or ""),
        "利率": _rate(found.rate_percent, daily=found.daily),
        "基数（元）": "" if found.base is None else yuan(found.base),
        "年天数": str(found.basis or ""),
    }


def _allocation(found: Allocation, parts: list[Component]) -> dict[str, Any]:
    return {
        "日期": str(found.on),
        "还款": found.repayment,
        "债务": found.debt,
        "金额（元）": yuan(found.amount),
        **{f"抵{part.label}": yuan(getattr(found.applied, part.value)) for part in parts},
        "未抵充（元）": yuan(found.unapplied),
        "说明": found.note,
    }


def _present(found: Iterable[Totals]) -> list[Component]:
    """Return the components that are not nothing in every row, in their order."""
    rows = list(found)
    return [part for part in Component if any(getattr(each, part.value) != ZERO for each in rows)]


def _rate(percent: Decimal | None, *, daily: bool) -> str:
    if percent is None:
        return ""
    return f"{'日' if daily else '年'}{percent.normalize():f}%"


def _notes(owed: Arrears) -> None:
    if owed.reconciliations:
        rows = [
            {
                "日期": str(each.on),
                "债务": each.debt,
                "项目": each.component,
                "本系统（元）": yuan(each.ours),
                "银行系统（元）": yuan(each.bank),
                "差额（元）": yuan(each.difference),
                "说明": each.explanation,
            }
            for each in owed.reconciliations
        ]
        with st.expander(
            "与银行系统核对", expanded=any(not e.explained and e.difference for e in owed.reconciliations)
        ):
            st.dataframe(rows, hide_index=True, width="stretch")
    for note in owed.notes:
        st.caption(plain(note))
