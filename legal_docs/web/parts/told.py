"""Errors and problems said on a screen: whole sentences, never a stack trace."""

import contextlib
from collections.abc import Iterable, Iterator

import streamlit as st

from legal_docs.errors import ConflictError, LegalDocsError, LoggedOutError
from legal_docs.model.problem import Problem


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
        st.warning(error.zh, icon=":material/warning:")
    except LegalDocsError as error:
        st.error(error.zh, icon=":material/error:")


def problems(found: Iterable[Problem]) -> None:
    """Show each problem with its place and advice, errors first."""
    listed = sorted(found, key=lambda each: not each.is_error)
    for each in listed:
        if each.is_error:
            st.error(each.sentence(), icon=":material/error:")
        else:
            st.warning(each.sentence(), icon=":material/warning:")
