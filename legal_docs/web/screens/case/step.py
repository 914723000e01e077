"""The next step of a case: its day, what it needs to be told, what it enters into the case file."""

from dataclasses import replace
from datetime import date

import streamlit as st

from legal_docs.drafting.words import yuan
from legal_docs.model.contact import EndedBy
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import moving
from legal_docs.services.desk.court_entry import Particulars
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.moving import Way
from legal_docs.web.parts import court_entry, days, saying, sums
from legal_docs.web.parts.told import telling

_DAYS = {
    Phase.FILED: "立案日期",
    Phase.HEARD: "开庭日期",
    Phase.JUDGED: "判决日期",
    Phase.MEDIATED: "调解日期",
    Phase.EFFECTIVE: "生效日期",
    Phase.ENFORCEMENT: "申请执行日期",
    Phase.CLOSED: "结案日期",
}
RECOVERED = "已回收金额"
_RECOVERED_HELP = "截至结案实际收回的金额，计入看板的回收率；没有收回的填0，不填的保留已登记的金额"
_SUED_HELP = "法院收到起诉状（申请书）的日期，诉讼时效自该日中断；与立案日期相同或者不知道的，不填"


def show(desk: Desk, record: CaseRecord, ways: list[Way]) -> None:
    """Show the steps that are entered by hand; without any, say so."""
    if not ways:
        st.info(f"案件现在是“{record.phase.label}”，没有可以直接登记的下一步。", icon="ℹ️")
        return
    key = f"progress_{record.id}_{record.phase.value}"
    labels = {way.after.label: way for way in ways}
    way = labels[st.selectbox("转为", list(labels), key=f"{key}_to")]
    for sentence in way.hindrances:
        st.warning(sentence, icon=":material/warning:")
    with st.container(border=True):
        _step(desk, record, way, f"{key}_{way.after.value}")


def _step(desk: Desk, record: CaseRecord, way: Way, key: str) -> None:
    on = _day(desk, way, key)
    docket = _docket(key) if way.needs_docket else ""
    told = _told(way, key)
    recovered = _recovered(record, key) if way.after is Phase.CLOSED else ""
    label = "理由" if way.needs_reason else "说明（可不填）"
    reason = st.text_area(label, max_chars=500, height=80, key=f"{key}_reason")
    with telling():
        found = moving.to_enter(desk, record.id, way.after, on=on, docket=docket, told=told)
        told = replace(told, differing=court_entry.show(found, key=key))
    if st.button("登记", type="primary", disabled=bool(way.hindrances), key=f"{key}_save"):
        with telling():
            back = sums.typed(recovered, RECOVERED)
            moved = moving.move(
                desk,
                record.id,
                way.after,
                on=on,
                reason=reason,
                docket=docket,
                told=told,
                recovered=back,
                seen=record.version,
            )
            more = "案件资料已登记，期间和期限已重新计算。" if moved.version != record.version else ""
            more += f"已回收金额为{yuan(back)}元。" if back is not None else ""
            saying.say(f"progress_{record.id}", f"案件已转为“{way.after.label}”。{more}")


def _day(desk: Desk, way: Way, key: str) -> date:
    label, today = _DAYS.get(way.after, "日期"), desk.today()
    given: date = st.date_input(
        label, today, min_value=days.FIRST, max_value=days.LAST, format="YYYY-MM-DD", key=f"{key}_on"
    )
    return given


def _docket(key: str) -> str:
    return st.text_input(
        "法院案号", max_chars=100, key=f"{key}_docket", placeholder="（2026）某0106民初123号"
    )


def _recovered(record: CaseRecord, key: str) -> str:
    known = "" if record.recovered is None else str(record.recovered)
    return st.text_input(
        f"{RECOVERED}（元，可不填）", known, max_chars=20, key=f"{key}_recovered", help=_RECOVERED_HELP
    )


def _told(way: Way, key: str) -> Particulars:
    """Return what is told of the step beside its day."""
    if way.after is Phase.FILED:
        sued: date | None = st.date_input(
            "起诉日期（可不填）",
            None,
            min_value=days.FIRST,
            max_value=days.LAST,
            format="YYYY-MM-DD",
            key=f"{key}_sued",
            help=_SUED_HELP,
        )
        return Particulars(sued_on=sued)
    if way.after is Phase.EFFECTIVE:
        number = st.text_input("裁判文书号（可不填）", max_chars=100, key=f"{key}_number")
        court = st.text_input("作出法院（不填为受诉法院）", max_chars=100, key=f"{key}_court")
        part = st.text_area("主文（可不填）", max_chars=5000, height=120, key=f"{key}_operative")
        within: int | None = st.number_input(
            "履行期限（生效之日起几日内，主文没有写明的不填）", 1, 3650, None, key=f"{key}_within"
        )
        return Particulars(
            number=number.strip(), court=court.strip(), operative_part=part.strip(), performance_days=within
        )
    return Particulars(ended_by=_ended(way, key) if way.ends else None)


def _ended(way: Way, key: str) -> EndedBy | None:
    return st.selectbox(
        "程序如何终结",
        list(way.ends),
        index=None,
        format_func=lambda each: each.label,
        key=f"{key}_ended",
        placeholder="请选择，登记到案件资料",
    )
