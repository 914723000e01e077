"""审查: the check of a case on a day: what to do, the periods drawn, each step with articles and proofs."""

from datetime import date
from typing import Literal

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.drafting.report_parts import names
from legal_docs.model.finding import Grade, PeriodFinding, Step
from legal_docs.model.point import Level, Point
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import checking
from legal_docs.services.desk.checking import Checked
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import days, listing, periods, saying, told
from legal_docs.web.parts.plainly import exhibits_of, plain
from legal_docs.web.screens.case import weighing

_LEVELS = {
    Level.STOP: ("red", "● 立案前必须解决"),
    Level.CHECK: ("orange", "◐ 须由经办人核对"),
    Level.NOTE: ("gray", "○ 说明"),
}


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    on = _head(desk, record)
    found = checking.look(desk, record.id, on=on)
    if found.problems:
        with st.expander(f"资料检查提醒（{len(found.problems)}项）"):
            told.problems(found.problems)
    _acts(found)
    st.subheader("期间时间轴", anchor=False)
    periods.draw(found.lanes, on, key=f"lanes_{record.id}")
    _periods(found, on)
    _points(found)
    weighing.show(found.findings)


def _head(desk: Desk, record: CaseRecord) -> date:
    """Show how the check stands and the way to make it; return the day that was chosen."""
    saying.said(f"check_{record.id}")
    left, right_ = st.columns([1, 2], vertical_alignment="bottom")
    on: date = left.date_input("审查日", desk.today(), format="YYYY-MM-DD", key=f"check_on_{record.id}")
    with right_:
        _button(desk, record, on)
    if record.checked_version == record.version:
        st.caption(f"资料第{record.version}版已审查。")
    elif record.checked_version:
        st.warning(
            f"第{record.checked_version}版审查之后资料有改动（现为第{record.version}版），请重新审查。",
            icon=":material/warning:",
        )
    else:
        st.info("案件还没有审查。下面是按现有资料计算的结果，核对后请点击“审查并登记”。", icon="ℹ️")
    return on


def _button(desk: Desk, record: CaseRecord, on: date) -> None:
    if right(desk.who.role, Action.CHECK_CASE) is None:
        return
    is_today = on == desk.today()
    help = None if is_today else "审查日不是今天时只作试算；改回今天后可以登记"
    is_new = record.checked_version != record.version
    kind: Literal["primary", "secondary"] = "primary" if is_new else "secondary"
    key = f"check_do_{record.id}"
    if st.button("审查并登记", key=key, type=kind, disabled=not is_today, help=help):
        with told.telling():
            kept = checking.check(desk, record.id, on=on)
            saying.say(f"check_{record.id}", f"已登记对第{kept.record.version}版资料的审查。")


def _acts(found: Checked) -> None:
    st.subheader("下一步", anchor=False)
    rows = [
        {
            "距今": days.left(each.by, found.findings.on).text if each.by else "● 尽快",
            "最迟": str(each.by or "—"),
            "要做的事": each.act,
            "文书": each.paper,
            "依据": names(each.articles),
            "为了": "；".join(each.wanted_for),
        }
        for each in found.acts
    ]
    listing.plain(rows, empty="按现有资料没有需要立即采取的行动。")


def _periods(found: Checked, on: date) -> None:
    st.subheader("各期间的推理", anchor=False)
    for each in found.findings.periods:
        with st.expander(_title(each, on)):
            _reasoning(each, found)
    for step in found.findings.warnings:
        st.markdown(f":material/warning: {_sentence(step, found)}")


def _title(period: PeriodFinding, on: date) -> str:
    who = " · ".join(filter(None, (period.kind.label, period.subject, period.debt)))
    if not period.running and period.reason != "suspended":
        return f"{plain(who)}　:gray[未进行]"
    left = days.left(period.safe_last_day, on)
    return f"{plain(who)}　:{left.tone}[{plain(left.text)}]"


def _reasoning(period: PeriodFinding, found: Checked) -> None:
    safe, law = period.safe_last_day or "—", period.statutory_last_day or "—"
    act = period.act_by or "—"
    st.markdown(f"长度：{plain(period.length)}　最迟行动日：{act}　稳妥届满日：{safe}　法定届满日：{law}")
    lines = [f"{n}. {_sentence(step, found)}" for n, step in enumerate(period.steps, 1)]
    st.markdown("\n".join(lines))
    for step in period.warnings:
        st.markdown(f":material/warning: {_sentence(step, found)}")


def _sentence(step: Step, found: Checked) -> str:
    grade = "" if step.grade is Grade.SETTLED else f":orange[（{step.grade.label}）]"
    law = f"　:gray[〔{plain(names(step.articles))}〕]" if step.articles else ""
    proofs = exhibits_of(step.proofs, found.exhibits)
    return f"{plain(step.sentence)}{grade}{law}" + (f"　证据：{proofs}" if proofs else "")


def _points(found: Checked) -> None:
    st.subheader("要点", anchor=False)
    if not found.findings.points:
        st.info("按现有资料没有其他要点。")
    for level, (tone, title) in _LEVELS.items():
        points = [point for point in found.findings.points if point.level is level]
        if points:
            with st.expander(f":{tone}[{title}]（{len(points)}项）", expanded=level is Level.STOP):
                st.markdown("\n".join(f"- {_point(point, found)}" for point in points))


def _point(point: Point, found: Checked) -> str:
    who = "：".join(filter(None, (point.topic.label, point.subject)))
    step = Step(sentence=point.sentence, articles=point.articles, proofs=point.proofs, grade=point.grade)
    todo = "；".join(act.act for act in point.next_acts)
    return f"**{plain(who)}**　{_sentence(step, found)}" + (f"　→ {plain(todo)}" if todo else "")
