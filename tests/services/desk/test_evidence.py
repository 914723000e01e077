"""Evidence taken in, refused by name, ordered, described; each change makes what came before out of date."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from legal_docs import shipped
from legal_docs.bundling.plan import plan
from legal_docs.errors import BadInputError, ConflictError, ExhibitError, NotAllowedError
from legal_docs.intake.read import LoadedCase, read
from legal_docs.model.exhibit import ExhibitKind, Original
from legal_docs.services.desk import evidence
from legal_docs.services.desk.exhibits import arranged, usable
from legal_docs.services.wiring import Wiring
from legal_docs.storage import evidence as kept
from tests.bundling import files, recordings
from tests.conftest import ON
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench
from tests.storage.factory import case as small_case
from tests.storage.factory import item as any_item

SAMPLES = {each.case.number: each for each in read(shipped.samples(), on=ON).cases}
SLIP = "02-放款凭证/回单.pdf"


@pytest.fixture
def made(one_house: Wiring) -> Bench:
    return bench(one_house)


def paths(made: Bench) -> list[str]:
    return [item.path for item in evidence.items(made.li, made.case_id)]


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in members:
            package.writestr(name, data)
    return out.getvalue()


def test_files_are_kept_with_a_line_in_the_case_and_make_one_new_version(made: Bench) -> None:
    taken = evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), (SLIP, files.pdf(1, "q"))])
    assert (len(taken.items), taken.problems) == (2, ())
    assert paths(made) == [CONTRACT, SLIP]
    assert [note.file for note in made.case().evidence] == [CONTRACT, SLIP]
    assert made.record().version == 2
    assert made.wiring.files.read(taken.items[0].sha256) == PDF
    assert taken.items[0].added_by == made.li.who.id


def test_what_cannot_be_used_is_told_by_name_and_reason_and_the_rest_goes_on(made: Bench) -> None:
    given = [
        ("程序.exe", b"MZ\x90\x00rest"), ("空.pdf", b""), ("../外面.pdf", PDF), ("坏.pdf", b"%PDF-1.7 cut"),
        (SLIP, PDF), (SLIP, PDF), ("good\\好.pdf", PDF), ("名" * 200 + ".pdf", PDF),
    ]  # fmt: skip
    taken = evidence.add_files(made.li, made.case_id, given)
    assert {(p.place.file[:8], p.code) for p in taken.problems if p.is_error} == {
        ("程序.exe", "exhibit_unknown_type"),
        ("空.pdf", "exhibit_empty"),
        ("../外面.pd", "archive_member_outside"),
        ("坏.pdf", "exhibit_broken"),
        (SLIP[:8], "exhibit_name_twice"),
        ("名" * 8, "exhibit_name_too_long"),
    }
    assert paths(made) == [SLIP, "good/好.pdf"]
    left = evidence.table(made.li, made.case_id).left_out
    assert len(left) == 6 and sum("程序.exe：" in each.line for each in left) == 1
    assert {each.at for each in left} == {made.li.now()}


def test_a_second_file_of_the_same_name_is_told_and_the_first_stays(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    taken = evidence.add_files(made.li, made.case_id, [(CONTRACT, files.pdf(3)), (SLIP, PDF)])
    assert [(p.code, p.place.file) for p in taken.problems] == [("conflict", CONTRACT)]
    assert [each.line[: len(CONTRACT)] for each in evidence.table(made.li, made.case_id).left_out] == [
        CONTRACT
    ]
    assert evidence.items(made.li, made.case_id)[0].sha256 == any_hash(PDF)
    assert paths(made) == [CONTRACT, SLIP]


def any_hash(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def test_nothing_usable_makes_no_new_version(made: Bench) -> None:
    taken = evidence.add_files(made.li, made.case_id, [("x.exe", b"MZ")])
    assert taken.items == () and made.record().version == 1


def test_an_archive_is_taken_file_by_file(made: Bench) -> None:
    data = zipped(
        (CONTRACT, PDF), ("../x.pdf", PDF), ("07-其他/包.zip", zipped(("a.pdf", PDF))), ("__MACOSX/x", b"x")
    )
    taken = evidence.add_archive(made.li, made.case_id, "证据材料.zip", data)
    assert [item.path for item in taken.items] == [CONTRACT]
    told = {p.place.file: p.code for p in taken.problems}
    assert told["证据材料.zip › ../x.pdf"] == "archive_member_outside"
    assert told["证据材料.zip › 07-其他/包.zip"] == "archive_nested"


def test_an_archive_may_hold_a_folder_named_after_the_case(made: Bench) -> None:
    evidence.add_archive(made.li, made.case_id, "x.zip", zipped((f"甲-1/{CONTRACT}", PDF)))
    assert paths(made) == [CONTRACT]


@pytest.mark.parametrize("data", [b"", b"no archive", zipped((CONTRACT, PDF))[:-40]])
def test_what_is_no_archive_is_told_and_nothing_is_kept(made: Bench, data: bytes) -> None:
    taken = evidence.add_archive(made.li, made.case_id, "坏包.zip", data)
    assert [(p.code, p.place.file) for p in taken.problems] == [("archive_unreadable", "坏包.zip")]
    assert paths(made) == [] and made.record().version == 1


def test_the_words_of_a_recording_are_kept_beside_it(made: Bench) -> None:
    given = [("04-催收记录/电话.wav", recordings.wav(1)), ("04-催收记录/电话.txt", "通话内容".encode())]
    taken = evidence.add_files(made.li, made.case_id, given)
    assert sorted(item.name for item in taken.items) == ["电话.txt", "电话.wav"]


@pytest.mark.parametrize("loaded", SAMPLES.values(), ids=list(SAMPLES))
def test_the_list_stands_in_the_order_of_the_bundle(loaded: LoadedCase) -> None:
    assert loaded.folder
    planned, _ = plan(loaded.case, loaded.folder)
    found, _ = usable(loaded.folder)
    items = [
        any_item(1, Path(name).name, folder=Path(name).parent.as_posix().removeprefix("."))
        for name in sorted(found, reverse=True)
    ]
    pieces = [p for p in arranged(items, loaded.case.evidence) if not p.note.exclude]
    in_bundle = [(e.file, e.title, e.group) for e in planned.exhibits]
    assert [(p.item.path, p.title, p.group) for p in pieces] == in_bundle


def test_a_new_order_is_kept_in_the_case_and_groups_stay_together(made: Bench) -> None:
    other = "01-借款合同/补充协议.pdf"
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), (SLIP, PDF), (other, PDF)])
    by_path = {item.path: item.id for item in evidence.items(made.li, made.case_id)}
    wanted = [by_path[SLIP], by_path[other], by_path[CONTRACT]]
    evidence.reorder(made.li, made.case_id, wanted)
    assert paths(made) == [SLIP, other, CONTRACT]
    assert {note.file: note.order for note in made.case().evidence} == {SLIP: 1, other: 2, CONTRACT: 3}
    evidence.reorder(made.li, made.case_id, [by_path[other], by_path[SLIP], by_path[CONTRACT]])
    assert paths(made) == [other, CONTRACT, SLIP]
    with pytest.raises(ConflictError):
        evidence.reorder(made.li, made.case_id, wanted[:2])


def test_what_is_said_of_a_file_stands_in_the_case(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), (SLIP, PDF)])
    told = {"kind": "document", "purpose": " 证明借款成立 ", "original": "original"}
    record = evidence.describe(made.li, made.case_id, CONTRACT, seen=2, **told)
    note, other = made.case().evidence
    assert (note.kind, note.purpose, note.original) == (
        ExhibitKind.DOCUMENT,
        "证明借款成立",
        Original.ORIGINAL,
    )
    assert other.purpose == "" and record.version == 3
    assert evidence.describe(made.li, made.case_id, CONTRACT, seen=3, **told).version == 3


def test_two_people_describe_the_same_file_and_the_second_is_told_who_was_first(made: Bench) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), (SLIP, PDF)])
    evidence.describe(made.li, made.case_id, CONTRACT, seen=2, purpose="甲")
    with pytest.raises(ConflictError, match="li"):
        evidence.describe(made.zhao, made.case_id, CONTRACT, seen=2, purpose="乙")
    evidence.describe(made.zhao, made.case_id, SLIP, seen=2, purpose="乙")
    assert [note.purpose for note in made.case().evidence] == ["甲", "乙"]


@pytest.mark.parametrize("told", [{"purpose": "a\x00b"}, {"kind": "nothing"}, {"turn": 45}, {"file": ""}])
def test_what_cannot_be_said_of_a_file_is_refused(made: Bench, told: dict[str, object]) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    with pytest.raises(BadInputError):
        evidence.describe(made.li, made.case_id, CONTRACT, seen=2, **told)
    assert made.record().version == 2


def test_nothing_is_said_of_a_file_that_is_not_there(made: Bench) -> None:
    with pytest.raises(NotAllowedError):
        evidence.describe(made.li, made.case_id, CONTRACT, seen=1, purpose="甲")


def test_a_new_name_is_used_wherever_the_case_names_the_file(one_house: Wiring) -> None:
    told = {"id": "1", "on": "2026-01-05", "channel": "letter", "is_demand": True, "target": "张某甲"}
    made = bench(one_house, small_case(contacts=[told | {"evidence": [f"{SLIP}#2"]}]))
    item = evidence.add_files(made.li, made.case_id, [(SLIP, PDF)]).items[0]
    newer = evidence.rename(made.li, item.id, folder="04-催收记录", name="妥投回执.pdf")
    assert paths(made) == [newer.path] == ["04-催收记录/妥投回执.pdf"]
    proof = made.case().contacts[0].evidence[0]
    assert (proof.file, proof.page) == (newer.path, 2)
    assert made.case().evidence[0].file == newer.path
    assert evidence.table(made.li, made.case_id).absent == ()


@pytest.mark.parametrize(
    ("folder", "name"),
    [("", ""), ("", "a/b.pdf"), ("..", "a.pdf"), ("C:", "a.pdf"), ("", "a\x00.pdf"), ("x", " ")],
)
def test_a_name_that_leads_elsewhere_is_refused(made: Bench, folder: str, name: str) -> None:
    item = evidence.add_files(made.li, made.case_id, [(SLIP, PDF)]).items[0]
    with pytest.raises((BadInputError, ExhibitError)):
        evidence.rename(made.li, item.id, folder=folder, name=name)
    assert paths(made) == [SLIP]


def test_a_name_that_is_taken_is_refused(made: Bench) -> None:
    taken = evidence.add_files(made.li, made.case_id, [(SLIP, PDF), (CONTRACT, PDF)])
    with pytest.raises(ConflictError):
        evidence.rename(made.li, taken.items[0].id, folder="02-放款凭证", name="回单.pdf")


def test_a_file_taken_away_is_gone_from_the_list_and_stays_in_the_store(made: Bench) -> None:
    item, other = evidence.add_files(
        made.li, made.case_id, [(CONTRACT, PDF), (SLIP, files.pdf(1, "z"))]
    ).items
    evidence.remove(made.li, item.id)
    assert paths(made) == [SLIP]
    assert [note.file for note in made.case().evidence] == [SLIP]
    assert made.record().version == 3
    assert made.wiring.files.read(item.sha256) == PDF
    for act in (evidence.opened, evidence.remove):
        with pytest.raises(NotAllowedError):
            act(made.li, item.id)
    assert evidence.opened(made.li, other.id).read() == files.pdf(1, "z")


def test_files_the_case_names_and_nobody_uploaded_are_told(one_house: Wiring) -> None:
    made = bench(one_house, small_case(evidence=[{"file": CONTRACT}, {"file": SLIP}]))
    assert evidence.table(made.li, made.case_id).absent == (CONTRACT, SLIP)
    evidence.add_files(made.li, made.case_id, [(SLIP, PDF)])
    assert evidence.table(made.li, made.case_id).absent == (CONTRACT,)


def test_the_originals_are_laid_out_as_they_came(made: Bench, tmp_path: Path) -> None:
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), ("回单.pdf", files.pdf(1, "z"))])
    with made.wiring.records.reading() as tx:
        evidence.laid_out(kept.of_case(tx, made.case_id), made.wiring.files, tmp_path / "in")
    files_there = (path for path in (tmp_path / "in").rglob("*") if path.is_file())
    found = {path.relative_to(tmp_path / "in").as_posix(): path.read_bytes() for path in files_there}
    assert found == {CONTRACT: PDF, "回单.pdf": files.pdf(1, "z")}


ACTS: dict[str, Callable[[Bench, int], object]] = {
    "add": lambda b, id: evidence.add_files(b.far, b.case_id, [(SLIP, PDF)]),
    "archive": lambda b, id: evidence.add_archive(b.far, b.case_id, "x.zip", zipped((SLIP, PDF))),
    "list": lambda b, id: evidence.items(b.far, b.case_id),
    "open": lambda b, id: evidence.opened(b.far, id),
    "rename": lambda b, id: evidence.rename(b.far, id, folder="", name="x.pdf"),
    "remove": lambda b, id: evidence.remove(b.far, id),
    "reorder": lambda b, id: evidence.reorder(b.far, b.case_id, [id]),
    "describe": lambda b, id: evidence.describe(b.far, b.case_id, CONTRACT, seen=2, purpose="x"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_a_lawyer_of_another_branch_is_refused(made: Bench, act: Callable[[Bench, int], object]) -> None:
    item = evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)]).items[0]
    with pytest.raises(NotAllowedError):
        act(made, item.id)
    assert paths(made) == [CONTRACT] and made.record().version == 2


def test_the_trail_tells_what_was_done_and_names_no_file(made: Bench) -> None:
    item = evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF), ("x.exe", b"MZ")]).items[0]
    evidence.items(made.li, made.case_id)
    evidence.opened(made.li, item.id)
    evidence.describe(made.li, made.case_id, CONTRACT, seen=2, purpose="甲")
    evidence.rename(made.li, item.id, folder="", name="改名.pdf")
    evidence.reorder(made.li, made.case_id, [item.id])
    evidence.remove(made.li, item.id)
    told = made.events()
    acts = [
        "evidence.add",
        "evidence.list",
        "evidence.read",
        "evidence.rename",
        "evidence.reorder",
        "evidence.remove",
    ]
    assert [action for action, _ in told if action.startswith("evidence.")] == acts
    assert sum(action == "case.save" for action, _ in told) == 5
    assert "合同" not in str(told) and "改名" not in str(told)


def test_a_line_of_the_store_is_kept_with_each_file(made: Bench) -> None:
    item = evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)]).items[0]
    with made.wiring.records.reading() as tx:
        assert kept.of_case(tx, made.case_id) == (item,)
    assert (item.folder, item.name, item.size) == ("01-借款合同", "借款合同.pdf", len(PDF))


def test_a_file_the_case_has_no_line_for_makes_papers_stale_all_the_same(made: Bench) -> None:
    """Such as one that came with an archive of cases."""
    sha256, size = made.wiring.files.keep(PDF)
    for act in (
        lambda id: evidence.remove(made.li, id),
        lambda id: evidence.rename(made.li, id, folder="", name="新名.pdf"),
    ):
        with made.wiring.records.writing() as tx:
            told = {"name": "旧名.pdf", "folder": "", "sha256": sha256, "size": size}
            item = kept.add(tx, any_item(made.case_id, **told))
        before = made.record().version
        act(item.id)
        assert made.record().version > before
    assert [note.file for note in made.case().evidence] == ["新名.pdf"]
