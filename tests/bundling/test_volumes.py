"""A bundle in several volumes: numbered through, each with its index, none larger than the court takes."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from PIL import Image

from legal_docs.bundling import stamp
from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.verify import verify
from legal_docs.model.exhibit import BundleStyle, EvidenceBundle, StampPlace
from tests.bundling import bundles, files, seen
from tests.bundling.cases import ON, case

CONTENT = {
    "01-合同/01-甲.pdf": files.pdf(3, "a"),
    "01-合同/02-乙.pdf": files.pdf(2, "b"),
    "02-流水/01-丙.pdf": files.pdf(4, "c"),
    "02-流水/02-丁.pdf": files.pdf(1, "d"),
}


def _bound(root: Path, into: Path, **style: object) -> EvidenceBundle:
    files.folder(root, CONTENT)
    bundle, _ = plan(case(), root)
    return bind(case(), bundle, root, into, on=ON, style=BundleStyle(**style))  # type: ignore[arg-type]


def _noise(seed: int) -> bytes:
    """Return a JPEG of about 300 KB that cannot be made smaller."""
    grey = Image.frombytes("L", (600, 600), Random(seed).randbytes(360_000))
    return files.image(grey, "JPEG", quality=90)


def _volumes(tmp_path: Path, **style: object) -> tuple[EvidenceBundle, Path]:
    root, into = tmp_path / "evidence", tmp_path / "out"
    root.mkdir()
    into.mkdir()
    return _bound(root, into, **style), into


def test_page_numbers_go_on_from_volume_to_volume(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, volume_pages=7)
    assert [(v.file, v.exhibits) for v in bundle.volumes] == [
        ("证据卷-第1册.pdf", (1, 2)),
        ("证据卷-第2册.pdf", (3, 4)),
    ]
    assert verify(into, bundle) == ()
    second = seen.texts((into / "证据卷-第2册.pdf").read_bytes())
    front = bundle.volumes[1].front_pages
    assert "".join(second[front].split()) == "c1证据卷第6页"
    assert "第2册共2册" in "".join(second[0].split())


def test_a_volume_has_no_more_pages_than_the_limit_cover_and_index_counted(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, volume_pages=7)
    counts = [len(seen.texts((into / volume.file).read_bytes())) for volume in bundle.volumes]
    assert counts == [7, 7]
    root = tmp_path / "evidence"
    planned, _ = plan(case(), root)
    (into / "6").mkdir()
    tighter = bind(case(), planned, root, into / "6", on=ON, style=BundleStyle(volume_pages=6))
    assert [volume.exhibits for volume in tighter.volumes] == [(1,), (2,), (3,), (4,)]


def test_a_long_index_takes_room_of_its_volume_and_only_there(tmp_path: Path) -> None:
    root, into = tmp_path / "evidence", tmp_path / "out"
    into.mkdir()
    files.folder(root, {f"{n:02}-证据.pdf": files.pdf(1, f"p{n}") for n in range(1, 41)})
    bundle, _ = plan(case(), root)
    bound = bind(case(), bundle, root, into, on=ON, style=BundleStyle(volume_pages=20))
    assert verify(into, bound) == ()
    counts = [len(seen.texts((into / volume.file).read_bytes())) for volume in bound.volumes]
    assert bound.volumes[0].front_pages > bound.volumes[1].front_pages == 2
    assert counts[:-1] == [20] * (len(counts) - 1)


def test_the_first_volume_has_the_whole_index_and_the_others_their_part(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, volume_pages=7)
    first, second = (
        "".join("".join(seen.texts((into / volume.file).read_bytes())[1 : volume.front_pages]).split())
        for volume in bundle.volumes
    )
    assert first.startswith("证据目录案件编号")
    assert all(f"0{n}-" not in first for n in (1, 2)) and all(title in first for title in "甲乙丙丁")
    assert "6-9第2册" in first and "10第2册" in first and "第1册" not in first
    assert "共2组4份10页，分2册装订" in first and first.count("提交人（签章）") == 1
    assert second.startswith("证据目录（第2册）")
    assert "甲" not in second and "丙" in second and "第二组" in second and "第一组" not in second
    assert "共1组2份5页" in second and "见第1册" in second and "提交人（签章）" not in second
    cover = "".join(seen.texts((into / bundle.volumes[0].file).read_bytes())[0].split())
    assert "本册1组2份5页" in cover


def test_a_volume_is_no_larger_than_the_limit_where_an_exhibit_is_not(tmp_path: Path) -> None:
    root, into = tmp_path / "evidence", tmp_path / "out"
    into.mkdir()
    pictures = {f"{n}.jpg": _noise(n) for n in range(1, 7)}
    files.folder(root, pictures)
    bundle, _ = plan(case(), root)
    bound = bind(case(), bundle, root, into, on=ON, style=BundleStyle(volume_mb=1))
    assert 1 < len(bound.volumes) < len(pictures)
    assert verify(into, bound) == ()
    assert all((into / volume.file).stat().st_size <= 1 << 20 for volume in bound.volumes)


def test_an_exhibit_over_the_limit_stands_alone_and_whole(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, volume_pages=2)
    assert [v.exhibits for v in bundle.volumes] == [(1,), (2,), (3,), (4,)]
    assert verify(into, bundle) == ()


def test_volumes_that_changed_names_are_seen(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, volume_pages=7)
    first, second = (into / volume.file for volume in bundle.volumes)
    third = first.rename(into / "x.pdf")
    second.rename(first)
    third.rename(second)
    assert {"bundle_stamp", "bundle_label"} <= {p.code for p in verify(into, bundle)}


def test_a_volume_that_is_missing_is_seen(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, volume_pages=7)
    (into / bundle.volumes[1].file).unlink()
    assert "bundle_unreadable" in {p.code for p in verify(into, bundle)}


def test_divider_sheets_are_numbered_pages_of_their_exhibit(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, dividers=True)
    assert [(one.pages, one.lead) for one in bundle.exhibits] == [
        ("1-4", 1),
        ("5-7", 1),
        ("8-12", 1),
        ("13-14", 1),
    ]
    assert verify(into, bundle) == ()
    texts = ["".join(text.split()) for text in seen.texts((into / "证据卷.pdf").read_bytes())]
    opening = texts[bundle.front_pages]
    assert opening.startswith("证据1") and opening.endswith("证据卷第1页") and "甲" in opening
    assert texts[bundle.front_pages + 1] == "a1证据卷第2页"


def test_the_words_of_certification_stand_on_the_first_page_of_each_copy(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, certified=True)
    assert verify(into, bundle) == ()
    texts = ["".join(text.split()) for text in seen.texts((into / "证据卷.pdf").read_bytes())]
    words = "".join(stamp.CERTIFIED.split())
    bearing = [at - bundle.front_pages + 1 for at, text in enumerate(texts) if words in text]
    assert bearing == [1, 4, 6, 10]


@pytest.mark.parametrize(("place", "edge"), [(StampPlace.OUTER, "bottom"), (StampPlace.TOP_OUTER, "top")])
def test_the_outer_corner_is_right_on_odd_pages_and_left_on_even_ones(
    tmp_path: Path, place: StampPlace, edge: str
) -> None:
    bundle, into = _volumes(tmp_path, stamp=place)
    assert verify(into, bundle) == ()
    with pikepdf.open(into / "证据卷.pdf") as opened:
        spots = [
            stamp.spot(
                opened.pages[bundle.front_pages + n - 1].obj,
                *stamp.marks(bundle.style, bundle.exhibits[0], n - 1)[0],
            )
            for n in (1, 2)
        ]
    assert spots[0].x > 300 > spots[1].x
    assert all((spot.y > 700) == (edge == "top") for spot in spots)


def test_a_stamp_in_another_corner_than_planned_is_seen(tmp_path: Path) -> None:
    bundle, into = _volumes(tmp_path, stamp=StampPlace.OUTER)
    other = bundle.model_copy(update={"style": BundleStyle()})
    assert "bundle_stamp" in {p.code for p in verify(into, other)}


def test_an_exhibit_inserted_later_does_not_move_the_others(tmp_path: Path) -> None:
    root, into = tmp_path / "evidence", tmp_path / "out"
    into.mkdir()
    files.folder(root, CONTENT)
    bundle, _ = plan(case(), root)
    first, second, third, fourth = bundle.exhibits
    inserted = second.model_copy(update={"label": "1A", "after": 3})
    moved = (
        first,
        inserted,
        third.model_copy(update={"label": "2"}),
        fourth.model_copy(update={"label": "3"}),
    )
    bound = bind(case(), bundle.model_copy(update={"exhibits": moved}), root, into, on=ON)
    assert [(one.name, one.pages) for one in bound.exhibits] == [
        ("1", "1-3"), ("1A", "3A-3B"), ("2", "4-7"), ("3", "8"),
    ]  # fmt: skip
    assert verify(into, bound) == ()
    assert bound.page_count == 10


def test_the_same_volumes_have_the_same_bytes() -> None:
    def once() -> list[bytes]:
        with TemporaryDirectory() as root, TemporaryDirectory() as into:
            bundle = _bound(Path(root), Path(into), volume_pages=7, dividers=True, certified=True)
            return [(Path(into) / volume.file).read_bytes() for volume in bundle.volumes]

    assert once() == once()


def test_the_whole_bundle_is_one_volume_without_limits() -> None:
    _, bundle = bundles.bound()
    assert [volume.file for volume in bundle.volumes] == ["证据卷.pdf"]
