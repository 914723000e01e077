"""Headers, limits, health, what is said at start, and logs without personal data."""

import asyncio
import logging
import os
import tempfile
from pathlib import Path

import pytest
import streamlit as st
from pydantic import ValidationError
from starlette.types import Receive, Scope, Send

from legal_docs.model.account import Role
from legal_docs.model.party import NaturalPerson
from legal_docs.services.desk import sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web.server import entrance, quiet
from legal_docs.web.server.headers import Headers
from legal_docs.web.server.limits import FORM, Limits
from legal_docs.web.server.start import CODE
from tests.houses import PASSWORD, administrator, person
from tests.web.asking import HOST, Visitor


@pytest.fixture
def inside(visitor: Visitor, house: Wiring, admin: Desk) -> Visitor:
    visitor.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    return visitor


@pytest.mark.parametrize("path", ["/", "/login", "/media/x", "/healthz", "/static/x"])
def test_every_answer_carries_the_headers(inside: Visitor, path: str) -> None:
    found = inside.get(path).headers
    assert found["x-content-type-options"] == "nosniff"
    assert found["x-frame-options"] == "SAMEORIGIN"
    assert found["referrer-policy"] == "same-origin"
    assert "frame-ancestors" in found["content-security-policy"]
    assert "strict-transport-security" not in found


def test_refusals_carry_them_too(visitor: Visitor, admin: Desk) -> None:
    for path in ("/", "/media/x"):
        assert "content-security-policy" in visitor.get(path).headers
    visitor.host = "evil.example"
    assert "content-security-policy" in visitor.get("/").headers


def test_a_screen_may_talk_to_its_own_server_only(inside: Visitor) -> None:
    policy = inside.get("/").headers["content-security-policy"]
    assert f"connect-src 'self' ws://{HOST} wss://{HOST} data: blob:" in policy
    assert "http" not in policy and "*" not in policy
    inside.host = "127.0.0.1;script-src *"
    assert "*" not in inside.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("host", ["law-docs.bank.example", "law-docs.bank.example:8443", "[::1]:8501"])
def test_the_socket_is_named_for_every_kind_of_host(inside: Visitor, host: str) -> None:
    inside.host = host
    policy = inside.get("/").headers["content-security-policy"]
    assert f"connect-src 'self' ws://{host} wss://{host} data:" in policy


@pytest.mark.parametrize("host", ["a b", "a;b", "a*b", "[::1", "a:b", "", "é"])
def test_no_other_host_gets_into_the_policy(inside: Visitor, host: str) -> None:
    inside.host = host
    assert "connect-src 'self'  data:" in inside.get("/").headers["content-security-policy"]


def test_what_a_running_server_writes_is_for_its_own_account(house: Wiring, tmp_path: Path) -> None:
    async def while_it_runs() -> int:
        async with entrance.opening(None):
            (tmp_path / "x").write_text("x")
            return (tmp_path / "x").stat().st_mode & 0o777

    before = os.umask(0o022)
    try:
        assert asyncio.run(while_it_runs()) == 0o600
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


def test_what_a_running_server_lays_out_in_plain_lies_in_its_own_folder(house: Wiring) -> None:
    async def while_it_runs() -> Path:
        async with entrance.opening(None):
            return Path(tempfile.gettempdir())

    room = asyncio.run(while_it_runs())
    assert room.parent == house.settings.home / "work" and not room.exists()


async def gives_cookies(_: Scope, receive: Receive, send: Send) -> None:
    given = [(b"Set-Cookie", b"xsrf=1; Path=/"), (b"set-cookie", b"own=2; Secure; HttpOnly"), (b"x", b"y")]
    await send({"type": "http.response.start", "status": 200, "headers": given})
    await send({"type": "http.response.body", "body": b""})


def test_with_https_no_cookie_travels_without_it(house: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Visitor(Headers(gives_cookies)).get("/").cookies
    assert (found["xsrf"]["secure"], found["own"]["secure"]) == ("", True)
    monkeypatch.setenv("LEGAL_DOCS_PUBLIC_URL", "https://law.bank.example")
    answer = Visitor(Headers(gives_cookies)).get("/")
    assert answer.cookies["xsrf"]["secure"] is True and answer.cookies["own"]["secure"] is True
    assert answer.headers["set-cookie"].lower().count("secure") == 1 and answer.headers["x"] == "y"
    assert answer.headers["strict-transport-security"]


def test_only_what_is_nobodys_data_may_be_kept(inside: Visitor) -> None:
    assert inside.get("/media/x").headers["cache-control"] == "no-store"
    assert inside.get("/login").headers["cache-control"] == "no-store"
    assert "cache-control" not in inside.get("/static/x").headers


def test_a_form_holds_a_forms_worth_and_an_upload_what_streamlit_takes(inside: Visitor) -> None:
    upload = "/_stcore/upload_file/a/b"
    assert inside.ask("POST", "/cases", b"x" * FORM).status == 200
    assert inside.ask("POST", "/cases", b"x" * (FORM + 1)).status == 413
    assert inside.ask("PUT", upload, b"x" * (FORM + 1)).text.endswith(str(FORM + 1))
    most = int(st.get_option("server.maxUploadSize")) * 1024 * 1024 + FORM
    assert inside.ask("PUT", upload, b"", {"content-length": str(most + 1)}).status == 413
    assert inside.ask("PUT", upload, b"", {"content-length": str(most)}).status == 200
    assert inside.ask("POST", "/cases", b"x", {"content-length": str(FORM + 1)}).status == 413
    assert Visitor(inside.app).ask("POST", "/login", b"x" * (FORM + 1)).status == 413


def test_a_request_that_says_nothing_of_its_size_is_counted(inside: Visitor) -> None:
    scope = inside._scope("http", "/cases", {}) | {"method": "POST"}
    assert asyncio.run(inside._http(scope, [b"x" * FORM, b"x"])).status == 413


def test_a_fault_of_ours_is_not_taken_for_a_large_request() -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Visitor(Limits(broken)).get("/")


def test_the_health_page_asks_the_database(visitor: Visitor, house: Wiring) -> None:
    assert (visitor.get("/healthz").status, visitor.get("/healthz").text) == (200, "ok")
    assert house.settings.key_file.exists()


def said(capsys: pytest.CaptureFixture[str]) -> str:
    async def open_and_close() -> None:
        async with entrance.opening(None):
            pass

    asyncio.run(open_and_close())
    return capsys.readouterr().out


def test_the_start_names_the_address_and_at_first_the_link(
    house: Wiring, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = said(capsys)
    assert f"{entrance.address()}/start?code={CODE}" in first
    administrator(house)
    assert CODE not in said(capsys)
    monkeypatch.setenv("LEGAL_DOCS_PUBLIC_URL", "https://law.bank.example/")
    assert "https://law.bank.example\n" in said(capsys)


def test_a_start_with_a_damaged_store_says_so(house: Wiring, capsys: pytest.CaptureFixture[str]) -> None:
    house.settings.key_file.parent.mkdir(parents=True, exist_ok=True)
    house.settings.key_file.write_text("damaged")
    assert "密钥文件已损坏" in said(capsys)


@pytest.mark.logs_personal_data
def test_logs_show_no_numbers_of_persons_even_in_stack_traces(capsys: pytest.CaptureFixture[str]) -> None:
    log = logging.getLogger("legal_docs.test_quiet")
    handler = logging.StreamHandler()
    log.addHandler(handler)
    quiet.install()
    quiet.install()
    try:
        raise ValueError("证件 11010519491231002X")
    except ValueError:
        log.exception("电话 %s", "13812345678")
    finally:
        log.removeHandler(handler)
    shown = capsys.readouterr().err
    assert "138****5678" in shown and "110***********002X" in shown and "Traceback" in shown
    assert "13812345678" not in shown and "11010519491231002X" not in shown


def test_a_record_that_cannot_be_made_names_nobody_in_the_logs(caplog: pytest.LogCaptureFixture) -> None:
    person = {"kind": "natural", "name": "张某甲", "residence_address": "某省某市某路9号", "gender": "不明"}
    try:
        NaturalPerson.model_validate(person)
    except ValidationError:
        logging.getLogger("legal_docs.test_quiet").exception("refused")
    assert "gender" in caplog.text
    for secret in ("张某甲", "某路9号", "不明"):
        assert secret not in caplog.text


def test_a_log_in_leaves_no_secret_in_the_logs(
    visitor: Visitor, admin: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    person(admin, "li", Role.LAWYER)
    with caplog.at_level(logging.DEBUG):
        visitor.form("/login", login="li", password="wrong-password-1")
        visitor.form("/login", login="li", password=PASSWORD)
        visitor.get("/cases")
    for secret in (PASSWORD, "wrong-password-1", visitor.cookies["legal_docs"], CODE):
        assert secret not in caplog.text
