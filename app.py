"""The web application object, nothing else. `./run app` serves it on 127.0.0.1."""

from pathlib import Path

import streamlit as st

from legal_docs.web.server import entrance

app = st.App(
    str(Path(__file__).parent / "legal_docs" / "web" / "main.py"),
    routes=entrance.routes(),
    middleware=entrance.middleware(),
    lifespan=entrance.opening,
)

if __name__ == "__main__":
    app.run()
