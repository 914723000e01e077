"""The gate: nothing but the way in is open to somebody without a session."""

from dataclasses import replace

import pytest

from legal_docs.model.account import Role
from legal_docs.services.desk import people, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web.server.gate import CLOSED
from tests.houses import PASSWORD, person
from tests.web.asking import HOST, Visitor
from tests.web.conftest import served

HERE = f"http://{HOST}"
DATA = [
    "/media/x.pdf",
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/agent/openapi.json",
    "/component/x/index.html",
    "/app/static/x",
    "/files/7",
    "/auth/login",
    "/oauth2callback",
]


def inside(visitor: Visitor, house: Wiring, login: str = "admin") -> sessions.LoggedIn:
    begun = sessions.log_in(house, login, PASSWORD, "::1")
    visitor.cookies["legal_docs"] = begun.token
    return begun


@pytest.mark.parametrize("path", ["/", "/cases", "/people", "/anything/else", "/password"])
def test_a_page_leads_to_the_log_in_and_back(visitor: Visitor, admin: Desk, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status == 303
    assert answer.place == ("/login" if path == "/" else f"/login?next={path.replace('/', '%2F')}")


def test_the_question_of_a_page_is_kept_on_the_way(visitor: Visitor, admin: Desk) -> None:
    assert (
        visitor.get("/cases?id=12&x=%E7%94%B2").place
        == "/login?next=%2Fcases%3Fid%3D12%26x%3D%25E7%2594%25B2"
    )


@pytest.mark.parametrize("path", DATA)
def test_data_is_refused_with_a_code(visitor: Visitor, admin: Desk, path: str) -> None:
    assert visitor.get(path).status == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_without_a_session(visitor: Visitor, admin: Desk, method: str) -> None:
    assert visitor.ask(method, "/cases", b"x").status == 401
    assert visitor.ask(method, "/_stcore/upload_file/a/b", b"x").status == 401


@pytest.mark.parametrize("path", ["/static/js/x.js", "/_stcore/health", "/favicon.png", "/look/own.css"])
def test_what_is_nobodys_data_is_open(visitor: Visitor, admin: Desk, path: str) -> None:
    assert visitor.get(path).status == 200


@pytest.mark.parametrize(
    "path", ["/login/", "/login2", "/static", "/statics/x", "/healthz/x", "/LOGIN", "//static/x", "/fonts"]
)
def test_what_only_looks_like_it_is_not(visitor: Visitor, admin: Desk, path: str) -> None:
    visitor.host = HOST
    assert visitor.get(path).status in (303, 401)


def test_with_a_session_everything_is_reached(visitor: Visitor, house: Wiring, admin: Desk) -> None:
    inside(visitor, house)
    for path in ("/", "/cases", *(path for path in DATA[1:] if not path.startswith("/files"))):
        assert visitor.get(path).text.startswith("reached"), path
    assert visitor.socket(origin=HERE) == "open"


def test_a_websocket_needs_a_session_and_a_page_of_this_house(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    assert visitor.socket(origin=HERE) == "websocket.close"
    inside(visitor, house)
    assert visitor.socket(origin=HERE) == "open"
    for origin in ("http://evil.example", "http://127.0.0.1:9999", "null", f"http://{HOST}.evil.example"):
        assert visitor.socket(origin=origin) == "websocket.close"
    assert visitor.socket() == "websocket.close"
    assert visitor.socket("/login", origin="http://evil.example") == "websocket.close"


def test_log_out_shuts_the_gate_at_once(visitor: Visitor, house: Wiring, admin: Desk) -> None:
    begun = inside(visitor, house)
    other_tab = replace(visitor, cookies=dict(visitor.cookies))
    sessions.log_out(house, begun.token)
    assert other_tab.get("/cases").status == 303
    assert other_tab.get("/media/x").status == 401
    assert other_tab.socket(origin=HERE) == "websocket.close"


def test_a_disabled_account_is_out_at_once(visitor: Visitor, house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER)
    inside(visitor, house, "li")
    assert visitor.get("/cases").status == 200
    people.disable(admin, li.who.id)
    assert visitor.get("/cases").status == 303


def test_who_must_change_the_password_reaches_nothing_else(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    people.add(admin, login="li", name="李某", role=Role.LAWYER, password=PASSWORD)
    inside(visitor, house, "li")
    assert visitor.get("/cases").place == "/password"
    assert visitor.get("/password").status == 200
    assert visitor.get("/media/x").status == visitor.ask("POST", "/cases").status == 403
    assert visitor.socket(origin=HERE) == "websocket.close"
    assert visitor.get("/logout", sec_fetch_site="same-origin").place == "/login"


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "é"])
def test_a_made_up_cookie_is_nobody(visitor: Visitor, admin: Desk, token: str) -> None:
    visitor.cookies["legal_docs"] = token
    assert visitor.get("/media/x").status == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_refused_everywhere(visitor: Visitor, admin: Desk, host: str) -> None:
    visitor.host = host
    assert visitor.get("/login").status == 400
    assert visitor.get("/media/x").status == 400


def test_behind_a_proxy_the_public_name_and_its_origin_are_ours(
    house: Wiring, admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGAL_DOCS_PUBLIC_URL", "https://law.bank.example")
    visitor = Visitor(served(), host="law.bank.example")
    assert visitor.get("/login").status == 200
    begun = sessions.log_in(house, "admin", PASSWORD, "::1")
    visitor.cookies["legal_docs"] = begun.token
    assert visitor.get("/_stcore/metrics").status == 401
    visitor.cookies["__Host-legal_docs"] = begun.token
    assert visitor.get("/_stcore/metrics").status == 200
    assert visitor.socket(origin="https://law.bank.example") == "open"
    assert visitor.socket(origin="https://evil.example") == "websocket.close"
    inner = replace(visitor, host="127.0.0.1:8501")
    assert inner.socket(origin="https://law.bank.example") == "open"


def test_a_store_that_cannot_be_opened_is_a_sentence_and_why_stands_in_the_log_alone(
    visitor: Visitor, house: Wiring, admin: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.cookies["legal_docs"] = "x"
    (house.settings.key_file).write_text("damaged")
    said = {"/cases": CLOSED, "/login": CLOSED, "/start": CLOSED, "/healthz": "unavailable"}
    for path, words in said.items():
        caplog.clear()
        answer = visitor.get(path)
        assert answer.status == 503 and words in answer.text and "keys.toml" not in answer.text
        assert "keys.toml" in caplog.text and "密钥" in caplog.text
