"""The papers of a case say the same sums, and count the same people."""

from dataclasses import replace
from typing import Any

import pytest

from legal_docs.drafting.words import yuan
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import Blank, FormRow, FormSheet
from legal_docs.services.agreement import STATED, Made, disagreements, sums
from tests.services.dossiers import dossier, made

SAMPLES = [f"-{number:03}-" for number in range(1, 12)]


def papers(part: str) -> list[Made]:
    return [each for each, _ in made(part)]


def paper(part: str, kind: FilingKind) -> Made:
    return next(each for each in papers(part) if each.draft.kind is kind)


def told(case: Dossier, *found: Made) -> list[str]:
    return [zh for zh, _ in disagreements(case, found)]


@pytest.mark.parametrize("part", SAMPLES)
def test_the_papers_of_a_sample_agree(part: str) -> None:
    stated = [each for each in papers(part) if each.draft.kind in STATED]
    assert len(stated) >= 2
    assert told(dossier(part), *papers(part)) == []


@pytest.mark.parametrize("part", SAMPLES)
def test_each_paper_that_states_the_sum_states_the_ledgers(part: str) -> None:
    total = yuan(dossier(part).arrears.owed.total)
    for each in papers(part):
        if each.draft.kind in STATED:
            assert ("合计", total) in list(sums(each.draft)), each.draft.name


def changed(found: Made, **values: Any) -> Made:
    context = found.draft.context.model_copy(update=values)  # type: ignore[union-attr]
    return replace(found, draft=replace(found.draft, context=context))


def test_another_total_in_the_complaint_is_told() -> None:
    found = paper("-001-", FilingKind.COMPLAINT)
    claims = found.draft.context.claims.model_copy(update={"total": "76,713.01"})  # type: ignore[union-attr]
    words = told(dossier("-001-"), changed(found, claims=claims))
    assert words == ["《民事起诉状》的合计为76,713.01元，与债权计算明细的76,713.00元不一致"]


@pytest.mark.parametrize(("number", "name"), [(0, "本金"), (1, "息费"), (2, "实现债权的费用")])
def test_another_part_in_the_complaint_is_told(number: int, name: str) -> None:
    found = paper("-001-", FilingKind.COMPLAINT)
    claims = found.draft.context.claims  # type: ignore[union-attr]
    items = list(claims.items)
    items[number] = items[number].model_copy(update={"amount": "1.00"})
    wrong = changed(found, claims=claims.model_copy(update={"items": tuple(items)}))
    assert [f"的{name}为1.00元" in words for words in told(dossier("-001-"), wrong)] == [True]


@pytest.mark.parametrize(
    ("part", "kind", "field"),
    [
        ("-001-", FilingKind.STATEMENT, "total"),
        ("-001-", FilingKind.PRESERVATION, "amount"),
        ("-008-", FilingKind.ENFORCEMENT, "total"),
    ],
)
def test_another_total_elsewhere_is_told(part: str, kind: FilingKind, field: str) -> None:
    words = told(dossier(part), changed(paper(part, kind), **{field: "9.99"}))
    assert len(words) == 1 and "的合计为9.99元" in words[0]


def test_another_component_in_the_statement_is_told() -> None:
    found = paper("-001-", FilingKind.STATEMENT)
    rows = found.draft.context.owed  # type: ignore[union-attr]
    wrong = changed(found, owed=(*rows[:3], rows[3].model_copy(update={"owed": "58.60"}), *rows[4:]))
    assert "的复利为58.60元" in told(dossier("-001-"), wrong)[0]


def test_a_total_lost_from_the_finished_text_is_told() -> None:
    found = paper("-001-", FilingKind.COMPLAINT)
    without = replace(found, text=found.text.replace("76,713.00", "176,713.00"))
    assert told(dossier("-001-"), without) == ["《民事起诉状》没有写明合计76,713.00元"]
    plain = replace(found, text=found.text.replace("76,713.00", "76713.00"))
    assert told(dossier("-001-"), plain) == []


def test_a_copy_for_each_defendant_is_counted() -> None:
    found = paper("-003-", FilingKind.COMPLAINT)
    words = told(dossier("-003-"), changed(found, copies=1))
    assert words == ["《民事起诉状》的副本份数为1，对方当事人为2人"]
    listing = paper("-003-", FilingKind.FILING_LIST)
    assert "套数" in told(dossier("-003-"), changed(listing, sets=2))[0]


def test_fees_reckoned_on_another_sum_are_told() -> None:
    case = dossier("-001-")
    assert case.findings.assessment is not None
    wrong = case.findings.assessment.model_copy(update={"claim": case.findings.assessment.claim + 1})
    findings = case.findings.model_copy(update={"assessment": wrong})
    assert "计费数额" in told(case.model_copy(update={"findings": findings}))[0]
    none = case.findings.model_copy(update={"assessment": None})
    assert told(case.model_copy(update={"findings": none})) == []


def test_an_element_form_is_read_by_its_printed_labels() -> None:
    rows = (
        FormRow("诉讼请求", "本金", (Blank("尚欠本金", "69,388.47", "元"), Blank("已还本金", "1.00", "元"))),
        FormRow("诉讼请求", "标的总额", (Blank("", "人民币76,713.00元（暂计至2026年5月31日）"),)),
        FormRow("事实与理由", "借款金额", (Blank("", "120,000.00元"),)),
    )
    found = paper("-001-", FilingKind.COMPLAINT)
    draft = replace(found.draft, kind=FilingKind.ELEMENT_COMPLAINT, context=FormSheet("表", rows))
    assert list(sums(draft)) == [("本金", "69,388.47"), ("合计", "76,713.00")]
    assert told(dossier("-001-"), Made(draft, "标的总额76,713.00元")) == []
    assert "没有写明合计" in told(dossier("-001-"), Made(draft, "标的总额"))[0]
