"""The part of the report on evidence, as HTML and as JSON."""

import json
from typing import Any

from legal_docs import shipped
from legal_docs.drafting.report import html, json_bytes
from legal_docs.drafting.report_proving import as_json, proving
from legal_docs.model.dossier import Dossier
from legal_docs.model.proving import Proving
from tests.drafting.factory import dossier, exhibit
from tests.ledger.factory import loan

FILE = "01/合同.pdf"


def requirement(code: str, state: str, weight: str, **changes: Any) -> dict[str, Any]:
    return {"code": code, "paper": code, "state": state, "weight": weight, "why": f"{code}的理由"} | changes


def weighed(**changes: Any) -> Dossier:
    fields = {
        "requirements": [
            requirement("已有的", "yes", "essential", met_by=[{"file": FILE, "page": 2}]),
            requirement("待核的", "to_check", "essential", note="请核对"),
            requirement("次要的", "missing", "advised"),
            requirement("必备的", "missing", "essential", subject="合同一", articles=["民法典.496"]),
        ],
        "contradictions": [
            {
                "code": "annual_rate",
                "what": "年利率",
                "spots": [
                    {"proof": {"file": FILE, "page": 3}, "row": 7, "value": "5%"},
                    {"field": "借款 › 年利率", "value": "4%"},
                ],
                "advice": "请核对原件",
            }
        ],
        "strangers": [{"proof": {"file": FILE, "page": 1}, "phones": 4, "ids": 2}],
        "unread": [FILE, "没有.pdf"],
        "cut": [FILE],
    }
    plain = dossier(exhibit(1, FILE, 1, 4), **changes)
    return plain.model_copy(update={"proving": Proving.model_validate(fields)})


def page(found: Dossier) -> str:
    template = (shipped.templates() / "report" / "时效审查意见.html").read_text("utf-8")
    return html(found, template)


def test_nothing_is_said_of_evidence_that_was_not_looked_at() -> None:
    bare = dossier()
    assert proving(bare) is None
    assert json.loads(json_bytes(bare))["proving"] is None
    assert "证据核对" not in page(bare)


def test_what_is_missing_comes_before_what_is_to_be_checked_the_weightier_first() -> None:
    found = proving(weighed())
    assert found is not None
    assert [row["材料"] for row in found["缺少"]] == ["必备的", "次要的", "待核的"]  # type: ignore[attr-defined]
    assert [(row["材料"], row["证据"]) for row in found["已有"]] == [("已有的", "证据1第2页")]  # type: ignore[attr-defined]


def test_the_page_names_reasons_both_places_of_a_contradiction_and_what_was_not_read() -> None:
    said = page(weighed())
    for words in (
        "必备的的理由",
        "民法典第四百九十六条",
        "证据1第3页《证据1》表中第7行",
        "案件资料：借款 › 年利率",
        "证据1第1页：手机号码4个、身份证号码2个",
        "请人工核对：证据1证据1",
        "只读取了前一部分：证据1证据1",
        "没有引用证据，或者引用的文件不在证据卷中",
    ):
        assert words in said


def test_articles_of_the_civil_code_are_not_named_for_a_debt_that_is_older() -> None:
    note = {"note": "JJ-1", "disbursed_on": "2015-01-08", "due_on": "2016-01-08", "amount": "100000"}
    old = weighed(loans=[loan(signed_on="2015-01-08", disbursements=[note])])
    assert "民法典第四百九十六条" not in page(old)


def test_a_case_with_all_papers_and_no_contradiction_says_so() -> None:
    plain = dossier(exhibit(1, FILE, 1, 4)).model_copy(update={"proving": Proving()})
    said = page(plain)
    assert "证据卷中均有" in said
    assert "没有发现与案件资料不一致之处" in said


def test_the_json_holds_everything_with_pages_resolved() -> None:
    found = as_json(weighed())
    assert found is not None
    told = json.loads(json.dumps(found))
    assert [each["exhibits"] for each in told["requirements"]] == ["证据1第2页", "", "", ""]
    spots = told["contradictions"][0]["spots"]
    assert [spot["place"] for spot in spots] == ["证据1第3页《证据1》表中第7行", "案件资料：借款 › 年利率"]
    assert told["strangers"][0]["exhibits"] == "证据1第1页"
    assert (told["unread"], told["cut"]) == ([FILE, "没有.pdf"], [FILE])
    assert {row["gap"] for row in told["matrix"]} == {"没有引用证据，或者引用的文件不在证据卷中"}
    assert told["matrix"][0]["exhibits"] == []
