"""Files of download buttons: fetched by the log-in whose screen was given them, by nobody else."""

import asyncio
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from legal_docs.model.account import Role
from legal_docs.services.desk import sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web.server import media
from tests.houses import PASSWORD, person
from tests.web.asking import HOST, Visitor
from tests.web.conftest import SAYS

FILE = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def inside(visitor: Visitor, house: Wiring, admin: Desk) -> Visitor:
    visitor.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    return visitor


def button(url: str) -> bytes:
    message = ForwardMsg()
    message.delta.new_element.download_button.url = url
    return message.SerializeToString()


def tell(visitor: Visitor, message: bytes) -> None:
    opened = visitor.socket(f"/_stcore/stream?{SAYS}={message.hex()}", origin=f"http://{HOST}")
    assert opened == "open"


def may(visitor: Visitor, path: str = f"/media/{FILE}.pdf") -> bool:
    answer = visitor.get(path)
    assert answer.status in (200, 404)
    return answer.status == 200


def test_a_screen_may_fetch_what_it_was_given_and_nothing_else(inside: Visitor) -> None:
    assert not may(inside)
    tell(inside, button(f"/media/{FILE}.pdf"))
    assert may(inside) and may(inside, f"/media/{FILE}") and may(inside, f"/media/{FILE}.pdf?title=x")
    assert not may(inside, f"/media/{FILE[:-1]}.pdf")
    for path in ("/media/", f"/media/{FILE}/x", f"/media/x/{FILE}", f"/media/../media/{FILE}.pdf"):
        assert not may(inside, path), path


def test_a_copied_address_is_of_no_use_to_another_person_or_log_in(
    inside: Visitor, house: Wiring, admin: Desk
) -> None:
    person(admin, "li", Role.AUDITOR)
    tell(inside, button(f"/media/{FILE}.pdf"))
    for login in ("li", "admin"):
        other = replace(inside, cookies={"legal_docs": sessions.log_in(house, login, PASSWORD, "::1").token})
        assert not may(other), login
    assert may(inside)


def test_after_log_out_the_address_is_of_no_use(inside: Visitor, house: Wiring) -> None:
    tell(inside, button(f"/media/{FILE}.pdf"))
    before = inside.cookies["legal_docs"]
    sessions.log_out(house, before)
    assert inside.get(f"/media/{FILE}.pdf").status == 401
    inside.cookies["legal_docs"] = sessions.log_in(house, "admin", PASSWORD, "::1").token
    assert not may(inside)


def test_an_address_among_a_users_words_opens_nothing(inside: Visitor) -> None:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = f"/media/{FILE}.pdf"
    tell(inside, message.SerializeToString())
    message.delta.new_element.link_button.url = f"/media/{FILE}.pdf"
    tell(inside, message.SerializeToString())
    for near in (f"https://a.example/media/{FILE}.pdf", f"/media/{FILE}.pdf/..", f"/files/media/{FILE}"):
        tell(inside, button(near))
    assert not may(inside)


def test_pictures_and_files_made_on_the_click_are_found_too() -> None:
    pictures = ForwardMsg()
    for name in ("a1", "b2"):
        pictures.delta.new_element.imgs.imgs.add(url=f"/media/{name}.png")
    assert list(media.told(pictures.SerializeToString())) == ["a1", "b2"]
    viewer = ForwardMsg()
    viewer.delta.new_element.bidi_component.component_name = media.PDF
    viewer.delta.new_element.bidi_component.json = '{"file": "/media/d4.pdf", "alt": "/media/e5.pdf"}'
    assert list(media.told(viewer.SerializeToString())) == ["d4"]
    viewer.delta.new_element.bidi_component.component_name = "another"
    assert not list(media.told(viewer.SerializeToString()))
    late = ForwardMsg()
    late.backend_operation_response.deferred_file.url = "/media/c3.xlsx"
    assert list(media.told(late.SerializeToString())) == ["c3"]


def test_only_the_newest_files_and_log_ins_are_remembered(
    inside: Visitor, house: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "FILES", 2)
    monkeypatch.setattr(media, "SESSIONS", 2)
    for name in ("a", "b", "a", "c"):
        tell(inside, button(f"/media/{name}"))
    assert [may(inside, f"/media/{name}") for name in "abc"] == [True, False, True]
    for _ in range(2):
        token = sessions.log_in(house, "admin", PASSWORD, "::1").token
        tell(replace(inside, cookies={"legal_docs": token}), button("/media/a"))
    assert not may(inside, "/media/a")


def test_words_that_are_no_message_of_a_screen_pass_as_they_are() -> None:
    text = {"type": "websocket.send", "text": f"/media/{FILE}.pdf"}
    seen: list[Message] = []

    async def speaking(scope: Scope, receive: Receive, send: Send) -> None:
        await send(text)

    async def hearing(event: Message) -> None:
        seen.append(event)

    async def silent() -> Message:
        return {"type": "websocket.connect"}

    made = media.Media(speaking)
    session = SimpleNamespace(id=7)
    asyncio.run(made({"type": "websocket", "state": {"session": session}}, silent, hearing))
    assert seen == [text]


def test_the_pdf_viewer_still_says_the_address_in_the_way_that_is_looked_for() -> None:
    found = find_spec("streamlit_pdf")
    assert found and found.origin
    source = Path(found.origin).read_text("utf-8")
    assert f'name="{media.PDF}"' in source and '"file": processed_file' in source
