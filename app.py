"""The web application object, nothing else. `./run app` serves it on 127.0.0.1."""

from pathlib import Path

import streamlit as st

from legal_docs.web import fonts

app = st.App(str(Path(__file__).parent / "legal_docs" / "web" / "main.py"), routes=[fonts.route])

if __name__ == "__main__":
    app.run()
