"""A preview of a template by a job: begun once, found again after a reload, told where it fails."""

from pathlib import Path

import pytest

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.stored import JobState
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import previewing, tables, templates
from legal_docs.services.desk.desk import Desk
from legal_docs.services.work import worker
from tests.houses import Clock, administrator, person, wired
from tests.services.desk.test_templates import DOCX, note


@pytest.fixture
def admin(tmp_path: Path, clock: Clock) -> Desk:
    return administrator(wired(tmp_path / "home", clock, worker="none"))


def test_a_preview_is_made_once_and_seen_by_every_administrator(admin: Desk, clock: Clock) -> None:
    id = templates.upload(admin, "a.docx", DOCX, note()).id
    other = templates.upload(admin, "b.docx", DOCX, note())
    assert previewing.newest(admin, id) is None
    job = previewing.start(admin, id)
    second = person(admin, "second", Role.ADMINISTRATOR)
    assert previewing.start(second, id).id == job.id and previewing.newest(second, other.id) is None
    with pytest.raises(NotAllowedError):
        previewing.seen(admin, id)
    assert worker.serve(admin.wiring, idle=0) == 1
    done = previewing.newest(second, id)
    assert done and (done.state, done.args, done.case_id) == (JobState.DONE, {"supply": id}, None)
    seen = previewing.seen(second, id)
    assert seen.pdf.startswith(b"%PDF") and seen.case_number.startswith("DEMO")
    clock.on(seconds=1)
    assert previewing.start(admin, id).id != job.id


def test_what_is_no_template_has_no_preview(admin: Desk) -> None:
    bank = tables.upload(admin, SupplyKind.BANK, "b.toml", b"[conduct]\ndials_a_day = 4\n")
    for id in (bank.id, 5):
        with pytest.raises(NotAllowedError):
            previewing.start(admin, id)
        with pytest.raises(NotAllowedError):
            previewing.seen(admin, id)
    assert worker.serve(admin.wiring, idle=0) == 0
