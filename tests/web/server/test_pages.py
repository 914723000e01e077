"""Log-in, log-out, first start and password, as a browser meets them."""

import asyncio
import re
import threading
import time

import pytest
from starlette.requests import Request
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from legal_docs.model.account import Role
from legal_docs.services.desk import backoff, people, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.passwords import AT_ONCE
from legal_docs.services.wiring import Wiring
from legal_docs.web.server.forms import address_of, safe_next
from legal_docs.web.server.slowly import slowly
from legal_docs.web.server.start import CODE
from tests.houses import PASSWORD, person
from tests.web.asking import Visitor
from tests.web.conftest import served

NEW = "another-horse-9"
FIRST = {"login": "admin", "name": "管理员甲", "password": PASSWORD, "again": PASSWORD}


def words(text: str) -> str:
    found = re.search(r'class="error"[^>]*>([^<]*)<', text)
    return found[1] if found else ""


def test_the_first_start_makes_the_administrator_and_lets_in(visitor: Visitor, house: Wiring) -> None:
    assert visitor.get("/login").place == "/start"
    assert CODE in visitor.get(f"/start?code={CODE}").text
    answer = visitor.form("/start", code=CODE, **FIRST)
    assert (answer.status, answer.place) == (303, "/")
    assert visitor.get("/people").status == 200
    assert visitor.get("/start").place == "/login"
    stranger = Visitor(visitor.app)
    assert words(stranger.form("/login", login="admin", password="x").text)
    stranger.get("/login")
    again = stranger.post("/start", {"csrf": stranger.cookies["legal_docs_form"], "code": CODE, **FIRST})
    assert (again.status, again.place) == (303, "/login") and not people.nobody_yet(house)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "AAAA-BBBB-CCCC"}, "一次性代码不正确，或者已经过期"),
        ({"again": NEW}, "不一致"),
        ({"password": "short", "again": "short"}, "12"),
        ({"login": "李"}, "登录名"),
        ({"name": ""}, "姓名"),
    ],
)
def test_a_first_start_with_a_mistake_says_which_and_keeps_the_rest(
    visitor: Visitor, house: Wiring, changes: dict[str, str], said: str
) -> None:
    answer = visitor.form("/start", **{"code": CODE, **FIRST, **changes})
    assert answer.status == 400 and said in words(answer.text)
    assert "管理员甲" in answer.text or "name" in changes
    assert PASSWORD not in answer.text
    assert people.nobody_yet(house)


def test_a_log_in_leads_to_where_one_wanted_to_go(visitor: Visitor, admin: Desk) -> None:
    assert 'value="/cases?id=1"' in visitor.get("/login?next=%2Fcases%3Fid%3D1").text
    answer = visitor.form("/login", login="admin", password=PASSWORD, next="/cases?id=1")
    assert (answer.status, answer.place) == (303, "/cases?id=1")
    assert visitor.get("/login?next=/cases").place == "/cases"


def test_a_wrong_password_keeps_the_login_and_shows_no_password(visitor: Visitor, admin: Desk) -> None:
    answer = visitor.form("/login", login="admin", password="wrong-password", next="/cases")
    assert answer.status == 401 and words(answer.text) == sessions.wrong().zh
    assert 'value="admin"' in answer.text and 'value="/cases"' in answer.text
    assert "wrong-password" not in answer.text
    assert "legal_docs" not in visitor.cookies


def test_what_is_typed_is_shown_as_text_and_never_as_html(visitor: Visitor, admin: Desk) -> None:
    answer = visitor.form("/login", login='"><script>x', password="x", next='/"><script>y')
    assert "<script>" not in answer.text


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor: Visitor, admin: Desk) -> None:
    cookie = visitor.form("/login", login="admin", password=PASSWORD).cookies["legal_docs"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "lax", "/")
    assert not cookie["secure"] and not cookie["domain"]


def test_with_https_the_cookie_never_travels_without(
    house: Wiring, admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGAL_DOCS_PUBLIC_URL", "https://law.bank.example")
    visitor = Visitor(served(), host="law.bank.example")
    answer = visitor.form("/login", login="admin", password=PASSWORD)
    cookie = answer.cookies["__Host-legal_docs"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    form = visitor.get("/password").cookies["__Host-legal_docs_form"]
    assert (form["secure"], form["path"], form["domain"]) == (True, "/", "")
    planted = Visitor(served(), host="law.bank.example", cookies={"legal_docs_form": "planted"})
    fields = {"login": "admin", "password": PASSWORD, "csrf": "planted"}
    assert planted.post("/login", fields).status == 403


def test_a_log_in_ends_the_older_session_of_this_browser_and_never_takes_a_given_id(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    visitor.cookies["legal_docs"] = "planted"
    visitor.form("/login", login="admin", password=PASSWORD)
    first = visitor.cookies["legal_docs"]
    assert first != "planted"
    person(admin, "li", Role.LAWYER)
    visitor.post("/login", {"csrf": visitor.cookies["legal_docs_form"], "login": "li", "password": PASSWORD})
    assert visitor.cookies["legal_docs"] != first
    assert sessions.who_is(house, first) is None


@pytest.mark.parametrize("path", ["/login", "/start", "/password", "/logout"])
def test_a_form_of_another_site_is_refused(visitor: Visitor, house: Wiring, admin: Desk, path: str) -> None:
    visitor.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    fields = {"login": "admin", "password": PASSWORD, "old": PASSWORD, "new": NEW, "again": NEW, "code": CODE}
    assert visitor.post(path, fields).status == 403
    assert visitor.post(path, fields | {"csrf": ""}).status == 403
    visitor.get(path)
    bound = visitor.cookies["legal_docs_form"]
    assert visitor.post(path, fields | {"csrf": bound + "x"}).status == 403
    assert visitor.post(path, fields | {"csrf": "é"}).status == 403
    assert visitor.post(path, fields | {"csrf": bound}, origin="http://evil.example").status == 403
    assert sessions.who_is(house, visitor.cookies["legal_docs"])


def test_log_out_from_a_page_of_ours_needs_no_question_from_elsewhere_it_does(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    token = sessions.log_in(house, "admin", PASSWORD, "::1").token
    visitor.cookies["legal_docs"] = token
    assert "确定要退出" in visitor.get("/logout", sec_fetch_site="cross-site").text
    assert "确定要退出" in visitor.get("/logout").text
    assert sessions.who_is(house, token)
    assert visitor.get("/logout", sec_fetch_site="same-origin").place == "/login"
    assert sessions.who_is(house, token) is None
    assert "legal_docs" not in visitor.cookies
    assert visitor.get("/logout", sec_fetch_site="none").place == "/login"


def test_a_whole_house_changes_its_first_password_from_one_address(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    for number in range(36):
        login = f"user{number:02d}"
        made = people.add(admin, login=login, name="某人", role=Role.LAWYER)
        each = Visitor(visitor.app)
        assert each.form("/login", login=login, password=made.password).status == 303
        assert each.form("/password", old=made.password, new=NEW, again=NEW).place == "/"
        assert each.get("/cases").status == 200


def test_a_changed_password_lets_in_even_while_log_ins_have_to_wait(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    visitor.form("/login", login="admin", password=PASSWORD)
    for number in range(31):
        Visitor(visitor.app).form("/login", login=f"guess{number}", password="wrong-password")
    assert "秒" in Visitor(visitor.app).form("/login", login="admin", password=PASSWORD).text
    assert visitor.form("/password", old=PASSWORD, new=NEW, again=NEW).place == "/"
    assert visitor.get("/cases").status == 200


def test_empty_log_ins_do_not_hold_up_the_first_start(visitor: Visitor, house: Wiring) -> None:
    for _ in range(8):
        visitor.get("/start")
        visitor.post("/login", {"csrf": visitor.cookies["legal_docs_form"], "login": "", "password": "x"})
    assert visitor.form("/start", code=CODE, **FIRST).status == 303


@pytest.mark.parametrize(("public", "seen"), [("", "unknown"), ("https://law.bank.example", "192.0.2.7")])
def test_a_forwarded_address_is_believed_only_behind_a_public_one(
    house: Wiring, monkeypatch: pytest.MonkeyPatch, public: str, seen: str
) -> None:
    monkeypatch.setenv("LEGAL_DOCS_PUBLIC_URL", public)
    asked = Visitor(None)._scope("http", "/", {"x-forwarded-for": "192.0.2.7"})
    assert address_of(Request(asked)) == seen
    assert address_of(Request(Visitor(None)._scope("http", "/", {}))) == "192.0.2.7"
    assert address_of(Request(asked | {"client": None})) == "unknown"


def test_passwords_are_looked_at_a_few_at_a_time_beside_the_gate(visitor: Visitor) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def work(number: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1
        return number

    async def all_at_once() -> list[int]:
        return await asyncio.gather(*(slowly(work, number) for number in range(20)))

    assert asyncio.run(all_at_once()) == list(range(20))
    assert most == AT_ONCE


def test_log_out_by_the_form(visitor: Visitor, house: Wiring, admin: Desk) -> None:
    token = sessions.log_in(house, "admin", PASSWORD, "::1").token
    visitor.cookies["legal_docs"] = token
    assert visitor.form("/logout").place == "/login"
    assert sessions.who_is(house, token) is None


def test_the_first_password_is_changed_and_a_fresh_session_begins(
    visitor: Visitor, house: Wiring, admin: Desk
) -> None:
    made = people.add(admin, login="li", name="李某", role=Role.LAWYER)
    visitor.form("/login", login="li", password=made.password)
    before = visitor.cookies["legal_docs"]
    assert "密码由他人设置" in visitor.get("/password").text
    answer = visitor.form("/password", old=made.password, new=NEW, again=NEW)
    assert (answer.status, answer.place) == (303, "/")
    assert visitor.cookies["legal_docs"] != before and sessions.who_is(house, before) is None
    assert visitor.get("/cases").status == 200
    assert "其他设备" in visitor.get("/password").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"old": "wrong"}, "现在的密码"),
        ({"again": "x"}, "不一致"),
        ({"new": "short", "again": "short"}, "12"),
    ],
)
def test_a_mistake_in_the_password_form_is_told(
    visitor: Visitor, house: Wiring, admin: Desk, changes: dict[str, str], said: str
) -> None:
    visitor.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    answer = visitor.form("/password", **{"old": PASSWORD, "new": NEW, "again": NEW, **changes})
    assert answer.status == 400 and said in words(answer.text)
    assert NEW not in answer.text


@pytest.mark.parametrize("path", ["/login", "/start", "/password", "/logout"])
def test_a_page_is_chinese_names_every_field_and_runs_no_script(
    visitor: Visitor, house: Wiring, path: str
) -> None:
    if path != "/start":
        people.found(house, login="admin", name="管理员甲", password=PASSWORD)
    if path == "/password":
        visitor.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    answer = visitor.get(path)
    text = answer.text
    assert 'lang="zh-CN"' in text and "<script" not in text and "http" not in text
    shown = re.findall(r'<input (?![^>]*(?:type="hidden"|class="aside"))[^>]*id="(\w+)"', text)
    assert sorted(re.findall(r'<label for="(\w+)"', text)) == sorted(shown)
    assert len(re.findall(r"<input ", text)) == len(shown) + text.count('type="hidden"') + text.count("aside")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for hint in re.findall(r'aria-describedby="([\w-]+)"', text):
        assert f'id="{hint}"' in text


@pytest.mark.parametrize("asked", ["/", "/cases", "/cases?id=1&x=%20", "/?case=1#top"])
def test_a_path_of_this_house_is_followed(asked: str) -> None:
    assert safe_next(asked) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "cases",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/x\r\nset-cookie: a",
        "https://evil.example",
        "javascript:alert(1)",
        "/login",
        "/logout?x",
        "/start",
        "/%6cogout",
        "/cases/../logout",
        "/./start",
        "//[",
        "https://[",
        "/案件",
    ],
)
def test_anything_else_leads_to_the_first_page(asked: str) -> None:
    assert safe_next(asked) == "/"


@pytest.mark.parametrize("passed_on", ["{proxy}", "{made_up}, {proxy}", "{made_up}, 10.0.0.9, {proxy}"])
def test_behind_a_proxy_no_made_up_address_saves_from_waiting(
    house: Wiring, admin: Desk, monkeypatch: pytest.MonkeyPatch, passed_on: str
) -> None:
    """As uvicorn reads the header: what the proxy set, or what it put behind the visitor's own word."""
    monkeypatch.setenv("LEGAL_DOCS_PUBLIC_URL", "https://127.0.0.1:8501")
    monkeypatch.setitem(backoff.FREE, "address", 3)
    guesser = Visitor(ProxyHeadersMiddleware(served(), trusted_hosts="192.0.2.7"))

    def tries(number: int, proxy: str) -> str:
        guesser.get("/login")
        passed = passed_on.format(made_up=f"203.0.113.{number}", proxy=proxy)
        fields = {"csrf": guesser.cookies["__Host-legal_docs_form"], "login": f"x{number}", "password": "no"}
        return words(guesser.post("/login", fields, x_forwarded_for=passed).text)

    said = [tries(number, "198.51.100.1") for number in range(5)]
    assert ["次数过多" in each for each in said] == [False, False, False, True, True]
    assert "次数过多" not in tries(9, "198.51.100.2")
