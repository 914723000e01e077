"""The records: their own keys only, nothing readable in them, nothing changed behind their back."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text

from legal_docs.errors import DatabaseError, ExitCode, KeysError
from legal_docs.model.account import Account, Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.feedback import CaseUpdate
from legal_docs.model.life import Move, Phase
from legal_docs.model.report import Report
from legal_docs.model.stored import Job, JobState, OutputState
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.storage import (
    accounts,
    cases,
    deadlines,
    evidence,
    jobs,
    moves,
    outputs,
    releases,
    reports,
    rotation,
    supplies,
    uploads,
)
from legal_docs.storage.database import migrate
from legal_docs.storage.files import FileStore
from legal_docs.storage.key_sentences import TamperedError
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records, Tx
from legal_docs.storage.sealing import EVERY, UPLOADS
from tests.storage.factory import AT, LI, ON, WANG, added, case, deadline, item, output, release, upload


def everything(tx: Tx, number: str = "甲-1") -> int:
    """Add a case with one row in each table beside it; return the case's id."""
    id = added(tx, number, next_act="向张某甲发函").id
    login = f"li{id}"
    accounts.add(
        tx, Account(id=1, login=login, name="李某丁", role=Role.LAWYER, branch="东支行"), password="x", at=AT
    )
    moves.add(
        tx,
        Move(case_id=id, before=Phase.ESCALATED, after=Phase.CHECKED, on=ON, at=AT, by=LI, reason="张某甲"),
    )
    deadlines.add(tx, deadline(id))
    evidence.add(tx, item(id, "张某甲身份证.pdf"))
    outputs.add(tx, output(id, name="张某甲起诉状.pdf"))
    given = releases.add(tx, release(id, note="张某甲一案"))
    told = CaseUpdate(case_number=number, row=1, remarks="已通知张某甲")
    reports.add(tx, Report(case_id=id, release_id=given.id, by=WANG, at=AT, update=told))
    own = {"kind": SupplyKind.BANK, "key": "bank", "name": "张某甲.toml", "sha256": "ab" * 32, "size": 3}
    supplies.add(tx, Supply.model_validate(own | {"added_at": AT, "added_by": LI}))
    jobs.add(tx, Job(kind="run", case_id=id, message="张某甲", started_by=LI, created_at=AT))
    uploads.add(tx, upload(fixes={"当事人!2!姓名": "张某甲"}))
    return id


def everything_is_read(tx: Tx, id: int) -> None:
    record = cases.find(tx, id)
    assert record is not None and record.next_act == "向张某甲发函"
    assert cases.load(tx, id).reason == cases.versions(tx, id)[0].reason == "移交"
    assert moves.of_case(tx, id)[0].reason == "张某甲"
    assert deadlines.of_case(tx, id)[0].subject == "张某甲"
    assert evidence.of_case(tx, id)[0].name == "张某甲身份证.pdf"
    assert outputs.of_case(tx, id)[0].name == "张某甲起诉状.pdf"
    assert releases.of_case(tx, id)[0].note == "张某甲一案"
    assert jobs.of_case(tx, id)[0].message == "张某甲"
    assert uploads.of_account(tx, LI)[0].name == "张某甲.xlsx"
    assert [account.name for account in accounts.listing(tx)] == ["李某丁"]


def test_every_encrypted_column_is_filled_and_read(records: Records) -> None:
    with records.writing() as tx:
        id = everything(tx)
        for each in EVERY:
            assert len(rotation.opened(tx, each, -1)) == 1, each.table.name
        everything_is_read(tx, id)


def test_what_a_row_must_not_lose_is_bound_to_its_ciphertext() -> None:
    bound = {(each.table.name, each.column): set(each.bound) for each in EVERY}
    assert all("id" in names for names in bound.values())
    assert {table for (table, _), names in bound.items() if "case_id" not in names} == {
        "cases", "accounts", "uploads", "supplies",
    }  # fmt: skip
    assert "version" in bound["case_versions", "document"]
    assert {"before", "after", "by"} <= bound["moves", "sealed"]
    assert {"sha256", "data_version", "made_by"} <= bound["outputs", "sealed"]
    assert "sha256" in bound["evidence", "sealed"] & bound["uploads", "sealed"]
    assert {"counsel", "run"} <= bound["releases", "sealed"]


_TAMPERINGS = {
    "cases": ("phase = 'approved'", "branch = '西支行'", "approved_version = 1", "last_day = '2036-01-01'"),
    "accounts": ("role = 'reviewer'", "branch = ''", "is_active = not is_active", "password = 'known'"),
    "releases": ("revoked_at = null",),
    "jobs": ("started_by = 12", "state = 'waiting'"),
    "outputs": ("state = 'approved'",),
    "evidence": ("removed_at = null",),
    "uploads": ("uploaded_by = 12", "branch = '西支行'"),
    "deadlines": ("due_on = '2036-01-01'", "done_on = '2026-01-01'"),
}


@pytest.mark.parametrize(
    ("table", "told"), [(table, told) for table, every in _TAMPERINGS.items() for told in every]
)
def test_a_column_that_rights_and_guards_rest_on_cannot_be_rewritten_unnoticed(
    records: Records, table: str, told: str
) -> None:
    with records.writing() as tx:
        id = everything(tx)
        releases.revoke(tx, releases.of_case(tx, id)[0].id, at=AT)
        evidence.remove(tx, evidence.of_case(tx, id)[0].id, at=AT)
        jobs.take(tx, at=AT)
    reads: dict[str, Callable[[Tx], object]] = {
        "cases": lambda tx: cases.find(tx, id),
        "accounts": lambda tx: accounts.credentials(tx, f"li{id}"),
        "releases": lambda tx: releases.is_released(tx, id, WANG),
        "jobs": lambda tx: jobs.take(tx, at=AT) or jobs.of_case(tx, id),
        "outputs": lambda tx: outputs.of_case(tx, id),
        "evidence": lambda tx: evidence.of_case(tx, id),
        "uploads": lambda tx: (uploads.of_account(tx, LI), uploads.of_account(tx, WANG)),
        "deadlines": lambda tx: deadlines.of_case(tx, id),
    }
    with records.writing() as tx:
        assert reads[table](tx) is not None
        tx.connection.execute(text(f"update {table} set {told}"))  # noqa: S608
    with pytest.raises(TamperedError, match=f"{table} 表编号 .* 的数据被改动过"), records.writing() as tx:
        reads[table](tx)


def test_what_the_program_changes_itself_is_sealed_anew(records: Records) -> None:
    with records.writing() as tx:
        id = everything(tx)
        account = accounts.listing(tx)[0]
        accounts.change(tx, account.id, role=Role.REVIEWER, branch="东支行", is_active=False, password="y")
        cases.note(tx, id, at=AT, by=LI, phase=Phase.CHECKED, branch="西支行", last_day=ON)
        made = outputs.of_case(tx, id)[0]
        outputs.set_state(tx, [made.id], OutputState.APPROVED)
        deadlines.done(tx, deadlines.of_case(tx, id)[0].id, ON)
        jobs.take(tx, at=AT)
        assert jobs.wait_again(tx, silent_since=AT + timedelta(minutes=1)) == 1
    with records.reading() as tx:
        found = accounts.credentials(tx, account.login)
        assert found is not None and (found.account.role, found.password) == (Role.REVIEWER, "y")
        assert outputs.of_case(tx, id)[0].state is OutputState.APPROVED
        assert jobs.of_case(tx, id)[0].state is JobState.WAITING
        everything_is_read(tx, id)


def test_a_value_cannot_move_over_into_the_column_beside_it(records: Records) -> None:
    one = UPLOADS.place({"id": 1, "sha256": "a.b", "branch": "c", "uploaded_by": 2, "finished_at": None})
    two = UPLOADS.place({"id": 1, "sha256": "a", "branch": "b.c", "uploaded_by": 2, "finished_at": None})
    assert one != two


def test_every_column_of_bytes_is_encrypted_or_blind(engine: Engine) -> None:
    from legal_docs.storage.schema import metadata

    known = {(each.table.name, each.column) for each in EVERY}
    blind = {("case_terms", "term"), ("key_checks", "mark"), ("attempts", "who")}
    found = {(t.name, c.name) for t in metadata.sorted_tables for c in t.c if str(c.type).startswith("BLOB")}
    assert found == known | blind


def test_the_wrong_keys_are_refused(records: Records, engine: Engine, tmp_path: Path) -> None:
    with records.writing() as tx:
        id = added(tx).id
    other = Keyring.create(tmp_path / "other.toml")
    with pytest.raises(KeysError, match="不是这个数据库的密钥") as caught:
        Records(engine, other)
    assert caught.value.exit_code is ExitCode.KEYS
    for name in ("index", "trail", "1 "):
        mixed = tmp_path / f"{name.strip()}.toml"
        lines = records.keys.path.read_text("utf-8").splitlines()
        theirs = [line for line in other.path.read_text("utf-8").splitlines() if line.startswith(name)]
        mixed.write_text("\n".join(theirs[0] if line.startswith(name) else line for line in lines), "utf-8")
        with pytest.raises(KeysError, match=f"{name.strip()} 不符"):
            Records(engine, Keyring.load(mixed))
    with Records(engine, Keyring.load(records.keys.path)).reading() as tx:
        assert cases.find(tx, id) is not None


def test_a_key_the_data_needs_must_be_there(records: Records, engine: Engine) -> None:
    records.keys.add()
    records.settle()
    records.keys.drop_old()
    with pytest.raises(KeysError, match="没有编号为 1 的密钥"):
        Records(engine, Keyring.load(records.keys.path))


def test_a_key_file_left_behind_is_refused(records: Records, engine: Engine, tmp_path: Path) -> None:
    records.keys.add()
    records.settle()
    text = records.keys.path.read_text("utf-8").replace("primary = 2", "primary = 1")
    (tmp_path / "behind.toml").write_text(text, "utf-8")
    with pytest.raises(KeysError, match="密钥已经更换"):
        Records(engine, Keyring.load(tmp_path / "behind.toml"))


def test_a_program_that_runs_on_takes_up_a_key_changed_elsewhere(records: Records, engine: Engine) -> None:
    other = Records(engine, Keyring.load(records.keys.path))
    rotation.begin(other)
    with records.writing() as tx:
        id = added(tx).id
        assert tx.keys.primary == 2
        assert rotation.left(tx) == 0
    with other.reading() as tx:
        assert cases.find(tx, id) is not None


def test_reading_cannot_write(records: Records) -> None:
    with pytest.raises(DatabaseError, match=r"read-?only"), records.reading() as tx:
        added(tx)
    with records.writing() as tx:
        added(tx)


def test_who_reads_sees_one_state_and_waits_for_no_writer(records: Records) -> None:
    with records.writing() as writer:
        id = added(writer).id
        with records.reading() as reader:
            assert cases.find(reader, id) is None
    with records.reading() as reader:
        assert cases.find(reader, id) is not None
        with records.writing() as writer:
            cases.save(writer, id, case(remarks="x"), seen=1, by=LI, at=AT)
        assert cases.load(reader, id).version == 1


def _swap(tx: Tx, table: str, column: str, one: int, two: int) -> None:
    tx.connection.execute(
        text(f"update {table} set {column} = (select {column} from {table} o where o.id = :o) where id = :i"),  # noqa: S608
        {"i": one, "o": two},
    )


@pytest.mark.parametrize("each", EVERY, ids=lambda each: f"{each.table.name}.{each.column}")
def test_a_row_that_was_tampered_with_is_refused_by_table_and_id_only(records: Records, each: Any) -> None:
    with records.writing() as tx:
        everything(tx, "甲-1"), everything(tx, "乙-1")
        one, two = (row["id"] for row in rotation.opened(tx, each, -1))
    name, column = each.table.name, each.column
    tamperings = [f"update {name} set {column} = {_flipped(records, column)} where id = {one}"]  # noqa: S608
    tamperings += [_other_value(each, bound, one) for bound in each.bound if bound not in _REFERENCES]
    for tampering in [*tamperings, ""]:
        with pytest.raises(_Undo), records.writing() as tx:
            tx.connection.execute(text(tampering)) if tampering else _swap(tx, name, column, one, two)
            row = next(row for row in rotation.opened(tx, each, -1) if row["id"] == one)
            with pytest.raises(KeysError, match=f"{name} 表编号 {one} 的数据被改动过") as caught:
                tx.keys.decrypt(row[column], each.place(row))
            assert not re.search("张某|李某|甲-1", caught.value.zh + caught.value.en)
            raise _Undo


_REFERENCES = ("id", "case_id", "release_id")


class _Undo(Exception):  # noqa: N818
    """What was changed for the test is taken back."""


def _flipped(records: Records, column: str) -> str:
    if records.engine.dialect.name == "postgresql":
        return f"set_byte({column}, 20, 255 - get_byte({column}, 20))"
    return f"cast(substr({column}, 1, 20) || x'00ff00' || substr({column}, 24) as blob)"


def _other_value(each: Any, bound: str, id: int) -> str:
    kind = each.table.c[bound].type.python_type
    value = {
        str: "'" + "0" * 12 + "'", bool: f'not "{bound}"', date: "'2001-01-01'",
        datetime: "'2001-01-01 00:00:00.000000'",
    }.get(kind, "77")  # fmt: skip
    return f'update {each.table.name} set "{bound}" = {value} where id = {id}'  # noqa: S608


def _bytes(engine: Engine, folder: Path) -> bytes:
    """All bytes of the database and of the files beside it."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        return b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())
    found = [p.read_bytes() for p in sorted((folder / "files").rglob("*")) if p.is_file()]
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            rows = connection.execute(text(f'select * from "{table}"')).all()  # noqa: S608
            found += [v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row]
    return b"\n".join(found)


def _personal(samples: Iterable[CaseFile]) -> set[str]:
    people = [person for sample in samples for person in sample.people]
    names = ("name", "id_number", "uscc", "phone", "residence_address", "household_address", "address")
    found = {str(getattr(person, name, "")) for person in people for name in names}
    found |= {card.number for sample in samples for card in sample.cards}
    found |= {note.account for sample in samples for _, note in sample.debts()}
    return {each for each in found if len(each) > 1}


def test_nothing_personal_can_be_read_in_the_database_or_the_files(
    records: Records, engine: Engine, store: FileStore, samples: tuple[CaseFile, ...], tmp_path: Path
) -> None:
    with records.writing() as tx:
        everything(tx)
        for sample in samples:
            made = cases.add(tx, sample, branch="东支行", handler=LI, by=LI, at=AT)
            cases.note(tx, made.id, at=AT, by=LI, next_act=f"起诉{made.parties}")
            text_of = sample.model_dump_json()
            evidence.add(tx, item(made.id, sample.people[0].name, sha256=store.keep(text_of.encode())[0]))
    held = _bytes(engine, tmp_path)
    secrets = _personal(samples) | {"张某甲", "李某丁", "99010119900307123X", "10000000001", "身份证", "移交"}
    assert len(secrets) > 30
    found = {
        secret
        for secret in secrets
        for code in ("utf-8", "gb18030", "utf-16-le")
        if secret.encode(code) in held
    }
    assert found == set()
    assert samples[0].number.encode() in held  # the search itself would find something


def test_the_key_is_changed_a_few_rows_at_a_time_and_may_be_stopped(
    records: Records, engine: Engine, store: FileStore
) -> None:
    with records.writing() as tx:
        ids = [everything(tx, "甲-1")]
        ids += [added(tx, f"乙-{n}", next_act="x").id for n in range(4)]
    sha256, _ = store.keep(b"x")
    assert rotation.begin(records) == 2
    steps = rotation.renew(records, at_once=2)
    assert next(steps) == 2  # stopped here
    with records.writing() as tx:
        assert rotation.left(tx) > 0
        everything_is_read(tx, ids[0])
    assert not rotation.end(records) and records.keys.ids == {1, 2}
    again = Records(engine, Keyring.load(records.keys.path))
    assert rotation.begin(again) == 2  # no third key
    done = list(rotation.renew(again, at_once=2))
    assert max(done) == 2 and sum(done) > 10
    store.renew()
    assert rotation.end(again) and again.keys.ids == {2}
    last = Records(engine, Keyring.load(records.keys.path))
    with last.reading() as tx:
        everything_is_read(tx, ids[0])
        assert cases.by_number(tx, "乙-3") is not None
    assert FileStore(store.folder, last.keys).read(sha256) == b"x"
    assert rotation.begin(last) == 3


def test_two_who_change_the_key_at_once_begin_one_change(records: Records, engine: Engine) -> None:
    others = [Records(engine, Keyring.load(records.keys.path)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rotation.begin, others)) == [2] * 4
    assert Keyring.load(records.keys.path).ids == {1, 2}
    Records(engine, Keyring.load(records.keys.path))


def test_migrations_go_down_and_up_with_data_in_every_table(records: Records, engine: Engine) -> None:
    with records.writing() as tx:
        everything(tx)
    for revision, gone in (("0003", "jobs"), ("0002", "cases"), ("0001", "accounts")):
        migrate(engine, revision)
        assert gone not in inspect(engine).get_table_names()
    migrate(engine)
    again = Records(engine, records.keys)
    with again.writing() as tx:
        everything_is_read(tx, everything(tx))


def test_an_error_of_the_database_shows_no_values(records: Records) -> None:
    with pytest.raises(DatabaseError) as caught, records.writing() as tx:
        tx.connection.execute(text("insert into nowhere values (:name)"), {"name": "张某甲"})
    error = caught.value
    assert "张某甲" not in f"{error.zh}{error.en}{error.__cause__}{error.__cause__.__cause__}"
