"""The screens: for now one, 案件 — what was made, what runs out first, the files."""

import streamlit as st

from legal_docs.services.wiring import wire
from legal_docs.web.screens import cases

st.set_page_config(page_title="法律文书系统", page_icon="⚖️", layout="wide")
cases.show(wire())
