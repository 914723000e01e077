"""What a court wants, by a form: only what differs is written down, and everything else goes on."""

import tomllib
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.model.exhibit import BundleStyle, StampPlace
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import entering_courts, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered
from legal_docs.services.desk.entering_courts import EVERY
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.wiring import Wiring
from tests.houses import administrator

COURT = "某市某区人民法院"
PATTERN = "{姓名}-{证件号后四位}-{文书}.pdf"


@pytest.fixture
def admin(one_house: Wiring) -> Desk:
    return administrator(one_house)


def court(desk: Desk, name: str = COURT, bundle: BundleStyle | None = None, **more: Any) -> Entered:
    told: dict[str, Any] = {
        "pattern": PATTERN, "types": "pdf", "file_mb": 10, "one_file": True, "source": "电话告知",
    } | more  # fmt: skip
    return entering_courts.court(desk, name, bundle or BundleStyle(), **told)


def said(entered: Entered) -> dict[str, Any]:
    return tomllib.loads(entered.data.decode())


def kept(desk: Desk, entered: Entered) -> int:
    return tables.upload(desk, SupplyKind.COURTS, entered.name, entered.data, entered.reason).id


def test_only_what_differs_is_written_down(admin: Desk) -> None:
    entered = court(admin, f" {COURT} ", BundleStyle(volume_mb=30, certified=True), types=" PDF、.docx，pdf ")
    assert said(entered) == {
        COURT: {
            "bundle": {"certified": True, "volume_mb": 30},
            "efiling": {"types": ["pdf", "docx"], "file_mb": 10},
        }
    }
    assert (entered.before, entered.reason) == (0, f"{COURT}：电话告知")
    tables.use(admin, kept(admin, entered))
    found = in_force(admin.wiring).courts
    assert (found.of(COURT).bundle.volume_mb, found.of(COURT).efiling.types) == (30, ("pdf", "docx"))
    assert found.of("另一家法院").efiling.file_mb == 0


def test_what_holds_for_all_is_a_base_for_each_court(admin: Desk) -> None:
    kept(admin, court(admin))
    every = court(admin, EVERY, BundleStyle(stamp=StampPlace.OUTER), file_mb=10)
    assert said(every) == {
        COURT: {"efiling": {"file_mb": 10}},
        "default": {"bundle": {"stamp": "bottom_outer"}, "efiling": {"file_mb": 10}},
    }
    assert every.before == 1 and every.reason == "全部法院：电话告知"
    kept(admin, every)
    known = entering_courts.known(admin)
    assert known.of(COURT).bundle.stamp is StampPlace.OUTER and known.default.efiling.file_mb == 10
    same = court(admin, COURT, BundleStyle(stamp=StampPlace.OUTER), pattern="{序号}.pdf", file_mb=10)
    assert said(same)[COURT] == {"efiling": {"pattern": "{序号}.pdf"}}
    none = court(admin, COURT, BundleStyle(stamp=StampPlace.OUTER), file_mb=10)
    assert COURT not in said(none)
    with pytest.raises(BadInputError, match="与全部法院的要求相同"):
        court(admin, "另一家法院", BundleStyle(stamp=StampPlace.OUTER), file_mb=10)


def test_a_court_is_taken_out_and_the_others_stay(admin: Desk) -> None:
    data = f'["{COURT}".efiling]\nfile_mb = 10\n["乙法院".bundle]\ndividers = true\n'.encode()
    tables.upload(admin, SupplyKind.COURTS, "c.toml", data, "上传")
    entered = entering_courts.without(admin, COURT)
    assert said(entered) == {"乙法院": {"bundle": {"dividers": True}}} and entered.reason == f"删去{COURT}"
    kept(admin, entered)
    last = entering_courts.without(admin, "乙法院")
    assert said(last) == {} and kept(admin, last)
    assert entering_courts.known(admin).courts == {}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "请填写法院全称"),
        ({"name": "院" * 101}, "请填写法院全称"),
        ({"name": "某\u202e院"}, "法院名称中有不可见的字符 U\\+202E"),
        ({"source": ""}, "请填写依据"),
        ({"types": ""}, "文件类型应为扩展名"),
        ({"types": "pdf、../x"}, "文件类型应为扩展名"),
        ({"pattern": "{姓名"}, "文件名格式不能使用.*花括号"),
        ({"pattern": "{手机}.pdf"}, "文件名格式不能使用.*只能用"),
        ({"pattern": "{姓名}\u200b.pdf"}, "文件名格式中有不可见的字符"),
        ({"file_mb": 0}, "与全部法院的要求相同"),
        ({"name": EVERY, "file_mb": 0}, "与程序自带的要求相同"),
    ],
)
def test_each_field_that_cannot_be_used_is_named(admin: Desk, change: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        court(admin, **change)


def test_a_court_like_all_others_but_written_down_before_can_be_set_back(admin: Desk) -> None:
    kept(admin, court(admin))
    back = court(admin, file_mb=0)
    assert said(back) == {} and tables.compare(admin, SupplyKind.COURTS, back.name, back.data)
