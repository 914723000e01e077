"""Errors and problems said on a screen: whole sentences, never a stack trace."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar

import streamlit as st

from legal_docs.errors import ConflictError, LegalDocsError, LoggedOutError
from legal_docs.model.problem import Problem
from legal_docs.services.desk.damage import TamperedError, noting
from legal_docs.web.parts.plainly import plain

_PLACE = " › "
"""Stands in the place that the sentence of a problem begins with."""
_MOST = 10
"""So many rows that do not open are named."""
_is_naming: ContextVar[bool] = ContextVar("is_naming", default=False)
_ENDS = ("。", "！", "？", "）", "”")


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Show what a service refuses as one sentence, and let the rest of the screen go on.

    Above it stands what was left out because it does not open. That the log-in is over is for the whole page
    to say: LoggedOutError passes.
    """
    with _naming():
        try:
            yield
        except LoggedOutError:
            raise
        except ConflictError as error:
            st.warning(sentences(error.zh), icon=":material/warning:")
        except LegalDocsError as error:
            st.error(sentences(error.zh), icon=":material/error:")


@contextlib.contextmanager
def _naming() -> Iterator[None]:
    """Name the rows that were left out, once for a whole screen, at its top."""
    if _is_naming.get():
        yield
        return
    mark, top = _is_naming.set(True), st.empty()
    try:
        with noting(shows=True) as rows:
            yield
        if rows:
            top.error(_left_out(rows), icon=":material/gpp_bad:")
    finally:
        _is_naming.reset(mark)


def _left_out(rows: Sequence[TamperedError]) -> str:
    said = [f"- {_whole(each.zh)}" for each in rows[:_MOST]]
    said += [f"- 另有{len(rows) - _MOST}条。"] if len(rows) > _MOST else []
    head = f"有{len(rows)}条数据不能核实，没有显示，也没有使用；其余内容照常。请把下列内容告知系统管理员："
    return "\n".join((head, "", *said))


def sentences(words: str) -> str:
    """Return what an error says as Markdown that shows every sign of it; several faults stand one a line."""
    faults = words.split("；")
    if len(faults) > 1 and all(_PLACE in each for each in faults):
        return f"请改正以下{len(faults)}处：\n\n" + "\n".join(f"- {_whole(each)}" for each in faults)
    return _whole(words)


def _whole(words: str) -> str:
    return plain(words if words.endswith(_ENDS) else f"{words}。")


def problems(found: Iterable[Problem]) -> None:
    """Show each problem with its place and advice, errors first."""
    listed = sorted(found, key=lambda each: not each.is_error)
    for each in listed:
        if each.is_error:
            st.error(_whole(each.sentence()), icon=":material/error:")
        else:
            st.warning(_whole(each.sentence()), icon=":material/warning:")
