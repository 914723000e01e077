"""A row that was changed behind the program's back is refused, by table and number only."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from legal_docs.errors import KeysError
from legal_docs.model.account import Role
from legal_docs.model.life import Phase
from legal_docs.model.stored import JobState, OutputState
from legal_docs.storage import (
    accounts,
    cases,
    deadlines,
    evidence,
    jobs,
    outputs,
    releases,
    rotation,
    uploads,
)
from legal_docs.storage.key_sentences import TamperedError
from legal_docs.storage.records import Records, Tx
from legal_docs.storage.sealing import EVERY, UPLOADS
from tests.storage.everything import everything, everything_is_read
from tests.storage.factory import AT, LI, ON, WANG, added
from tests.storage.tampering import flipped


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
    "outputs": ("state = 'approved'",),
    "evidence": ("removed_at = null",),
    "uploads": ("uploaded_by = 12", "branch = '西支行'"),
    "deadlines": ("due_on = '2036-01-01'", "done_on = '2026-01-01'"),
}
"""Jobs are told as damaged instead, so that one of them stops no other: see test_jobs."""


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
    tamperings = [f"update {name} set {column} = {flipped(records, column)} where id = {one}"]  # noqa: S608
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


def _other_value(each: Any, bound: str, id: int) -> str:
    kind = each.table.c[bound].type.python_type
    value = {
        str: "'" + "0" * 12 + "'", bool: f'not "{bound}"', date: "'2001-01-01'",
        datetime: "'2001-01-01 00:00:00.000000'",
    }.get(kind, "77")  # fmt: skip
    return f'update {each.table.name} set "{bound}" = {value} where id = {id}'  # noqa: S608


def test_an_older_case_file_does_not_pass_for_the_newest_where_that_was_taken_away(records: Records) -> None:
    with records.writing() as tx:
        id = added(tx).id
        changed = cases.load(tx, id).case.model_copy(update={"remarks": "改"})
        cases.save(tx, id, changed, seen=1, by=LI, at=AT)
        tx.connection.execute(text("delete from case_versions where version = 2"))
    with records.reading() as tx:
        assert cases.load(tx, id, 1).version == 1
        with pytest.raises(TamperedError, match="案件 甲-1：case_versions"):
            cases.load(tx, id)
    with records.writing() as tx:
        tx.connection.execute(text("delete from case_versions"))
        with pytest.raises(TamperedError, match="案件 甲-1：cases"):
            cases.load(tx, id)
