"""参数表: what is in force with its source and date; the bank's own tables uploaded, compared, used."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services.desk import people, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.tables import InForce, Line
from legal_docs.web.parts.figure_names import called
from legal_docs.web.parts.moments import said as moment
from legal_docs.web.parts.saying import said, say
from legal_docs.web.parts.told import telling

_SAID = "tables"
_TOML = "application/toml"


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("参数表", anchor=False)
    said(_SAID)
    names = ["银行参数", "法院要求", "平均工资", "节假日", "贷款市场报价利率"]
    bank, courts, wages, holidays, lpr = st.tabs(names)
    with telling():
        found = tables.look(desk)
        with bank, telling():
            _own(desk, SupplyKind.BANK, found.bank)
        with courts, telling():
            _own(desk, SupplyKind.COURTS, found.courts)
        with wages:
            _wages(found)
        with holidays:
            _holidays(found)
        with lpr:
            _lpr(found)


def _own(desk: Desk, kind: SupplyKind, lines: Sequence[Line]) -> None:
    kept = tables.versions(desk, kind)
    active = next((each for each in kept if each.is_active), None)
    if active:
        st.caption(
            f"现行：本行第{active.version}版（{moment(active.changed_at)}启用），未写明的参数按程序自带的表。"
        )
    else:
        st.caption("现行：程序自带的表；系统设置中指定了文件的，按该文件。")
    _lines(lines, key=f"tables_lines_{kind}")
    _versions(desk, kept)
    with st.expander("上传新版本"):
        _upload(desk, kind)


def _lines(lines: Sequence[Line], key: str) -> None:
    changed = sum(line.differs for line in lines)
    only = st.toggle(f"只看与自带的表不同的参数（{changed}项）", key=key, disabled=not changed)
    rows = [
        {
            "参数": called(line.place),
            "程序自带": line.packaged or "—",
            "现行": line.in_force or "—",
            "不同": "● 不同" if line.differs else "",
        }
        for line in lines
        if line.differs or not only or not changed
    ]
    st.dataframe(rows, hide_index=True, width="stretch")


def _versions(desk: Desk, kept: Sequence[Supply]) -> None:
    if not kept:
        return
    who = {account.id: account.name for account in people.listing(desk)}
    rows = [_row(each, who) for each in kept]
    st.dataframe(rows, hide_index=True, width="stretch")
    kind = kept[0].kind
    by_id = {each.id: each for each in kept}
    id = st.selectbox(
        "选择版本",
        list(by_id),
        format_func=lambda id: f"第{by_id[id].version}版 {by_id[id].name}",
        key=f"tables_chosen_{kind}",
    )
    chosen = by_id[id]
    use, load, _ = st.columns([1, 1, 2])
    if chosen.is_active:
        if use.button("停用", key=f"tables_drop_{chosen.id}", width="stretch"):
            tables.drop(desk, chosen.id)
            say(_SAID, f"已停用{kind.label}第{chosen.version}版。")
    elif use.button("启用这一版本", type="primary", key=f"tables_use_{chosen.id}", width="stretch"):
        tables.use(desk, chosen.id)
        say(_SAID, f"已启用{kind.label}第{chosen.version}版，从现在起按它计算。")
    load.download_button(
        "下载这一版本",
        data=lambda: tables.content(desk, chosen.id),
        file_name=chosen.name,
        mime=_TOML,
        on_click="ignore",
        key=f"tables_load_{chosen.id}",
        width="stretch",
    )


def _row(supply: Supply, who: dict[int, str]) -> dict[str, Any]:
    return {
        "版本": supply.version,
        "状态": "使用中" if supply.is_active else "未使用",
        "上传": f"{moment(supply.added_at)} {who.get(supply.added_by, '')}",
        "启用或停用": f"{moment(supply.changed_at)} {who.get(supply.changed_by or 0, '')}".strip(),
        "说明": supply.reason,
        "文件": supply.name,
    }


def _upload(desk: Desk, kind: SupplyKind) -> None:
    round_ = st.session_state.get(f"tables_round_{kind}", 0)
    file = st.file_uploader(
        "TOML文件（UTF-8编码，只写与自带的表不同的参数）",
        type=["toml"],
        key=f"tables_file_{kind}_{round_}",
        max_upload_size=1,
    )
    reason = st.text_input(
        "说明 *",
        key=f"tables_reason_{kind}",
        max_chars=500,
        placeholder="来源和日期，例如：省统计局2026年6月公布",
    )
    if file is None:
        st.caption("选择文件后先核对改动，再保存为新版本；保存后仍须启用才生效。")
        return
    lines = tables.compare(desk, kind, file.name, file.getvalue())
    changed = [line for line in lines if line.differs]
    st.markdown(f"**这份文件改动{len(changed)}项：**")
    st.dataframe(
        [
            {"参数": called(c.place), "程序自带": c.packaged or "—", "文件中": c.in_force or "—"}
            for c in changed
        ],
        hide_index=True,
        width="stretch",
    )
    if st.button("保存为新版本", type="primary", key=f"tables_keep_{kind}", disabled=not reason.strip()):
        made = tables.upload(desk, kind, file.name, file.getvalue(), reason.strip())
        st.session_state[f"tables_round_{kind}"] = round_ + 1
        say(_SAID, f"已保存为{kind.label}第{made.version}版，请核对后启用。")


def _wages(found: InForce) -> None:
    st.caption(
        "各省公布的就业人员年平均工资，用于判断小额诉讼程序。程序不自带数据，"
        "在“银行参数”中上传的文件里用 wages 写明。"
    )
    if not found.wages:
        st.info("还没有平均工资。没有数据的省份，按案件资料中填写的数额判断。", icon=":material/info:")
        return
    rows = [
        {
            "省份": w.province,
            "年度": w.year,
            "年平均工资（元）": f"{w.amount:,.2f}",
            "公布日": str(w.published_on),
        }
        for w in found.wages
    ]
    st.dataframe(rows, hide_index=True, width="stretch")


def _holidays(found: InForce) -> None:
    st.caption(
        f"来源：国务院办公厅各年度节假日安排的公开汇编。已确认至{found.confirmed_through}；"
        "此后的日期按未公布处理，期间末日标明待确认。随程序升级更新。"
    )
    years = {each.year: each for each in found.years}
    year = years[st.selectbox("年度", list(years), key="tables_year")]
    for words, days in (("放假的工作日", year.off), ("上班的周末", year.worked)):
        st.markdown(f"**{words}（{len(days)}天）**　" + "、".join(f"{day:%m-%d}" for day in days))


def _lpr(found: InForce) -> None:
    st.caption(
        "来源：全国银行间同业拆借中心公布的贷款市场报价利率。标为“二手来源”的未与原始公告核对。随程序升级更新。"
    )
    if not found.lpr_is_current:
        st.warning(
            "本期利率尚未收录，涉及的计算会提示缺少利率，不会按旧利率推算。请升级程序。",
            icon=":material/warning:",
        )
    rows = [
        {
            "公布日": str(each.published_on),
            "一年期（%）": str(each.one_year),
            "五年期以上（%）": str(each.five_years),
            "依据": each.grade.label if each.grade else "",
        }
        for each in found.lpr
    ]
    st.dataframe(rows, hide_index=True, width="stretch")
