"""Streamlit's page: Chinese from its first line on, with our script; every other answer as it was."""

import asyncio
import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from legal_docs.services.desk import sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web.server import entrance, watching, words
from legal_docs.web.server.forms import PAGES
from legal_docs.web.server.headers import SCREENS
from tests.houses import PASSWORD
from tests.web.asking import Answer, Visitor

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></head></body></html>'
ETAG = {"etag": '"x"', "last-modified": "y", "x-kept": "1"}


async def page(_: Request) -> Response:
    return HTMLResponse(PAGE, headers=ETAG)


async def parts(_: Request) -> Response:
    return StreamingResponse(iter([PAGE[:50], PAGE[50:]]), media_type="text/html")


async def packed(request: Request) -> Response:
    wanted = request.headers.get("accept-encoding", "")
    return PlainTextResponse(PAGE, headers={"x-wanted": wanted})


async def zipped(_: Request) -> Response:
    return HTMLResponse(PAGE, headers={"content-encoding": "br"})


async def own(_: Request) -> Response:
    return HTMLResponse(PAGE, headers={"content-security-policy": "default-src 'none'"})


async def gone(_: Request) -> Response:
    return HTMLResponse(PAGE, 404)


APP = words.Words(
    Starlette(
        routes=[
            Route(f"/{each.__name__}", each, methods=["GET", "POST"])
            for each in (page, parts, packed, zipped, own, gone)
        ]
    )
)


def get(path: str, method: str = "GET", accept: str = "text/html,*/*") -> Answer:
    headers = {"accept": accept, "accept-encoding": "gzip"}
    return Visitor(APP).ask(method, path, headers=headers)


@pytest.mark.parametrize("path", ["/page", "/parts"])
def test_the_page_is_chinese_and_loads_our_script_once(path: str) -> None:
    answer = get(path)
    assert '<html lang="zh-CN">' in answer.text and "<title>法律文书系统</title>" in answer.text
    assert answer.text.count(words.SCRIPT) == answer.text.count(watching.SCRIPT) == 1
    assert answer.text.index(words.SCRIPT) < answer.text.index("</head>")
    assert not {"etag", "last-modified"} & set(answer.headers)
    assert answer.headers["content-length"] == str(len(answer.body))


def test_other_headers_of_the_page_stay() -> None:
    assert get("/page").headers["x-kept"] == "1"


@pytest.mark.parametrize("path", ["/own", "/gone", "/packed", "/zipped"])
def test_no_other_answer_is_changed(path: str) -> None:
    assert get(path).text == PAGE


def test_only_a_page_asked_for_is_changed_and_it_comes_unpacked() -> None:
    assert get("/page", accept="*/*").text == get("/page", "POST").text == PAGE
    assert get("/packed").headers["x-wanted"] == ""
    assert get("/packed", accept="*/*").headers["x-wanted"] == "gzip"


def test_streamlits_page_is_still_the_one_that_is_changed() -> None:
    found = (Path(streamlit.__path__[0]) / "static" / "index.html").read_bytes()
    assert all(theirs in found for theirs, _ in words.CHANGES)


def test_the_script_is_open_to_everybody_and_allowed_by_the_policy(visitor: Visitor, admin: Desk) -> None:
    answer = visitor.get(words.SCRIPT)
    assert answer.status == 200 and answer.headers["content-type"].startswith("text/javascript")
    assert "script-src 'self'" in SCREENS
    assert asyncio.run(words.script(Request({"type": "http"}))).path.name == "words.js"


def test_the_page_that_leaves_the_server_is_the_changed_one(house: Wiring, admin: Desk) -> None:
    routes = [*entrance.routes(), Route("/{path:path}", page)]
    inside = Visitor(Starlette(routes=routes, middleware=entrance.middleware()))
    inside.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    answer = inside.ask("GET", "/", headers={"accept": "text/html", "accept-encoding": "gzip"})
    assert answer.status == 200 and words.SCRIPT in answer.text and '<html lang="zh-CN">' in answer.text


def test_each_word_is_said_once_and_in_chinese() -> None:
    script = (PAGES / "words.js").read_text("utf-8")
    pairs = re.findall(r'^    "([^"]+)": "([^"]+)",$', script, re.MULTILINE)
    assert len(pairs) > 100 and len(dict(pairs)) == len(pairs)
    assert all(re.search("[\u4e00-\u9fff]", ours) for _, ours in pairs)
