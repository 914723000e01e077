"""What a court wants, by a form: all courts, one the house knows already, or a new one."""

from typing import Any

import streamlit as st

from legal_docs.model.exhibit import BundleStyle, StampPlace
from legal_docs.model.profile import PATTERN_FIELDS, CourtProfile
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import entering_courts
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering_courts import EVERY, LONGEST
from legal_docs.services.profiles import Profiles
from legal_docs.web.parts.table_forms import CHECK, checked, field_key

_NEW = "另一家法院"
_MOST_PAGES, _MOST_MB = 100_000, 10_000


def courts(desk: Desk) -> None:
    """Show the form of one court, filled with what holds for it in the newest version."""
    known = entering_courts.known(desk)
    st.caption("没有单独写明的法院，按“全部法院”。与“全部法院”相同的项目，不单独记下。")
    chosen = st.selectbox(
        "法院",
        [EVERY, *sorted(known.courts), _NEW],
        format_func=lambda name: "全部法院" if name == EVERY else name,
        key=field_key("courts", "chosen"),
    )
    with st.form(f"tables_form_courts_{chosen}", border=False):
        told = _fields(known, chosen)
        left, right, _ = st.columns([1, 1, 2])
        asked = left.form_submit_button(CHECK, width="stretch")
        is_own = chosen in known.courts
        strikes = is_own and right.form_submit_button("删去这家法院", width="stretch")
    checked(
        desk,
        SupplyKind.COURTS,
        lambda: entering_courts.without(desk, chosen) if strikes else entering_courts.court(desk, **told),
        asked=asked or strikes,
    )


def _fields(known: Profiles, chosen: str) -> dict[str, Any]:
    """Show the fields; return what stands in them, by the names of `entering_courts.court`."""
    now = known.default if chosen in (EVERY, _NEW) else known.of(chosen)
    name = chosen
    if chosen == _NEW:
        name = st.text_input(
            "法院全称 *",
            key=field_key("courts", "name"),
            max_chars=LONGEST,
            placeholder="与案件资料中的受理法院一致",
        )
    bundle = _bundle(now, chosen)
    efiling = _efiling(now, chosen)
    source = st.text_input(
        "依据 *",
        key=field_key("courts", f"source_{chosen}"),
        max_chars=300,
        placeholder="例如：该院立案庭2026年6月30日书面告知",
    )
    return {"name": name, "bundle": bundle, "source": source, **efiling}


def _bundle(now: CourtProfile, chosen: str) -> BundleStyle:
    st.markdown("**证据卷**")
    first, second, third = st.columns(3)
    stamp = first.selectbox(
        "页码位置",
        list(StampPlace),
        list(StampPlace).index(now.bundle.stamp),
        format_func=lambda each: each.label,
        key=field_key("courts", f"stamp_{chosen}"),
    )
    limits = {
        name: int(
            place.number_input(
                label,
                0,
                most,
                getattr(now.bundle, name),
                help="0表示不限",
                key=field_key("courts", f"{name}_{chosen}"),
            )
        )
        for place, name, label, most in (
            (second, "volume_pages", "每册页数上限", _MOST_PAGES),
            (third, "volume_mb", "每册大小上限（MB）", _MOST_MB),
        )
    }
    left, right = st.columns(2)
    dividers = left.checkbox(
        "每份证据前加隔页", now.bundle.dividers, key=field_key("courts", f"dividers_{chosen}")
    )
    certified = right.checkbox(
        "每份复印件首页印“本复印件与原件核对一致”",
        now.bundle.certified,
        key=field_key("courts", f"certified_{chosen}"),
    )
    return BundleStyle(stamp=stamp or now.bundle.stamp, dividers=dividers, certified=certified, **limits)


def _efiling(now: CourtProfile, chosen: str) -> dict[str, Any]:
    st.markdown("**网上立案**")
    first, second, third = st.columns([2, 1, 1])
    pattern = first.text_input(
        "文件名格式",
        now.efiling.pattern,
        key=field_key("courts", f"pattern_{chosen}"),
        max_chars=200,
        help=f"可以使用 {'、'.join(f'{{{each}}}' for each in PATTERN_FIELDS)}",
    )
    types = second.text_input(
        "文件类型", "、".join(now.efiling.types), key=field_key("courts", f"types_{chosen}"), max_chars=100
    )
    file_mb = third.number_input(
        "单个文件上限（MB）",
        0,
        _MOST_MB,
        now.efiling.file_mb,
        help="0表示不限",
        key=field_key("courts", f"file_mb_{chosen}"),
    )
    one_file = st.checkbox(
        "每个上传项的文书合并为一个PDF",
        now.efiling.one_file_per_slot,
        key=field_key("courts", f"one_file_{chosen}"),
    )
    return {"pattern": pattern, "types": types, "file_mb": int(file_mb), "one_file": one_file}
