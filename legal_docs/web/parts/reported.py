"""One report of outside counsel: what was told, what of it stands in the record, what does not."""

import streamlit as st

from legal_docs.model.base import Labelled
from legal_docs.model.report import Report
from legal_docs.services.desk.reporting import FIELDS
from legal_docs.web.parts.plainly import plain


def show(report: Report) -> None:
    """Show the report."""
    told = [
        f"- {title}：{plain(value.label if isinstance(value, Labelled) else str(value))}"
        for name, title in FIELDS.items()
        if (value := getattr(report.update, name))
    ]
    st.markdown("\n".join(told))
    for words in report.done:
        st.markdown(f":green[:material/check:] {plain(words)}")
    for words in report.left:
        st.markdown(f":orange[:material/pending:] {plain(words)}")
