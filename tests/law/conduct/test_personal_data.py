from datetime import date
from typing import Any

import pytest

from legal_docs.law.conduct.personal_data import is_sensitive, names_third_persons, personal_data_points
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point
from tests.law.factory import BORROWER, CO_BORROWER, case, contact, event

ON = date(2026, 3, 2)


def raised(**changes: Any) -> dict[str, Point]:
    return {each.code: each for each in personal_data_points(case(**changes), on=ON)}


def test_the_borrowers_contact_list_may_not_go_into_the_bundle() -> None:
    # J-01: minimum scope; the phone's contact list is data of third persons and proves no loan
    found = raised(evidence=[{"file": "07-其他/手机通讯录导出.xlsx"}])["third_persons_data"]
    assert found.level is Level.STOP and found.articles == ("个人信息保护法2021.5", "个人信息保护法2021.6")
    assert "手机通讯录导出" in found.sentence and "不提交" in found.sentence
    assert raised(evidence=[{"file": "07-其他/手机通讯录导出.xlsx", "exclude": True}]) == {}


def test_a_file_that_only_proves_a_record_is_looked_at_too() -> None:
    assert "third_persons_data" in raised(contacts=[contact("2026-02-01", evidence="04/亲友联系人名单.pdf")])
    assert "third_persons_data" in raised(events=[event("2026-02-01", "other", evidence="04/通话详单.pdf#3")])
    clue = {"id": "P1", "owner": BORROWER, "kind": "vehicle", "description": "车", "evidence": "05/群聊.png"}
    assert "third_persons_data" in raised(clues=[clue])
    kept_out = [{"file": "04/通话详单.pdf", "exclude": True}]
    assert raised(evidence=kept_out, contacts=[contact("2026-02-01", evidence="04/通话详单.pdf")]) == {}


@pytest.mark.parametrize(
    "title",
    [
        "手机通讯录.xlsx",
        "通信录导出",
        "紧急联系人信息.pdf",
        "联系人清单",
        "通话详单",
        "话单2026",
        "家族群聊记录",
    ],
)
def test_papers_that_show_other_people(title: str) -> None:
    assert names_third_persons(title)


@pytest.mark.parametrize(
    "title", ["电话催收记录.csv", "身份证复印件", "送达地址及联系人确认书", "短信发送日志"]
)
def test_papers_that_prove_the_case(title: str) -> None:
    assert not names_third_persons(title) and not is_sensitive(title)


def test_sensitive_papers_are_to_be_covered_up_where_not_needed() -> None:
    found = raised(evidence=[{"file": "06/甲.pdf", "title": "诊断证明"}])["sensitive_data"]
    assert (
        found.level is Level.CHECK
        and "个人信息保护法2021.28" in found.articles
        and "诊断证明" in found.sentence
    )
    both = raised(evidence=[{"file": "06/亲友健康通讯录.pdf"}])
    assert list(both) == ["third_persons_data", "sensitive_consent"]


def test_whether_sensitive_data_needs_a_separate_consent_is_open() -> None:
    found = raised(evidence=[{"file": "06/病历.pdf"}])["sensitive_consent"]
    assert found.grade is Grade.UNSETTLED and found.level is Level.NOTE and "稳妥的做法" in found.sentence
    assert "sensitive_consent" not in raised(evidence=[{"file": "06/身份证.pdf"}])


@pytest.mark.parametrize(("born_on", "found"), [("2012-03-03", True), ("2012-03-02", False), (None, False)])
def test_a_child_under_fourteen_is_named(born_on: str | None, found: bool) -> None:
    child = {"kind": "natural", "name": CO_BORROWER, "born_on": born_on}
    points = raised(people=[{"kind": "natural", "name": BORROWER}, child])
    assert ("child_under_14" in points) is found
    assert not found or CO_BORROWER in points["child_under_14"].sentence


def test_a_claim_that_was_assigned_passed_on_the_data_of_people() -> None:
    bought = case().creditor.model_dump() | {"assigned_from": "样例商业银行"}
    assert "样例商业银行" in raised(creditor=bought)["data_passed_on"].sentence
    assert "data_passed_on" in raised(events=[event("2026-03-02", "assignment")])
    assert raised(events=[event("2026-03-03", "assignment")]) == {}
    company = [{"kind": "organisation", "name": BORROWER}]
    assert raised(people=company, creditor=bought) == {}


def test_after_full_performance_the_data_is_only_stored() -> None:
    done = event("2025-03-01", "enforcement", ended_on="2026-03-02", ended_by="performed")
    found = raised(events=[done])["purpose_reached"]
    assert found.rule == "R-CMP-3" and found.level is Level.NOTE and "2026年3月2日" in found.sentence
    assert raised(events=[done | {"ended_on": "2026-03-03"}]) == {}
    assert raised(events=[done | {"ended_by": "closed_for_now"}]) == {}
