"""立案前评估 in short: the courts to choose from, what it costs, which ways there are, what may come back."""

from decimal import Decimal
from typing import Any

import streamlit as st

from legal_docs.drafting.report_parts import names
from legal_docs.drafting.words import yuan
from legal_docs.model.assessment import Assessment
from legal_docs.model.findings import Findings
from legal_docs.web.parts import listing
from legal_docs.web.parts.plainly import plain


def show(found: Findings) -> None:
    """Show the courts and the assessment."""
    st.subheader("管辖法院", anchor=False)
    listing.plain(_courts(found), empty="资料不足，不能确定有管辖权的法院。请补充合同约定和住所地。")
    if found.assessment is not None:
        st.subheader("立案前评估", anchor=False)
        _assessment(found.assessment)


def _courts(found: Findings) -> list[dict[str, Any]]:
    return [
        {
            "建议": "✓" if each.preferred else "",
            "地点": each.place,
            "法院": each.court or "待定",
            "连结点": each.ground,
            "理由": each.why,
            "依据": names(each.articles),
            "不利之处": "；".join(each.against),
        }
        for each in found.courts
    ]


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
    routes = [
        {
            "建议": "✓" if each.suggested else "",
            "程序": each.label,
            "能否适用": each.fit.label,
            "费用（元）": _sum(each.fee),
            "理由": "；".join(each.reasons),
            "不利之处": "；".join(each.against),
        }
        for each in found.routes
    ]
    for title, rows in (("费用", costs), ("可选程序", routes)):
        with st.expander(title):
            listing.plain(rows, empty="没有可以列出的内容。")
    for note in (*found.outlook, *found.notes):
        st.caption(plain(note))


def _sum(amount: Decimal | None) -> str:
    return "未知" if amount is None else yuan(amount)
