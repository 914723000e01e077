"""Which columns of a table stand first and how wide they are, so that what matters fits a narrow window."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

ROOM = 660
"""Pixels a table has beside its boxes in a window of 1024."""
_LEAST = 60
_PADDING = 20
_WIDE, _NARROW = 14, 8
"""Pixels of a Chinese sign and of a Latin one."""
_LAST_LATIN = "\u02ff"

LEAD: Mapping[str, tuple[str, ...]] = {
    "案件": ("案由", "办理阶段", "受诉法院", "计算截止日"),
    "移交情况": ("移交日期", "还款意愿", "违约原因", "移交说明"),
    "当事人": ("角色", "姓名或名称", "联系电话", "证件号码", "经常居住地"),
    "借款": ("合同编号", "借据编号", "放款金额", "放款日", "到期日", "年利率%"),
    "还款计划": ("借据编号", "期次", "应还日", "应还本金", "应还利息"),
    "信用卡": ("卡号", "持卡人", "开卡日期", "信用额度", "日利率%"),
    "账单": ("卡号", "账单日", "到期还款日", "本期还款", "本期余额", "最低还款额"),
    "还款流水": ("流水号", "还款日", "金额", "类型", "所还债务", "付款人"),
    "余额": ("余额日", "所涉债务", "合计", "本金", "利息", "罚息"),
    "费用": ("费用种类", "金额", "发生日期", "所涉债务", "主张依据"),
    "担保": ("担保类型", "担保人", "合同编号", "保证方式", "担保物", "登记状态"),
    "催收记录": ("催收日期", "联系方式", "催收对象", "送达情况", "是否要求还款", "结果"),
    "财产线索": ("权利人", "财产种类", "财产描述", "估值", "线索来源"),
    "程序": ("类别", "当事人", "事件种类", "事件日期", "文书案号", "保全到期日"),
    "判项": ("文书案号", "款项种类", "金额", "履行日期", "后续年利率%"),
    "证据": ("证据名称", "文件", "证据种类", "证明目的"),
}
"""The columns of a sheet of the case that one reads first."""


def ordered(sheet: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a sheet with the columns first that one reads first."""
    lead = LEAD.get(sheet, ())
    return [
        {
            header: row[header]
            for header in (*(h for h in lead if h in row), *(h for h in row if h not in lead))
        }
        for row in rows
    ]


def fitted(rows: Sequence[Mapping[str, Any]], lead: Sequence[str], *, beside: int = 0) -> dict[str, Any]:
    """Return widths with which the columns of `lead` fit into ROOM: the widest of them give way.

    `beside` are the pixels that other columns before them take. A column that fits anyhow is not named.
    """
    first = [header for header in lead if rows and header in rows[0]]
    widths = {header: max(_long(header), *(_long(str(row[header])) for row in rows)) for header in first}
    most = _share(sorted(widths.values()), ROOM - beside)
    return {h: st.column_config.Column(width=most) for h, width in widths.items() if width > most}


def _long(text: str) -> int:
    return _PADDING + sum(_NARROW if sign <= _LAST_LATIN else _WIDE for sign in text)


def _share(widths: Sequence[int], room: int) -> int:
    """Return the width above which columns, the narrow first, give way, so that all of them fit."""
    most = room
    for taken, width in enumerate(widths):
        most = max(room // (len(widths) - taken), _LEAST)
        if width > most:
            return most
        room -= width
    return max(most, *widths, _LEAST)
