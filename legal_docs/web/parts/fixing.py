"""The problems of an upload: a table by sheet and row, and beside the chosen one the cells to mend."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from legal_docs.intake import leftover
from legal_docs.intake.corrected import Beside, Cell
from legal_docs.intake.fields import Sheet
from legal_docs.model.problem import Problem
from legal_docs.services.desk import intake
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.intake import Look
from legal_docs.web.parts import cells, columns, listing, told

Pair = tuple[Problem, Beside | None]
_ROW = {"行": st.column_config.TextColumn(width=50)}
_BESIDE = 50
"""Pixels that the number of the row takes."""
_LEAD = ("工作表", "列", "问题", "处理方法", "案件")


def show(desk: Desk, look: Look) -> None:
    """Show every problem and the form for the chosen one."""
    st.subheader("问题", anchor=False)
    errors = [pair for pair in look.problems if pair[0].is_error]
    warnings = [pair for pair in look.problems if not pair[0].is_error and pair[0].code != leftover.WHOLE]
    if not errors and not warnings:
        st.info("没有发现其他问题。" if look.problems else "没有发现问题。")
        return
    kinds = {f"错误（{len(errors)}）": errors, f"提醒（{len(warnings)}）": warnings}
    kind = st.segmented_control(
        "问题种类",
        list(kinds),
        default=list(kinds)[0 if errors else 1],
        key=f"fixing_kind_{look.upload.id}_{bool(errors)}",
        required=True,
        label_visibility="collapsed",
    )
    _problems(desk, look, kinds.get(kind or "", errors))
    if look.upload.fixes and st.button("撤销全部更正", key=f"fixing_undo_{look.upload.id}"):
        intake.unfix(desk, look.upload.id)
        st.rerun()


def _problems(desk: Desk, look: Look, pairs: Sequence[Pair]) -> None:
    rows = [_row(problem) for problem, _ in pairs]
    mark = f"{look.upload.id}_{len(look.upload.fixes)}_{len(pairs)}"
    config = _ROW | columns.fitted(rows, _LEAD, beside=_BESIDE)
    index = listing.table(rows, key=f"fixing_table_{mark}", empty="没有这一类问题。", config=config)
    if index is None and len(pairs) > 0:
        st.caption(
            "选择一行，在下面改正该行的单元格。原文件不会改变，更正的内容自动保存，刷新页面也不会丢失。"
        )
        return
    if index is not None:
        _form(desk, look, pairs[index], pairs, mark)


def _row(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "工作表": place.sheet or place.file,
        "行": "" if place.row is None else str(place.row),
        "列": place.column,
        "问题": problem.zh,
        "处理方法": problem.advice_zh,
        "案件": place.case or "—",
    }


def _form(desk: Desk, look: Look, chosen: Pair, pairs: Sequence[Pair], mark: str) -> None:
    problem, found = chosen
    if found is None:
        told.problems([problem])
        st.caption("这一项不能在网页上改正。请在原文件中改正后重新上传，并结束这次导入。")
        return
    place = problem.place
    same = [p for p, _ in pairs if (p.place.sheet, p.place.row) == (place.sheet, place.row)]
    key = f"fix_{mark}_{place.sheet}_{place.row}_{place.column}"
    before = {cell.header: cell.text for cell in found.cells}
    with st.form(key):
        if found.sheet is None:
            told.problems([problem])
            given = {cell.header: _single(found, cell, f"{key}_{cell.header}") for cell in found.cells}
        else:
            st.markdown(f"**{place.sheet} · 第{place.row}行**")
            given = _fields(found.sheet, before, key, same)
        if st.form_submit_button("保存并重新检查", type="primary"):
            _save(desk, look, found, before, given)


def _single(found: Beside, cell: Cell, key: str) -> str:
    """Show one value of its own: a header, to be chosen, or a value of a JSON file."""
    if found.headers:
        return st.selectbox(f"表头“{cell.text}”改为", found.headers, key=key)
    return st.text_input(cell.header, cell.text, key=key) or ""


def _fields(sheet: Sheet, before: Mapping[str, str], key: str, found: Sequence[Problem]) -> dict[str, str]:
    filled = {header: text for header, text in before.items() if text}
    return cells.row(sheet, filled, key=key, found=found)


def _save(desk: Desk, look: Look, found: Beside, before: Mapping[str, str], given: Mapping[str, str]) -> None:
    changed = {
        c.key: given[c.header].strip() for c in found.cells if given.get(c.header, "") != before[c.header]
    }
    if not changed:
        st.warning("没有改动任何单元格。")
        return
    with told.telling():
        intake.fix(desk, look.upload.id, changed)
        st.rerun()
