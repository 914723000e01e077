"""/files/packs: sent to the counsel they were released to; everybody else gets what is not there."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from legal_docs.model.stored import Release
from legal_docs.services.desk import releasing, sessions
from legal_docs.services.wiring import Wiring
from legal_docs.storage import outputs, releases
from tests.houses import PASSWORD
from tests.services.desk import handed
from tests.services.desk.handed import House
from tests.storage.factory import case
from tests.web.asking import Visitor


@pytest.fixture
def people(house: Wiring) -> House:
    return handed.peopled(house)


@pytest.fixture
def given(people: House) -> Release:
    return handed.released(people, handed.added(people, case()))


def inside(visitor: Visitor, people: House, login: str) -> Visitor:
    visitor.cookies["legal_docs"] = sessions.log_in(people.wiring, login, PASSWORD, "::1").token
    return visitor


def test_counsel_opens_and_saves_a_file_of_the_pack(visitor: Visitor, people: House, given: Release) -> None:
    shown = inside(visitor, people, "zhou").get(f"/files/packs/{given.files[0]}")
    assert (shown.status, shown.body) == (200, b"%PDF-1.7 marked")
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["cache-control"] == "no-store"
    saved = visitor.get(f"/files/packs/{given.files[0]}?download=1")
    assert saved.headers["content-disposition"].startswith("attachment; ")


def test_counsel_saves_the_whole_pack_as_one_zip(visitor: Visitor, people: House, given: Release) -> None:
    saved = inside(visitor, people, "zhou").get(f"/files/releases/{given.id}")
    assert (saved.status, saved.headers["content-type"]) == (200, "application/zip")
    assert saved.headers["content-length"] == str(len(saved.body))
    assert saved.headers["cache-control"] == "no-store"
    name = "%E7%94%B2-1-%E7%A7%BB%E4%BA%A4.zip"
    assert (
        saved.headers["content-disposition"] == f"attachment; filename=\"file.zip\"; filename*=UTF-8''{name}"
    )
    assert "default-src 'none'" in saved.headers["content-security-policy"]
    with ZipFile(BytesIO(saved.body)) as package:
        assert package.testzip() is None and package.read("民事起诉状.pdf") == b"%PDF-1.7 marked"
    for path in people.wiring.files.paths():
        path.unlink()
    assert visitor.get(f"/files/releases/{given.id}").status == 503


def test_a_page_of_the_pack_is_drawn(visitor: Visitor, people: House, given: Release) -> None:
    from tests.bundling import files

    sha256, size = people.wiring.files.keep(files.pdf(2))
    with people.wiring.records.writing() as tx:
        old = outputs.find(tx, given.files[0])
        assert old
        new = outputs.add(tx, old.model_copy(update={"sha256": sha256, "size": size}))
        releases.add(tx, given.model_copy(update={"files": (new.id,)}))
    place = f"/files/packs/{new.id}/pages"
    shown = inside(visitor, people, "zhou").get(f"{place}/2")
    assert shown.status == 200 and shown.body.startswith(b"\x89PNG")
    assert visitor.get(f"{place}/3").status == 404
    assert inside(visitor, people, "wu").get(f"{place}/1").status == 404


@pytest.mark.parametrize("login", ["wu", "li", "sun", "admin"])
def test_nobody_else_finds_it(visitor: Visitor, people: House, given: Release, login: str) -> None:
    inside(visitor, people, login)
    for place in (
        f"/files/packs/{given.files[0]}",
        "/files/packs/5",
        f"/files/packs/{given.files[0]}/pages/1",
        f"/files/releases/{given.id}",
        "/files/releases/5",
    ):
        found = visitor.get(place)
        assert (found.status, found.text) == (404, "404")


def test_counsel_finds_no_other_file(visitor: Visitor, people: House, given: Release) -> None:
    inside(visitor, people, "zhou")
    for place in ("outputs", "evidence"):
        for id in (given.files[0], given.id, given.case_id, 5):
            assert (
                visitor.get(f"/files/{place}/{id}").status
                == visitor.get(f"/files/exports/{id}").status
                == 404
            )
            assert visitor.get(f"/files/{place}/{id}/pages/1").status == 404


def test_a_pack_taken_back_is_found_no_more(visitor: Visitor, people: House, given: Release) -> None:
    releasing.revoke(people.lawyer, given.id, "已和解")
    inside(visitor, people, "zhou")
    file = f"/files/packs/{given.files[0]}"
    for place in (file, f"{file}/pages/1", f"/files/releases/{given.id}"):
        for more in ("", "?download=1"):
            assert (visitor.get(place + more).status, visitor.get(place + more).text) == (404, "404")


def test_without_a_log_in_nothing_is_sent(visitor: Visitor, given: Release) -> None:
    for place in (f"/files/packs/{given.files[0]}", f"/files/releases/{given.id}"):
        assert visitor.get(place).status == 401
