"""What Streamlit has no setting for: room for wide tables, words dark enough to read, sums never cut.

Why a file was not taken stands beside it, not only in a hint. Its own English
words are said in Chinese by `server/words`.
"""

import streamlit as st

_STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding: 4.5rem 2.5rem 4rem; }
[data-testid="InputInstructions"] { display: none; }
[data-testid="stCaptionContainer"] { opacity: 0.8; }
[data-testid="stSidebar"] [data-testid="stCaptionContainer"] p { word-break: keep-all; }
[data-testid="stMetricValue"] { font-size: clamp(1.1rem, 2.1vw, 2.25rem); line-height: 1.5; }
[data-testid="stFileChips"] [role="alert"] {
  position: static !important; clip: auto !important; clip-path: none !important;
  overflow: visible !important;
  width: auto !important; height: auto !important; margin: 0 !important; white-space: normal !important;
  max-width: 22rem; font-size: 0.875rem; color: #a11; }
</style>
"""


def put_on() -> None:
    """Have the browser show every screen so; call it once a page."""
    st.html(_STYLE)
