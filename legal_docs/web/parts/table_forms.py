"""The usual act by a form: a new year of holidays, a new publication of the LPR, a province's wage."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from legal_docs.law.bank_tables import Wage
from legal_docs.law.wage_rows import key
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import entering, entering_wages, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.table_versions import changes, kept
from legal_docs.web.parts.told import telling

CHECK = "核对改动"
"""The button that shows what a form changes before anything is kept."""
_LONGEST = 300
_FIRST = date(2012, 1, 1)
"""Before it no wage was published that still counts."""
_ROUND = "tables_form_round_{}"


def rate(desk: Desk, awaited: date) -> None:
    """Show the form of one publication of the LPR; `awaited` is the day of the next one."""
    with st.form("tables_form_lpr", border=False):
        first, second, third = st.columns(3)
        likely = min(awaited, desk.today())
        day = first.date_input("公布日 *", likely, format="YYYY-MM-DD", key=field_key("lpr", f"day_{likely}"))
        one = second.text_input("一年期（%）*", key=field_key("lpr", "one"), placeholder="3.00", max_chars=10)
        five = third.text_input(
            "五年期以上（%）*", key=field_key("lpr", "five"), placeholder="3.50", max_chars=10
        )
        source = _source("lpr", "全国银行间同业拆借中心2026年10月20日公告")
        asked = st.form_submit_button(CHECK)
    checked(
        desk,
        SupplyKind.LPR,
        lambda: entering.rate(desk, published_on=day, one_year=one, five_years=five, source=source),
        asked=asked,
    )


def holidays(desk: Desk, next_year: int) -> None:
    """Show the form of one year of holidays; `next_year` is the first that is not known yet."""
    with st.form("tables_form_holidays", border=False):
        year = st.number_input(
            "年度 *", 2004, 2099, next_year, key=field_key("holidays", f"year_{next_year}")
        )
        rest = st.text_area(
            "放假日期 *",
            key=field_key("holidays", "rest"),
            placeholder=f"{next_year}-01-01至{next_year}-01-03、{next_year}-02-05至{next_year}-02-11",
            help="照通知写全一年；每段写起止日期，用“至”连接，各段用“、”隔开。元旦连着的上一年最后几天也写在这里。",
        )
        work = st.text_input(
            "上班的周六、周日",
            key=field_key("holidays", "work"),
            placeholder=f"{next_year}-02-14、{next_year}-02-20",
        )
        source = _source("holidays", "国务院办公厅关于部分节假日安排的通知及其文号")
        asked = st.form_submit_button(CHECK)
    checked(
        desk,
        SupplyKind.HOLIDAYS,
        lambda: entering.holidays(desk, year=int(year), rest=rest, work=work, source=source),
        asked=asked,
    )


def wages(desk: Desk) -> None:
    """Show the form of one average wage: a new one, or one of the own to be corrected or struck out."""
    own = {key(row): row for row in entering_wages.rows(desk)}
    chosen = st.selectbox(
        "填写哪一条",
        [None, *own],
        format_func=lambda each: "新增一条" if each is None else f"更正{each[0]}{each[1]}年度",
        key=field_key("wages", "chosen"),
    )
    row = own.get(chosen) if chosen else None
    with st.form(f"tables_form_wages_{chosen}", border=False):
        told = _wage_fields(desk, row)
        left, right, _ = st.columns([1, 1, 2])
        asked = left.form_submit_button(CHECK, width="stretch")
        strikes = bool(row) and right.form_submit_button("删去这一条", width="stretch")
    checked(
        desk,
        SupplyKind.WAGES,
        lambda: (
            entering_wages.without(desk, row.province, row.year)
            if row and strikes
            else entering_wages.wage(desk, **told, instead_of=chosen)
        ),
        asked=asked or strikes,
    )


def _wage_fields(desk: Desk, row: Wage | None) -> dict[str, Any]:
    """Show the fields, filled with `row` where one is corrected; return what stands in them by its name."""
    at = f"{row.province}{row.year}" if row else ""
    first, second, third, fourth = st.columns(4)
    last = desk.today().year - 1
    return {
        "province": first.text_input(
            "省、自治区、直辖市 *",
            row.province if row else "",
            key=field_key("wages", f"province_{at}"),
            max_chars=20,
            help="写全称，与该地法院名称的开头一致",
        ),
        "year": int(
            second.number_input(
                "年度 *",
                2011,
                2099,
                row.year if row else last,
                key=field_key("wages", f"year_{at or last}"),
                help="工资所属的年份，不是公布的年份",
            )
        ),
        "amount": third.text_input(
            "年平均工资（元）*",
            f"{row.amount:,.2f}" if row else "",
            key=field_key("wages", f"amount_{at}"),
            placeholder="120,000.00",
            max_chars=20,
        ),
        "published_on": fourth.date_input(
            "公布日 *",
            row.published_on if row else None,
            _FIRST,
            desk.today(),
            format="YYYY-MM-DD",
            key=field_key("wages", f"day_{at}"),
            help="自该日起适用",
        ),
        "source": _source(
            "wages", "某省统计局2026年6月30日公布的2025年就业人员年平均工资", row.source if row else "", at
        ),
    }


def field_key(kind: str, field: str) -> str:
    """Return the key of a field; each form that was kept is followed by an empty one."""
    return f"tables_{kind}_{field}_{st.session_state.get(_ROUND.format(kind), 0)}"


def _source(kind: str, example: str, now: str = "", at: str = "") -> str:
    key = field_key(kind, f"source_{at}" if at else "source")
    return st.text_input("来源 *", now, key=key, max_chars=_LONGEST, placeholder=example)


def checked(desk: Desk, kind: SupplyKind, enter: Callable[[], Entered], *, asked: bool) -> None:
    """Show what was entered beside what counts now, and the way to keep it."""
    key = f"tables_entered_{kind}"
    if asked:
        st.session_state.pop(key, None)
        with telling():
            entered = enter()
            tables.compare(desk, kind, "", entered.data)
            st.session_state[key] = entered
    if key not in st.session_state:
        st.caption("核对改动后再保存为新版本；保存后仍须启用才生效。")
        return
    entered = st.session_state[key]
    if entered.before:
        st.caption(f"在第{entered.before}版的基础上修改，同一项以新填写的为准。")
    st.caption(plain(f"说明：{entered.reason}"))
    changes(tables.compare(desk, kind, entered.name, entered.data), "新版本共", kind)
    if st.button("保存为新版本", type="primary", key=f"tables_enter_{kind}"):
        made = tables.upload(desk, kind, entered.name, entered.data, entered.reason)
        del st.session_state[key]
        st.session_state[_ROUND.format(kind)] = st.session_state.get(_ROUND.format(kind), 0) + 1
        kept(made)
