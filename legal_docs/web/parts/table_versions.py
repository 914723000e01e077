"""The versions of a table of the house: what each changes, uploading one, taking one into use."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services.desk import people, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.table_lines import Line
from legal_docs.web.parts import papers
from legal_docs.web.parts.figure_names import called
from legal_docs.web.parts.moments import said as moment
from legal_docs.web.parts.saying import say

SAID = "tables"
"""Key of what the screen says after an act."""
_MANY, _TALL = 6, 300
"""From so many versions on their list scrolls in itself, so many pixels high."""
COURT_WIDTH = {"法院": st.column_config.TextColumn(width=200)}
"""A name that is too long is cut there, not the figure beside it."""
_TOML = "application/toml"
_PACKAGED = "程序自带的表（系统设置中指定了文件的，按该文件）"
_USES = "从现在起按它计算"
_HINTS = {
    SupplyKind.BANK: "TOML文件（UTF-8编码，只写与自带的表不同的参数）",
    SupplyKind.COURTS: "TOML文件（UTF-8编码，只写与自带的表不同的要求）",
    SupplyKind.WAGES: "TOML文件（UTF-8编码，每条写在 [[wages]] 之下）",
    SupplyKind.HOLIDAYS: "TOML文件（UTF-8编码，只写自带的表没有或者须更正的年度）",
    SupplyKind.LPR: "TOML文件（UTF-8编码，只写自带的表没有或者须更正的各期）",
}


def in_use(desk: Desk, kept: Sequence[Supply], unwritten: str, otherwise: str = _PACKAGED) -> None:
    """Say which version counts, and let it be saved; `unwritten` is what `otherwise` then still decides."""
    active = next((each for each in kept if each.is_active), None)
    if active is None:
        st.caption(f"现行：{otherwise}。")
        return
    words, load = st.columns([3, 1], vertical_alignment="center")
    when = moment(active.changed_at)
    words.caption(f"现行：本行第{active.version}版（{when}启用），{unwritten}按{otherwise}。")
    _saving(desk, active, load, "导出现行版本", f"tables_export_{active.kind}")


def choosing(desk: Desk, kept: Sequence[Supply]) -> None:
    """Show the versions and the ways to take one into or out of use."""
    if not kept:
        return
    who = {account.id: account.name for account in people.listing(desk)}
    with st.container(height=_TALL if len(kept) > _MANY else "content"):
        papers.wrapped([_row(each, who) for each in kept], empty="")
    by_id = {each.id: each for each in kept}
    id = st.selectbox(
        "选择版本",
        list(by_id),
        format_func=lambda id: f"第{by_id[id].version}版 {by_id[id].name}",
        key=f"tables_chosen_{kept[0].kind}",
    )
    _acts(desk, by_id[id])


def _acts(desk: Desk, chosen: Supply) -> None:
    use, load, _ = st.columns([1, 1, 2])
    named = f"{chosen.kind.label}第{chosen.version}版"
    if chosen.is_active:
        if use.button("停用", key=f"tables_drop_{chosen.id}", width="stretch"):
            tables.drop(desk, chosen.id)
            say(SAID, f"已停用{named}。")
    elif use.button("启用这一版本", type="primary", key=f"tables_use_{chosen.id}", width="stretch"):
        tables.use(desk, chosen.id)
        say(SAID, f"已启用{named}，{_USES}。")
    _saving(desk, chosen, load, "下载这一版本", f"tables_load_{chosen.id}")


def _saving(desk: Desk, version: Supply, place: Any, label: str, key: str) -> None:
    place.download_button(
        label,
        data=lambda: tables.content(desk, version.id),
        file_name=version.name,
        mime=_TOML,
        on_click="ignore",
        key=key,
        width="stretch",
    )


def _row(supply: Supply, who: dict[int, str]) -> dict[str, str]:
    return {
        "版本": f"{supply.version}",
        "状态": "使用中" if supply.is_active else "未使用",
        "上传": f"{moment(supply.added_at)} {who.get(supply.added_by, '')}",
        "启用或停用": f"{moment(supply.changed_at)} {who.get(supply.changed_by or 0, '')}".strip(),
        "说明": supply.reason,
        "文件": supply.name,
    }


def uploading(desk: Desk, kind: SupplyKind) -> None:
    """Show the way to upload a TOML as the next version."""
    round_ = st.session_state.get(f"tables_round_{kind}", 0)
    file = st.file_uploader(
        _HINTS[kind], type=["toml"], key=f"tables_file_{kind}_{round_}", max_upload_size=1
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
    changes(tables.compare(desk, kind, file.name, file.getvalue()), "这份文件", kind)
    if st.button("保存为新版本", type="primary", key=f"tables_keep_{kind}", disabled=not reason.strip()):
        made = tables.upload(desk, kind, file.name, file.getvalue(), reason.strip())
        st.session_state[f"tables_round_{kind}"] = round_ + 1
        kept(made)


def kept(made: Supply) -> None:
    """Say that a version was kept, and draw the page anew."""
    say(SAID, f"已保存为{made.kind.label}第{made.version}版，请核对后启用。")


def changes(lines: Sequence[Line], named: str, kind: SupplyKind) -> None:
    """Show what a version changes; what it puts in the place of the packaged is told apart from the new."""
    changed = [line for line in lines if line.differs]
    before = "银行参数" if kind is SupplyKind.WAGES else "程序自带"
    st.markdown(f"**{named}改动{len(changed)}项：**")
    rows = [
        {
            **placed(line.place, kind),
            before: line.packaged or "—",
            "改为": line.in_force or "—",
            "性质": "● 更正" if line.is_correction else "＋ 新增",
        }
        for line in changed
    ]
    st.dataframe(rows, hide_index=True, width="stretch", column_config=COURT_WIDTH)


def placed(place: str, kind: SupplyKind) -> dict[str, str]:
    """Return what a figure is called; of what courts want the court stands in a column of its own."""
    if kind is not SupplyKind.COURTS:
        return {"参数": called(place)}
    court, _, rest = place.partition(".")
    return {"法院": called(court), "参数": called(rest)}
