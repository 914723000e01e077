"""参数表: what is in force with its source and date; the bank's own tables entered, compared, used."""

from collections.abc import Sequence

import streamlit as st

from legal_docs.law.bank_tables import Wage
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.table_lines import Line
from legal_docs.services.desk.tables import InForce
from legal_docs.web.parts import court_form, papers, recounts, table_forms, table_versions
from legal_docs.web.parts.saying import said
from legal_docs.web.parts.table_versions import COURT_WIDTH, SAID, placed
from legal_docs.web.parts.told import telling

_OURS = "程序自带"


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("参数表", anchor=False)
    with st.container():  # its place stays taken, so that the chosen tab stays chosen
        said(SAID)
    with st.container(), telling():
        recounts.show(desk, SAID)
    names = ["银行参数", "法院要求", "平均工资", "节假日", "贷款市场报价利率"]
    bank, courts, wages, holidays, lpr = st.tabs(names)
    with telling():
        found = tables.look(desk)
        with bank, telling():
            _bank(desk, found)
        with courts, telling():
            _courts(desk, found)
        with wages, telling():
            _wages(desk, found)
        with holidays, telling():
            _holidays(desk, found)
        with lpr, telling():
            _lpr(desk, found)


def _bank(desk: Desk, found: InForce) -> None:
    kept = tables.versions(desk, SupplyKind.BANK)
    table_versions.in_use(desk, kept, "未写明的参数")
    _lines(found.bank, SupplyKind.BANK)
    table_versions.choosing(desk, kept)
    with st.expander("上传新版本"), telling():
        table_versions.uploading(desk, SupplyKind.BANK)


def _courts(desk: Desk, found: InForce) -> None:
    kept = tables.versions(desk, SupplyKind.COURTS)
    table_versions.in_use(desk, kept, "未写明的法院和项目")
    _lines(found.courts, SupplyKind.COURTS)
    table_versions.choosing(desk, kept)
    with st.expander("录入一家法院的要求"), telling():
        court_form.courts(desk)
    with st.expander("上传新版本"), telling():
        table_versions.uploading(desk, SupplyKind.COURTS)


def _lines(lines: Sequence[Line], kind: SupplyKind) -> None:
    changed = sum(line.differs for line in lines)
    words = f"只看与自带的表不同的参数（{changed}项）"
    only = st.toggle(words, key=f"tables_lines_{kind}", disabled=not changed)
    rows = [
        {
            **placed(line.place, kind),
            "程序自带": line.packaged or "—",
            "现行": line.in_force or "—",
            "不同": "● 不同" if line.differs else "",
        }
        for line in lines
        if line.differs or not only or not changed
    ]
    st.dataframe(rows, hide_index=True, width="stretch", column_config=COURT_WIDTH)


def _wages(desk: Desk, found: InForce) -> None:
    kept = tables.versions(desk, SupplyKind.WAGES)
    table_versions.in_use(desk, kept, "未写明的省份和年度", "银行参数文件中的平均工资，程序不自带数据")
    st.caption(
        "各省（区、市）公布的就业人员年平均工资，用于判断小额诉讼程序：按起诉时已经公布的最近一个年度。"
        "案件资料中填写了数额的，以案件资料为准。"
    )
    if not found.wages:
        st.info(
            "还没有平均工资。没有数据的省份，不能判断是否适用小额诉讼程序。请在下面录入并启用。",
            icon=":material/info:",
        )
    else:
        papers.wrapped([_wage(each) for each in found.wages], empty="")
    table_versions.choosing(desk, kept)
    with st.expander("录入、更正或者删去一条"), telling():
        table_forms.wages(desk)
    with st.expander("上传新版本"), telling():
        table_versions.uploading(desk, SupplyKind.WAGES)


def _wage(row: Wage) -> dict[str, str]:
    return {
        "省份": row.province,
        "年度": str(row.year),
        "年平均工资（元）": f"{row.amount:,.2f}",
        "公布日（自该日起适用）": str(row.published_on),
        "来源": row.source or "银行参数文件",
    }


def _holidays(desk: Desk, found: InForce) -> None:
    kept = tables.versions(desk, SupplyKind.HOLIDAYS)
    table_versions.in_use(desk, kept, "未写明的年度")
    st.caption(
        f"已确认至{found.confirmed_through}；此后的日期按未公布处理，期间末日标明待确认。"
        "下一年度的通知公布后，请在这里录入并启用。"
    )
    years = {each.year: each for each in found.years}
    year = years[st.selectbox("年度", list(years), key="tables_year")]
    for words, days in (("放假的工作日", year.off), ("上班的周末", year.worked)):
        st.markdown(f"**{words}（{len(days)}天）**　" + "、".join(f"{day:%m-%d}" for day in days))
    st.caption(f"来源：{year.source or '国务院办公厅各年度节假日安排的公开汇编（程序自带）'}")
    table_versions.choosing(desk, kept)
    with st.expander("录入一个年度的放假安排"), telling():
        table_forms.holidays(desk, found.confirmed_through.year + 1)
    with st.expander("上传新版本"), telling():
        table_versions.uploading(desk, SupplyKind.HOLIDAYS)


def _lpr(desk: Desk, found: InForce) -> None:
    kept = tables.versions(desk, SupplyKind.LPR)
    table_versions.in_use(desk, kept, "未写明的各期")
    if not found.lpr_is_current:
        st.warning(
            f"{found.lpr_awaited}应公布的利率尚未收录，涉及的计算会提示缺少利率，不会按旧利率推算。请在下面录入并启用。",
            icon=":material/warning:",
        )
    rows = [
        {
            "公布日": str(each.on),
            "一年期（%）": str(each.one_year),
            "五年期以上（%）": str(each.five_years),
            "依据": each.grade.label,
            "来源": each.source or _OURS,
        }
        for each in found.lpr
    ]
    st.dataframe(rows, hide_index=True, width="stretch")
    st.caption(
        "由全国银行间同业拆借中心每月20日（遇节假日顺延）公布。标为“二手来源”的未与原始公告核对，核对后可以录入更正。"
    )
    table_versions.choosing(desk, kept)
    with st.expander("录入一期报价"), telling():
        table_forms.rate(desk, found.lpr_awaited)
    with st.expander("上传新版本"), telling():
        table_versions.uploading(desk, SupplyKind.LPR)
