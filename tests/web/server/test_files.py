"""Files by id: whose they are, how a browser shows or saves them, in parts where they are large."""

from collections.abc import Iterator

import pytest

from legal_docs.services.desk import evidence, sessions
from legal_docs.services.wiring import Wiring
from legal_docs.storage import trail
from legal_docs.web.server import files as route
from legal_docs.web.server.files import DAMAGED, disposition
from tests.bundling import files
from tests.houses import PASSWORD
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench, papers
from tests.web.asking import Visitor


@pytest.fixture
def made(house: Wiring) -> Iterator[Bench]:
    found = bench(house)
    yield found


def inside(visitor: Visitor, made: Bench, login: str = "li") -> Visitor:
    visitor.cookies["legal_docs"] = sessions.log_in(made.wiring, login, PASSWORD, "::1").token
    return visitor


def added(made: Bench, name: str = CONTRACT, data: bytes = PDF) -> str:
    item = evidence.add_files(made.li, made.case_id, [(name, data)]).items[0]
    return f"/files/evidence/{item.id}"


def test_a_pdf_is_shown_where_it_is_and_saved_when_asked(visitor: Visitor, made: Bench) -> None:
    paper = f"/files/outputs/{papers(made)[0].id}"
    shown = inside(visitor, made).get(paper)
    assert (shown.status, shown.body) == (200, PDF)
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in shown.headers["content-security-policy"]
    quoted = "%E6%B0%91%E4%BA%8B%E8%B5%B7%E8%AF%89%E7%8A%B6.pdf"
    assert shown.headers["content-disposition"] == f"inline; filename=\"file.pdf\"; filename*=UTF-8''{quoted}"
    saved = visitor.get(f"{paper}?download=1")
    assert saved.headers["content-disposition"].startswith("attachment; ") and saved.body == PDF


def test_a_file_that_could_run_something_is_only_saved(visitor: Visitor, made: Bench) -> None:
    (paper, _) = papers(made, name="页面.html")
    found = inside(visitor, made).get(f"/files/outputs/{paper.id}")
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["content-disposition"].startswith("attachment; ")


@pytest.mark.parametrize("login", ["far", "admin"])
def test_who_has_no_right_gets_the_same_as_for_what_is_not_there(
    visitor: Visitor, made: Bench, login: str
) -> None:
    places = [added(made), f"/files/outputs/{papers(made)[0].id}"]
    inside(visitor, made, login)
    for place in (*places, *(f"{each}/pages/1" for each in places)):
        found, missing = visitor.get(place), visitor.get("/files/outputs/1")
        assert (found.status, found.body) == (missing.status, missing.body) == (404, b"404")


@pytest.mark.parametrize(
    "path", ["/files/outputs/x", "/files/outputs/-1", "/files/other/1", "/files/outputs/1/2"]
)
def test_what_is_no_file_is_not_found(visitor: Visitor, made: Bench, path: str) -> None:
    found = inside(visitor, made).get(path)
    assert (found.status, found.body) == (404, b"404")


def test_nobody_without_a_session_gets_a_file(visitor: Visitor, made: Bench) -> None:
    assert visitor.get(added(made)).status == 401


def test_a_large_file_is_sent_in_the_parts_that_are_asked_for(
    visitor: Visitor, made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "LARGE", 100)
    place = added(made)
    part = inside(visitor, made).get(place, range="bytes=0-9")
    assert (part.status, part.body) == (206, PDF[:10])
    assert part.headers["content-range"] == f"bytes 0-9/{len(PDF)}"
    assert visitor.get(place, range="bytes=-5").body == PDF[-5:]
    assert visitor.get(place, range=f"bytes={len(PDF)}-").status == 416
    whole = visitor.get(place)
    assert (whole.status, whole.body) == (200, PDF)
    assert whole.headers["content-disposition"].startswith("inline; ")


def test_each_reading_stands_in_the_trail(visitor: Visitor, made: Bench) -> None:
    place = added(made)
    inside(visitor, made)
    for _ in range(2):
        visitor.get(place)
    with made.wiring.records.reading() as tx:
        read = [row.event.who for row in trail.whole(tx) if row.event.action == "evidence.read"]
    assert read == [made.li.who.id] * 2


def test_a_page_is_drawn_as_a_picture(visitor: Visitor, made: Bench) -> None:
    place, paper = added(made), f"/files/outputs/{papers(made)[0].id}"
    inside(visitor, made)
    for page in (f"{place}/pages/2", f"{paper}/pages/1", f"{place}/pages/1?turn=90"):
        found = visitor.get(page)
        assert (found.status, found.headers["content-type"]) == (200, "image/png")
        assert found.body.startswith(b"\x89PNG")
    assert visitor.get(f"{place}/pages/1").body != visitor.get(f"{place}/pages/1?turn=90").body
    assert visitor.get(f"{place}/pages/1").body == visitor.get(f"{place}/pages/1?turn=45").body
    assert visitor.get(f"{place}/pages/0").status == visitor.get(f"{place}/pages/3").status == 404


def test_a_damaged_store_is_said_in_words_and_its_place_in_the_log_alone(
    visitor: Visitor, made: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    place = added(made, data=files.pdf(1, "d"))
    for path in made.wiring.files.paths():
        path.unlink()
    found = inside(visitor, made).get(place)
    assert (found.status, found.text) == (503, DAMAGED)
    assert "文件库里没有这份文件" in caplog.text


@pytest.mark.parametrize(
    ("name", "plain", "coded"),
    [
        ("合同.pdf", "file.pdf", "%E5%90%88%E5%90%8C.pdf"),
        ('a";\r\nx: y.pdf', "file.pdf", "a%22%3B%0D%0Ax%3A%20y.pdf"),
        ("无后缀", "file", "%E6%97%A0%E5%90%8E%E7%BC%80"),
        ("x.后缀", "file", "x.%E5%90%8E%E7%BC%80"),
    ],
)
def test_names_of_any_language_are_sent_safely(name: str, plain: str, coded: str) -> None:
    assert disposition(name, inline=True) == f"inline; filename=\"{plain}\"; filename*=UTF-8''{coded}"


@pytest.mark.parametrize("kind", ["outputs", "evidence", "packs", "releases"])
@pytest.mark.parametrize("id", [str(2**53), "9" * 16, str(2**63), str(2**70), "9" * 5000])
def test_a_number_no_database_holds_is_not_found(visitor: Visitor, made: Bench, kind: str, id: str) -> None:
    browser = inside(visitor, made)
    for path in (f"/files/{kind}/{id}", f"/files/{kind}/{id}/pages/1", f"/files/{kind}/1/pages/{id}"):
        found = browser.get(path)
        assert found.status == 404
