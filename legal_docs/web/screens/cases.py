"""案件: the finished cases by deadline, one case's periods, its files to download."""

from datetime import date
from typing import Any

import streamlit as st

from legal_docs.drafting.words import yuan
from legal_docs.model.casefile import Cause
from legal_docs.model.finding import PeriodKind
from legal_docs.model.run import RunRecord
from legal_docs.services.browse import Folder, latest_runs, open_folder
from legal_docs.services.wiring import Wiring


def show(wiring: Wiring) -> None:
    """Show the screen."""
    st.title("案件")
    records = latest_runs(wiring)
    if not records:
        st.info("还没有处理过案件。请在命令行运行 `./run demo`，或 `legal-docs run 案件文件 --on 日期`。")
        return
    st.dataframe([_row(r, wiring.today()) for r in records], hide_index=True, width="stretch")
    number = st.selectbox("查看案件", [r.case_number for r in records])
    _case(next(r for r in records if r.case_number == number))


def days_left(act_by: date | None, today: date) -> str:
    """Return how far the day to act on is, in words."""
    if act_by is None:
        return "无进行中的期间"
    left = (act_by - today).days
    return f"还有{left}天" if left >= 0 else f"已过{-left}天"


def _row(record: RunRecord, today: date) -> dict[str, Any]:
    return {
        "案件编号": record.case_number,
        "案由": Cause(record.cause).label,
        "结果": record.status.label,
        "欠款（元）": yuan(record.owed) if record.folder else "",
        "计算截止日": str(record.cutoff_on),
        "最早行动日": str(record.earliest_act_by or ""),
        "距行动日": days_left(record.earliest_act_by, today) if record.folder else "",
        "错误": record.errors,
        "提醒": record.warnings,
    }


def _case(record: RunRecord) -> None:
    folder = open_folder(record)
    if folder is None:
        st.warning(
            "这件案件没有可用的输出：上次运行未完成，或输出文件夹已移走、已重新生成。请重新运行该案件。"
        )
        return
    if folder.changed:
        st.error("以下文件在生成后被改动或丢失，请勿提交：" + "、".join(folder.changed))
    _periods(folder, record.on)
    _files(folder)


def _periods(folder: Folder, on: date) -> None:
    st.subheader("期间")
    st.caption(f"状态按审查日 {on} 计算；是否超过时效由债务人抗辩、法院认定。")
    rows = [
        {
            "期间": PeriodKind(p["kind"]).label,
            "对象": p["subject"],
            "债务": p["debt"],
            "稳妥届满日": p["safe_last_day"] or "—",
            "法定届满日": p["statutory_last_day"] or "—",
            "行动日": p["act_by"] or "—",
            "状态": p["status"],
        }
        for p in folder.report.get("periods", [])
    ]
    st.dataframe(rows, hide_index=True, width="stretch")
    for warning in folder.report.get("warnings", []):
        st.caption("⚠ " + warning["sentence"])


def _files(folder: Folder) -> None:
    st.subheader("文件")
    columns = st.columns(3)
    for number, path in enumerate(folder.files):
        columns[number % 3].download_button(
            path.name, data=path.read_bytes, file_name=path.name, on_click="ignore", key=path.name
        )
