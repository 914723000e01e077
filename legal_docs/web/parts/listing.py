"""Lists: a table whose rows can be chosen, pages of it, and what to say where there is nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st


def table(
    rows: Sequence[Mapping[str, Any]], *, key: str, empty: str, config: Mapping[str, Any] | None = None
) -> int | None:
    """Show the rows; return the index of the row the reader chose, or None. `empty` says what to do."""
    if not rows:
        st.info(empty)
        return None
    shown = st.dataframe(
        list(rows),
        key=key,
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="single-row",
        column_config=dict(config or {}),
    )
    chosen = shown.selection.rows
    return chosen[0] if chosen and chosen[0] < len(rows) else None


def plain(rows: Sequence[Mapping[str, Any]], *, empty: str, config: Mapping[str, Any] | None = None) -> None:
    """Show the rows for reading only."""
    if rows:
        st.dataframe(list(rows), hide_index=True, width="stretch", column_config=dict(config or {}))
    else:
        st.info(empty)


def pager(total: int, size: int, *, key: str, unit: str = "件") -> int:
    """Show how many there are and a page control; return the page asked for, from 1."""
    pages = max(1, -(-total // size))
    if pages == 1:
        st.caption(f"共{total}{unit}")
        return 1
    st.caption(f"共{total}{unit}，每页{size}{unit}")
    return min(st.pagination(pages, key=key), pages)
