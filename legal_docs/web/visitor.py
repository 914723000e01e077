"""Who looks at a screen: asked anew on every rerun, from the cookie that came with the websocket."""

import streamlit as st

from legal_docs.model.account import Session
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.desk.sessions import who_is
from legal_docs.web.house import cookie_name, house

TOKEN = "_visitor_token"  # noqa: S105  a key, not a token
"""Key of `st.session_state` under which tests, which have no cookies, put the token of a real session."""


WHO = "_visitor"
"""Key under which a page keeps whose screens it shows."""


def token() -> str | None:
    """Return the token of the browser."""
    given = st.session_state.get(TOKEN) or st.context.cookies.get(cookie_name(house().settings))
    return given if isinstance(given, str) else None


def visitor() -> Session | None:
    """Return the session of who is looking, or None where it is over. Raises DatabaseError, KeysError."""
    return who_is(house(), token())


def settle(session: Session) -> None:
    """Forget what the screens of somebody else kept in this page: drafts, choices, what was opened."""
    if st.session_state.get(WHO) not in (None, session.account.id):
        for name in set(st.session_state) - {TOKEN}:
            del st.session_state[name]
    st.session_state[WHO] = session.account.id


def desk_of(session: Session) -> Desk:
    """Return the desk that services work at for this visitor, with the templates and tables in use."""
    return Desk(in_force(house()), session.account, session.id)
