"""Two people changed one case: who saved what, and each typed cell beside what is saved now."""

from collections.abc import Collection
from typing import Any

import streamlit as st

from legal_docs.intake.renewed import Difference, Key, Renewal
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import cases, editing
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import listing
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain

_MINE, _THEIRS = "保留我的", "采用他人的"


def say_who(desk: Desk, record: CaseRecord, seen: int) -> None:
    """Say who saved what since the version `seen`."""
    who = cases.names(desk)
    for change in cases.history(desk, record.id):
        if change.version > seen:
            fields = "、".join(editing.field_words(change.fields))
            by = "您" if change.by == desk.who.id else who.get(change.by, "他人")
            st.warning(
                plain(f"{by} 于 {said(change.at)} 保存了第{change.version}版，改动：{fields}。"),
                icon=":material/warning:",
            )


def choices(found: Renewal, *, key: str) -> frozenset[Key]:
    """Show each cell typed beside what is saved; return those in which the other's content is to be taken."""
    listing.plain([_row(each) for each in found.differences], empty="您改动的各栏他人都没有改动。")
    for words in found.told:
        st.warning(plain(words), icon=":material/warning:")
    clashes = [each for each in found.differences if each.is_clash]
    if clashes:
        st.markdown("**下列各栏您和他人都作了改动，请逐项选择：**")
    return frozenset(each.key for each in clashes if _choice(each, key) == _THEIRS)


def words(found: Renewal, theirs: Collection[Key]) -> tuple[str, ...]:
    """Return what is said once the draft lies over the newest version: each cell both changed, and rows."""
    return (*(_said(each, theirs) for each in found.differences if each.is_clash), *found.told)


def _row(each: Difference) -> dict[str, Any]:
    return {
        "": "都有改动" if each.is_clash else "",
        "资料表": each.key[0],
        "行": str(each.row),
        "栏目": each.key[2],
        "打开时": _shown(each.before),
        "现在（已保存）": _shown(each.theirs),
        "您填写的": _shown(each.mine),
    }


def _choice(each: Difference, key: str) -> str:
    name, _, header = each.key
    label = f"{name} 第{each.row}行 {header}：您填写“{_shown(each.mine)}”，他人保存“{_shown(each.theirs)}”"
    chosen = st.segmented_control(
        plain(label),
        (_MINE, _THEIRS),
        default=_MINE,
        required=True,
        key=f"clash_{key}_{'_'.join(map(str, each.key))}",
    )
    return chosen or _MINE


def _said(each: Difference, theirs: Collection[Key]) -> str:
    whose = "现采用他人的内容" if each.key in theirs else "现保留您的内容"
    place = f"{each.key[0]}·{each.key[2]}"
    return f"{place}：他人改为“{_shown(each.theirs)}”，您填写“{_shown(each.mine)}”，{whose}"


def _shown(text: str) -> str:
    return text or "（空）"
