"""What is said once after a change: it survives the run that shows the new state, and no further one."""

import streamlit as st

_KEY = "_said_{}"


def say(key: str, words: str) -> None:
    """Run the page anew and say the words there, where `said` is called with the same key."""
    st.session_state[_KEY.format(key)] = words
    st.rerun()


def said(key: str) -> None:
    """Show what was left to be said."""
    words = st.session_state.pop(_KEY.format(key), "")
    if words:
        st.success(words, icon=":material/check_circle:")
