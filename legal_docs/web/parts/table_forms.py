"""The usual act by a form: a new year of holidays, a new publication of the LPR."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import entering, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered
from legal_docs.web.parts.table_versions import changes, kept
from legal_docs.web.parts.told import telling

_CHECK = "核对改动"
_LONGEST = 300
_ROUND = "tables_form_round_{}"


def rate(desk: Desk, awaited: date) -> None:
    """Show the form of one publication of the LPR; `awaited` is the day of the next one."""
    with st.form("tables_form_lpr", border=False):
        first, second, third = st.columns(3)
        likely = min(awaited, desk.today())
        day = first.date_input("公布日 *", likely, format="YYYY-MM-DD", key=_key("lpr", f"day_{likely}"))
        one = second.text_input("一年期（%）*", key=_key("lpr", "one"), placeholder="3.00", max_chars=10)
        five = third.text_input("五年期以上（%）*", key=_key("lpr", "five"), placeholder="3.50", max_chars=10)
        source = _source("lpr", "全国银行间同业拆借中心2026年10月20日公告")
        asked = st.form_submit_button(_CHECK)
    _checked(
        desk,
        SupplyKind.LPR,
        lambda: entering.rate(desk, published_on=day, one_year=one, five_years=five, source=source),
        asked=asked,
    )


def holidays(desk: Desk, next_year: int) -> None:
    """Show the form of one year of holidays; `next_year` is the first that is not known yet."""
    with st.form("tables_form_holidays", border=False):
        year = st.number_input("年度 *", 2004, 2099, next_year, key=_key("holidays", f"year_{next_year}"))
        rest = st.text_area(
            "放假日期 *",
            key=_key("holidays", "rest"),
            placeholder=f"{next_year}-01-01至{next_year}-01-03、{next_year}-02-05至{next_year}-02-11",
            help="照通知写全一年；每段写起止日期，用“至”连接，各段用“、”隔开。元旦连着的上一年最后几天也写在这里。",
        )
        work = st.text_input(
            "上班的周六、周日",
            key=_key("holidays", "work"),
            placeholder=f"{next_year}-02-14、{next_year}-02-20",
        )
        source = _source("holidays", "国务院办公厅关于部分节假日安排的通知及其文号")
        asked = st.form_submit_button(_CHECK)
    _checked(
        desk,
        SupplyKind.HOLIDAYS,
        lambda: entering.holidays(desk, year=int(year), rest=rest, work=work, source=source),
        asked=asked,
    )


def _key(kind: str, field: str) -> str:
    """Return the key of a field; each form that was kept is followed by an empty one."""
    return f"tables_{kind}_{field}_{st.session_state.get(_ROUND.format(kind), 0)}"


def _source(kind: str, example: str) -> str:
    return st.text_input("来源 *", key=_key(kind, "source"), max_chars=_LONGEST, placeholder=example)


def _checked(desk: Desk, kind: SupplyKind, enter: Callable[[], Entered], *, asked: bool) -> None:
    """Show what was entered beside what counts now, and the way to keep it."""
    key = f"tables_entered_{kind}"
    if asked:
        st.session_state.pop(key, None)
        with telling():
            entered = enter()
            tables.compare(desk, kind, "", entered.data)
            st.session_state[key] = entered, st.session_state[_key(kind, "source")].strip()
    if key not in st.session_state:
        st.caption("核对改动后再保存为新版本；保存后仍须启用才生效。")
        return
    entered, source = st.session_state[key]
    if entered.before:
        st.caption(f"在第{entered.before}版的基础上增加，同一期以新填写的为准。")
    changes(tables.compare(desk, kind, entered.name, entered.data), "新版本共")
    if st.button("保存为新版本", type="primary", key=f"tables_enter_{kind}"):
        made = tables.upload(desk, kind, entered.name, entered.data, source)
        del st.session_state[key]
        st.session_state[_ROUND.format(kind)] = st.session_state.get(_ROUND.format(kind), 0) + 1
        kept(made)
