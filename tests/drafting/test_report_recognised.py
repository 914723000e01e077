"""The part of the report on recognised words: marked, and absent where no scan was read."""

import json
from typing import Any

from legal_docs import shipped
from legal_docs.drafting.report import html, json_bytes
from legal_docs.drafting.report_recognised import MARK, as_json, recognised
from legal_docs.model.dossier import Dossier
from legal_docs.model.proving import Proving
from tests.drafting.factory import dossier, exhibit

FILE = "01/合同.pdf"
HINTS = {
    "hints": [
        {
            "code": "annual_rate",
            "what": "年利率",
            "subject": "合同甲",
            "spots": [
                {"proof": {"file": FILE, "page": 2}, "value": "7%"},
                {"field": "借款 › 年利率", "value": "4%"},
            ],
            "advice": "请改正案件资料",
        }
    ],
    "stranger_hints": [{"proof": {"file": FILE, "page": 3}, "phones": 4, "ids": 2}],
}


def read(left: tuple[int, ...] = (4,), **pages: Any) -> Dossier:
    plain = dossier(exhibit(1, FILE, 1, 4).model_copy(update={"recognised": (1, 2, 3), **pages}))
    marked = plain.bundle.exhibits[0].model_copy(update={"unrecognised": left})
    bundle = plain.bundle.model_copy(update={"exhibits": (marked,), "recognised_by": "rapidocr 3.10.0"})
    return plain.model_copy(update={"bundle": bundle, "proving": Proving.model_validate(HINTS)})


def page(found: Dossier) -> str:
    return html(found, (shipped.templates() / "report" / "时效审查意见.html").read_text("utf-8"))


def test_nothing_is_said_where_no_scan_was_read() -> None:
    bare = read(left=(), recognised=())
    assert recognised(bare) is None and as_json(bare) is None
    assert json.loads(json_bytes(bare))["recognised"] is None
    assert "识别" not in page(bare)


def test_pages_with_and_without_words_are_named_as_the_bundle_calls_them() -> None:
    found = recognised(read())
    assert found is not None
    assert (found["页"], found["未识别"], found["程序"]) == ("证据1第1-3页", "证据1第4页", "rapidocr 3.10.0")


def test_a_scan_that_could_not_be_read_is_told_where_none_could() -> None:
    none = read(recognised=())
    assert recognised(none) is not None and as_json(none) is not None
    shown = page(none)
    assert "下列扫描页没有能够使用的识别文字，请人工查看：证据1第4页" in shown
    assert "带有看不见的识别文字" not in shown


def test_every_hint_on_the_page_bears_the_mark_and_no_advice_to_change_the_case_file() -> None:
    shown = page(read())
    assert shown.count(MARK) == 3
    assert "证据1第2页《证据1》：7%" in shown and "手机号码4个、身份证号码2个" in shown
    assert "请改正案件资料" not in shown and "请对照扫描件原图核对" in shown


def test_the_json_bears_the_mark_with_pages_resolved() -> None:
    told = as_json(read())
    assert told is not None
    told = json.loads(json.dumps(told))
    assert (told["note"], told["program"]) == (MARK, "rapidocr 3.10.0")
    assert (told["pages"], told["pages_left"]) == ("证据1第1-3页", "证据1第4页")
    assert told["hints"][0]["spots"][0]["place"] == "证据1第2页《证据1》"
    assert told["strangers"][0]["exhibits"] == "证据1第3页"
