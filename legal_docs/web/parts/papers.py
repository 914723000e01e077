"""Files on a screen: links that open or save them, a table of them, and a view of one."""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

Where = Literal["outputs", "evidence", "packs", "releases", "exports"]
_PLAYED = (".mp3", ".m4a", ".wav", ".mp4")
_KB = 1024
_STYLE = (
    "<style>.files{border-collapse:collapse;width:100%;font-size:.9rem}"
    ".files th,.files td{padding:.35rem .6rem;text-align:left;vertical-align:top;"
    "border-bottom:1px solid rgba(128,128,128,.3)}"
    ".files td{overflow-wrap:anywhere}.files th,.files .short,.files a{white-space:nowrap}"
    ".files th{font-weight:600}.wide{overflow-x:auto}</style>"
)
_SHORT, _FIGURES = 10, 18
"""A cell of so many signs is never broken into lines: of any, of figures and Latin letters only."""
_TAG = re.compile(r"<[^>]*>")


def address(where: Where, id: int, *, save: bool = False) -> str:
    """Return the path of a file in this house."""
    return f"/files/{where}/{id}{'?download=1' if save else ''}"


def link(where: Where, id: int, label: str, *, save: bool = False, title: str = "") -> str:
    """Return a link as HTML: it opens the file in a tab of its own, or saves it."""
    said = f' title="{escape(title)}" aria-label="{escape(label)} {escape(title)}"' if title else ""
    how = 'target="_self" download' if save else 'target="_blank" rel="noopener"'
    return f'<a href="{address(where, id, save=save)}" {how}{said}>{escape(label)}</a>'


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show a table whose cells are HTML: text in them was escaped by the caller. Long cells are wrapped."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in headers)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    inside = f'<table class="files"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    st.html(f'{_STYLE}<div class="wide">{inside}</div>')


def wrapped(rows: Sequence[Mapping[str, str]], *, empty: str) -> None:
    """Show rows of text to read, each cell in full; where there are none, `empty` says what to do."""
    if not rows:
        st.info(empty)
        return
    table(list(rows[0]), [[escape(cell) for cell in row.values()] for row in rows])


def _cell(html: str) -> str:
    seen = unescape(_TAG.sub("", html))
    is_short = len(seen) <= (_FIGURES if seen.isascii() else _SHORT)
    return f'<td class="short">{html}</td>' if is_short else f"<td>{html}</td>"


def paper(id: int, name: str, *, key: str, where: Where = "outputs", height: int = 800) -> None:
    """Show a finished PDF of ours, whose fonts are in it. The browser asks for it itself."""
    if host := _host():
        st.pdf(host + address(where, id), height=height, key=key, alt=name)
    links(where, id, name)


def leaves(where: Where, id: int, name: str, count: int, *, key: str, turn: int = 0) -> None:
    """Show one page of a file as a picture, and which of its `count` pages is wanted."""
    links(where, id, name)
    page = st.number_input(f"页码（共{count}页）", 1, count, 1, key=key) if count > 1 else 1
    turned = f"?turn={turn}" if turn else ""
    said = f'alt="{escape(name)} 第{page}页"'
    style = "width:100%;height:auto;border:1px solid rgba(128,128,128,.4)"
    st.html(f'<img src="{address(where, id)}/pages/{page}{turned}" {said} style="{style}">')


def recording(id: int, name: str) -> None:
    """Show a player for a recording."""
    kind = "video" if PurePosixPath(name).suffix.lower() == ".mp4" else "audio"
    st.html(f'<{kind} controls src="{address("evidence", id)}" style="width:100%"></{kind}>')
    links("evidence", id, name)


def is_recording(name: str) -> bool:
    """Return whether browsers play the file."""
    return PurePosixPath(name).suffix.lower() in _PLAYED


def links(where: Where, id: int, name: str) -> None:
    """Show the ways to open a file in a tab of its own and to save it."""
    new_tab = link(where, id, "在新标签页打开", title=name)
    st.html(f"{new_tab}　{link(where, id, '保存', save=True, title=name)}")


def size(count: int) -> str:
    """Return a size as people read it: KB below a MB, else MB with one place."""
    if count < _KB * _KB:
        return f"{max(1, round(count / _KB)):,} KB"
    return f"{count / _KB / _KB:,.1f} MB"


def _host() -> str:
    """Return scheme and host of the page, which the browser has told; empty where there is no browser."""
    url = urlsplit(st.context.url or "")
    return f"{url.scheme}://{url.netloc}" if url.scheme in ("http", "https") and url.netloc else ""
