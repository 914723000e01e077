"""Fragments that end with the log-in: a fragment skips the main script, which asks who is there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from legal_docs.services.desk.desk import Desk
from legal_docs.web.visitor import desk_of, visitor

P = ParamSpec("P")


def guarded(
    run_every: str | float | None = None,
) -> Callable[[Callable[Concatenate[Desk, P], None]], Callable[Concatenate[Desk, P], None]]:
    """Return a decorator like `st.fragment` for `show(desk, …)`.

    Each run of the fragment asks anew who is there and works with that account's rights; once the log-in is
    over it shows nothing more and has the whole page run, which says so.
    """

    def decorate(show: Callable[Concatenate[Desk, P], None]) -> Callable[Concatenate[Desk, P], None]:
        @wraps(show)
        def checked(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> None:
            session = visitor()
            if session is None or session.account.id != desk.who.id or session.account.must_change:
                st.rerun(scope="app")
            else:
                show(desk_of(session), *args, **kwargs)

        return st.fragment(checked, run_every=run_every)

    return decorate
