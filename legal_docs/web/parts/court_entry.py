"""What a step enters into the case file, shown before it is confirmed."""

from collections.abc import Iterable

import streamlit as st

from legal_docs.services.desk.court_entry import Differing, Entry
from legal_docs.web.parts.plainly import plain


def show(found: Entry, *, key: str) -> Differing | None:
    """Show what will be entered, what stands there already; return what to do where it stands otherwise.

    None: nothing differs, or nothing was chosen yet.
    """
    if found.new:
        st.info(_listed("将在案件资料中登记：", found.new), icon=":material/edit_note:")
    if found.known:
        st.caption(_listed("案件资料中已有，不再登记：", found.known))
    chosen = _asked(found, key) if found.differing else None
    for words in found.hints:
        st.caption(f":material/info: {plain(words)}")
    return chosen


def _asked(found: Entry, key: str) -> Differing | None:
    st.warning(_listed("案件资料中的内容不同，请选择：", found.differing), icon=":material/warning:")
    labels = {each.label: each for each in Differing}
    chosen = st.radio("如何处理", list(labels), index=None, key=f"{key}_differing")
    return labels.get(chosen or "")


def _listed(title: str, sentences: Iterable[str]) -> str:
    return "\n".join([title, "", *(f"- {plain(each)}" for each in sentences)])
