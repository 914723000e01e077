"""What has served its time is told, then cleared away; nothing that anything names is ever lost."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from legal_docs.errors import FolderError, KeysError
from legal_docs.model.account import Account, Role
from legal_docs.model.draft import REPORT, SHEETS, KeptDraft
from legal_docs.model.stored import Job
from legal_docs.services import keys
from legal_docs.services.tidy import GRACE, Tidied, tidy
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage import (
    accounts,
    attempts,
    cases,
    drafts,
    evidence,
    filing,
    jobs,
    releases,
    sessions,
    trail,
    uploads,
)
from legal_docs.storage.files import FileStore
from legal_docs.storage.records import Tx
from tests.houses import Clock
from tests.storage.everything import everything
from tests.storage.factory import LI, added, case, item, release, upload
from tests.storage.tampering import rows_of, tamper

NOTHING = Tidied(0, 0, 0, 0, 0, 0, 0, 0, 0)
START = datetime.now(UTC)
WORDS = ("cases", "moves", "deadlines", "drafts", "accounts")
"""Tables whose rows name no file."""


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def wiring(engine: Engine, tmp_path: Path, clock: Clock) -> Iterator[Wiring]:
    url = engine.url.render_as_string(hide_password=False)
    made = Wiring(Settings(home=tmp_path / "home", database_url=url), clock)
    keys.create(made)
    yield made
    made.engine.dispose()


def actions(wiring: Wiring) -> list[tuple[str, str]]:
    with wiring.records.reading() as tx:
        return [(each.event.action, each.event.object) for each in trail.whole(tx)]


def test_rows_that_have_served_their_time_go_and_all_others_stay(wiring: Wiring, clock: Clock) -> None:
    hour = timedelta(hours=1)
    with wiring.records.writing() as tx:
        id = everything(tx)
        done, fresh = (uploads.add(tx, upload()).id for _ in range(2))
        uploads.imported(tx, done, (), at=START - 40 * 24 * hour)
        uploads.imported(tx, fresh, (), at=START - 20 * 24 * hour)
        gone, late = (evidence.add(tx, item(id, name)).id for name in ("甲.pdf", "乙.pdf"))
        evidence.remove(tx, gone, at=START - 40 * 24 * hour)
        evidence.remove(tx, late, at=START - 20 * 24 * hour)
        who = accounts.add(
            tx, Account(id=1, login="wang", name="王某", role=Role.LAWYER), password="x", at=START
        )
        sessions.add(tx, who, "a" * 64, "c", started_at=START - 20 * hour, expires_at=START - hour)
        kept = sessions.add(tx, who, "b" * 64, "c", started_at=START, expires_at=START + hour)
        for login, at in (("old", START - 13 * hour), ("new", START - hour)):
            attempts.of(tx, "login", login)
            attempts.put(tx, "login", login, 2, at)
    expected = Tidied(
        uploads=1, evidence=0, log_ins=1, tries=1, readings=0, exports=0, aside=0, deleted=0, back=0
    )
    assert tidy(wiring) == expected and actions(wiring) == []
    assert tidy(wiring, days=41).uploads == 0
    assert tidy(wiring, really=True) == expected
    assert actions(wiring) == [("upload.forget", f"upload:{done}"), ("store.tidy", "")]
    with wiring.records.writing() as tx:
        assert (uploads.find(tx, done), uploads.find(tx, fresh) is None) == (None, False)
        assert evidence.find(tx, gone) is not None
        assert sessions.find(tx, kept.id) is not None and attempts.of(tx, "login", "new").count == 2
    assert tidy(wiring, evidence=True, really=True).evidence == 1
    assert actions(wiring)[-2:] == [("evidence.forget", f"case:{id}"), ("store.tidy", "")]
    with wiring.records.reading() as tx:
        assert evidence.find(tx, gone) is None and evidence.find(tx, late) is not None
    assert tidy(wiring, evidence=True) == NOTHING


def test_reports_nobody_sent_go_once_no_pack_of_the_case_is_open_to_their_writer(wiring: Wiring) -> None:
    open_to, gone, late, own = range(21, 25)
    with wiring.records.writing() as tx:
        id = added(tx, "乙-1").id
        for who in (open_to, gone, late):
            given = releases.add(tx, release(id, counsel=who))
            if who != open_to:
                releases.revoke(tx, given.id, at=START)
        for who, days, part in (
            (open_to, 40, REPORT),
            (gone, 40, REPORT),
            (late, 20, REPORT),
            (own, 40, SHEETS),
        ):
            told = {"account": who, "case_id": id, "part": part, "seen": 1, "content": {"judge": "冯某"}}
            drafts.put(tx, KeptDraft.model_validate(told | {"kept_at": START - timedelta(days=days)}))
    assert tidy(wiring) == replace(NOTHING, drafts=1) and actions(wiring) == []
    assert tidy(wiring, really=True).drafts == 1 and tidy(wiring) == NOTHING
    assert actions(wiring)[0] == ("draft.forget", f"case:{id}")
    with wiring.records.reading() as tx:
        left = [who for who in (open_to, gone, late) if drafts.is_there(tx, who, id, REPORT)]
        assert left == [open_to, late] and drafts.is_there(tx, own, id)


def kept(wiring: Wiring, content: bytes) -> str:
    return wiring.files.keep(content)[0]


def name_it(wiring: Wiring, sha256: str, name: str = "合同.pdf") -> None:
    with wiring.records.writing() as tx:
        evidence.add(tx, item(added(tx, f"乙-{name}").id, name, sha256=sha256))


def test_a_file_nobody_names_is_put_aside_and_deleted_later(wiring: Wiring, clock: Clock) -> None:
    named, stranger = kept(wiring, b"named"), kept(wiring, b"stranger")
    name_it(wiring, named)
    clock.on(days=3)
    assert tidy(wiring).aside == 1 and wiring.files.has(stranger)
    assert tidy(wiring, really=True).aside == 1
    assert not wiring.files.has(stranger) and len(filing.aside(wiring.files).paths()) == 1
    assert tidy(wiring, really=True) == NOTHING  # it lies there for the time of GRACE
    clock.on(seconds=GRACE.total_seconds() + 1)
    assert tidy(wiring).deleted == 1
    assert tidy(wiring, really=True).deleted == 1
    assert filing.aside(wiring.files).paths() == [] and wiring.files.read(named) == b"named"
    assert tidy(wiring) == NOTHING


def test_every_file_that_any_row_names_stays(wiring: Wiring, clock: Clock) -> None:
    hashes = {name: kept(wiring, name.encode()) for name in ("evidence", "removed", "upload", "job", "case")}
    with wiring.records.writing() as tx:
        id = added(tx).id
        evidence.add(tx, item(id, sha256=hashes["evidence"]))
        away = evidence.add(tx, item(id, "b.pdf", sha256=hashes["removed"]))
        evidence.remove(tx, away.id, at=START)
        uploads.add(tx, upload(sha256=hashes["upload"]))
        jobs.add(tx, Job(kind="pack", args={"note": hashes["job"]}, started_by=LI, created_at=START))
        cases.save(tx, id, case(remarks=f"见{hashes['case']}。"), seen=1, by=LI, at=START)
    clock.on(days=400)
    assert tidy(wiring, really=True) == NOTHING
    assert [wiring.files.read(each).decode() for each in hashes.values()] == list(hashes)


def test_a_file_used_of_late_waits_for_its_row(wiring: Wiring, clock: Clock) -> None:
    kept(wiring, b"being named")
    (path,) = wiring.files.paths()
    long_ago, now = START.timestamp() - 10**6, START.timestamp()
    for times in ((now, now), (now, long_ago), (long_ago, now)):
        os.utime(path, times)
        assert tidy(wiring, really=True) == NOTHING
    os.utime(path, (long_ago, long_ago))
    assert tidy(wiring).aside == 1


def test_a_file_kept_again_counts_as_used_where_the_disk_notes_no_reading(wiring: Wiring) -> None:
    sha256 = kept(wiring, b"again")
    (path,) = wiring.files.paths()
    long_ago = START.timestamp() - 10**6
    os.utime(path, (long_ago, long_ago))
    kept(wiring, b"again")
    os.utime(path, (long_ago, path.stat().st_mtime))
    assert tidy(wiring, really=True) == NOTHING and wiring.files.has(sha256)


def test_a_file_kept_again_while_rows_are_read_stays_for_its_row(
    wiring: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = kept(wiring, b"again")
    (path,) = wiring.files.paths()
    os.utime(path, (START.timestamp() - 10**6,) * 2)
    known = filing.known

    def slowly(tx: Tx) -> filing.Known:
        found = known(tx)
        kept(wiring, b"again")
        return found

    monkeypatch.setattr(filing, "known", slowly)
    assert tidy(wiring, really=True) == NOTHING and wiring.files.has(sha256)


def test_a_file_put_aside_comes_back_when_a_row_names_it(wiring: Wiring, clock: Clock) -> None:
    sha256 = kept(wiring, b"late")
    clock.on(days=3)
    tidy(wiring, really=True)
    name_it(wiring, sha256)
    clock.on(days=30)
    assert tidy(wiring, really=True).back == 1
    assert wiring.files.read(sha256) == b"late" and filing.aside(wiring.files).paths() == []


def test_a_file_kept_anew_meanwhile_stays_and_the_one_aside_goes(wiring: Wiring, clock: Clock) -> None:
    sha256 = kept(wiring, b"again")
    clock.on(days=3)
    tidy(wiring, really=True)
    name_it(wiring, kept(wiring, b"again"))
    assert tidy(wiring, really=True).back == 1
    assert wiring.files.read(sha256) == b"again" and filing.aside(wiring.files).paths() == []


def test_a_row_that_comes_during_the_clearing_gets_its_file_back_at_once(
    wiring: Wiring, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = kept(wiring, b"just in time")
    clock.on(days=3)
    move = filing.move

    def after_the_first_look(paths: Iterable[Path], target: FileStore, at: datetime) -> None:
        if evidence_of(wiring) == 0:
            name_it(wiring, sha256)
        move(paths, target, at)

    monkeypatch.setattr(filing, "move", after_the_first_look)
    assert tidy(wiring, really=True).aside == 1
    assert wiring.files.read(sha256) == b"just in time"


def evidence_of(wiring: Wiring) -> int:
    with wiring.records.reading() as tx:
        return len(rows_of(tx, "evidence"))


def test_a_row_that_does_not_open_is_named_and_stops_only_what_may_rest_on_it(
    wiring: Wiring, clock: Clock
) -> None:
    """Days and words name no file; of a job nobody knows any more which file it named."""
    stranger = kept(wiring, b"stranger")
    with wiring.records.writing() as tx:
        everything(tx)
        over = uploads.add(tx, upload()).id
        uploads.imported(tx, over, (), at=START)
        gone = evidence.add(tx, item(added(tx, "乙-1").id)).id
        evidence.remove(tx, gone, at=START)
        ids = {name: rows_of(tx, name)[0] for name in WORDS}
        (job,) = rows_of(tx, "jobs")
    for name, id in ids.items():
        tamper(wiring.records, name, id, "name" if name == "accounts" else "sealed")
    clock.on(days=31)
    found = tidy(wiring, evidence=True, really=True)
    assert {(each.table, each.row) for each in found.faults} == {(n, str(id)) for n, id in ids.items()}
    assert (found.uploads, found.evidence, found.aside, found.are_files_left) == (1, 1, 1, False)
    assert {each for each in actions(wiring) if each[0] == "row.damaged"} == {
        ("row.damaged", f"{name}:{id}") for name, id in ids.items()
    }
    tamper(wiring.records, "jobs", job)
    clock.on(days=3)
    found = tidy(wiring, really=True)
    assert found.are_files_left and (found.aside, found.deleted, found.back) == (0, 0, 0)
    assert ("jobs", str(job)) in {(each.table, each.row) for each in found.faults}
    assert len(filing.aside(wiring.files).paths()) == 1 and not wiring.files.has(stranger)


def test_what_a_row_says_that_was_tampered_with_clears_nothing_away(wiring: Wiring, clock: Clock) -> None:
    """Somebody makes an import and a piece of evidence look over, for the next clearing to destroy them."""
    with wiring.records.writing() as tx:
        id = uploads.add(tx, upload()).id
        piece = evidence.add(tx, item(added(tx).id)).id
    tamper(wiring.records, "uploads", id, "finished_at", "'2020-01-01 00:00:00'")
    tamper(wiring.records, "evidence", piece, "removed_at", "'2020-01-01 00:00:00'")
    found = tidy(wiring, evidence=True, really=True)
    assert (found.uploads, found.evidence, len(found.faults)) == (0, 0, 2)
    with wiring.records.reading() as tx:
        assert (rows_of(tx, "uploads"), rows_of(tx, "evidence")) == ([id], [piece])


def test_recognised_words_are_forgotten_when_old(wiring: Wiring, clock: Clock) -> None:
    folder = wiring.settings.home / "ocr" / "program"
    folder.mkdir(parents=True)
    for name, days in (("old.json", 31), ("new.json", 29)):
        (folder / name).write_bytes(b"x")
        at = (START - timedelta(days=days)).timestamp()
        os.utime(folder / name, (at, at))
    assert tidy(wiring).readings == 1 and len(list(folder.iterdir())) == 2
    assert tidy(wiring, really=True).readings == 1
    assert [path.name for path in folder.iterdir()] == ["new.json"]


def test_exports_go_when_their_day_is_over(wiring: Wiring) -> None:
    for name, hours in (("1", 25), ("2", 23)):
        folder = wiring.settings.home / "exports" / name
        FileStore(folder, wiring.records.keys).keep(name.encode())
        at = (START - timedelta(hours=hours)).timestamp()
        os.utime(folder, (at, at))
    assert tidy(wiring).exports == 1 and len(list((wiring.settings.home / "exports").iterdir())) == 2
    assert tidy(wiring, really=True).exports == 1
    assert [each.name for each in (wiring.settings.home / "exports").iterdir()] == ["2"]
    keys.rotate(wiring)
    (path,) = (wiring.settings.home / "exports").glob("*/*/*")
    FileStore(path.parents[1], wiring.records.keys).verify(path)


def test_files_that_lie_aside_get_the_new_key_too(wiring: Wiring, clock: Clock) -> None:
    sha256 = kept(wiring, b"aside")
    clock.on(days=3)
    tidy(wiring, really=True)
    keys.rotate(wiring)
    name_it(wiring, sha256)
    tidy(wiring, really=True)
    assert keys.check(wiring).ids == (2,) and wiring.files.read(sha256) == b"aside"


def test_a_house_that_cannot_be_written_is_a_sentence(wiring: Wiring, clock: Clock) -> None:
    kept(wiring, b"stranger")
    clock.on(days=3)
    (wiring.settings.home / "files-aside").write_bytes(b"")
    with pytest.raises(FolderError, match="不能清理"):
        tidy(wiring, really=True)
    assert len(wiring.files.paths()) == 1


def test_where_there_is_no_house_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="没有密钥文件"):
        tidy(Wiring(Settings(home=tmp_path / "typo")))
    assert not (tmp_path / "typo").exists()
