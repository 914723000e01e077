"""What Streamlit has no setting for: room for wide tables, and its own English words said in Chinese."""

import streamlit as st

_STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding: 4.5rem 2.5rem 4rem; }
[data-testid="stFileUploaderDropzone"] button p { font-size: 0; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "选择文件"; font-size: 1rem; }
[data-testid="stFileUploaderDropzoneInstructions"] span { font-size: 0; }
[data-testid="stFileUploaderDropzoneInstructions"] span::after {
  content: "或者把文件拖到这里"; font-size: 0.875rem;
}
[data-testid="InputInstructions"] { display: none; }
</style>
"""


def put_on() -> None:
    """Have the browser show every screen so; call it once a page."""
    st.html(_STYLE)
