"""审查: the check of a case on a day: what to do, the periods drawn, each step with articles and proofs."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Literal

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.drafting.report_parts import names
from legal_docs.law.timeline import Act
from legal_docs.model.finding import Grade, PeriodFinding, Step
from legal_docs.model.point import Level, Point
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import checking, recounting
from legal_docs.services.desk.checking import Checked
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import days, papers, periods, saying, told
from legal_docs.web.parts.plainly import exhibits_of, plain
from legal_docs.web.screens.case import weighing

_ACTS = ("最迟行动日", "要做的事", "文书", "为了")
MOST = 10
"""So many acts are shown at once; the rest stand behind a click."""
_LEVELS = {
    Level.STOP: ("red", "● 立案前必须解决"),
    Level.CHECK: ("orange", "◐ 须由经办人核对"),
    Level.NOTE: ("gray", "○ 说明"),
}


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    on = _head(desk, record)
    found = checking.look(desk, record.id, on=on)
    _standing(record)
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
    """Show the way to make the check; return the day that was chosen."""
    saying.said(f"check_{record.id}")
    left, right_ = st.columns([1, 2], vertical_alignment="bottom")
    on: date = left.date_input("审查日", desk.today(), format="YYYY-MM-DD", key=f"check_on_{record.id}")
    with right_:
        _button(desk, record, on)
    return on


def _standing(record: CaseRecord) -> None:
    """Show how the check of the case stands."""
    if recounting.wants_check(record):
        st.warning("参数表更新后，欠款或者期间的结论有变化，请重新审查。", icon=":material/warning:")
    elif record.checked_version == record.version:
        st.caption(f"资料第{record.version}版已审查。")
    elif record.checked_version:
        st.warning(
            f"第{record.checked_version}版审查之后资料有改动（现为第{record.version}版），请重新审查。",
            icon=":material/warning:",
        )
    else:
        st.info("案件还没有审查。下面是按现有资料计算的结果，核对后请点击“审查并登记”。", icon="ℹ️")


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
    rows = [_act(each, found.findings.on) for each in found.acts]
    if not rows:
        st.info("按现有资料没有需要立即采取的行动。")
        return
    papers.table(_ACTS, rows[:MOST])
    if len(rows) > MOST:
        with st.expander(f"其余{len(rows) - MOST}项"):
            papers.table(_ACTS, rows[MOST:])


def _act(each: Act, on: date) -> list[str]:
    """Return the cells of an act as HTML: by when, what with its articles, which paper, for whom."""
    left = days.left(each.by, on).text if each.by else "● 尽快"
    law = f"<br><small>依据：{escape(names(each.articles))}</small>" if each.articles else ""
    return [
        f'<span class="short">{escape(left)}<br><small>{each.by or ""}</small></span>',
        f"{escape(each.act)}{law}",
        escape(each.paper),
        escape("；".join(each.wanted_for)),
    ]


def _periods(found: Checked, on: date) -> None:
    """Show the reasoning of each period; the debts of one person that run alike stand together."""
    st.subheader("各期间的推理", anchor=False)
    for title, alike in _together(found.findings.periods, on).items():
        with st.expander(f"{title}{_debts(alike)}"):
            for each in alike:
                if len(alike) > 1:
                    st.markdown(f"**{plain(each.debt)}**")
                _reasoning(each, found)
    for step in found.findings.warnings:
        st.markdown(f":material/warning: {_sentence(step, found)}")


def _together(found: Iterable[PeriodFinding], on: date) -> dict[str, list[PeriodFinding]]:
    groups: dict[str, list[PeriodFinding]] = {}
    for each in found:
        groups.setdefault(_title(each, on), []).append(each)
    return groups


def _title(period: PeriodFinding, on: date) -> str:
    who = " · ".join(filter(None, (period.kind.label, period.subject)))
    if not period.running and period.reason != "suspended":
        return f"{plain(who)}　:gray[未进行]"
    left = days.left(period.safe_last_day, on)
    return f"{plain(who)}　:{left.tone}[{plain(left.text)}]"


def _debts(alike: list[PeriodFinding]) -> str:
    named = [period.debt for period in alike if period.debt]
    return f"　{plain(named[0])}" if len(named) == 1 else f"　{len(named)}笔债务" if named else ""


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
