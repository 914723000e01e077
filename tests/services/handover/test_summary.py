"""One page on a case: parties, sums, periods with days left, next acts, whom to ask."""

from datetime import date, timedelta

import pytest

from legal_docs.model.finding import NextAct
from legal_docs.rendering.text import pdf_page_count, pdf_text, squeeze
from legal_docs.services.handover.summary import summary
from tests.conftest import ON
from tests.services import finished
from tests.services.dossiers import dossiers

TO = "某省示例律师事务所 李某酉律师"
LATER = date(2026, 7, 10)


def _text(part: str, on: date = LATER) -> str:
    number = next(number for number in dossiers() if part in number)
    return squeeze(pdf_text(summary(dossiers()[number], to=TO, on=on)))


@pytest.mark.parametrize("number", sorted(dossiers()))
def test_every_sample_fits_on_one_page(number: str) -> None:
    assert pdf_page_count(summary(dossiers()[number], to=TO, on=LATER)) == 1


def test_parties_sums_and_whom_to_ask_are_there() -> None:
    text = _text("001")
    for words in (
        "被告（借款人）张某䶮",
        "69,388.47",
        "76,713.00",
        "孙某申",
        "10000009001",
        TO,
        "2026年7月10日",
    ):
        assert squeeze(words) in text


def test_sums_that_are_nothing_are_left_out() -> None:
    assert "违约金" not in _text("001")


def test_days_left_are_counted_from_the_day_of_handing_over() -> None:
    period = finished.case().dossier.findings.periods[0]
    assert period.safe_last_day is not None
    for on in (ON, LATER):
        assert f"还有{(period.safe_last_day - on).days}天" in _text("001", on)


def test_what_ends_first_stands_first_and_what_does_not_run_last() -> None:
    dossier = finished.case().dossier
    period = dossier.findings.periods[0]
    soon = period.model_copy(update={"safe_last_day": LATER + timedelta(days=9), "debt": "甲"})
    stopped = soon.model_copy(update={"running": False, "reason": "pending", "debt": "乙"})
    unknown = period.model_copy(update={"safe_last_day": None, "debt": "丙"})
    findings = dossier.findings.model_copy(update={"periods": (stopped, period, soon, unknown)})
    text = squeeze(pdf_text(summary(dossier.model_copy(update={"findings": findings}), to=TO, on=LATER)))
    places = [text.index(words) for words in ("期间无法算出", "还有9天", "距稳妥届满日还有1", "程序进行中")]
    assert places == sorted(places)
    assert "乙——程序进行中" in text and "甲2026-07-19" in text


def test_a_masked_page_has_no_telephone_but_the_banks_own() -> None:
    dossier = finished.case().dossier
    texts = [squeeze(pdf_text(summary(dossier, to=TO, on=LATER, masked=m))) for m in (False, True)]
    for phone in ("10000000001", "10000009001", "10000009002"):  # debtor, clerk, lawyer
        assert [phone in text for text in texts] == [True, False]
    for words in ("10000009201", "张某䶮", "孙某申", "李某酉"):
        assert all(words in text for text in texts)


def test_guarantors_and_debtors_are_told_apart() -> None:
    text = _text("004")
    assert "被告（保证人）周某丙" in text and "被告（借款人）某市A&B贸易有限公司" in text


def test_acts_are_listed_once_by_day_and_those_for_now_first() -> None:
    dossier = finished.case().dossier
    period = dossier.findings.periods[0]
    later = NextAct(act="其后行动", by=LATER + timedelta(days=9), paper="某文书")
    acts = (later, NextAct(act="马上行动", by=None), later)
    findings = dossier.findings.model_copy(
        update={"periods": (period.model_copy(update={"next_acts": acts}),)}
    )
    text = squeeze(pdf_text(summary(dossier.model_copy(update={"findings": findings}), to=TO, on=LATER)))
    assert text.index("尽快马上行动") < text.index("2026-07-19其后行动某文书")
    assert text.count("其后行动") == 1


def test_what_has_no_room_is_counted_beneath() -> None:
    dossier = finished.case().dossier
    many = dossier.findings.periods[:1] * 30
    findings = dossier.findings.model_copy(update={"periods": many})
    pdf = summary(dossier.model_copy(update={"findings": findings}), to=TO, on=LATER)
    assert pdf_page_count(pdf) == 1
    assert "另有22个期间，见《时效审查意见》" in squeeze(pdf_text(pdf))


def test_the_role_of_the_bank_in_enforcement_is_its_own() -> None:
    assert "申请执行人" in _text("008") and "被执行人（借款人）" in _text("008")
