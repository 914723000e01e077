"""立案前评估 in short: the courts to choose from, what it costs, which ways there are, what may come back."""

from collections.abc import Mapping
from decimal import Decimal
from html import escape

import streamlit as st

from legal_docs.drafting.report_parts import names
from legal_docs.drafting.words import yuan
from legal_docs.model.assessment import Assessment, CourtOption, Route
from legal_docs.model.findings import Findings
from legal_docs.web.parts import papers
from legal_docs.web.parts.plainly import plain

_ADVISED = "✓ 建议："
"""Stands before what is advised among several."""


def show(found: Findings) -> None:
    """Show the courts and the assessment."""
    st.subheader("管辖法院", anchor=False)
    if found.courts:
        papers.table(("法院", "连结点", "理由"), [_court(each) for each in found.courts])
    else:
        st.info("资料不足，不能确定有管辖权的法院。请补充合同约定和住所地。")
    if found.assessment is not None:
        st.subheader("立案前评估", anchor=False)
        _assessment(found.assessment)


def _court(found: CourtOption) -> list[str]:
    """Return the cells of a court as HTML: which and where, why it is competent, what speaks against it."""
    first = f"{_ADVISED if found.preferred else ''}{escape(found.court or '待定')}"
    notes = {"依据": names(found.articles), "不利之处": "；".join(found.against)}
    return [_with(first, {"地点": found.place}), escape(found.ground), _with(escape(found.why), notes)]


def _with(html: str, notes: Mapping[str, str]) -> str:
    """Return the words with smaller lines below them; empty ones are left out."""
    lines = [f"<br><small>{title}：{escape(said)}</small>" for title, said in notes.items() if said]
    return html + "".join(lines)


def _assessment(found: Assessment) -> None:
    facts = {
        "请求金额（元）": yuan(found.claim),
        "预计回收（元）": f"{yuan(found.recovery_low)} 至 {yuan(found.recovery_high)}",
        "风险等级": f"{found.risk.risk.label}（第{found.risk.priority}顺位）" if found.risk else "未评估",
    }
    for column, (label, words) in zip(st.columns(len(facts)), facts.items(), strict=True):
        column.caption(label)
        column.markdown(f"**{words}**")
    costs = [
        {
            "费用": each.label,
            "金额（元）": _sum(each.amount),
            "预交": "是" if each.prepaid else "否",
            "说明": each.note,
        }
        for each in found.costs
    ]
    with st.expander("费用"):
        papers.wrapped(costs, empty="没有可以列出的费用。")
    with st.expander("可选程序"):
        papers.table(("程序", "能否适用", "费用（元）", "理由"), [_route(each) for each in found.routes])
    for note in (*found.outlook, *found.notes):
        st.caption(plain(note))


def _route(found: Route) -> list[str]:
    name = f"{_ADVISED if found.suggested else ''}{escape(found.label)}"
    why = _with(escape("；".join(found.reasons)), {"不利之处": "；".join(found.against)})
    return [name, escape(found.fit.label), _sum(found.fee), why]


def _sum(amount: Decimal | None) -> str:
    return "未知" if amount is None else yuan(amount)
