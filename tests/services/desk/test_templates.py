"""Templates of the house: checked before they are kept, used by the papers that fit, versions kept."""

from typing import Any

import pytest

from legal_docs import shipped
from legal_docs.drafting.contexts import CONTEXTS
from legal_docs.drafting.draft import Draft
from legal_docs.errors import BadInputError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind
from legal_docs.model.template import TemplateNote
from legal_docs.services import templating
from legal_docs.services.desk import tables, templates, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.storage.tables_supplies import supplies as table
from tests.houses import administrator, person

KIND = FilingKind.DEMAND
DOCX = (shipped.templates() / "filings" / "催收函.docx").read_bytes()


def note(key: str = "bank-demand", court: str = "") -> TemplateNote:
    return templates.note_of(key=key, version="2026-06", kind=KIND, cause=None, court=court)


@pytest.fixture
def admin(one_house: Wiring) -> Desk:
    return administrator(one_house)


def done(admin: Desk) -> list[tuple[str, str]]:
    rows = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="template")).rows
    return [(row.event.action, row.event.detail["version"]) for row in reversed(rows)]


def test_a_template_is_kept_used_replaced_and_dropped(admin: Desk) -> None:
    first = templates.upload(admin, "我行催收函.docx", DOCX, note(), "首版")
    second = templates.upload(admin, "我行催收函.docx", DOCX + b"", note())
    assert in_force(admin.wiring) is admin.wiring
    templates.use(admin, first.id)
    templates.use(admin, second.id)
    (own,) = in_force(admin.wiring).shelf.own
    assert (own.note.id, own.note.kind, own.path.read_bytes()) == ("bank-demand", KIND, DOCX)
    assert [each.is_active for each in templates.listing(admin)] == [True, False]
    templates.drop(admin, second.id)
    assert in_force(admin.wiring) is admin.wiring
    assert templates.content(admin, first.id) == DOCX
    told = [("upload", 1), ("upload", 2), ("use", 1), ("use", 2), ("drop", 2)]
    assert done(admin) == [(f"template.{verb}", str(version)) for verb, version in told]


def test_a_wrong_template_is_told_in_full_and_not_kept(admin: Desk) -> None:
    wrong = note().model_copy(update={"kind": FilingKind.COMPLAINT})
    assert any(problem.is_error for problem in templates.check(admin, "x.docx", DOCX, wrong))
    with pytest.raises(BadInputError, match="没有通过检查"):
        templates.upload(admin, "x.docx", DOCX, wrong)
    for name, data in (("x.txt", DOCX), ("x.docx", b"PK"), ("x.docx", bytes(templates.MOST + 1))):
        with pytest.raises(BadInputError):
            templates.upload(admin, name, data, note())
    assert templates.listing(admin) == ()
    assert not [p for p in templates.check(admin, "x.docx", DOCX, note()) if p.is_error]


def test_two_that_fit_the_same_papers_are_not_in_use_together(admin: Desk) -> None:
    one = templates.upload(admin, "a.docx", DOCX, note("a"))
    two = templates.upload(admin, "b.docx", DOCX, note("b"))
    other = templates.upload(admin, "c.docx", DOCX, note("c", court="某市某区人民法院"))
    templates.use(admin, one.id)
    with pytest.raises(BadInputError, match="已经在用"):
        templates.use(admin, two.id)
    templates.use(admin, other.id)
    shelf = in_force(admin.wiring).shelf
    assert {each.note.id for each in shelf.own} == {"a", "c"}
    assert {each.note.court for each in shelf.own} == {"", "某市某区人民法院"}


def test_the_file_of_a_template_follows_its_name_not_the_uploads(admin: Desk) -> None:
    kept = templates.upload(admin, "../../etc/x.docx", DOCX, note())
    assert kept.name == "x.docx"
    templates.use(admin, kept.id)
    assert in_force(admin.wiring).shelf.own[0].path.name == "bank-demand.docx"


def test_what_a_form_tells_is_checked() -> None:
    good: dict[str, Any] = {
        "key": "甲-1",
        "version": "1",
        "kind": KIND,
        "cause": Cause.LOAN,
        "court": " 某院 ",
    }
    assert templates.note_of(**good).court == "某院"
    packaged = templating.known("")[0].note.id
    for wrong in ({"key": "../x"}, {"key": ""}, {"key": "a" * 61}, {"version": " "}, {"key": packaged}):
        with pytest.raises(BadInputError):
            templates.note_of(**good | wrong)


def test_what_is_no_template_or_not_there_is_refused(admin: Desk) -> None:
    from legal_docs.model.supply import SupplyKind

    bank = tables.upload(admin, SupplyKind.BANK, "b.toml", b"[conduct]\ndials_a_day = 4\n")
    for id in (bank.id, 5):
        with pytest.raises(NotAllowedError):
            templates.use(admin, id)


def test_names_of_files_are_not_readable_in_the_database(admin: Desk) -> None:
    from sqlalchemy import select

    templates.upload(admin, "张某甲催收函.docx", DOCX, note(), "李某某要求")
    with admin.records.reading() as tx:
        row = str(tx.connection.execute(select(table)).one())
    assert "张某甲" not in row and "李某某" not in row


def test_a_draft_finds_the_template_in_use(admin: Desk) -> None:
    from tests.storage.factory import case

    kept = templates.upload(admin, "a.docx", DOCX, note())
    templates.use(admin, kept.id)
    draft = Draft(KIND, "催收函.docx", CONTEXTS[KIND].model_construct(), ())
    assert in_force(admin.wiring).shelf.choose(draft, case()).own
    assert not admin.wiring.shelf.choose(draft, case()).own


@pytest.mark.parametrize("name", ["bank-demand.docx", "bank-demand.toml", "more.toml"])
def test_a_template_changed_or_put_on_the_disk_is_not_used(admin: Desk, name: str) -> None:
    templates.use(admin, templates.upload(admin, "a.docx", DOCX, note()).id)
    (own,) = in_force(admin.wiring).shelf.own
    (own.path.parent / name).write_text('kind = "complaint"', "utf-8")
    (again,) = in_force(admin.wiring).shelf.own
    assert (again.note, again.path.read_bytes()) == (own.note, DOCX)
    assert sorted(path.suffix for path in own.path.parent.iterdir()) == [".docx", ".toml"]
