"""Errors and problems said on a screen: whole sentences, never a stack trace."""

import contextlib
from collections.abc import Iterable, Iterator

import streamlit as st

from legal_docs.errors import ConflictError, LegalDocsError, LoggedOutError
from legal_docs.model.problem import Problem
from legal_docs.web.parts.plainly import plain

_PLACE = " › "
"""Stands in the place that the sentence of a problem begins with."""
_ENDS = ("。", "！", "？", "）", "”")


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Show what a service refuses as one sentence, and let the rest of the screen go on.

    That the log-in is over is for the whole page to say: LoggedOutError passes.
    """
    try:
        yield
    except LoggedOutError:
        raise
    except ConflictError as error:
        st.warning(sentences(error.zh), icon=":material/warning:")
    except LegalDocsError as error:
        st.error(sentences(error.zh), icon=":material/error:")


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
