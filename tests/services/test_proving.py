"""The evidence of the samples weighed, and the warnings that come of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legal_docs import shipped
from legal_docs.bundling import reading
from legal_docs.bundling.contradictions.find import find
from legal_docs.bundling.plan import plan
from legal_docs.intake.read import LoadedCase, read
from legal_docs.model.casefile import CaseFile
from legal_docs.model.proving import Proving
from legal_docs.services.proving import doubts, weigh
from tests.conftest import SampleRuns
from tests.drafting.factory import dossier, exhibit

NUMBERS = [
    "DEMO-2026-001-消费贷",
    "DEMO-2026-002-信用卡",
    "DEMO-2026-003-住房按揭",
    "DEMO-2026-004-小微流贷",
    "DEMO-2026-005-时效后签收",
    "DEMO-2026-006-短信中断",
    "DEMO-2026-007-旧债过渡",
    "DEMO-2026-008-申请执行",
    "DEMO-2026-009-合同与流水矛盾",
    "DEMO-2026-010-拟提前到期",
    "DEMO-2026-011-支付令",
]
MADE_TO_CONTRADICT = {"DEMO-2026-009-合同与流水矛盾": ["paid_out", "annual_rate"]}
ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def samples() -> dict[str, LoadedCase]:
    files = (shipped.samples() / name for name in ("cases.json", "cases.xlsx"))
    return {one.case.number: one for file in files for one in read(file, on=ON).cases}


@pytest.fixture(scope="module")
def words(samples: dict[str, LoadedCase]) -> dict[str, tuple[reading.Words, ...]]:
    """What the exhibits of the two fullest samples say."""
    chosen = ("DEMO-2026-001-消费贷", "DEMO-2026-003-住房按揭", "DEMO-2026-002-信用卡")
    return {number: _read(samples[number]) for number in chosen}


def _read(one: LoadedCase) -> tuple[reading.Words, ...]:
    assert one.folder is not None
    return reading.read(plan(one.case, one.folder)[0], one.folder)


@pytest.mark.parametrize("number", NUMBERS)
def test_only_the_sample_made_to_contradict_does(sample_runs: SampleRuns, number: str) -> None:
    report = json.loads(sample_runs.file(number, "时效审查意见.json"))
    found = [each["code"] for each in report["proving"]["contradictions"]]
    assert found == MADE_TO_CONTRADICT.get(number, [])
    assert report["proving"]["strangers"] == []
    assert report["proving"]["matrix"]


@pytest.mark.parametrize(
    ("number", "path", "value", "code"),
    [
        ("001", "loans.0.number", "DEMO-XFD-2024-0002", "contract_number"),
        ("001", "loans.0.amount", "130000", "loan_amount"),
        ("001", "loans.0.signed_on", "2024-03-19", "signed_on"),
        ("001", "loans.0.rate.annual_percent", "7.3", "annual_rate"),
        ("001", "loans.0.penalty.overdue_uplift_percent", "40", "penalty_uplift"),
        ("001", "loans.0.term_to", "2027-03-21", "term"),
        ("001", "loans.0.disbursements.0.note", "DEMO-JJ-2024-000109", "note_number"),
        ("001", "loans.0.disbursements.0.amount", "119000", "paid_out"),
        ("001", "loans.0.disbursements.0.disbursed_on", "2024-03-21", "paid_out_on"),
        ("001", "loans.0.disbursements.0.due_on", "2027-03-22", "due_on"),
        ("001", "loans.0.disbursements.0.account", "9999990000000001013", "account"),
        ("001", "loans.0.disbursements.0.schedule.30.principal", "3583.80", "schedule"),
        ("001", "loans.0.acceleration.declared_on", "2025-12-09", "notice_date"),
        ("001", "people.0.id_number", "999999199005172031", "id_number"),
        ("001", "creditor.uscc", "91999999MA90010141", "id_number"),
        ("001", "repayments.8.amount", "3731.48", "payment"),
        ("001", "repayments.8.paid_on", "2025-01-04", "payment"),
        ("001", "balances.0.penalty", "3286.12", "balance"),
        ("001", "contacts.0.on", "2025-08-23", "contact"),
        ("001", "contacts.2.sent_to", "10000000002", "contact"),
        ("001", "contacts.3.outcome", "reached", "contact"),
        ("002", "cards.0.daily_percent", "0.04", "daily_rate"),
        ("002", "cards.0.statements.3.closing", "30199.81", "statement"),
        ("003", "loans.0.rate.spread_bp", 50, "rate_spread"),
        ("003", "collateral.0.registered_on", "2022-06-16", "registered_on"),
        (
            "003",
            "collateral.0.registration_number",
            "某（2022）临江示例市不动产证明第0000004号",
            "registration_number",
        ),
        ("003", "people.1.id_number", "999999198802292649", "id_number"),
    ],
)
def test_a_slip_in_the_case_file_of_a_sample_is_found(
    samples: dict[str, LoadedCase],
    words: dict[str, tuple[reading.Words, ...]],
    number: str,
    path: str,
    value: Any,
    code: str,
) -> None:
    (name,) = [each for each in words if number in each]
    changed = _with(samples[name].case, path, value)
    assert code in {each.code for each in find(changed, words[name])}


def _with(case: CaseFile, path: str, value: Any) -> CaseFile:
    data = case.model_dump(mode="json")
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    place: Any = data
    for part in way:
        place = place[part]
    place[last] = value
    return CaseFile.model_validate(data)


def test_a_case_without_a_folder_is_not_weighed(samples: dict[str, LoadedCase]) -> None:
    one = samples["DEMO-2026-001-消费贷"]
    bundle = dossier(exhibit(1, "a.pdf", 1, 1)).bundle
    assert weigh(LoadedCase(one.case, (), None, one.source), bundle, on=ON) is None


def test_the_doubts_are_warnings_of_the_case_each_with_what_to_do(samples: dict[str, LoadedCase]) -> None:
    one = samples["DEMO-2026-009-合同与流水矛盾"]
    assert one.folder is not None
    bundle, _ = plan(one.case, one.folder)
    weighed = weigh(one, bundle, on=ON)
    assert weighed is not None
    assert weighed.unread == ("06-主体材料/身份证复印件.pdf",)
    found = doubts(dossier(exhibit(1, "a.pdf", 1, 1)).model_copy(update={"proving": weighed}))
    assert {each.code for each in found} == {"evidence_contradiction", "fact_without_proof"}
    assert all(not each.is_error and each.place.case and each.advice_zh for each in found)
    assert "03-还款流水/还款流水.xlsx：6.8%；借款 › 年利率：6.5%" in found[1].zh


def test_a_warning_holds_numbers_of_people_only_in_part(
    samples: dict[str, LoadedCase], words: dict[str, tuple[reading.Words, ...]]
) -> None:
    name = "DEMO-2026-001-消费贷"
    changed = _with(samples[name].case, "people.0.id_number", "999999199005172031")
    weighed = Proving(contradictions=find(changed, words[name]))
    (said,) = [
        each.zh
        for each in doubts(dossier(exhibit(1, "a.pdf", 1, 1)).model_copy(update={"proving": weighed}))
        if each.code == "evidence_contradiction"
    ]
    assert "01-借款合同/个人消费借款合同.pdf第1页：9999****39；张某䶮 › 证件号码：9999****31" in said


def test_essential_papers_and_strangers_numbers_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("姓名,电话\n甲,13900000001\n乙,13900000002\n丙,13900000003\n", "utf-8")
    bare = dossier(exhibit(1, "名册.csv", 1, 1))
    weighed = weigh(LoadedCase(bare.case, (), tmp_path, tmp_path), bare.bundle, on=ON)
    found = doubts(bare.model_copy(update={"proving": weighed}))
    essential = [each.zh for each in found if each.code == "essential_paper_missing"]
    assert f"缺少必备的证据：借款合同：{bare.case.loans[0].number}" in essential
    assert not any("送达地址" in said for said in essential)
    (strangers,) = [each for each in found if each.code == "exhibit_strangers"]
    assert (strangers.place.file, strangers.zh) == (
        "名册.csv",
        "有案外人的信息（页码—）：手机号码3个、身份证号码0个",
    )
